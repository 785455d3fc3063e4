"""What follows from the ids of events, brought up to date where they change: digests, marks, fingerprints.

Decisions and the baseline know each claim by a digest of what it means, and a claim that was extracted carries one of
what was extracted. Another id for the same event is no new evidence: who was known stays known. A digest that did not
fit before is left as it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import cast

from timeline.api.extracting import card_sha256
from timeline.extraction.marks import card_mark, is_edited
from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Split
from timeline.model.fingerprint import digest_of
from timeline.model.link import LinkChange
from timeline.model.store import Store
from timeline.store.disk import DISK, Saved
from timeline.store.files import decode
from timeline.store.linking.names import digested_claim, is_card_digest, is_fingerprint, marked_claim
from timeline.store.linking.overlay import Planned
from timeline.store.linking.places import Place, places_in
from timeline.store.linking.rewriting import Edit, edited, replacing
from timeline.store.linking.texts import FileText, StoreTexts
from timeline.store.load import load_claims, load_store
from timeline.store.save import claims_text

DECISIONS = ("resolutions", "baseline")
_SPLITS = "splits by claim"


@dataclass(frozen=True)
class Seals:
    """A store before and after its events were renamed, and the files that are to follow."""

    texts: StoreTexts
    before: Store
    after: Store

    def renew(self) -> None:
        """Change every digest and mark that fitted before, so that it fits after."""
        planned = Planned(self.texts.changed())
        for file in self.texts.files.values():
            if file.kind in DECISIONS:
                self._change(file, self._digests(file))
            elif file.kind == "claims":
                self._change(file, self._marks(file, planned))
        self._lay_out()

    def _lay_out(self) -> None:
        """Fold the lines of files that were laid out by the tool as it does with the new ids: extraction would, too."""
        changed = self.texts.changed()
        files = [
            file
            for file in self.texts.of_kind(lambda kind: kind == "claims")
            if file.path in changed and laid_out(file.path, self.before, DISK) == file.before.decode("utf-8", "replace")
        ]
        planned = Planned(changed)
        after = load_store(self.texts.folder, planned) if files else self.after
        for file in files:
            file.text = laid_out(file.path, after, planned) or file.text

    def _change(self, file: FileText, changes: Iterator[tuple[Place, str]]) -> None:
        found = [replacing(str(file.path), file.text, place, value) for place, value in changes]
        file.text = edited(file.text, found)

    def _digests(self, file: FileText) -> Iterator[tuple[Place, str]]:
        with_quote = file.kind == "resolutions"
        changed = self._changed_claims
        for place in places_in(file.root()) if changed else ():
            name = digested_claim(file.kind, place.path)
            if name is not None and name in changed:
                pairs = zip(_as_read(self.before, name), _as_read(self.after, name), strict=False)
                for old, new in pairs:
                    if place.value.value == digest_of(old, with_quote=with_quote):
                        yield place, digest_of(new, with_quote=with_quote)
                        break

    @cached_property
    def _changed_claims(self) -> frozenset[str]:
        after = self.after.claims
        return frozenset(
            name
            for name, claim in self.before.claims.items()
            if name in after and _names(self.before, claim) != _names(self.after, after[name])
        )

    def _marks(self, file: FileText, planned: Planned) -> Iterator[tuple[Place, str]]:
        """The marks of the claims that were renamed in a file, and the digest of the card, where that was, too."""
        is_changed = file.after != file.before
        card = self._changed_card(file, planned)
        if not is_changed and card is None:
            return
        old, new = (_claims(file.path, files) for files in (DISK, planned))
        for place in places_in(file.root()):
            claim = marked_claim(file.kind, place.path)
            if claim is not None and claim in old and claim in new and not is_edited(old[claim]):
                yield place, card_mark(place.value.value.rpartition("@")[0].rpartition("#")[0], new[claim])
            elif card is not None and is_card_digest(file.kind, place.path) and place.value.value == card[0]:
                yield place, card[1]

    def _changed_card(self, file: FileText, planned: Planned) -> tuple[str, str] | None:
        """The digest of the card of a claims file before and after; None: it is not changed, or there is none."""
        for card in self.texts.of_kind(lambda kind: kind == "card"):
            if card.after != card.before and card.path.name in file.text:
                words = self.before.settings.words
                return card_sha256(card.path, words, DISK), card_sha256(card.path, words, planned)
        return None


def _claims(path: Path, files: Saved) -> Mapping[str, Claim]:
    claims, _ = load_claims(path, files)
    return {claim.id: claim for claim in claims}


def _names(store: Store, claim: Claim) -> tuple[str, ...]:
    """The events that a claim names, or counts for by a split."""
    events = (each.event for each in _as_read(store, claim.full_id))
    return (*events, *(relation.event for relation in claim.relations))


def _as_read(store: Store, name: str) -> Iterator[Claim]:
    """Yield a claim as it stands in its file, then as each split that names it moves it."""
    claim = store.claims[name]
    yield claim
    for split in _splits_of(store).get(name, ()):
        yield claim.changed(event=split.into)


def _splits_of(store: Store) -> Mapping[str, Sequence[Split]]:
    """The splits of a store by the claims that they move; kept with it."""
    if _SPLITS not in store.kept:
        found: dict[str, list[Split]] = {}
        for split in (resolution.split for resolution in store.resolutions if resolution.split is not None):
            for name in split.claims:
                found.setdefault(name, []).append(split)
        store.kept[_SPLITS] = found
    return cast("Mapping[str, Sequence[Split]]", store.kept[_SPLITS])


def laid_out(path: Path, store: Store, files: Saved) -> str | None:
    """Return a claims file as the tool lays it out, under the comments that stand first; None: it holds no claims.

    `store` knows its source, `files` is where it is read.
    """
    claims, findings = load_claims(path, files)
    if findings or not claims:
        return None
    lines = decode(files.read(path)).split("\n")
    comments = "".join(f"{line}\n" for line in takewhile(lambda line: line.startswith("#"), lines))
    return comments + claims_text(store.sources[claims[0].source], claims)


def rename_fingerprints(texts: StoreTexts, fingerprints: Mapping[str, str]) -> list[LinkChange]:
    """Give known conflicts their new fingerprints, and return what was changed. Raises WriteFailed."""
    changes = []
    for file in texts.of_kind(lambda kind: kind in DECISIONS):
        edits: list[Edit] = []
        for place in places_in(file.root()):
            now = fingerprints.get(place.value.value)
            if now is not None and is_fingerprint(file.kind, place.path):
                edits.append(replacing(str(file.path), file.text, place, now))
                key = "/".join((*place.path[:-2], now, place.path[-1]))
                changes.append(LinkChange(file=file.name, key=key, was=place.value.value, now=now))
        file.text = edited(file.text, edits)
    return changes
