"""The line that names the schema: new files get it, written files keep it as people left it, and it means nothing."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from timeline.errors import WriteFailed
from timeline.store.for_editors import write_for_editors
from timeline.store.layout import kind_of, store_files
from timeline.store.modelines import headed, modeline_of, new_modeline, without_modeline

LINE = "# yaml-language-server: $schema=../.schemas/claims.schema.json\n"
OWN = "# yaml-language-server: $schema=https://example.org/mine.json\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with a file of each kind and a card, none of which names a schema."""
    for name in ("timeline.yaml", "events.yaml", "events/more.yaml", "claims/a.yaml", "resolutions.yaml"):
        path = tmp_path / "my data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# first\nkey: value\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.yaml").write_text("source: a\n", encoding="utf-8")
    return tmp_path / "my data"


def first_line(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("\n")[0] + "\n"


def test_every_file_names_a_schema_that_is_there(store: Path) -> None:
    write_for_editors(store)
    for file in store_files(store):
        name = first_line(file.path).partition("$schema=")[2].strip().replace("%20", " ")
        assert (file.path.parent / name).resolve() == (store / ".schemas" / f"{file.kind}.schema.json").resolve()
        assert (file.path.parent / name).is_file()


def test_a_second_time_nothing_is_written(store: Path) -> None:
    written = write_for_editors(store)
    assert len(written) == len(list(store_files(store))) + len(list((store / ".schemas").iterdir()))
    assert write_for_editors(store) == []


def test_what_stands_in_a_file_stays(store: Path) -> None:
    write_for_editors(store)
    assert (store / "claims" / "a.yaml").read_text(encoding="utf-8") == LINE + "# first\nkey: value\n"


@pytest.mark.parametrize("content", ["", "\ufeff", "\n", "# words\n\n", "# words\r\n\r\n"])
def test_a_line_is_found_among_the_comments_at_the_head(content: str) -> None:
    assert modeline_of((content + OWN + "key: value\n").encode()) == OWN
    assert without_modeline((content + OWN + "key: value\n").encode()) == (content + "key: value\n").encode()


@pytest.mark.parametrize("content", ["", "key: value\n" + OWN, f"key: |\n  {OWN}", "# schema\n", "- a\n"])
def test_elsewhere_it_is_none(content: str) -> None:
    assert modeline_of(content.encode()) == ""
    assert without_modeline(content.encode()) == content.encode()


def test_an_own_line_is_kept_where_a_file_is_written_anew(store: Path) -> None:
    write_for_editors(store)
    path = store / "claims" / "a.yaml"
    path.write_text(f"# first\n{OWN}key: value\n", encoding="utf-8")
    assert headed("key: new\n", path, "claims", store) == OWN + "key: new\n"


def test_a_line_that_was_deleted_does_not_come_back(store: Path) -> None:
    write_for_editors(store)
    path = store / "claims" / "a.yaml"
    path.write_text("key: value\n", encoding="utf-8")
    assert headed("key: new\n", path, "claims", store) == "key: new\n"


def test_a_store_without_schemas_gets_no_lines(store: Path) -> None:
    assert new_modeline(store / "claims" / "new.yaml", "claims", store) == ""
    assert headed("key: new\n", store / "claims" / "new.yaml", "claims", store) == "key: new\n"


def test_a_new_file_of_a_store_with_schemas_gets_one(store: Path) -> None:
    write_for_editors(store)
    assert headed("key: new\n", store / "claims" / "new.yaml", "claims", store) == LINE + "key: new\n"


def test_a_file_that_is_not_utf8_is_left_to_check(store: Path) -> None:
    path = store / "claims" / "a.yaml"
    path.write_bytes(b"key: \xff\n")
    assert path not in write_for_editors(store)
    assert path.read_bytes() == b"key: \xff\n"


def test_a_folder_that_takes_no_files_is_said(store: Path) -> None:
    (store / ".schemas").write_text("in the way", encoding="utf-8")
    with pytest.raises(WriteFailed, match="cannot be written"):
        write_for_editors(store)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("data/timeline.yaml", "settings"),
        ("data/events.yaml", "events"),
        ("data/events/1917.yaml", "events"),
        ("data/claims/new.yaml", "claims"),
        ("data/resolutions.yaml", "resolutions"),
        ("data/baseline.yaml", "baseline"),
        ("data/claims/../baseline.yaml", "baseline"),
        ("seeds/new.yaml", "card"),
        ("data/other.yaml", None),
        ("data/claims/new.txt", None),
        ("data/claims/below/new.yaml", None),
        ("claims/new.yaml", None),
        ("timeline.yaml", None),
    ],
)
def test_the_kind_of_a_file_is_known_by_its_place(path: str, kind: str | None) -> None:
    assert kind_of(ROOT / path, ROOT / "data") == kind
