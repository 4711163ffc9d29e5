/*
 * The keyboard of the form. Down and up a column: Enter, with Shift held to go up; along a row the browser's own Tab. A new
 * line inside a cell: Alt+Enter. Fields grow with their text; Escape and a click elsewhere close what was opened.
 */
(() => {
  /** Attainment and share stand in the column of the actual value. */
  const COLUMNS = { attainment: 'actual', share: 'actual' };

  const OPENED = 'details[open].row-actions, details[open].menu, details[open].deadline-change';

  function grow(field) {
    if (field.parentNode.dataset.text !== undefined) field.parentNode.dataset.text = field.value;
  }

  /** Fires the field's change event without leaving it. */
  function commit(field) {
    field.blur();
    field.focus();
  }

  function nextInColumn(field, step) {
    const column = COLUMNS[field.dataset.column] || field.dataset.column;
    const rows = [...document.querySelectorAll('.sheet tr')];
    let at = rows.indexOf(field.closest('tr')) + step;
    for (; at >= 0 && at < rows.length; at += step) {
      const found = [...rows[at].querySelectorAll(`[data-column="${column}"]`)].find(
        (one) => one.offsetParent !== null,
      );
      if (found) return found;
    }
    return null;
  }

  function walk(field, step) {
    const next = field.closest('details') ? null : nextInColumn(field, step);
    if (!next) {
      commit(field);
      return;
    }
    tabbed = true;
    next.focus();
  }

  function breakLine(field) {
    field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  let tabbed = false;

  /** A number is replaced by typing, as in a spreadsheet; a sentence is gone on with. */
  document.addEventListener('focusin', ({ target }) => {
    if (tabbed && target.closest('.grow.number')) target.select();
    tabbed = false;
  });

  document.addEventListener('keydown', (event) => {
    const field = event.target;
    tabbed = event.key === 'Tab';
    if (event.key === 'Escape') {
      const opened = field.closest(OPENED);
      if (opened) {
        opened.removeAttribute('open');
        opened.querySelector('summary').focus();
      }
      return;
    }
    // While an input method composes, Enter belongs to it; older browsers tell so by the code 229 only.
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || !field.dataset.column || !field.closest('.sheet')) return;
    event.preventDefault();
    if (!event.altKey) walk(field, event.shiftKey ? -1 : 1);
    else if (field.tagName === 'TEXTAREA') breakLine(field);
  });

  /** The share is asked for as soon as the attainment is chosen, so that Tab leads to it however slow the answer is. */
  document.addEventListener('change', ({ target }) => {
    const share = target.dataset.column === 'attainment' ? target.closest('td').querySelector('.share') : null;
    if (share) share.hidden = false;
  });

  document.addEventListener('input', ({ target }) => {
    if (target.tagName === 'TEXTAREA') grow(target);
  });

  document.addEventListener(
    'submit',
    (event) => {
      const question = event.target.dataset.confirm;
      if (question && !event.target.dataset.confirmed && !window.confirm(question)) event.preventDefault();
      else event.target.dataset.confirmed = 'yes';
    },
    true,
  );

  document.addEventListener('click', ({ target }) => {
    for (const opened of document.querySelectorAll(OPENED)) {
      if (!opened.contains(target)) opened.removeAttribute('open');
    }
  });
})();
