/*
 * A block copied from Excel or WPS fills the form from the cell that has the focus: down the rows and right over the columns,
 * or, where its first column names indicators, row by row by name. One request stores it; what did not fit is listed.
 */
import { sendTogether, tell } from './block.js';
import { headOf, insert, PICTURE, pastedText, splitCells } from './pasted-cells.js';

const TICKS = ['funding', 'institution', 'staffing', 'equipment', 'otherCause'];
const YEAR_END = [['actual', 'reason', 'measure'], ['weight'], ['initial', 'budget', 'executed']];
const MID_YEAR = [
  ['actual', 'forecast', ...TICKS, 'explanation', 'likelihood', 'measure', 'remark'],
  ['initial', 'executed', 'expected'],
];
/** Words over a column of the official form and where it goes; an empty one is read over. */
const HEADS = {
  序号: '',
  一级指标: '',
  二级指标: '',
  三级指标: 'name',
  指标名称: 'name',
  指标: 'name',
  实际完成值: 'actual',
  全年实际完成值: 'actual',
  完成值: 'actual',
  分值: '',
  得分: '',
  指标值: '',
  年度指标值: '',
  偏差原因: 'reason',
  原因: 'reason',
  偏差原因分析及改进措施: 'reason',
  改进措施: 'measure',
  措施: 'measure',
  执行情况: 'actual',
  全年预计完成情况: 'forecast',
  经费保障: 'funding',
  制度保障: 'institution',
  人员保障: 'staffing',
  硬件条件保障: 'equipment',
  其他: 'otherCause',
  原因说明: 'explanation',
  完成目标可能性: 'likelihood',
  备注: 'remark',
};
const PROSE = ['reason', 'measure', 'explanation', 'remark', 'executionReason', 'goalResult'];
const ATTAINED =
  /^(达成|达成预期指标|部分|部分达成|部分达成预期指标|未达成|未达成预期指标)(?:\s*[（(]?\s*(\d{1,3}(?:\.\d+)?)\s*%?\s*[）)]?)?$/;

function columnOf(control) {
  const column = control.dataset.column || '';
  return column === 'attainment' || column === 'share' ? 'actual' : column.split('.')[0];
}

/** The columns that follow each other on the form of this page. */
function chains() {
  return document.querySelector('#sheet.mid-year') ? MID_YEAR : YEAR_END;
}

/** A cause is ticked by whatever a spreadsheet has for a tick; 0, 否 and × are none. */
function tickOf(text) {
  return /^(?:|0|否|无|×|x|-|—)$/i.test(text) ? '' : '√';
}

/** The texts of one pasted cell by the cells of the form that they go into; null where the row has no such cell. */
function placed(row, column, text) {
  if (TICKS.includes(column)) {
    const tick = row.querySelector(`form[data-cell$="-${column}"]`);
    return tick && [{ cell: tick.id, text: tickOf(text) }];
  }
  const control = row.querySelector(`[data-cell][data-column="${column}"]`);
  if (!control || control.id !== control.dataset.cell) return null;
  const attained = column === 'actual' ? ATTAINED.exec(text) : null;
  const choice = attained ? row.querySelector('form[data-cell].segments') : null;
  if (!choice) return [{ cell: control.id, text }];
  const word = attained[1].replace('预期指标', '').replace(/^部分$/, '部分达成');
  const share =
    attained[2] === undefined ? [] : [{ cell: choice.id.replace(/-attainment$/, '-share'), text: attained[2] }];
  return [{ cell: choice.id, text: word }, ...share];
}

/** How the rows and columns of a pasted block are to be read. */
function readLayout(all, control, names) {
  const head = headOf(all[0], HEADS);
  const rows = head ? all.slice(1) : all;
  if (head) return { rows, headed: true, columns: head, named: head.indexOf('name') };
  const matching = rows.filter(([first]) => names.has(first)).length;
  const named = matching > 0 && matching * 2 >= rows.length && rows[0].length > 1;
  if (named) return { rows, headed: false, columns: ['name', ...chains()[0]], named: 0 };
  const column = columnOf(control);
  const chain = chains().find((one) => one.includes(column)) || [column];
  return { rows, headed: false, columns: chain.slice(chain.indexOf(column)), named: -1 };
}

/** The row of the form for each pasted row, from the focus down. */
function rowsBelow(rows, control) {
  const group = [...control.closest('tbody').querySelectorAll('tr')].filter(
    (row) => row.querySelector('[data-cell]') || row.matches('.indicator'),
  );
  const from = group.indexOf(control.closest('tr'));
  return rows.map((_, i) => group[from + i] || null);
}

/** The row of the form for each pasted row by the name it gives; a name that the form has twice is met twice. */
function rowsNamed(rows, column, indicators) {
  const free = [...indicators];
  return rows.map((cells) => {
    const at = free.findIndex((row) => row.dataset.name === cells[column]);
    return at === -1 ? null : free.splice(at, 1)[0];
  });
}

/** Which texts go into which cells, which went nowhere and why, and how many empty ones were passed over. */
function plan(all, control) {
  const indicators = [...document.querySelectorAll('#sheet tr.indicator')];
  const { rows, headed, columns, named } = readLayout(all, control, new Set(indicators.map((row) => row.dataset.name)));
  const places = named === -1 ? rowsBelow(rows, control) : rowsNamed(rows, named, indicators);
  const planned = { cells: [], left: [], empty: 0, headed };
  rows.forEach((texts, i) => {
    if (texts.every((one) => one === '')) return;
    if (places[i]) planRow(planned, places[i], columns, texts);
    else
      planned.left.push({ text: texts.join('　'), why: named === -1 ? '表中没有更多的行' : '表中没有这个名称的指标' });
  });
  return planned;
}

function planRow(planned, row, columns, texts) {
  texts.forEach((text, i) => {
    const column = columns[i];
    if (column === 'name' || column === '') return;
    if (text === '') planned.empty += 1;
    else if (column === undefined) planned.left.push({ text, why: '右边没有可填的栏' });
    else {
      const found = placed(row, column, text);
      if (found) planned.cells.push(...found);
      else planned.left.push({ text, why: `“${row.dataset.name || ''}”的这一格不能填` });
    }
  });
}

/** The sentence of a reason may have several lines of its own, unless a table was copied. */
function isBlock(text, html, control) {
  if (text.includes('\t') || /<t[dr][\s>]/i.test(html)) return true;
  return text.includes('\n') && !PROSE.includes(columnOf(control));
}

document.addEventListener('paste', (event) => {
  const control = event.target.closest ? event.target.closest('#sheet [data-cell], #sheet [data-column]') : null;
  if (!control || !document.getElementById('block')) return;
  const { clipboardData } = event;
  const text = pastedText(clipboardData);
  if (text === '' && clipboardData.files.length > 0) {
    event.preventDefault();
    tell(PICTURE);
    return;
  }
  if (!/[\t\n]/.test(text) || !isBlock(text, clipboardData.getData('text/html'), control)) return;
  event.preventDefault();
  const all = splitCells(text);
  if (all.length === 1 && all[0].length === 1 && control.tagName === 'TEXTAREA') {
    insert(control, all[0][0]);
    return;
  }
  const { cells, left, empty, headed } = plan(all, control);
  const head = headed ? '首行是表头，没有填入。' : '';
  const kept = empty > 0 ? `${empty} 个空格没有改动原来的内容。` : '';
  if (cells.length === 0) tell(`没有可以填入的内容。${head}${kept}`, left);
  else sendTogether(cells, { said: (count) => `已粘贴 ${count} 格。${head}${kept}`, left });
});
