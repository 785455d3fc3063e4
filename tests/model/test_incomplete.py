"""What a search may have missed: the sentences on conflicts come first."""

from timeline.model.incomplete import gravest_first

MORE = "More readings weigh the same around 'b' (3 events, 9 statements) than the 16 listed."
UNPROVEN = "The preferred reading around 'a' (3 events, 9 statements) is not proven to be the best."
ENDED = "The search for conflicts ended early around 'z' (3 events, 9 statements)."


def test_missing_conflicts_come_before_readings_and_nothing_twice() -> None:
    assert gravest_first([UNPROVEN, MORE, ENDED, MORE]) == (ENDED, MORE, UNPROVEN)


def test_sentences_on_readings_alone_are_in_order() -> None:
    assert gravest_first([UNPROVEN, MORE]) == (MORE, UNPROVEN)
