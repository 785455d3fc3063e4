"""Examples for every command, as `--help` prints them; they work on the store that comes with the tool."""

from collections.abc import Sequence
from typing import Final

from timeline.cli.export_formats import formats_listed

WIDEST = 64  # of command and what it does, in 80 columns

Example = tuple[str, str]  # what is typed after `timeline`, and what it does

WHOLE_TOOL: tuple[Example, ...] = (
    ("init titanic --example", "a small store to try everything on"),
    ("show", "the merged timeline"),
    ("diff schmitt-2025 weiss-2022", "two sources side by side"),
    ("check", "what is wrong, and new"),
)
EXAMPLES: dict[str, tuple[Example, ...]] = {
    "show": (
        ("show --status disputed --status undecided", "what the sources disagree on"),
        ("show --from 2022-03-28 --to 2022-04-02", "what may have happened in these days"),
        ("show bucha-withdrawal", "one event: who says what, quoted"),
        ("show --chart --by source --tag bucha", "bars on an axis of time, a lane for each source"),
        ("show --density", "how many events begin when"),
        ("show --follow bucha-withdrawal", "what is before it for certain, what after, and why"),
    ),
    "browse": (
        ("browse", "all events; ? shows the keys"),
        ("browse bucha-withdrawal", "at one event"),
        ("browse 7c5408", "at one conflict"),
    ),
    "diff": (
        ("diff schmitt-2025 weiss-2022", "all that either tells"),
        ("diff schmitt-2025 weiss-2022 --only conflict --context 2", "where they cannot both be right, and around"),
        ("diff schmitt-2025 weiss-2022 --summary", "how many events have each verdict"),
        ("diff near-miss-2024 schmitt-2025 weiss-2022", "each pair of three"),
        ("diff schmitt-2025 weiss-2022 --format markdown", "a document to publish, every quote with its place"),
    ),
    "match": (
        ("match progress-2022 schmitt-2025 --min-score 0.5", "which of their events may be the same"),
        ("match", "of any two sources"),
        ("match --accept previous-round=belarus-talks --dry-run", "what making them one would change"),
    ),
    "reconcile": (
        ("reconcile", "the timeline, its conflicts, and what was set aside"),
        ("reconcile --format json", "the same for programs"),
    ),
    "explain": (("explain 7c5408", "the conflict whose fingerprint begins so"),),
    "check": (
        ("check", "what is wrong, and new"),
        ("check --select TL3,TL4 --verbose", "dates and order, known ones, too"),
        ("check --ignore TL6 --severity TL305=warning", "no notes on support; show refinements"),
        ("check --write-baseline", "make what is there known"),
        ("check --output sarif=check.sarif --output junit=check.xml", "files for CI beside the text"),
    ),
    "resolve": (
        (
            'resolve 7c5408 --set-aside weiss-2022/retreat-before-the-talks --reason "hearsay"',
            "one side loses",
        ),
        ("resolve 7c5408", "in a terminal: shows the choices, and asks"),
        ('resolve 3cc34a --accept --reason "both words are used"', "it stands as it is"),
        (
            'resolve 7c5408 --split first-retreat --claim weiss-2022/retreat-before-the-talks --reason "earlier"',
            "two events",
        ),
    ),
    "extract": (
        ("extract", "all cards of seeds/"),
        ("extract --check", "do the claims differ from the cards?"),
    ),
    "export": (
        ("export --output chronology.md", "for readers, with footnotes"),
        ("export --output chronology.html", "one page to read, search and zoom"),
        ("export --output chronology.svg", "a picture to print"),
        ("export --format csv --claims", "one row a claim; without --claims, an event"),
        ("export --audience public --output public.md", "without notes, weights and dismissed rumours"),
        ("export --format parquet --output tables", "one row a claim, nothing lost"),
    ),
    "import": (
        ("import dates.csv --source almanac --title Almanac", "a row a claim, columns by their names"),
        ("import termine.csv --source amt --column when=Datum --day-first", "columns with other names"),
        ("import claims.jsonl --source feed --dry-run", "what would be read, and written"),
        ("import tree.ged --source weber", "a family tree; or a calendar, .ics"),
        ("--store my-store import tables", "what `export --format parquet` wrote"),
    ),
    "sources": (
        ("sources", "claims, agreement, losses, weights; who repeats whom"),
        ("sources schmitt-2025", "one source: beside whom, and what of it is set aside"),
        ("sources --trust learned", "weights by agreement with independent others, and why"),
    ),
    "date": (
        ('date "first week of March" --published 2022-03-30', "read against a day of publication"),
        ('date 2022-03~ "[2022-03-29..2022-03-31]"', "EDTF; quote what a shell would read"),
        ("date --compare 2022-03 2022-03-14", "which comes first, and how far apart they are"),
    ),
    "scan": (
        ("scan README.md --published 2022-06-01", "all of a text, read against a day"),
        ("scan README.md --format jsonl", "one JSON object a line"),
        ("scan README.md --card", "a card to work on; send it to seeds/NAME.yaml"),
    ),
    "rule": (
        ("rule TL401", "what passes, what fails, how to fix it"),
        ("rule", "all codes"),
        ("rule --all --format json", "all pages, for programs"),
    ),
    "schema": (
        ("schema claims", "every key of a claims file"),
        ("schema --editors", "editors complete and check the store"),
    ),
    "init": (
        ("init my-store", "then: timeline --store my-store check"),
        ("init titanic --example", "sources that disagree, to try everything on"),
    ),
}

CLOSINGS: Final[dict[str, str]] = {"export": formats_listed()}  # what else a help page ends with


def epilog(examples: Sequence[Example], closing: str = "") -> str:
    """Return examples as the end of a help text: what each does stands beside it, or below."""
    typed = max(len(command) for command, _ in examples)
    fits = typed + max(len(does) for _, does in examples) <= WIDEST
    lines = [line for example in examples for line in _lines(*example, beside=typed if fits else 0)]
    title = "Example:" if len(examples) == 1 else "Examples:"
    return "\b\n" + "\n".join([title, *lines]) + (f"\n\n{closing}" if closing else "")


def _lines(typed: str, does: str, *, beside: int) -> list[str]:
    return [f"  timeline {typed:{beside}}  {does}"] if beside else [f"  timeline {typed}", f"      {does}"]
