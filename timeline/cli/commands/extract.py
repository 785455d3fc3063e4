"""`timeline extract`: cards and documents in, claims files out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli.arguments import FormatOption, NeededDocumentsOption
from timeline.cli.session import ViewFormat, emit_json, emit_text, note, session_of

if TYPE_CHECKING:
    from timeline.api.extracting import CardResult, ExtractResult

MOST_NAMED = 5  # events that are not in the list


def extract(
    context: typer.Context,
    cards: Annotated[list[Path] | None, typer.Argument(help="Cards; by default all of seeds/.")] = None,
    documents: NeededDocumentsOption = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 where store and cards differ.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite claims that were edited by hand.")] = False,
    format_: FormatOption = ViewFormat.TEXT,
) -> int:
    """Extract claims: find each card's words in its document.

    Reads their dates, and writes the claims files. Claims that were edited by hand are kept, and named, unless --force.
    """
    from timeline.api.extracting import extract as extract_cards
    from timeline.errors import UsageError

    session = session_of(context)
    for card in cards or ():
        if not card.is_file():
            raise UsageError(f"{card}: no such card", _card_hint(card, session.store_folder))
    result = extract_cards(
        session.store_folder, cards or (), documents=documents, check_only=check, force=force, say=note
    )
    if format_ is ViewFormat.JSON:
        emit_json(_shape(result, check=check))
    else:
        _report(result, session.store_folder, check=check)
    if check:
        return 0 if result.is_clean else 1
    return 1 if any(finding.severity == "error" for finding in result.findings) else 0


def _card_hint(card: Path, store: Path) -> str:
    from timeline.model.nearest import nearest_name
    from timeline.store.layout import cards_folder

    near = nearest_name(card.name, (path.name for path in cards_folder(store).glob("*.yaml")))
    return f"Did you mean {cards_folder(store) / near}?" if near else "Name a YAML file, or none for all of seeds/."


def _outcome(card: "CardResult", *, check: bool) -> str:
    if card.blocked:
        return "left as it is"
    if not card.changed:
        return "as it was"
    return "differs from its card" if check else "written"


def _shape(result: "ExtractResult", *, check: bool) -> dict[str, Any]:
    from timeline.reconciliation.shapes import finding_shape

    cards = [
        {
            "card": str(card.card),
            "file": str(card.claims_file),
            "claims": card.claims,
            "outcome": _outcome(card, check=check),
            "refused": list(card.refused),
        }
        for card in result.cards
    ]
    return {
        "version": 1,
        "cards": cards,
        "findings": [finding_shape(finding) for finding in result.findings],
        "unlisted": list(result.unlisted),
    }


def _report(result: "ExtractResult", store: Path, *, check: bool) -> None:
    from timeline.model.counted import counted, first_named

    for finding in result.findings:
        place = f"{finding.location.file}:{finding.location.line}"
        note(finding.message if finding.severity == "info" else f"{place}: {finding.code} {finding.message}")
    for card in result.cards:
        emit_text(f"{card.claims_file}: {counted(card.claims, 'claim')}, {_outcome(card, check=check)}")
    if result.unlisted:
        names = first_named(result.unlisted, MOST_NAMED)
        what = f"{counted(len(result.unlisted), 'event')} not in the event list: {names}"
        note(f"{what}: add to {store / 'events.yaml'}, or correct the card")
    if not result.cards and not result.findings:
        note("no cards: put them in seeds/ beside the store, or name them")
