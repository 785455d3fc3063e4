"""Recording a person's decision about a conflict."""

import getpass
import re
import subprocess
from datetime import date
from pathlib import Path

from timeline.api.checking import CheckResult, check
from timeline.api.reading import load
from timeline.errors import UsageError
from timeline.model.conflict import Conflict
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Action, Resolution, Split
from timeline.model.location import Location
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.reconciliation.argument import ways_out
from timeline.reconciliation.deciding import Effect, Undecided, effect_of, undecided
from timeline.reconciliation.decisions import claims_known, name_of
from timeline.reconciliation.splits import can_move
from timeline.reconciliation.wording import cite
from timeline.store.layout import RESOLUTIONS_FILE
from timeline.store.lock import Say
from timeline.store.resolutions_file import save_resolution
from timeline.store.scalars import ID_PATTERN


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided, and why: which claims lose, or which speak of another event; neither: it stands."""

    reason: str
    set_aside: tuple[str, ...] = ()  # `source/claim`, or `source/claim#key`
    split: str | None = None  # the event that `claims` speak of
    claims: tuple[str, ...] = ()  # `source/claim`
    by: str | None = None  # None: git's user.name, else the login name
    expires: str | None = None  # ISO date
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """A decision that was written, and what a check says since."""

    path: Path
    resolution: Resolution
    check: CheckResult

    @property
    def ends_it(self) -> bool:
        """Whether the conflict is no longer open."""
        return self.resolution.fingerprint not in self.check.reconciliation.open_conflicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One way to decide a conflict, and what it would do."""

    set_aside: tuple[Statement, ...]  # (): it is accepted as it stands
    is_preferred: bool  # what is set aside already, while nobody has decided
    effect: Effect


def choices_of(on: Undecided) -> tuple[Choice, ...]:
    """Return the ways to decide a conflict: each step, or all values but one, set aside; last, that it stands.

    Cost: one reconciliation a choice.
    """
    ways = ways_out(on.conflict, on.reconciliation)
    losers = [way.statements for way in ways]
    if on.conflict.sides:
        losers = [tuple(s for way in ways if way is not kept for s in way.statements) for kept in ways]
    lost = {each.statement for event in on.reconciliation.events for each in event.set_aside}
    choices = [_choice(on, statements, is_preferred=lost.issuperset(statements)) for statements in losers]
    return (*choices, _choice(on, (), is_preferred=False))


def _choice(on: Undecided, statements: tuple[Statement, ...], *, is_preferred: bool) -> Choice:
    decision = Decision(reason="to be tried", by="nobody", set_aside=tuple(map(cite, statements)))
    return Choice(set_aside=statements, is_preferred=is_preferred, effect=effect_of(resolution_of(on, decision), on))


def open_again(store: Store, conflict: Conflict) -> Undecided:
    """Return a conflict as it is without the decisions that were made on it: what a new one is about."""
    return undecided(store, conflict, date.today().isoformat())


def resolution_of(on: Undecided, decision: Decision) -> Resolution:
    """Return a decision as it will be recorded.

    Raises UsageError: a claim that takes no part in the conflict or cannot be split off, no reason, words that are not
    UTF-8, a date that is not one or has passed.
    """
    require_reason(decision.reason)
    for option, text in (("--by", decision.by), ("--note", decision.note)):
        _require_characters(option, text or "")
    require_date(decision.expires)
    _require_part(on.conflict, decision.set_aside)
    split = split_of(on, decision.split, decision.claims) if decision.split is not None else None
    return Resolution(
        fingerprint=on.conflict.fingerprint,
        action=Action.SPLIT if split else Action.SET_ASIDE if decision.set_aside else Action.ACCEPT,
        reason=decision.reason,
        by=decision.by or user_name(),
        date=date.today().isoformat(),
        location=Location(str(on.store.folder / RESOLUTIONS_FILE)),
        set_aside=tuple(dict.fromkeys(decision.set_aside)),
        split=split,
        claims=claims_known(on.conflict, with_quote=True),
        expires=decision.expires,
        note=decision.note,
    )


