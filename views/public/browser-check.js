/* biome-ignore-all lint/complexity: written so that any browser can read it; what is too old for the pages is sent to one plain sentence. */
(function () {
  var able = 'Promise' in window && 'CSS' in window && window.CSS.supports && window.CSS.supports('overflow', 'clip');
  if (!able && location.pathname !== '/public/too-old.html') location.replace('/public/too-old.html');
})();
