/*
 * Ticking projects: all or none of those that are listed, a row of them with Shift, how many are ticked, and a word instead of a
 * request when none is. After Back, the browser's ticks are counted anew.
 */
(() => {
  let last = null;

  const boxes = (form) => [...form.querySelectorAll('input[name="project"]:enabled')];

  function show(form) {
    const all = boxes(form);
    const ticked = all.filter((box) => box.checked).length;
    const whole = form.querySelector('#chosen-all');
    whole.checked = ticked > 0 && ticked === all.length;
    whole.indeterminate = ticked > 0 && ticked < all.length;
    const told = form.querySelector('#chosen-count');
    told.textContent = ticked === 0 ? told.dataset.none : `已选 ${ticked} 个`;
    form.querySelector('#chosen-problem').textContent = '';
  }

  function tickRow(all, from, to) {
    const [first, end] = [all.indexOf(from), all.indexOf(to)].sort((a, b) => a - b);
    if (first < 0) return;
    for (const box of all.slice(first, end + 1)) box.checked = to.checked;
  }

  document.addEventListener('click', ({ target, shiftKey }) => {
    const form = target.type === 'checkbox' ? target.closest('#chosen') : null;
    if (!form) return;
    const all = boxes(form);
    if (target.id === 'chosen-all') for (const box of all) box.checked = target.checked;
    else if (shiftKey && last) tickRow(all, last, target);
    last = target;
    show(form);
  });

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.id !== 'chosen' || boxes(form).some((box) => box.checked)) return;
    event.preventDefault();
    form.querySelector('#chosen-problem').textContent = '还没有勾选项目。请在左边勾选，或勾第一行全选。';
    form.querySelector('#chosen-all').focus();
  });

  window.addEventListener('pageshow', () => {
    const form = document.getElementById('chosen');
    if (form) show(form);
  });
})();
