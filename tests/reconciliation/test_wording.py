"""Statements, hops and conflicts as sentences."""

from dataclasses import replace

import pytest

from tests.render.hand_made import (
    CAUSE,
    DATES,
    FLOOD,
    GAP,
    ORDER,
    PLACE,
    STORE,
    claim,
    day,
    end,
    relation,
    said,
    start,
)
from timeline.model.claim import Attribute, Basis, Count, Report
from timeline.model.conflict import ORIGIN, AttributeSide, Conflict, Hop, Named, Unfolded
from timeline.model.duration import parse_duration
from timeline.model.edtf import parse_edtf
from timeline.model.event import Event
from timeline.model.relation import Relation, Side
from timeline.model.statement import EventKey, Statement
from timeline.reconciliation.argument import grade_reason, softness, steps_of, sum_words, ways_out
from timeline.reconciliation.wording import (
    cite,
    hop_sentence,
    message_of,
    order_words,
    relation_words,
    said_in,
    statement_words,
)

PART_OF = EventKey(Event(id="child", title="", location=PLACE, part_of="whole"), "part_of")


@pytest.mark.parametrize(
    ("conflict", "message"),
    [
        (DATES, "8 days apart: inquiry dates dam-breaks 15 April 1912, but gazette dates it 23 April 1912 (+1 more)"),
        (
            ORDER,
            "order reversed: inquiry puts bridge-falls before dam-breaks, "
            "but gazette puts bridge-falls after dam-breaks",
        ),
        (
            GAP,
            "8 days apart: harbour-log dates warning 14 April 1912, memoir puts warning the day before dam-breaks, "
            "but gazette dates dam-breaks 23 April 1912 (+1 more)",
        ),
        (
            CAUSE,
            "values differ: inquiry gives cause of dam-breaks as neglect, "
            "but gazette gives it as rain and an old design",
        ),
    ],
)
def test_message_says_by_how_much_and_between_whom(conflict: Conflict, message: str) -> None:
    assert message_of(conflict, STORE) == message


def test_message_of_one_source_names_its_claims() -> None:
    first = replace(DATES.chain[0], witness=said("gazette/rain", "when"))
    last = replace(DATES.chain[2], supporters=())
    message = message_of(replace(DATES, chain=(first, DATES.chain[1], last)), STORE)
    assert "gazette/rain dates" in message
    assert "gazette/dam dates" in message


def test_message_of_a_long_chain_stays_one_line() -> None:
    claims = [claim(f"s{n}/c", f"e{n}", 1, relations=(relation("before", f"e{n + 1}"),)) for n in range(9)]
    hops = tuple(
        Hop(tail=end(f"e{n + 1}"), head=end(f"e{n}"), limit=0, witness=Statement(c, "relations[0]"))
        for n, c in enumerate(claims)
    )
    message = message_of(replace(ORDER, chain=hops), STORE)
    assert "s0 puts e0 before e1, s1 puts e1 before e2, 6 more steps, but s8 puts e8 before e9" in message


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (relation("before", "x"), "puts it before x"),
        (relation("after", "x", "P1D"), "puts it the day after x"),
        (relation("before", "x", "P2D/P5D"), "puts it 2 to 5 days before x"),
        (relation("after", "x", "~P3W", from_side=Side.START), "puts it about 3 weeks after the start of x"),
        (relation("after", "x", "P2D", to_side=Side.END), "puts its end 2 days after x"),
        (relation("same_day", "x"), "puts it on the same day as x"),
        (relation("same_time", "x", within=parse_duration("P3D")), "puts it within 3 days of x"),
        (relation("during", "x"), "puts it during x"),
    ],
)
def test_a_relation(made: Relation, words: str) -> None:
    assert relation_words(made) == words


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("when", "plans it for 30 March 2022"),
        ("start", "plans its start for 1 March 2022"),
        ("duration", "plans it to last 2 days"),
        ("weekday", "puts it on a Friday"),
        ("count", "counts 34 days from 24 February 2022 to it"),
        ("attributes.place", ""),
    ],
)
def test_other_statements(key: str, words: str) -> None:
    made = claim(
        "a/b", "x", 1, when="2022-03-30", start=parse_edtf("2022-03-01"), duration=parse_duration("P2D"), weekday=4,
        report=Report.PLAN, count=Count(span=parse_duration("P34D"), since=parse_edtf("2022-02-24")),
    )  # fmt: skip
    assert statement_words(Statement(made, key)) == words


