"""The sides of a diff, found by the names that people give them: sources, claims files, store folders, git revisions.

A name is looked up in this order, and the first that fits is taken; that others fit too is told in a note.

1. a source of the store: its id
2. a folder with an event store in it, or a claims file
3. a git revision of the store: a branch, a tag, a commit

`A..B` is two revisions (an end left out is HEAD before the dots, the store as it stands after them), `A...B` the commit
at which they parted and B. To say what is meant: `./report.yaml` is a file, `refs/heads/report` a branch.
"""

from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import cached_property
from pathlib import Path

from timeline.errors import StoreNotFound, UsageError
from timeline.model.counted import counted_entries
from timeline.model.dataclass import dataclass
from timeline.model.nearest import nearest_or
from timeline.model.store import Store
from timeline.reconciliation.comparison import ComparedSide, SideKind
from timeline.reconciliation.diffing.sides import Side, side_of_claims, side_of_source, side_of_store
from timeline.reconciliation.splits import SplitStore, with_splits
from timeline.store.alone import load_claims_alone
from timeline.store.layout import SETTINGS_FILE
from timeline.store.load import load_store
from timeline.store.revisions import Committed, find_commit, fork_point, revisions_of, store_at

RANGE, FORK = "..", "..."
YAML_ENDINGS = (".yaml", ".yml")
AT_LEAST = 2


@dataclass
class Sides:
    """Finds the sides of a diff by their names; what is not said outright is noted.

    `store` is the store as it stands; None: there is none in that folder, so only files and folders can be named.
    """

    store: Store | None
    folder: Path
    today: str | None = None
    notes: list[str] = field(default_factory=list)

    def named(self, names: Sequence[str]) -> list[Side]:
        """Return the sides, two at least: `A..B` is two, and one revision, file or folder is held against the store.

        Raises UsageError: a name that is none, or a source alone; HistoryUnreadable, StoreUnreadable.
        """
        given = [side for name in names for side in self._sides_of(name, is_alone=len(names) == 1)]
        if len(given) >= AT_LEAST:
            return given
        (only,) = given
        if only.about.kind is SideKind.SOURCE:
            raise UsageError(
                f"{only.about.name}: compare it with what?",
                f"Name another source, file, folder or revision: timeline diff {only.about.name} B",
            )
        return [only, self._store_as_it_stands()]

    def named_once(self, name: str) -> Side:
        """Return the side that one name names. Raises as `named`."""
        for found in (self._source(name), self._path(name), self._revision(name)):
            if found is not None:
                return found
        raise self._unknown(name)

    def of_store(self, store: Store, name: str | None = None) -> Side:
        """Return a store that is loaded already as a side."""
        about = ComparedSide(name=name or str(store.folder), kind=SideKind.STORE, title=store.settings.title)
        return side_of_store(store, about, today=self.today)

    def _sides_of(self, name: str, *, is_alone: bool) -> Iterator[Side]:
        if RANGE not in name or self._is_known(name):
            yield self.named_once(name)
        elif not is_alone:
            raise UsageError(f"{name}: names two sides by itself", "Leave out the others, or name each by itself.")
        else:
            yield from self._range(name)

    def _is_known(self, name: str) -> bool:
        is_source = self.store is not None and name in self.store.sources
        return is_source or Path(name).exists()

    def _range(self, name: str) -> Iterator[Side]:
        dots = FORK if FORK in name else RANGE
        first, _, second = name.partition(dots)
        first = first or "HEAD"
        if dots == FORK:
            first = self._fork(first, second or "HEAD")
        yield self._revision_or_raise(first)
        yield self._revision_or_raise(second) if second else self._store_as_it_stands()

    def _fork(self, first: str, second: str) -> str:
        for each in (first, second):
            if find_commit(self.folder, each) is None:
                raise self._unknown(each)
        return fork_point(self.folder, first, second)[:12]

    def _revision_or_raise(self, name: str) -> Side:
        found = self._revision(name)
        if found is None:
            raise self._unknown(name)
        return found

    def _source(self, name: str) -> Side | None:
        if self.store is None or name not in self.store.sources:
            return None
        also = [kind for kind, is_one in self._other_meanings(name) if is_one]
        if also:
            self.notes.append(f"{name} is taken as the source of that name; there is {' and '.join(also)} too")
        return side_of_source(self._split.store, name, self._split.resolutions.values())

    def _other_meanings(self, name: str) -> Iterator[tuple[str, bool]]:
        path = Path(name)
        yield f"a file (./{name})", path.is_file() and path.suffix in YAML_ENDINGS
        yield f"a folder (./{name})", (path / SETTINGS_FILE).is_file()
        yield f"a branch or tag (refs/heads/{name})", name in revisions_of(self.folder)

    def _path(self, name: str) -> Side | None:
        path = Path(name)
        if (path / SETTINGS_FILE).is_file():
            self._note_revision(name, f"the folder ./{name}")
            return self.of_store(load_store(path), name)
        if path.is_dir():
            raise UsageError(f"{name}: a folder without an event store", "A store has a timeline.yaml in it.")
        if not path.is_file():
            return None
        if path.suffix not in YAML_ENDINGS:
            raise UsageError(f"{name}: no claims file", f"Import it first: timeline import {name} --source ID")
        return self._claims_file(path, name)

    def _note_revision(self, name: str, taken_as: str) -> None:
        if name in revisions_of(self.folder):
            self.notes.append(f"{name} is taken as {taken_as}; the revision of that name is refs/heads/{name}")

    def _claims_file(self, path: Path, name: str) -> Side:
        alone = load_claims_alone(path, self.store)
        if not alone.sources:
            raise UsageError(f"{name}: no claims file: {_why(alone)}", "It begins with `source:` and `claims:`.")
        if alone.unread:
            self.notes.append(f"{counted_entries(alone.unread)} of {name} could not be read ({_why(alone)})")
        return side_of_claims(alone, name)

    def _revision(self, name: str) -> Side | None:
        if find_commit(self.folder, name) is None:
            return None
        return self._committed(name, store_at(self.folder, name))

    def _committed(self, name: str, committed: Committed) -> Side:
        if committed.store.unread:
            self.notes.append(
                f"{counted_entries(committed.store.unread)} of {name} could not be read ({_why(committed.store)})"
            )
        title = committed.store.settings.title
        about = ComparedSide(name=name, kind=SideKind.REVISION, title=title, commit=committed.commit)
        return side_of_store(committed.store, about, today=self.today)

    def _store_as_it_stands(self) -> Side:
        if self.store is None:
            raise StoreNotFound(self.folder)
        return self.of_store(self.store, str(self.folder))

    @cached_property
    def _split(self) -> SplitStore:
        assert self.store is not None
        return with_splits(self.store, self.today)

    def _unknown(self, name: str) -> UsageError:
        sources = list(self.store.sources) if self.store else []
        hint = nearest_or(name, [*sources, *revisions_of(self.folder)], "List the sources: timeline sources")
        where = f"in {self.folder}" if self.store else f"({self.folder} is no event store)"
        message = f"{name}: no source {where}, no file or folder, no git revision"
        return UsageError(message, hint)


def _why(store: Store) -> str:
    """The first thing that is wrong with a store, and where."""
    found = next(iter(store.findings), None)
    return "it has no source" if found is None else f"{found.location}: {found.message}"
