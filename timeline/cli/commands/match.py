"""`timeline match`: which events may be the same, and making them one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.arguments import FormatOption
from timeline.cli.session import Session, ViewFormat, emit_json, note, session_of
from timeline.errors import StoreNotFound, UsageError
from timeline.model.dataclass import dataclass

if TYPE_CHECKING:
    from timeline.api.linking import Linking, Same
    from timeline.reconciliation.matching.sides import Matching

_EXAMPLE = "For example: timeline match A B; timeline match --accept x=y; timeline match --undo y"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the options say."""

    min_score: float | None
    accepts: bool
    dry_run: bool
    by: str | None
    format: ViewFormat


def match(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[A B] [X=Y]...",
            help="Two sides, as timeline diff takes them, by default any two sources of the store; with --accept "
            "also pairs of events.",
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
    given = Given(min_score=min_score, accepts=accept, dry_run=dry_run, by=by, format=format_)
    if undo:
        _undo(session, undo, given)
    elif pairs:
        _accept(session, list(map(_same, pairs)), given)
    else:
        _suggest(session, sides, given)
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


def _suggest(session: Session, sides: Sequence[str], given: "Given") -> None:
    from timeline.api.matching import MIN_SCORE, is_of_store

    matching = _matching(session, sides, MIN_SCORE if given.min_score is None else given.min_score)
    if given.accepts:
        _accept(session, _all_of(matching), given)
    elif given.format is ViewFormat.JSON:
        from timeline.reconciliation.matching.shapes import match_shape

        emit_json(match_shape(matching))
    else:
        from timeline.render import matched_events

        session.show(matched_events(matching, is_everywhere=not sides, can_accept=is_of_store(matching)))


def _matching(session: Session, names: Sequence[str], min_score: float) -> "Matching":
    """Match what was named, by default all sources of the store; what was taken for granted is said on stderr."""
    from datetime import date

    from timeline.api.matching import match_given, require_score
    from timeline.api.sides import Sides

    require_score(min_score)
    try:
        store = session.load()
    except StoreNotFound:  # files and folders can be compared without it
        if not names:
            raise
        store = None
    found = Sides(store, session.store_folder, date.today().isoformat())
    sides = [found.named_once(name) for name in names or (store.sources if store is not None else ())]
    for sentence in found.notes:
        note(sentence)
    return match_given(sides, min_score=min_score)


def _all_of(matching: "Matching") -> list["Same"]:
    """Return what is suggested, to be accepted. Raises UsageError: it is not of the store."""
    from timeline.api.linking import Same
    from timeline.api.matching import is_of_store

    if not is_of_store(matching):
        raise UsageError("events of the store alone can be made one", "Import the other side first: timeline import")
    suggestions = [each.suggestion for each in matching.found]
    return [Same(into=each.a.event, event=each.b.event, score=each.score) for each in suggestions]


def _accept(session: Session, pairs: Sequence["Same"], given: "Given") -> None:
    from timeline.api.linking import accept

    if not pairs:
        note("no two events are alike enough: nothing to accept")
        return
    by = given.by.strip() if given.by else None
    _tell(session, accept(session.store_folder, pairs, by=by, dry_run=given.dry_run, say=note), given)


def _undo(session: Session, events: Sequence[str], given: "Given") -> None:
    from timeline.api.linking import undo

    _tell(session, undo(session.store_folder, events, dry_run=given.dry_run, say=note), given, is_undone=True)


def _tell(session: Session, done: "Linking", given: "Given", *, is_undone: bool = False) -> None:
    if given.format is ViewFormat.JSON:
        from timeline.api.linking import linking_shape

        emit_json(linking_shape(done))
        return
    from timeline.render import linked_events

    session.show(
        linked_events(done.links, done.files, done.left, done.lost, is_undone=is_undone, dry_run=given.dry_run)
    )
