"""What a store says of vague words: `words: {early: 1-8}`. The table of these words is loaded where it does."""

from typing import Final

from timeline.errors import EdtfError, WordsError
from timeline.model.dataclass import dataclass
from timeline.model.duration import parse_duration
from timeline.model.nearest import nearest_name
from timeline.store.nodes import Node
from timeline.store.reading import Reading, WrongValue
from timeline.store.scalars import TEXT, Schema
from timeline.store.wrong_values import shown

_HELP: Final = "write such meanings as 1-10, 21-end, last 7, 2-5, 86%-100% or P2D/P5D"


@dataclass(frozen=True, slots=True)
class VagueWord:
    """A name in the table of vague words, alone or with what it stands before: `a few`, `a few days`."""

    def read(self, node: Node, reading: Reading) -> str:
        """Return the name."""
        from timeline.dates.vague import VAGUE_WORDS

        name = TEXT.read(node, reading)
        if not any(name == known or name.startswith(f"{known} ") for known in VAGUE_WORDS):
            near = nearest_name(name, VAGUE_WORDS)
            hint = f"did you mean `{near}`?" if near else "such words are `early`, `first week`, `a few days`, `nearly`"
            raise WrongValue(node, f"has no vague word {shown(name)}; {hint}", "TL002")
        return name

    def schema(self) -> Schema:
        """Any text: with what it stands before, there is no end of names."""
        return {"type": "string"}


@dataclass(frozen=True, slots=True)
class VagueMeaning:
    """What a vague word means: `1-10`, `21-end`, `last 7`, `86%-100%`, `P2D/P5D`."""

    def read(self, node: Node, reading: Reading) -> str:
        """Return the meaning as typed."""
        from timeline.dates.vague import is_duration, part_of_unit

        meaning = TEXT.read(node, reading)
        try:
            if is_duration(meaning):
                parse_duration(meaning)
            else:
                part_of_unit("", meaning, 1)
        except (WordsError, EdtfError):
            raise WrongValue(node, f"cannot mean {shown(meaning)}; {_HELP}") from None
        return meaning

    def schema(self) -> Schema:
        """Any text."""
        return TEXT.schema()
