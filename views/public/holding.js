/*
 * What an answer may not change when it is put into the page: texts that are being typed or not confirmed yet, the version that
 * such a text was read at, what a person opened, and a field that the focus is in.
 */
import { cellOf } from './cells.js';

const TEXTS = new Set(['value', 'checked', 'selected', 'data-text']);

/** Fields that belong to no cell, as the name at the submission. */
const touched = new WeakSet();

document.addEventListener('input', ({ target }) => {
  if (!cellOf(target)) touched.add(target);
});

/** The share is asked for from the choice on, however late the answer to an earlier text of its row comes. */
function isAwaited(element, isUnsaved) {
  const choice = element.matches('.share') ? element.parentNode.querySelector('form[data-cell]') : null;
  return element.contains(document.activeElement) || (choice !== null && isUnsaved(choice.id));
}

/** Holds them from now on, as these two say of a cell: whether its text is not confirmed, and whether its own answer comes in. */
export function holdTexts(isUnsaved, isAnswering) {
  function isHeld(element) {
    if (touched.has(element)) return true;
    const holder = element.matches('.grow') ? element.querySelector('[data-cell]') : element;
    const cell = cellOf(holder);
    return cell !== null && (isUnsaved(cell) || holder === document.activeElement);
  }

  Idiomorph.defaults.ignoreActiveValue = true;
  Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, element) => {
    if (name === 'open') return false;
    if (name === 'hidden') return !isAwaited(element, isUnsaved);
    // A text that was read at an older version must be sent with that version, or it would overwrite somebody unseen.
    if (name === 'hx-vals' && isHeld(element)) return isAnswering(element.dataset.cell);
    return !(TEXTS.has(name) && isHeld(element));
  };
  // What has the focus keeps its content, which in a button nobody typed: 停止读取 becomes 重新选择文件 under the finger.
  Idiomorph.defaults.callbacks.beforeNodeMorphed = (node, answer) => {
    if (node !== document.activeElement || node.tagName !== 'BUTTON') return;
    if (node.textContent !== answer.textContent) node.replaceChildren(...answer.cloneNode(true).childNodes);
  };
  Idiomorph.defaults.callbacks.beforeNodeRemoved = (node) => {
    const cell = node.dataset ? node.dataset.problem : undefined;
    return !(cell && !isAnswering(cell) && isUnsaved(cell));
  };
}
