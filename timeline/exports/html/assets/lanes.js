// Lanes and what stands in them: all sources together, and one lane a source where that is asked for.

const FEWEST_ROWS = 3; // of a lane that stands alone
const MERGED_ROWS = 11;
const MERGED_ROWS_BESIDE_LANES = 6;
const SOURCE_ROWS = 3;
const MOST_LANES = 12;
const LANE_NAME = 20; // pixels above the rows of a source
const LEVEL = 1.2; // rows are given anew when the zoom has changed by this factor
const NEAR = 2; // times what is in sight, to either side, is near

/**
 * Give the boxes in and near sight their rows; nothing is done while neither what is shown has changed, nor the zoom by
 * much, nor what is near. So moving about changes no row, and zooming in costs what is there.
 */
function layOut(chart) {
  const { scale, pixelsPerUnit, from, to } = chart.view;
  const level = Math.floor(Math.log(pixelsPerUnit) / Math.log(LEVEL));
  if (chart.level === level && from >= chart.near.from && to <= chart.near.to) return;
  const ink = chart.canvas.getContext("2d");
  ink.font = FONT;
  if (chart.level === null) {
    chart.lanes = lanesOf(chart, scale);
    for (const lane of chart.lanes) lane.rows = rowsNeeded(ink, lane, chart.view.width / chart.longest);
  }
  chart.level = level;
  chart.near = { from: from - NEAR * (to - from), to: to + NEAR * (to - from) };
  let top = HEAD;
  for (const lane of chart.lanes) {
    for (const box of lane.boxes) box.row = -1;
    packed(ink, lane.boxes.filter((box) => box.last >= chart.near.from && box.first <= chart.near.to), lane.rows, LEVEL ** level);
    lane.top = top + (lane.name ? LANE_NAME : 4);
    lane.bottom = lane.top + lane.rows * ROW + DENSITY;
    top = lane.bottom;
  }
  const height = `${top + 4}px`;
  if (chart.canvas.style.height !== height) chart.canvas.style.height = height;
}

/** No zoom needs more rows than the sight of the whole: so a lane is no higher, and keeps its height. */
function rowsNeeded(ink, lane, pixelsPerUnit) {
  return Math.max(lane.name ? 1 : FEWEST_ROWS, packed(ink, lane.boxes, lane.rows, pixelsPerUnit));
}

function packed(ink, boxes, rows, pixelsPerUnit) {
  for (const box of boxes) measure(ink, box, pixelsPerUnit);
  return pack(boxes, rows);
}

/** The lanes, the merged one first; in each the boxes of the events that are shown, what matters most first. */
function lanesOf(chart, scale) {
  const shown = chart.model.events.filter((event) => event.isShown && event.extent);
  const most = chart.hasLanes ? MERGED_ROWS_BESIDE_LANES : MERGED_ROWS;
  const merged = {
    name: chart.hasLanes ? "All sources, reconciled" : "",
    rows: most,
    boxes: shown.map((event) => boxOf(event, event.extent, "")),
  };
  const lanes = chart.hasLanes ? [merged, ...sourceLanes(chart, shown)] : [merged];
  for (const { boxes } of lanes) {
    boxes.sort((a, b) => b.weight - a.weight || a.event.place - b.event.place);
    for (const box of boxes) [box.first, box.last] = [scale.placeOf(box.extent.from), scale.placeOf(box.extent.to)];
  }
  return lanes;
}

/** A lane for each source that is chosen in the filter, or for those that tell most. */
function sourceLanes({ model, sourceFilter }, shown) {
  const lanes = model.sources.map((source, number) => ({ id: source.id, name: source.name, number, boxes: [] }));
  for (const event of shown) {
    for (const [number, voice, ...times] of event.says) {
      const own = times.length ? extentOf(times) : null; // null: drawn where all together put it
      lanes[number].boxes.push(boxOf(event, own ?? event.extent, voice));
    }
  }
  const found = lanes.filter((lane) => lane.boxes.length && (!sourceFilter?.size || sourceFilter.has(lane.id)));
  found.sort((a, b) => b.boxes.length - a.boxes.length);
  const seen = found.slice(0, MOST_LANES).sort((a, b) => a.number - b.number);
  const unseen = found.length - seen.length;
  if (unseen) seen[seen.length - 1].name += ` (and ${unseen} sources more: the filter chooses them)`;
  for (const lane of seen) lane.rows = SOURCE_ROWS;
  return seen;
}

/** An event in a lane; `voice` is how the source of the lane speaks of it. Clashes come first, then what many tell. */
function boxOf(event, extent, voice) {
  const weight = (event.conflicts.length ? 100 : 0) + event.says.length;
  return { event, extent, voice, weight, row: -1, hasLabel: false };
}

/** Where a box and its words begin and end, in pixels of the layout: so many for a second. */
function measure(ink, box, pixelsPerUnit) {
  const { extent, event } = box;
  event.wordsWidth ??= ink.measureText(event.title).width + (event.conflicts.length ? 18 : 2);
  box.labelWidth = Math.min(LONGEST_LABEL, event.wordsWidth);
  box.words = null; // the title, cut to fit when it is drawn
  const start = box.first * pixelsPerUnit;
  box.left = start - (extent.isOpenBefore ? FADE : 0);
  box.barRight = Math.max(box.last * pixelsPerUnit, start + MARK) + (extent.isOpenAfter ? FADE : 0);
  box.right = Math.max(box.barRight, start + box.labelWidth);
}
