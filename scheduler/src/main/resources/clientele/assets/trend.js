// The size of every segment over the months, from the same rows as the table below it.
'use strict';
document.addEventListener('DOMContentLoaded', () => {
  const place = document.getElementById('trend');
  const table = document.getElementById('trend-table');
  if (!place || !table) return;
  const months = [...table.tHead.rows[0].cells].slice(1).map((cell) => Date.parse(`${cell.dataset.month}-01T00:00:00Z`) / 1000);
  const rows = [...table.tBodies[0].rows];
  const figures = rows.map((row) => [...row.cells].slice(1).map((cell) => (cell.dataset.value ? Number(cell.dataset.value) : null)));
  let chart = null;

  // Each line is told by its dashes too, not by colour alone.
  const DASHES = [{ said: 'solid' }, { said: 'dashed', dash: [9, 5] }, { said: 'dotted', dash: [2, 4] }];
  const dashes = (i) => DASHES[(i - 1) % DASHES.length];
  place.hidden = false;

  // The figures of the newest month, until the pointer asks for another.
  function newest(u) {
    if (u.cursor.idx == null) u.setLegend({ idx: months.length - 1 }, false);
  }

  // At the months themselves, the newest always, as many as there is room for.
  function ticks() {
    const step = Math.ceil(months.length / Math.max(2, Math.floor(place.clientWidth / 80)));
    return months.filter((_, i) => (months.length - 1 - i) % step === 0);
  }

  function draw() {
    const colour = (name) => getComputedStyle(place).getPropertyValue(name).trim();
    const ink = getComputedStyle(place).color;
    const grid = { stroke: 'rgb(128 128 128 / .2)', width: 1 };
    const axis = { stroke: ink, grid, ticks: grid, font: `12px ${getComputedStyle(document.body).fontFamily}` };
    if (chart) chart.destroy();
    chart = new uPlot({
      width: place.clientWidth,
      height: 320,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      cursor: { focus: { prox: 24 } },
      focus: { alpha: 0.25 },
      legend: { live: true, markers: { width: 3, dash: (u, i) => (i ? dashes(i).said : 'solid') } },
      hooks: { ready: [newest], setCursor: [newest] },
      scales: { x: { time: true }, y: { range: (u, low, high) => [0, Math.max(1, high * 1.05)] } },
      axes: [
        { ...axis, values: (u, ticks) => ticks.map((t) => new Date(t * 1000).toLocaleDateString('en', { month: 'short', year: '2-digit', timeZone: 'UTC' })), splits: ticks },
        { ...axis, size: 64, label: 'Customers', labelFont: axis.font, labelSize: 20, values: (u, ticks) => ticks.map((t) => t.toLocaleString('en')) },
      ],
      series: [
        { label: 'Month', value: (u, t) => (t == null ? '' : new Date(t * 1000).toISOString().slice(0, 7)) },
        ...rows.map((row, i) => ({
          label: row.cells[0].textContent.trim(),
          stroke: colour(`--${row.dataset.colour}`) || ink,
          width: 2,
          dash: dashes(i + 1).dash,
          points: { size: 6 },
          value: (u, v) => (v == null ? '' : v.toLocaleString('en')),
        })),
      ],
    }, [months, ...figures], place);
    place.dataset.ready = 'true';
  }

  draw();
  document.addEventListener('theme', draw);
  let width = place.clientWidth;
  new ResizeObserver(() => {
    if (place.clientWidth !== width) { width = place.clientWidth; chart.setSize({ width, height: 320 }); }
  }).observe(place);
});
