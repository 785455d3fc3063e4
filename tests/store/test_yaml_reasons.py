"""What is not YAML is told by what went wrong, whichever parser met it, at the place to be mended."""

import pytest
import yaml

from timeline.store.nodes import NotYaml, compose
from timeline.store.yaml_reasons import why_not_yaml

TAB = "a tab, which YAML does not take here; indent with spaces"
INDENT = "this line is indented unlike the others of its list or mapping; indent it as they are"
MORE = "there is more behind a value that has ended; put the whole value in quotes"
SECOND = "a second `: ` in one value; put the value in quotes, or correct the indent"

CASES = [
    ("a: b\n\tc: d\n", (2, 1), TAB),
    ("a:\n\tb: c\n", (2, 1), TAB),
    ("- id: a\n  title: Talks: the second round\n", (2, 15), SECOND),
    ("a: b\n  c: d\n", (2, 4), SECOND),
    ("- a: b\n c: d\n", (2, 2), INDENT),
    ("a:\n  b: 1\n c: 2\n", (3, 2), INDENT),
    ("  a: 1\nb: 2\n", (2, 1), INDENT),
    ('a: "b" c\n', (1, 8), MORE),
    ("a: @home\n", (1, 4), "a value cannot begin with `@`; put it in quotes"),
    ("a: %x\n", (1, 4), "a value cannot begin with `%`; put it in quotes"),
    ("a: `x`\n", (1, 4), "a value cannot begin with ```; put it in quotes"),
    (
        'a: "C:\\data"\n',
        (1, 7),
        "a `\\` in double quotes begins an escape; write it twice, or use single quotes",
    ),
    ('a: b\nc: "d\ne: f\n', (2, 4), "a quote that is opened here is not closed; close it"),
    ("a: b\n---\nc: d\n", (2, 1), "a second document begins here, and a file holds one; remove this line"),
]


@pytest.mark.parametrize(("text", "place", "reason"), CASES)
def test_a_text_is_no_yaml_for_a_reason_that_can_be_mended(text: str, place: tuple[int, int], reason: str) -> None:
    with pytest.raises(NotYaml) as caught:
        compose(text)
    assert ((caught.value.line, caught.value.column), caught.value.reason) == (place, f"not YAML: {reason}")


@pytest.mark.parametrize(("text", "reason"), [(text, reason) for text, _, reason in CASES])
def test_the_parser_without_libyaml_is_understood_too(text: str, reason: str) -> None:
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        yaml.compose(text, Loader=yaml.SafeLoader)
    mark = caught.value.problem_mark
    assert mark is not None
    lines = [*text.splitlines(), ""]
    assert why_not_yaml(str(caught.value.problem), lines[mark.line], mark.column) == reason


def test_what_is_not_known_is_told_in_the_words_of_the_parser() -> None:
    with pytest.raises(NotYaml) as caught:
        compose("a: *b\n")
    assert caught.value.reason == "not YAML: found undefined alias; correct this line, or put the value in quotes"
