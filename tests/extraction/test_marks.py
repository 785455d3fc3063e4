"""The mark of a claim covers everything that was extracted, and nothing else."""

from dataclasses import replace

import pytest

from timeline.extraction import card_mark, is_edited
from timeline.extraction.marks import differing_keys
from timeline.model.claim import Attribute, Basis, Claim, Count, Evidence, Read, Report
from timeline.model.duration import parse_duration
from timeline.model.edtf import parse_edtf
from timeline.model.location import Location
from timeline.model.relation import Relation, RelationType, Side

HERE = Location("data/claims/log.yaml", 7)
RELATION = Relation(type=RelationType.AFTER, event="departure", location=HERE, gap=parse_duration("P1D"))
PLACE = Attribute(key="place", values=("cape", "port"), location=HERE)
CLAIM = Claim(
    id="sighting",
    source="log",
    event="sighting",
    location=HERE,
    when=parse_edtf("1843-03-08"),
    relations=(RELATION,),
    attributes=(Attribute(key="motive", values=("trade",), location=HERE), PLACE),
    evidence=Evidence(quote="seen off the cape", start=70, end=87),
    note="The log\nsays so.",
)
MARKED = replace(CLAIM, card=card_mark("log", CLAIM))


def test_a_mark_names_card_and_claim_and_has_eight_digits() -> None:
    assert MARKED.card is not None
    name, _, digest = MARKED.card.partition("@")
    assert name == "log#sighting"
    assert len(digest) == 8
    assert int(digest, 16) >= 0


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        (replace(MARKED, event="return"), "event"),
        (replace(MARKED, when=parse_edtf("1843-03-08?")), "when"),
        (replace(MARKED, start=parse_edtf("1843")), "start"),
        (replace(MARKED, end=parse_edtf("1843")), "end"),
        (replace(MARKED, duration=parse_duration("P2D")), "duration"),
        (replace(MARKED, weekday=0), "weekday"),
        (replace(MARKED, count=Count(span=parse_duration("P2D"), since=parse_edtf("1843"))), "count"),
        (replace(MARKED, relations=()), "relations"),
        (replace(MARKED, relations=(replace(RELATION, quote="the next day"),)), "relations"),
        (replace(MARKED, relations=(replace(RELATION, to_side=Side.END),)), "relations"),
        (replace(MARKED, attributes=(PLACE,)), "attributes"),
        (replace(MARKED, basis=Basis.HEDGED), "basis"),
        (replace(MARKED, attributed_to="the admiral"), "attributed_to"),
        (replace(MARKED, read=Read.VAGUE), "read"),
        (replace(MARKED, report=Report.PLAN), "report"),
        (replace(MARKED, evidence=None), "evidence"),
        (replace(MARKED, evidence=Evidence(quote="seen off the cape", start=71, end=88)), "evidence"),
        (replace(MARKED, evidence=Evidence(quote="seen off a cape", start=70, end=87)), "evidence"),
        (replace(MARKED, note=None), "note"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_every_change_of_what_was_extracted_is_an_edit(changed: Claim, key: str) -> None:
    assert is_edited(changed)
    assert differing_keys(MARKED, changed) == (key,)


@pytest.mark.parametrize(
    "same",
    [
        MARKED,
        replace(MARKED, location=Location("elsewhere.yaml", 1), locations=(("when", HERE),)),
        replace(MARKED, attributes=MARKED.attributes[::-1]),
        replace(MARKED, note="The log says so."),
    ],
    ids=["nothing", "places", "order of attributes", "line breaks of the note"],
)
def test_what_does_not_change_what_is_said_is_no_edit(same: Claim) -> None:
    assert not is_edited(same)
    assert differing_keys(MARKED, same) == ()


def test_a_claim_entered_by_hand_is_never_edited() -> None:
    assert not is_edited(CLAIM)


@pytest.mark.parametrize("mark", ["log", "log#sighting", "log#sighting@", "@00000000"])
def test_a_mark_that_does_not_fit_is_an_edit(mark: str) -> None:
    assert is_edited(replace(CLAIM, card=mark))
