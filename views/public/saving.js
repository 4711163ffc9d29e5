/*
 * What is typed into the form is kept until the server has confirmed it: no answer overwrites a text that is being typed or
 * is not saved yet, a failed save is shown and tried again, and leaving the page with unsaved texts is asked about.
 */
import { sendTogether, tell } from './block.js';
import { cellAt, cellOf, controlOf, nameOf, setText, setVersion, textOf, versionOf } from './cells.js';
import { holdTexts } from './holding.js';
import { keep, takeOver } from './kept-texts.js';
import { answered, keepUnanswered, unansweredOf } from './unanswered.js';
import { goToUnsaved, showUnsaved } from './unsaved-bar.js';

/** cell → { sent: text of the request under way or null, left, failed, refused } for every text not confirmed yet. */
const unsaved = new Map();
const before = new WeakMap();
let underWay = 0;
/** The cells whose own answer is being put in place. */
let answering = new Set();
let submitting = null;
let timer = 0;
const OFFLINE = '暂时连不上，将自动重试。';
/** What the server said about the last save that failed. */
let said = '';

function entryOf(cell) {
  if (!unsaved.has(cell)) unsaved.set(cell, { sent: null, left: false, failed: false, refused: false });
  return unsaved.get(cell);
}

/** A version from before the data was restored may by chance be that of another text now: none matches this one. */
const NO_VERSION = 999_999_999;
const GENERATION = document.querySelector('meta[name="generation"]').content;

function remember() {
  const texts = {};
  for (const [cell, { sent }] of unsaved) {
    const control = controlOf(cell);
    if (!control) continue;
    const unanswered = [...unansweredOf(cell), ...(sent === null ? [] : [sent])];
    texts[cell] = { text: textOf(control), version: versionOf(control), generation: GENERATION, unanswered };
  }
  keep(texts);
  const note = document.getElementById('unsaved-note');
  if (note) note.hidden = unsaved.size === 0;
}

/** Takes back what was not saved before the page was loaded; what has no place any more is told. */
async function recall() {
  const homeless = [];
  for (const [cell, { text, version, generation, unanswered = [] }] of await takeOver()) {
    const control = controlOf(cell);
    const own = control !== null && control.dataset.cell === cell;
    if (own && textOf(control) === text) continue;
    if (!own || unsaved.has(cell)) {
      homeless.push({
        text,
        why: own ? `“${nameOf(control)}”里已有另一段没有保存的文字` : '表中已没有这一格，或已不能填写',
      });
      continue;
    }
    setText(control, text);
    setVersion(control, generation === GENERATION ? version : NO_VERSION);
    keepUnanswered(cell, unanswered);
    entryOf(cell).failed = true;
  }
  if (homeless.length > 0) tell('上次没有保存的内容，请抄下需要的文字：', homeless);
  show();
  document.dispatchEvent(new CustomEvent('cells:recalled'));
}

/** The cells whose last save failed or was refused. */
function troubled() {
  return [...unsaved].filter(([, entry]) => entry.failed || entry.refused).map(([cell]) => cell);
}

function show() {
  const failed = [...unsaved.values()].filter((entry) => entry.failed).length;
  if (!showUnsaved(troubled(), failed, said)) return;
  remember();
  if (failed > 0 && timer === 0) timer = setTimeout(retryLater, 10_000);
}

function retryLater() {
  timer = 0;
  retry();
}

function send(cell) {
  const control = controlOf(cell);
  if (control) htmx.trigger(control, 'change');
}

function sendSingly(cells) {
  for (const cell of cells) {
    entryOf(cell).sent = null;
    send(cell);
  }
}

function retry() {
  const cells = [...unsaved].filter(([, entry]) => entry.failed && entry.sent === null).map(([cell]) => cell);
  sendTogether(cells.filter(controlOf).map((cell) => ({ cell, text: textOf(controlOf(cell)) })));
}

/** Sends what was left but never got its turn, and submits what waited for the last save. */
function settle() {
  if (underWay > 0) return;
  for (const [cell, entry] of [...unsaved]) {
    if (entry.left && entry.sent === null && !entry.failed && !entry.refused) send(cell);
  }
  if (!submitting || underWay > 0) return;
  const form = document.getElementById(submitting);
  submitting = null;
  const button = form ? form.querySelector('button[type="submit"]') : null;
  if (unsaved.size === 0 && button && !button.disabled) form.requestSubmit();
}

document.addEventListener('focusin', ({ target }) => {
  const cell = cellOf(target);
  if (cell && !unsaved.has(cell)) before.set(target, target.value);
});

document.addEventListener('input', ({ target }) => {
  const cell = cellOf(target);
  if (!cell) return;
  entryOf(cell).left = false;
  remember();
});

document.addEventListener('focusout', ({ target }) => {
  const cell = cellOf(target);
  const entry = cell ? unsaved.get(cell) : undefined;
  if (!entry || entry.left || entry.sent !== null || entry.failed || entry.refused) return;
  if (before.get(target) === target.value) {
    unsaved.delete(cell);
    show();
  } else {
    // A line break put in by the script is no change in the browser's eyes.
    send(cell);
  }
});

document.addEventListener('change', (event) => {
  const cell = cellOf(event.target);
  if (cell) entryOf(cell).left = true;
  if (event.isTrusted) retry();
});

