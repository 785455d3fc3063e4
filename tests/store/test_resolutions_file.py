"""A new decision takes the place of earlier ones on its conflict, and touches nothing else in the file."""

from dataclasses import replace
from pathlib import Path

import pytest

from timeline.errors import WriteFailed
from timeline.model.decisions import Action, Resolution
from timeline.model.location import Location
from timeline.store.load import load_store
from timeline.store.resolutions_file import save_resolution

OTHER = "- {fingerprint: other, action: accept, reason: o, by: Eve, date: 2020-01-01, claims: {}}  # sure\n"


def resolution(by: str, reason: str = "r", fingerprint: str = "mine") -> Resolution:
    return Resolution(
        fingerprint=fingerprint,
        action=Action.ACCEPT,
        reason=reason,
        by=by,
        date="2024-02-29",
        location=Location(""),
        claims={"a/b": "12345678"},
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with nothing in it."""
    (tmp_path / "timeline.yaml").write_text("timeline: 1\n")
    return tmp_path


def earlier_in(folder: Path) -> tuple[Resolution, ...]:
    return tuple(r for r in load_store(folder).resolutions if r.fingerprint == "mine")


def entry(by: str, indent: str = "") -> str:
    """One decision as it is written."""
    lines = ("- fingerprint: mine", "  action: accept", "  reason: r", f"  by: {by}", "  date: 2024-02-29")
    return "".join(f"{indent}{line}\n" for line in (*lines, "  claims: {a/b: 12345678}"))


@pytest.mark.parametrize(
    "file",
    [
        "# head\n{old}# between\n\n" + OTHER + "# end",
        "# head\n" + OTHER + "\n# above\n{old}# below\n",
        OTHER + "{old}",
        "{old}",
        "---\n{old}" + OTHER,
    ],
)
@pytest.mark.parametrize("indent", ["", "  "])
def test_the_earlier_decision_is_replaced_in_its_place(folder: Path, file: str, indent: str) -> None:
    path = folder / "resolutions.yaml"
    file = file.replace("- {", f"{indent}- {{")
    path.write_text(file.replace("{old}", entry("Ann", indent)))
    save_resolution(folder, resolution("Ben"), earlier=earlier_in(folder))
    assert path.read_text() == file.replace("{old}", entry("Ben", indent))


def test_several_earlier_ones_leave_one(folder: Path) -> None:
    path = folder / "resolutions.yaml"
    path.write_text(entry("Ann") + OTHER + entry("Ben") + "# end\n")
    save_resolution(folder, resolution("Cem"), earlier=earlier_in(folder))
    assert path.read_text() == entry("Cem") + OTHER + "# end\n"


def test_a_long_reason_that_ends_in_what_looks_like_a_comment_is_replaced_whole(folder: Path) -> None:
    reason = "why " * 60 + "# not a comment"
    save_resolution(folder, replace(resolution("Ann", reason), claims={}))
    save_resolution(folder, resolution("Ben"), earlier=earlier_in(folder))
    assert [(r.by, r.reason) for r in load_store(folder).resolutions] == [("Ben", "r")]
    assert "not a comment" not in (folder / "resolutions.yaml").read_text()


@pytest.mark.parametrize(
    ("there", "seen", "told"),
    [
        (entry("Ann"), (), "Ann decided this conflict meanwhile"),
        (entry("Ann"), (resolution("Ben"),), "Ann decided this conflict meanwhile"),
        (OTHER, (resolution("Ben"),), "the earlier decision on it is gone meanwhile"),
    ],
)
def test_what_somebody_else_decided_meanwhile_is_not_overwritten(
    folder: Path, there: str, seen: tuple[Resolution, ...], told: str
) -> None:
    path = folder / "resolutions.yaml"
    path.write_text(there)
    with pytest.raises(WriteFailed, match=told) as caught:
        save_resolution(folder, resolution("Cem"), earlier=seen)
    assert caught.value.hint.startswith("Nothing was written")
    assert path.read_text() == there


def test_an_earlier_decision_that_cannot_be_read_is_not_replaced_unseen(folder: Path) -> None:
    path = folder / "resolutions.yaml"
    there = OTHER + entry("Ann").replace("accept", "acept")
    path.write_text(there)
    with pytest.raises(WriteFailed, match=r"resolutions\.yaml:2: a decision on this conflict is there"):
        save_resolution(folder, resolution("Cem"), earlier=earlier_in(folder))
    assert path.read_text() == there
