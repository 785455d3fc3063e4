"""Which findings are reported and how severe each is: what the store's settings say, and the command line instead."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import NamedTuple

from timeline.checks.patterns import fits, path_within
from timeline.errors import UsageError
from timeline.model.cached import cached_property
from timeline.model.check_settings import CheckSettings, PerFile
from timeline.model.codes import CODES, find_codes, specificity
from timeline.model.conflict import Grade
from timeline.model.dataclass import dataclass
from timeline.model.fail_on import FailOn
from timeline.model.finding import Finding, Severity
from timeline.model.nearest import nearest_name
from timeline.store.layout import SETTINGS_FILE


@dataclass(frozen=True, kw_only=True)
class Policy:
    """The store's settings below those of the command line.

    A `select` of the command line begins anew: the store's `select` and `ignore` are forgotten. An `ignore` alone takes
    away more. Within each of the two, the longest beginning of a code decides. What is ignored by file stays so.
    """

    folder: Path = Path("data")  # of the store, as in the locations of findings
    settings: CheckSettings = field(default_factory=CheckSettings)
    asked: CheckSettings = field(default_factory=CheckSettings)

    @property
    def fail_on(self) -> FailOn:
        """The lowest grade of a new conflict that fails."""
        return self.asked.fail_on or self.settings.fail_on or FailOn.TENSION

    def reported(self, found: Iterable[Finding]) -> tuple[list[Finding], int]:
        """Return the findings that are reported, each as severe as it is here, and how many others are ignored."""
        reported: list[Finding] = []
        ignored = 0
        for finding in found:
            if self._ruling_on(finding).is_plain:
                reported.append(finding)
            elif self.selects(finding):
                if self.ignores(finding):
                    ignored += 1
                else:
                    reported.append(self.judged(finding))
        return reported, ignored

    def selects(self, finding: Finding) -> bool:
        """Whether a finding is of a code that is looked for."""
        return self._ruling_on(finding).is_selected or self._is_about_settings(finding)

    def ignores(self, finding: Finding) -> bool:
        """Whether a finding is to be left out: its code is, or is where it was found."""
        ruling = self._ruling_on(finding)
        is_ignored = ruling.is_ignored or (ruling.ignored_in and self._is_in(finding.location.file, ruling.ignored_in))
        return bool(is_ignored) and not self._is_about_settings(finding)

    def judged(self, finding: Finding) -> Finding:
        """Return a finding with the severity that it has here."""
        severity = self._ruling_on(finding).severity
        is_as_it_was = severity is finding.severity or self._is_about_settings(finding)
        return finding if is_as_it_was else finding.judged(severity)

    def _ruling_on(self, finding: Finding) -> "_Ruling":
        kind = (finding.code, finding.severity, finding.grade)
        ruling = self._rulings.get(kind)
        if ruling is None:
            ruling = self._rulings[kind] = self._made(*kind)
        return ruling

    @cached_property
    def _rulings(self) -> dict[tuple[str, Severity, Grade | None], "_Ruling"]:
        """What was asked for already: there are few kinds of findings, and many of each."""
        return {}

    def _made(self, code: str, severity: Severity, grade: Grade | None) -> "_Ruling":
        select = self.asked.select or self.settings.select
        layers = (self.asked,) if self.asked.select else (self.settings, self.asked)
        is_selected = not select or bool(specificity(code, select))
        is_ignored = any(_ignores(layer, code) for layer in layers)
        ignored_in = tuple(one for one in self.settings.per_file if specificity(code, one.codes))
        as_severe = self._severity_of(code, severity, grade)
        is_plain = is_selected and not is_ignored and not ignored_in and as_severe is severity
        return _Ruling(is_selected, is_ignored, ignored_in, as_severe, is_plain)

    def _severity_of(self, code: str, severity: Severity, grade: Grade | None) -> Severity:
        for layer in (self.asked, self.settings):
            beginnings = [beginning for beginning in layer.severity if code.startswith(beginning)]
            if beginnings:
                return layer.severity[max(beginnings, key=len)]
        is_asked_for = grade is Grade.REFINEMENT and self.fail_on is FailOn.REFINEMENT
        return Severity.WARNING if is_asked_for else severity

    def _is_about_settings(self, finding: Finding) -> bool:
        """Whether timeline.yaml itself is wrong: then what it says is to be ignored may not be meant so."""
        return finding.severity is Severity.ERROR and finding.location.file == str(self.folder / SETTINGS_FILE)

    def _is_in(self, file: str, some: Iterable[PerFile]) -> bool:
        path = path_within(self.folder, file)
        return any(fits(path, one.pattern) for one in some)


class _Ruling(NamedTuple):
    """What is to be done with findings of one kind, unless `timeline.yaml` itself is wrong."""

    is_selected: bool
    is_ignored: bool
    ignored_in: tuple[PerFile, ...]  # in these files
    severity: Severity
    is_plain: bool  # they are reported as they are, all of them


def _ignores(layer: CheckSettings, code: str) -> bool:
    return specificity(code, layer.ignore) > 0 and specificity(code, layer.ignore) >= specificity(code, layer.select)


def asked_settings(
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severity: Mapping[str, str] | None = None,
    fail_on: str | None = None,
) -> CheckSettings:
    """Return what is asked of one check, from codes, beginnings of codes, or names, as a person writes them.

    Raises UsageError: there is no such code, severity or grade. A check that looks at nothing would pass.
    """
    return CheckSettings(
        select=tuple(map(_codes, select)),
        ignore=tuple(map(_codes, ignore)),
        severity={_codes(code): _severity(level) for code, level in (severity or {}).items()},
        fail_on=None if fail_on is None else _fail_on(fail_on),
    )


def _codes(text: str) -> str:
    found = find_codes(text)
    if found is None:
        near = nearest_name(text, (*CODES, *CODES.values()))
        hint = f"Did you mean {near}? " if near else ""
        raise UsageError(f"{text}: no code begins so, and none has this name", f"{hint}List them: timeline rule")
    return found


def _severity(text: str) -> Severity:
    if text not in list(Severity):
        raise UsageError(f"{text}: no such severity", f"There are: {', '.join(Severity)}")
    return Severity(text)


def _fail_on(text: str) -> FailOn:
    if text not in list(FailOn):
        raise UsageError(f"{text}: no grade to fail on", f"There are: {', '.join(FailOn)}")
    return FailOn(text)
