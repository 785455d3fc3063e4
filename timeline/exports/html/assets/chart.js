// The chart: which stretch of time is seen, which event is chosen, and when it is drawn.

const CLOSEST = 120; // units (seconds) that the chart shows at least
const EDGE = 0.04; // of the whole stays free before it, and thrice that after it, for the words of the last events
const NEIGHBOURS = 8; // on either side of an event that is brought into sight

class Chart {
  /** `model` is what `readModel` returns; `onOpen(event, isChosen)`: one was chosen, or only stepped to. */
  constructor(root, model, onOpen) {
    this.model = model;
    this.onOpen = onOpen;
    this.canvas = root.querySelector("#axis");
    this.whole = root.querySelector("#whole");
    this.hint = root.querySelector("#hint");
    this.shownWords = root.querySelector("#shown");
    this.announced = root.querySelector("#announced");
    this.isFolded = true;
    this.hasLanes = false;
    this.chosen = null; // an event
    this.told = null; // a conflict, whose events stand out
    this.level = null; // of zoom, for which rows were given; null: what is shown has changed
    this.near = { from: 0, to: 0 }; // the stretch in which they were given
    this.view = { from: 0, to: 1, width: 1, scale: null };
    this.rescale();
    listenToPointers(this);
    listenToWheel(this);
    listenToKeys(this);
    listenToWhole(this);
    const resized = () => this.redraw(this.canvas.clientWidth !== this.view.width);
    for (const canvas of [this.canvas, this.whole]) new ResizeObserver(resized).observe(canvas);
  }

  /** Make the scale anew, and show all of it. */
  rescale() {
    const extents = this.model.events.map((event) => event.extent).filter(Boolean);
    this.view.scale = makeScale(extents.flatMap(({ from, to }) => [from, to]), this.isFolded);
    this.level = null;
    this.showAll();
  }

  showAll() {
    const { first, last } = this.view.scale;
    const free = (last - first) * EDGE;
    this.goTo(first - free, last + 3 * free);
  }

  /** The most that can be seen at once. */
  get longest() {
    const { first, last } = this.view.scale;
    return (last - first) * (1 + 5 * EDGE) + CLOSEST;
  }

  /** Show another stretch of places, no closer than can be told apart, no farther than there is something to see. */
  goTo(from, to) {
    const { first, last } = this.view.scale;
    const length = Math.min(Math.max(to - from, CLOSEST), this.longest);
    const middle = Math.min(Math.max((from + to) / 2, first), last);
    this.view.from = middle - length / 2;
    this.view.to = middle + length / 2;
    this.redraw();
  }

  /** Zoom by a factor (below 1: closer) around a pixel. */
  zoom(factor, pixel = this.view.width / 2) {
    const { from, to, width } = this.view;
    const fixed = from + ((to - from) * pixel) / width;
    const length = Math.min(Math.max((to - from) * factor, CLOSEST), this.longest);
    const start = fixed - (length * pixel) / width;
    this.goTo(start, start + length);
  }

  /** Move by a share of what is seen. */
  move(share) {
    const { from, to } = this.view;
    this.goTo(from + (to - from) * share, to + (to - from) * share);
  }

  /** Choose an event, or none, and tell of a conflict, or of none; bring it into sight where it is not. */
  choose(event, conflict = null) {
    this.chosen = event;
    this.told = conflict;
    const events = conflict ? conflict.events.map((place) => this.model.events[place]) : [event];
    const placed = events.filter((each) => each?.extent);
    if (placed.length) this.bringIntoSight(placed);
    this.redraw();
  }

  bringIntoSight(events) {
    const { scale, from, to } = this.view;
    const places = events.flatMap(({ extent }) => [scale.placeOf(extent.from), scale.placeOf(extent.to)]);
    const [first, last] = [Math.min(...places), Math.max(...places)];
    const isDrawn = events.every((event) => this.lanes?.[0].boxes.some((box) => box.event === event && box.row >= 0));
    if (isDrawn && first >= from && last <= to - (to - from) * 0.1) return;
    const room = isDrawn ? to - from : Math.min(to - from, this.roomFor(events[0]));
    const length = Math.max((last - first) * 1.5, room);
    this.goTo((first + last) / 2 - length * 0.45, (first + last) / 2 + length * 0.55);
  }

