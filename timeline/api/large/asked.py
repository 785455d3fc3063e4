"""What is asked of a check of a large store."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.model.dataclass import dataclass
from timeline.store.file_stamps import FileStamp, find_stamps

if TYPE_CHECKING:
    from timeline.model.check_settings import CheckSettings

PAYS_FROM_BYTES = 1_000_000  # of claims files; smaller stores are checked whole


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked, as it was asked: codes and grades are understood only when something is checked."""

    folder: Path
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    fail_on: str | None = None
    today: str | None = None  # ISO; None: the day it is
    limit: int = 1_000  # how many findings are listed; 0: all
    pays_from: int | None = None  # bytes of claims files; None: PAYS_FROM_BYTES
    processes: int | None = None  # None: two where they pay

    @property
    def day(self) -> str:
        """The day on which resolutions may have expired."""
        return self.today or date.today().isoformat()

    @property
    def settings(self) -> "CheckSettings":
        """What is asked of the check itself. Raises UsageError: there is no such code, severity or grade."""
        from timeline.checks import asked_settings

        return asked_settings(select=self.select, ignore=self.ignore, severity=self.severity, fail_on=self.fail_on)

    @property
    def words(self) -> tuple[object, ...]:
        """The same as it was asked."""
        return (self.select, self.ignore, sorted(self.severity.items()), self.fail_on)


def stamps_that_pay(asked: Asked) -> list[FileStamp] | None:
    """Return the files of the store; None: a whole check is as good, or needed."""
    stamps = find_stamps(asked.folder)
    if stamps is None or not any(stamp.kind == "settings" for stamp in stamps):
        return None
    pays_from = PAYS_FROM_BYTES if asked.pays_from is None else asked.pays_from
    return stamps if claims_bytes(stamps) >= pays_from else None


def claims_bytes(stamps: Iterable[FileStamp]) -> int:
    """Return how many bytes the claims files have."""
    return sum(stamp.size for stamp in stamps if stamp.kind == "claims")
