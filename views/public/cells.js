/*
 * What a cell of a form is to the scripts: a control whose id every element that saves it carries as data-cell, with a text
 * and, in hx-vals, the version at which that text was read. A choice among buttons is a form whose text is the chosen value.
 */

export function controlOf(cell) {
  return document.getElementById(cell);
}

/** The cell that an element types into; null for everything else, also for the buttons beside a cell. */
export function cellOf(element) {
  const control = element?.closest ? element.closest('[data-cell]') : null;
  return control && control.id === control.dataset.cell ? control.id : null;
}

/** Every cell below an element in the order of the form. */
export function cellsIn(element) {
  return [...element.querySelectorAll('[data-cell]')].filter((one) => one.id === one.dataset.cell);
}

export function textOf(control) {
  if (control.tagName !== 'FORM') return 'value' in control ? control.value : '';
  const chosen = control.querySelector('input:checked');
  return chosen ? chosen.value : '';
}

export function setText(control, text) {
  if (control.tagName === 'FORM') {
    for (const choice of control.querySelectorAll('input')) choice.checked = choice.value === text;
  } else if ('value' in control) {
    const listed = control.tagName !== 'SELECT' || [...control.options].some((option) => option.value === text);
    if (!listed) control.add(new Option(text, text));
    control.value = text;
    if (control.parentNode.dataset.text !== undefined) control.parentNode.dataset.text = text;
  }
}

export function versionOf(control) {
  return JSON.parse(control.getAttribute('hx-vals')).version;
}

export function setVersion(control, version) {
  control.setAttribute('hx-vals', JSON.stringify({ version }));
}

/** `INDICATOR/field`, as the server names a cell, and back. */
export function addressOf(cell) {
  const end = cell.lastIndexOf('-');
  return `${cell.slice('cell-'.length, end)}/${cell.slice(end + 1)}`;
}

export function cellAt(address) {
  return `cell-${address.replace('/', '-')}`;
}

/** What a person calls the cell: `考试人数 实际完成值`. */
export function nameOf(control) {
  const legend = control.querySelector('legend');
  const name = legend ? legend.textContent : control.getAttribute('aria-label') || '';
  return name.replace(/（[^）]*）$/, '');
}
