"""What writing a baseline changed, as lines for people: `+` is known now, `-` is dropped, `~` has other claims."""

from collections.abc import Iterator

from timeline.model.decisions import Baseline, BaselineEntry
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.voices import short_fingerprints


def baseline_changes(before: Baseline | None, after: Baseline, file: str) -> str:
    """Return a line for each conflict that came, went or has other claims than before, and one that counts."""
    old = {entry.fingerprint: entry for entry in before.entries} if before else {}
    new = {entry.fingerprint: entry for entry in after.entries}
    short = short_fingerprints([*old, *new])
    added = [_line(f"+ {short[name]}", new[name]) for name in sorted(new.keys() - old.keys())]
    dropped = [_line(f"- {short[name]}", old[name]) for name in sorted(old.keys() - new.keys())]
    changed = [
        f"{_line(f'~ {short[name]}', new[name])} ({', '.join(_differences(old[name], new[name]))})"
        for name in sorted(new.keys() & old.keys())
        if old[name].claims != new[name].claims
    ]
    noun = "known conflict" if len(new) == 1 else "known conflicts"
    count = f"{file}: {len(new)} {noun}: {len(added)} added, {len(dropped)} dropped, {len(changed)} with other claims"
    return "\n".join(map(safe_text, [*added, *dropped, *changed, count]))


def _line(start: str, entry: BaselineEntry) -> str:
    return f"{start} {entry.summary or ''}".rstrip()


def _differences(old: BaselineEntry, new: BaselineEntry) -> Iterator[str]:
    """Yield what became of the claims, two words each."""
    yield from (f"{claim} joined" for claim in new.claims if claim not in old.claims)
    yield from (f"{name} changed" for name, digest in new.claims.items() if old.claims.get(name, digest) != digest)
    yield from (f"{claim} left" for claim in old.claims if claim not in new.claims)
