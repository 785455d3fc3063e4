// Which row each event is drawn in. What matters most is placed first; what finds no room is counted instead.

const MARK = 12; // pixels: what an event takes at least
const FADE = 44; // how far an open end fades out
const GAP = 14; // between two events in one row
const LONGEST_LABEL = 230; // that is given room in a row; where there is more, words are as long as
const LONGEST_WORDS = 560;

/**
 * From where to where an event may be, when it was going on for sure, and which ends are open; seconds.
 * `edges` are a start and an end that are known to the day or to the minute. Null: no date at all.
 */
function extentOf([start, startLast, endFirst, end]) {
  const known = [start, startLast, endFirst, end].filter((time) => time !== null);
  if (!known.length) return null;
  const isOne = (first, last) => first !== null && last !== null && last - first <= (first % DAY === 0 ? DAY : 60);
  return {
    from: Math.min(...known),
    to: Math.max(...known),
    sure: startLast !== null && endFirst !== null && startLast < endFirst ? [startLast, endFirst] : null,
    edges: [[start, startLast], [endFirst, end]].filter(([first, last]) => isOne(first, last)),
    isOpenBefore: start === null,
    isOpenAfter: end === null,
  };
}

/**
 * Give each box (most important first; `left`, `right` and `barRight` in pixels) a row, or -1 where all are taken.
 * `hasLabel` tells whether its words fit, too. Cost: one search in a sorted list a box and row.
 */
function pack(boxes, rowCount) {
  const rows = Array.from({ length: rowCount }, () => []);
  const place = (box, right, hasLabel) => {
    for (let row = 0; row < rowCount; row += 1) {
      const at = freePlace(rows[row], box.left, right + GAP);
      if (at >= 0) {
        rows[row].splice(at, 0, { left: box.left, right: right + GAP, box });
        box.row = row;
        box.hasLabel = hasLabel;
        return true;
      }
    }
    return false;
  };
  const rest = [];
  for (const box of boxes) {
    box.row = -1;
    if (!place(box, box.right, true)) rest.push(box);
  }
  for (const box of rest) if (box.right > box.barRight) place(box, box.barRight, false);
  for (const row of rows) row.forEach((taken, at) => leaveRoom(taken, row[at - 1], row[at + 1]));
  return boxes.reduce((most, box) => Math.max(most, box.row + 1), 0);
}

/** How wide the words of a box can be between its neighbours, and how far they can be moved to the left. */
function leaveRoom({ box }, before, after) {
  const start = box.left + (box.extent.isOpenBefore ? FADE : 0);
  const room = Math.min(after ? after.left - start - GAP : Infinity, LONGEST_WORDS);
  box.labelWidth = Math.min(box.event.wordsWidth, Math.max(room, box.labelWidth));
  box.roomBefore = before ? start - before.right : Infinity;
}

/** Where a stretch fits among sorted ones that do not overlap; -1: it does not. */
function freePlace(taken, left, right) {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (taken[middle].right <= left) low = middle + 1;
    else high = middle;
  }
  return low === taken.length || taken[low].left >= right ? low : -1;
}
