"""The windows of one reading, four kinds of them, each the answer to another question.

| windows | what counts | what they answer |
|---|---|---|
| `everything` | all that is kept | the window that is shown; whether another reading gives another one (undecided) |
| `unpublished` | all but publication bounds | whether the event is dated (undated); what a source says, in a diff |
| `own` | dates, gaps and durations: no order, no `part_of` | the `edtf` of the event |
| `alone` | what is said of the one event, without any other | whether others make it tighter (derived) |

Bounds have seconds where they rest on a time of day that somebody told.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from timeline.model.cached import cached_property
from timeline.model.conflict import TimePoint, Window
from timeline.model.dataclass import dataclass
from timeline.model.relation import Side
from timeline.model.statement import Statement
from timeline.network import (
    Component,
    WindowKinds,
    dated_points,
    window_kinds,
)
from timeline.network.times.hours import told_by_the_clock
from timeline.reconciliation.clock import Apart, apart_between, seconds_of

Windows = Mapping[TimePoint, Window]


class EventWindows(NamedTuple):
    """The windows of an event's start and of its end."""

    start: Window
    end: Window

    @property
    def is_dated(self) -> bool:
        """Whether the start or the end is bounded on both sides."""
        return any(w.earliest is not None and w.latest is not None for w in (self.start, self.end))

    def apart_from(self, other: "EventWindows") -> Apart:
        """How far apart the starts, or the ends, are at least; nothing where a moment fits both, and one both ends."""
        return apart_between((self.start, self.end), (other.start, other.end))

    def is_same_as(self, other: "EventWindows") -> bool:
        """Whether both windows are the other's; days are the same as their first and last seconds."""
        return self.lies_in(other) and other.lies_in(self)

    def lies_in(self, other: "EventWindows") -> bool:
        """Whether both windows lie within the other's."""
        return _lies_in(self.start, other.start) and _lies_in(self.end, other.end)


def _lies_in(inner: Window, outer: Window) -> bool:
    (earliest, latest), (outer_earliest, outer_latest) = seconds_of(inner), seconds_of(outer)
    above = outer_earliest is None or (earliest is not None and earliest >= outer_earliest)
    below = outer_latest is None or (latest is not None and latest <= outer_latest)
    return above and below


@dataclass(frozen=True)
class ReadingWindows:
    """One reading of a network, or of parts of it, and its windows: computed once, when asked for."""

    parts: Sequence[Component]
    set_aside: frozenset[Statement]

    @cached_property
    def everything(self) -> Windows:
        """All kept statements, publication bounds included."""
        return self._told(self.to_the_second)

    @cached_property
    def own(self) -> Windows:
        """The kept dates, gaps and durations alone: no order, no `part_of`, no publication bounds."""
        return self._told(self._kinds.own)

    @cached_property
    def alone(self) -> Windows:
        """Each event by its own kept dates and durations; nothing that another event says."""
        return self._told(self._kinds.alone)

    @cached_property
    def unpublished(self) -> Windows:
        """All kept statements without the publication bounds."""
        return self._told(self._kinds.unpublished)

    @cached_property
    def dated(self) -> AbstractSet[TimePoint]:
        """The time points that `unpublished` bounds on both sides; found without any window."""
        return dated_points(self.parts, self.set_aside)

    @property
    def to_the_second(self) -> Windows:
        """All kept statements, each bound in seconds where its part of the network counts them, told so or not."""
        return self._kinds.everything

    @cached_property
    def _kinds(self) -> WindowKinds:
        return window_kinds(self.parts, self.set_aside)

    def _told(self, windows: Windows) -> Windows:
        return told_by_the_clock(self.parts, windows, self.set_aside)


def of_event(found: Windows, event: str, *, planned: bool) -> EventWindows:
    """The windows of one event, or of its planned twin; unbounded where the network does not speak of it."""
    unbounded = Window()
    start = found.get(TimePoint(event, Side.START, planned), unbounded)
    return EventWindows(start, found.get(TimePoint(event, Side.END, planned), unbounded))
