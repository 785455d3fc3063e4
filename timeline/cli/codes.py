"""Codes of findings on the command line: an option may be given several times, or once with commas."""

from collections.abc import Iterable


def codes_of(given: Iterable[str] | None) -> list[str]:
    """Return the codes of `--select TL3,TL4 --select TL501`."""
    return [code.strip() for text in given or () for code in text.split(",") if code.strip()]


def severities_of(given: Iterable[str] | None) -> dict[str, str]:
    """Return the severities of `--severity TL305=warning,TL6=error`, by code; of one code the last counts.

    Raises UsageError: one has no `=`.
    """
    from timeline.errors import UsageError

    pairs = [pair.partition("=") for pair in codes_of(given)]
    for code, sign, _ in pairs:
        if not sign:
            raise UsageError(f"--severity {code}: say how severe", f"So: --severity {code}=warning")
    return {code.strip(): level.strip() for code, _, level in pairs}
