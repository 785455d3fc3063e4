"""From a document to a draft of its card, and from there to claims: the whole way."""

from hashlib import sha256
from pathlib import Path

import pytest

import timeline
from tests.plain_scanner import plain_scan
from timeline.api.drafting import draft_card
from timeline.errors import UsageError
from timeline.extraction.texts import TextUnreadable
from timeline.model.edtf import parse_edtf
from timeline.model.source import Document
from timeline.store.card import load_card
from timeline.store.load import load_claims

TEXT = "\ufeffThey met on 2022-03-28.\r\nThe following day they left.\r\n"


@pytest.fixture(autouse=True)
def _plain_scanner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.api.drafting.scan_text", plain_scan)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "Near Miss (2).txt"
    path.write_bytes(TEXT.encode())
    return path


def test_a_draft_names_its_document_and_extracts(document: Path, tmp_path: Path) -> None:
    card_path = tmp_path / "seeds" / "new.yaml"
    (tmp_path / "data").mkdir()
    card_path.parent.mkdir()
    (tmp_path / "data" / "timeline.yaml").write_text("timeline: 1\n")
    card_path.write_text(draft_card(document, parse_edtf("2022-06")).text, encoding="utf-8")

    card, findings = load_card(card_path)
    assert findings == ()
    assert card is not None
    assert (card.source.id, [date.text for date in card.source.published]) == ("near-miss-2", ["2022-06"])
    assert card.source.document == Document(file=document.name, sha256=sha256(TEXT.encode()).hexdigest())

    result = timeline.extract(tmp_path / "data", documents=tmp_path)
    assert result.findings == ()
    claims, _ = load_claims(tmp_path / "data" / "claims" / "near-miss-2.yaml")
    assert [claim.evidence and claim.evidence.quote for claim in claims] == [
        "They met on 2022-03-28.",
        "The following day they left.",
    ]
    todo = [f.message for f in timeline.check(timeline.load(tmp_path / "data")).findings if f.code == "TL101"]
    assert {message.split("`")[1] for message in todo} == {"choose-1", "choose-2"}


def test_the_id_may_be_given(document: Path) -> None:
    assert "  id: near-miss\n" in draft_card(document, None, "near-miss").text
    with pytest.raises(UsageError, match="not an id"):
        draft_card(document, None, "Near Miss")


@pytest.mark.parametrize(("name", "made"), [("___.txt", "source"), ("2024.txt", "2024"), ("Ä b.txt", "b")])
def test_an_id_is_made_of_the_name_of_the_file(tmp_path: Path, name: str, made: str) -> None:
    (tmp_path / name).write_text("2022-03-28")
    assert f"  id: {made}\n" in draft_card(tmp_path / name, None).text


@pytest.mark.parametrize("content", [b"caf\xe9 2022-03-28", "\ufeff2022-03-28".encode("utf-16-le")])
def test_a_document_that_extract_could_not_read_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "old.txt").write_bytes(content)
    with pytest.raises(UsageError, match="a card's document is UTF-8"):
        draft_card(tmp_path / "old.txt", None)


def test_a_document_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(TextUnreadable):
        draft_card(tmp_path / "none.txt", None)
