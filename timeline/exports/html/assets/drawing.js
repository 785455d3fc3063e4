// Ink on the canvas: the axis, bars with soft ends, marks, labels. Nothing here keeps state but the colours.

const HEAD = 46; // pixels above the rows: what the ticks belong to, and the ticks
const ROW = 34;
const BAR_TOP = 19;
const BAR = 9;
const WIDE_EDGE = 40; // pixels from which on a day is no mark any more, but a stretch in which something was
const DENSITY = 16; // below the rows of a lane: what found no room
const FONT = "13px system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const SMALL_FONT = FONT.replace("13px", "12px");

/** The colours of the page as it is now, light or dark, by the names of its custom properties. */
function colours() {
  const probe = document.body.appendChild(document.createElement("i"));
  const found = {};
  const names = ["ink", "quiet", "line", "wash", "sheet", "focus", "link", "agreed", "refined", "single", "undated", "disputed", "undecided", "resolved"];
  for (const name of names) {
    probe.style.color = `var(--${name})`;
    found[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return found;
}

/** Make the canvas as sharp as the screen is, and return what to draw with; sizes stay those of the page. */
function inkOf(canvas) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const ink = canvas.getContext("2d");
  ink.setTransform(ratio, 0, 0, ratio, 0, 0);
  ink.clearRect(0, 0, width, height);
  ink.textBaseline = "alphabetic";
  return { ink, width, height };
}

/** A pattern of slanted lines in one colour: what may be, in places where what is sure stands filled. */
function hatch(ink, colour, gap = 5) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = gap;
  const own = tile.getContext("2d");
  own.strokeStyle = colour;
  own.lineWidth = 1.4;
  own.beginPath();
  for (const shift of [-gap, 0, gap]) {
    own.moveTo(shift, gap);
    own.lineTo(shift + gap, 0);
  }
  own.stroke();
  return ink.createPattern(tile, "repeat");
}

/** The marks of the axis over the whole height, and their words in the head. */
function drawAxis(ink, view, theme, width, height) {
  ink.fillStyle = theme.wash;
  ink.fillRect(0, 0, width, HEAD - 4);
  ink.font = SMALL_FONT;
  const words = { end: -Infinity, contextEnd: -Infinity };
  for (const piece of view.scale.pieces) {
    const isFirst = piece === view.scale.pieces[0];
    const isLast = piece === view.scale.pieces[view.scale.pieces.length - 1];
    const left = isFirst ? 0 : Math.max(0, view.pixelOf(piece.from));
    const right = isLast ? width : Math.min(width, view.pixelOf(piece.to));
    if (right <= 0 || left >= width) continue;
    if (piece.isFold) drawFold(ink, view, theme, { left, right, height, words: lengthWords(piece.to - piece.from) });
    if (!piece.isFold || right - left > 240) drawTicks(ink, view, theme, { piece, left, right, height, words });
  }
}

function drawFold(ink, view, theme, { left, right, height, words }) {
  ink.fillStyle = theme.wash;
  ink.fillRect(left, HEAD - 4, right - left, height);
  ink.strokeStyle = theme.quiet;
  ink.lineWidth = 1.2;
  ink.beginPath();
  for (let x = left, isUp = true; x <= right; x += 4, isUp = !isUp) ink[x === left ? "moveTo" : "lineTo"](x, isUp ? HEAD - 2 : HEAD - 7);
  ink.stroke();
  const room = right - left;
  ink.fillStyle = theme.quiet;
  const size = ink.measureText(words).width;
  if (size + 8 < room) {
    ink.fillText(words, (left + right - size) / 2, 17);
  }
}

/** Ticks of one piece; a piece too short for any is told by the date it starts with, where there is room. */
function drawTicks(ink, view, theme, { piece, left, right, height, words }) {
  const step = stepFor(piece.rate * view.pixelsPerUnit);
  const [from, to] = [view.timeAt(left), view.timeAt(right)];
  const ticks = ticksBetween(step, from, to);
  const isAlone = !ticks.length || right - left < ROOM_FOR_A_TICK;
  ink.strokeStyle = theme.line;
  ink.lineWidth = 1;
  for (const tick of isAlone ? [] : ticks) {
    const x = Math.round(view.pixelOf(tick.time)) + 0.5;
    ink.beginPath();
    ink.moveTo(x, HEAD - 4);
    ink.lineTo(x, height);
    ink.stroke();
    put(tick.words, x + 4, 36, "end", theme.ink);
  }
  if (isAlone) put(loneDate(piece), view.pixelOf(middleOf(piece)), 36, "end", theme.quiet, true);
  for (const context of isAlone ? [] : contextsBetween(step, from, to)) {
    const start = Math.max(left, view.pixelOf(context.from)) + 5;
    const room = Math.min(right, view.pixelOf(context.to)) - start;
    if (ink.measureText(context.words).width < room) put(context.words, start, 17, "contextEnd", theme.quiet);
  }

  function put(text, x, y, row, colour, isCentred = false) {
    const size = ink.measureText(text).width;
    const start = isCentred ? Math.max(4, x - size / 2) : x;
    if (start < words[row] + 6 || start + size > view.width) return;
    ink.fillStyle = colour;
    ink.fillText(text, start, y);
    words[row] = start + size;
  }
}

