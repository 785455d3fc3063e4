"""Deciding a conflict in the terminal: the argument, the choices, what each would do, and what will be written."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.cli.asking import Left, ask, ask_number, ask_numbers, ask_until, ask_yes
from timeline.cli.session import Session, emit_text, note
from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.api.resolving import Decision
    from timeline.model.decisions import Resolution
    from timeline.reconciliation.deciding import Undecided


def ask_resolution(session: Session, on: "Undecided", given: "Decision", *, accept: bool) -> "Resolution":
    """Ask for what is missing of a decision, show what it does, and return it once it is confirmed.

    Raises Left: the person left, or did not confirm. Raises UsageError, before anything is asked: what was given by
    options cannot be.
    """
    from timeline.api.resolving import require_reason, resolution_of
    from timeline.render import argument_page

    _require_sound(on, given)
    session.show(argument_page(on.reconciliation, on.conflict))
    _say_what_was_decided(on)
    decision = given if accept or given.set_aside or given.claims else _ask_action(session, on, given)
    emit_text("")
    if not decision.reason:
        decision = replace(decision, reason=ask_until("Reason", _checked(require_reason)))
    resolution = resolution_of(on, _ask_who(decision))
    _show_what_will_be_written(session, on, resolution)
    if not ask_yes("Write this?"):
        raise Left
    return resolution


def _require_sound(on: "Undecided", given: "Decision") -> None:
    """Raise UsageError where a part of a decision that was given cannot be, whatever the answers to come."""
    from timeline.api.resolving import resolution_of

    split = given.split if given.claims else None  # else of claims to come
    resolution_of(on, replace(given, reason=given.reason or "to be asked", by=given.by or "to be asked", split=split))


def _say_what_was_decided(on: "Undecided") -> None:
    from timeline.reconciliation.decision_words import decision_line
    from timeline.reconciliation.plain import safe_text

    for earlier in on.earlier:
        emit_text("")
        emit_text(safe_text(f"Decided before, to be replaced: {decision_line(earlier)}"))


def _ask_action(session: Session, on: "Undecided", given: "Decision") -> "Decision":
    """Ask what to set aside, whether the conflict stands, or what to split; of a split that is given, the claims."""
    from timeline.api.resolving import choices_of
    from timeline.reconciliation.wording import cite
    from timeline.render import choices_page

    if given.split is not None:
        return _ask_split(on, given)
    choices = choices_of(on)
    shown = [(choice.set_aside, choice.is_preferred, choice.effect) for choice in choices]
    session.show(choices_page(on.reconciliation, on.conflict, shown))
    emit_text("")
    number = ask_number("Which (q leaves, nothing is written)", len(choices) + 1)
    if number > len(choices):
        return _ask_split(on, given)
    return replace(given, set_aside=tuple(map(cite, choices[number - 1].set_aside)))


def _ask_split(on: "Undecided", given: "Decision") -> "Decision":
    """Ask which claims speak of another event, and of which."""
    from timeline.api.resolving import split_of
    from timeline.reconciliation.plain import safe_text

    there = on.reconciliation.store.claims
    names = list(dict.fromkeys(s.claim.full_id for s in on.conflict.all_statements))
    emit_text("")
    for number, name in enumerate(names, 1):
        emit_text(safe_text(f"{number:>3}  {name}  on {there[name].event}"))
    while True:
        chosen = tuple(names[place - 1] for place in ask_numbers("Which claims speak of another event", len(names)))
        into = given.split or ask(f"The id of that event (a new one, or a listed one; not {there[chosen[0]].event})")
        try:
            return replace(given, split=split_of(on, into, chosen).into, claims=chosen)
        except UsageError as wrong:
            note(f"{wrong}. {wrong.hint}".rstrip())


def _ask_who(decision: "Decision") -> "Decision":
    """Ask who decides and for how long, where the options do not say it."""
    from timeline.api.resolving import require_date, user_name

    by = decision.by or ask("By", user_name())
    expires = decision.expires
    if expires is None:
        expires = ask_until(
            "Expires (as 2030-12-31; nothing: never)", _checked(lambda text: require_date(text or None))
        )
    return replace(decision, by=by, expires=expires or None)


def _show_what_will_be_written(session: Session, on: "Undecided", resolution: "Resolution") -> None:
    from timeline.reconciliation.deciding import effect_of
    from timeline.reconciliation.plain import safe_text
    from timeline.render import effect_page
    from timeline.store.save import resolution_lines

    emit_text("")
    emit_text(safe_text(f"{resolution.location.file} will have:"))
    for line in resolution_lines(resolution, 2):
        emit_text(safe_text(line))
    emit_text("\nand then:")
    session.show(effect_page(effect_of(resolution, on)))


def _checked(require: Callable[[str], None]) -> Callable[[str], str]:
    """Return a reader of answers that keeps what passes."""

    def read(answer: str) -> str:
        require(answer)
        return answer

    return read
