"""`timeline.scan` and `timeline.scan_file`: what may be said of the publication, and files as streams."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import timeline
from tests.plain_scanner import plain_scan, plain_scan_blocks
from timeline.errors import UsageError
from timeline.extraction.texts import BLOCK_BYTES, TextUnreadable

TEXT = "Written today."


@pytest.fixture(autouse=True)
def _plain_scanner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.api.scanning.scan_text", plain_scan)
    monkeypatch.setattr("timeline.api.scanning.scan_blocks", plain_scan_blocks)


@pytest.mark.parametrize(
    ("published", "read"),
    [
        ("2008-03-01", "2008-03-01"),
        ("2008-03", "2008-03"),
        ("1 March 2008", "2008-03-01"),
        (date(2008, 3, 1), "2008-03-01"),
        (date(33, 3, 1), "0033-03-01"),
        (None, None),
    ],
)
def test_the_publication_is_edtf_words_or_a_day(published: str | date | None, read: str | None) -> None:
    (expression,) = timeline.scan(TEXT, published=published)
    assert expression.edtf == read


@pytest.mark.parametrize("published", ["", "March", "2008-13", "two days", "\ud800"])
def test_a_publication_that_is_no_date_is_refused(published: str) -> None:
    with pytest.raises(UsageError, match="published "):
        timeline.scan(TEXT, published=published)


def test_a_file_gives_what_its_text_gives(tmp_path: Path) -> None:
    text = "\ufeff" + "They met on 2022-03-28.\r\n" * (BLOCK_BYTES // 10)
    path = tmp_path / "long.txt"
    path.write_bytes(text.encode())
    found = timeline.scan_file(path)
    assert isinstance(found, Iterator)
    assert tuple(found) == timeline.scan(text)


def test_a_file_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(TextUnreadable):
        timeline.scan_file(tmp_path / "none.txt")
    with pytest.raises(UsageError):
        timeline.scan_file(tmp_path / "none.txt", "soonish")
