"""How well `timeline.scan` does on texts whose time expressions are marked: `python tests/bench/score_scan.py`.

`TIMELINE_TIMEX` names a folder of corpora, one `NAME.jsonl` each, a document a line: `{"id", "published", "text",
"timex": [[start, end, type, value], …]}`; places are code points, end exclusive. Measured as TempEval-3 does, over all
expressions of a corpus: strict asks for the same words, relaxed for words that overlap, each used once; type and value
are the relaxed F1 times the share of those pairs that agree. `--kinds` adds the share of each kind of error, and the
shapes of the words that it happens to most.
"""

import argparse
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import timeline

SHAPES_SHOWN = 10


class Marked(NamedTuple):
    """One expression, by hand or by the scanner."""

    start: int
    end: int
    type: str
    value: str


Pair = tuple[Marked, Marked]  # what was wanted, and what was found


@dataclass
class Score:
    """Counts over a corpus."""

    documents: int = 0
    seconds: float = 0.0
    wanted: int = 0
    found: int = 0
    pairs: int = 0
    strict: int = 0
    types: int = 0
    values: int = 0
    errors: Counter[tuple[str, str]] = field(default_factory=Counter)  # kind, and shape of the words

    def f1(self, right: int) -> float:
        """Return the harmonic mean of precision and recall, in percent."""
        return 200 * right / (self.wanted + self.found) if self.wanted + self.found else 0.0

    def add(self, text: str, wanted: Sequence[Marked], found: Sequence[Marked]) -> None:
        """Count one document."""
        pairs = align(wanted, found)
        self.documents += 1
        self.wanted += len(wanted)
        self.found += len(found)
        self.pairs += len(pairs)
        self.strict += sum(a[:2] == b[:2] for a, b in pairs)
        self.types += sum(a.type == b.type for a, b in pairs)
        self.values += sum(a.value == b.value for a, b in pairs)
        self.errors.update((kind, shape(text[each.start : each.end])) for kind, each in errors(wanted, found, pairs))


def align(wanted: Sequence[Marked], found: Sequence[Marked]) -> list[Pair]:
    """Pair expressions that overlap, each once: the same words first, then those that share most characters."""
    candidates = sorted(
        (a[:2] != b[:2], -overlap, i, j)
        for i, a in enumerate(wanted)
        for j, b in enumerate(found)
        if (overlap := min(a.end, b.end) - max(a.start, b.start)) > 0
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in candidates:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return [(wanted[i], found[j]) for i, j in sorted(pairs.items())]


def errors(wanted: Sequence[Marked], found: Sequence[Marked], pairs: Sequence[Pair]) -> Iterator[tuple[str, Marked]]:
    """Yield what went wrong: words missed, false ones, and of pairs the span, the type, the value."""
    paired = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    yield from (("missed", each) for each in (Counter(wanted) - paired[0]).elements())
    yield from (("false", each) for each in (Counter(found) - paired[1]).elements())
    for a, b in pairs:
        differing = {"span": a[:2] != b[:2], "type": a.type != b.type, "value": a.value != b.value}
        yield from ((kind, a) for kind, differs in differing.items() if differs)


def shape(words: str) -> str:
    """Return words with each run of digits as one 9: "March 9, 9"."""
    return re.sub(r"\d+", "9", " ".join(words.split()).lower())


def score(corpus: Path) -> Score:
    """Scan a corpus; only the scanning is timed."""
    result = Score()
    for line in corpus.read_text(encoding="utf-8").splitlines():
        document: dict[str, Any] = json.loads(line)
        began = time.perf_counter()
        expressions = timeline.scan(document["text"], published=document["published"] or None)
        result.seconds += time.perf_counter() - began
        found = [Marked(each.start, each.end, each.type.value, each.value) for each in expressions]
        result.add(document["text"], [Marked(*each) for each in document["timex"]], found)
    return result


def print_kinds(result: Score) -> None:
    """Print how often each kind of error happens, and to which words."""
    total = result.errors.total() or 1
    for kind in ("missed", "false", "span", "type", "value"):
        shapes = Counter({words: count for (of, words), count in result.errors.items() if of == kind})
        most = "; ".join(f"{words} ({count})" for words, count in shapes.most_common(SHAPES_SHOWN))
        print(f"    {kind:7}{shapes.total():5}{100 * shapes.total() / total:6.1f} %  {most}")


def main() -> None:
    """Print a line a corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kinds", action="store_true", help="the errors too, by kind and by shape of the words")
    arguments = parser.parse_args()
    folder = os.environ.get("TIMELINE_TIMEX")
    if not folder:
        sys.exit("set TIMELINE_TIMEX to the folder of the corpora (NAME.jsonl)")
    print(f"{'corpus':28}{'wanted':>7}{'found':>7}{'strict':>8}{'relaxed':>9}{'type':>8}{'value':>8}{'docs/s':>9}")
    for corpus in sorted(Path(folder).glob("*.jsonl")):
        result = score(corpus)
        rates = [result.f1(right) for right in (result.strict, result.pairs, result.types, result.values)]
        speed = result.documents / (result.seconds or 1e-9)
        print(
            f"{corpus.stem:28}{result.wanted:7}{result.found:7}{rates[0]:8.2f}{rates[1]:9.2f}{rates[2]:8.2f}"
            f"{rates[3]:8.2f}{speed:9.1f}"
        )
        if arguments.kinds:
            print_kinds(result)


if __name__ == "__main__":
    main()