def record(on: Undecided, resolution: Resolution, say: Say | None = None) -> Recorded:
    """Write a decision to the store's resolutions.yaml, in the place of earlier ones on its conflict; check the store.

    Raises WriteFailed: nothing was written, or somebody else decided the conflict meanwhile.
    """
    save_resolution(on.store.folder, resolution, earlier=on.earlier, say=say)
    return Recorded(path=on.store.folder / RESOLUTIONS_FILE, resolution=resolution, check=check(load(on.store.folder)))


def split_of(on: Undecided, into: str, claims: tuple[str, ...]) -> Split:
    """Return the split of an event by the claims that speak of another one. Raises UsageError: that cannot be."""
    events = _events_of(on, claims)
    if len(events) != 1:
        named = " and ".join(events)
        raise UsageError(f"the claims to split off speak of several events: {named}", "Name the claims on one of them.")
    split = Split(event=events[0], into=into, claims=tuple(dict.fromkeys(claims)))
    _require_new_event(split)
    stuck = [name for name in claims if not can_move(on.reconciliation.store.claims[name], split)]
    if stuck:
        raise UsageError(f"{stuck[0]} relates {split.event} to {into}", "Name an event to which it does not relate it.")
    staying = {claim.full_id for claim in on.reconciliation.store.claims_of_event[split.event]} - set(claims)
    if not staying:
        raise UsageError(f"no claim would stay with {split.event}", "Name the claims that speak of the other event.")
    return split


def require_reason(text: str) -> None:
    """Raise UsageError unless a reason is given, in characters that a file can hold."""
    if not text.strip():
        raise UsageError("a decision needs a reason", 'Say why: --reason "…"')
    _require_characters("--reason", text)


def _require_characters(option: str, text: str) -> None:
    """Raise UsageError for bytes that are not of the terminal's encoding, which stand in a text as lone surrogates."""
    broken = next((sign for sign in text if "\ud800" <= sign <= "\udfff"), None)
    if broken is not None:
        byte = f"byte 0x{ord(broken) - 0xDC00:02x}" if "\udc80" <= broken <= "\udcff" else "half a character"
        raise UsageError(f"{option}: {byte} is no text in UTF-8", "Type it again; nothing was written.")


def require_date(text: str | None) -> None:
    """Raise UsageError unless a text is a day to come, written as ISO; None is fine: no day at all."""
    if text is None:
        return
    try:
        last_day = date.fromisoformat(text)
    except ValueError:
        last_day = None
    if last_day is None or last_day.isoformat() != text:  # neither 20261231 nor 2026-W53-4
        raise UsageError(f"{text}: not a date", "Write it as 2026-12-31.")
    if last_day < date.today():
        raise UsageError(f"{text} has passed: the decision would not apply", "Give a day to come.")


def user_name() -> str:
    """Return who decides unless it is said: git's user.name, else the login name."""
    try:
        asked = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)
        return asked.stdout.strip() or getpass.getuser()
    except (OSError, KeyError):  # no git; no login name
        return "unknown"


def _require_part(conflict: Conflict, claims: tuple[str, ...]) -> None:
    part = {name for s in conflict.all_statements for name in (s.claim.full_id, name_of(s))}
    for claim in claims:
        if claim not in part:
            raise _takes_no_part(claim, conflict)


def _events_of(on: Undecided, claims: tuple[str, ...]) -> list[str]:
    """The events that claims speak of, of which at least one claim must take part in the conflict."""
    there = on.reconciliation.store.claims
    part = {statement.claim.full_id for statement in on.conflict.all_statements}
    for claim in claims:
        if claim not in there:
            raise _takes_no_part(claim, on.conflict)
    if not part.intersection(claims):
        raise _takes_no_part(claims[0], on.conflict)
    return list(dict.fromkeys(there[claim].event for claim in claims))


def _takes_no_part(claim: str, conflict: Conflict) -> UsageError:
    there = ", ".join(dict.fromkeys(s.claim.full_id for s in conflict.all_statements))
    return UsageError(f"{claim}: takes no part in {conflict.fingerprint}", f"Its claims: {there}")


def _require_new_event(split: Split) -> None:
    if split.into == split.event:
        raise UsageError(f"{split.into}: the event that is split itself", "Give the other event an id of its own.")
    if not re.fullmatch(ID_PATTERN, split.into):
        raise UsageError(f"{split.into}: not an id of an event", "Write a-z, 0-9, `.`, `_` and `-`: siege-1916")
