"""The whole page: head, policy, style, document, data, script."""

import hashlib
from base64 import b64encode
from importlib.resources import files

from timeline.exports.exported import Exported, ExportOptions
from timeline.exports.html.conflicts import conflicts_section
from timeline.exports.html.controls import chart_section, filters_bar, panel, theme_button
from timeline.exports.html.drawn import drawn_data
from timeline.exports.html.events import chronology_section
from timeline.exports.html.markup import Markup, element, joined, raw
from timeline.exports.html.page import Page
from timeline.exports.html.sections import contents, notes_section, page_head, set_aside_section, sources_section
from timeline.model.counted import counted
from timeline.reconciliation.result import Reconciliation

LONG = 400  # events from which on a browser saves work on what is out of sight
PALETTE = "palette.css"
STYLES = (PALETTE, "page.css", "chart.css")
SCRIPTS = (
    "calendar.js",
    "scale.js",
    "ticks.js",
    "packing.js",
    "drawing.js",
    "lanes.js",
    "rows.js",
    "whole.js",
    "gestures.js",
    "chart.js",
    "filters.js",
    "panel.js",
    "page.js",
)


def to_html(reconciliation: Reconciliation, options: ExportOptions) -> Exported:
    """Return the chronology as one web page, and how many events have no place on its time axis."""
    page = Page(reconciliation, options.left_out)
    undrawn = len(page.undrawn)
    no_date = f"{counted(undrawn, 'event')} without any date: in the list of the page, not on its time axis"
    return Exported(content=page_text(page), left_out=(no_date,) if undrawn else ())


def page_text(page: Page) -> str:
    """Return a page that loads nothing; the same bytes for the same reconciliation.

    It holds every event, claim, quote and conflict as a document; the script adds what can be done with them.
    """
    style, script = style_text(), script_text()
    head = element("head", _head(page, policy_of(style, script)), element("style", raw(style)))
    body = element("body", _body(page), drawn_data(page), element("script", raw(script)))
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"


def policy_of(style: str, script: str) -> str:
    """Return a content-security policy under which this style and this script work, and nothing else does.

    Source: W3C Content Security Policy Level 3.
    """
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def palette_text() -> str:
    """Return the colours and the type that every page shares, as a style."""
    return _asset(PALETTE)


def style_text() -> str:
    """Return the one style of the page."""
    return "\n".join(_asset(name) for name in STYLES)


def script_text() -> str:
    """Return the one script of the page: its files one after the other, in a scope of their own."""
    return "\n".join(['"use strict";', "(() => {", *(_asset(name) for name in SCRIPTS), "})();", ""])


def _head(page: Page, policy: str) -> Markup:
    return joined(
        [
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=policy),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="color-scheme", content="light dark"),
            element("meta", name="referrer", content="no-referrer"),
            element("link", rel="icon", href="data:,"),
            element("title", page.store.settings.title),
        ]
    )


def _body(page: Page) -> Markup:
    main = (
        filters_bar(page),
        chart_section(page),
        conflicts_section(page),
        chronology_section(page),
        set_aside_section(page),
        sources_section(page),
        notes_section(page),
    )
    top = element("div", contents(page), theme_button(), class_="top")
    skip = element("a", "Skip to the chronology", href="#chronology", class_="skip")
    return joined(
        [
            skip,
            top,
            page_head(page),
            element("main", main, class_="long" if len(page.reconciliation.events) > LONG else None),
            panel(),
        ]
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _asset(name: str) -> str:
    return (files("timeline.exports.html") / "assets" / name).read_text(encoding="utf-8")
