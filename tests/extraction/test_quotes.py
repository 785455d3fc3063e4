"""Quotes are found however the document breaks its lines, and lead back to the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction.folding import fold, to_typewritten
from timeline.extraction.quotes import QuoteError, QuoteMiscounted, QuoteMissing, SearchableText

TEXT = "The fleet left port on Monday.\nThe next day it was seen off the cape.\n"


def find_quote(text: str, words: str, nth: int | None = None) -> tuple[int, int]:
    passage = SearchableText(text).find(words, nth)
    return passage.start, passage.end


def test_words_lead_to_code_points_end_exclusive() -> None:
    start, end = find_quote(TEXT, "left port on Monday")
    assert (start, end) == (10, 29)
    assert TEXT[start:end] == "left port on Monday"


@pytest.mark.parametrize(
    "broken",
    [
        "left port\non Monday",
        "left  port\r\n\r\non\tMonday",
        "left\u00a0port \f\n on\u2003Monday",
        "\n\nleft port on Monday\n",
    ],
)
def test_white_space_of_any_kind_counts_as_one_space(broken: str) -> None:
    text = f"It {broken} morning."
    start, end = find_quote(text, "left port   on Monday")
    assert fold(text[start:end]) == "left port on Monday"
    assert text[end:].split()[0] == "morning."


@pytest.mark.parametrize("broken", ["nego\u00adtiated", "nego\u00ad\ntiated", "nego\u200btiated", "\ufeffnegotiated"])
def test_what_is_not_seen_does_not_count(broken: str) -> None:
    text = f"They {broken} all day."
    start, end = find_quote(text, "negotiated all")
    assert fold(text[start:end]) == "negotiated all"


@pytest.mark.parametrize("words", ["the official affluent", "the oﬃcial aﬄuent"])
@pytest.mark.parametrize("text", ["In the official affluent city", "In the oﬃcial aﬄuent city"])
def test_a_ligature_is_the_letters_that_it_joins(text: str, words: str) -> None:
    start, end = find_quote(text, words)
    assert fold(text[start:end]) == "the official affluent"
    assert text[end:] == " city"


def test_letters_are_not_found_within_a_word_with_a_ligature() -> None:
    with pytest.raises(QuoteMissing):
        find_quote("the oﬃcial", "offi")


def test_places_behind_a_ligature_are_those_of_the_file() -> None:
    assert find_quote("the oﬃcial came", "came") == (11, 15)
    assert find_quote("the oﬃcial came, oﬀ", "off") == (17, 19)


def test_a_soft_hyphen_within_a_line_parts_no_words_and_joins_none() -> None:
    assert fold("left\u00ad port") == "left port"


def test_quotes_and_dashes_of_any_form_are_one_when_the_words_are_not_there_as_they_are() -> None:
    text = "They called it “progress” in the years 1914–1918, in France’s name."
    start, end = find_quote(text, '"progress" in the years 1914-1918, in France\'s')
    assert text[start:end] == "“progress” in the years 1914–1918, in France’s"


def test_words_as_they_are_go_before_words_with_other_quotes() -> None:
    text = "a ‘word’ and a 'word' again"
    assert find_quote(text, "a 'word'") == (13, 21)


def test_a_quote_crosses_what_every_page_repeats() -> None:
    text = "It began\n\nTHE DAILY\n\nin May and ended.\nTHE DAILY\nNo more."
    found = SearchableText(text).find("It began in May and")
    assert (found.start, found.end) == (0, text.index(" ended"))
    assert found.quote == "It began in May and"


def test_a_line_that_stands_twice_can_itself_be_quoted() -> None:
    text = "Talks fail\nTalks fail\nThe end"
    assert SearchableText(text).find("Talks fail", nth=2).quote == "Talks fail"


def test_numbers_and_words_are_not_found_within_others() -> None:
    assert find_quote("On March 29 and March 2 it rained", "March 2") == (16, 23)
    with pytest.raises(QuoteMissing):
        find_quote("On March 29 it rained", "March 2")


def test_scripts_without_spaces_have_no_word_ends() -> None:
    assert find_quote("会谈于三月七日举行。", "三月七日") == (3, 7)


def test_missing_words_name_the_nearest_passage_and_its_line() -> None:
    with pytest.raises(QuoteMissing) as caught:
        find_quote(TEXT, "On Friday the next day it was sighted off the horn")
    nearest = caught.value.nearest
    assert nearest is not None
    assert (nearest.words, nearest.line) == ("next day it was", 2)
    assert nearest.passage == "on Monday. The next day it was seen off the cape."


def test_missing_words_of_which_none_is_there() -> None:
    with pytest.raises(QuoteMissing, match="none of its words is") as caught:
        find_quote(TEXT, "armistice signed")
    assert caught.value.nearest is None


def test_no_words_are_never_found() -> None:
    with pytest.raises(QuoteMissing):
        find_quote(TEXT, " \n")


def test_words_that_stand_twice_need_nth() -> None:
    text = "On Monday it rained.\nOn Monday it snowed."
    with pytest.raises(QuoteMiscounted, match=r"stands there 2 times \(lines 1, 2\): say which with nth:") as caught:
        find_quote(text, "On Monday it")
    assert caught.value.lines == (1, 2)
    assert find_quote(text, "On Monday it", nth=2) == (21, 33)


@pytest.mark.parametrize("nth", [0, 3, -1])
def test_an_nth_that_is_not_there_is_told(nth: int) -> None:
    with pytest.raises(QuoteMiscounted, match=f"there is no nth: {nth}"):
        find_quote("On Monday. On Monday.", "On Monday", nth=nth)


WORDS = st.text(st.sampled_from("ab1.,“”\"’'–-é三"), min_size=1, max_size=4)
SPACES = st.text(st.sampled_from(" \n\t\r\f\u00a0\u2009\u3000"), min_size=1, max_size=4)


@st.composite
def broken_documents(draw: st.DrawFn) -> tuple[str, list[str], int, int]:
    """Return a document whose white space was changed, its words, and the slice of them that is quoted."""
    words = draw(st.lists(WORDS, min_size=1, max_size=12))
    gaps = draw(st.lists(SPACES, min_size=len(words), max_size=len(words)))
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first + 1, len(words)))
    return "".join(gap + word for gap, word in zip(gaps, words, strict=True)), words, first, last


@given(broken_documents())
def test_any_words_are_found_again_after_white_space_changed(case: tuple[str, list[str], int, int]) -> None:
    text, words, first, last = case
    quote = " ".join(words[first:last])
    searchable = SearchableText(text)
    found = searchable.find_all(quote)
    assert all(fold(text[each.start : each.end]) == each.quote == quote for each in found)
    assert sorted({each.start for each in found}) == [each.start for each in found]
    assert _place_of_word(text, first) in [each.start for each in found]


@given(broken_documents())
def test_all_places_are_those_that_a_slow_twin_finds(case: tuple[str, list[str], int, int]) -> None:
    text, words, first, last = case
    quote = " ".join(words[first:last])
    assert [(each.start, each.end) for each in SearchableText(text).find_all(quote)] == _places_by_trying_all(
        text, quote
    )


@given(broken_documents(), WORDS)
def test_what_is_not_there_is_missing_and_its_nearest_words_are_there(
    case: tuple[str, list[str], int, int], stranger: str
) -> None:
    text, words, first, last = case
    searchable = SearchableText(text)
    quote = " ".join([*words[first:last], f"x{stranger}"])
    with pytest.raises(QuoteError) as caught:
        searchable.find(quote)
    assert isinstance(caught.value, QuoteMissing)
    assert caught.value.nearest is not None
    assert caught.value.nearest.words in to_typewritten(fold(text))
    assert len(caught.value.nearest.words.split()) >= last - first


def test_a_long_text_of_like_words_is_searched_in_linear_time() -> None:
    text = "a " * 200_000 + "b" * 200_000
    with pytest.raises(QuoteMissing):  # in quadratic time this takes hours
        find_quote(text, "a " * 11 + "c")


def _place_of_word(text: str, wanted: int) -> int:
    place = 0
    for word in text.split()[:wanted]:
        place = text.index(word, place) + len(word)
    return text.index(text.split()[wanted], place)


def _places_by_trying_all(text: str, quote: str) -> list[tuple[int, int]]:
    places = [
        (start, end)
        for start in range(len(text))
        for end in range(start + 1, len(text) + 1)
        if not (text[start].isspace() or text[end - 1].isspace()) and " ".join(text[start:end].split()) == quote
    ]
    return [place for place in places if not (_inside_word(text, place[0]) or _inside_word(text, place[1]))]


def _inside_word(text: str, place: int) -> bool:
    around = text[max(0, place - 1) : place + 1]
    return 0 < place < len(text) and around.isalnum() and "三" not in around


@given(
    text=st.lists(st.sampled_from(["a", "(a", "ab", "a.", "b", "会谈", "“a”", "\u200b"]), max_size=30),
    quotes=st.lists(st.lists(st.sampled_from(["a", "ab", "b", "a.", '"a"', "谈"]), min_size=1, max_size=5), max_size=6),
    planted=st.tuples(st.integers(0, 30), st.integers(1, 6)),
)
def test_quotes_that_are_found_together_are_found_as_each_alone(
    text: list[str], quotes: list[list[str]], planted: tuple[int, int]
) -> None:
    first, length = planted
    searchable = SearchableText(" ".join(text))
    wanted = {fold(" ".join(words)) for words in (*quotes, text[first : first + length])}
    assert searchable.find_each(wanted) == {words: searchable.find_all(words) for words in wanted}
