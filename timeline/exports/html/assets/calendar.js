// The calendar without `Date`, which knows neither years before 1 as people count them nor very long ones.
// A day is an integer, 1 for 0001-01-01 of the proleptic Gregorian calendar; a second is day * 86 400 + second of the day.

const DAY = 86400;
const DAYS_PER_CYCLE = 146097; // 400 years
const DAYS_BEFORE_YEAR_1 = 306; // from 1 March of year 0: years are counted from March, so that leap days come last
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** The civil day of a date; year 0 is 1 BC. */
function dayOf(year, month, day) {
  const fromMarch = month > 2 ? year : year - 1;
  const cycle = Math.floor(fromMarch / 400);
  const yearInCycle = fromMarch - cycle * 400;
  const dayInYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearInCycle / 4) - Math.floor(yearInCycle / 100);
  return cycle * DAYS_PER_CYCLE + yearInCycle * 365 + leapDays + dayInYear - DAYS_BEFORE_YEAR_1 + 1;
}

/** Year, month and day of a civil day: the inverse of `dayOf`. */
function civilOf(day) {
  const fromMarch = day - 1 + DAYS_BEFORE_YEAR_1;
  const cycle = Math.floor(fromMarch / DAYS_PER_CYCLE);
  const rest = fromMarch - cycle * DAYS_PER_CYCLE;
  const leapDays = Math.floor(rest / 1460) - Math.floor(rest / 36524) + Math.floor(rest / 146096);
  const yearInCycle = Math.floor((rest - leapDays) / 365);
  const dayInYear = rest - (365 * yearInCycle + Math.floor(yearInCycle / 4) - Math.floor(yearInCycle / 100));
  const monthFromMarch = Math.floor((5 * dayInYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearInCycle + cycle * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayInYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1 };
}

/** `1843`, `44 BC` for -43, `Y12000` beyond four digits. */
function yearWords(year) {
  if (year < 1) return `${1 - year} BC`;
  return year > 9999 ? `Y${year}` : String(year);
}

/** `02:20`; seconds only where there are some. */
function clockWords(second) {
  const inDay = second - Math.floor(second / DAY) * DAY;
  const two = (number) => String(number).padStart(2, "0");
  const seconds = inDay % 60;
  return `${two(Math.floor(inDay / 3600))}:${two(Math.floor(inDay / 60) % 60)}${seconds ? `:${two(seconds)}` : ""}`;
}

/** A long stretch of time in the unit in which people count it: `5 weeks`, `21 years`, `3 hours`. */
function lengthWords(seconds) {
  const units = [[365.25 * DAY, "year", 2], [30.44 * DAY, "month", 3], [7 * DAY, "week", 2], [DAY, "day", 2], [3600, "hour", 2], [60, "minute", 0]];
  const [length, name] = units.find(([worth, , least]) => seconds >= least * worth);
  const number = Math.floor(seconds / length);
  return `${number.toLocaleString("en")} ${name}${number === 1 ? "" : "s"}`;
}
