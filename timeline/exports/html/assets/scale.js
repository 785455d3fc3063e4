// Time to place and back. Long stretches in which no window starts or ends are folded: drawn short, and said so.
// A place is counted in seconds as drawn: outside of folds one is as long as a second is.

const FOLD_SHARE = 0.12; // a gap is folded that takes more than this share of what is left unfolded,
const FOLD_OVER_USUAL = 6; // and is so many times as long as gaps mostly are
const FOLD_WIDTH = 0.05; // of what is left unfolded,
const ALL_FOLDS_WIDTH = 0.5; // but all of them together no more than this
const FOLD_MARGIN = 0.25; // of a fold's drawn width stays unfolded at either side, so that bars do not touch the fold

/** The scale over all bounds (seconds, any order). Pieces follow one another; the first and the last have no end. */
function makeScale(bounds, isFolded) {
  const sorted = [...new Set(bounds)].sort((a, b) => a - b);
  if (!sorted.length) sorted.push(0);
  if (sorted.length === 1) sorted.push(sorted[0] + DAY);
  const pieces = piecesOf(sorted, isFolded ? foldsOf(sorted) : { folded: [], width: 0 });
  const last = pieces[pieces.length - 1];
  const found = (value, key) => {
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (pieces[middle][key] <= value) low = middle;
      else high = middle - 1;
    }
    return pieces[low];
  };
  return {
    pieces,
    first: pieces[0].place,
    last: last.place + (last.to - last.from) * last.rate,
    placeOf: (time) => {
      const piece = found(time, "from");
      return piece.place + (time - piece.from) * piece.rate;
    },
    timeOf: (place) => {
      const piece = found(place, "place");
      return piece.from + (place - piece.place) / piece.rate;
    },
  };
}

/** Which gaps are folded, longest first, and how wide each is drawn. */
function foldsOf(bounds) {
  const gaps = bounds.slice(1).map((to, number) => ({ from: bounds[number], to, length: to - bounds[number] }));
  gaps.sort((a, b) => b.length - a.length);
  const usual = gaps[gaps.length >> 1].length;
  let left = bounds[bounds.length - 1] - bounds[0];
  const folded = [];
  for (const gap of gaps) {
    if (gap.length < FOLD_SHARE * left || gap.length < FOLD_OVER_USUAL * usual) break;
    folded.push(gap);
    left -= gap.length;
  }
  return { folded, width: Math.min(FOLD_WIDTH, ALL_FOLDS_WIDTH / Math.max(1, folded.length)) * left };
}

/** Linear pieces one after the other; `rate` is how much longer than in truth a second is drawn, below 1 in folds. */
function piecesOf(bounds, { folded, width }) {
  const pieces = [];
  let [from, place] = [bounds[0], 0];
  const add = (to, rate, isFold) => {
    if (to > from) pieces.push({ from, to, place, rate, isFold });
    place += (to - from) * rate;
    from = to;
  };
  const inner = width * (1 - 2 * FOLD_MARGIN);
  for (const gap of [...folded].sort((a, b) => a.from - b.from)) {
    const margin = width * FOLD_MARGIN;
    add(gap.from + margin, 1, false);
    add(gap.to - margin, inner / (gap.length - 2 * margin), true);
  }
  add(bounds[bounds.length - 1], 1, false);
  return pieces;
}
