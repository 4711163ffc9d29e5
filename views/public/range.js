/*
 * Several cells at once: Alt+Shift+arrows or a click with Shift held mark a block from the cell with the focus. Ctrl+C copies it as
 * a spreadsheet pastes it, Ctrl+D fills its first row down, Delete empties it; Escape or any other way on lets go of it. Without a
 * block Ctrl+D takes the text of the cell above.
 */
import { sendTogether, tell } from './block.js';
import { cellOf, cellsIn, controlOf, textOf } from './cells.js';

const STEPS = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

/** `{ from, to }` as [row, column] in the form's own grid; null while nothing is marked. */
let block = null;

/**
 * The rows of a form's part, each with its cells as a paste would fill them: weights are a column of their own, and what is
 * behind a disclosure or chosen by buttons belongs to no block.
 */
function gridAround(control) {
  const weights = control.dataset.column === 'weight';
  const belongs = (one) =>
    one.tagName !== 'FORM' &&
    one.dataset.column !== 'share' &&
    one.dataset.column !== 'pace' &&
    (one.dataset.column === 'weight') === weights &&
    one.offsetParent !== null &&
    !one.closest('details');
  return [...control.closest('tbody').querySelectorAll('tr')]
    .map((row) => cellsIn(row).filter(belongs))
    .filter((cells) => cells.length > 0);
}

/** What shows that a cell is marked: the field with its frame. */
const frameOf = (control) => control.closest('.grow') || control;

function placeOf(grid, control) {
  const row = grid.findIndex((cells) => cells.includes(control));
  return row === -1 ? null : [row, grid[row].indexOf(control)];
}

function between(one, other) {
  return [Math.min(one, other), Math.max(one, other)];
}

/** The marked cells, row by row. */
function marked(grid) {
  const [top, bottom] = between(block.from[0], block.to[0]);
  const [first, last] = between(block.from[1], block.to[1]);
  return grid.slice(top, bottom + 1).map((cells) => cells.slice(first, last + 1));
}

function clear() {
  block = null;
  for (const one of document.querySelectorAll('.marked')) one.classList.remove('marked');
}

function mark(grid, from, to) {
  clear();
  block = { from, to };
  for (const one of marked(grid).flat()) frameOf(one).classList.add('marked');
}

function extend(control, [down, right]) {
  const grid = gridAround(control);
  const from = placeOf(grid, control);
  if (!from) return;
  const [row, column] = block ? block.to : from;
  const to = [
    Math.min(Math.max(row + down, 0), grid.length - 1),
    Math.min(Math.max(column + right, 0), grid[from[0]].length - 1),
  ];
  mark(grid, from, to);
  const end = grid[to[0]][to[1]] || grid[to[0]][0];
  end.scrollIntoView({ block: 'nearest' });
}

/** A text as a spreadsheet reads it back: quoted where it holds a tab, a line break or a quote. */
function asCell(text) {
  return /[\t\n"]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function fillDown(control) {
  const grid = gridAround(control);
  if (block) {
    const [first, ...below] = marked(grid);
    const texts = below.flatMap((cells) =>
      cells.map((one, i) => ({ cell: one.id, text: first[i] ? textOf(first[i]) : '' })),
    );
    sendTogether(texts, { said: (count) => `已向下填充 ${count} 格。` });
    return;
  }
  const place = placeOf(grid, control);
  const above =
    place && place[0] > 0 ? grid[place[0] - 1].find((one) => one.dataset.column === control.dataset.column) : null;
  if (above && textOf(above) !== '') sendTogether([{ cell: control.id, text: textOf(above) }]);
}

function isFormCell(target) {
  return cellOf(target) !== null && target.closest('#sheet') !== null && !target.closest('details');
}

document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  if (!isFormCell(target)) return;
  const control = controlOf(cellOf(target));
  if (event.altKey && event.shiftKey && STEPS[key]) {
    event.preventDefault();
    extend(control, STEPS[key]);
  } else if ((event.ctrlKey || event.metaKey) && !event.altKey && key.toLowerCase() === 'd') {
    event.preventDefault();
    fillDown(control);
  } else if (block && key === 'Delete') {
    event.preventDefault();
    const texts = marked(gridAround(control))
      .flat()
      .filter((one) => textOf(one) !== '');
    sendTogether(
      texts.map((one) => ({ cell: one.id, text: '' })),
      { said: (count) => `已清空 ${count} 格。` },
    );
  } else if (block && !['Control', 'Shift', 'Alt', 'Meta'].includes(key) && !event.ctrlKey && !event.metaKey) clear();
});

document.addEventListener('copy', (event) => {
  if (!block || !isFormCell(event.target)) return;
  const rows = marked(gridAround(controlOf(cellOf(event.target))));
  event.clipboardData.setData(
    'text/plain',
    rows.map((cells) => cells.map((one) => asCell(textOf(one))).join('\t')).join('\r\n'),
  );
  event.preventDefault();
  tell(`已复制 ${rows.flat().length} 格，可以粘贴到 Excel 或 WPS。`);
});

document.addEventListener('mousedown', (event) => {
  const from = document.activeElement;
  if (event.shiftKey && isFormCell(event.target) && isFormCell(from) && event.target !== from) {
    const grid = gridAround(from);
    const [start, end] = [placeOf(grid, controlOf(cellOf(from))), placeOf(grid, controlOf(cellOf(event.target)))];
    if (start && end) {
      event.preventDefault();
      mark(grid, start, end);
    }
  } else if (block) clear();
});

document.addEventListener('focusin', () => {
  if (block) clear();
});

/** An answer brings the rows anew, without the marks. */
document.addEventListener('htmx:afterSettle', () => {
  if (block && isFormCell(document.activeElement)) mark(gridAround(document.activeElement), block.from, block.to);
});
