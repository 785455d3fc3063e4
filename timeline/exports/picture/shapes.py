"""Shapes and words as SVG 1.1, written with ElementTree, which escapes every text; nothing is loaded from elsewhere."""

from typing import Final
from xml.etree.ElementTree import Element, SubElement

from timeline.exports.picture.lettering import FONTS
from timeline.reconciliation.plain import safe_text

NAMESPACE: Final = "http://www.w3.org/2000/svg"
INK, SOFT, FAINT, PAPER = "#1a1a1a", "#595959", "#d9d9d9", "#ffffff"  # words; lesser words; lines; the page
CALM, CALM_LIGHT, ALARM = "#0b4f7d", "#d5e3ee", "#b34700"  # told apart by the colour-blind, and as greys
HATCH, FADES = "hatch", {-1: "fade-left", 1: "fade-right"}  # names of paints that are defined once
TITLE_SIZE, NAME_SIZE, WORDS_SIZE, SMALL_SIZE = 22, 13, 11, 10

Attribute = str | float


def add(parent: Element, tag: str, **attributes: Attribute) -> Element:
    """Add an element below another; `_` in names of attributes is `-`, numbers have at most one decimal."""
    return SubElement(
        parent, tag, {name.rstrip("_").replace("_", "-"): shown(value) for name, value in attributes.items()}
    )


def shown(value: Attribute) -> str:
    """Return an attribute as text: `12`, `12.5`."""
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def add_words(
    parent: Element,
    text: str,
    x: float,
    y: float,
    *,
    size: float = WORDS_SIZE,
    fill: str = INK,
    anchor: str = "start",
    is_bold: bool = False,
) -> Element:
    """Add a line of words; `y` is that of the line on which the letters stand."""
    weight: dict[str, Attribute] = {"font_weight": "bold"} if is_bold else {}
    aside: dict[str, Attribute] = {"text_anchor": anchor} if anchor != "start" else {}
    made = add(parent, "text", x=x, y=y, font_size=size, fill=fill, **aside, **weight)
    made.text = safe_text(text)
    return made


def add_line(parent: Element, x1: float, y1: float, x2: float, y2: float, *, stroke: str = FAINT) -> Element:
    """Add a thin line."""
    return add(parent, "line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=1)


def add_path(parent: Element, path: str, *, stroke: str = "none", fill: str = "none", width: float = 1.5) -> Element:
    """Add a path."""
    return add(parent, "path", d=path, fill=fill, stroke=stroke, stroke_width=width)


def add_diamond(parent: Element, x: float, y: float, *, is_solid: bool) -> Element:
    """Add a diamond around a point; one that is not solid is an outline."""
    path = f"M{shown(x - 6)} {shown(y)}l6 -6l6 6l-6 6z"
    return add_path(parent, path, stroke=CALM, fill=CALM if is_solid else PAPER)


def add_unequal(parent: Element, x: float, y: float) -> Element:
    """Add the sign ≠ around a point: drawn, as not every font has it."""
    path = f"M{shown(x - 4.5)} {shown(y - 2)}h9m-9 4h9m-7.5 3l6 -10"
    return add_path(parent, path, stroke=ALARM, width=1.6)


def add_about(parent: Element, title: str, description: str = "") -> None:
    """Add what is read out, or shown by a pointer, for an element."""
    add(parent, "title").text = safe_text(title)
    if description:
        add(parent, "desc").text = safe_text(description)


def new_picture(width: float, height: float) -> Element:
    """Return a white page of so many pixels, with the paints that bars need."""
    made = Element("svg", {"xmlns": NAMESPACE, "version": "1.1", "font-family": FONTS, "xml:lang": "en"})
    made.attrib |= {"width": shown(width), "height": shown(height), "viewBox": f"0 0 {shown(width)} {shown(height)}"}
    return made


def add_paper(picture: Element, width: float, height: float) -> None:
    """Add the page itself, and the paints."""
    paints = add(picture, "defs")
    hatch = add(paints, "pattern", id=HATCH, width=5, height=5, patternUnits="userSpaceOnUse")
    hatch.set("patternTransform", "rotate(45)")
    add(hatch, "rect", width=5, height=5, fill=CALM_LIGHT)
    add(hatch, "rect", width=1.6, height=5, fill=CALM)
    for direction, name in FADES.items():
        for kind, strength in (("", "1"), ("-light", "0.4")):
            fade = add(paints, "linearGradient", id=name + kind)
            first, last = ("0", strength) if direction < 0 else (strength, "0")
            add(fade, "stop", offset="0", stop_color=CALM, stop_opacity=first)
            add(fade, "stop", offset="1", stop_color=CALM, stop_opacity=last)
    add(picture, "rect", width=width, height=height, fill=PAPER)
