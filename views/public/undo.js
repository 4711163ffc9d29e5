/*
 * Ctrl+Z takes back what was last changed on this page, also a whole paste, and Ctrl+Y does it again. Each is an entry like any
 * other. While a text is being typed the browser's own undo works on it. A cell that somebody changed since is left alone.
 */
import { sendTogether, tell } from './block.js';
import { cellOf, controlOf, nameOf, textOf } from './cells.js';

const MOST_STEPS = 200;

/** Steps of `{ cell, from, to }`, the newest last. */
const done = [];
const undone = [];
/** cell → its text when it was entered or last sent. */
const known = new Map();
let stepping = false;

function push(step) {
  done.push(step);
  if (done.length > MOST_STEPS) done.shift();
  undone.length = 0;
}

document.addEventListener('focusin', ({ target, relatedTarget }) => {
  const cell = cellOf(target);
  // The browser checks a radio before it moves the focus to it.
  if (cell && cellOf(relatedTarget) !== cell) known.set(cell, textOf(controlOf(cell)));
});

document.addEventListener('change', ({ target }) => {
  const cell = cellOf(target);
  if (!cell || !known.has(cell)) return;
  const [from, to] = [known.get(cell), textOf(controlOf(cell))];
  if (from === to) return;
  known.set(cell, to);
  push([{ cell, from, to }]);
});

document.addEventListener('cells:typed', ({ detail }) => {
  const step = detail.cells
    .filter(({ from, text }) => from !== text)
    .map(({ cell, from, text }) => ({ cell, from, to: text }));
  for (const { cell, to } of step) known.set(cell, to);
  if (!stepping && step.length > 0) push(step);
});

/** Takes a step back, or forth again, as far as its cells still hold what it left there. */
function take(steps, others, [left, wanted], word) {
  const step = steps.pop();
  if (!step) return;
  const standing = step.filter((one) => controlOf(one.cell) && textOf(controlOf(one.cell)) === one[left]);
  const changed = step
    .filter((one) => !standing.includes(one))
    .map(({ cell }) => ({
      text: controlOf(cell) ? nameOf(controlOf(cell)) : '已不在表中的一格',
      why: '后来又改过，没有动它',
    }));
  if (standing.length > 0) {
    others.push(standing);
    stepping = true;
    sendTogether(
      standing.map((one) => ({ cell: one.cell, text: one[wanted] })),
      { said: step.length > 1 ? (count) => `已${word} ${count} 格。` : null, left: changed },
    );
    stepping = false;
    const control = controlOf(standing[0].cell);
    (control.tagName === 'FORM' ? control.querySelector('input:checked, input') : control).focus();
  } else tell(`没有可以${word}的内容。`, changed);
}

document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return;
  const cell = cellOf(event.target);
  const elsewhere = !cell && event.target.matches('input, textarea, select');
  const typing = cell !== null && known.has(cell) && known.get(cell) !== textOf(controlOf(cell));
  if (elsewhere || typing) return;
  const again = key === 'y' || event.shiftKey;
  const steps = again ? undone : done;
  if (steps.length === 0) return;
  event.preventDefault();
  if (again) take(undone, done, ['from', 'to'], '重做');
  else take(done, undone, ['to', 'from'], '撤销');
});
