"""What `check --write-baseline` says that it changed."""

from timeline.model.decisions import Baseline, BaselineEntry
from timeline.model.location import Location
from timeline.reports.baseline_changes import baseline_changes

PLACE = Location("data/baseline.yaml")


def baseline(**claims: dict[str, str]) -> Baseline:
    entries = tuple(
        BaselineEntry(fingerprint=name * 12, claims=known, location=PLACE, summary=f"{name} is wrong")
        for name, known in claims.items()
    )
    return Baseline(entries=entries, seen={}, location=PLACE)


def test_the_first_baseline_adds_everything() -> None:
    assert baseline_changes(None, baseline(a={"x/1": "0"}), "known.yaml").splitlines() == [
        "+ aaaaaa a is wrong",
        "known.yaml: 1 known conflict: 1 added, 0 dropped, 0 with other claims",
    ]


def test_what_came_changed_and_went() -> None:
    before = baseline(a={"x/1": "0"}, b={"x/1": "0", "x/2": "0", "x/3": "0"}, d={})
    after = baseline(b={"x/2": "1", "x/3": "0", "x/4": "0"}, c={"x/1": "0"}, d={})
    assert baseline_changes(before, after, "known.yaml").splitlines() == [
        "+ cccccc c is wrong",
        "- aaaaaa a is wrong",
        "~ bbbbbb b is wrong (x/4 joined, x/2 changed, x/1 left)",
        "known.yaml: 3 known conflicts: 1 added, 1 dropped, 1 with other claims",
    ]


def test_no_control_character_reaches_a_terminal() -> None:
    entry = BaselineEntry(fingerprint="a" * 12, claims={"x/\x1b[31m": "0"}, location=PLACE, summary="\x1b]0;gone\x07")
    after = Baseline(entries=(entry,), seen={}, location=PLACE)
    changed = BaselineEntry(fingerprint="a" * 12, claims={}, location=PLACE)
    before = Baseline(entries=(changed,), seen={}, location=PLACE)
    for text in (baseline_changes(None, after, "k\x1b.yaml"), baseline_changes(before, after, "k.yaml")):
        assert "\x1b" not in text
        assert "\x07" not in text
