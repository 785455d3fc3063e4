"""A store that goes through Parquet tables is the same store, claim for claim."""

import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from tests.bench.made_claims import Recipe, blocks
from tests.bench.made_stores import write
from tests.conftest import ROOT
from timeline.errors import UsageError
from timeline.model.location import Location
from timeline.model.store import Store
from timeline.store.load import load_store
from timeline.store.parquet import write_tables
from timeline.store.parquet_files import ParquetFiles, texts_of
from timeline.store.write import write_bytes

arrow: Any = pytest.importorskip("pyarrow", reason="pip install pyarrow")

EVERYTHING = {
    "timeline.yaml": "timeline: 1\ntitle: All keys\nzone: Europe/Kyiv\nwidths: {day: 3}\n",
    "events.yaml": """\
- {id: whole, title: "The whole: of it"}
- {id: a, title: A, part_of: whole, instant: true, tags: [one, two], note: "# no comment"}
- {id: b, title: B, tags: alone}
""",
    "claims/s.yaml": """\
source:
  id: s
  title: Söurce "s"
  author: N. N.
  kind: record
  published: ["2022-04-02", "2022-05"]
  calendar: julian
  zone: Europe/Berlin
  document: {file: s.txt, sha256: 0000000000000000000000000000000000000000000000000000000000000000}
  relies_on: [t, elsewhere]
  weight: 71
claims:
  - id: x
    event: a
    when: "[2022-03-29..2022-03-31]"
    weekday: tuesday
    count: {span: P34D, since: 2022-02-24}
    evidence: {quote: "the 34th day: \\"it\\" rained", at: [3, 28]}
    relations:
      - {type: after, event: b, gap: P1D/P2D, from: start, to: end, quote: "a day or two later"}
      - {type: same_time, event: b, within: P3D}
    attributes: {place: [Bucha, "Irpin, Kyiv"], motive: goodwill}
    basis: hedged
    attributed_to: the mayor
    read: vague
    note: null is a word here
  - {id: y, event: b, start: 1843~, end: 1844, duration: ~P3W, report: plan, calendar: gregorian, zone: UTC}
""",
    "claims/t.yaml": "source: {id: t, title: T}\n",
    "claims/u.yaml": "source: {id: u, title: U}\nclaims:\n  - {id: 1, event: a, when: 2022-03-30T17:15:00Z}\n",
    "resolutions.yaml": "[]\n",
}


@pytest.fixture
def everything(tmp_path: Path) -> Path:
    for name, text in EVERYTHING.items():
        write_bytes(tmp_path / "store" / name, text.encode())
    return tmp_path / "store"


def _without_places(value: Any) -> Any:
    """The value without where it stands, however deep."""
    if isinstance(value, Location):
        return None
    if isinstance(value, tuple):
        return tuple(map(_without_places, value))
    if hasattr(value, "__dataclass_fields__"):
        told = (field.name for field in fields(value) if field.name != "locations")
        return {name: _without_places(getattr(value, name)) for name in told}
    return value


def _values(store: Store) -> dict[str, Any]:
    mappings = {"events": store.events, "sources": store.sources, "claims": store.claims}
    said = {kind: {name: _without_places(v) for name, v in found.items()} for kind, found in mappings.items()}
    return {**said, "settings": store.settings, "messages": sorted(f.message for f in store.findings)}


def _through_tables(store: Store, folder: Path) -> Store:
    write_tables(store, folder)
    return load_store(folder, ParquetFiles(folder))


def test_every_key_is_kept(everything: Path, tmp_path: Path) -> None:
    store = load_store(everything)
    assert len(store.claims) == 3
    assert _values(_through_tables(store, tmp_path / "tables")) == _values(store)


@pytest.mark.parametrize("kind", ["shipped", "made"])
def test_a_store_is_kept_claim_for_claim(kind: str, tmp_path: Path) -> None:
    folder = ROOT / "data" if kind == "shipped" else tmp_path / "made"
    if kind == "made":
        write(blocks(Recipe(claims=2_000, times=0.2, approximate=0.2)), folder)
    store = load_store(folder)
    again = _through_tables(store, tmp_path / "tables")
    assert _values(again) == _values(store)
    assert (len(again.resolutions), again.baseline is None) == (len(store.resolutions), store.baseline is None)


def test_files_are_written_as_extract_writes_them(tmp_path: Path) -> None:
    write(blocks(Recipe(claims=300)), tmp_path / "made")
    write_tables(load_store(tmp_path / "made"), tmp_path / "tables")
    for name, text in texts_of(tmp_path / "tables"):
        if name.startswith("claims/"):
            assert text == (tmp_path / "made" / name).read_bytes()


def test_columns_are_typed(everything: Path, tmp_path: Path) -> None:
    write_tables(load_store(everything), tmp_path)
    claims, sources = (arrow.parquet.read_schema(tmp_path / f"{name}.parquet") for name in ("claims", "sources"))
    assert str(claims.field("evidence").type) == "struct<quote: string, at: list<element: int64>>"
    assert str(sources.field("weight").type) == "int64"


def _write_claims(path: Path, rows: list[dict[str, Any]]) -> None:
    arrow.parquet.write_table(arrow.Table.from_pylist(rows), path)


def test_claims_alone_are_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.store.parquet_files.CLAIMS_A_FILE", 10)
    rows = [{"source": "s", "id": f"c{n}", "event": "a", "when": "2022", "colour": 1} for n in range(11)]
    _write_claims(tmp_path / "some.parquet", rows)
    files = ParquetFiles(tmp_path / "some.parquet")
    store = load_store(tmp_path / "some.parquet", files)
    assert (store.events["a"].title, len(store.claims)) == ("a", len(rows))
    assert len(files.yaml_files(tmp_path / "some.parquet" / "claims")) == 2


def test_what_is_wrong_is_a_finding_and_hides_no_other(tmp_path: Path) -> None:
    rows = [
        {"source": "s", "id": name, "event": "a", "when": when} for name, when in (("x", "2022-02-30"), ("y", "2022"))
    ]
    _write_claims(tmp_path / "some.parquet", rows)
    store = load_store(tmp_path / "some.parquet", ParquetFiles(tmp_path / "some.parquet"))
    assert [finding.code for finding in store.findings] == ["TL004"]
    assert list(store.claims) == ["s/y"]


@pytest.mark.parametrize("name", ["../x", "", "S"])
def test_a_source_that_cannot_name_a_file_is_refused(name: str, tmp_path: Path) -> None:
    _write_claims(tmp_path / "some.parquet", [{"source": name, "id": "c", "event": "a"}])
    with pytest.raises(UsageError, match="not an id"):
        list(texts_of(tmp_path / "some.parquet"))


@pytest.mark.parametrize("content", [b"", b"PAR1", b"id,event\n"])
def test_what_is_no_table_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "some.parquet").write_bytes(content)
    with pytest.raises(UsageError, match="cannot be read as Parquet"):
        list(texts_of(tmp_path / "some.parquet"))


def test_a_column_of_another_type_is_refused(tmp_path: Path) -> None:
    arrow.parquet.write_table(
        arrow.Table.from_pylist([{"source": "s", "id": "c", "event": ["a"]}]), tmp_path / "x.parquet"
    )
    with pytest.raises(UsageError, match="cannot be read as Parquet"):
        list(texts_of(tmp_path / "x.parquet"))


def test_without_pyarrow_it_says_how_to_install_it(
    everything: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match="pyarrow") as raised:
        write_tables(load_store(everything), tmp_path / "tables")
    assert "timeline-reconciler[parquet]" in raised.value.hint
