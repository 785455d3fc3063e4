"""How values come to be shown as HTML in a notebook, though they know no HTML."""

from collections.abc import Callable
from typing import ClassVar


class ShownInNotebooks:
    """A value of which a notebook shows a table: Jupyter asks for `_repr_html_`, and takes None for "show the text".

    What the table looks like is no matter of the value, and its module may not know those that write HTML, which are
    above it. So `timeline.api`, which is above both, sets `to_html` once, when it is imported; whoever got a value from
    `timeline.load` and the like has imported it. Without it, values are shown as text.
    """

    __slots__ = ()
    to_html: ClassVar[Callable[[object], str | None] | None] = None

    def _repr_html_(self) -> str | None:
        """Return the value as HTML; None: nobody said how."""
        write = ShownInNotebooks.to_html
        return None if write is None else write(self)