/** What a piece is about: where all of it is short, its middle. */
function middleOf({ from, to }) {
  return (from + to) / 2;
}

/** The date of a piece that is too short for ticks: the month, or the year where the piece is longer than some months. */
function loneDate(piece) {
  const { year, month } = civilOf(Math.floor(middleOf(piece) / DAY));
  return piece.to - piece.from < 100 * DAY ? `${MONTHS[month - 1].slice(0, 3)} ${yearWords(year)}` : yearWords(year);
}

/** One event in its row: what may be is hatched, what is sure is filled, open ends fade; a mark where it is short. */
function drawBox(ink, box, look) {
  const { x0, x1, y, colour } = look;
  const top = y + BAR_TOP;
  if (x1 - x0 < MARK && !box.extent.isOpenBefore && !box.extent.isOpenAfter) {
    drawMark(ink, (x0 + x1) / 2, top + BAR / 2, look);
  } else {
    drawBar(ink, box.extent, look, top);
  }
}

function drawBar(ink, extent, { x0, x1, colour, pattern, pixelOf, isOutlined }, top) {
  const [left, right] = [Math.max(x0, -9), Math.max(x1, x0 + 4)];
  ink.save();
  ink.beginPath();
  ink.roundRect(left, top, right - left, BAR, 3);
  ink.strokeStyle = colour;
  ink.lineWidth = 1;
  ink.setLineDash(isOutlined ? [3, 3] : []);
  ink.stroke();
  ink.save();
  ink.clip();
  ink.fillStyle = pattern;
  if (!isOutlined) ink.fillRect(left, top, right - left, BAR);
  ink.fillStyle = colour;
  const known = extent.edges.filter(([first, last]) => pixelOf(last) - pixelOf(first) < WIDE_EDGE);
  for (const stretch of isOutlined ? [] : [extent.sure, ...known]) {
    if (!stretch) continue;
    const [from, to] = [Math.max(pixelOf(stretch[0]), left), Math.min(pixelOf(stretch[1]), right)];
    if (to > from) ink.fillRect(from, top, Math.max(3, to - from), BAR);
  }
  ink.restore();
  if (extent.isOpenAfter) fade(ink, right, right + FADE, top, colour);
  if (extent.isOpenBefore) fade(ink, left, left - FADE, top, colour);
  ink.restore();
}

function fade(ink, from, to, top, colour) {
  const shade = ink.createLinearGradient(from, 0, to, 0);
  shade.addColorStop(0, colour);
  shade.addColorStop(1, "transparent");
  ink.globalAlpha *= 0.75;
  ink.fillStyle = shade;
  ink.fillRect(Math.min(from, to), top, Math.abs(to - from), BAR);
  ink.globalAlpha /= 0.75;
}

/** A circle where sources agree or one alone speaks, a diamond where they clash; hollow where less is known. */
function drawMark(ink, x, y, { colour, sheet, status, isOutlined }) {
  const isClash = ["disputed", "undecided", "resolved"].includes(status);
  const isHollow = isOutlined || ["single", "undated", "undecided", "resolved"].includes(status);
  const size = isClash ? 6.5 : 5;
  ink.beginPath();
  if (isClash) [[0, -size], [size, 0], [0, size], [-size, 0]].forEach(([dx, dy], corner) => ink[corner ? "lineTo" : "moveTo"](x + dx, y + dy));
  else ink.arc(x, y, size, 0, 2 * Math.PI);
  ink.closePath();
  ink.fillStyle = isHollow ? sheet : colour;
  ink.fill();
  if (status === "refined") {
    ink.fillStyle = sheet;
    ink.fillRect(x + 0.5, y - size + 1.5, size - 2, 2 * size - 3);
  }
  ink.strokeStyle = colour;
  ink.lineWidth = 1.8;
  ink.setLineDash(status === "undated" || isOutlined ? [2, 2] : []);
  ink.stroke();
  ink.setLineDash([]);
}

/** Text cut to a width, with an ellipsis. */
function fitted(ink, text, room) {
  if (ink.measureText(text).width <= room) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ink.measureText(`${text.slice(0, middle)}…`).width <= room) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}
