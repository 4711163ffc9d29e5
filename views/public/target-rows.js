/*
 * 修改目标: fields as high as their texts, one more row at a button, a row that is not stored yet taken away again, and a block from
 * Excel or WPS filled in from the field that has the focus: to the right, down, and into new rows. Nothing is stored before 保存.
 */
import { tell } from './block.js';
import { headOf, insert, PICTURE, pastedText, splitCells } from './pasted-cells.js';

const FIELDS = ['category', 'subcategory', 'name', 'target'];
/** Words over a column of a target table and where it goes; an empty one is read over. */
const HEADS = {
  序号: '',
  一级指标: 'category',
  二级指标: 'subcategory',
  三级指标: 'name',
  指标名称: 'name',
  指标: 'name',
  指标值: 'target',
  年度指标值: 'target',
  目标值: 'target',
  分值: '',
};
const MOST_LINES = 6;

const table = document.querySelector('.target-rows');
/** What the last paste changed, until something else is typed. */
let pasted = [];
let nextId = table ? table.tBodies[0].rows.length : 0;

const rowsOf = () => [...table.tBodies[0].rows];
const fieldsOf = (row) => [...row.querySelectorAll('textarea')];
const isStored = (row) => row.querySelector('input[name="row"]').value !== '';
const isEmpty = (row) => fieldsOf(row).every((field) => field.value.trim() === '');

/** All are measured together: the page is laid out anew once, however many fields there are. */
function fitHeights(fields) {
  for (const field of fields) field.rows = 1;
  const heights = fields.map((field) => [field.scrollHeight, Number.parseFloat(getComputedStyle(field).lineHeight)]);
  fields.forEach((field, i) => {
    const [height, line] = heights[i];
    field.rows = Math.min(MOST_LINES, Math.max(1, Math.floor(height / line)));
  });
}

const fitAllHeights = () => fitHeights([...table.querySelectorAll('textarea')]);

function showState(row) {
  if (isStored(row)) return;
  const empty = isEmpty(row);
  row.querySelector('[data-state]').textContent = empty ? '空行不保存' : '尚未保存';
  row.querySelector('[data-remove]').hidden = empty;
}

function number(row, index) {
  for (const control of row.querySelectorAll('[aria-label]')) {
    const label = control.getAttribute('aria-label').replace(/新增第 \d+ 行/, `新增第 ${index + 1} 行`);
    control.setAttribute('aria-label', label);
  }
}

function clear(row) {
  for (const one of row.querySelectorAll('.finding, .approved')) one.remove();
  for (const field of fieldsOf(row)) {
    field.value = '';
    for (const name of ['aria-invalid', 'aria-describedby', 'autofocus']) field.removeAttribute(name);
  }
  showState(row);
}

/** One more empty row at the end; null where the table has as many as the server stores. */
function addRow() {
  const rows = rowsOf();
  const last = rows[rows.length - 1];
  if (!last || isStored(last) || rows.length >= Number(table.dataset.most)) return null;
  const row = last.cloneNode(true);
  for (const field of fieldsOf(row)) field.id = `row-${nextId}-${field.name}`;
  nextId += 1;
  clear(row);
  number(row, rows.length);
  last.after(row);
  return row;
}

function removeRow(row) {
  const index = rowsOf().indexOf(row);
  if (rowsOf().filter((one) => !isStored(one)).length === 1) clear(row);
  else row.remove();
  const rows = rowsOf();
  for (const [i, one] of rows.entries()) if (!isStored(one)) number(one, i);
  fieldsOf(rows[Math.min(index, rows.length - 1)])[0].focus();
}

const full = () => `一个项目最多 ${table.dataset.most} 个指标`;

/** A cell of the table is one line, as the server stores it. */
const oneLine = (text) => text.replace(/\s*[\r\n]+\s*/g, '').replace(/\t+/g, ' ');

/** Merged cells arrive as one text with empty cells below it: the rows below belong to the same group. */
function spreadMerged(rows, columns) {
  const [category, subcategory] = [columns.indexOf('category'), columns.indexOf('subcategory')];
  const merged = new Set();
  const take = (i, column) => {
    if (column < 0 || rows[i][column] !== '' || !rows[i - 1][column]) return;
    rows[i][column] = rows[i - 1][column];
    merged.add(`${i}/${column}`);
  };
  rows.forEach((texts, i) => {
    if (i === 0 || texts.every((text) => text === '')) return;
    take(i, category);
    if (category < 0 || texts[category] === rows[i - 1][category]) take(i, subcategory);
  });
  return merged;
}

