"""What every export gives, and what it may be asked for."""

from collections.abc import Iterator

from timeline.model.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What a format may be asked for; each takes what it knows."""

    claims: bool = False  # tables: one row a claim, not one an event
    left_out: tuple[str, ...] = ()  # what is gone already, a sentence for each kind: told in the file where it can be

    @property
    def left_out_sentences(self) -> Iterator[str]:
        """What is gone already, as whole sentences."""
        return (f"{sentence[:1].upper()}{sentence[1:]}." for sentence in self.left_out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A file's content, and one sentence for each thing that the format had to leave out."""

    content: str | bytes
    left_out: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The content of a text format. Raises TypeError: it is a picture."""
        if isinstance(self.content, bytes):
            raise TypeError("the content is no text: it is a picture's bytes")
        return self.content
