// Where the axis has marks, and what they say: as many as there is room for, from minutes to thousands of years.

const ROOM_FOR_A_TICK = 58; // pixels
const YEAR = 365.2425 * DAY;
const STEPS = [
  ...[1, 5, 10, 30].map((n) => ({ unit: "clock", n, length: n })),
  ...[60, 300, 900, 1800, 3600, 10800, 21600, 43200].map((n) => ({ unit: "clock", n, length: n })),
  { unit: "day", n: 1, length: DAY },
  { unit: "week", n: 7, length: 7 * DAY },
  { unit: "month", n: 1, length: 30.4 * DAY },
  { unit: "month", n: 3, length: 91 * DAY },
];

/** The shortest step that leaves room for its words, at so many pixels a second. */
function stepFor(pixelsPerSecond) {
  const fits = (length) => length * pixelsPerSecond >= ROOM_FOR_A_TICK;
  const step = STEPS.find(({ length }) => fits(length));
  if (step) return step;
  for (let power = 1; ; power *= 10) {
    const n = [1, 2, 5].map((digit) => digit * power).find((years) => fits(years * YEAR));
    if (n) return { unit: "year", n, length: n * YEAR };
  }
}

/** The marks of a step between two seconds: `{time, words}`. */
function ticksBetween(step, from, to) {
  if (step.unit === "clock") return clockTicks(step.n, from, to);
  const ticks = [];
  const put = (year, month, day, words) => {
    const time = dayOf(year, month, day) * DAY;
    if (time >= from && time <= to) ticks.push({ time, words });
  };
  const first = civilOf(Math.floor(from / DAY));
  const last = civilOf(Math.ceil(to / DAY));
  if (step.unit === "year") {
    for (let count = Math.floor((first.year - 1) / step.n); count * step.n <= last.year; count += 1) {
      const isPlain = count > 0 || step.n === 1;
      const year = isPlain ? count * step.n : 1 + count * step.n; // 200 BC is year -199; year 1 stands where 0 would
      put(year, 1, 1, yearWords(year));
    }
    return ticks;
  }
  for (let { year, month } = first; year < last.year || (year === last.year && month <= last.month); ) {
    if (step.unit === "month" && (month - 1) % step.n === 0) put(year, month, 1, MONTHS[month - 1].slice(0, 3));
    if (step.unit === "week") for (const day of [1, 8, 15, 22]) put(year, month, day, String(day));
    if (step.unit === "day") for (let day = 1; day <= daysIn(year, month); day += 1) put(year, month, day, String(day));
    month = (month % 12) + 1;
    year += month === 1 ? 1 : 0;
  }
  return ticks;
}

function clockTicks(seconds, from, to) {
  const ticks = [];
  for (let time = Math.ceil(from / seconds) * seconds; time <= to; time += seconds) ticks.push({ time, words: clockWords(time) });
  return ticks;
}

function daysIn(year, month) {
  return dayOf(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - dayOf(year, month, 1);
}

/** What stands above the marks of a step: the day above hours, the month above days, the year above months. */
function contextsBetween(step, from, to) {
  const contexts = [];
  let day = Math.floor(from / DAY);
  while (day * DAY < to && step.unit !== "year") {
    const { year, month, day: number } = civilOf(day);
    const [next, words] = {
      clock: () => [day + 1, `${number} ${MONTHS[month - 1]} ${yearWords(year)}`],
      day: () => [dayOf(year, month, 1) + daysIn(year, month), `${MONTHS[month - 1]} ${yearWords(year)}`],
      month: () => [dayOf(year + 1, 1, 1), yearWords(year)],
    }[step.unit === "week" ? "day" : step.unit]();
    contexts.push({ from: Math.max(from, day * DAY), to: Math.min(to, next * DAY), words });
    day = next;
  }
  return contexts;
}
