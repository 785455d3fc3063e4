"""The web page in a real Chromium: what works, what is drawn, what leaves it, and who can use it."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.exports.browser import NARROW, WIDE, Opened, axe_script, chromium, running_browser
from tests.exports.test_html_document import HOSTILE, retold
from tests.render.hand_made import FLOOD
from timeline.api.reading import load, reconcile
from timeline.exports import export_text
from timeline.exports.html.document import script_text
from timeline.model.edtf.calendar import civil_of
from timeline.reconciliation.daywords import year_words

ROOT = Path(__file__).parent.parent.parent
TALKS, CONFLICT = "event-istanbul-talks", "li.conflict"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_browser() as found:
        if found is None:
            pytest.skip(f"no chromium that starts ({chromium() or 'none on the path'}); TIMELINE_CHROMIUM names one")
        yield found


@pytest.fixture(scope="module")
def shipped_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("html") / "page.html"
    path.write_text(export_text(reconcile(load(ROOT / "data")), "html").text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def flood_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small page with one of everything."""
    path = tmp_path_factory.mktemp("html") / "flood.html"
    path.write_text(export_text(FLOOD, "html").text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    with browser.new_context(reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.fixture
def shipped(tab: Page, shipped_file: Path) -> Iterator[Opened]:
    yield from opened_in(tab, shipped_file)


@pytest.fixture
def flood(tab: Page, flood_file: Path) -> Iterator[Opened]:
    yield from opened_in(tab, flood_file)


def opened_in(tab: Page, path: Path) -> Iterator[Opened]:
    """The page, open; whatever it says on the console, asks for or fails at is a fault."""
    tab.set_viewport_size({"width": WIDE, "height": 900})
    tab.emulate_media(color_scheme="light", media="screen")
    with Opened(tab, path.as_uri()) as opened:
        opened.go()
        yield opened
        assert opened.troubles == []


def axis_words(opened: Opened) -> str:
    return opened.page.inner_text("#shown")


def picture(opened: Opened) -> str:
    """What the chart looks like, as text that can be compared."""
    opened.settle()
    drawn: str = opened.evaluate("() => document.getElementById('axis').toDataURL()")
    return drawn


def test_the_page_comes_to_life_without_a_fault(shipped: Opened) -> None:
    assert shipped.page.is_visible("#axis")
    assert shipped.page.is_visible("#search")
    assert "in sight" in axis_words(shipped)
    assert len(shipped.shown_events()) == len(load(ROOT / "data").events)


def test_a_filter_narrows_list_chart_and_address(shipped: Opened) -> None:
    before = picture(shipped)
    shipped.page.click(".filter[data-filter=status] summary")
    shipped.page.check("input[name=status][value=disputed]")
    shown = shipped.shown_events()
    assert TALKS in shown
    assert 0 < len(shown) < 20
    assert shipped.page.inner_text("#count") == f"{len(shown)} of {len(load(ROOT / 'data').events)} events"
    assert shipped.evaluate("() => location.hash") == "#status=disputed"
    assert picture(shipped) != before
    shipped.page.click("#reset")
    assert len(shipped.shown_events()) == len(load(ROOT / "data").events)


def test_what_is_ticked_in_one_filter_adds_up_and_filters_narrow_each_other(shipped: Opened) -> None:
    def shown(fragment: str) -> set[str]:
        shipped.go(fragment)
        return set(shipped.shown_events())

    one, other = shown("source=schmitt-2025"), shown("source=weiss-2022")
    assert shown("source=schmitt-2025&source=weiss-2022") == one | other
    assert shown("source=weiss-2022&status=disputed") == other & shown("status=disputed")
    assert shown("grade=contradiction") < shown("status=disputed&status=undecided&status=resolved&status=undated")
    shipped.go("grade=contradiction")
    conflicts = shipped.page.locator("li.conflict:not([hidden])")
    assert conflicts.count() == shipped.page.locator("li.conflict.contradiction").count()
    assert shipped.page.inner_text("#conflicts-title").startswith(f"{conflicts.count()} of ")


def test_search_finds_words_of_titles_and_quotes_without_accents_or_capitals(shipped: Opened) -> None:
    shipped.page.keyboard.press("/")
    shipped.page.keyboard.type("ISTÁNBUL talks")
    shipped.page.wait_for_function("() => location.hash.includes('q=')")
    shown = shipped.shown_events()
    assert TALKS in shown
    assert len(shown) < 60
    shipped.page.fill("#search", "no such words anywhere")
    shipped.page.wait_for_function("() => document.querySelector('#count').textContent.startsWith('0 of')")
    assert shipped.shown_events() == []


def test_a_deep_link_opens_the_event_with_its_filters(shipped: Opened) -> None:
    shipped.go(f"{TALKS}&status=disputed&lanes=1")
    assert shipped.page.inner_text("#panel-title") == "Talks in Istanbul"
    assert shipped.page.locator("#panel blockquote").count() > 0
    assert shipped.page.is_checked("#lanes")
    assert shipped.page.is_checked("input[name=status][value=disputed]")
    assert shipped.evaluate("() => location.hash") == f"#{TALKS}&status=disputed&lanes=1"
    assert shipped.evaluate("() => document.querySelectorAll('[id]').length") == shipped.evaluate(
        "() => new Set([...document.querySelectorAll('[id]')].map(each => each.id)).size"
    )


def test_a_deep_link_opens_a_conflict_and_its_links_lead_on(shipped: Opened) -> None:
    fingerprint = shipped.page.get_attribute(CONFLICT, "id") or ""
    shipped.go(fingerprint)
    assert shipped.page.locator("#panel .chain > li").count() >= 2
    shipped.page.locator("#panel a[href^='#event-']").first.click()
    assert shipped.evaluate("() => location.hash").startswith("#event-")
    shipped.page.keyboard.press("Escape")
    assert shipped.page.is_hidden("#panel")
    assert shipped.evaluate("() => location.hash") == ""


def test_going_back_closes_the_panel_and_forward_opens_it(shipped: Opened) -> None:
    shipped.page.focus("#axis")
    shipped.page.keyboard.press("ArrowDown")
    shipped.page.keyboard.press("Enter")
    title = shipped.page.inner_text("#panel-title")
    for _ in range(2):
        shipped.page.go_back()
        shipped.page.wait_for_selector("#panel", state="hidden")
        shipped.page.go_forward()
        shipped.page.wait_for_selector("#panel", state="visible")
        assert shipped.page.inner_text("#panel-title") == title


def test_an_address_that_is_typed_opens_what_it_names(shipped: Opened) -> None:
    shipped.evaluate(f"() => {{ location.hash = '#{TALKS}'; }}")
    shipped.page.wait_for_selector("#panel", state="visible")
    shipped.evaluate("() => { location.hash = '#sources'; }")
    shipped.settle()
    assert shipped.page.inner_text("#panel-title") == "Talks in Istanbul"


def test_the_panel_steps_through_conflicts(shipped: Opened) -> None:
    ids = shipped.evaluate("() => [...document.querySelectorAll('li.conflict')].map(each => each.id)")
    shipped.go(ids[0])
    shipped.page.click("#panel [data-do=next]")
    assert shipped.evaluate("() => location.hash") == f"#{ids[1]}"
    shipped.page.click("#panel [data-do=previous]")
    shipped.page.click("#panel [data-do=previous]")
    assert shipped.evaluate("() => location.hash") == f"#{ids[0]}"


def test_an_address_that_names_nothing_is_no_fault(shipped: Opened) -> None:
    shipped.go("event-nowhere&status=nothing&source=%00&q=%F0&x=1")
    assert shipped.page.is_hidden("#panel")


@pytest.mark.parametrize(("press", "back"), [("+", "-"), ("ArrowRight", "ArrowLeft")])
def test_keys_zoom_and_move_the_axis(shipped: Opened, press: str, back: str) -> None:
    shipped.page.focus("#axis")
    shipped.page.keyboard.press("+")
    before = picture(shipped)
    shipped.page.keyboard.press(press)
    assert picture(shipped) != before
    shipped.page.keyboard.press(back)
    shipped.page.keyboard.press("0")
    shipped.page.keyboard.press("+")
    assert picture(shipped) == before


def test_the_wheel_zooms_with_control_or_once_the_axis_has_the_focus(shipped: Opened) -> None:
    shipped.page.hover("#axis", position={"x": 500, "y": 200})
    before = picture(shipped)
    shipped.page.mouse.wheel(0, -200)
    assert picture(shipped) == before  # the page scrolls
    shipped.page.keyboard.down("Control")
    shipped.page.mouse.wheel(0, -200)
    shipped.page.keyboard.up("Control")
    zoomed = picture(shipped)
    assert zoomed != before
    shipped.page.focus("#axis")
    shipped.page.mouse.wheel(0, -200)
    assert picture(shipped) != zoomed


def test_two_fingers_zoom_and_one_moves(browser: Browser, flood_file: Path) -> None:
    with (
        browser.new_context(has_touch=True, viewport={"width": NARROW, "height": 844}) as context,
        Opened(context.new_page(), flood_file.as_uri()) as opened,
    ):
        opened.go()
        opened.page.locator("#axis").scroll_into_view_if_needed()
        box = opened.page.locator("#axis").bounding_box()
        assert box is not None
        finger = context.new_cdp_session(opened.page)

        def touch(kind: str, *xs: float) -> None:
            points = [{"x": x, "y": box["y"] + 200, "id": number} for number, x in enumerate(xs)]
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        whole = picture(opened)
        touch("touchStart", 150, 200)
        for by in (20, 40, 60, 80):
            touch("touchMove", 150 - by, 200 + by)
        touch("touchEnd")
        zoomed = picture(opened)
        touch("touchStart", 200)
        for x in (180, 150, 110):
            touch("touchMove", x)
        touch("touchEnd")
        assert len({whole, zoomed, picture(opened)}) == 3
        assert opened.evaluate("() => visualViewport.scale") == 1
        assert opened.troubles == []


def test_dragging_moves_and_a_click_opens(shipped: Opened) -> None:
    shipped.page.click("[data-do=in]")
    before = picture(shipped)
    shipped.page.hover("#axis", position={"x": 700, "y": 380})
    shipped.page.mouse.down()
    shipped.page.mouse.move(500, 600, steps=4)
    shipped.page.mouse.up()
    assert picture(shipped) != before
    assert shipped.page.is_hidden("#panel")


def test_arrows_go_from_event_to_event_and_enter_opens_one(shipped: Opened) -> None:
    shipped.page.focus("#axis")
    shipped.page.keyboard.press("ArrowDown")
    first = shipped.page.inner_text("#announced")
    shipped.page.keyboard.press("ArrowDown")
    assert "Event 1 of" in first
    assert "Event 2 of" in shipped.page.inner_text("#announced")
    assert shipped.page.is_hidden("#panel")
    shipped.page.keyboard.press("Enter")
    assert shipped.page.is_visible("#panel")
    assert shipped.evaluate("() => document.activeElement.id") == "panel-title"
    shipped.page.keyboard.press("Escape")
    assert shipped.evaluate("() => document.activeElement.id") == "axis"


def test_what_is_opened_in_the_list_is_shown_on_the_axis_and_in_the_address(shipped: Opened) -> None:
    before = picture(shipped)
    shipped.page.click(f"#{TALKS} summary")
    assert shipped.page.is_visible(f"#{TALKS} blockquote >> nth=0")
    assert shipped.page.is_hidden("#panel")
    assert shipped.evaluate("() => location.hash") == f"#{TALKS}"
    assert picture(shipped) != before


def test_lanes_and_folds_change_what_is_drawn(shipped: Opened) -> None:
    before = picture(shipped)
    shipped.page.uncheck("#folds")
    unfolded = picture(shipped)
    shipped.page.check("#lanes")
    assert len({before, unfolded, picture(shipped)}) == 3
    assert shipped.evaluate("() => location.hash") == "#lanes=1&folds=0"


def test_the_theme_follows_the_system_until_the_button_says_otherwise(flood: Opened) -> None:
    def paper() -> str:
        return str(flood.evaluate("() => getComputedStyle(document.body).backgroundColor"))

    light = paper()
    flood.page.emulate_media(color_scheme="dark")
    dark, drawn = paper(), picture(flood)
    assert dark != light
    flood.page.click("#theme")
    assert paper() == light
    assert picture(flood) != drawn
    flood.page.emulate_media(color_scheme="light")
    flood.page.click("#theme")
    assert paper() == dark


def test_without_scripts_everything_is_there_and_nothing_that_needs_them(browser: Browser, shipped_file: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{shipped_file.as_uri()}#{TALKS}")
        assert page.is_visible(f"#{TALKS} .title")
        page.click(f"#{TALKS} summary")
        assert page.is_visible(f"#{TALKS} blockquote >> nth=0")
        for hidden in ("#axis", "#filters", "#panel", "#theme"):
            assert page.is_hidden(hidden)


def test_on_paper_everything_is_open_and_there_are_no_controls(shipped: Opened) -> None:
    shipped.page.emulate_media(media="print")
    assert shipped.page.is_hidden("#filters")
    assert shipped.page.is_hidden("#axis")
    heights = shipped.evaluate("() => [...document.querySelectorAll('.more')].map(each => each.offsetHeight)")
    assert min(heights) > 0


@pytest.mark.parametrize("fragment", ["", f"{TALKS}&lanes=1"])
def test_no_width_needs_scrolling_sideways(shipped: Opened, fragment: str) -> None:
    shipped.go(fragment)
    shipped.evaluate("() => document.querySelectorAll('.conflict details').forEach(each => { each.open = true; })")
    for width in (360, NARROW, 768, WIDE, 2200):
        shipped.page.set_viewport_size({"width": width, "height": 800})
        shipped.settle()
        assert shipped.evaluate("() => document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("scheme", "width", "fragment"),
    [
        ("light", NARROW, ""),
        ("dark", NARROW, "event-dam-breaks&lanes=1"),
        ("light", WIDE, "event-dam-breaks&lanes=1"),
        ("dark", WIDE, ""),
    ],
)
def test_axe_finds_no_serious_fault(flood: Opened, scheme: str, width: int, fragment: str) -> None:
    flood.page.set_viewport_size({"width": width, "height": 900})
    flood.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    flood.go(fragment)
    flood.evaluate(
        "() => document.querySelectorAll('.conflict details, .event details').forEach(each => { each.open = true; })"
    )
    flood.evaluate(axe_script())
    found = flood.evaluate("async () => (await axe.run({resultTypes: ['violations']})).violations")
    grave = [fault for fault in found if fault["impact"] in ("serious", "critical")]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in grave] == []


def test_hostile_texts_run_nothing_and_load_nothing(tab: Page, tmp_path: Path) -> None:
    ran: list[str] = []
    tab.once("dialog", lambda dialog: ran.append(dialog.message))
    path = tmp_path / "hostile.html"
    path.write_text(export_text(retold(*HOSTILE), "html").text, encoding="utf-8")
    for opened in opened_in(tab, path):
        opened.go("lanes=1")
        told = opened.evaluate(
            """() => [...document.querySelectorAll('.event, .conflict')].map(each => {
              const link = document.createElement('a');
              link.href = `#${each.id}`;
              document.body.append(link);
              link.click();
              link.remove();
              return document.getElementById('panel-body').childElementCount;
            })"""
        )
        assert len(told) > len(HOSTILE)
        assert all(told)
    assert ran == []


@pytest.mark.parametrize(
    "addition",
    [
        "Object.assign(document.createElement('script'), {textContent: 'window.added = 1'})",
        "Object.assign(document.createElement('img'), {src: 'https://example.org/x.png'})",
        "Object.assign(document.createElement('style'), {textContent: 'main { display: none }'})",
        "Object.assign(document.createElement('iframe'), {src: 'https://example.org/'})",
    ],
)
def test_the_policy_stops_what_was_not_in_the_page(flood: Opened, addition: str) -> None:
    """Even if something found a way into the document, no browser would run or load it."""
    flood.evaluate(f"() => document.body.append({addition})")
    flood.settle()
    assert flood.evaluate("() => window.added") is None
    assert flood.page.is_visible("main")
    assert any("Content Security Policy" in trouble for trouble in flood.troubles)
    flood.troubles.clear()


def in_script(tab: Page, expression: str, given: object) -> Any:
    """What an expression gives where the functions of the page's script are known; `given` is what it is given."""
    functions = script_text().partition("// The page comes to life")[0].replace("(() => {", "", 1)
    return tab.evaluate(f"given => {{ {functions}\n return {expression}; }}", given)


def test_the_calendar_of_the_chart_is_that_of_the_store(tab: Page) -> None:
    days = [*range(-800_000, 800_001, 997), *range(-800, 1200, 7), 1, 0, 366, -3_652_059_000, 36_524_250_000]
    told = in_script(
        tab,
        """given.map(day => { const {year, month, day: number} = civilOf(day);
        return [year, month, number, dayOf(year, month, number), yearWords(year)]; })""",
        days,
    )
    assert told == [[*civil_of(day), day, year_words(civil_of(day)[0])] for day in days]


BOUNDS = st.lists(st.integers(-(10**12), 10**12), min_size=1, max_size=12)
CLOSE = st.lists(st.integers(63_000_000_000, 63_000_100_000), min_size=1, max_size=12)


@given(st.tuples(BOUNDS, CLOSE).map(lambda both: [*both[0], *both[1]]) | BOUNDS | CLOSE)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_time_keeps_its_order_on_the_axis_and_is_read_back_folded_or_not(tab: Page, bounds: list[int]) -> None:
    for is_folded in (True, False):
        told = in_script(
            tab,
            """(() => { const scale = makeScale(given[0], given[1]);
            return given[0].map(time => [time, scale.placeOf(time), scale.timeOf(scale.placeOf(time))]); })()""",
            [sorted(bounds), is_folded],
        )
        places = [place for _, place, _ in told]
        assert places == sorted(places)
        assert all(abs(time - back) <= 1e-6 * max(1, abs(time)) for time, _, back in told)


@given(st.integers(-(10**12), 10**12), st.floats(1, 13), st.floats(1e-12, 0.3))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ticks_are_in_order_in_sight_and_have_room(tab: Page, start: int, digits: float, overshoot: float) -> None:
    width = 10 ** (digits - 1) * (1 + overshoot) + 60
    step, ticks, contexts = in_script(
        tab,
        """(() => { const [from, to] = given; const step = stepFor(1000 / (to - from));
        return [step, ticksBetween(step, from, to), contextsBetween(step, from, to)]; })()""",
        [start, start + width],
    )
    times = [tick["time"] for tick in ticks]
    assert times == sorted(set(times))
    assert all(start <= time <= start + width for time in times)
    assert len(times) <= 1000 / 40
    assert all(tick["words"] for tick in ticks)
    assert all(one["to"] == other["from"] for one, other in pairwise(contexts))
    if step["unit"] == "year":
        years = [civil_of(time // 86_400)[0] for time in times]
        assert [tick["words"] for tick in ticks] == [year_words(year) for year in years]
