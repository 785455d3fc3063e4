// What is in sight of the lanes: their names, the rows with bars and words, and marks for what found no room.

const VOICES = {
  day: "the source says the day",
  window: "the source says a wider window",
  order: "the source says only the order: drawn where all together put it",
  untold: "the source gives no time: drawn where all together put it",
  "set-aside": "set aside, or part of it",
};
const MARK_OF_VOICE = { day: "agreed", "set-aside": "undecided" }; // as which status it is drawn; others as `single`
const BESIDE = 0.28; // how much ink is left of what is not in the conflict that is told

/** Draw what of a lane is in sight; returns how many of its events found no room there. */
function drawLane(chart, ink, lane) {
  const { width, from, pixelsPerUnit } = chart.view;
  const unplaced = new Uint16Array(Math.ceil(width) + 1);
  let count = 0;
  if (lane.name) drawLaneName(chart, ink, lane);
  for (const box of lane.boxes) {
    box.x0 = (box.first - from) * pixelsPerUnit;
    box.x1 = (box.last - from) * pixelsPerUnit;
    if (box.x1 + FADE + LONGEST_LABEL < 0 || box.x0 - FADE > width) continue;
    if (box.row >= 0) drawPlaced(chart, ink, box, lane.top + box.row * ROW);
    else if (box.x1 >= 0 && box.x0 <= width) {
      unplaced[Math.round(Math.min(Math.max((box.x0 + box.x1) / 2, 0), width))] += 1;
      count += 1;
    }
  }
  ink.fillStyle = chart.theme.quiet;
  unplaced.forEach((number, x) => {
    if (number) ink.fillRect(x, lane.bottom - 3, 1.5, -Math.min(DENSITY - 4, 2 + 2 * Math.log2(1 + number)));
  });
  return count;
}

function drawLaneName({ view, theme }, ink, lane) {
  const top = lane.top - LANE_NAME;
  ink.strokeStyle = theme.line;
  ink.lineWidth = 1;
  ink.setLineDash([]);
  ink.beginPath();
  ink.moveTo(0, top + 0.5);
  ink.lineTo(view.width, top + 0.5);
  ink.stroke();
  ink.font = `600 ${SMALL_FONT}`;
  ink.fillStyle = theme.sheet;
  ink.fillRect(4, top + 2, ink.measureText(lane.name).width + 12, LANE_NAME - 3);
  ink.fillStyle = theme.quiet;
  ink.fillText(lane.name, 10, lane.top - 5);
}

function drawPlaced(chart, ink, box, y) {
  const { theme, told, chosen, view } = chart;
  const { event, voice } = box;
  const colour = voice === "set-aside" ? theme.disputed : theme[voice ? "link" : event.status];
  ink.globalAlpha = told && !told.events.includes(event.place) ? BESIDE : 1;
  if (event === chosen) drawChosen(chart, ink, box, y);
  drawBox(ink, box, {
    x0: box.x0,
    x1: box.x1,
    y,
    colour,
    sheet: theme.sheet,
    status: voice ? (MARK_OF_VOICE[voice] ?? "single") : event.status,
    pattern: chart.hatchOf(ink, colour),
    pixelOf: view.pixelOf,
    isOutlined: voice ? ["order", "untold", "set-aside"].includes(voice) : Boolean(event.planned),
  });
  if (!voice) for (const other of event.or) drawOther(chart, ink, other, y);
  if (box.hasLabel || event === chosen) drawLabel(chart, ink, box, y);
  ink.globalAlpha = 1;
}

function drawChosen({ view, theme }, ink, box, y) {
  const start = labelStart(box, view.width);
  const left = Math.max(Math.min(box.x0, start), 0) - 6;
  const right = Math.min(Math.max(box.x1, start + box.labelWidth), view.width) + 6;
  ink.fillStyle = theme.wash;
  ink.strokeStyle = theme.focus;
  ink.lineWidth = 2;
  ink.setLineDash([]);
  ink.beginPath();
  ink.roundRect(left, y, right - left, ROW - 1, 5);
  ink.fill();
  ink.stroke();
}

/** Where another reading puts the event: a dashed outline. */
function drawOther({ view, theme }, ink, times, y) {
  const extent = extentOf(times);
  if (!extent) return;
  const [x0, x1] = [view.pixelOf(extent.from), view.pixelOf(extent.to)];
  ink.strokeStyle = theme.undecided;
  ink.lineWidth = 1;
  ink.setLineDash([3, 3]);
  ink.strokeRect(x0, y + BAR_TOP - 2, Math.max(4, x1 - x0), BAR + 4);
  ink.setLineDash([]);
}

/** The mark where sources clash, and the title; they stay in sight as long as the bar does, at either edge. */
function drawLabel({ model, theme, view }, ink, box, y) {
  const { event, voice } = box;
  const mark = voice === "set-aside" ? "✗" : !voice && event.conflicts.length ? model.marks[event.status] : "";
  const start = labelStart(box, view.width);
  let x = start;
  if (mark) {
    ink.font = `700 ${FONT}`;
    ink.fillStyle = voice ? theme.disputed : theme[event.status];
    ink.fillText(mark, x, y + 13);
    x += ink.measureText(mark).width + 5;
  }
  ink.font = FONT;
  ink.fillStyle = theme.ink;
  box.words ??= fitted(ink, event.title, box.labelWidth - (x - start) + 2);
  ink.fillText(box.words, x, y + 13);
}

/** Where the words of a box begin: at its bar, or moved so far that they are in sight where there is room. */
function labelStart(box, width) {
  const beyond = box.x0 < width - MARK ? Math.max(0, box.x0 + box.labelWidth - width + 6) : 0;
  const first = box.x0 - Math.min(beyond, box.roomBefore);
  return Math.max(first, Math.min(6, box.x1 - box.labelWidth));
}

/** Lines from event to event along the chain of the conflict that is told. */
function drawChain({ told, lanes, theme }, ink) {
  if (!told) return;
  const [{ boxes, top }] = lanes;
  const chain = told.events.map((place) => boxes.find((box) => box.event.place === place && box.row >= 0)).filter(Boolean);
  const points = chain.map((box) => [(box.x0 + box.x1) / 2, top + box.row * ROW + BAR_TOP + BAR / 2]);
  ink.strokeStyle = theme.disputed;
  ink.lineWidth = 1.6;
  ink.setLineDash([5, 4]);
  points.slice(1).forEach(([x1, y1], number) => {
    const [x0, y0] = points[number];
    ink.beginPath();
    ink.moveTo(x0, y0);
    ink.bezierCurveTo(x0, y0 + 40, x1, y1 + 40, x1, y1);
    ink.stroke();
  });
  ink.setLineDash([]);
}
