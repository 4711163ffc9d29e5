/*
 * Every change says how often the data had been restored from a backup when its page was opened: what an older page shows may no
 * longer be stored, and the server refuses to save over it.
 */
(() => {
  const generation = document.querySelector('meta[name="generation"]').content;

  document.addEventListener('htmx:configRequest', ({ detail }) => {
    detail.headers['X-Generation'] = generation;
  });

  document.addEventListener('submit', ({ target }) => {
    if (target.method !== 'post') return;
    const address = new URL(target.getAttribute('action') || location.href, location.href);
    address.searchParams.set('generation', generation);
    target.setAttribute('action', address.href);
  });
})();
