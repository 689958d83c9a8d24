// The embedding: up to a million customers drawn straight into pixels, so that it needs no graphics
// card and stays the same everywhere; only what lies in view is drawn. Wheel or + and - zoom, drag
// or arrows move, hover tells.
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
      this.base = place.dataset.base;
      this.names = [...place.querySelectorAll('.legend button')].map((b) => b.textContent.trim());
      this.shown = this.names.map(() => true);
      this.view = { x: 0, y: 0, zoom: 1 };
      this.feature = null;
      this.hovered = -1;
    }

    async load() {
      const bytes = await (await fetch(`${this.base}/points.bin`)).arrayBuffer();
      const head = new DataView(bytes);
      this.n = head.getUint32(0, true);
      this.read(bytes, [4, 8, 12, 16].map((at) => head.getFloat32(at, true)));
      this.colours();
      this.listen();
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
      const text = (v) => v.toLocaleString('en', { maximumFractionDigits: 2 });
      legend.querySelector('.low').textContent = text(this.extent[0]);
      legend.querySelector('.high').textContent = text(this.extent[1]);
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
      const stamp = this.stamp(this.radius());
      const size = this.size();
      const left = width / 2 + this.view.x * size;
      const top = height / 2 + this.view.y * size;
      const edge = Math.ceil(this.radius()) + 1;
      const [c0, c1] = [-left / size, (width - left) / size].map(line);
      const [r0, r1] = [-top / size, (height - top) / size].map(line);
      for (let r = r0; r <= r1; r++) {
        const end = this.start[r * CELLS + c1 + 1];
        for (let i = this.start[r * CELLS + c0]; i < end; i++) {
          const s = this.segment[i];
          if (!this.shown[s] && !this.feature) continue;
          const px = (left + this.u[i] * size) | 0;
          const py = (top + this.v[i] * size) | 0;
          if (px < edge || py < edge || px >= width - edge || py >= height - edge) continue;
          const colour = this.feature ? this.ramp[this.feature[i]] : this.palette[s];
          const at = py * width + px;
          for (let k = 0; k < stamp.length; k += 2) pixels[at + stamp[k] * width + stamp[k + 1]] = colour;
        }
      }
      this.pen.putImageData(image, 0, 0);
      if (this.hovered >= 0) this.ring(left, top, size);
      this.place.dataset.drawMillis = (performance.now() - began).toFixed(1);
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

    ring(left, top, size) {
      const i = this.hovered;
      this.pen.beginPath();
      this.pen.arc(left + this.u[i] * size, top + this.v[i] * size, this.radius() + 4 * this.scale, 0, 7);
      this.pen.lineWidth = 2 * this.scale;
      this.pen.strokeStyle = getComputedStyle(this.place).color;
      this.pen.stroke();
    }

    // The nearest shown customer within 14 pixels, or -1.
    nearest(event) {
      const box = this.canvas.getBoundingClientRect();
      const size = this.size();
      const u = ((event.clientX - box.left) * this.scale - this.canvas.width / 2) / size - this.view.x;
      const v = ((event.clientY - box.top) * this.scale - this.canvas.height / 2) / size - this.view.y;
      const reach = 14 * this.scale / size;
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

    listen() {
      const c = this.canvas;
      let grip = null;
      c.addEventListener('pointerdown', (e) => { grip = { x: e.clientX, y: e.clientY, moved: false }; c.setPointerCapture(e.pointerId); });
      c.addEventListener('pointermove', (e) => {
        if (grip && e.buttons) {
          const size = this.size();
          this.view.x += (e.clientX - grip.x) * this.scale / size;
          this.view.y += (e.clientY - grip.y) * this.scale / size;
          grip = { x: e.clientX, y: e.clientY, moved: grip.moved || Math.abs(e.clientX - grip.x) + Math.abs(e.clientY - grip.y) > 2 };
          this.later();
        } else {
          this.hover(this.nearest(e), e);
        }
      });
      c.addEventListener('pointerup', (e) => {
        if (grip && !grip.moved) this.open(this.nearest(e));
        grip = null;
      });
      c.addEventListener('pointerleave', () => this.hover(-1));
      c.addEventListener('wheel', (e) => { e.preventDefault(); this.zoom(Math.exp(-e.deltaY / 400), e); }, { passive: false });
      c.addEventListener('keydown', (e) => this.key(e));
      new ResizeObserver(() => this.resize()).observe(c);
      document.addEventListener('theme', () => this.draw());
      this.place.querySelector('[data-reset]').addEventListener('click', () => { this.view = { x: 0, y: 0, zoom: 1 }; this.draw(); });
      this.place.querySelector('[data-colour]').addEventListener('change', (e) => this.colourBy(e.target.value));
      this.place.querySelectorAll('.legend button').forEach((button, s) => button.addEventListener('click', () => {
        this.shown[s] = !this.shown[s];
        button.setAttribute('aria-pressed', String(this.shown[s]));
        this.draw();
      }));
    }

    key(e) {
      const step = 0.06 / this.view.zoom;
      const moves = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
      if (moves[e.key]) { this.view.x += moves[e.key][0]; this.view.y += moves[e.key][1]; this.draw(); }
      else if (e.key === '+' || e.key === '=') this.zoom(1.3);
      else if (e.key === '-') this.zoom(1 / 1.3);
      else if (e.key === '0') { this.view = { x: 0, y: 0, zoom: 1 }; this.draw(); }
      else return;
      e.preventDefault();
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

    hover(i, event) {
      if (i === this.hovered) return;
      this.hovered = i;
      this.later();
      clearTimeout(this.asking);
      this.tip.hidden = true;
      if (i < 0) return;
      const box = this.place.getBoundingClientRect();
      const at = [event.clientX - box.left, event.clientY - box.top];
      const began = performance.now();
      this.asking = setTimeout(() => this.tell(i, at, began), 60);
    }

    async tell(i, [x, y], began) {
      const answer = await fetch(`${this.base}/customers/${this.row[i]}`);
      if (!answer.ok || this.hovered !== i) return;
      const customer = await answer.json();
      const title = document.createElement('strong');
      title.textContent = customer.customer_id;
      const where = document.createElement('div');
      where.textContent = customer.segment_name;
      const list = document.createElement('dl');
      for (const [label, value] of customer.figures) {
        const dt = document.createElement('dt');
        const dd = document.createElement('dd');
        dt.textContent = label;
        dd.textContent = value;
        list.append(dt, dd);
      }
      this.tip.replaceChildren(title, where, list);
      this.tip.hidden = false;
      const width = this.tip.offsetWidth;
      this.tip.style.left = `${Math.min(Math.max(4, x + 14), this.place.clientWidth - width - 4)}px`;
      this.tip.style.top = `${Math.max(4, y - this.tip.offsetHeight - 10)}px`;
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
