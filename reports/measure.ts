/** Rows at least this tall, in half points, are measured line by line, because the end of a page may break them. */
const TALL_ROW = 250;

/**
 * The program that sets a draft in the browser and measures it; its value is a `Measured`. It is run by the printer from
 * outside: the page's own JavaScript stays off. It waits for the fonts, which are asked for only when text is laid out.
 */
export function measureDraft(draft: string): string {
  return `document.open(); document.write(${JSON.stringify(draft)}); document.close(); ${MEASURE}`;
}

/** The program that puts the finished pages in the place of the measured draft. */
export function showPages(body: string): string {
  return `document.body.innerHTML = ${JSON.stringify(body)}; void document.body.offsetHeight;`;
}

const MEASURE = `(async () => {
  document.body.getBoundingClientRect();
  await document.fonts.ready;
  const heightOf = (element) => element.getBoundingClientRect().height;
  const lineStarts = (cell) => {
    const node = cell.lastChild;
    if (!node || node.nodeType !== 3) return [0];
    const starts = [];
    const range = document.createRange();
    let bottom = -Infinity;
    for (let at = 0; at < node.length; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getClientRects()[0];
      if (!box || box.width === 0 || box.top < bottom - 1) continue;
      starts.push(at);
      bottom = box.bottom;
    }
    return starts.length ? starts : [0];
  };
  const measured = { heights: {}, labels: {}, lines: {} };
  for (const title of document.querySelectorAll('[data-title]')) measured.heights.title = heightOf(title);
  for (const table of document.querySelectorAll('[data-block]')) {
    let rest = heightOf(table) + parseFloat(getComputedStyle(table).marginTop);
    for (const row of table.rows) {
      const height = heightOf(row);
      rest -= height;
      measured.heights[row.dataset.row] = height;
      if (height >= ${TALL_ROW}) measured.lines[row.dataset.row] = [...row.querySelectorAll('[data-text]')].map(lineStarts);
    }
    measured.heights[table.dataset.block] = rest;
  }
  for (const probe of document.querySelectorAll('[data-label]')) {
    measured.labels[probe.dataset.label] ??= {};
    measured.labels[probe.dataset.label][probe.dataset.kind] = heightOf(probe);
  }
  return measured;
})()`;
