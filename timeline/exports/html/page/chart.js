// The chart: which stretch of time is seen, what is laid out in it, and what pointers and keys do to it.

const MERGED_ROWS = 11;
const MERGED_ROWS_BESIDE_LANES = 6;
const SOURCE_ROWS = 3;
const MOST_LANES = 12;
const LANE_NAME = 20; // pixels above the rows of a source
const LEVEL = 1.2; // the layout is made anew when the zoom has changed by this factor
const CLOSEST = 30; // units (seconds) that the chart shows at least
const EDGE = 0.04; // of the whole stays free on either side
const WHEEL_STEP = 0.0022;
const KEY_STEP = 0.15;

class Chart {
  /** `model` is what `readModel` returns; `onOpen(event, isChosen)` is called when an event is chosen or only looked at. */
  constructor(root, model, onOpen) {
    this.model = model;
    this.onOpen = onOpen;
    this.canvas = root.querySelector("#axis");
    this.whole = root.querySelector("#whole");
    this.hint = root.querySelector("#hint");
    this.shownWords = root.querySelector("#shown");
    this.announced = root.querySelector("#announced");
    this.labels = new Map();
    this.isFolded = true;
    this.hasLanes = false;
    this.chosen = null; // an event
    this.told = null; // a conflict, whose events stand out
    this.view = { from: 0, to: 1, width: 1, scale: null };
    this.rescale();
    listenToPointers(this);
    listenToKeys(this);
    new ResizeObserver(() => this.redraw()).observe(this.canvas);
    new ResizeObserver(() => this.redraw()).observe(this.whole);
  }

  /** Make the scale anew, and show all of it. */
  rescale() {
    const times = this.model.events.filter((event) => event.extent).flatMap((event) => [event.extent.from, event.extent.to]);
    this.view.scale = makeScale(times, this.isFolded);
    this.level = null;
    this.showAll();
  }

  showAll() {
    const { first, last } = this.view.scale;
    const free = (last - first) * EDGE;
    this.goTo(first - free, last + 3 * free);
  }

  /** Show another stretch of places, no closer than can be told apart and no farther than there is something to see. */
  goTo(from, to) {
    const { first, last } = this.view.scale;
    const most = (last - first) * (1 + 5 * EDGE) + CLOSEST;
    const length = Math.min(Math.max(to - from, Math.min(CLOSEST, most)), most);
    const middle = Math.min(Math.max((from + to) / 2, first), last);
    this.view.from = middle - length / 2;
    this.view.to = middle + length / 2;
    this.redraw();
  }

  /** Zoom by a factor (below 1: closer) around a pixel. */
  zoom(factor, pixel = this.view.width / 2) {
    const { from, to, width } = this.view;
    const fixed = from + ((to - from) * pixel) / width;
    const { first, last } = this.view.scale;
    const most = (last - first) * (1 + 5 * EDGE) + CLOSEST;
    const wanted = Math.min(Math.max((to - from) * factor, CLOSEST), most);
    const start = fixed - (wanted * pixel) / width;
    this.goTo(start, start + wanted);
  }

  /** Move by a share of what is seen. */
  move(share) {
    const { from, to } = this.view;
    this.goTo(from + (to - from) * share, to + (to - from) * share);
  }

  /** Choose an event, or none; bring it into sight where it is not. */
  choose(event, conflict = null) {
    this.chosen = event;
    this.told = conflict;
    if (event && event.extent) this.bringIntoSight(conflict ? conflict.events.map((place) => this.model.events[place]) : [event]);
    this.redraw();
  }

