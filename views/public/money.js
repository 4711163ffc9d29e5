/*
 * 资金: the lines below a project's total open and close. What is open stays so when an answer brings the project anew: open
 * lines are marked on the table's body, and neither that mark nor the button's state is taken from an answer.
 */
(() => {
  const KEPT = new Set(['data-unfolded', 'aria-expanded', 'aria-pressed']);

  const { callbacks } = Idiomorph.defaults;
  const decide = callbacks.beforeAttributeUpdated;
  callbacks.beforeAttributeUpdated = (name, element, change) =>
    !KEPT.has(name) && (!decide || decide(name, element, change));

  function setFold(button, open) {
    const body = document.getElementById(button.dataset.fold);
    if (!body) return;
    if (open) body.dataset.unfolded = '';
    else delete body.dataset.unfolded;
    button.setAttribute('aria-expanded', String(open));
  }

  /** A text that is not saved must not be folded away. */
  function reveal() {
    for (const place of document.querySelectorAll('.money-part .unsaved, .money-part [data-problem]')) {
      const button = place.closest('.money-body').querySelector('[data-fold]');
      if (button) setFold(button, true);
    }
  }

  document.addEventListener('htmx:afterSettle', reveal);
  document.addEventListener('cells:recalled', reveal);

  document.addEventListener('click', ({ target }) => {
    const fold = target.closest('[data-fold]');
    if (fold) setFold(fold, fold.getAttribute('aria-expanded') !== 'true');
    const all = target.closest('[data-fold-all]');
    if (!all) return;
    const open = all.getAttribute('aria-pressed') !== 'true';
    all.setAttribute('aria-pressed', String(open));
    for (const button of document.querySelectorAll('[data-fold]')) setFold(button, open);
  });
})();
