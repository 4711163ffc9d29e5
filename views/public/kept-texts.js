/*
 * Texts that the server has not confirmed are kept in the browser with the version that each was read at, so that they
 * survive a reload, a closed browser and a crash. Several windows may show one form: each keeps under a name of its own and
 * holds a lock of that name while it lives, so that a new window takes over only what no living window answers for.
 */
const PLACE = `unsaved ${location.pathname}${location.search} `;
const SAME_TAB = 'window';
const name = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

/** Without storage the texts still stand in the page. */
function stored(action) {
  try {
    return action();
  } catch {
    return null;
  }
}

/** Keeps these texts, `{ cell: { text, version, generation } }`, in place of what this window kept before. */
export function keep(texts) {
  const none = Object.keys(texts).length === 0;
  stored(() =>
    none ? localStorage.removeItem(PLACE + name) : localStorage.setItem(PLACE + name, JSON.stringify(texts)),
  );
}

async function livingWindows() {
  if (!navigator.locks) return null;
  const { held } = await navigator.locks.query();
  return new Set(held.map((lock) => lock.name));
}

/** What windows of this form left behind that are gone, as `[cell, { text, version, generation }]`, each once. */
export async function takeOver() {
  const before = stored(() => sessionStorage.getItem(SAME_TAB));
  stored(() => sessionStorage.setItem(SAME_TAB, name));
  if (navigator.locks) navigator.locks.request(PLACE + name, () => new Promise(() => {}));
  const living = await livingWindows();
  const left = (stored(() => Object.keys(localStorage)) || []).filter((key) => {
    if (!key.startsWith(PLACE) || key === PLACE + name) return false;
    return key === PLACE + before || (living !== null && !living.has(key));
  });
  return left.flatMap((key) => {
    const texts = stored(() => JSON.parse(localStorage.getItem(key))) || {};
    stored(() => localStorage.removeItem(key));
    return Object.entries(texts);
  });
}
