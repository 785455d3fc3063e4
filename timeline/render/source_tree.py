"""Who repeats whom, as a tree: origins first, under each whoever repeats it, and what says so."""

from collections.abc import Container, Iterator, Mapping, Sequence

from rich.text import Text

from timeline.model.counted import counted
from timeline.reconciliation.overview import SourcesOverview
from timeline.reconciliation.repeating import Repeat
from timeline.render.ink import ALARM, BOLD, DIM, Ink

BRANCH, BACK = ("└─ ", "`- "), ("↻", "@")
INDENT, LEAST_WIDTH = 3, 40  # beyond what leaves so many columns, the tree grows no further to the right

Step = tuple[str, int, Repeat | None]  # a source, how deep it stands, what says that it repeats the one above


def tree_lines(sources: SourcesOverview, ink: Ink, width: int) -> Iterator[Text]:
    """Yield the tree, its circles marked; nothing where nobody repeats anybody."""
    graph = sources.repeating
    shown: set[str] = set()
    for name in (*sorted(graph.repeaters.keys() - graph.of_source.keys()), *graph.of_source):
        if name not in shown:
            yield from _grown(name, sources, shown, ink, width)


def alone_words(sources: SourcesOverview) -> str:
    """Return which sources neither repeat nor are repeated: `on their own: a, b`; empty: there are none."""
    graph = sources.repeating
    names = [row.source.id for row in sources.rows]
    alone = [name for name in names if name not in graph.of_source and name not in graph.repeaters]
    return f"on their own: {', '.join(alone)}" if alone else ""


def repeat_words(repeat: Repeat) -> str:
    """Return what says that a source repeats another: `relies on it (a.yaml:11), cites it in 6 claims`."""
    parts = [f"relies on it ({repeat.relies_on})"] if repeat.relies_on else []
    parts += [f"cites it in {counted(len(repeat.claims), 'claim')}"] if repeat.claims else []
    return ", ".join(parts)


def _grown(first: str, sources: SourcesOverview, shown: set[str], ink: Ink, width: int) -> Iterator[Text]:
    """One tree, deepest first; whom it shows is added to those shown, and shown with all below it only once."""
    repeaters: Mapping[str, Sequence[Repeat]] = sources.repeating.repeaters
    way: dict[str, None] = {}  # from the origin to where we are
    ahead: list[Step] = [(first, 0, None)]
    while ahead:
        name, depth, repeat = ahead.pop()
        while len(way) > depth:
            way.popitem()
        yield from _line(name, depth, repeat, _remark(sources, name, way, shown, ink), ink, width)
        if name not in shown:
            shown.add(name)
            way[name] = None
            ahead.extend((r.source, depth + 1, r) for r in reversed(repeaters.get(name, ())))


def _remark(sources: SourcesOverview, name: str, way: Container[str], shown: Container[str], ink: Ink) -> Text:
    """What stands beside a source in the tree: that it leads back to itself, was shown above, is not stored."""
    if name in way:
        return ink.text(f"({ink.mark(BACK)} a circle)", ALARM)
    if name in shown and name in sources.repeating.repeaters:
        return ink.text("(see above)", DIM)
    return ink.text("" if sources.repeating.is_stored(name) else "(not stored)", DIM)


def _line(name: str, depth: int, repeat: Repeat | None, remark: Text, ink: Ink, width: int) -> Iterator[Text]:
    by = 2 + INDENT * max(0, min(depth - 1, (width - LEAST_WIDTH) // INDENT))
    mark = ink.mark(BRANCH) if repeat is not None else ""
    why = ink.text(repeat_words(repeat), DIM) if repeat is not None else ""
    line = ink.line(ink.line(mark, ink.text(name, BOLD)), remark, why, gap="  ")
    yield from ink.indented(line, width, by, INDENT)
