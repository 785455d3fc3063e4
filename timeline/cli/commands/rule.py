"""`timeline rule`: the page of a code, or the list of all."""

from typing import Annotated

import typer

from timeline.cli.arguments import FormatOption
from timeline.cli.session import ViewFormat, emit_json, emit_text


def rule(
    code: Annotated[
        str | None,
        typer.Argument(help="A code such as TL401, its name, or the beginning of codes; without one all are listed."),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="The pages of all codes, as Markdown.")] = False,
    format_: FormatOption = ViewFormat.TEXT,
) -> None:
    """Say what a finding's code means, and what to do.

    A page says what passes, what fails, how to mend that, and how to silence it.
    """
    from shutil import get_terminal_size

    from timeline.checks import rules_named
    from timeline.errors import UsageError
    from timeline.reports.rules import rule_text, rules_list, rules_markdown, rules_shape

    if code and all_:
        raise UsageError(f"--all shows every code, not {code} alone", f"So: timeline rule {code}")
    rules, width = rules_named(code or ""), get_terminal_size().columns
    if format_ is ViewFormat.JSON:
        emit_json(rules_shape(rules))
    elif all_:
        emit_text(rules_markdown(rules))
    elif code and len(rules) == 1:
        emit_text(rule_text(rules[0], width))
    else:
        emit_text(rules_list(rules, width))
