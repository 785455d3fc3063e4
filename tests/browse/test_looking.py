"""Looking: the list, the page, search, filters, jumps, conflicts, help."""

import hashlib
from pathlib import Path

import pytest

from tests.browse.in_browser import Person, in_browser
from timeline.browse.keys import KEYS
from timeline.errors import UsageError


def test_the_page_follows_what_is_chosen(shipped_store: Path) -> None:
    async def pages(person: Person) -> None:
        await person.sees("▸", "Soviet war in Afghanistan", "weiss-2022/afghanistan", "Events 137")
        await person.press("down")
        assert person.chosen == "confrontation-build-up"
        await person.sees("confrontation-build-up")
        await person.press("end", "home", "j", "k")
        assert person.chosen == "soviet-afghan-war"

    in_browser(shipped_store, pages)


def test_it_begins_where_it_is_told_to(shipped_store: Path) -> None:
    async def at_an_event(person: Person) -> None:
        assert person.chosen == "bucha-withdrawal"
        await person.sees("On March 30, 2022, the Russian army", "data/claims/schmitt-2025.yaml:362")

    async def at_a_conflict(person: Person) -> None:
        assert person.chosen is not None
        assert person.chosen.startswith("7c5408")
        await person.sees("Conflict 7c5408", "What would end it")

    in_browser(shipped_store, at_an_event, start="bucha-withdrawal", size=(160, 50))
    in_browser(shipped_store, at_a_conflict, start="7C5408", size=(160, 80))


def test_what_is_not_there_is_refused_with_the_nearest_name(talks: Path) -> None:
    async def nothing(_: Person) -> None: ...

    with pytest.raises(UsageError, match="talk: no such event or conflict") as refused:
        in_browser(talks, nothing, start="talk")
    assert refused.value.hint == "Did you mean talks?"


def test_search_narrows_as_one_types_and_esc_ends_it(shipped_store: Path) -> None:
    async def pages(person: Person) -> None:
        await person.press("slash")
        await person.type("mayor video")
        await person.sees("Events 1 of 137", "“mayor video”")
        assert person.chosen == "mayor-video"
        await person.press("enter")
        assert person.app.main.shown_lines.has_focus
        await person.press("escape")
        await person.sees("Events 137")
        assert person.chosen == "mayor-video"

    in_browser(shipped_store, pages)


def test_search_finds_quotes_and_says_where_nothing_fits(shipped_store: Path) -> None:
    async def pages(person: Person) -> None:
        await person.press("slash")
        await person.type("SUBURBS OF")
        await person.waits(lambda: "bucha-withdrawal" in person.app.main.shown_lines.keys, "the quote is found")
        await person.type("zzz")
        await person.sees("Events 0 of 137", "No event fits")
        await person.press("down", "enter", "r", "c", "n", "x")
        await person.sees("Events 137")

    in_browser(shipped_store, pages)


def test_filters_add_up_and_x_clears_them(shipped_store: Path) -> None:
    async def pages(person: Person) -> None:
        await person.press("f")
        await person.sees("Show only events", "[ ]", "137 of 137 events")
        await person.press("tab", "tab", "down", "space")
        await person.sees("[x]  8 disputed", "8 of 137 events")
        await person.press("escape")
        await person.sees("Events 8 of 137", "status disputed")
        found = person.app.main.view.reconciliation
        assert {event.status.value for event in person.app.main.events} == {"disputed"}
        shown = {event.id for event in person.app.main.events}
        expected = [c for c in found.conflicts if shown & set(c.events)]
        assert list(person.app.main.conflicts) == expected
        await person.press("f", "x")
        await person.sees("137 of 137 events")
        await person.press("f")
        await person.sees("Events 137")

    in_browser(shipped_store, pages)


@pytest.mark.parametrize(
    ("typed", "read", "event"),
    [
        ("2022-03-30", "30 March 2022", "2022-03-30"),
        ("29 March", "29 March 2022", "2022-03-29"),
        ("first week of April 2022", "1–7 April 2022", "2022-04-01"),
    ],
)
def test_a_jump_reads_words_and_edtf(shipped_store: Path, typed: str, read: str, event: str) -> None:
    async def pages(person: Person) -> None:
        from timeline.model.edtf.calendar import iso_bound

        await person.press("g")
        await person.type(typed)
        await person.sees(read)
        await person.press("enter")
        await person.waits(lambda: not person.app.screen.is_modal, "the dialog closes")
        chosen = person.app.main.chosen_event
        assert chosen is not None
        day = iso_bound(chosen.start.earliest)
        assert day is not None
        assert day >= event
        before = [e for e in person.app.main.events if (iso_bound(e.start.earliest) or "") >= event]
        assert chosen.start.earliest == min(e.start.earliest or 0 for e in before)

    in_browser(shipped_store, pages, start="bucha-withdrawal")


