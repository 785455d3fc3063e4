"""The page of a rule: its docstring in parts, and how its findings are silenced."""

import re
from collections.abc import Iterator, Sequence
from inspect import cleandoc
from textwrap import TextWrapper

from timeline.model.dataclass import dataclass

LABEL = re.compile(r"^(Passes|Fails|Fix): *", re.MULTILINE)
WRAPPED = re.compile(r"\s*\n\s*")
CODE_SPAN = re.compile(r"`[^`]+`")
KEPT_WHOLE = 60  # a command or a line of YAML up to so long is not broken
SPACE = "\0"  # stands for a space at which no line is broken
PAGE_WIDTH = 100
INDENT = len("Silence: ")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to silence findings: which of them, and what is typed, or stands in timeline.yaml."""

    which: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a rule means, what passes it and what does not, how to mend that, and how to silence it."""

    about: tuple[str, ...]  # paragraphs, each on one line; the first is the summary
    passes: str
    fails: str
    fix: str
    silence: tuple[Way, ...]

    @property
    def labelled(self) -> tuple[tuple[str, str], ...]:
        """The parts that are sentences, each with its label."""
        return (("Passes", self.passes), ("Fails", self.fails), ("Fix", self.fix))

    def to_text(self, width: int = PAGE_WIDTH) -> str:
        """Return the page in lines of at most this width; code of up to 60 characters stays on one line."""
        about = "\n\n".join(_filled(paragraph, width) for paragraph in self.about)
        lines = [_labelled(label, text, width) for label, text in self.labelled]
        return "\n".join([f"{about}\n", *lines, *_silence_lines(self.silence)])

    def to_markdown(self) -> str:
        """Return the page as paragraphs and a list."""
        labelled = [f"- **{label}:** {text}" for label, text in self.labelled]
        ways = [f"    - {way.which}: `{way.how}`" for way in self.silence]
        return "\n\n".join([*self.about, "\n".join([*labelled, "- **Silence:**", *ways])]) + "\n"


def page_of(docstring: str | None, silence: tuple[Way, ...]) -> Page:
    """Return the page that a docstring is: paragraphs, then `Passes:`, `Fails:`, `Fix:`."""
    before, *rest = LABEL.split(cleandoc(docstring or ""))
    parts = {label: _on_one_line(text) for label, text in zip(rest[::2], rest[1::2], strict=True)}
    about = tuple(_on_one_line(paragraph) for paragraph in before.split("\n\n") if paragraph.strip())
    return Page(
        about=about,
        passes=parts.get("Passes", ""),
        fails=parts.get("Fails", ""),
        fix=parts.get("Fix", ""),
        silence=silence,
    )


def ways_to_silence(code: str, *, is_info: bool, is_conflict: bool, can_be_known: bool) -> tuple[Way, ...]:
    """Return how the findings of a code are silenced: one by one, in a file, or everywhere."""
    return tuple(_ways(code, is_info=is_info, is_conflict=is_conflict, can_be_known=can_be_known))


def _ways(code: str, *, is_info: bool, is_conflict: bool, can_be_known: bool) -> Iterator[Way]:
    if is_info:
        yield Way("shown only by", "timeline check --verbose")
    if is_conflict:
        yield Way("one that stands", 'timeline resolve FINGERPRINT --accept --reason "…"')
    if can_be_known:
        yield Way("all that are there", "timeline check --write-baseline")
    if not (is_info or can_be_known):
        yield Way("not to fail", f"timeline.yaml: check: {{severity: {{{code}: warning}}}}")
    yield Way("in some files", f"timeline.yaml: check: {{per_file: {{FILE: [{code}]}}}}")
    yield Way("everywhere", f"timeline.yaml: check: {{ignore: [{code}]}}")


def _labelled(label: str, text: str, width: int) -> str:
    return _filled(text, width, first=f"{label + ':':{INDENT}}", indent=" " * INDENT)


def _silence_lines(ways: Sequence[Way]) -> Iterator[str]:
    widest = max((len(way.which) for way in ways), default=0)
    for number, way in enumerate(ways):
        yield f"{'' if number else 'Silence:':{INDENT}}{way.which:{widest}}  {way.how}"


def _filled(text: str, width: int, first: str = "", indent: str = "") -> str:
    kept = CODE_SPAN.sub(lambda span: span[0].replace(" ", SPACE) if len(span[0]) <= KEPT_WHOLE else span[0], text)
    wrapper = TextWrapper(
        width=width,
        initial_indent=first,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=False,
    )
    return wrapper.fill(kept).replace(SPACE, " ")


def _on_one_line(text: str) -> str:
    return WRAPPED.sub(" ", text.strip())