document.addEventListener(
  'click',
  ({ target }) => {
    const button = target.closest ? target.closest('[data-choice]') : null;
    const control = button ? controlOf(button.dataset.cell) : null;
    if (!control) return;
    entryOf(button.dataset.cell);
    if (button.dataset.choice !== 'mine') setText(control, JSON.parse(button.getAttribute('hx-vals')).text);
  },
  true,
);

document.addEventListener('htmx:configRequest', ({ detail }) => {
  const { cell, choice } = detail.elt.dataset;
  const control = choice === 'mine' ? controlOf(cell) : null;
  if (control) detail.parameters.text = textOf(control);
  if (cell && unansweredOf(cell).length > 0) detail.parameters.unanswered = JSON.stringify(unansweredOf(cell));
});

/** A request that only asks how something stands holds nobody on the page. */
const changes = ({ requestConfig }) => requestConfig.verb !== 'get';

document.addEventListener('htmx:beforeSend', ({ detail }) => {
  if (changes(detail)) underWay += 1;
  const { cell } = detail.requestConfig.elt.dataset;
  if (!cell) return;
  const entry = entryOf(cell);
  // An empty tick sends nothing.
  entry.sent = detail.requestConfig.parameters.text || '';
  entry.failed = false;
});

document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  const { xhr } = detail;
  const { elt } = detail.requestConfig;
  const { cell } = elt.dataset;
  if (!cell && elt.id !== 'block') return;
  // Trouble without a row to show it in comes as one plain sentence, which must not take the row's place.
  const sentence = !(xhr.getResponseHeader('content-type') || '').startsWith('text/html');
  if (sentence) {
    detail.shouldSwap = false;
    detail.isError = true;
    said = xhr.responseText.length < 200 ? xhr.responseText : '';
  }
  if (!cell) return;
  answering = new Set([cell]);
  if (!sentence) answered(cell);
  const entry = entryOf(cell);
  const control = controlOf(cell);
  entry.refused = !sentence && (xhr.status === 409 || xhr.status === 422);
  if (!sentence && xhr.status < 300 && (!control || textOf(control) === entry.sent)) unsaved.delete(cell);
});

/** Texts that the page put into their cells; those that are sent together get one answer. */
document.addEventListener('cells:typed', ({ detail }) => {
  for (const { cell, text } of detail.cells) {
    Object.assign(entryOf(cell), { sent: detail.together ? text : null, failed: false, refused: false });
  }
  remember();
});

document.addEventListener('cells:answered', ({ detail }) => {
  answering = new Set(detail.stored.map(cellAt));
  for (const cell of answering) {
    const control = controlOf(cell);
    const entry = unsaved.get(cell);
    answered(cell);
    if (entry && (!control || textOf(control) === entry.sent)) unsaved.delete(cell);
    else if (entry) entry.sent = null;
  }
  show();
  setTimeout(() => sendSingly(detail.left.map(cellAt)));
});

/** Weights that the server stored along with an edited one: a text that is typed over them meanwhile is no conflict. */
document.addEventListener('cells:pinned', ({ detail }) => {
  for (const [address, version] of Object.entries(detail.versions)) {
    const control = controlOf(cellAt(address));
    if (control) setVersion(control, version);
  }
});

/** A block that no answer came for is tried again as a whole; one that was turned down, cell by cell. */
document.addEventListener('cells:lost', ({ detail }) => {
  for (const cell of detail.cells) {
    const entry = entryOf(cell);
    keepUnanswered(cell, [entry.sent]);
    Object.assign(entry, { sent: null, failed: true });
  }
  if (detail.status === 0) said = OFFLINE;
  if (detail.status === 0 || detail.status >= 500) show();
  else sendSingly(detail.cells);
});

document.addEventListener('htmx:afterSwap', () => {
  answering = new Set();
});

document.addEventListener('htmx:afterRequest', ({ detail }) => {
  // The event comes a second time for an element that its own answer removed from the page.
  if (detail.xhr.counted) return;
  detail.xhr.counted = true;
  if (changes(detail)) underWay -= 1;
  const { cell } = detail.requestConfig.elt.dataset;
  const entry = cell ? unsaved.get(cell) : undefined;
  if (entry) {
    entry.failed = !entry.refused && !(detail.xhr.status >= 200 && detail.xhr.status < 300);
    if (entry.failed) keepUnanswered(cell, [entry.sent]);
    if (detail.xhr.status === 0) said = OFFLINE;
    entry.sent = null;
    if (submitting && (entry.failed || entry.refused)) submitting = null;
  }
  show();
  setTimeout(settle);
});

document.addEventListener('submit', (event) => {
  // What a form of this page does must happen after what was typed before it.
  if (event.defaultPrevented || event.target.method !== 'post' || unsaved.size === 0) return;
  event.preventDefault();
  submitting = event.target.id;
  retry();
  settle();
});

// The network is said to be back a moment before it is.
window.addEventListener('online', () => setTimeout(retry, 1000));

window.addEventListener('beforeunload', (event) => {
  if (unsaved.size === 0 && underWay === 0) return;
  event.preventDefault();
  event.returnValue = '';
});

holdTexts(
  (cell) => unsaved.has(cell),
  (cell) => answering.has(cell),
);

document.addEventListener('DOMContentLoaded', () => {
  if (document.getElementById('unsaved')) {
    document.getElementById('unsaved-retry').addEventListener('click', retry);
    document.getElementById('unsaved-place').addEventListener('click', () => goToUnsaved(troubled()));
  }
  recall();
});
