"""`timeline match`: which events may be the same, and making them one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.arguments import FormatOption
from timeline.cli.session import Session, ViewFormat, emit_json, note, session_of
from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.api.linking import Linking, Same
    from timeline.api.matching import Matching
    from timeline.model.store import Store

_EXAMPLE = "For example: timeline match A B; timeline match --accept x=y; timeline match --undo y"


def match(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[A B] [X=Y]...",
            help="Two sources, by default any two of the store; with --accept also pairs of events.",
            show_default=False,
        ),
    ] = None,
    min_score: Annotated[
        float | None, typer.Option(metavar="SCORE", help="The least score of a pair, 0 to 1; by default 0.6.")
    ] = None,
    accept: Annotated[
        bool,
        typer.Option("--accept", help="Make one event of the pairs X=Y that follow, or of all that are suggested."),
    ] = False,
    undo: Annotated[
        list[str] | None,
        typer.Option(metavar="EVENT", help="Undo what made this event another; may be given several times."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --accept or --undo: show what would change, and write nothing.")
    ] = False,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who accepts; by default git's user.name, else the login.")
    ] = None,
    format_: FormatOption = ViewFormat.TEXT,
) -> int:
    """Suggest which events of two sources may be the same.

    Each pair has a score, and says why. With --accept, both events of a pair have the id of the first wherever the
    store and its cards name them; links.yaml keeps what undoes it. Until then no command takes a suggestion for a fact.
    """
    sides = [name for name in names or () if "=" not in name]
    pairs = [name for name in names or () if "=" in name]
    _require_one_task(sides, pairs, accept=accept, undo=undo or (), dry_run=dry_run)
    session = session_of(context)
    _finish(session)
    if undo:
        _undo(session, undo, format_, dry_run=dry_run)
    elif pairs:
        _accept(session, list(map(_same, pairs)), by, format_, dry_run=dry_run)
    else:
        _suggest(session, sides, min_score, format_, accepts=accept, by=by, dry_run=dry_run)
    return 0


def _finish(session: Session) -> None:
    """Finish what a killed process had begun to write: whoever takes the lock of a store does."""
    from timeline.store.lock import locked
    from timeline.store.several_files import is_unfinished

    if is_unfinished(session.store_folder):
        with locked(session.store_folder, note):
            pass


def _require_one_task(
    sides: Sequence[str], pairs: Sequence[str], *, accept: bool, undo: Sequence[str], dry_run: bool
) -> None:
    if undo and (sides or pairs or accept):
        raise UsageError("--undo stands alone: it names the events that were made others", _EXAMPLE)
    if pairs and not accept:
        raise UsageError(f"{pairs[0]}: a pair is accepted, or not", f"Write: timeline match --accept {pairs[0]}")
    if dry_run and not (accept or undo):
        raise UsageError("--dry-run goes with --accept or --undo", "Without them nothing is ever written.")
    if len(sides) not in (0, 2):
        raise UsageError("name two sources, or none for any two of the store", _EXAMPLE)


def _same(pair: str) -> "Same":
    from timeline.api.linking import Same

    into, _, event = pair.partition("=")
    if not into or not event or into == event:
        raise UsageError(f"{pair}: no pair of events", "Write X=Y: both have the id X then.")
    return Same(into=into, event=event)


def _suggest(
    session: Session,
    sides: Sequence[str],
    min_score: float | None,
    format_: ViewFormat,
    *,
    accepts: bool,
    by: str | None,
    dry_run: bool,
) -> None:
    from timeline.api.linking import Same
    from timeline.api.matching import MIN_SCORE
    from timeline.api.matching import match as suggest

    least = MIN_SCORE if min_score is None else min_score
    store = session.load()
    matching = suggest(store, *sides, min_score=least)
    if not accepts:
        _show(session, store, matching, least, format_, is_everywhere=not sides)
        return
    pairs = [
        Same(into=each.suggestion.a.event, event=each.suggestion.b.event, score=each.suggestion.score)
        for each in matching.found
    ]
    if pairs:
        _accept(session, pairs, by, format_, dry_run=dry_run)
    else:
        note("no two events are alike enough: nothing to accept")


def _show(
    session: Session, store: "Store", matching: "Matching", least: float, format_: ViewFormat, *, is_everywhere: bool
) -> None:
    if format_ is ViewFormat.JSON:
        from timeline.reconciliation.matching.shapes import match_shape
        from timeline.reconciliation.shapes import zone_of

        emit_json(match_shape(matching.found, least, zone_of(store)))
        return
    from timeline.render import matched_events

    session.show(
        matched_events(
            store,
            matching.sides,
            matching.found,
            alone=matching.alone,
            linked=matching.linked,
            min_score=least,
            is_everywhere=is_everywhere,
        )
    )


def _accept(session: Session, pairs: Sequence["Same"], by: str | None, format_: ViewFormat, *, dry_run: bool) -> None:
    from timeline.api.linking import accept

    done = accept(session.store_folder, pairs, by=by.strip() if by else None, dry_run=dry_run, say=note)
    _tell(session, done, format_, is_undone=False, dry_run=dry_run)


def _undo(session: Session, events: Sequence[str], format_: ViewFormat, *, dry_run: bool) -> None:
    from timeline.api.linking import undo

    done = undo(session.store_folder, events, dry_run=dry_run, say=note)
    _tell(session, done, format_, is_undone=True, dry_run=dry_run)


def _tell(session: Session, done: "Linking", format_: ViewFormat, *, is_undone: bool, dry_run: bool) -> None:
    if format_ is ViewFormat.JSON:
        from timeline.api.linking import linking_shape

        emit_json(linking_shape(done))
        return
    from timeline.render import linked_events

    session.show(linked_events(done.links, done.files, done.left, done.lost, is_undone=is_undone, dry_run=dry_run))