def test_a_jump_says_what_it_cannot_read_and_stays(talks: Path) -> None:
    async def pages(person: Person) -> None:
        await person.press("g")
        await person.type("2022-13")
        await person.press("enter")
        await person.sees("Go to a date", "month")
        await person.press("escape")
        assert person.chosen == "withdrawal"

    in_browser(talks, pages)


def test_n_and_p_go_from_conflict_to_conflict(shipped_store: Path) -> None:
    async def pages(person: Person) -> None:
        found = person.app.main.view.reconciliation
        clashing = [key for key in person.app.main.shown_lines.keys if found.event[key].conflicts]
        await person.press("n", "n")
        assert person.chosen == clashing[1]
        await person.press("p")
        assert person.chosen == clashing[0]
        await person.press("p")
        await person.sees("No event in conflict before this one.")
        await person.press("c")
        assert person.chosen == found.event[clashing[0]].conflicts[0]
        await person.sees("What would end it")
        await person.press("c")
        assert person.chosen == clashing[0]
        await person.press("2", "home", "n")
        assert person.chosen == found.conflicts[1].fingerprint

    in_browser(shipped_store, pages, size=(140, 80))


def test_help_names_every_key_and_mark(talks: Path) -> None:
    async def pages(person: Person) -> None:
        await person.press("question_mark")
        await person.sees("Keys and marks", *(key.does[:30] for key in KEYS), "≠  disputed", "=  agreed")
        await person.press("escape")
        await person.sees("Events 2")

    in_browser(talks, pages, size=(130, 60))


def test_a_small_screen_opens_the_page_over_the_list(shipped_store: Path) -> None:
    async def pages(person: Person) -> None:
        await person.sees("Soviet war in Afghanistan", "3 claims", "q Quit")
        assert len(person.screen.splitlines()) == 24
        await person.press("enter")
        await person.sees("afghanistan-length")
        assert "Build-up" not in person.screen
        await person.press("escape")
        await person.sees("Build-up")

    in_browser(shipped_store, pages, size=(80, 24))


@pytest.mark.parametrize("size", [(20, 6), (150, 40)])
def test_every_size_can_be_used(shipped_store: Path, size: tuple[int, int]) -> None:
    async def pages(person: Person) -> None:
        await person.press("down", "2", "down", "enter", "escape", "1", "f", "escape", "question_mark", "escape", "n")
        assert max(map(len, person.screen.splitlines())) <= size[0]

    in_browser(shipped_store, pages, size=size)


def test_the_mouse_chooses_and_opens(shipped_store: Path) -> None:
    async def pages(person: Person) -> None:
        await person.pilot.click("#events", offset=(10, 4))
        await person.pilot.pause()
        assert person.chosen == "confrontation-build-up"
        await person.pilot.click("#events", offset=(10, 3))  # a heading
        assert person.chosen == "confrontation-build-up"
        await person.pilot.click("#tab-conflicts")
        await person.pilot.pause()
        assert person.app.main.list_id == "conflicts"

    in_browser(shipped_store, pages)


def test_light_and_dark(talks: Path) -> None:
    async def pages(person: Person) -> None:
        was = person.app.current_theme.dark
        await person.press("d")
        assert person.app.current_theme.dark is not was

    in_browser(talks, pages)


def test_quotes_stand_in_their_documents_where_these_are_here(talks: Path) -> None:
    (talks / "seen.txt").write_text("Before it, the talks began on the 29th, and after it.")
    claims = talks / "claims" / "a.yaml"
    text = claims.read_text()
    digest = hashlib.sha256((talks / "seen.txt").read_bytes()).hexdigest()
    text = text.replace("claims:", f"  document: {{file: seen.txt, sha256: {digest}}}\nclaims:", 1)
    evidence = '    evidence: {quote: "the talks began on the 29th", at: [11, 38]}\n'
    text = text.replace("    event: talks\n", f"    event: talks\n{evidence}", 1)
    claims.write_text(text)

    async def pages(person: Person) -> None:
        await person.sees("Before it,", "and after it")

    in_browser(talks, pages, start="talks", size=(140, 40), documents=talks)
