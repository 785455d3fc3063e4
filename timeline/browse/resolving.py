"""Recording a decision: which choice, why and by whom, then what will be written, and only then is it written."""

import asyncio
from typing import Any

from textual.app import App

from timeline.api.resolving import Choice, Decision, Recorded, choices_of, open_again, record
from timeline.browse.choosing import SPLIT, ChoiceDialog
from timeline.browse.confirming import ConfirmDialog
from timeline.browse.reasoning import ReasonDialog
from timeline.errors import TimelineError
from timeline.model.conflict import Conflict
from timeline.model.decisions import Resolution
from timeline.model.store import Store
from timeline.reconciliation.deciding import Undecided, effect_of
from timeline.reconciliation.decision_words import action_words
from timeline.reconciliation.wording import cite


async def decide(app: App[Any], store: Store, conflict: Conflict) -> str | None:
    """Ask how to decide a conflict, and write it; return what was done in a sentence, None: nothing was.

    Each question can be gone back from. Raises nothing: what cannot be written is said.
    """
    on = await asyncio.to_thread(open_again, store, conflict)
    choices = await asyncio.to_thread(choices_of, on)
    while True:
        number = await app.push_screen_wait(ChoiceDialog(on, choices))
        if number is None:
            return None
        resolution = await _asked(app, on, None if number == SPLIT else choices[number])
        if resolution is not None:
            return await _written(app, on, resolution)


async def _asked(app: App[Any], on: Undecided, choice: Choice | None) -> Resolution | None:
    """Ask for the rest, and whether to write it; None: back to the choices. A choice of None is a split."""
    given = Decision(reason="", set_aside=tuple(map(cite, choice.set_aside)) if choice is not None else ())
    while True:
        asked = await app.push_screen_wait(ReasonDialog(on, given, is_split=choice is None))
        if asked is None:
            return None
        given, resolution = asked
        effect = await asyncio.to_thread(effect_of, resolution, on)
        if await app.push_screen_wait(ConfirmDialog(resolution, effect)):
            return resolution


async def _written(app: App[Any], on: Undecided, resolution: Resolution) -> str | None:
    said: list[str] = []
    try:
        recorded = await asyncio.to_thread(record, on, resolution, said.append)
    except TimelineError as error:
        app.notify(f"{error}. {error.hint or ''}".strip(), severity="error", markup=False)
        return None
    return " ".join([*said, _done_words(recorded)])


def _done_words(recorded: Recorded) -> str:
    ends = "It no longer fails the check." if recorded.ends_it else "The conflict does not end with that."
    return f"{recorded.path.name}: {action_words(recorded.resolution)}. {ends}"
