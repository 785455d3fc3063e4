"""Networks that speak of times of day, against a judge that tries every time; a day has three ticks."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from timeline.model.claim import Claim
from timeline.model.conflict import Window
from timeline.model.edtf.date import EdtfDate
from timeline.model.relation import Relation, RelationType, Side
from timeline.model.store import Store
from timeline.network import Budget, build_network, entails_start_before, solve

from .judge import Says
from .made import bound, claim, day, event, interval, one_of, relation, source, span, store, windows
from .ticks import DAY, DAYS, TickJudge, at, days_of_three_ticks, ticks

AMPLE = Budget(readings=10_000)
MODEST = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
TICKS = st.integers(2 * DAY, 4 * DAY - 1)  # in the middle, so that what no date bounds has room on both sides
MIDDLE = st.integers(2, 3)


@st.composite
def dates(draw: DrawFn) -> EdtfDate:
    first, last = sorted(draw(st.tuples(TICKS, TICKS)))
    early, late = sorted(draw(st.tuples(MIDDLE, MIDDLE)))
    kinds = [at(first), at(first, last), day(early), one_of(2, 3), interval(bound(early, early), bound(late, late))]
    return draw(st.sampled_from(kinds))


@st.composite
def relations(draw: DrawFn, *, with_lengths: bool) -> Relation:
    kind = draw(st.sampled_from([*RelationType, *["before", "after", "same_day"] * 3]))
    length = draw(st.sampled_from([span(0), span(1), span(0, 1), *([ticks(1), ticks(2, 4)] if with_lengths else [])]))
    is_ordered = kind in ("before", "after")
    return relation(
        kind,
        "b",
        gap=length if is_ordered and draw(st.booleans()) else None,
        within=length if kind == "same_time" and draw(st.booleans()) else None,
        from_side=draw(st.sampled_from([None, *Side])) if is_ordered else None,
        to_side=draw(st.sampled_from([None, *Side])) if is_ordered else None,
    )


@st.composite
def claims(draw: DrawFn, name: str, *, with_lengths: bool) -> Claim:
    shape = draw(st.sampled_from(["when", "start", "end", "duration", "relation", "relation"]))
    about = "a" if shape == "relation" else draw(st.sampled_from("ab"))
    if shape == "relation":
        return claim(name, about, draw(relations(with_lengths=with_lengths)))
    if shape == "duration":
        lengths = [span(1), span(2), *([ticks(2), ticks(3, 5)] if with_lengths else [])]
        return claim(name, about, duration=draw(st.sampled_from(lengths)))
    if shape == "when":
        return claim(name, about, when=draw(dates()))
    first, last = sorted(draw(st.tuples(TICKS, TICKS)))
    return claim(name, about, source="s", **{shape: draw(st.sampled_from([at(first, last), day(first // DAY)]))})


MIXING = (  # a length by the clock each; the relations of the other claims count calendar days
    claim("y", "a", relation("same_day", "b"), relation("after", "b", gap=ticks(1))),
    claim("y", "a", relation("before", "b", gap=ticks(2)), duration=span(1)),
    claim("y", "a", relation("same_day", "b"), duration=ticks(2, 3)),
    claim("y", "b", relation("after", "a", gap=span(1)), duration=ticks(3)),
)


@st.composite
def stores(draw: DrawFn, *, with_lengths: bool) -> Store:
    """Two events, and a claim with a time of day among three to six."""
    given = [draw(claims(f"c{number}", with_lengths=with_lengths)) for number in range(draw(st.integers(2, 5)))]
    given.append(claim("x", "b", start=at(draw(TICKS))))
    if with_lengths:
        given.append(draw(st.sampled_from(MIXING)))
    part_of = draw(st.sampled_from([None, None, "b"]))
    events = [event("a", part_of=part_of, instant=draw(st.booleans())), event("b")]
    return store(events, given, [source("s")])


def _check_conflicts(made: Store) -> None:
    judge = TickJudge(made)
    with days_of_three_ticks():
        solution = solve(build_network(made), {}, budget=AMPLE)
    assert solution.incomplete == ()
    witnesses = {_says(conflict.witnesses) for conflict in solution.conflicts}
    named = {_says(conflict.all_statements) for conflict in solution.conflicts}
    assert witnesses <= judge.minimal_sets
    assert frozenset().union(*named) >= frozenset().union(*judge.minimal_sets)
    for reading in solution.readings:
        assert judge.is_possible(frozenset(judge.statements) - _says(reading))
    least = min(len(aside) for aside in _correction_sets(judge))
    assert {len(reading) for reading in solution.readings} == {least}


def _says(statements: object) -> frozenset[Says]:
    return frozenset(statement.id for statement in statements)  # type: ignore[attr-defined]


def _correction_sets(judge: TickJudge) -> list[frozenset[Says]]:
    everything = sorted(judge.statements)
    subsets = (
        frozenset(s for bit, s in enumerate(everything) if mask >> bit & 1) for mask in range(1 << len(everything))
    )
    return [aside for aside in subsets if all(aside & clash for clash in judge.minimal_sets)]


def _check_windows(made: Store) -> None:
    judge = TickJudge(made)
    with days_of_three_ticks():
        network = build_network(made)
        aside = solve(network, {}).readings[0]
        found = windows(network, aside)
        by_clock = {point: network.component_of[point].units.second is not None for point in found}
    solutions = judge.solutions(frozenset(judge.statements) - _says(aside))
    for place, (name, side) in enumerate((e, s) for e in "ab" for s in (Side.START, Side.END)):
        point = next(point for point in found if (point.event, point.side) == (name, side))
        first, last = min(times[place] for times in solutions), max(times[place] for times in solutions)
        _check_window(found[point], first, last, by_clock=by_clock[point])


def _check_window(window: Window, first: int, last: int, *, by_clock: bool) -> None:
    """What nothing bounds comes near the edge of what is tried; how near depends on lengths."""
    if window.earliest is None:
        assert first < 2 * DAY
    else:
        assert (window.earliest, window.earliest_second) == (first // DAY, first if by_clock else None)
    if window.latest is None:
        assert last >= (DAYS - 3) * DAY
    else:
        assert (window.latest, window.latest_second) == (last // DAY, last if by_clock else None)


@given(stores(with_lengths=False))
@MODEST
def test_conflicts_with_times_of_day(made: Store) -> None:
    _check_conflicts(made)


@given(stores(with_lengths=False))
@MODEST
def test_windows_with_times_of_day(made: Store) -> None:
    _check_windows(made)


@given(stores(with_lengths=True))
@MODEST
def test_conflicts_with_lengths_by_the_clock(made: Store) -> None:
    _check_conflicts(made)


@given(stores(with_lengths=True))
@MODEST
def test_windows_with_lengths_by_the_clock(made: Store) -> None:
    _check_windows(made)


@given(stores(with_lengths=True))
@MODEST
def test_what_follows_from_lengths_by_the_clock(made: Store) -> None:
    judge = TickJudge(made)
    with days_of_three_ticks():
        network = build_network(made)
        aside = solve(network, {}).readings[0]
        found = entails_start_before(network, aside, "a", "b")
    kept = frozenset(judge.statements) - _says(aside)
    if found:
        assert all(times.a_start <= times.b_start for times in judge.solutions(kept))
    else:
        assert any(times.a_start >= times.b_start for times in judge.solutions(kept))
