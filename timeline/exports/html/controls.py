"""What only works with the script, hidden until it runs: the chart, the filters, the panel of one event."""

from collections import Counter
from collections.abc import Iterable

from timeline.exports.html.markup import Markup, element
from timeline.exports.html.page import GRADE_MARKS, GRADE_MEANINGS, STATUS_MARKS, STATUS_MEANINGS, Page
from timeline.model.conflict import Grade
from timeline.reconciliation.result import Status

Choice = tuple[str, Markup | str, int]  # value, what it is called, how many events have it

HELP = (
    "Drag to move, pinch or Ctrl + wheel to zoom; a click on the axis lets the wheel alone zoom. "
    "Keys: ← → move, + − zoom, 0 shows all, ↑ ↓ go from event to event, Enter opens one, Esc closes it."
)
LOOKS = (
    ("sure", "it was going on for sure"),
    ("unsure", "it lies somewhere in here"),
    ("open-end", "open: no source says when it ends or starts"),
    ("ghost", "only planned; or where another reading puts it; in lanes, said by order alone"),
)


def filters_bar(page: Page) -> Markup:
    """Return search and filters; what is chosen within one filter adds up, the filters themselves narrow."""
    return element(
        "div",
        element("label", "Search", for_="search", class_="unseen"),
        element("input", type="search", id="search", placeholder="Search titles and quotes  ( / )", autocomplete="off"),
        _filter("source", "Source", _sources(page)),
        _filter("tag", "Tag", _tags(page)),
        _filter("status", "Status", _statuses(page)),
        _filter("grade", "Conflict", _grades(page)),
        element("button", "Reset", type="button", id="reset", hidden=True),
        element("output", id="count"),
        id="filters",
        role="search",
        aria_label="Filters",
        hidden=True,
    )


def chart_section(page: Page) -> Markup:
    """Return the place of the chart, its buttons, and what its looks mean."""
    return element(
        "section",
        element("h2", "Time axis", id="chart-title", class_="unseen"),
        _tools(page),
        element(
            "canvas",
            id="axis",
            tabindex=0,
            role="application",
            aria_labelledby="chart-title",
            aria_describedby="axis-help",
        ),
        element("canvas", id="whole", aria_hidden="true"),
        element("p", HELP, id="axis-help", class_="help"),
        _legend(page),
        element("p", id="announced", class_="unseen", role="status"),
        element("div", id="hint", aria_hidden="true", hidden=True),
        id="chart",
        aria_labelledby="chart-title",
        hidden=True,
    )


def panel() -> Markup:
    """Return the empty panel in which an event or a conflict is shown beside the chart."""
    buttons = (
        _button("previous", "↑", "The one before"),
        _button("next", "↓", "The one after"),
        _button("close", "✕", "Close"),
    )
    return element(
        "aside",
        element(
            "div",
            element("h2", id="panel-title", tabindex=-1),
            element("div", buttons, class_="tools"),
            class_="panel-head",
        ),
        element("div", id="panel-body"),
        id="panel",
        aria_labelledby="panel-title",
        hidden=True,
    )


def theme_button() -> Markup:
    """Return the button that turns light into dark."""
    return element("button", "Dark", type="button", id="theme", aria_pressed="false", hidden=True)


def _tools(page: Page) -> Markup:
    lanes = _switch("lanes", "Lanes by source") if len(page.store.sources) > 1 else None
    return element(
        "div",
        element(
            "div",
            _button("earlier", "←", "Earlier"),
            _button("later", "→", "Later"),
            _button("in", "+", "Zoom in"),
            _button("out", "−", "Zoom out"),
            _button("all", "All", "Show the whole time"),
            role="group",
            aria_label="Move and zoom",
            class_="buttons",
        ),
        lanes,
        _switch("folds", "Fold gaps"),
        element("output", id="shown"),
        class_="tools",
    )


def _legend(page: Page) -> Markup:
    """What the marks of the statuses that are there mean, and what the looks of a bar do."""
    found = {event.status for event in page.reconciliation.events}
    marks = [
        element(
            "li",
            element("b", STATUS_MARKS[status], aria_hidden="true", class_=status),
            f" {status}",
            title=STATUS_MEANINGS[status],
        )
        for status in Status
        if status in found
    ]
    looks = [
        element("li", element("i", class_=f"look {look}", aria_hidden="true"), f" {meaning}") for look, meaning in LOOKS
    ]
    return element("ul", marks, looks, class_="legend", aria_label="Legend")


def _filter(name: str, label: str, choices: Iterable[Choice]) -> Markup | None:
    """A list of boxes to tick; nothing where there is nothing to choose."""
    boxes = [_box(name, *choice) for choice in choices]
    if not boxes:
        return None
    shown = element("fieldset", element("legend", label, class_="unseen"), boxes)
    summary = element("summary", f"{label} ", element("span", class_="chosen"))
    return element("details", summary, shown, class_="filter", data_filter=name)


def _box(name: str, value: str, label: Markup | str, count: int) -> Markup:
    box = element("input", type="checkbox", name=name, value=value)
    return element("label", box, " ", label, " ", element("small", f"{count:,}"))


def _button(action: str, sign: str, label: str) -> Markup:
    return element("button", sign, type="button", data_do=action, aria_label=label, title=label)


def _switch(name: str, label: str) -> Markup:
    return element("label", element("input", type="checkbox", id=name), f" {label}", class_="switch")


def _sources(page: Page) -> list[Choice]:
    counts = Counter(source for event in page.reconciliation.events for source in event.sources)
    return [(source, page.names.source(source), counts[source]) for source in page.store.sources]


def _tags(page: Page) -> list[Choice]:
    counts = Counter(tag for event in page.reconciliation.events for tag in event.event.tags)
    return [(tag, tag, counts[tag]) for tag in sorted(counts)]


def _statuses(page: Page) -> list[Choice]:
    counts = Counter(event.status for event in page.reconciliation.events)
    return [
        (status, _marked(STATUS_MARKS[status], status, STATUS_MEANINGS[status]), counts[status])
        for status in Status
        if counts[status]
    ]


def _grades(page: Page) -> list[Choice]:
    """The grades of the conflicts that events are in."""
    found = page.reconciliation
    grades = [{found.conflict[fingerprint].grade for fingerprint in event.conflicts} for event in found.events]
    counts = Counter(grade for own in grades for grade in own)
    return [
        (grade, _marked(GRADE_MARKS[grade], grade, GRADE_MEANINGS[grade]), counts[grade])
        for grade in Grade
        if counts[grade]
    ]


def _marked(mark: str, word: str, meaning: str) -> Markup:
    return element("span", element("b", mark, aria_hidden="true", class_=word), f" {word}", title=meaning)
