// What pointers, the wheel and keys do to the chart.

const WHEEL_STEP = 0.0022; // how much a pixel of the wheel zooms
const PINCH_STEP = 2.5; // a pinch on a touchpad comes as a wheel with Ctrl, in smaller steps
const KEY_STEP = 0.15; // of what is seen
const STILL = 3; // pixels that a click may move

/** Drag to move, two fingers to zoom, a click to choose, a double click to come closer. */
function listenToPointers(chart) {
  const { canvas } = chart;
  const down = new Map(); // where each pointer is now, by its id
  let moved = 0;
  const placeOf = (event) => ({ x: event.offsetX, y: event.offsetY });
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    down.set(event.pointerId, placeOf(event));
    moved = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const [before, now] = [down.get(event.pointerId), placeOf(event)];
    if (!before) return chart.point(now.x, now.y);
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    down.set(event.pointerId, now);
    if (other) {
      const [apartBefore, apartNow] = [before, now].map(({ x, y }) => Math.max(20, Math.hypot(x - other.x, y - other.y)));
      chart.zoom(apartBefore / apartNow, (now.x + other.x) / 2);
    } else if (moved > STILL) {
      canvas.classList.add("dragged");
      chart.hint.hidden = true;
      chart.move((before.x - now.x) / chart.view.width);
    }
  });
  const release = (event) => {
    const place = down.get(event.pointerId);
    down.delete(event.pointerId);
    canvas.classList.remove("dragged");
    if (event.type !== "pointerup" || moved > STILL || !place) return;
    const box = chart.boxAt(place.x, place.y);
    if (box) chart.onOpen(box.event, true);
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("pointerleave", () => (chart.hint.hidden = true));
  canvas.addEventListener("dblclick", (event) => chart.zoom(0.4, event.offsetX));
}

/** Without Ctrl, and before a click on the axis, the wheel goes on scrolling the page; sideways it always moves. */
function listenToWheel(chart) {
  const onWheel = (event) => {
    const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const isZoom = event.ctrlKey || event.metaKey || (document.activeElement === chart.canvas && !isSideways);
    if (!isZoom && !isSideways) return;
    event.preventDefault();
    const pixels = (delta) => (event.deltaMode === 1 ? delta * 18 : delta); // some browsers count lines
    if (isZoom) chart.zoom(Math.exp(pixels(event.deltaY) * WHEEL_STEP * (event.ctrlKey ? PINCH_STEP : 1)), event.offsetX);
    else chart.move(pixels(event.deltaX || event.deltaY) / chart.view.width);
  };
  chart.canvas.addEventListener("wheel", onWheel, { passive: false });
}

function listenToKeys(chart) {
  const keys = {
    ArrowLeft: () => chart.move(-KEY_STEP),
    ArrowRight: () => chart.move(KEY_STEP),
    ArrowUp: () => chart.step(-1),
    ArrowDown: () => chart.step(1),
    "+": () => chart.zoom(1 / 1.5),
    "=": () => chart.zoom(1 / 1.5),
    "-": () => chart.zoom(1.5),
    0: () => chart.showAll(),
    Home: () => chart.showAll(),
    Enter: () => chart.chosen && chart.onOpen(chart.chosen, true),
  };
  chart.canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
}

/** A press or a drag on the small picture of the whole goes there. */
function listenToWhole(chart) {
  const { whole, view } = chart;
  const go = (event) => {
    if (!(event.buttons & 1)) return;
    whole.setPointerCapture(event.pointerId);
    const [place, half] = [wholeScale(chart).placeAt(event.offsetX), (view.to - view.from) / 2];
    chart.goTo(place - half, place + half);
  };
  whole.addEventListener("pointerdown", go);
  whole.addEventListener("pointermove", go);
}
