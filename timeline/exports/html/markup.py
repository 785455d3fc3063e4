"""HTML that cannot be broken by what stands in it: every text is escaped unless it is markup already."""

from collections.abc import Iterable

from timeline.reconciliation.plain import html_text

VOID = frozenset({"br", "input", "link", "meta"})  # elements that hold nothing and have no end tag


class Markup(str):
    """Text that is HTML already. Made by `element`, `joined` and `raw` alone."""

    __slots__ = ()


Child = str | Iterable["Child"] | None  # `Markup` stands as it is, any other text is escaped; None is nothing
Value = str | int | bool | None  # True: the name alone; False and None: no attribute at all


def element(name: str, /, *children: Child, **attributes: Value) -> Markup:
    """Return an element; attributes `class_` and `data_x` are written `class` and `data-x`. Names are never data."""
    start = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    return Markup(start if name in VOID else f"{start}{joined(children)}</{name}>")


def joined(children: Child) -> Markup:
    """Return children one after the other."""
    if children is None or isinstance(children, Markup):
        return children or Markup()
    if isinstance(children, str):
        return Markup(html_text(children))
    return Markup("".join(map(joined, children)))


def raw(text: str) -> Markup:
    """Return text as it is: the page's own style and script, and nothing that a store holds."""
    return Markup(text)


def _attribute(key: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{html_text(str(value))}"'
