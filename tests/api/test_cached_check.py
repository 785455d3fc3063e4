"""A check that remembers finds what a check of everything finds, whatever was edited in between."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from timeline.api.checking import CheckResult, check
from timeline.api.large.asked import Asked
from timeline.api.large.by_parts import check_by_parts
from timeline.api.large.cached import check_with_cache
from timeline.api.large.listing import Listing
from timeline.api.reading import load
from timeline.api.reporting import report_of
from timeline.checks import Summary, baseline_of
from timeline.errors import TimelineError
from timeline.model.tally import Tally
from timeline.reports.told import told_of
from timeline.store.cache import cache_path
from timeline.store.save import baseline_text

TODAY = "2026-01-01"
EVENTS = [f"e{number}" for number in range(8)]
DATES = ["1900-01-01", "1900-01-02", "1900-01", "1900-01-05/1900-01-09", "[1899-12-30..1900-01-01]", "1900-01-0x"]
WHENS = st.sampled_from(DATES)


@dataclass
class Sheet:
    """A small store, as a person edits it."""

    folder: Path
    events: dict[str, str] = field(default_factory=dict)  # by id: further keys
    claims: dict[str, list[str]] = field(default_factory=dict)  # by source: the text of each
    heads: dict[str, str] = field(default_factory=dict)  # by source: further keys
    resolutions: list[str] = field(default_factory=list)
    settings: str = "timeline: 1\n"
    serial: int = 0

    def write(self) -> None:
        """Write every file whose text is another one."""
        (self.folder / "claims").mkdir(parents=True, exist_ok=True)
        texts = {"timeline.yaml": self.settings, "events.yaml": self._events()}
        texts |= {f"claims/{name}.yaml": self._claims_file(name) for name in self.claims}
        if self.resolutions:
            texts["resolutions.yaml"] = "".join(self.resolutions)
        for path in [*self.folder.glob("claims/*.yaml"), self.folder / "resolutions.yaml"]:
            if path.relative_to(self.folder).as_posix() not in texts:
                path.unlink(missing_ok=True)
        for name, text in texts.items():
            path = self.folder / name
            if not path.exists() or path.read_text() != text:
                path.write_text(text)

    def _events(self) -> str:
        return "".join(f"- id: {name}\n  title: Event {name}\n{keys}" for name, keys in self.events.items())

    def _claims_file(self, name: str) -> str:
        head = f"source:\n  id: {name}\n  title: Source {name}\n{self.heads.get(name, '')}"
        return head + "claims:\n" + "".join(self.claims[name]) if self.claims[name] else head


def small_store(folder: Path) -> Sheet:
    """Three sources on eight events, in several parts, with a conflict."""
    sheet = Sheet(folder, events=dict.fromkeys(EVENTS, ""))
    for source in ("ash", "birch", "cedar"):
        sheet.claims[source] = []
        for number, event in enumerate(EVENTS[:6]):
            add_claim(sheet, source, event, DATES[(number + len(source)) % 3], None, 0)
    sheet.write()
    return sheet


def add_claim(sheet: Sheet, source: str, event: str, when: str | None, other: str | None, at: int) -> None:
    """Write a claim at some place of a file."""
    sheet.serial += 1
    text = f"  - id: c{sheet.serial}\n    event: {event}\n"
    text += f'    when: "{when}"\n' if when else ""
    text += f"    relations:\n      - {{type: before, event: {other}}}\n" if other else ""
    text += '    evidence: {quote: "so it was"}\n'
    claims = sheet.claims[source]
    claims.insert(at % (len(claims) + 1), text)


Edit = Callable[[Sheet], None]


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """One edit of a store."""
    source, event, other = (
        draw(st.sampled_from(["ash", "birch", "cedar"])),
        *draw(st.tuples(*[st.sampled_from(EVENTS)] * 2)),
    )
    at, when = draw(st.integers(0, 9)), draw(WHENS)
    chosen: Edit = draw(
        st.sampled_from(
            [
                lambda s: add_claim(s, source, event, when, None, at),
                lambda s: add_claim(s, source, event, None, other, at),
                lambda s: add_claim(s, source, event, when, other, at),
                lambda s: remove(s, source, at),
                lambda s: replace_in(s, source, at, "1900-01-01", when),
                lambda s: replace_in(s, source, at, "event: ", "basis: hedged\n    event: "),
                lambda s: replace_in(s, source, at, "event: ", "event:   "),
                lambda s: replace_in(s, source, at, "    event: ", "    # a note\n    event: "),
                lambda s: replace_in(s, source, at, "1900", "19xx-99"),
                lambda s: replace_in(s, source, at, "evidence", "attributed_to: birch\n    evidence"),
                lambda s: add_claim(s, source, "nowhere", when, None, at),
                lambda s: s.claims[source].append("  - {id: odd, event: e1, when: 1900-01-02}\n"),
                lambda s: s.claims[source].append("  - id: broken\n   event: [\n"),
                lambda s: swap(s, source),
                lambda s: rename(s, source),
                lambda s: part_of(s, event, other),
                lambda s: s.events.pop(event, None) and None,
                lambda s: s.events.setdefault(event, "") and None,
                lambda s: s.heads.update({source: f"  weight: {at}\n"}),
                lambda s: s.heads.update({source: "  relies_on: [ash]\n"}),
                lambda s: round_in_a_circle(s),
                lambda s: replace_in(s, "birch", at, "evidence", "attributed_to: ash\n    evidence"),
                lambda s: s.heads.update({source: f"  # a note\n{s.heads.get(source, '')}"}),
                lambda s: setattr(s, "settings", f"timeline: 1\nwidths: {{day: {at}}}\n"),
                lambda s: setattr(s, "settings", 'timeline: 1\ncheck: {per_file: {"claims/ash.yaml": [TL3]}}\n'),
                lambda s: decide(s, at, "accept"),
                lambda s: decide(s, at, "set-aside"),
                lambda s: decide(s, at, "split"),
                lambda s: s.resolutions.clear(),
                lambda s: write_baseline(s),
                lambda s: (s.folder / "baseline.yaml").unlink(missing_ok=True),
                lambda s: touch(s),
                lambda s: damage(s, at),
            ]
        )
    )
    return chosen


def remove(sheet: Sheet, source: str, at: int) -> None:
    if sheet.claims.get(source):
        sheet.claims[source].pop(at % len(sheet.claims[source]))


def round_in_a_circle(sheet: Sheet) -> None:
    """Let two sources rely on each other, and a check warn of it."""
    sheet.heads |= {"birch": "  relies_on: [cedar]\n", "cedar": "  relies_on: [birch]\n"}
    sheet.settings = "timeline: 1\ncheck: {severity: {TL603: warning}}\n"


def replace_in(sheet: Sheet, source: str, at: int, before: str, after: str) -> None:
    claims = sheet.claims.get(source)
    if claims:
        place = at % len(claims)
        claims[place] = claims[place].replace(before, after, 1)


def swap(sheet: Sheet, source: str) -> None:
    sheet.claims[source].reverse()


def rename(sheet: Sheet, source: str) -> None:
    """Give a source another name, and so its file."""
    for table in (sheet.claims, sheet.heads):
        if source in table:
            table[f"x-{source}"] = table.pop(source)  # type: ignore[assignment]
    sheet.claims.setdefault(source, [])


def part_of(sheet: Sheet, event: str, other: str) -> None:
    if event in sheet.events:
        sheet.events[event] = f"  part_of: {other}\n"


def decide(sheet: Sheet, at: int, action: str) -> None:
    """Record a decision on some conflict that is there now."""
    try:
        found = check(load(sheet.folder), today=TODAY)
    except TimelineError:
        return
    conflicts = [finding for finding in found.findings if finding.conflict is not None and finding.claims]
    if not conflicts:
        return
    finding = conflicts[at % len(conflicts)]
    claim = finding.claims[0]
    text = (
        f"- fingerprint: {finding.fingerprint}\n  action: {action}\n  reason: so it is\n  by: me\n  date: 2025-01-01\n"
    )
    text += f"  set_aside: [{claim}]\n" if action == "set-aside" else ""
    text += f"  split: {{event: {finding.events[0]}, into: e-new, claims: [{claim}]}}\n" if action == "split" else ""
    text += "  expires: 2025-06-01\n" if at == 9 else ""
    sheet.resolutions.append(text + "  claims:\n" + "".join(f'    {name}: "00000000"\n' for name in finding.claims))


def write_baseline(sheet: Sheet) -> None:
    try:
        known = baseline_of(check(load(sheet.folder), today=TODAY).checked)
    except TimelineError:
        return
    (sheet.folder / "baseline.yaml").write_text(baseline_text(known))


def touch(sheet: Sheet) -> None:
    """Give all files other times, as a fresh clone has them."""
    for path in sheet.folder.rglob("*.yaml"):
        os.utime(path, (1_600_000_000, 1_600_000_000.5))


def damage(sheet: Sheet, at: int) -> None:
    """Change some bytes of the cache."""
    path = cache_path(sheet.folder)
    if path.exists():
        data = bytearray(path.read_bytes())
        place = at * len(data) // 10
        data[place : place + 40] = b"\xff" * 40
        path.write_bytes(data)


def summary_in(tally: Tally) -> Summary:
    """Return the counts as the whole check has them."""
    return Summary(
        contradiction=tally.contradiction,
        tension=tally.tension,
        refinement=tally.refinement,
        errors=tally.errors,
        new=tally.new,
        known=tally.known,
        resolved=tally.resolved,
        ignored=tally.ignored,
    )


def assert_same(listing: Listing | None, cold: Listing | None, whole: CheckResult, limit: int) -> None:
    """The two ways by parts agree, and so does the whole check where they answer; so many findings are listed."""
    assert listing == cold
    if listing is not None:
        report = report_of(whole)
        shown = report.shown[:limit] if limit else report.shown
        assert listing.told == tuple(told_of(finding, report.excuse_of(finding)) for finding in shown)
        assert summary_in(listing.tally) == whole.summary
        assert listing.tally.listed == len(report.shown)
        assert listing.tally.hidden == len(whole.findings) - len(report.shown)
        assert listing.notes == whole.notes
        assert listing.fails() == whole.fails()


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(edits(), min_size=1, max_size=2), min_size=1, max_size=6), st.sampled_from([0, 3]))
@example([[lambda s: add_claim(s, "ash", "e0", "1900-01-02", "e5", 0)], [lambda s: remove(s, "ash", 0)]], 0)
@example([[lambda s: remove(s, "ash", 0)], [lambda s: remove(s, "ash", 0)], [lambda s: remove(s, "ash", 0)]], 3)
@example(
    [
        [lambda s: round_in_a_circle(s)],
        [lambda s: replace_in(s, "ash", 0, "1900-01-01", "1900-01-07")],
        [lambda s: s.heads.update({"birch": "  # a note\n  relies_on: [cedar]\n"})],
        [lambda s: remove(s, "cedar", 0)],
        [lambda s: s.heads.pop("cedar") and None],
    ],
    0,
)
@example(
    [
        [lambda s: replace_in(s, "ash", 0, "evidence", "attributed_to: birch\n    evidence")],
        [lambda s: replace_in(s, "birch", 0, "evidence", "attributed_to: ash\n    evidence")],
        [lambda s: setattr(s, "settings", "timeline: 1\ncheck: {severity: {TL603: error}}\n")],
    ],
    3,
)
@example([[lambda s: s.claims.update({"no id": s.claims.pop("birch")})], [lambda s: remove(s, "ash", 0)]], 0)
def test_it_finds_what_a_check_of_everything_finds(
    tmp_path_factory: pytest.TempPathFactory, script: list[list[Edit]], limit: int
) -> None:
    sheet = small_store(tmp_path_factory.mktemp("remembering") / "data")
    asked = Asked(folder=sheet.folder, today=TODAY, limit=limit, pays_from=0)
    check_with_cache(asked)
    for some in script:
        for edit in some:
            edit(sheet)
        sheet.write()
        try:
            whole = check(load(sheet.folder), today=TODAY)
        except TimelineError:
            continue
        assert_same(check_with_cache(asked), check_by_parts(asked), whole, limit)
    shutil.rmtree(sheet.folder.parent)


def test_two_processes_find_what_one_finds(tmp_path: Path) -> None:
    sheet = small_store(tmp_path / "data")
    for number in range(20):
        add_claim(sheet, "ash", f"e{number % 8}", DATES[number % 6], None, number)
    sheet.write()
    one, two = (
        check_by_parts(Asked(folder=sheet.folder, pays_from=0, processes=processes, today=TODAY))
        for processes in (1, 2)
    )
    assert one is not None
    assert one.tally.listed > 2
    assert one == two
