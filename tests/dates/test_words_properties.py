"""What holds for any date, number and text, judged by slow and obvious twins."""

from calendar import monthrange
from datetime import date, timedelta
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import Context, WordsRead, read_words
from timeline.dates.first_words import FirstWords, Prepared
from timeline.dates.grammar import PHRASES
from timeline.dates.holidays import HOLIDAYS
from timeline.dates.matching import Matcher
from timeline.dates.pattern import elements_of
from timeline.dates.reading import MAX_LENGTH
from timeline.dates.slots import SLOTS
from timeline.dates.tokens import tokenize
from timeline.errors import WordsError
from timeline.model.edtf import parse_edtf
from timeline.model.edtf.calendar import MONTH_NAMES, WEEKDAY_NAMES

ALONE = Context(published=None, year=None)
BESIDE_AN_EVENT = Context(published=None, year=None, against_event=True)
DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31))
WRITTEN = (
    "{month} {day}, {year}",
    "{month} {day} {year}",
    "{month} {day}{suffix}, {year}",
    "{day} {month} {year}",
    "the {day}{suffix} of {month}, {year}",
    "{short} {day}, {year}",
    "{short}. {day}, {year}",
    "on {weekday}, {month} {day}, {year}",
    "{weekday} {day} {month} {year}",
    "{day:02d}.{number:02d}.{year}",
    "{day}.{number}.{year}",
    "{year}/{number:02d}/{day:02d}",
    "{year}-{number:02d}-{day:02d}",
    "late on {month} {day}, {year}",
    "the evening of {day} {month} {year}",
    "{MONTH} {day}, {year}",
)
ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"]
ONES += ["fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
NTH = ["first", "second", "third", "4th", "fifth"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def written(form: str, day: date) -> str:
    month = MONTH_NAMES[day.month - 1]
    suffix = "th" if 11 <= day.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    parts = {"month": month, "MONTH": month.upper(), "short": month[:3], "number": day.month}
    parts |= {"day": day.day, "year": day.year, "suffix": suffix, "weekday": WEEKDAY_NAMES[day.weekday()]}
    return form.format(**parts)


def in_words(number: int) -> str:
    if number >= 100:
        rest = f" and {in_words(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100 - 1]} hundred{rest}"
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10 - 1]}" if number % 10 else "")
    return ONES[number - 1]


def edtf_of(words: str, context: Context = ALONE) -> str:
    found = read_words(words, context).edtf
    assert found is not None
    return found.text


@given(DAYS, st.sampled_from(WRITTEN))
def test_a_day_reads_back_however_it_is_written(day: date, form: str) -> None:
    assert edtf_of(written(form, day)) == day.isoformat()


@given(DAYS, DAYS, st.sampled_from(["from {} to {}", "{} – {}", "{} until {}"]))
def test_two_days_make_an_interval_or_an_error(first: date, last: date, form: str) -> None:
    words = form.format(written(WRITTEN[0], first), written(WRITTEN[0], last))
    if first > last:
        with pytest.raises(WordsError, match="ends before it starts"):
            read_words(words, ALONE)
    else:
        assert edtf_of(words) == (str(first) if first == last else f"{first}/{last}")


@given(st.integers(2, 99_999), st.sampled_from(["after", "later", "before", "earlier"]))
def test_counted_days_allow_one_less(number: int, direction: str) -> None:
    relative = read_words(f"{number} days {direction}", BESIDE_AN_EVENT).relative
    assert relative is not None
    assert relative.gap is not None
    assert relative.gap.text == f"P{number - 1}D/P{number}D"
    assert relative.type == ("after" if direction in ("after", "later") else "before")


@given(st.integers(1, 999))
def test_numbers_in_words_are_those_in_digits(number: int) -> None:
    assert read_words(f"{in_words(number)} days", ALONE).duration == read_words(f"{number} days", ALONE).duration


@given(st.integers(2, 900), st.sampled_from(["days", "weeks", "months", "years"]), DAYS, st.integers(0, 400))
def test_a_counted_span_fits_completed_units_and_the_difference_of_names(
    number: int, unit: str, start: date, days_more: int
) -> None:
    """Plants an end for which a person would say the number, under either count, and looks for it in the hull."""
    from dateutil.relativedelta import relativedelta

    if start.year + number > 9900:
        return
    step = {unit: number}
    completed = start + relativedelta(**step)  # type: ignore[arg-type]
    longest = {"days": 0, "weeks": 6, "months": 27, "years": 364}[unit]
    end = completed + timedelta(days=min(days_more, longest))
    duration = read_words(f"{number} {unit}", ALONE).duration
    assert duration is not None
    assert duration.longest_days is not None
    assert duration.shortest_days <= (end - start).days <= duration.longest_days


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_last_one_on_or_before_publication(published: date, weekday: int) -> None:
    context = Context(published=parse_edtf(published.isoformat()), year=None)
    expected = next(d for d in (published - timedelta(days=n) for n in range(7)) if d.weekday() == weekday)
    assert edtf_of(f"on {WEEKDAY_NAMES[weekday]}", context) == expected.isoformat()


@given(DAYS, DAYS)
def test_a_day_without_its_year_is_the_latest_not_after_publication(published: date, day: date) -> None:
    context = Context(published=parse_edtf(published.isoformat()), year=None)
    back = (published - timedelta(days=n) for n in range(365 * 9))
    expected = next(d for d in back if (d.month, d.day) == (day.month, day.day))
    assert edtf_of(f"{MONTH_NAMES[day.month - 1]} {day.day}", context) == expected.isoformat()


