/*
 * What a spreadsheet puts into the clipboard, as rows of cells.
 */

/** Tab-separated text as spreadsheets copy it: a quoted cell may hold line breaks and doubled quotes. */
export function splitCells(text) {
  const rows = [[]];
  const cell = /"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*)/y;
  let at = 0;
  while (at <= text.length) {
    cell.lastIndex = at;
    const [whole, quoted, plain] = cell.exec(text);
    rows[rows.length - 1].push((quoted === undefined ? plain : quoted.replace(/""/g, '"')).trim());
    at += whole.length;
    if (at >= text.length) break;
    if (text[at] === '\t') at += 1;
    else {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      if (at >= text.length) break;
      rows.push([]);
    }
  }
  return rows;
}

/** The columns that a head names by `names`, '' for one that is read over; null unless the cells are such a head. */
export function headOf(cells, names) {
  // 1—7月执行情况: the months are the period's own.
  const columns = cells.map((text) => names[text.replace(/\s/g, '').replace(/^\d+[-—]?\d*月/, '')]);
  const known = columns.filter((one) => one !== undefined).length;
  return columns.some(Boolean) && known * 2 > cells.length ? columns.map((one) => one || '') : null;
}

/** The text that is pasted, without the line break that spreadsheets put at its end. */
export function pastedText(clipboardData) {
  return clipboardData.getData('text/plain').replace(/(\r?\n)+$/, '');
}

/** Puts a text into a field in place of what is selected there. */
export function insert(control, text) {
  control.setRangeText(text, control.selectionStart, control.selectionEnd, 'end');
  control.dispatchEvent(new Event('input', { bubbles: true }));
}

/** What is said of a picture in the clipboard. */
export const PICTURE = '剪贴板里是图片，没有文字。请在 Excel 或 WPS 里复制单元格后再粘贴。';