/** Writes a pasted text into its field; a merged cell's text only into an empty one. */
function write(field, text, merged) {
  if (merged && field.value.trim() !== '') return false;
  pasted.push({ field, text: field.value });
  field.value = text;
  return true;
}

function fillRow(outcome, row, columns, texts, isMerged) {
  texts.forEach((text, i) => {
    const name = columns[i];
    if (name === '' || (text === '' && !name)) return;
    if (!name) outcome.left.push({ text, why: '右边没有可填的栏' });
    else if (text === '') outcome.kept += 1;
    else if (write(row.querySelector(`textarea[name="${name}"]`), text, isMerged(i))) outcome.filled += 1;
  });
}

/** Fills a block in from a field on; what did not fit is listed with the reason. */
function fill(all, control) {
  const head = headOf(all[0], HEADS);
  const columns = head || FIELDS.slice(FIELDS.indexOf(control.name));
  const lines = head ? all.slice(1) : all;
  const merged = spreadMerged(lines, columns);
  const places = rowsOf();
  const from = places.indexOf(control.closest('tr'));
  const outcome = { filled: 0, kept: 0, left: [] };
  pasted = [];
  lines.forEach((texts, i) => {
    const row = places[from + i] || addRow();
    if (row) fillRow(outcome, row, columns, texts, (column) => merged.has(`${i}/${column}`));
    else outcome.left.push({ text: texts.join('　'), why: full() });
  });
  const over = head ? all[0].filter((text, i) => text !== '' && head[i] === '' && text !== '序号') : [];
  const sentences = [
    `已填入 ${outcome.filled} 格，按“保存”才存下，Ctrl+Z 撤销。`,
    head ? '首行是表头，没有填入。' : '',
    over.length > 0 ? `${over.map((text) => `“${text}”`).join('')}一栏不在本表，没有填入。` : '',
    outcome.kept > 0 ? `${outcome.kept} 个空格没有改动原来的内容。` : '',
  ];
  tell(sentences.join(''), outcome.left);
}

function undoPaste() {
  for (const { field, text } of pasted) field.value = text;
  tell(`已撤销粘贴，${pasted.length} 格恢复为原来的内容。`);
  pasted = [];
}

function refresh() {
  rowsOf().forEach(showState);
  fitAllHeights();
}

function onPaste(event) {
  const { clipboardData, target } = event;
  const text = pastedText(clipboardData);
  const picture = text === '' && clipboardData.files.length > 0;
  if (target.tagName !== 'TEXTAREA' || !(picture || /[\t\n]/.test(text))) return;
  event.preventDefault();
  if (picture) {
    tell(PICTURE);
    return;
  }
  const all = splitCells(text).map((row) => row.map(oneLine));
  if (all.length === 1 && all[0].length === 1) insert(target, all[0][0]);
  else {
    fill(all, target);
    refresh();
  }
}

function start() {
  table.addEventListener('paste', onPaste);
  table.addEventListener('input', ({ target }) => {
    pasted = [];
    showState(target.closest('tr'));
    fitHeights([target]);
  });
  table.addEventListener('keydown', (event) => {
    const undo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
    if (!undo || pasted.length === 0) return;
    event.preventDefault();
    undoPaste();
    refresh();
  });
  table.addEventListener('click', ({ target }) => {
    if (target.matches('[data-remove]')) removeRow(target.closest('tr'));
  });
  document.getElementById('add-row').addEventListener('click', () => {
    const row = addRow();
    if (row) fieldsOf(row)[0].focus();
    else tell(`没有添：${full()}。`);
  });
  let width = window.innerWidth;
  window.addEventListener('resize', () => {
    if (width !== window.innerWidth) fitAllHeights();
    width = window.innerWidth;
  });
  // After Back the browser puts texts in again that it remembers.
  window.addEventListener('pageshow', refresh);
  refresh();
}

if (table) start();
