"""Names for a shell to complete: what is read of files without YAML is what stands in them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from timeline.api.reading import load
from timeline.store import names
from timeline.store.names import claim_names, claims_bytes, decided_fingerprints, event_names, source_names, tag_names


def _ids(text: str) -> Iterator[str]:
    yield from re.findall(r"^  - id: (\S+)", text, re.MULTILINE)


def test_names_are_read_however_the_files_are_written(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "events.yaml").write_text(
        "# - id: not-this\n- {id: one, title: 'The first: of all', tags: [x, 'y z']}\n"
        "- title: Second\n  id: 'two'\n- tags: [v]\n  id: three # said\n"
    )
    (tmp_path / "claims" / "a.yaml").write_text("source: {id: alpha, title: A}\nclaims:\n- {id: c1, event: one}\n")
    (tmp_path / "claims" / "b.yaml").write_text("source: alpha\nclaims:\n  - event: two\n    id: c2\n")
    assert [name.name for name in event_names(tmp_path)] == ["one", "two", "three"]
    assert [(name.name, name.told) for name in source_names(tmp_path)] == [("alpha", "A")]
    assert [name.name for name in claim_names(tmp_path)] == ["alpha/c1", "alpha/c2"]
    assert [name.name for name in tag_names(tmp_path)] == ["v", "x", "y z"]


def test_names_are_those_of_the_shipped_store() -> None:
    files = sorted((ROOT / "data/claims").glob("*.yaml"))
    claims = [f"{file.stem}/{claim}" for file in files for claim in _ids(file.read_text(encoding="utf-8"))]
    assert [name.name for name in claim_names(ROOT / "data")] == claims
    assert [name.name for name in source_names(ROOT / "data")] == [file.stem for file in files]


@pytest.mark.parametrize("folder", [ROOT / "data", ROOT / "timeline/examples/titanic/data"])
def test_names_are_those_that_the_store_has(folder: Path) -> None:
    store = load(folder)
    assert {name.name: name.told for name in event_names(folder)} == {e.id: e.title for e in store.events.values()}
    assert {name.name for name in source_names(folder)} == {claim.source for claim in store.claims.values()}
    assert {name.name for name in claim_names(folder)} == set(store.claims)
    assert {name.name for name in tag_names(folder)} == {tag for e in store.events.values() for tag in e.tags}
    known = store.baseline.entries if store.baseline else ()
    decided = {one.fingerprint for one in known} | {one.fingerprint for one in store.resolutions}
    assert decided
    assert {name.name for name in decided_fingerprints(folder)} == decided


def test_no_more_is_read_than_somebody_waits_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "a.yaml").write_text("- id: small\n")
    (tmp_path / "events" / "b.yaml").write_text("- id: large\n" + "# and so on\n" * 100)
    (tmp_path / "events" / "c.yaml").mkdir()
    (tmp_path / "events" / "d.yaml").symlink_to("/dev/zero")
    assert [name.name for name in event_names(tmp_path)] == ["small", "large"]
    monkeypatch.setattr(names, "MAX_BYTES", 1000)
    assert [name.name for name in event_names(tmp_path)] == ["small"]
    assert claims_bytes(tmp_path) == 0
