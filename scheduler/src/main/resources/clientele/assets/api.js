// Fetches an example of a route into the page.
'use strict';
document.addEventListener('DOMContentLoaded', () => {
  document.querySelectorAll('form[data-try]').forEach((form) => {
    form.hidden = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const out = form.parentElement.querySelector('pre');
      let path = form.dataset.try;
      const query = new URLSearchParams();
      for (const input of form.querySelectorAll('input')) {
        if (input.dataset.in === 'path') path = path.replace(`{${input.name}}`, encodeURIComponent(input.value));
        else if (input.value) query.set(input.name, input.value);
      }
      const answer = await fetch(path + (query.size ? `?${query}` : ''));
      const text = await answer.text();
      out.hidden = false;
      try { out.textContent = JSON.stringify(JSON.parse(text), null, 2).slice(0, 20000); } catch { out.textContent = text.slice(0, 20000); }
    });
  });
});
