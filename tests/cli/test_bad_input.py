"""Bad input: one clear line that names file, line, what is wrong and what to do; everything else is still read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import RunTimeline

SETTINGS = "timeline: 1\ntitle: A store\n"
EVENTS = "- id: talks\n  title: Talks\n- id: withdrawal\n  title: Withdrawal\n"
HEAD = "source:\n  id: a\n  title: A\n  published: 2022-06-01\nclaims:\n"
GOOD = (
    "  - id: good\n    event: talks\n    when: 2022-03-29\n  - id: fine\n    event: withdrawal\n    when: 2022-03-30\n"
)

Write = Callable[[str], Path]


@pytest.fixture
def store_with(tmp_path: Path) -> Write:
    """A store of two good claims and a third that a test gives."""

    def write(claim: str) -> Path:
        data = tmp_path / "data"
        (data / "claims").mkdir(parents=True)
        (data / "timeline.yaml").write_text(SETTINGS)
        (data / "events.yaml").write_text(EVENTS)
        (data / "claims" / "a.yaml").write_bytes((HEAD + GOOD).encode() + claim.encode("latin-1"))
        return tmp_path

    return write


BAD_CLAIMS = {
    "not yaml": ("  - id: [bad\n", "data/claims/a.yaml:", "TL001"),
    "unknown key": ("  - id: bad\n    event: talks\n    wen: 2022\n", "data/claims/a.yaml:14:5", "`when`"),
    "missing key": ("  - id: bad\n    when: 2022\n", "data/claims/a.yaml:12:5", "`event`"),
    "bad EDTF": ("  - id: bad\n    event: talks\n    when: 29/03/2022\n", "data/claims/a.yaml:14:11", "TL004"),
    "no such day": ("  - id: bad\n    event: talks\n    when: 2022-02-30\n", "data/claims/a.yaml:14:11", "30 February"),
    "reversed": ("  - id: bad\n    event: talks\n    when: 2022-04/2022-03\n", "data/claims/a.yaml:14:11", "TL004"),
    "duplicate id": ("  - id: good\n    event: talks\n    when: 2022\n", "data/claims/a.yaml:12:5", "TL005"),
    "unknown event": ("  - id: bad\n    event: tlks\n    when: 2022\n", "data/claims/a.yaml:13:5", "`talks`"),
    "13 words": (
        "  - id: bad\n    event: talks\n    when: 2022\n    evidence: {quote: one two three four five six seven eight "
        "nine ten eleven twelve thirteen}\n",
        "data/claims/a.yaml:15:",
        "13 words",
    ),
    "not UTF-8": ("  - id: bad\n    event: talks\n    note: caf\xe9\n", "data/claims/a.yaml:14:", "UTF-8"),
}


@pytest.mark.parametrize("case", BAD_CLAIMS)
def test_a_bad_claim_is_one_line_with_its_place(case: str, run_timeline: RunTimeline, store_with: Write) -> None:
    claim, place, word = BAD_CLAIMS[case]
    result = run_timeline("check", "--select", "TL0,TL1", cwd=store_with(claim))
    assert result.exit_code == 1
    (line,) = [line for line in result.stdout.splitlines() if ": TL" in line and "TL102" not in line]
    assert line.startswith(place)
    assert word in line


@pytest.mark.parametrize("case", [case for case in BAD_CLAIMS if case not in ("not yaml", "not UTF-8")])
def test_a_bad_claim_hides_no_other(case: str, run_timeline: RunTimeline, store_with: Write) -> None:
    result = run_timeline("show", cwd=store_with(BAD_CLAIMS[case][0]))
    assert result.exit_code == 0
    assert "29 Mar" in result.stdout
    assert "30 Mar" in result.stdout
    assert result.stderr == "timeline: 1 entry of data could not be read: see timeline check\n"


def test_a_relation_cycle_is_an_order_conflict(run_timeline: RunTimeline, store_with: Write) -> None:
    cycle = (
        "  - id: first\n    event: talks\n    relations: [{type: before, event: withdrawal}]\n"
        "  - id: second\n    event: withdrawal\n    relations: [{type: before, event: talks}]\n"
    )
    result = run_timeline("check", cwd=store_with(cycle))
    assert result.exit_code == 1
    assert "TL402 contradiction, new: order reversed" in result.stdout


def test_an_empty_store_is_clean(run_timeline: RunTimeline, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "timeline.yaml").write_text("timeline: 1\n")
    assert run_timeline("check", cwd=tmp_path).exit_code == 0
    assert run_timeline("show", cwd=tmp_path).exit_code == 0


def test_a_missing_store_cannot_run(run_timeline: RunTimeline, tmp_path: Path) -> None:
    result = run_timeline("show", cwd=tmp_path)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[0] == "timeline: data: no event store here (timeline.yaml is missing)"
    assert "timeline init DIR" in result.stderr


def test_a_store_of_a_newer_version_cannot_run(run_timeline: RunTimeline, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "timeline.yaml").write_text("timeline: 2\n")
    result = run_timeline("check", cwd=tmp_path)
    assert result.exit_code == 2
    assert result.stderr.startswith("timeline: data/timeline.yaml: format version 2, but this timeline reads version 1")


def test_a_store_of_unreadable_settings_cannot_run(run_timeline: RunTimeline, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "timeline.yaml").write_text("timeline: [1\n")
    assert run_timeline("check", cwd=tmp_path).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "suggestion"),
    [
        (("diff", "schmit-2025", "weiss-2022"), "schmitt-2025"),
        (("show", "bucha-withdrawl"), "bucha-withdrawal"),
        (("show", "--source", "weis-2022"), "weiss-2022"),
        (("show", "--status", "dispute"), "disputed"),
        (("rule", "TL999"), "rule"),
        (("explain", "ffffff"), "timeline reconcile"),
        (("export", "--format", "markdwn"), "markdown"),
        (("schema", "claim"), "claims"),
        (("resolve", "ffffff", "--accept", "--reason", "x"), "timeline reconcile"),
    ],
)
def test_wrong_usage_suggests_the_nearest(
    run_timeline: RunTimeline, arguments: tuple[str, ...], suggestion: str
) -> None:
    result = run_timeline(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert suggestion in result.stderr
    assert "Traceback" not in result.stderr
