"""Extractors are found among the entry points of installed packages, and loaded only when named."""

import sys
from pathlib import Path

import pytest

from timeline.errors import TimelineError, UsageError
from timeline.extraction import extractor_named, extractor_names
from timeline.model.location import Location
from timeline.model.source import Source

MODULE = """
from timeline.model.claim import Claim
from timeline.model.location import Location

def extract(path, source):
    for line, event in enumerate(path.read_text().split(), 1):
        yield Claim(id=event, source=source.id, event=event, location=Location(str(path), line))

NOT_A_FUNCTION = 1
"""
ENTRY_POINTS = """
[timeline.extractors]
lines = fake_extractor:extract
broken = fake_extractor:absent
value = fake_extractor:NOT_A_FUNCTION
"""


@pytest.fixture(autouse=True)
def _installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package with three extractors is on the path, as pip would leave it."""
    (tmp_path / "fake_extractor.py").write_text(MODULE)
    information = tmp_path / "fake_extractor-1.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: fake-extractor\nVersion: 1\n")
    (information / "entry_points.txt").write_text(ENTRY_POINTS)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "fake_extractor", raising=False)


def test_names_are_listed_without_loading_anything() -> None:
    assert {"broken", "lines", "value"} <= set(extractor_names())
    assert "fake_extractor" not in sys.modules


def test_an_extractor_makes_claims_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "events.txt").write_text("landing\nsiege\n")
    source = Source(id="log", title="Log", location=Location("log.yaml"))
    claims = list(extractor_named("lines")(tmp_path / "events.txt", source))
    assert [(claim.full_id, claim.location.line) for claim in claims] == [("log/landing", 1), ("log/siege", 2)]


def test_an_unknown_name_lists_what_is_there() -> None:
    with pytest.raises(UsageError, match="csv-of-mine: no such extractor") as caught:
        extractor_named("csv-of-mine")
    assert "broken, lines, value" in caught.value.hint


@pytest.mark.parametrize(("name", "told"), [("broken", "cannot be loaded"), ("value", "is not a function")])
def test_an_extractor_that_cannot_be_used_says_which_it_is(name: str, told: str) -> None:
    with pytest.raises(TimelineError, match=rf"^{name} \(fake_extractor:.*{told}"):
        extractor_named(name)