  bringIntoSight(events) {
    const extents = events.map((event) => event.extent).filter(Boolean);
    const places = extents.flatMap(({ from, to }) => [this.view.scale.placeOf(from), this.view.scale.placeOf(to)]);
    const [first, last] = [Math.min(...places), Math.max(...places)];
    const { from, to } = this.view;
    const isSeen = first >= from && last <= to - (to - from) * 0.1;
    const drawn = this.boxes && events.every((event) => this.boxes.some((box) => box.event === event && box.row >= 0 && !box.lane));
    if (isSeen && drawn) return;
    const length = drawn ? Math.max(to - from, (last - first) * 1.5) : Math.max((last - first) * 3, Math.min(to - from, this.roomFor(events[0])));
    this.goTo((first + last) / 2 - length * 0.45, (first + last) / 2 + length * 0.55);
  }

  /** How long a stretch leaves the neighbours of an event room for their words. */
  roomFor(event) {
    const shown = this.model.events.filter((other) => other.isShown && other.extent);
    const at = shown.indexOf(event);
    const near = shown.slice(Math.max(0, at - 8), at + 9).map((other) => this.view.scale.placeOf(other.extent.from));
    return Math.max(CLOSEST * 20, (Math.max(...near) - Math.min(...near)) * 1.2);
  }