@given(st.integers(1583, 4099), st.integers(1, 12), st.integers(0, 6), st.integers(1, 5))
def test_the_nth_weekday_of_a_month_is_found_by_going_through_it(year: int, month: int, weekday: int, nth: int) -> None:
    days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
    fitting = [day for day in days if day.weekday() == weekday]
    of_month = f"{WEEKDAY_NAMES[weekday]} of {MONTH_NAMES[month - 1]} {year}"
    assert edtf_of(f"the last {of_month}") == fitting[-1].isoformat()
    if nth <= len(fitting):
        assert edtf_of(f"the {NTH[nth - 1]} {of_month}") == fitting[nth - 1].isoformat()
    else:
        with pytest.raises(WordsError, match="no 5th"):
            edtf_of(f"the {NTH[nth - 1]} {of_month}")


@given(st.dates(min_value=date(1583, 3, 1), max_value=date(2099, 12, 31)), st.integers(-3, 3))
def test_two_styles_agree_as_far_apart_as_the_calendars_are(julian: date, mistake: int) -> None:
    """The calendars part by a day in each century year that the Gregorian one does not leap; the twin counts these."""
    if (julian.month, julian.day) == (2, 29):
        return
    year = julian.year - (julian.month < 3)
    gregorian = julian + timedelta(days=year // 100 - year // 400 - 2)
    wrong = gregorian + timedelta(days=mistake)
    words = f"{written(WRITTEN[3], julian)} ({written(WRITTEN[3], wrong)})"
    if mistake:
        with pytest.raises(WordsError):
            edtf_of(words)
    else:
        assert edtf_of(words) == gregorian.isoformat()


@given(st.integers(1583, 4099), st.sampled_from(sorted(HOLIDAYS)))
def test_a_holiday_falls_in_its_year(year: int, name: str) -> None:
    assert edtf_of(f"{name} {year}").startswith(f"{year}-")


@given(st.integers(1, 9999), st.integers(1, 9999), st.sampled_from(["BC", "B.C.", "BCE"]))
def test_years_before_the_era_run_backwards(first: int, last: int, era: str) -> None:
    words = f"from {first} to {last} {era}"
    if first > last:
        assert edtf_of(words) == f"{edtf_of(f'{first} {era}')}/{edtf_of(f'{last} {era}')}"
    elif first < last:
        with pytest.raises(WordsError, match="ends before it starts"):
            read_words(words, ALONE)


def _vocabulary() -> list[str]:
    elements = [element for rules in PHRASES.values() for rule in rules for element in elements_of(rule.pattern)]
    words = sorted({word for element in elements for word in element.words})
    filled = ["March", "29", "2022", "Tuesday", "29th", "1990s", "17:15", "5", "pm", "days", "week", "spring", "ten"]
    filled += ["'68", "31.3.", "44", "B.C.", "Christmas", "GMT", "Mondays", "(", ")", "/", "?"]
    return words + filled + ["evening", "a few", "several", "twenty", "-", ",", "talks", "03/04/2022", "999999", "'s"]


CONTEXTS = st.builds(
    Context,
    published=st.sampled_from(
        [None, *map(parse_edtf, ("2022-03-30", "2022-03", "-0043-03-15", "2022-03-30/..", "Y20000"))]
    ),
    year=st.sampled_from([None, 2022, 0, -500, 9999, 123456]),
    against_event=st.booleans(),
    words=st.sampled_from([{}, {"early": "x", "a few": "P1D", "nearly": "1-2", "weeks": "2-5", "soon": ".."}]),
)
ANY_WORDS = st.text(max_size=60) | st.lists(st.sampled_from(_vocabulary()), max_size=9).map(" ".join)


@settings(max_examples=600)
@given(ANY_WORDS, CONTEXTS)
def test_any_text_is_read_or_is_a_words_error(words: str, context: Context) -> None:
    try:
        found = read_words(words, context)
    except WordsError:
        return
    assert _is_one_thing(found)
    assert found.relative is None or context.against_event


class EveryRule(FirstWords):
    """The slow twin: every rule is tried everywhere."""

    def rules_for(self, phrase: str, word: str, slots: tuple[str, ...]) -> tuple[Prepared, ...]:  # noqa: ARG002
        return tuple(Prepared(rule, elements_of(rule.pattern), ()) for rule in self.phrases[phrase])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_vocabulary()), max_size=5).map(" ".join), st.sampled_from(["range", "relative"]))
def test_only_rules_that_cannot_fit_are_left_out(words: str, phrase: str) -> None:
    tokens = tokenize(words)
    found = Matcher(tokens, FirstWords(PHRASES)).find(phrase, 0)
    assert found == Matcher(tokens, EveryRule(PHRASES)).find(phrase, 0)


def _is_one_thing(found: WordsRead) -> bool:
    return sum(part is not None for part in (found.edtf, found.duration, found.relative)) == 1


@pytest.mark.parametrize(
    "part", ["a ", "the ", "9", "9 ", "-", "to ", "March ", "March 7 to ", "the day before ", "first "]
)
def test_hostile_words_are_read_in_no_time(part: str) -> None:
    hostile = (part * MAX_LENGTH)[:MAX_LENGTH]
    started = perf_counter()
    for context in (ALONE, BESIDE_AN_EVENT):
        with pytest.raises(WordsError):
            read_words(hostile, context)
    assert perf_counter() - started < 2


def test_every_slot_is_used() -> None:
    used = {element.slot for rules in PHRASES.values() for rule in rules for element in elements_of(rule.pattern)}
    assert set(SLOTS) <= used
    assert used - {""} <= set(SLOTS) | set(PHRASES)
