/*
 * What is typed into the form is kept until the server has confirmed it: no answer overwrites a text that is being typed or
 * is not saved yet, a failed save is shown and tried again, and leaving the page with unsaved texts is asked about.
 * A cell is known by the id of its control, which every element that saves it carries as data-cell.
 */
(() => {
  /** cell → { sent: text of the request under way or null, left, failed, refused } for every text not confirmed yet. */
  const unsaved = new Map();
  const before = new WeakMap();
  const touched = new WeakSet();
  let underWay = 0;
  let answering = null;
  let submitting = null;
  let timer = 0;
  /** What the server said about the last save that failed. */
  let said = '';

  const controlOf = (cell) => document.getElementById(cell);

  const cellOf = (element) => {
    const control = element?.closest ? element.closest('[data-cell]') : null;
    return control && control.id === control.dataset.cell ? control.id : null;
  };

  function textOf(control) {
    if (control.tagName !== 'FORM') return control.value;
    const chosen = control.querySelector('input:checked');
    return chosen ? chosen.value : '';
  }

  function setText(control, text) {
    if (control.tagName === 'FORM') {
      for (const choice of control.querySelectorAll('input')) choice.checked = choice.value === text;
    } else if ('value' in control) {
      control.value = text;
      if (control.parentNode.dataset.text !== undefined) control.parentNode.dataset.text = text;
    }
  }

  function entryOf(cell) {
    if (!unsaved.has(cell)) unsaved.set(cell, { sent: null, left: false, failed: false, refused: false });
    return unsaved.get(cell);
  }

  /** A version from before the data was restored may by chance be that of another text now: none matches this one. */
  const NO_VERSION = 999_999_999;
  const GENERATION = document.querySelector('meta[name="generation"]').content;

  /* Texts survive a reload or a crashed tab. */
  const STORE = `unsaved ${location.pathname}${location.search}`;

  function remember() {
    const texts = {};
    for (const cell of unsaved.keys()) {
      const control = controlOf(cell);
      if (control)
        texts[cell] = {
          text: textOf(control),
          version: JSON.parse(control.getAttribute('hx-vals')).version,
          generation: GENERATION,
        };
    }
    try {
      if (unsaved.size === 0) sessionStorage.removeItem(STORE);
      else sessionStorage.setItem(STORE, JSON.stringify(texts));
    } catch {
      // Without storage the texts still stand in the page.
    }
  }

  function recall() {
    let texts = {};
    try {
      texts = JSON.parse(sessionStorage.getItem(STORE) || '{}');
    } catch {
      return;
    }
    for (const [cell, { text, version, generation }] of Object.entries(texts)) {
      const control = controlOf(cell);
      if (!control || control.dataset.cell !== cell || textOf(control) === text) continue;
      setText(control, text);
      control.setAttribute('hx-vals', JSON.stringify({ version: generation === GENERATION ? version : NO_VERSION }));
      entryOf(cell).failed = true;
    }
    show();
  }

  function show() {
    for (const cell of document.querySelectorAll('td.unsaved')) cell.classList.remove('unsaved');
    const entries = [...unsaved].filter(([, entry]) => entry.failed || entry.refused);
    for (const [cell] of entries) {
      const place = controlOf(cell);
      if (place?.closest('td')) place.closest('td').classList.add('unsaved');
    }
    const bar = document.getElementById('unsaved');
    if (!bar) return;
    const failed = entries.filter(([, entry]) => entry.failed).length;
    bar.hidden = entries.length === 0;
    const told = failed > 0 ? `已填的内容还在表中。${said}` : '请看表中标红的单元格。';
    document.getElementById('unsaved-count').textContent = `${entries.length} 处未保存，${told}`;
    document.getElementById('unsaved-retry').hidden = failed === 0;
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

  function retry() {
    for (const [cell, entry] of [...unsaved]) if (entry.failed && entry.sent === null) send(cell);
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
    if (!cell) {
      touched.add(target);
      return;
    }
    const entry = entryOf(cell);
    entry.left = false;
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
  });

  document.addEventListener('htmx:beforeSend', ({ detail }) => {
    underWay += 1;
    const { cell } = detail.requestConfig.elt.dataset;
    if (!cell) return;
    const entry = entryOf(cell);
    entry.sent = detail.requestConfig.parameters.text;
    entry.failed = false;
  });

  document.addEventListener('htmx:beforeSwap', ({ detail }) => {
    const { xhr } = detail;
    const { cell } = detail.requestConfig.elt.dataset;
    if (!cell) return;
    // Trouble without a row to show it in comes as one plain sentence, which must not take the row's place.
    const sentence = !(xhr.getResponseHeader('content-type') || '').startsWith('text/html');
    if (sentence) {
      detail.shouldSwap = false;
      detail.isError = true;
      said = xhr.responseText.length < 200 ? xhr.responseText : '';
    }
    answering = cell;
    const entry = entryOf(cell);
    const control = controlOf(cell);
    entry.refused = !sentence && (xhr.status === 409 || xhr.status === 422);
    if (!sentence && xhr.status < 300 && (!control || textOf(control) === entry.sent)) unsaved.delete(cell);
  });

  document.addEventListener('htmx:afterSwap', () => {
    answering = null;
  });

  document.addEventListener('htmx:afterRequest', ({ detail }) => {
    // The event comes a second time for an element that its own answer removed from the page.
    if (detail.xhr.counted) return;
    detail.xhr.counted = true;
    underWay -= 1;
    const { cell } = detail.requestConfig.elt.dataset;
    const entry = cell ? unsaved.get(cell) : undefined;
    if (entry) {
      entry.failed = !entry.refused && !(detail.xhr.status >= 200 && detail.xhr.status < 300);
      if (detail.xhr.status === 0) said = '暂时连不上，将自动重试。';
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

  function isHeld(element) {
    if (touched.has(element)) return true;
    const holder = element.matches('.grow') ? element.querySelector('[data-cell]') : element;
    const cell = cellOf(holder);
    return cell !== null && (unsaved.has(cell) || holder === document.activeElement);
  }

  const TEXTS = new Set(['value', 'checked', 'selected', 'data-text']);

  Idiomorph.defaults.ignoreActiveValue = true;
  Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, element) => {
    if (name === 'open') return false;
    return !(TEXTS.has(name) && isHeld(element));
  };
  Idiomorph.defaults.callbacks.beforeNodeRemoved = (node) => {
    const cell = node.dataset ? node.dataset.problem : undefined;
    return !(cell && cell !== answering && unsaved.has(cell));
  };

  document.addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('unsaved-retry');
    if (button) button.addEventListener('click', retry);
    recall();
  });
})();
