"""What extraction writes is recognised when it is read again, whatever characters it holds."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction import card_mark, differences, is_edited, merge
from timeline.extraction.marks import differing_keys
from timeline.model.claim import Attribute, Basis, Claim, Count, Evidence, Read, Report
from timeline.model.duration import parse_duration
from timeline.model.edtf import parse_edtf
from timeline.model.location import Location
from timeline.model.relation import Relation, RelationType, Side
from timeline.model.source import Source
from timeline.store.load import load_store
from timeline.store.save import claims_text

HERE = Location("cards/log.yaml", 3)
SOURCE = Source(id="log", title="Log", location=HERE)
EVENTS = "- {id: sighting, title: Seen off the cape}\n- {id: departure, title: The fleet leaves port}\n"

TEXTS = st.text(st.sampled_from("ab 1843~null#:'\"“”{}[],-\\%&*!|>@`é三\n"), min_size=1).filter(
    lambda text: text.strip() not in ("", "~")  # those mean "not given" in every file
)


@st.composite
def extracted_claims(draw: st.DrawFn) -> Claim:
    """Return a claim that says something under every key, with its mark."""
    relations = (
        Relation(
            type=RelationType.AFTER,
            event="departure",
            location=HERE,
            gap=parse_duration("P1D"),
            from_side=Side.START,
            to_side=Side.END,
            quote=_in_a_line(draw(TEXTS)),
        ),
        Relation(type=RelationType.SAME_TIME, event="departure", location=HERE, within=parse_duration("PT3H")),
    )
    claim = Claim(
        id="sighting",
        source="log",
        event="sighting",
        location=HERE,
        when=parse_edtf(
            draw(st.sampled_from(["1843", "[1843-03-01..1843-03-07]", "{1843-03-01,1843-03-02}", "1843?"]))
        ),
        duration=parse_duration(draw(st.sampled_from(["P2D/P5D", "~P3W", "P7D/.."]))),
        weekday=draw(st.integers(0, 6)),
        count=Count(span=parse_duration("P34D"), since=parse_edtf("1843-02-01")),
        relations=relations,
        attributes=tuple(
            Attribute(key=key, values=tuple(draw(st.lists(TEXTS, min_size=1, max_size=2))), location=HERE)
            for key in draw(st.permutations(["motive", "place"]))
        ),
        basis=draw(st.sampled_from(Basis)),
        attributed_to=draw(TEXTS),
        read=draw(st.sampled_from(Read)),
        report=draw(st.sampled_from(Report)),
        evidence=Evidence(quote=_in_a_line(draw(TEXTS)), start=3, end=40),
        note=draw(TEXTS),
    )
    return replace(claim, card=card_mark("log", claim))


@given(extracted_claims())
def test_an_extracted_claim_is_not_edited_by_writing_and_reading_it(
    tmp_path_factory: pytest.TempPathFactory, claim: Claim
) -> None:
    folder = tmp_path_factory.mktemp("store")
    (folder / "claims").mkdir()
    (folder / "timeline.yaml").write_text("timeline: 1\n")
    (folder / "events.yaml").write_text(EVENTS)
    (folder / "claims/log.yaml").write_text(claims_text(SOURCE, [claim]), encoding="utf-8")
    store = load_store(folder)
    assert store.findings == ()
    (stored,) = store.claims.values()
    assert differing_keys(stored, claim) == ()
    assert not is_edited(stored)
    assert list(differences([stored], merge([stored], [claim], force=False))) == []


def _in_a_line(text: str) -> str:
    return " ".join(text.split()[:12])
