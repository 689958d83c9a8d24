// The hand on the plane. A mouse drags and its wheel zooms; keys do both. One finger scrolls the page,
// as it does everywhere else, and two fingers move and zoom. A click opens a customer; where nothing
// can hover, the first tap shows the customer and a second one opens them.
'use strict';
globalThis.planeHand = (plane) => {
  const c = plane.canvas;
  const mouse = (handler) => (e) => { if (e.pointerType !== 'touch') handler(e); };

  function mice() {
    let grip = null;
    c.addEventListener('pointerdown', mouse((e) => { grip = { x: e.clientX, y: e.clientY, moved: false }; c.setPointerCapture(e.pointerId); }));
    c.addEventListener('pointermove', mouse((e) => {
      if (!grip || !e.buttons) { plane.hover(plane.nearest(e)); return; }
      const [dx, dy] = [e.clientX - grip.x, e.clientY - grip.y];
      plane.move(dx, dy);
      grip = { x: e.clientX, y: e.clientY, moved: grip.moved || Math.abs(dx) + Math.abs(dy) > 2 };
    }));
    c.addEventListener('pointerup', mouse((e) => {
      if (grip && !grip.moved) plane.open(plane.nearest(e));
      grip = null;
    }));
    c.addEventListener('pointerleave', mouse(() => plane.hover(-1)));
    c.addEventListener('wheel', (e) => { e.preventDefault(); plane.zoom(Math.exp(-e.deltaY / 400), e); }, { passive: false });
  }

  function fingers() {
    let tap = null;
    let pair = null;
    const between = ([a, b]) => ({
      clientX: (a.clientX + b.clientX) / 2,
      clientY: (a.clientY + b.clientY) / 2,
      apart: Math.max(1, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)),
    });
    // A scroll that has begun cannot be taken from the browser any more.
    const keep = (e) => { if (e.cancelable) e.preventDefault(); };
    const put = (e) => {
      tap = e.touches.length === 1 ? e.touches[0] : null;
      pair = e.touches.length === 2 ? between(e.touches) : null;
      if (pair) keep(e);
    };
    c.addEventListener('touchstart', put, { passive: false });
    c.addEventListener('touchmove', (e) => {
      if (pair && e.touches.length === 2) {
        keep(e);
        const now = between(e.touches);
        plane.move(now.clientX - pair.clientX, now.clientY - pair.clientY);
        plane.zoom(now.apart / pair.apart, now);
        pair = now;
      } else if (tap && Math.hypot(e.touches[0].clientX - tap.clientX, e.touches[0].clientY - tap.clientY) > 10) {
        tap = null;
      }
    }, { passive: false });
    c.addEventListener('touchend', () => {
      if (tap) tapped(plane.nearest(tap, 22));
      tap = null;
      pair = null;
    });
    c.addEventListener('touchcancel', () => { tap = null; pair = null; });
  }

  function tapped(i) {
    if (i >= 0 && i === plane.hovered && !plane.tip.hidden) plane.open(i);
    else plane.hover(i, 'Tap again to open.');
  }

  function key(e) {
    const step = 0.06 * plane.size() / plane.scale / plane.view.zoom;
    const moves = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    if (moves[e.key]) plane.move(...moves[e.key]);
    else if (e.key === '+' || e.key === '=') plane.zoom(1.3);
    else if (e.key === '-') plane.zoom(1 / 1.3);
    else if (e.key === '0') plane.whole();
    else return;
    e.preventDefault();
  }

  // A segment can be hidden; while the mouse or the keyboard is on its entry, it stands out.
  function legend() {
    const buttons = [...plane.place.querySelectorAll('.legend button')];
    buttons.forEach((button, s) => {
      button.addEventListener('click', () => plane.show(s, !plane.shown[s]));
      button.addEventListener('pointerenter', mouse(() => plane.light(s)));
      button.addEventListener('pointerleave', mouse(() => plane.light(-1)));
      button.addEventListener('focus', () => { if (button.matches(':focus-visible')) plane.light(s); });
      button.addEventListener('blur', () => plane.light(-1));
    });
  }

  mice();
  fingers();
  legend();
  c.addEventListener('keydown', key);
  new ResizeObserver(() => plane.resize()).observe(c);
  document.addEventListener('theme', () => plane.draw());
  plane.place.querySelector('[data-reset]').addEventListener('click', () => plane.whole());
  plane.place.querySelector('[data-back]').addEventListener('click', () => {
    plane.shown.forEach((_, s) => plane.show(s, true));
    plane.whole();
    c.focus();
  });
  plane.place.querySelector('[data-colour]').addEventListener('change', (e) => plane.colourBy(e.target.value));
};
