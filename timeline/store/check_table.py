"""The `check:` of `timeline.yaml`: what a check looks for and what fails it."""

from timeline.model.codes import CODES, find_codes
from timeline.model.dataclass import dataclass
from timeline.model.fail_on import FailOn
from timeline.model.finding import Severity
from timeline.model.nearest import nearest_name
from timeline.store import builders as build
from timeline.store.mappings import ANYTHING, FreeKeys, Key, Listing, Table
from timeline.store.nodes import Node, SequenceNode
from timeline.store.reading import Reading, WrongValue
from timeline.store.scalars import Choice, Schema, scalar_text
from timeline.store.wrong_values import shown


@dataclass(frozen=True, slots=True)
class Codes:
    """A code of findings, the beginning of some, or the whole name of one."""

    def read(self, node: Node, reading: Reading) -> str:  # noqa: ARG002
        """Return the code or the beginning."""
        text = scalar_text(node)
        found = find_codes(text)
        if found is None:
            near = nearest_name(text, (*CODES, *CODES.values()))
            hint = f"did you mean `{near}`?" if near else "list them: timeline rule"
            raise WrongValue(node, f"must be a code, or the beginning of codes (TL3), not {shown(text)}; {hint}")
        return found

    def schema(self) -> Schema:
        """Every beginning of a code, and every name; an editor offers them."""
        beginnings = {code[:length] for code in CODES for length in range(2, len(code) + 1)}
        return {"enum": [*sorted(beginnings), *CODES.values()]}


@dataclass(frozen=True, slots=True)
class FilePattern:
    """A path relative to the store's folder, in which `*` and `**` stand for any names."""

    def read(self, node: Node, reading: Reading) -> str:  # noqa: ARG002
        """Return the pattern as typed."""
        text = scalar_text(node)
        if text.startswith("/") or "\\" in text or ":" in text:
            reason = f"must have paths relative to the folder of the store (claims/*.yaml), not {shown(text)}"
            raise WrongValue(node, reason)
        return text

    def schema(self) -> Schema:
        """A string."""
        return {"type": "string", "pattern": "^[^/\\\\:][^\\\\:]*$"}


@dataclass(frozen=True, slots=True)
class OneOrSome:
    """One value, or a list of values; of a list only the wrong ones are left out."""

    item: Codes

    def read(self, node: Node, reading: Reading) -> tuple[str, ...]:
        """Return the values that could be read."""
        if isinstance(node, SequenceNode):
            return Listing(self.item).read(node, reading)
        return (self.item.read(node, reading),)

    def schema(self) -> Schema:
        """The value's schema, or an array of it."""
        return {"anyOf": [self.item.schema(), Listing(self.item).schema()]}


CODE = Codes()
SOME_CODES = OneOrSome(CODE)

CHECK = Table(
    "What `timeline check` looks for and what fails it; its options win over this",
    (
        Key(name="select", type=SOME_CODES, doc="only these codes, or beginnings of codes (TL3); default all"),
        Key(name="ignore", type=SOME_CODES, doc="not these; of `select` and `ignore` the longer beginning wins"),
        Key(name="fail_on", type=Choice(FailOn), doc="the lowest grade of a new conflict that fails; default tension"),
        Key(
            name="severity",
            type=FreeKeys(Choice(Severity), key=CODE, partial=True),
            doc="by code: an error fails, a warning fails where its grade does (`fail_on`), an info never fails",
        ),
        Key(
            name="per_file",
            type=FreeKeys(SOME_CODES, key=FilePattern(), partial=True, placed=build.per_file),
            doc="codes to ignore in some files: paths relative to the store's folder, `**` for any folders",
        ),
    ),
    build.check_settings,
    stands_with=ANYTHING,
)
