"""The command line: commands, options and exit codes. The only code that knows typer.

| modules | their job |
|---|---|
| `boundary` · `app` · `commands/` | what stops a command becomes an exit code; global options; one module a command |
| `session` · `paging` · `asking` · `lookup` | the store and where to print; a pager; questions; what was named |
| `arguments` · `check_options` · `codes` · `unsaved` | options that are shared, or too many for the command's module |
| `reporting` · `comparing` · `deciding` · `importing` | what check, diff, resolve and import print |
| `watching` · `stamps` | `check --watch` |
| `examples` · `export_formats` · `manual` · `completion` | help, the manual page, what a shell completes |
"""

from timeline.cli.boundary import main

__all__ = ["main"]
