"""`timeline resolve`: record a decision about a conflict."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli.arguments import FormatOption
from timeline.cli.boundary import CANNOT_RUN
from timeline.cli.session import Session, ViewFormat, emit_json, emit_text, note, session_of

if TYPE_CHECKING:
    from timeline.api.resolving import Decision, Recorded
    from timeline.model.decisions import Resolution
    from timeline.reconciliation.deciding import Undecided


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
    split: Annotated[
        str | None, typer.Option(metavar="EVENT", help="The claims of --claim speak of this other event, new or there.")
    ] = None,
    claim: Annotated[
        list[str] | None, typer.Option(metavar="CLAIM", help="With --split: source/claim; may be given several times.")
    ] = None,
    reason: Annotated[str, typer.Option(metavar="WORDS", help="Why; it is shown wherever the decision acts.")] = "",
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who decides; by default git's user.name, else the login.")
    ] = None,
    expires: Annotated[
        str | None, typer.Option(metavar="DATE", help="The last day on which the decision applies (ISO).")
    ] = None,
    remark: Annotated[str | None, typer.Option("--note", metavar="WORDS", help="For whoever reads the file.")] = None,
    format_: FormatOption = ViewFormat.TEXT,
) -> int:
    """Record a person's decision about a conflict.

    Which claims lose, that the conflict stands, or that some claims speak of another event. It is written to
    resolutions.yaml, with reason, name and date, in the place of an earlier one. In a terminal, what is missing is
    asked for.
    """
    from timeline.api.reading import reconcile
    from timeline.api.resolving import Decision, open_again, record, resolution_of
    from timeline.cli.lookup import find_conflict

    decision = Decision(
        set_aside=tuple(set_aside or ()),
        split=split,
        claims=tuple(claim or ()),
        reason=reason.strip(),
        by=by.strip() if by else None,
        expires=expires,
        note=remark,
    )
    missing = _missing(decision, accept=accept)
    _require_askable(missing, fingerprint, format_)
    session = session_of(context)
    store = session.load()
    on = open_again(store, find_conflict(reconcile(store), fingerprint))
    resolution = _asked(session, on, decision, accept=accept) if missing else resolution_of(on, decision)
    if resolution is None:
        note("nothing was written")
        return CANNOT_RUN
    _say(record(on, resolution, note), on, format_)
    return 0


def _missing(decision: "Decision", *, accept: bool) -> list[str]:
    """Name the options that are still needed. Raises UsageError: options that exclude each other."""
    from timeline.errors import UsageError

    if sum((bool(decision.set_aside), accept, decision.split is not None)) > 1:
        raise UsageError("say one thing: --set-aside CLAIM, --accept or --split EVENT", "See timeline explain …")
    if decision.claims and decision.split is None:
        raise UsageError("--claim says what --split splits off", "Name the other event: --split EVENT")
    is_said = bool(decision.set_aside or accept or decision.claims)
    action = "--claim CLAIM" if decision.split is not None else "one of --set-aside CLAIM, --accept, --split EVENT"
    return ([] if is_said else [action]) + ([] if decision.reason else ["--reason WORDS"])


def _require_askable(missing: list[str], fingerprint: str, format_: ViewFormat) -> None:
    """Raise UsageError where something is missing, and there is no terminal in which to ask for it."""
    from timeline.cli.asking import is_terminal
    from timeline.errors import UsageError

    if missing and (format_ is ViewFormat.JSON or not is_terminal()):
        raise UsageError(f"missing: {'; '.join(missing)}", f"See the claims: timeline explain {fingerprint}")


def _asked(session: Session, on: "Undecided", given: "Decision", *, accept: bool) -> "Resolution | None":
    """Ask for what is missing; None: the person left."""
    from timeline.cli.asking import Left
    from timeline.cli.deciding import ask_resolution

    try:
        return ask_resolution(session, on, given, accept=accept)
    except Left:
        return None
    except KeyboardInterrupt:
        emit_text("")
        note("nothing was written")
        raise


def _say(recorded: "Recorded", on: "Undecided", format_: ViewFormat) -> None:
    """Say what was written, what it replaced, and what a check says now."""
    from timeline.reconciliation.decision_words import action_words, decision_line
    from timeline.reconciliation.plain import safe_text

    if format_ is ViewFormat.JSON:
        emit_json(_shape(recorded, on))
        return
    emit_text(safe_text(f"{recorded.path}: {recorded.resolution.fingerprint} {action_words(recorded.resolution)}"))
    for earlier in on.earlier:
        emit_text(safe_text(f"  replaces {decision_line(earlier)}"))
    result = recorded.check
    from timeline.model.counted import counted

    found = f"{counted(result.summary.errors, 'error')}, {counted(result.summary.new, 'new conflict')}"
    emit_text(f"  timeline check now: {found} (exit {1 if result.fails() else 0})")
    if not recorded.ends_it:
        note(f"the conflict does not end with that: {_still(recorded, on)}")


def _still(recorded: "Recorded", on: "Undecided") -> str:
    names = _left_standing(recorded, on)
    verb = "stands as it is" if len(names) == 1 else "stand as they are"
    return f"{', '.join(names)} {verb}" if names else "see timeline explain"


def _left_standing(recorded: "Recorded", on: "Undecided") -> list[str]:
    from timeline.reconciliation.decisions import left_standing

    resolution = recorded.resolution
    gone = resolution.split.claims if resolution.split else resolution.set_aside
    still = left_standing(on.conflict, gone) if gone and not recorded.ends_it else ()
    return list(dict.fromkeys(statement.claim.full_id for statement in still))


def _shape(recorded: "Recorded", on: "Undecided") -> dict[str, Any]:
    from timeline.reconciliation.shapes import decision_shape

    summary = recorded.check.summary
    return {
        "version": 1,
        "file": str(recorded.path),
        **decision_shape(recorded.resolution),
        "left_standing": _left_standing(recorded, on),
        "ends": recorded.ends_it,
        "replaces": [decision_shape(earlier) for earlier in on.earlier],
        "check": {"errors": summary.errors, "new": summary.new, "fails": recorded.check.fails()},
    }
