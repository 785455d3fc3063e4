"""The words of Markdown as a reader sees them: markup left out, entities read; the addresses of links beside them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FOOTNOTE: Final = re.compile(r"\[\^[^\]\s]+\]")
_SHOWN: Final = frozenset({"text", "code_inline"})
_BREAKS: Final = frozenset({"softbreak", "hardbreak", "html_inline"})
_WEB: Final = ("http://", "https://")


@lru_cache(maxsize=1)
def parser() -> "MarkdownIt":
    """Return a parser of CommonMark with tables."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


def words_and_links(markdown: str) -> tuple[str, tuple[str, ...]]:
    """Return the words of one piece of Markdown, on one line, and the addresses on the web that its links lead to."""
    if not markdown.strip():
        return "", ()
    tokens = parser().parseInline(_FOOTNOTE.sub("", markdown))
    flat = list(_flat(tokens))
    words = "".join(" " if token.type in _BREAKS else token.content for token in flat if token.type in _SHOWN | _BREAKS)
    links = (str(token.attrGet("href") or "") for token in flat if token.type == "link_open")
    return " ".join(words.split()), tuple(dict.fromkeys(link for link in links if link.lower().startswith(_WEB)))


def _flat(tokens: Sequence["Token"]) -> Iterator["Token"]:
    for token in tokens:
        if token.children:
            yield from _flat(token.children)
        else:
            yield token
