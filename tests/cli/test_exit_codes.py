"""0 clean, 1 findings, 2 cannot run, 3 a bug: every command in every situation."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import RunHere
from timeline.cli.commands import NAMES

EVENTS = "- {id: talks, title: Talks}\n"
CLAIMS = "source: {{id: {name}, title: T, kind: article}}\nclaims: [{{id: t, event: talks, when: {when}}}]\n"
CARD = """\
source:
  id: carded
  title: T
  document: {file: carded.txt, sha256: 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824}
claims:
  - {id: t, event: talks, find: "hello", edtf: 2022-03-29, when: hello, note: a test}
"""
NEW_FORMAT, NOT_YAML = "timeline: 2\n", "timeline: [\n"

Make = Callable[[Path], None]


def clean(folder: Path) -> None:
    """Two sources agree."""
    (folder / "data" / "claims").mkdir(parents=True)
    (folder / "data" / "timeline.yaml").write_text("timeline: 1\n")
    (folder / "data" / "events.yaml").write_text(EVENTS)
    for name in ("a", "b"):
        (folder / "data" / "claims" / f"{name}.yaml").write_text(CLAIMS.format(name=name, when="2022-03-29"))


def conflict(folder: Path, more: str = "") -> None:
    """Two sources contradict each other."""
    clean(folder)
    text = CLAIMS.format(name="b", when="2022-04-05").replace("2022-04-05", f"2022-04-05{more}")
    (folder / "data" / "claims" / "b.yaml").write_text(text)


def tension(folder: Path) -> None:
    """One source contradicts the other by hearsay."""
    conflict(folder, ", basis: rumour")


def wrong(folder: Path) -> None:
    """One claim of three cannot be read."""
    clean(folder)
    (folder / "data" / "claims" / "c.yaml").write_text(CLAIMS.format(name="c", when="2022-02-30"))


def unlike_card(folder: Path) -> None:
    """A card has a claim that the store has not."""
    clean(folder)
    (folder / "seeds").mkdir()
    (folder / "seeds" / "carded.yaml").write_text(CARD)
    (folder / "seeds" / "carded.txt").write_text("hello")


def nothing(folder: Path) -> None:
    """There is no store."""
    (folder / "README").write_text("")


def newer(folder: Path) -> None:
    """The store is of a newer format."""
    clean(folder)
    (folder / "data" / "timeline.yaml").write_text(NEW_FORMAT)


def broken(folder: Path) -> None:
    """The settings are not YAML."""
    clean(folder)
    (folder / "data" / "timeline.yaml").write_text(NOT_YAML)


READING = ("show", "show talks", "diff a b", "reconcile", "export", "export --format json", "sources")
OF_A_CONFLICT = ("explain {fingerprint}", "resolve {fingerprint} --accept --reason r --by me")
UNSAID = ("check --ignore TL0", "check --select TL3")  # findings on what cannot be read are not asked for
WITHOUT_STORE = (
    "date 2022",
    "scan text.txt",
    "rule",
    "rule TL301",
    "rule --all",
    "schema",
    "schema claims",
    "init new",
)


TABLE: list[tuple[Make, tuple[str, ...], int]] = [
    (clean, (*READING, *WITHOUT_STORE, "check", "check --quiet", "extract", "extract --check"), 0),
    (clean, ("diff a b --exit-code", "check --fail-on refinement", "check --write-baseline"), 0),
    (clean, ("show nobody", "diff a nobody", "explain abcdef", "resolve abcdef --accept --reason r"), 2),
    (clean, ("check --severity TL601=fatal", "check --select TL9", "check --baseline no.yaml", "rule TL9"), 2),
    (
        clean,
        (
            "schema nothing",
            "export --format nothing",
            "scan no.txt",
            "scan text.txt --published soon",
            "extract no.yaml",
            "init data",
        ),
        2,
    ),
    (clean, ("date nonsense", "date 2022 2022-02-30", "date 2022-02-30 --format json"), 1),
    (conflict, (*READING, *OF_A_CONFLICT, *WITHOUT_STORE, "extract"), 0),
    (conflict, ("check", "check --quiet", "check --format json", "check --fail-on contradiction"), 1),
    (conflict, ("check --select TL301", "check --select TL3 --verbose", "diff a b --exit-code"), 1),
    (conflict, ("check --ignore TL301", "check --fail-on never", "check --severity TL301=info"), 0),
    (conflict, ("check --select TL6", "check --write-baseline"), 0),
    (conflict, ("resolve {fingerprint} --accept", "resolve {fingerprint} --set-aside x/y --reason r"), 2),
    (tension, ("check", "check --fail-on tension", "check --severity TL301=error --fail-on never"), 1),
    (tension, ("check --fail-on contradiction", "check --fail-on never"), 0),
    (wrong, (*READING, *WITHOUT_STORE, "extract"), 0),
    (wrong, ("check", "check --fail-on never", "check --format json"), 1),
    (wrong, (*UNSAID, "check --severity TL004=warning"), 0),
    (unlike_card, ("extract --check", "check", "check --fail-on never"), 1),
    (unlike_card, (*READING, "extract", "check --ignore TL2"), 0),
    *((make, (*READING, "check", "explain abc", "resolve abc --accept --reason r"), 2) for make in (newer, broken)),
    (nothing, (*READING, "check", "extract", "explain abc", "resolve abc --accept --reason r"), 2),
    (nothing, WITHOUT_STORE, 0),
    (clean, tuple(f"{name} --no-such-option" for name in NAMES if name != "date"), 2),
    (clean, tuple(f"{name} --help" for name in NAMES), 0),
    (clean, ("no-such-command", "--no-such-option show", "check --fail-on everything", "date"), 2),
]
CASES = [(make, typed, code) for make, commands, code in TABLE for typed in commands]


@pytest.mark.parametrize(
    ("make", "typed", "code"), CASES, ids=[f"{make.__name__}: {typed} = {code}" for make, typed, code in CASES]
)
def test_the_exit_code(
    run_here: RunHere, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Make, typed: str, code: int
) -> None:
    make(tmp_path)
    monkeypatch.chdir(tmp_path)
    Path("text.txt").write_text("It was on 29 March 2022.")
    result = run_here(*_with_fingerprint(typed, run_here).split())
    assert (result.exit_code, result.stderr.count("Traceback")) == (code, 0), result.stderr
    assert (code == 2) <= bool(result.stderr), "who cannot run says why"
    says_what_is_unread = "could not be read" in result.stderr
    assert says_what_is_unread is (make is wrong and typed in (*READING, *UNSAID))


def _with_fingerprint(typed: str, run_here: RunHere) -> str:
    if "{fingerprint}" not in typed:
        return typed
    (found,) = json.loads(run_here("reconcile", "--format", "json").stdout)["conflicts"]
    return typed.replace("{fingerprint}", found["fingerprint"])


@pytest.mark.parametrize("typed", [*READING, "check", "explain abc", "resolve abc --accept --reason r"])
def test_a_bug_is_3_with_its_traceback(
    run_here: RunHere, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("planted")

    clean(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("timeline.api.reading.load_store", fail)
    result = run_here(*typed.split())
    assert (result.exit_code, result.stdout) == (3, "")
    assert "RuntimeError: planted" in result.stderr
    assert result.stderr.endswith("timeline: this is a bug; please report it with the lines above\n")
