"""Whether the beginning of a text is in a format: cheap looks, no reading."""

import re
from typing import Final

_TABLE_RULE: Final = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?\s*$|^\s*\|\s*:?-{2,}:?\s*\|\s*$", re.M)


def timelinejs(beginning: str) -> bool:
    """Whether it is a JSON object with slides or eras, whose dates are objects."""
    return (
        beginning.lstrip("\ufeff \t\r\n").startswith("{")
        and re.search(r'"(events|eras|title)"\s*:\s*[\[{]', beginning) is not None
        and re.search(r'"start_date"\s*:\s*\{', beginning) is not None
    )


def json_lines(beginning: str) -> bool:
    """Whether it begins with a JSON object, or a list of them."""
    return re.match(r"[\ufeff\s]*(\[\s*)?\{", beginning) is not None


def icalendar(beginning: str) -> bool:
    """Whether it is a calendar."""
    return beginning.lstrip("\ufeff \t\r\n").upper().startswith("BEGIN:VCALENDAR")


def gedcom(beginning: str) -> bool:
    """Whether it begins with the header of a family tree."""
    return re.match(r"[\ufeff\s]*0 HEAD\b", beginning) is not None


def markdown_table(beginning: str) -> bool:
    """Whether a line of it stands under the headings of a table."""
    return _TABLE_RULE.search(beginning) is not None


def tab_table(beginning: str) -> bool:
    """Whether its first line has tabs."""
    return "\t" in _first_line(beginning)


def csv_table(beginning: str) -> bool:
    """Whether its first lines, two at least, have as many commas, semicolons or bars each."""
    lines = [line for line in beginning.split("\n") if line.strip()][:5]
    return len(lines) > 1 and any(lines[0].count(sign) and _is_even(lines, sign) for sign in ",;|")


def _is_even(lines: list[str], sign: str) -> bool:
    return len({line.count(sign) for line in lines}) == 1


def dated_text(beginning: str) -> bool:
    """Whether some line is a date, or begins with one."""
    from timeline.extraction.importing.dated_text.headings import find_heading

    return any(find_heading(line) is not None for line in beginning.splitlines())


def _first_line(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip()), "")