def test_the_publication_bound_names_the_day() -> None:
    statement = said("gazette/dam", "report")
    assert statement_words(statement, STORE) == "reports it as past on 11 May 1912 (publication)"
    assert statement_words(statement) == "reports it as past when published"


@pytest.mark.parametrize(
    ("hop", "words"),
    [
        (
            Hop(tail=start("child"), head=start("whole"), limit=0, witness=PART_OF),
            "child is part of whole, so it cannot start before it",
        ),
        (
            Hop(tail=end("whole"), head=end("child"), limit=0, witness=PART_OF),
            "child is part of whole, so it cannot end after it",
        ),
        (ORDER.chain[3], "dam-breaks is instant: it starts and ends on the same day"),
        (ORDER.chain[1], "bridge-falls cannot end before it starts"),
        (ORDER.chain[2], "gazette puts bridge-falls after dam-breaks"),
    ],
)  # fmt: skip
def test_a_hop(hop: Hop, words: str) -> None:
    assert hop_sentence(hop, STORE) == words


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (0, "b starts no later than a ends"),
        (-1, "b starts at least 1 day before a ends"),
        (5, "b starts at most 5 days after a ends"),
    ],
)
def test_a_limit(limit: int, words: str) -> None:
    assert order_words(end("a"), start("b"), limit) == words


def test_a_claim_that_says_several_things_is_cited_with_the_key() -> None:
    assert cite(said("memoir/dam")) == "memoir/dam"
    assert cite(said("memoir/dam", "report")) == "memoir/dam#report"
    assert cite(said("gazette/dam")) == "gazette/dam#when"


def test_dates_are_carried_along_the_chain_from_the_calendar_on() -> None:
    assert [step.follows for step in steps_of(GAP, STORE)] == [
        "warning starts on 14 April 1912 at the latest",
        "dam-breaks starts on 15 April 1912 at the latest",
        "dam-breaks starts on 23 April 1912 at the earliest",
    ]
    assert sum_words(GAP) == (
        "dam-breaks starts on 15 April 1912 at the latest, and yet on 23 April 1912 at the earliest: 8 days apart."
    )


def test_a_circle_without_dates_adds_up_too() -> None:
    assert sum_words(ORDER).endswith("order reversed.")
    tighter = (replace(ORDER.chain[0], limit=-2), *ORDER.chain[1:])
    words = sum_words(replace(ORDER, chain=tighter, excess_days=2))
    assert words == "Added up, dam-breaks starts 2 days before it starts: that cannot be."


def test_a_tension_names_the_step_and_what_is_soft_about_it() -> None:
    assert grade_reason(GAP) == "step 2 rests on a hedged statement"
    assert grade_reason(DATES).startswith("each step can rest on a statement")


def test_softness_knows_approximate_dates_and_gaps() -> None:
    about = claim("a/b", "x", 1, when="2022-03~", relations=(relation("after", "y", "~P3W"), relation("after", "y")))
    assert softness(Statement(about, "when")) == ("an approximate date",)
    assert softness(Statement(about, "relations[0]")) == ("an approximate date",)
    assert softness(Statement(about, "relations[1]")) == ()
    assert softness(said("memoir/train")) == ("vague words",)


def test_every_way_out_sets_aside_a_whole_step_with_its_supporters() -> None:
    first, second = ways_out(DATES, FLOOD)
    assert (first.step, first.statements, first.is_preferred) == (1, (said("inquiry/dam"),), False)
    assert (second.step, second.statements) == (3, (said("gazette/dam"), said("memoir/dam")))
    assert second.is_preferred


def test_each_claim_of_a_conflict_says_its_part() -> None:
    assert said_in(ORDER) == {
        "inquiry/bridge": "puts bridge-falls before dam-breaks",
        "gazette/bridge": "puts bridge-falls after dam-breaks",
    }


def test_of_claims_that_are_not_asked_for_nothing_is_said() -> None:
    every = said_in(DATES)
    assert len(every) > 1
    assert all(said_in(DATES, {claim}) == {claim: words} for claim, words in every.items())
    assert said_in(DATES, {"nobody/nothing"}) == {}


