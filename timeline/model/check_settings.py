"""What a check looks for and what fails it: the `check:` of `timeline.yaml`, or what the command line asks for.

Everywhere a code is `TL301`, or the beginning of some: `TL3`.
"""

from collections.abc import Mapping
from dataclasses import field

from timeline.model.dataclass import dataclass
from timeline.model.fail_on import FailOn
from timeline.model.finding import Severity
from timeline.model.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class PerFile:
    """Codes that are ignored where they are found in some files."""

    pattern: str  # a path relative to the store's folder; `*` stands within one name, `**` for any folders
    codes: tuple[str, ...]
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSettings:
    """What to look for and what fails; an empty field leaves it as it is without these settings."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    severity: Mapping[str, Severity] = field(default_factory=dict)
    per_file: tuple[PerFile, ...] = ()