  /** How long a stretch leaves the neighbours of an event room for their words. */
  roomFor(event) {
    const shown = this.shownEvents();
    const at = shown.indexOf(event);
    const near = shown.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1);
    const places = near.map((other) => this.view.scale.placeOf(other.extent.from));
    return Math.max(CLOSEST * 20, (Math.max(...places) - Math.min(...places)) * 1.2);
  }

  /** Go so many events further among those that are shown, in time order, and say which it is. */
  step(by) {
    const shown = this.shownEvents();
    if (!shown.length) return;
    const at = shown.indexOf(this.chosen);
    const first = by > 0 ? 0 : shown.length - 1;
    const next = shown[at < 0 ? first : Math.min(Math.max(at + by, 0), shown.length - 1)];
    this.choose(next);
    this.announced.textContent = `${next.title}, ${next.when}, ${next.status}. Event ${shown.indexOf(next) + 1} of ${shown.length}.`;
    this.onOpen(next, false);
  }

  shownEvents() {
    return this.model.events.filter((event) => event.isShown && event.extent);
  }

  /** Draw once before the next frame, however often it is asked for. `isNew`: other events or lanes are shown. */
  redraw(isNew = false) {
    if (isNew) this.level = null;
    this.asked ||= requestAnimationFrame(() => {
      this.asked = 0;
      this.draw();
    });
  }

  draw() {
    const { view } = this;
    view.width = this.canvas.clientWidth;
    if (!view.width) return;
    view.pixelsPerUnit = view.width / (view.to - view.from);
    view.pixelOf = (time) => (view.scale.placeOf(time) - view.from) * view.pixelsPerUnit;
    view.timeAt = (pixel) => view.scale.timeOf(view.from + pixel / view.pixelsPerUnit);
    layOut(this);
    const { ink, width, height } = inkOf(this.canvas);
    this.theme ??= colours();
    drawAxis(ink, view, this.theme, width, height);
    const [unplaced] = this.lanes.map((lane) => drawLane(this, ink, lane));
    drawChain(this, ink);
    drawWhole(this);
    this.tell(unplaced);
  }

  tell(unplaced) {
    const seen = this.lanes[0].boxes.filter((box) => box.row >= 0 && box.x1 >= 0 && box.x0 <= this.view.width).length;
    const more = unplaced ? `, ${unplaced.toLocaleString("en")} more when closer` : "";
    const undated = this.model.events.filter((event) => event.isShown && !event.extent).length;
    const rest = undated ? `, ${undated.toLocaleString("en")} without any date` : "";
    const words = `${seen.toLocaleString("en")} in sight${more}${rest}`;
    if (this.shownWords.textContent !== words) this.shownWords.textContent = words;
  }

  /** Take the colours of the page anew. */
  recolour() {
    this.theme = null;
    this.hatches = null;
    this.redraw();
  }

  hatchOf(ink, colour) {
    this.hatches ??= new Map();
    if (!this.hatches.has(colour)) this.hatches.set(colour, hatch(ink, colour));
    return this.hatches.get(colour);
  }

  /** The box under a point of the canvas; null: none. */
  boxAt(x, y) {
    const lane = this.lanes?.find((each) => y >= each.top && y < each.bottom);
    const row = lane ? Math.floor((y - lane.top) / ROW) : -1;
    const isHit = (box) => {
      if (box.row !== row) return false;
      const [start, size] = box.hasLabel ? [labelStart(box, this.view.width), box.labelWidth] : [box.x0, MARK];
      const right = Math.max(box.x1, start + size) + (box.extent.isOpenAfter ? FADE / 2 : 4);
      return x >= Math.min(start, box.x0, box.x1 - MARK) - 4 && x <= right;
    };
    return lane?.boxes.find(isHit) ?? null;
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
    this.hint.style.left = `${Math.max(0, Math.min(x + 12, this.view.width - this.hint.offsetWidth - 8))}px`;
    this.hint.style.top = `${this.canvas.offsetTop + y + 16}px`;
  }
}
