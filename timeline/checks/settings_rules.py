"""TL006: what the settings of a check speak of and is not there."""

from collections.abc import Collection, Iterable, Iterator

from timeline.checks.checked import Checked, Rule, rule
from timeline.checks.patterns import fits, path_within
from timeline.model.check_settings import PerFile
from timeline.model.finding import Finding, Severity


@rule("TL006", "pattern-without-file", Severity.INFO, of_whole=True)
def pattern_without_file(checked: Checked) -> Iterator[Finding]:
    """No file fits a pattern of `per_file` in timeline.yaml.

    Such a pattern hides nothing, so it does no harm today: its file was renamed, or has yet to come. But nor does it do
    what its writer meant.

    Passes: `per_file: {"claims/gazette-*.yaml": [TL3]}` where there is data/claims/gazette-1.yaml
    Fails:  `per_file: {"data/claims/gazette-*.yaml": [TL3]}`, as paths begin in the folder of the store
    Fix:    correct the pattern, or remove it; `**/` stands for any folders, `../seeds/` for the cards beside the store.
    """
    patterns = checked.store.settings.check.per_file
    yield from unfitted(
        patterns, {path_within(checked.store.folder, file) for file in checked.files} if patterns else ()
    )


def unfitted(patterns: Iterable[PerFile], paths: Collection[str]) -> Iterator[Finding]:
    """Yield a finding for every pattern that no path fits."""
    for one in patterns:
        if not any(fits(path, one.pattern) for path in paths):
            yield Finding(
                code="TL006",
                name="pattern-without-file",
                severity=Severity.INFO,
                message=f"no file of the store fits `{one.pattern}`; write paths from its folder on: claims/NAME.yaml",
                location=one.location,
            )


SETTINGS_RULES: tuple[Rule, ...] = (pattern_without_file,)