def test_a_claim_that_only_a_longer_chain_needs_says_so() -> None:
    longer = replace(ORDER, unfolding=Unfolded(named=Named(DATES.statements)))
    assert said_in(longer).keys() > said_in(ORDER).keys()
    assert all(
        words.endswith(" (in a longer chain)") == (claim not in said_in(ORDER))
        for claim, words in said_in(longer).items()
    )


def test_strict_order_is_said_as_order() -> None:
    assert order_words(start("a"), end("b"), 0, strict=True) == "b ends before a starts"
    assert order_words(start("a"), end("b"), 0) == "b ends no later than a starts"


def test_an_approximate_value_is_soft() -> None:
    rounded = claim("gazette/toll", "flood", 3, attributes=(Attribute(key="dead", values=("~40",), location=PLACE),))
    assert softness(Statement(rounded, "attributes.dead")) == ("an approximate value",)


def test_a_date_of_both_ends_is_said_as_a_whole() -> None:
    state = claim("gazette/rain", "rain-starts", 3, when="1912-03/1912-05")
    words = "starts in March 1912, ends in May 1912"
    assert statement_words(Statement(state, "when")) == f"says of it: {words}"
    assert statement_words(Statement(replace(state, report=Report.PLAN), "when")) == f"plans it: {words}"


def test_a_contradiction_of_values_names_the_firm_sides() -> None:
    hedged = AttributeSide(
        values=("frost",), witness=Statement(claim("post/f", "x", 1, basis=Basis.HEDGED), "attributes.c")
    )
    assert grade_reason(CAUSE).startswith("each side can rest on")
    assert grade_reason(replace(CAUSE, sides=(*CAUSE.sides, hedged))).startswith(
        "each of the sides 1 and 2 can rest on"
    )


def by_clock(text: str) -> int:
    """`1912-04-15T02:20:59` in seconds."""
    clock = parse_edtf(text).start.clock
    assert clock is not None
    return clock.earliest or 0


def timed(*hops: Hop, **more: object) -> Conflict:
    return replace(DATES, chain=hops, **more)  # type: ignore[arg-type]


SAYS = said("inquiry/dam")
EARLY = Hop(tail=ORIGIN, head=start("dam-breaks"), limit=day("1912-04-15"), witness=SAYS)
LATE = Hop(tail=start("dam-breaks"), head=ORIGIN, limit=-day("1912-04-15"), witness=said("gazette/dam"))


@pytest.mark.parametrize(
    ("latest", "earliest", "sides", "length"),
    [
        ("15T02:05:59", "15T02:20:00", ("15 April 1912, 02:05", "15 April 1912, 02:20"), "15 minutes"),
        ("15T02:05:00", "15T02:05:01", ("15 April 1912, 02:05:00", "15 April 1912, 02:05:01"), "1 second"),
        ("14T23:59:59", "15T02:05:00", ("14 April 1912", "15 April 1912, 02:05"), "2 hours 5 minutes"),
        ("14T23:59:59", "15T00:00:00", ("14 April 1912", "15 April 1912"), "1 day"),
    ],
)
def test_dates_by_the_clock_are_as_far_apart_as_people_count(
    latest: str, earliest: str, sides: tuple[str, str], length: str
) -> None:
    last, first = by_clock(f"1912-04-{latest}"), by_clock(f"1912-04-{earliest}")
    conflict = timed(
        replace(EARLY, seconds=last), replace(LATE, seconds=-first), excess_days=0, excess_seconds=first - last
    )
    words = f"on {sides[0]} at the latest, and yet on {sides[1]} at the earliest: {length} apart."
    assert sum_words(conflict) == f"dam-breaks starts {words}"
    assert message_of(conflict, STORE).startswith(f"{length} apart: ")


def test_the_next_day_goes_on_from_the_whole_day_whatever_the_hour() -> None:
    """A telegram at 23:50, the day before the dam broke: at the latest at the end of the next day."""
    hops = (
        replace(GAP.chain[0], seconds=None),
        replace(GAP.chain[1], seconds=-by_clock("1912-04-23T06:00:00")),
        replace(GAP.chain[2], seconds=by_clock("1912-04-14T23:50:59")),
    )
    assert [step.follows for step in steps_of(timed(*hops), STORE)] == [
        "warning starts on 14 April 1912, 23:50 at the latest",
        "dam-breaks starts on 15 April 1912 at the latest",
        "dam-breaks starts on 23 April 1912, 06:00 at the earliest",
    ]


