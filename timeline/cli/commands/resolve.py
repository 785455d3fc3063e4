"""`timeline resolve`: record a decision about a conflict."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.arguments import FormatOption
from timeline.cli.session import ViewFormat, emit_json, emit_text, note, session_of

if TYPE_CHECKING:
    from timeline.model.conflict import Conflict


def resolve(
    context: typer.Context,
    fingerprint: Annotated[str, typer.Argument(help="A conflict, or the first digits of its fingerprint.")],
    set_aside: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CLAIM", help="A claim that loses, source/claim or source/claim#key; may be given several times."
        ),
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="The conflict stands, and is known to stand.")] = False,
    reason: Annotated[str, typer.Option(metavar="WORDS", help="Why; it is shown wherever the decision acts.")] = "",
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who decides; by default git's user.name, else the login.")
    ] = None,
    expires: Annotated[
        str | None, typer.Option(metavar="DATE", help="The last day on which the decision applies (ISO).")
    ] = None,
    format_: FormatOption = ViewFormat.TEXT,
) -> None:
    """Record a person's decision about a conflict.

    Which claims lose, or that the conflict stands; it is written to resolutions.yaml, with reason, name and date.
    """
    from timeline.api.reading import reconcile
    from timeline.api.resolving import Decision, record
    from timeline.cli.lookup import find_conflict
    from timeline.errors import UsageError
    from timeline.reconciliation.decisions import left_standing

    if bool(set_aside) == accept:
        raise UsageError("say what to do: --set-aside CLAIM or --accept", "See the claims: timeline explain …")
    if not reason.strip():
        raise UsageError("a decision needs a reason: --reason …")
    session = session_of(context)
    reconciliation = reconcile(session.load())
    conflict = find_conflict(reconciliation, fingerprint)
    decision = Decision(set_aside=tuple(set_aside or ()), reason=reason.strip(), by=by, expires=expires)
    path = record(reconciliation, conflict, decision)
    still = left_standing(conflict, decision.set_aside) if decision.set_aside else ()
    if format_ is ViewFormat.JSON:
        ids = list(dict.fromkeys(statement.claim.full_id for statement in still))
        shape = {"fingerprint": conflict.fingerprint, "set_aside": list(decision.set_aside), "left_standing": ids}
        emit_json({"version": 1, "file": str(path), **shape})
        return
    emit_text(f"{path}: {_done(conflict, decision.set_aside)}")
    if still:
        others = ", ".join(dict.fromkeys(statement.claim.full_id for statement in still))
        note(f"the conflict does not end with that: {others} stand as they are")


def _done(conflict: "Conflict", set_aside: tuple[str, ...]) -> str:
    what = f"{', '.join(set_aside)} set aside" if set_aside else "accepted as it stands"
    return f"{conflict.fingerprint} {what}"
