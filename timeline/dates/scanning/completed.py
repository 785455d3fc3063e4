"""A date with what its words leave out."""

from timeline.dates.scanning.expression import Anchor
from timeline.dates.scanning.said import Said
from timeline.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Completed:
    """A date with what the context adds, and where that comes from."""

    said: Said
    anchor: Anchor | None = None
    assumed: tuple[str, ...] = ()
    other: Said | None = None  # the other day that it may be: 03/04/2022
