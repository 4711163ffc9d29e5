/*
 * The sums under the table of targets follow each weight as it is typed, in whole hundredths. What is stored, and what counts as a
 * weight at all, the server says.
 */
(() => {
  const form = document.getElementById('weights');
  const table = document.getElementById('weight-sums');
  if (!form || !table) return;

  /** Hundredths, full-width digits accepted; NaN for what is no weight. */
  function hundredths(text) {
    const plain = text.trim().replace(/[０-９．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
    if (plain === '') return 0;
    const found = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(plain);
    return found ? Number(found[1]) * 100 + Number((found[2] || '').padEnd(2, '0')) : Number.NaN;
  }

  const shown = (sum) => `${Math.floor(sum / 100)}.${String(sum % 100).padStart(2, '0')}`;

  function show(cell, sum, wanted) {
    const text = cell.querySelector('span');
    text.textContent = Number.isNaN(sum) ? '有读不出的分值' : shown(sum);
    text.className = Number.isNaN(sum) || (wanted !== null && sum !== wanted) ? 'off' : '';
  }

  form.addEventListener('input', () => {
    const sums = new Map();
    let all = Number(table.querySelector('[data-money]').dataset.money);
    form.querySelectorAll('[data-weight-of]').forEach((field) => {
      const weight = hundredths(field.value);
      all += weight;
      sums.set(field.dataset.weightOf, (sums.get(field.dataset.weightOf) || 0) + weight);
    });
    table.querySelectorAll('[data-sum-of]').forEach((cell) => {
      const { wanted, sumOf } = cell.dataset;
      show(cell, sums.get(sumOf), wanted === undefined ? null : Number(wanted));
    });
    show(table.querySelector('[data-sum-of-all]'), all, 10000);
  });
})();
