"""Deciding a conflict: nothing is written until it is confirmed, and what is written is seen at once."""

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.browse.in_browser import Person, in_browser
from timeline.api.reading import load
from timeline.model.decisions import Action, Resolution
from timeline.store.lock import locked

CONFLICT = "3535c0"


def written(folder: Path) -> list[Resolution]:
    return list(load(folder).resolutions)


async def give_reason(person: Person, reason: str) -> None:
    await person.sees("Why; it is shown wherever the decision acts")
    person.app.screen.query_one("#reason", Input).focus()
    await person.pilot.pause()
    await person.type(reason)
    person.app.screen.query_one("#by", Input).value = "Ann"


def test_a_side_is_set_aside_and_the_screen_shows_it(talks: Path) -> None:
    async def pages(person: Person) -> None:
        await person.sees("new", "2 days apart", "(1 new)")
        await person.press("r")
        await person.sees("Decide 3535c0", "set aside a/t, weight 200", "talks: 31 Mar 2022 → 29 Mar 2022", "accept")
        await person.press("down", "enter")
        await give_reason(person, "the protocol says so")
        await person.press("enter")
        await person.sees("Write this?", "set_aside: b/t", "reason: the protocol says so", "and then:")
        assert written(talks) == []
        await person.press("y")
        await person.sees("It no longer fails")
        await person.sees("Ann, 2", "contradiction resolved")
        await person.press("1")
        await person.sees("29 Mar", "✓", "resolved")

    in_browser(talks, pages, start=CONFLICT, size=(140, 50))
    (found,) = written(talks)
    assert (found.set_aside, found.reason, found.by, found.expires) == (("b/t",), "the protocol says so", "Ann", None)


def test_a_split_asks_for_claims_and_an_event_and_says_what_is_wrong(talks: Path) -> None:
    async def pages(person: Person) -> None:
        await person.press("r")
        await person.sees("split: some of the claims")
        await person.press("end", "enter")
        await person.sees("[ ] b/t  on talks")
        await person.press("down", "space")
        await person.sees("[x] b/t")
        person.app.screen.query_one("#into", Input).value = "talks"
        await give_reason(person, "two rounds")
        await person.press("enter")
        await person.sees("talks: the event that is split itself")
        person.app.screen.query_one("#into", Input).value = "talks-2"
        await person.press("enter")
        await person.sees("Write this?", "talks-2 is new: 31 Mar 2022")
        await person.press("y")
        await person.waits(lambda: "talks-2" in person.app.main.view.reconciliation.event, "the new event")

    in_browser(talks, pages, start=CONFLICT)
    (found,) = written(talks)
    assert found.action is Action.SPLIT
    assert found.split is not None
    assert found.split.claims == ("b/t",)


def test_a_reason_is_needed_and_esc_goes_back_to_nothing_written(talks: Path) -> None:
    async def pages(person: Person) -> None:
        await person.press("r")
        await person.sees("accept: it stands")
        await person.press("down", "down", "enter")
        await person.sees("Accept: it stands, and is known to stand")
        await person.press("enter")
        await person.sees("a decision needs a reason")
        await give_reason(person, "q")
        await person.press("enter")
        await person.sees("action: accept")
        await person.press("escape")
        await person.sees("Why; it is shown")
        assert person.app.screen.query_one("#reason", Input).value == "q"  # what was typed is still there
        await person.press("escape")
        await person.sees("accept: it stands")
        await person.press("escape")
        await person.waits(lambda: not person.app.screen.is_modal, "all dialogs closed")

    in_browser(talks, pages, start=CONFLICT)
    assert written(talks) == []
    assert not (talks / "resolutions.yaml").exists()


def test_of_an_event_the_conflict_is_decided(talks: Path) -> None:
    async def pages(person: Person) -> None:
        await person.press("r")
        await person.sees("Decide 3535c0")

    async def without(person: Person) -> None:
        await person.press("r")
        await person.sees("This event stands in no conflict")

    in_browser(talks, pages, start="talks")
    in_browser(talks, without, start="withdrawal")


def test_another_who_writes_stops_it_and_nothing_is_lost(talks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.store.lock.WAIT_SECONDS", 0.05)

    async def pages(person: Person) -> None:
        await person.press("r")
        await person.sees("accept: it stands")
        await person.press("enter")
        await give_reason(person, "why")
        await person.press("enter")
        await person.sees("Write this?")
        with locked(talks):
            await person.press("y")
            await person.sees("is writing here")
        assert not person.app.screen.is_modal

    in_browser(talks, pages, start=CONFLICT)
    assert written(talks) == []


def test_the_store_is_read_again_when_asked(talks: Path) -> None:
    async def pages(person: Person) -> None:
        claims = talks / "claims" / "b.yaml"
        claims.write_text(claims.read_text().replace("2022-03-31", "2022-03-29"))
        await person.press("R")
        await person.sees("Conflicts 0", "Read again.")
        (talks / "timeline.yaml").unlink()
        await person.press("R")
        await person.sees("no event store here", "Conflicts 0")

    in_browser(talks, pages, start="talks")
