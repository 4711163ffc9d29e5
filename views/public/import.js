/*
 * The preview beside its source: the cell that has the focus, or a place that is clicked, lights up the lines it was read from.
 * A row that was added takes the focus as soon as it stands in the page.
 */
(() => {
  const source = () => document.getElementById('source-lines');
  let lit = [];
  let expected = '';

  function light(span) {
    const panel = source();
    if (!panel) return;
    for (const line of lit) line.classList.remove('lit');
    const [file, from, to, column] = span.split('-').map(Number);
    const cell = document.getElementById(`cell-${file}-${from}-${column}`);
    lit = cell ? [cell] : [];
    for (let at = from; !cell && at <= to; at += 1) {
      const line = document.getElementById(`line-${file}-${at}`);
      if (line) lit.push(line);
    }
    for (const place of lit) place.classList.add('lit');
    if (lit.length === 0) return;
    const { top } = lit[0].getBoundingClientRect();
    panel.scrollTop += top - panel.getBoundingClientRect().top - panel.clientHeight / 3;
  }

  function lightFor(target) {
    const place = target.closest ? target.closest('[data-lines]') : null;
    if (place) light(place.dataset.lines);
    return place;
  }

  document.addEventListener('focusin', ({ target }) => lightFor(target));

  document.addEventListener('click', (event) => {
    const place = lightFor(event.target);
    // The page itself stays where it is: only the source moves.
    if (place && place.tagName === 'A') event.preventDefault();
  });

  document.addEventListener('htmx:beforeRequest', ({ detail }) => {
    expected = detail.elt.dataset.thenFocus || '';
  });

  document.addEventListener('htmx:afterSettle', () => {
    const control = expected === '' ? null : document.getElementById(expected);
    if (!control) return;
    expected = '';
    control.focus();
  });
})();
