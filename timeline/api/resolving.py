"""Recording a person's decision about a conflict."""

import getpass
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from timeline.errors import UsageError
from timeline.model.conflict import Conflict
from timeline.model.decisions import Action, Resolution
from timeline.model.location import Location
from timeline.reconciliation.decisions import claims_known, name_of
from timeline.reconciliation.result import Reconciliation
from timeline.store.write import append_resolution


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided: which claims lose (none: the conflict stands), and why."""

    reason: str
    set_aside: tuple[str, ...] = ()  # `source/claim`, or `source/claim#key`
    by: str | None = None  # None: git's user.name, else the login name
    expires: str | None = None  # ISO date


def record(reconciliation: Reconciliation, conflict: Conflict, decision: Decision) -> Path:
    """Append a decision to the store's resolutions.yaml and return that file.

    Raises UsageError: a claim that takes no part in the conflict, a date that is not one.
    """
    _require_part(conflict, decision)
    _require_date(decision.expires)
    path = reconciliation.store.folder / "resolutions.yaml"
    resolution = Resolution(
        fingerprint=conflict.fingerprint,
        action=Action.SET_ASIDE if decision.set_aside else Action.ACCEPT,
        reason=decision.reason,
        by=decision.by or _user_name(),
        date=date.today().isoformat(),
        location=Location(str(path)),
        set_aside=decision.set_aside,
        claims=claims_known(conflict, with_quote=True),
        expires=decision.expires,
    )
    append_resolution(reconciliation.store.folder, resolution)
    return path


def _require_part(conflict: Conflict, decision: Decision) -> None:
    part = {name for s in conflict.all_statements for name in (s.claim.full_id, name_of(s))}
    for claim in decision.set_aside:
        if claim not in part:
            there = ", ".join(dict.fromkeys(s.claim.full_id for s in conflict.all_statements))
            raise UsageError(f"{claim}: takes no part in {conflict.fingerprint}", f"Its claims: {there}")


def _require_date(text: str | None) -> None:
    if text is None:
        return
    try:
        last_day = date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text}: not a date", "Write it as 2026-12-31.") from error
    if last_day < date.today():
        raise UsageError(f"{text} has passed: the decision would not apply", "Give a day to come.")


def _user_name() -> str:
    try:
        asked = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)
        return asked.stdout.strip() or getpass.getuser()
    except (OSError, KeyError):  # no git; no login name
        return "unknown"