  /** The event so many further on among those that are shown, in time order. */
  step(by) {
    const shown = this.model.events.filter((event) => event.isShown && event.extent);
    if (!shown.length) return;
    const at = shown.indexOf(this.chosen);
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1)];
    this.choose(next);
    this.announced.textContent = `${next.title}, ${next.when}, ${next.status}. Event ${shown.indexOf(next) + 1} of ${shown.length}.`;
    this.onOpen(next, false);
  }

  /** Draw once before the next frame, however often it is asked for. `isNew`: what is shown has changed. */
  redraw(isNew = false) {
    if (isNew) this.level = null;
    if (this.asked) return;
    this.asked = requestAnimationFrame(() => {
      this.asked = 0;
      this.draw();
    });
  }

  draw() {
    const view = this.view;
    view.width = this.canvas.clientWidth;
    if (!view.width) return;
    view.pixelsPerUnit = view.width / (view.to - view.from);
    view.pixelOf = (time) => (view.scale.placeOf(time) - view.from) * view.pixelsPerUnit;
    view.timeAt = (pixel) => view.scale.timeOf(view.from + pixel / view.pixelsPerUnit);
    this.layOut();
    const { ink, width, height } = inkOf(this.canvas);
    this.theme ??= colours();
    drawAxis(ink, view, this.theme, width, height);
    const unplaced = this.lanes.reduce((count, lane) => count + this.drawLane(ink, lane), 0);
    this.drawChain(ink);
    this.drawWhole();
    const seen = this.boxes.filter((box) => !box.lane && box.row >= 0 && box.x1 >= 0 && box.x0 <= width).length;
    const more = unplaced ? `, ${unplaced.toLocaleString("en")} more when closer` : "";
    const words = `${seen.toLocaleString("en")} in sight${more}`;
    if (this.shownWords.textContent !== words) this.shownWords.textContent = words;
  }

  /** Give every box its row, as long as neither the zoom nor what is shown has changed much. */
  layOut() {
    const { scale, pixelsPerUnit } = this.view;
    const level = Math.floor(Math.log(pixelsPerUnit) / Math.log(LEVEL));
    if (this.level === level) return;
    const ink = this.canvas.getContext("2d");
    ink.font = FONT;
    if (this.level === null) {
      this.lanes = this.laneList();
      this.boxes = this.lanes.flatMap((lane) => lane.boxes);
      for (const lane of this.lanes) lane.boxes.sort((a, b) => b.weight - a.weight || a.event.place - b.event.place);
      for (const box of this.boxes) [box.first, box.last] = [scale.placeOf(box.extent.from), scale.placeOf(box.extent.to)];
    }
    this.level = level;
    let top = HEAD;
    for (const lane of this.lanes) {
      for (const box of lane.boxes) measure(ink, box, LEVEL ** level);
      pack(lane.boxes, lane.rows);
      lane.top = top + (lane.name ? LANE_NAME : 4);
      lane.bottom = lane.top + lane.rows * ROW + DENSITY;
      top = lane.bottom;
    }
    const height = `${top + 4}px`;
    if (this.canvas.style.height !== height) this.canvas.style.height = height;
  }

  /** The lanes with their boxes: the merged one, and one a source where they are asked for. */
  laneList() {
    const shown = this.model.events.filter((event) => event.isShown && event.extent);
    const most = this.hasLanes ? MERGED_ROWS_BESIDE_LANES : MERGED_ROWS;
    const merged = { name: this.hasLanes ? "All sources, reconciled" : "", rows: Math.max(2, Math.min(most, shown.length)) };
    merged.boxes = shown.map((event) => boxOf(event, event.extent, null));
    if (!this.hasLanes) return [merged];
    return [merged, ...this.sourceLanes(shown)];
  }

  sourceLanes(shown) {
    const lanes = this.model.sources.map((source, number) => ({ name: source.name, number, boxes: [] }));
    for (const event of shown) {
      for (const [number, voice, ...times] of event.says) {
        const extent = (times.length && extentOf(times)) || event.extent;
        lanes[number].boxes.push(boxOf(event, extent, lanes[number], times.length || voice === "set-aside" ? voice : "order"));
      }
    }
    const chosen = this.sourceFilter && this.sourceFilter.size ? (lane) => this.sourceFilter.has(this.model.sources[lane.number].id) : () => true;
    const found = lanes.filter((lane) => lane.boxes.length && chosen(lane));
    found.sort((a, b) => b.boxes.length - a.boxes.length);
    const seen = found.slice(0, MOST_LANES).sort((a, b) => a.number - b.number);
    if (found.length > seen.length) seen[seen.length - 1].name += ` (and ${found.length - seen.length} sources more: choose them in the filter)`;
    for (const lane of seen) lane.rows = Math.min(SOURCE_ROWS, lane.boxes.length);
    return seen;
  }

  /** Draw what of a lane is in sight; returns how many events found no room. */
  drawLane(ink, lane) {
    const { width, from, pixelsPerUnit } = this.view;
    const unplaced = new Uint16Array(Math.ceil(width) + 1);
    let count = 0;
    if (lane.name) this.drawLaneName(ink, lane);
    for (const box of lane.boxes) {
      box.x0 = (box.first - from) * pixelsPerUnit;
      box.x1 = (box.last - from) * pixelsPerUnit;
      if (box.x1 + FADE + LONGEST_LABEL < 0 || box.x0 - FADE > width) continue;
      if (box.row >= 0) this.drawPlaced(ink, lane, box);
      else if (box.x1 >= 0 && box.x0 <= width) {
        unplaced[Math.round(Math.min(Math.max((box.x0 + box.x1) / 2, 0), width))] += 1;
        count += 1;
      }
    }
    ink.fillStyle = this.theme.quiet;
    unplaced.forEach((number, x) => {
      if (number) ink.fillRect(x, lane.bottom - 3, 1.5, -Math.min(DENSITY - 4, 2 + 2 * Math.log2(1 + number)));
    });
    return lane.name && lane !== this.lanes[0] ? 0 : count;
  }

  drawLaneName(ink, lane) {
    const { width } = this.view;
    ink.strokeStyle = this.theme.line;
    ink.lineWidth = 1;
    ink.setLineDash([]);
    ink.beginPath();
    ink.moveTo(0, lane.top - LANE_NAME + 0.5);
    ink.lineTo(width, lane.top - LANE_NAME + 0.5);
    ink.stroke();
    ink.font = `600 ${SMALL_FONT}`;
    const size = ink.measureText(lane.name).width;
    ink.fillStyle = this.theme.sheet;
    ink.fillRect(4, lane.top - LANE_NAME + 2, size + 12, LANE_NAME - 3);
    ink.fillStyle = this.theme.quiet;
    ink.fillText(lane.name, 10, lane.top - 5);
  }

  drawPlaced(ink, lane, box) {
    const { event } = box;
    const theme = this.theme;
    const y = lane.top + box.row * ROW;
    const colour = box.voice === "set-aside" ? theme.disputed : theme[box.voice ? "link" : event.status];
    const isBeside = this.told && !this.told.events.includes(event.place);
    ink.globalAlpha = isBeside ? 0.28 : 1;
    if (event === this.chosen) this.drawChosen(ink, box, y);
    const look = {
      x0: box.x0,
      x1: box.x1,
      y,
      colour,
      sheet: theme.sheet,
      status: box.voice ? { day: "agreed", "set-aside": "undecided" }[box.voice] ?? "single" : event.status,
      pattern: this.hatchOf(ink, colour),
      pixelOf: this.view.pixelOf,
      isOutlined: box.voice === "order" || box.voice === "untold" || box.voice === "set-aside",
    };
    drawBox(ink, box, look);
    if (!box.voice) for (const other of event.or) this.drawOther(ink, other, y);
    if (box.hasLabel || event === this.chosen) this.drawLabel(ink, box, y);
    ink.globalAlpha = 1;
  }

  drawChosen(ink, box, y) {
    const left = Math.max(box.x0, 0) - 6;
    const right = Math.min(Math.max(box.x1, box.x0 + (box.hasLabel ? box.labelWidth : MARK)), this.view.width) + 6;
    ink.fillStyle = this.theme.wash;
    ink.strokeStyle = this.theme.focus;
    ink.lineWidth = 2;
    ink.setLineDash([]);
    ink.beginPath();
    ink.roundRect(left, y, right - left, ROW - 1, 5);
    ink.fill();
    ink.stroke();
  }

  /** Where another reading puts the event: a dashed outline. */
  drawOther(ink, times, y) {
    const extent = extentOf(times);
    if (!extent) return;
    ink.strokeStyle = this.theme.undecided;
    ink.lineWidth = 1;
    ink.setLineDash([3, 3]);
    const [x0, x1] = [this.view.pixelOf(extent.from), this.view.pixelOf(extent.to)];
    ink.strokeRect(x0, y + BAR_TOP - 2, Math.max(4, x1 - x0), BAR + 4);
    ink.setLineDash([]);
  }

  /** The mark of the status and the title; they stay in sight while the bar does. */
  drawLabel(ink, box, y) {
    const { event } = box;
    ink.font = FONT;
    const mark = box.voice === "set-aside" ? "✗" : box.voice ? "" : this.model.marks[event.status];
    const isClash = mark === "✗" || ["≠", "?", "✓"].includes(mark);
    const start = Math.min(Math.max(box.x0, 6), Math.max(box.x0, box.x1 - box.labelWidth));
    let x = start;
    if (isClash) {
      ink.font = `700 ${FONT}`;
      ink.fillStyle = box.voice ? this.theme.disputed : this.theme[event.status];
      ink.fillText(mark, x, y + 13);
      x += ink.measureText(mark).width + 5;
      ink.font = FONT;
    }
    ink.fillStyle = this.theme.ink;
    ink.fillText(fitted(ink, event.title, LONGEST_LABEL - 20, this.labels), x, y + 13);
  }

  /** Lines from event to event along the chain of the conflict that is told. */
  drawChain(ink) {
    if (!this.told) return;
    const chain = this.told.events.map((place) => this.lanes[0].boxes.find((box) => box.event.place === place && box.row >= 0)).filter(Boolean);
    ink.strokeStyle = this.theme.disputed;
    ink.lineWidth = 1.6;
    ink.setLineDash([5, 4]);
    for (let number = 1; number < chain.length; number += 1) {
      const [[x0, y0], [x1, y1]] = [chain[number - 1], chain[number]].map((box) => [(box.x0 + box.x1) / 2, this.lanes[0].top + box.row * ROW + BAR_TOP + BAR / 2]);
      ink.beginPath();
      ink.moveTo(x0, y0);
      ink.bezierCurveTo(x0, y0 + 40, x1, y1 + 40, x1, y1);
      ink.stroke();
    }
    ink.setLineDash([]);
  }

  /** The whole time in small: how many events where, the conflicts, and what of it is seen. */
  drawWhole() {
    const { ink, width, height } = inkOf(this.whole);
    if (!width) return;
    const { scale, from, to } = this.view;
    const free = (scale.last - scale.first) * EDGE;
    const xOf = (place) => ((place - scale.first + free) / (scale.last - scale.first + 2 * free)) * width;
    this.wholeAt = (x) => (x / width) * (scale.last - scale.first + 2 * free) + scale.first - free;
    const [counts, clashes] = [new Uint16Array(Math.ceil(width / 3) + 1), new Uint16Array(Math.ceil(width / 3) + 1)];
    for (const event of this.model.events) {
      if (!event.isShown || !event.extent) continue;
      const at = Math.floor(Math.min(Math.max(xOf(scale.placeOf(event.extent.from)) / 3, 0), counts.length - 1));
      counts[at] += 1;
      if (event.conflicts.length) clashes[at] += 1;
    }
    const most = Math.log2(1 + Math.max(1, ...counts));
    for (const piece of scale.pieces) {
      if (!piece.isFold) continue;
      ink.fillStyle = hatch(ink, this.theme.line, 6);
      ink.fillRect(xOf(piece.place), 0, xOf(piece.place + (piece.to - piece.from) * piece.rate) - xOf(piece.place), height);
    }
    counts.forEach((number, at) => {
      if (!number) return;
      const size = (Math.log2(1 + number) / most) * (height - 14);
      ink.fillStyle = this.theme.single;
      ink.fillRect(at * 3, height - 8, 2, -Math.max(2, size));
      if (!clashes[at]) return;
      ink.fillStyle = this.theme.disputed;
      ink.fillRect(at * 3 - 1, height - 6, 4, 4);
    });
    const [left, right] = [Math.max(1, xOf(from)), Math.min(width - 1, xOf(to))];
    ink.globalAlpha = 0.16;
    ink.fillStyle = this.theme.link;
    ink.fillRect(left, 0, Math.max(3, right - left), height);
    ink.globalAlpha = 1;
    ink.strokeStyle = this.theme.link;
    ink.lineWidth = 1.5;
    ink.strokeRect(left, 1, Math.max(3, right - left), height - 2);
  }

  hatchOf(ink, colour) {
    this.hatches ??= new Map();
    if (!this.hatches.has(colour)) this.hatches.set(colour, hatch(ink, colour));
    return this.hatches.get(colour);
  }

  /** The box under a point of the canvas. */
  boxAt(x, y) {
    const lane = this.lanes?.find((each) => y >= each.top && y < each.bottom);
    if (!lane) return null;
    const row = Math.floor((y - lane.top) / ROW);
    return lane.boxes.find((box) => {
      if (box.row !== row) return false;
      const right = Math.max(box.x1, box.x0 + (box.hasLabel ? box.labelWidth : MARK), box.x0 + MARK) + 4;
      return x >= Math.min(box.x0, box.x1 - MARK) - 4 && x <= right + (box.extent.isOpenAfter ? FADE / 2 : 0);
    }) ?? null;
  }

  /** Say beside the pointer what is under it. */
  point(x, y) {
    const box = this.boxAt(x, y);
    this.canvas.classList.toggle("over", Boolean(box));
    this.hint.hidden = !box;
    if (!box) return;
    const title = document.createElement("b");
    title.textContent = box.event.title;
    this.hint.replaceChildren(title, `${box.event.when} · ${box.voice ? VOICES[box.voice] : box.event.status}`);
    const top = this.canvas.offsetTop + y + 16;
    this.hint.style.left = `${Math.max(0, Math.min(x + 12, this.view.width - this.hint.offsetWidth - 8))}px`;
    this.hint.style.top = `${top}px`;
  }
}

