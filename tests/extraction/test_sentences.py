"""Where sentences end, and where a full stop ends none."""

import pytest

from timeline.extraction.sentences import Sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They met. They left.", ["They met.", " They left."]),
        ("Dr. Weiss met Gen. Smith on Sept. 3 in the U.S. Senate. He left.", None),
        ('He said: "Go." Then he left!', ['He said: "Go."', " Then he left!"]),
        ("A title\n\nThe text. It goes on", ["A title\n", "\nThe text.", " It goes on"]),
        ("one line\nis no end", ["one line\nis no end"]),
        ("at 3.15 p.m. on Monday", ["at 3.15 p.m. on Monday"]),
        ("", [""]),
    ],
)
def test_a_text_is_its_sentences(text: str, sentences: list[str] | None) -> None:
    found = Sentences(text)
    numbers = dict.fromkeys(found.number_of(place) for place in range(max(1, len(text))))
    parts = [text[slice(*found.span_of(number))] for number in numbers]
    assert "".join(parts) == text
    assert parts == (sentences or [text[: text.index(" He left")], " He left."])
