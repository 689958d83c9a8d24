// Theme, live progress and small comforts. Every page reads well without it.
'use strict';
(() => {
  const root = document.documentElement;
  const kept = (() => { try { return localStorage.getItem('theme'); } catch { return null; } })();
  if (kept) root.dataset.theme = kept;

  const dark = () => root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;

  function theme(button) {
    const name = () => { button.textContent = dark() ? 'Light' : 'Dark'; };
    button.hidden = false;
    name();
    button.addEventListener('click', () => {
      root.dataset.theme = dark() ? 'light' : 'dark';
      try { localStorage.setItem('theme', root.dataset.theme); } catch { /* not kept, then */ }
      name();
      document.dispatchEvent(new Event('theme'));
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      name();
      document.dispatchEvent(new Event('theme'));
    });
  }

  // Shows the run at work; once it has ended, or a whole one was missed, the page is out of date.
  function live(place) {
    const stream = new EventSource('/live');
    stream.addEventListener('run', (event) => {
      place.innerHTML = event.data;
      const run = place.querySelector('[data-run]');
      if (!run) return;
      const working = run.dataset.state === 'RUNNING';
      if (working) place.dataset.known = run.dataset.key;
      else if (run.dataset.key !== place.dataset.known) location.reload();
      place.closest('section').hidden = !working;
      const log = place.querySelector('.log');
      if (log) log.scrollTop = log.scrollHeight;
      const said = document.getElementById('said');
      if (said && working) said.textContent = run.dataset.said;
    });
    addEventListener('pagehide', () => stream.close());
  }

  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('[data-theme-button]').forEach(theme);
    document.querySelectorAll('[data-live]').forEach(live);
    document.querySelectorAll('select[data-submit]').forEach((select) => {
      select.addEventListener('change', () => select.form.requestSubmit());
    });
  });
})();