const VOICES = {
  day: "the source says the day",
  window: "the source says a wider window",
  order: "the source says only the order: drawn where all together put it",
  untold: "the source gives no time: drawn where all together put it",
  "set-aside": "set aside, or part of it",
};

/** An event in a lane; clashes come first, then what many sources tell. */
function boxOf(event, extent, lane, voice = "") {
  return { event, extent, lane, voice, row: -1, hasLabel: false, weight: (event.conflicts.length ? 100 : 0) + event.says.length };
}

/** Where a box and its words begin and end, in pixels of the layout: so many for a second. */
function measure(ink, box, pixelsPerUnit) {
  const { extent, event } = box;
  event.size ??= Math.min(LONGEST_LABEL, ink.measureText(event.title).width + (event.conflicts.length ? 18 : 2));
  box.labelWidth = event.size;
  const start = box.first * pixelsPerUnit;
  box.left = start - (extent.isOpenBefore ? FADE : 0);
  box.barRight = Math.max(box.last * pixelsPerUnit, start + MARK) + (extent.isOpenAfter ? FADE : 0);
  box.right = Math.max(box.barRight, start + box.labelWidth);
}

/** Drag to move, two fingers to zoom, a click to choose, the wheel with Ctrl or after a click. */
function listenToPointers(chart) {
  const { canvas, whole } = chart;
  const down = new Map(); // pointers by id, where they are now
  let moved = 0;
  const at = (event) => ({ x: event.offsetX, y: event.offsetY });
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    down.set(event.pointerId, at(event));
    moved = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const [before, now] = [down.get(event.pointerId), at(event)];
    if (!before) return chart.point(now.x, now.y);
    const others = [...down].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    down.set(event.pointerId, now);
    if (others.length) {
      const [apartBefore, apartNow] = [before, now].map((place) => Math.max(20, Math.hypot(place.x - others[0].x, place.y - others[0].y)));
      chart.zoom(apartBefore / apartNow, (now.x + others[0].x) / 2);
    } else if (moved > 3) {
      canvas.classList.add("dragged");
      chart.hint.hidden = true;
      chart.move((before.x - now.x) / chart.view.width);
    }
  });
  const release = (event) => {
    const place = down.get(event.pointerId);
    down.delete(event.pointerId);
    canvas.classList.remove("dragged");
    if (event.type !== "pointerup" || moved > 3 || !place) return;
    const box = chart.boxAt(place.x, place.y);
    if (box) chart.onOpen(box.event, true);
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("pointerleave", () => (chart.hint.hidden = true));
  canvas.addEventListener("wheel", (event) => onWheel(chart, event), { passive: false });
  canvas.addEventListener("dblclick", (event) => chart.zoom(0.4, event.offsetX));
  const centre = (event) => {
    if (!(event.buttons & 1)) return;
    whole.setPointerCapture(event.pointerId);
    const [place, half] = [chart.wholeAt(event.offsetX), (chart.view.to - chart.view.from) / 2];
    chart.goTo(place - half, place + half);
  };
  whole.addEventListener("pointerdown", centre);
  whole.addEventListener("pointermove", centre);
}

/** Without Ctrl, and before a click on the axis, the wheel goes on scrolling the page; sideways it always moves. */
function onWheel(chart, event) {
  const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
  const isZoom = event.ctrlKey || event.metaKey || (document.activeElement === chart.canvas && !isSideways);
  if (!isZoom && !isSideways) return;
  event.preventDefault();
  const unit = event.deltaMode === 1 ? 18 : 1; // lines or pixels
  if (isZoom) chart.zoom(Math.exp(event.deltaY * unit * WHEEL_STEP * (event.ctrlKey ? 2.5 : 1)), event.offsetX);
  else chart.move(((event.deltaX || event.deltaY) * unit) / chart.view.width);
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
