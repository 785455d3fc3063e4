"""What screens tell where there is a lot of one thing: the first of many, and how many more there are."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.bench.hard_shapes import a_date_a_source, chain_of_relations
from tests.bench.made_claims import Block
from tests.bench.made_stores import write
from tests.cli.conftest import RunHere
from timeline.model.counted import first_named

DATES = 30
LONG_WAY = """source: {id: atlas, title: Atlas, kind: record}
claims:
  - {id: a, event: one, relations: [{type: before, event: two}]}
  - {id: b, event: two, relations: [{type: before, event: one}]}
  - {id: c, event: two, relations: [{type: before, event: three}]}
  - {id: d, event: three, relations: [{type: before, event: one}]}
"""


@pytest.fixture
def folder(run_here: RunHere, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which commands run."""
    del run_here  # it goes first, as both change the folder
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def dates(folder: Path) -> str:
    """A store of one event, which thirty sources date each otherwise; its one conflict."""
    return _conflict_of(folder, a_date_a_source(DATES))


def _conflict_of(folder: Path, made: Iterable[Block]) -> str:
    from timeline.api.reading import load, reconcile

    write(made, folder / "data")
    (conflict,) = reconcile(load(folder / "data")).conflicts
    return conflict.fingerprint


def test_names_in_a_row_are_told_up_to_a_number() -> None:
    assert first_named(["a", "b"], 2) == "a, b"
    assert first_named(["a", "b", "c"], 2) == "a, b and 1 more"
    assert first_named([f"{n}" for n in range(2_000)], 1) == "0 and 1,999 more"


def test_supporters_that_say_something_else_are_not_told_to_say_the_same(run_here: RunHere, dates: str) -> None:
    shown = run_here("explain", dates).stdout
    assert "+28 more would clash in its place: s0001/c000001, s0002/c000002" in shown
    assert "the same" not in shown.split("Why it cannot all be true")[0]


def test_explain_names_the_first_of_many_statements(run_here: RunHere, dates: str) -> None:
    shown = run_here("explain", dates).stdout
    assert "s0011/c000011 s0012/c000012 and 16 more" in " ".join(shown.replace(",", "").split())
    assert "and 17 more: --format json names all" in shown
    assert f"timeline resolve {dates[:6]} --set-aside CLAIM … " in shown
    assert "with a --set-aside for each of 29 statements" in shown
    assert "s0028" in run_here("explain", dates, "--format", "json").stdout


def test_steps_of_a_long_chain_keep_their_numbers_on_one_line(run_here: RunHere, folder: Path) -> None:
    lines = run_here("explain", _conflict_of(folder, chain_of_relations(60))).stdout.splitlines()
    assert "  and 37 more events" in lines
    assert "100  e000011 cannot end before it starts" in lines
    assert "121  s0000/c000000, weight 160" in lines


def test_a_few_statements_are_all_named(run_here: RunHere, folder: Path) -> None:
    shown = run_here("explain", _conflict_of(folder, a_date_a_source(8))).stdout
    assert "more: --format json" not in shown
    assert shown.count("--set-aside s000") == 7


def test_the_page_of_an_event_names_the_first_of_its_roots(run_here: RunHere, dates: str) -> None:
    del dates
    shown = " ".join(run_here("show", "e000000").stdout.split())
    assert "30 sources, 30 roots: s0000, s0001," in shown
    assert "s0023 and 6 more" in shown


def test_two_sources_that_clash_on_the_one_event_they_share_are_told_to(run_here: RunHere, dates: str) -> None:
    del dates
    assert "They clash on the one event that both tell." in run_here("diff", "s0000", "s0005").stdout


def test_explain_tells_who_else_clashes_by_a_longer_chain(run_here: RunHere, folder: Path) -> None:
    (folder / "data" / "claims").mkdir(parents=True)
    (folder / "data" / "timeline.yaml").write_text("timeline: 1\n")
    events = "".join(f"- {{id: {name}, title: {name}}}\n" for name in ("one", "two", "three"))
    (folder / "data" / "events.yaml").write_text(events)
    (folder / "data" / "claims" / "atlas.yaml").write_text(LONG_WAY)
    checked = run_here("check").stdout
    name = checked.split("timeline explain ")[1].split()[0]
    assert "atlas/c puts two before three (in a longer chain)" in checked
    shown = run_here("explain", name).stdout
    others = shown.split("Who else clashes")[1].split("What would end it")[0]
    assert "atlas/c  puts two before three\n  atlas/d  puts three before one\n" in others
    assert "atlas/a" not in others


@pytest.fixture
def turned(folder: Path) -> None:
    """A store of two sources: what the one puts before fourteen events the other puts after them."""
    names = [f"e{number:02}" for number in range(14)]
    data = folder / "data"
    (data / "claims").mkdir(parents=True)
    (data / "timeline.yaml").write_text("timeline: 1\n")
    (data / "events.yaml").write_text("".join(f"- {{id: {name}, title: Event}}\n" for name in ("at-first", *names)))
    for source, order in (("atlas", "before"), ("diary", "after")):
        claims = (
            f"  - {{id: {name}, event: at-first, relations: [{{type: {order}, event: {name}}}]}}\n" for name in names
        )
        head = f"source: {{id: {source}, title: {source}, kind: record}}\nclaims:\n"
        (data / "claims" / f"{source}.yaml").write_text(head + "".join(claims))


@pytest.mark.usefixtures("turned")
def test_the_rail_names_the_first_of_the_conflicts_of_an_event(run_here: RunHere) -> None:
    shown = " ".join(run_here("show").stdout.replace("│", " ").split())
    named = shown.split("at-first conflicts ")[1].split(" and 2 more")[0]
    assert named.count(",") == 11


@pytest.mark.usefixtures("turned")
def test_a_comparison_tells_the_first_of_what_clashes_on_an_event(run_here: RunHere) -> None:
    first = run_here("diff", "atlas", "diary").stdout.split("Event  at-first")[1].split("Event  e00")[0]
    assert "and 8 more" in first
    assert "and 2 more │ and 2 more" in " ".join(first.split())
    assert first.count("puts it before e") == first.count("puts it after e") == 12
