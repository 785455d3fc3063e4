"""`timeline diff`: two sides, or more, beside each other in time."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.comparing import DiffFormat, Shown, show_comparison, show_matrix
from timeline.cli.session import Session, note, session_of, working
from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.reconciliation.comparison import Comparison, Matrix

SIDES_HELP = (
    "What to compare: ids of sources, claims files, folders of stores, git revisions (main..HEAD; main alone: with the "
    "store as it stands)."
)


def diff(
    context: typer.Context,
    sides: Annotated[list[str], typer.Argument(metavar="A [B] [C]...", help=SIDES_HELP)],
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="VERDICT",
            help="Events of one verdict: agree, refines, refined-by, overlaps, conflict, only-a or only-b; again for "
            "more.",
        ),
    ] = None,
    around: Annotated[
        int | None,
        typer.Option("--context", metavar="N", min=0, help="N events beside each that differs, or that --only chose."),
    ] = None,
    summary: Annotated[bool, typer.Option("--summary", help="Only how many events have each verdict.")] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 1 when anything differs; with --only, anything of that.")
    ] = False,
    by_likeness: Annotated[
        bool, typer.Option("--match", help="Take what may be the same for one event: see timeline match.")
    ] = False,
    min_score: Annotated[
        float | None, typer.Option(metavar="SCORE", help="With --match: the least score of a pair; by default 0.6.")
    ] = None,
    format_: Annotated[DiffFormat, typer.Option("--format", "-f", help="How to print it.")] = DiffFormat.TEXT,
) -> int:
    """Compare sources in time, side by side.

    Where they agree, where one is more exact, where they cannot both be right, what only one of them tells, and which
    events they put in opposite order. A store, or a revision of it, says what its preferred reading keeps.
    """
    from timeline.cli.lookup import find_verdicts
    from timeline.reconciliation.comparison import Matrix

    session = session_of(context)
    verdicts = find_verdicts(only or ())
    with working("comparing"):
        compared = _compare(session, sides, min_score=_score(by_likeness, min_score))
    shown = Shown(only=only or (), context=around, summary=summary, format=format_)
    if isinstance(compared, Matrix):
        show_matrix(session, compared, shown)
        pairs = compared.pairs
    else:
        show_comparison(session, compared, shown)
        pairs = (compared,)
    if not exit_code:
        return 0
    return int(any(pair.differs_in(verdicts) if verdicts else pair.differs for pair in pairs))


def _score(by_likeness: bool, min_score: float | None) -> float | None:
    """Return the least score of what is taken for one event; None: ids alone count."""
    if min_score is not None and not by_likeness:
        raise UsageError("--min-score goes with --match", f"Write: --match --min-score {min_score:g}")
    if not by_likeness:
        return None
    from timeline.api.matching import MIN_SCORE

    return MIN_SCORE if min_score is None else min_score


def _compare(session: Session, names: list[str], *, min_score: float | None) -> "Comparison | Matrix":
    """Compare what was named; what was taken for granted is said on stderr."""
    from datetime import date

    from timeline.api.diffing import compare_named
    from timeline.api.sides import Sides
    from timeline.errors import StoreNotFound

    try:
        store = session.load()
    except StoreNotFound:  # files and folders can be compared without it
        store = None
    found = Sides(store, session.store_folder, date.today().isoformat())
    given = found.named(names)
    for sentence in found.notes:
        note(sentence)
    if min_score is not None:
        from timeline.api.matching import compare_by_likeness

        return compare_by_likeness(given, min_score=min_score)
    compared = compare_named(given)
    _note_strangers(compared)
    return compared


def _note_strangers(compared: "Comparison | Matrix") -> None:
    """Say what would help where two sides tell of something and have no event in common."""
    from timeline.reconciliation.comparison import Comparison

    if isinstance(compared, Comparison) and {"only-a", "only-b"} == {row.verdict.value for row in compared.rows}:
        note("the two have no event in common; --match takes those for one that may be the same")
