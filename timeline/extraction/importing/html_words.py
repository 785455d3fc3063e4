"""The words of HTML: markup left out, character references read, white space folded."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

_LONGEST: Final = 5_000  # the parser takes quadratic time over some texts that were made for it
_UNSEEN: Final = frozenset({"script", "style", "template", "noscript", "iframe", "title", "head"})
_IN_LINE: Final = frozenset(
    {"a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub"}
    | {"sup", "time", "tt", "u", "wbr"}
)


class _Words(HTMLParser):
    """Collects the text between tags, and the addresses of links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.links: list[str] = []
        self._unseen: list[str] = []  # the elements around that are not seen

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        if tag not in _IN_LINE:
            self.pieces.append(" ")
        self.links += [value for name, value in attrs if tag == "a" and name == "href" and value]

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        if tag not in _IN_LINE:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data)


def html_words(html: str) -> str:
    """Return what a browser would show, on one line; of a very long text its beginning (5000 characters)."""
    return " ".join("".join(_parsed(html).pieces).split())


def html_links(html: str) -> tuple[str, ...]:
    """Return the addresses that its links lead to, each once; only those of the web."""
    return tuple(dict.fromkeys(_of_the_web(_parsed(html).links)))


def _of_the_web(links: list[str]) -> Iterator[str]:
    return (link.strip() for link in links if link.strip().lower().startswith(("http://", "https://")))


def _parsed(html: str) -> _Words:
    parser = _Words()
    parser.feed(html[:_LONGEST])
    parser.close()
    return parser
