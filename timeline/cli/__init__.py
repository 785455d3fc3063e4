"""The command line: commands, options and exit codes. The only code that knows typer."""

from timeline.cli.boundary import main

__all__ = ["main"]