def test_order_keeps_the_hour() -> None:
    """Before 02:05: also what comes before that, and the start of it."""
    early = replace(EARLY, head=start("dam-breaks"), seconds=by_clock("1912-04-15T02:05:59"))
    late = replace(LATE, tail=start("bridge-falls"), seconds=-by_clock("1912-04-15T02:20:00"))
    steps = steps_of(timed(early, *ORDER.chain[:2], late), STORE)
    assert [step.follows for step in steps[:3]] == [
        "dam-breaks starts on 15 April 1912, 02:05 at the latest",
        "bridge-falls ends on 15 April 1912, 02:05 at the latest",
        "bridge-falls starts on 15 April 1912, 02:05 at the latest",
    ]


def test_on_the_same_day_says_no_hour() -> None:
    told = claim("a/b", "bridge-falls", 1, relations=(relation("same_day", "dam-breaks"),))
    link = Hop(tail=start("dam-breaks"), head=start("bridge-falls"), limit=0, witness=Statement(told, "relations[0]"))
    early = replace(EARLY, seconds=by_clock("1912-04-15T02:05:59"))
    late = replace(LATE, tail=start("bridge-falls"))
    steps = steps_of(timed(early, link, late), STORE)
    assert steps[1].follows == "bridge-falls starts on 15 April 1912 at the latest"


def test_hours_are_carried_along_the_chain() -> None:
    hops = (
        replace(GAP.chain[0], seconds=2 * 3600),
        replace(GAP.chain[1], seconds=-by_clock("1912-04-23T06:00:00")),
        replace(GAP.chain[2], seconds=by_clock("1912-04-14T23:50:59")),
    )
    assert steps_of(timed(*hops), STORE)[1].follows == "dam-breaks starts on 15 April 1912, 01:50 at the latest"


def test_a_circle_by_the_clock_adds_up_in_hours() -> None:
    """Three hours before the other, which is at most an hour before it."""
    witness = said("inquiry/bridge", "relations[0]")
    first = Hop(tail=start("dam-breaks"), head=start("bridge-falls"), limit=0, seconds=-3 * 3600, witness=witness)
    second = Hop(tail=start("bridge-falls"), head=start("dam-breaks"), limit=1, seconds=3600, witness=witness)
    conflict = timed(first, second, excess_days=0, excess_seconds=2 * 3600)
    assert steps_of(conflict, STORE)[0].follows == "bridge-falls starts at least 3 hours before dam-breaks starts"
    assert sum_words(conflict) == "Added up, dam-breaks starts 2 hours before it starts: that cannot be."


def test_a_circle_that_counts_days_and_hours_is_told_in_days() -> None:
    witness = said("inquiry/bridge", "relations[0]")
    first = Hop(tail=start("dam-breaks"), head=start("bridge-falls"), limit=-2, witness=witness)
    second = Hop(tail=start("bridge-falls"), head=end("bridge-falls"), limit=1, seconds=3600, witness=witness)
    third = Hop(tail=end("bridge-falls"), head=start("dam-breaks"), limit=0, witness=witness)  # no later than
    steps = steps_of(timed(first, second, third, excess_days=1), STORE)
    assert [step.follows for step in steps] == [
        "bridge-falls starts at least 2 days before dam-breaks starts",
        "bridge-falls ends at least 1 day before dam-breaks starts",
        "",
    ]


def test_a_publication_by_the_clock_names_the_hour() -> None:
    paper = replace(STORE.sources["gazette"], published=(parse_edtf("1912-04-16T06:30"),))
    store = replace(STORE, sources={**STORE.sources, "gazette": paper})
    words = "reports it as past on 16 April 1912, 06:30 (publication)"
    assert statement_words(said("gazette/dam", "report"), store) == words
    bound = replace(EARLY, witness=said("gazette/dam", "report"), seconds=by_clock("1912-04-16T06:30:00") + 59)
    assert said_in(timed(bound, LATE))["gazette/dam"].startswith(words.replace(" it ", " dam-breaks "))
