"""The options of `timeline check`, with what its help says of each."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.model.fail_on import FailOn

BaseOption = Annotated[
    str | None,
    typer.Option(
        metavar="REV",
        help="Fail on what is new since HEAD left REV (a branch, tag or commit): what the store held there, by git, is "
        "known, as is what the baseline lists.",
    ),
]
BaselineOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Known conflicts; by default the store's own.")
]
WriteBaselineOption = Annotated[
    bool,
    typer.Option("--write-baseline", help="Make every open conflict known, and say what changed. Not with --base."),
]
FailOnOption = Annotated[
    FailOn | None, typer.Option(help="The lowest grade of a new conflict that fails; by default tension.")
]
SelectOption = Annotated[
    list[str] | None, typer.Option(metavar="CODES", help="Only these codes, beginnings of codes (TL3), or names.")
]
IgnoreOption = Annotated[list[str] | None, typer.Option(metavar="CODES", help="Not these codes.")]
SeverityOption = Annotated[
    list[str] | None,
    typer.Option(metavar="CODE=LEVEL", help="How severe: error fails, warning fails by grade, info never does."),
]
VerboseOption = Annotated[
    bool, typer.Option("--verbose", "-v", help="Show what is known, resolved, or only information, too.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print no report: the exit code says it.")]
StatisticsOption = Annotated[
    bool, typer.Option("--statistics", help="Count the findings of each code; text then lists none.")
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="What stdout shows: text, concise, json, jsonl, sarif, github, gitlab, junit, rdjson or markdown; "
        "by default text, in GitHub Actions github.",
        show_default=False,
    ),
]
OutputOption = Annotated[
    list[str] | None,
    typer.Option(
        "--output", "-o", metavar="FORMAT=FILE", help="Write a file in that format, too; any number of times."
    ),
]
LimitOption = Annotated[
    int, typer.Option(metavar="N", min=0, help="How many findings the format text lists at most; 0: all.")
]
CacheOption = Annotated[
    bool,
    typer.Option(
        "--cache/--no-cache",
        help="Keep beside a large store what was found, for the next check; --no-cache neither reads nor writes it.",
    ),
]
WatchOption = Annotated[
    bool, typer.Option("--watch", help="Check again whenever the store, a card or a document changes.")
]
StdinFilenameOption = Annotated[
    Path | None,
    typer.Option(
        metavar="PATH",
        help="Read stdin as the unsaved content of that file of the store. All findings are shown, as what one file "
        "says may clash with another; nothing is written.",
    ),
]
