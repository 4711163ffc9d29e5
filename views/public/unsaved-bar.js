/*
 * The bar that says how many texts are not saved, and the red edge of their cells.
 */
import { controlOf } from './cells.js';

/** Shows the cells that are not saved; false on a page without the bar. */
export function showUnsaved(cells, failed, said) {
  for (const place of document.querySelectorAll('td.unsaved')) place.classList.remove('unsaved');
  for (const cell of cells) {
    const place = controlOf(cell)?.closest('td');
    if (place) place.classList.add('unsaved');
  }
  const bar = document.getElementById('unsaved');
  if (!bar) return false;
  bar.hidden = cells.length === 0;
  const told = failed > 0 ? `已填的内容还在表中。${said}` : '请看表中标红的单元格。';
  document.getElementById('unsaved-count').textContent = `${cells.length} 处未保存，${told}`;
  document.getElementById('unsaved-retry').hidden = failed === 0;
  return true;
}

/** Puts the cursor into the first of the cells that still stands on the page. */
export function goToUnsaved(cells) {
  const [control] = cells.map(controlOf).filter((one) => one !== null);
  const field = control?.tagName === 'FORM' ? control.querySelector('input') : control;
  if (field) field.focus();
}
