// Fetches an example of a route into the page, or sends one.
'use strict';
document.addEventListener('DOMContentLoaded', () => {
  async function show(form, path, options) {
    const out = form.parentElement.querySelector('pre[aria-label="Answer"]');
    const answer = await fetch(path, options);
    const text = await answer.text();
    let shown = text;
    try { shown = JSON.stringify(JSON.parse(text), null, 2); } catch { /* no JSON, then as it is */ }
    out.hidden = false;
    out.dataset.status = answer.status;
    out.textContent = `${answer.status} ${answer.statusText}\n${shown.slice(0, 20000)}`;
  }

  document.querySelectorAll('form[data-try]').forEach((form) => {
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      let path = form.dataset.try;
      const query = new URLSearchParams();
      for (const input of form.querySelectorAll('input')) {
        if (input.dataset.in === 'path') path = path.replace(`{${input.name}}`, encodeURIComponent(input.value));
        else if (input.value) query.set(input.name, input.value);
      }
      show(form, path + (query.size ? `?${query}` : ''), {});
    });
  });

  document.querySelectorAll('form[data-send]').forEach((form) => {
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const headers = { 'Content-Type': 'application/json' };
      const token = form.elements.namedItem('token');
      if (token) headers.Authorization = `Bearer ${token.value}`;
      show(form, form.dataset.send, { method: 'POST', headers, body: form.elements.namedItem('body').value });
    });
  });
});
