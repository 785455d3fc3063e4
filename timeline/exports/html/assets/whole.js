// The small picture of the whole time below the chart: how many events where, the conflicts, and what of it is seen.

const COLUMN = 3; // pixels

/** From places to pixels of the small picture, and back. */
function wholeScale({ view, whole }) {
  const { first, last } = view.scale;
  const width = whole.clientWidth; // asked once: browsers look at the whole page to answer
  const free = (last - first) * EDGE;
  const length = last - first + 2 * free;
  return {
    xOf: (place) => ((place - first + free) / length) * width,
    placeAt: (x) => (x / width) * length + first - free,
  };
}

function drawWhole(chart) {
  const { ink, width, height } = inkOf(chart.whole);
  if (!width) return;
  const { view, theme } = chart;
  const { xOf } = wholeScale(chart);
  for (const piece of view.scale.pieces.filter(({ isFold }) => isFold)) {
    const [left, right] = [xOf(piece.place), xOf(piece.place + (piece.to - piece.from) * piece.rate)];
    ink.fillStyle = theme.wash;
    ink.fillRect(left, 0, right - left, height);
  }
  drawCounts(ink, chart, xOf, height);
  const [left, right] = [Math.max(1, xOf(view.from)), Math.min(width - 1, xOf(view.to))];
  ink.globalAlpha = 0.16;
  ink.fillStyle = theme.link;
  ink.fillRect(left, 0, Math.max(3, right - left), height);
  ink.globalAlpha = 1;
  ink.strokeStyle = theme.link;
  ink.lineWidth = 1.5;
  ink.strokeRect(left, 1, Math.max(3, right - left), height - 2);
}

/** A bar a column, as long as the logarithm of its events; below it a square where one of them is in a conflict. */
function drawCounts(ink, { model, view, theme, whole }, xOf, height) {
  const columns = Math.ceil(whole.clientWidth / COLUMN) + 1;
  const [counts, clashes] = [new Uint16Array(columns), new Uint16Array(columns)];
  for (const event of model.events) {
    if (!event.isShown || !event.extent) continue;
    const at = Math.floor(xOf(view.scale.placeOf(event.extent.from)) / COLUMN);
    counts[Math.min(Math.max(at, 0), columns - 1)] += 1;
    if (event.conflicts.length) clashes[Math.min(Math.max(at, 0), columns - 1)] += 1;
  }
  const most = Math.log2(1 + Math.max(1, ...counts));
  counts.forEach((number, at) => {
    if (!number) return;
    ink.fillStyle = theme.single;
    ink.fillRect(at * COLUMN, height - 8, COLUMN - 1, -Math.max(2, (Math.log2(1 + number) / most) * (height - 14)));
    if (!clashes[at]) return;
    ink.fillStyle = theme.disputed;
    ink.fillRect(at * COLUMN - 1, height - 6, COLUMN + 1, 4);
  });
}
