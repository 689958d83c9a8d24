// The embedding: up to a million customers drawn straight into pixels, so that it needs no graphics
// card and stays the same everywhere; only what lies in view is drawn. How it is moved is in hand.js.
'use strict';
(() => {
  const CELLS = 256;

  // The row or column of the grid in which a coordinate lies.
  const line = (w) => Math.min(CELLS - 1, Math.max(0, Math.floor((w + 0.5) * CELLS)));

  class Plane {
    constructor(place) {
      this.place = place;
      this.canvas = place.querySelector('canvas.points');
      this.pen = this.canvas.getContext('2d');
      this.tip = place.querySelector('.tip');
      this.state = place.querySelector('.state');
      this.nothing = place.querySelector('.nothing');
      this.base = place.dataset.base;
      this.names = [...place.querySelectorAll('.legend button')].map((b) => b.textContent.trim());
      this.shown = this.names.map(() => true);
      this.view = { x: 0, y: 0, zoom: 1 };
      this.feature = null;
      this.hovered = -1;
      this.lit = -1;
      place.querySelectorAll('[data-scripted]').forEach((part) => { part.hidden = false; });
    }

    async load() {
      const bytes = await (await fetch(`${this.base}/points.bin`)).arrayBuffer();
      const head = new DataView(bytes);
      this.n = head.getUint32(0, true);
      this.read(bytes, [4, 8, 12, 16].map((at) => head.getFloat32(at, true)));
      this.colours();
      planeHand(this);
      this.resize();
      this.state.textContent = `${this.n.toLocaleString('en')} customers`;
      this.place.dataset.paintedMillis = performance.now().toFixed(0);
      this.place.dataset.ready = 'true';
    }

    // Places in steps of 1/65535 of the range, made coordinates from -0.5 to 0.5 on the longer side
    // and put in the order of a grid by counting sort, so that what lies in view lies together.
    read(bytes, [x0, x1, y0, y1]) {
      const n = this.n;
      const x = new Uint16Array(bytes, 20, n);
      const y = new Uint16Array(bytes, 20 + 2 * n, n);
      const segment = new Uint8Array(bytes, 20 + 4 * n, n);
      const span = Math.max(x1 - x0, y1 - y0, 1e-9);
      this.aspect = (x1 - x0) / Math.max(y1 - y0, 1e-9);
      const [across, down] = [(x1 - x0) / span, (y1 - y0) / span];
      const cells = new Uint16Array(n);
      this.start = new Uint32Array(CELLS * CELLS + 1);
      for (let i = 0; i < n; i++) {
        cells[i] = line((0.5 - y[i] / 65535) * down) * CELLS + line((x[i] / 65535 - 0.5) * across);
        this.start[cells[i] + 1]++;
      }
      for (let c = 0; c < CELLS * CELLS; c++) this.start[c + 1] += this.start[c];
      const next = this.start.slice();
      this.row = new Uint32Array(n);
      this.u = new Float32Array(n);
      this.v = new Float32Array(n);
      this.segment = new Uint8Array(n);
      for (let i = 0; i < n; i++) {
        const k = next[cells[i]]++;
        this.row[k] = i;
        this.u[k] = (x[i] / 65535 - 0.5) * across;
        this.v[k] = (0.5 - y[i] / 65535) * down;
        this.segment[k] = segment[i];
      }
    }

    colours() {
      const probe = (dot) => {
        const [r, g, b] = getComputedStyle(dot).getPropertyValue('--c').trim().match(/[0-9a-f]{2}/gi)
          .map((hex) => parseInt(hex, 16));
        return (255 << 24) | (b << 16) | (g << 8) | r;
      };
      this.palette = Uint32Array.from([...this.place.querySelectorAll('.legend .dot')].map(probe));
      this.ramp = new Uint32Array(256);
      const stops = [[68, 84, 160], [46, 125, 180], [42, 165, 155], [120, 195, 90], [240, 200, 40]];
      for (let k = 0; k < 256; k++) {
        const t = k / 255 * (stops.length - 1);
        const at = Math.min(stops.length - 2, Math.floor(t));
        const mix = (c) => Math.round(stops[at][c] + (t - at) * (stops[at + 1][c] - stops[at][c]));
        this.ramp[k] = (255 << 24) | (mix(2) << 16) | (mix(1) << 8) | mix(0);
      }
    }

    async colourBy(name) {
      this.feature = null;
      this.unit = this.place.querySelector(`[data-colour] option[value="${name}"]`).dataset.unit;
      this.place.querySelector('.legend').hidden = name !== 'segment';
      const legend = this.place.querySelector('.ramp');
      legend.hidden = name === 'segment';
      if (name !== 'segment') {
        const bytes = await (await fetch(`${this.base}/features/${name}.bin`)).arrayBuffer();
        const head = new DataView(bytes);
        this.extent = [head.getFloat32(0, true), head.getFloat32(4, true)];
        const levels = new Uint8Array(bytes, 8, this.n);
        this.feature = Uint8Array.from(this.row, (row) => levels[row]);
        this.drawRamp(legend);
      }
      this.draw();
      this.place.dataset.coloured = name;
    }

    drawRamp(legend) {
      const canvas = legend.querySelector('canvas');
      const pen = canvas.getContext('2d');
      const image = pen.createImageData(256, 1);
      new Uint32Array(image.data.buffer).set(this.ramp);
      canvas.width = 256;
      canvas.height = 1;
      pen.putImageData(image, 0, 0);
      legend.querySelector('.low').textContent = this.said(this.extent[0]);
      legend.querySelector('.high').textContent = this.said(this.extent[1]);
    }

    // A figure of the feature with its unit.
    said(v) {
      const { currency } = this.place.dataset;
      const number = (options) => v.toLocaleString('en', { maximumFractionDigits: 2, ...options });
      if (this.unit === 'money') return number({ style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 });
      if (this.unit === '0 to 1') return number({ style: 'percent', maximumFractionDigits: 0 });
      return this.unit === '1 to 5' ? number() : `${number()} ${this.unit}`;
    }

    resize() {
      const scale = Math.min(devicePixelRatio || 1, 2);
      this.canvas.width = Math.round(this.canvas.clientWidth * scale);
      this.canvas.height = Math.round(this.canvas.clientHeight * scale);
      this.scale = scale;
      this.draw();
    }

    size() {
      const { width, height } = this.canvas;
      const fit = this.aspect > width / height ? width : height * Math.max(1, this.aspect);
      return 0.94 * Math.min(fit, Math.max(width, height)) * this.view.zoom;
    }

    radius() {
      const base = this.n > 200000 ? 0.5 : this.n > 20000 ? 1 : this.n > 4000 ? 1.7 : 2.6;
      return Math.min(7, base * Math.sqrt(this.view.zoom)) * this.scale;
    }

    draw() {
      const began = performance.now();
      const { width, height } = this.canvas;
      if (!width || !height) return;
      const image = this.pen.createImageData(width, height);
      const pixels = new Uint32Array(image.data.buffer);
      const lit = this.lit >= 0 && !this.feature;
      let drawn = 0;
      if (lit) drawn += this.points(pixels, (s) => s !== this.lit, 0x40ffffff);
      drawn += this.points(pixels, (s) => !lit || s === this.lit, 0xffffffff);
      this.pen.putImageData(image, 0, 0);
      this.nothing.hidden = drawn > 0;
      this.nothing.querySelector('p').textContent = this.shown.some(Boolean) || this.feature ? 'No customer is in view.' : 'Every segment is hidden.';
      if (this.hovered >= 0) this.mark();
      this.place.dataset.drawMillis = (performance.now() - began).toFixed(1);
    }

    // Draws the customers of some segments, their colours through a mask, and says how many.
    points(pixels, wanted, mask) {
      const { width, height } = this.canvas;
      const stamp = this.stamp(this.radius());
      const palette = this.palette.map((colour) => colour & mask);
      const drawable = this.names.map((_, s) => (this.shown[s] || Boolean(this.feature)) && wanted(s));
      const size = this.size();
      const left = width / 2 + this.view.x * size;
      const top = height / 2 + this.view.y * size;
      const edge = Math.ceil(this.radius()) + 1;
      const [c0, c1] = [-left / size, (width - left) / size].map(line);
      const [r0, r1] = [-top / size, (height - top) / size].map(line);
      let drawn = 0;
      for (let r = r0; r <= r1; r++) {
        const end = this.start[r * CELLS + c1 + 1];
        for (let i = this.start[r * CELLS + c0]; i < end; i++) {
          const s = this.segment[i];
          if (!drawable[s]) continue;
          const px = (left + this.u[i] * size) | 0;
          const py = (top + this.v[i] * size) | 0;
          if (px < edge || py < edge || px >= width - edge || py >= height - edge) continue;
          const colour = this.feature ? this.ramp[this.feature[i]] : palette[s];
          const at = py * width + px;
          for (let k = 0; k < stamp.length; k += 2) pixels[at + stamp[k] * width + stamp[k + 1]] = colour;
          drawn++;
        }
      }
      return drawn;
    }

    stamp(radius) {
      const found = [];
      const reach = Math.max(0, Math.round(radius));
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dx = -reach; dx <= reach; dx++) {
          if (dx * dx + dy * dy <= radius * radius + 0.5) found.push(dy, dx);
        }
      }
      return Int32Array.from(found);
    }

    // A ring about the customer that is looked at, and their figures beside it, as long as they are in view.
    mark() {
      const { width, height } = this.canvas;
      const size = this.size();
      const x = width / 2 + (this.view.x + this.u[this.hovered]) * size;
      const y = height / 2 + (this.view.y + this.v[this.hovered]) * size;
      if (x < 0 || y < 0 || x > width || y > height) {
        this.hover(-1);
        return;
      }
      this.pen.beginPath();
      this.pen.arc(x, y, this.radius() + 4 * this.scale, 0, 7);
      this.pen.lineWidth = 2 * this.scale;
      this.pen.strokeStyle = getComputedStyle(this.place).color;
      this.pen.stroke();
      const [place, canvas] = [this.place, this.canvas].map((e) => e.getBoundingClientRect());
      this.beside(canvas.left - place.left + x / this.scale, canvas.top - place.top + y / this.scale);
    }

    beside(x, y) {
      if (this.tip.hidden) return;
      const right = this.place.clientWidth - this.tip.offsetWidth - 4;
      this.tip.style.left = `${Math.min(Math.max(4, x + 14), right)}px`;
      this.tip.style.top = `${Math.max(4, y - this.tip.offsetHeight - 10)}px`;
    }

    // The nearest shown customer within so many pixels, or -1.
    nearest(event, pixels = 14) {
      const box = this.canvas.getBoundingClientRect();
      const size = this.size();
      const u = ((event.clientX - box.left) * this.scale - this.canvas.width / 2) / size - this.view.x;
      const v = ((event.clientY - box.top) * this.scale - this.canvas.height / 2) / size - this.view.y;
      const reach = pixels * this.scale / size;
      let best = -1;
      let least = reach * reach;
      const [c0, c1] = [u - reach, u + reach].map(line);
      const [r0, r1] = [v - reach, v + reach].map(line);
      for (let r = r0; r <= r1; r++) {
        for (let i = this.start[r * CELLS + c0]; i < this.start[r * CELLS + c1 + 1]; i++) {
          if (!this.shown[this.segment[i]] && !this.feature) continue;
          const d = (this.u[i] - u) ** 2 + (this.v[i] - v) ** 2;
          if (d < least) { least = d; best = i; }
        }
      }
      return best;
    }

    // By so many pixels of the page.
    move(dx, dy) {
      const size = this.size();
      this.view.x += dx * this.scale / size;
      this.view.y += dy * this.scale / size;
      this.later();
    }

    whole() {
      this.view = { x: 0, y: 0, zoom: 1 };
      this.draw();
    }

    show(s, shown) {
      this.shown[s] = shown;
      this.place.querySelectorAll('.legend button')[s].setAttribute('aria-pressed', String(shown));
      this.draw();
    }

    light(s) {
      this.lit = s;
      this.later();
    }

    // About the pointer, or about the middle.
    zoom(factor, event) {
      const zoom = Math.min(60, Math.max(0.5, this.view.zoom * factor));
      if (event) {
        const box = this.canvas.getBoundingClientRect();
        const dx = (event.clientX - box.left) * this.scale - this.canvas.width / 2;
        const dy = (event.clientY - box.top) * this.scale - this.canvas.height / 2;
        const before = this.size();
        this.view.zoom = zoom;
        const after = this.size();
        this.view.x += dx / after - dx / before;
        this.view.y += dy / after - dy / before;
      } else {
        this.view.zoom = zoom;
      }
      this.later();
    }

    later() {
      if (this.waiting) return;
      this.waiting = requestAnimationFrame(() => { this.waiting = 0; this.draw(); });
    }

    hover(i, hint = '') {
      if (i === this.hovered) return;
      this.hovered = i;
      this.later();
      clearTimeout(this.asking);
      this.tip.hidden = true;
      if (i < 0) return;
      const began = performance.now();
      this.asking = setTimeout(() => this.tell(i, hint, began), 60);
    }

    async tell(i, hint, began) {
      const answer = await fetch(`${this.base}/customers/${this.row[i]}`);
      if (!answer.ok || this.hovered !== i) return;
      const customer = await answer.json();
      const part = (name, text) => Object.assign(document.createElement(name), { textContent: text });
      const list = document.createElement('dl');
      for (const [label, value] of customer.figures) list.append(part('dt', label), part('dd', value));
      this.tip.replaceChildren(part('strong', customer.customer_id), part('div', customer.segment_name), list);
      if (hint) this.tip.append(part('div', hint));
      this.tip.hidden = false;
      this.draw();
      this.place.dataset.toldMillis = (performance.now() - began).toFixed(0);
    }

    async open(i) {
      if (i < 0) return;
      const answer = await fetch(`${this.base}/customers/${this.row[i]}`);
      if (answer.ok) location.assign((await answer.json()).link);
    }
  }

  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('.plane[data-base]').forEach((place) => {
      const plane = new Plane(place);
      plane.load().catch(() => {
        plane.state.textContent = 'The points cannot be loaded; the tables below hold the same.';
      });
    });
  });
})();
