"""The application: global options, and the commands in the order of `--help`."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.commands import COMMANDS
from timeline.cli.session import Session

app = typer.Typer(
    name="timeline",
    help="Reconcile chronologies: who says what happened when, where sources conflict, and why it cannot all be true.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for command in COMMANDS:
    app.command(name=command.__name__.rstrip("_"))(command)


def _print_version(wanted: bool) -> None:
    if wanted:
        from timeline import __version__

        typer.echo(f"timeline {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    store: Annotated[Path, typer.Option(envvar="TIMELINE_STORE", help="The folder of the event store.")] = Path("data"),
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour, as with NO_COLOR.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Take the options that stand before the command."""
    del version
    context.obj = Session(store_folder=store, no_color=no_color)


def invoke(arguments: list[str]) -> int:
    """Run a command and return its exit code; what click reports of wrong usage is printed here."""
    import click

    command = typer.main.get_command(app)
    try:
        result = command.main(args=arguments, prog_name="timeline", standalone_mode=False)
    except click.exceptions.Abort:
        return 2
    except click.ClickException as error:
        error.show()
        return 2
    return result if isinstance(result, int) else 0
