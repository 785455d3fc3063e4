"""`timeline rule`: the page of a code, or the list of all."""

from typing import Annotated

import typer

from timeline.cli.arguments import FormatOption
from timeline.cli.session import ViewFormat, emit_json, emit_text


def rule(
    code: Annotated[str | None, typer.Argument(help="A code such as TL401; without one all are listed.")] = None,
    format_: FormatOption = ViewFormat.TEXT,
) -> None:
    """Say what a finding's code means, and what to do."""
    from timeline.checks import RULES, rule_named

    chosen = [rule_named(code)] if code else list(RULES)
    if format_ is ViewFormat.JSON:
        rules = [{"code": r.code, "name": r.name, "severity": r.severity, "page": r.page} for r in chosen]
        emit_json({"version": 1, "rules": rules})
    elif code:
        emit_text(f"{chosen[0].code} {chosen[0].name} ({chosen[0].severity})\n\n{chosen[0].page}")
    else:
        emit_text("\n".join(f"{r.code} {r.name:28} {r.title}" for r in chosen))
