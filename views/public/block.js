/*
 * Several cells that change at once, by a paste, by filling down, by undoing or after a lost connection, are sent in one request.
 * The server answers for each; those that it did not store ask for themselves, so that each shows its reason or both texts.
 */
import { addressOf, controlOf, setText, textOf, versionOf } from './cells.js';
import { unansweredOf } from './unanswered.js';

const LISTED = 20;

/** Blocks in the order in which they were typed; one is under way at a time. */
const waiting = [];
let sent = null;

/** Says above the form what became of a block, until it is closed; `left` are texts that went nowhere, with the reason. */
export function tell(sentence, left = []) {
  const panel = document.getElementById('block-outcome');
  if (!panel) return;
  panel.querySelector('p').textContent = sentence;
  const lines = left
    .slice(0, LISTED)
    .map(({ text, why }) => `${text.length > 60 ? `${text.slice(0, 60)}…` : text}：${why}`);
  if (left.length > LISTED) lines.push(`……还有 ${left.length - LISTED} 处没有填入`);
  const list = panel.querySelector('ul');
  list.textContent = '';
  for (const line of lines) list.append(Object.assign(document.createElement('li'), { textContent: line }));
  panel.classList.toggle('amber', left.length > 0);
  panel.hidden = false;
}

function sendNext() {
  const form = document.getElementById('block');
  if (sent || waiting.length === 0) return;
  sent = waiting.shift();
  htmx.trigger(form, 'block');
}

/**
 * Puts these texts, `[{ cell, text }]`, into their cells and saves them together; `said(count)` is the sentence about those
 * that were stored, and without it nothing is said.
 */
export function sendTogether(texts, { said = null, left = [] } = {}) {
  const cells = texts.filter(({ cell }) => controlOf(cell));
  if (cells.length === 0) return;
  const typed = cells.map(({ cell, text }) => ({ cell, text, from: textOf(controlOf(cell)) }));
  for (const { cell, text } of cells) setText(controlOf(cell), text);
  const together = cells.length > 1 && document.getElementById('block') !== null;
  document.dispatchEvent(new CustomEvent('cells:typed', { detail: { cells: typed, together } }));
  if (!together) {
    for (const { cell } of cells) htmx.trigger(controlOf(cell), 'change');
    if (said) tell(said(cells.length), left);
    return;
  }
  waiting.push({ cells, said, left });
  sendNext();
}

/** The versions are read when the block's turn comes, after the saves before it. */
document.addEventListener('htmx:configRequest', ({ detail }) => {
  if (detail.elt.id !== 'block' || !sent) return;
  const cells = sent.cells.filter(({ cell }) => controlOf(cell));
  detail.parameters.cells = JSON.stringify(
    cells.map(({ cell, text }) => ({
      cell: addressOf(cell),
      text,
      version: versionOf(controlOf(cell)),
      unanswered: unansweredOf(cell),
    })),
  );
});

document.addEventListener('cells:answered', ({ detail }) => {
  if (!sent?.said) return;
  const asked = detail.left.length > 0 ? `${detail.left.length} 格没有保存，请看表中标红的单元格。` : '';
  tell(`${sent.said(detail.stored.length)}${asked}`, sent.left);
});

document.addEventListener('htmx:afterRequest', ({ detail }) => {
  if (detail.requestConfig.elt.id !== 'block' || detail.xhr.blockDone) return;
  detail.xhr.blockDone = true;
  const cells = sent.cells.map(({ cell }) => cell);
  sent = null;
  const { status } = detail.xhr;
  if (!detail.successful) document.dispatchEvent(new CustomEvent('cells:lost', { detail: { cells, status } }));
  sendNext();
});

function close() {
  document.getElementById('block-outcome').hidden = true;
}

document.addEventListener('click', ({ target }) => {
  if (target.id === 'block-close') close();
});

document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape' && document.getElementById('block-outcome')) close();
});
