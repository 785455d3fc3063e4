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
    end,
    relation,
    said,
    start,
)
from timeline.model.claim import Attribute, Basis, Count, Report
from timeline.model.conflict import AttributeSide, Conflict, Hop
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
            "values differ: inquiry gives cause of dam-breaks as neglect, but gazette gives it as rain, an old design",
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


def test_a_claim_that_only_a_longer_chain_needs_says_so() -> None:
    longer = replace(ORDER, longer=(DATES,))
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
