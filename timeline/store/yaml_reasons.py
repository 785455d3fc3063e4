"""Why a text is not YAML, in words for someone who writes it by hand.

Parsers say what they expected. What most often went wrong is told instead: a tab, an indent, a sign that wants quotes.
"""

from typing import Final

NEVER_ENDS: Final = "found unexpected end of stream"  # said of the end of a file; what is wrong is where it began
_TAB: Final = "a tab, which YAML does not take here; indent with spaces"
_INDENT: Final = "this line is indented unlike the others of its list or mapping; indent it as they are"
_MORE: Final = "there is more behind a value that has ended; put the whole value in quotes"

# What parsers say, with libyaml or without, and what it most often is.
_SAID: Final = (
    ("a tab character", _TAB),
    ("mapping values are not allowed", "a second `: ` in one value; put the value in quotes, or correct the indent"),
    ("unknown escape character", "a `\\` in double quotes begins an escape; write it twice, or use single quotes"),
    (NEVER_ENDS, "a quote that is opened here is not closed; close it"),
    ("found another document", "a second document begins here, and a file holds one; remove this line"),
)
_UNLIKE_OTHERS: Final = ("expected '-' indicator", "expected key", "<block end>", "<document start>")


def why_not_yaml(problem: str, line: str, column: int) -> str | None:
    """Return what is wrong and what to do where a parser stopped, `column` from 0; None: it says it best itself."""
    for said, reason in _SAID:
        if said in problem:
            return reason
    sign = line[column : column + 1]
    if "cannot start any token" in problem:
        return _TAB if "\t" in line[: column + 1] else f"a value cannot begin with `{sign}`; put it in quotes"
    if any(said in problem for said in _UNLIKE_OTHERS):
        return _MORE if line[:column].strip() else _INDENT
    return None
