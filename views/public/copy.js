/*
 * A button copies the text of the element that it names. Where the clipboard cannot be used (an old browser, an
 * address without https) the text is selected and the browser's own copying tried; where that fails too, Ctrl+C is left to the person.
 */
(() => {
  const said = () => document.getElementById('copied');

  function say(text) {
    // The same words twice in a row are only said aloud when they are put in anew.
    said().textContent = '';
    window.setTimeout(() => {
      said().textContent = text;
    }, 50);
  }

  function textOf(source) {
    return source.tagName === 'TEXTAREA' ? source.value : source.textContent;
  }

  function select(source) {
    if (source.tagName === 'TEXTAREA') {
      source.hidden = false;
      source.select();
    } else {
      window.getSelection().selectAllChildren(source);
    }
  }

  function mark(button) {
    for (const earlier of document.querySelectorAll('[data-copy].copied')) earlier.classList.remove('copied');
    button.classList.add('copied');
    say(`已复制：${button.dataset.name}`);
  }

  function copySelected(button, source) {
    select(source);
    if (document.execCommand('copy')) mark(button);
    else say(`已选中${button.dataset.name}，请按 Ctrl+C 复制`);
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    const source = document.getElementById(button.dataset.copy);
    if (!navigator.clipboard?.writeText) {
      copySelected(button, source);
      return;
    }
    navigator.clipboard.writeText(textOf(source)).then(
      () => mark(button),
      () => copySelected(button, source),
    );
  });
})();
