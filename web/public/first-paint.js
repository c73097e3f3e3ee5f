/* Runs before the first paint, so that neither the colours nor the language blink. A file and not an inline script: the
   page's content policy allows our own files only. */
(() => {
  const root = document.documentElement;
  const isNight = () => matchMedia('(prefers-color-scheme: dark)').matches;
  try {
    const chosen = localStorage.getItem('mantine-color-scheme-value') || 'auto';
    root.setAttribute('data-mantine-color-scheme', chosen === 'auto' ? (isNight() ? 'dark' : 'light') : chosen);
    const asked = new URLSearchParams(location.search).get('lang') || localStorage.getItem('recouvrance-language');
    if (asked === 'en') root.lang = 'en';
  } catch {
    root.setAttribute('data-mantine-color-scheme', 'light');
  }
})();
