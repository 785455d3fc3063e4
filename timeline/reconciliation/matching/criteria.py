"""Every weight and limit of the matching, once, each with the reason for it.

They were set by reasoning about what a person would take for the same event, and looked at on invented stores and on
the store that comes with the tool; none was fitted to a data set.

A score is the weighted mean of what can be compared at all, lowered where time or words cannot:

| part | weight | 1 means | 0 means |
|---|---|---|---|
| time | 0.40 | the same day | years apart, dated to the day |
| words | 0.45 | the one's words are the other's | no word in common |
| details | 0.15 | same places, participants, tags | none in common |

Where both sides have words, time alone never reaches `MIN_SCORE`: many things happen on one day. Where one has none at
all, the same day is all there is, and suffices. Words alone suffice only where the date is no objection.
Neighbours never lower a score: that one source tells other events beside it is no sign against a pair.
"""

from typing import Final

MIN_SCORE: Final = 0.6  # to be suggested: the same day and a quarter of the words, three weeks apart and all

TIME_WEIGHT: Final = 0.40
WORDS_WEIGHT: Final = 0.45  # more than time: what disagrees about the date is what people look for
DETAILS_WEIGHT: Final = 0.15
WITHOUT_TIME: Final = 0.85  # the score times this, where dates cannot be compared: the same words of two occasions
WITHOUT_WORDS: Final = 0.70  # where one side has no words but the date
NEIGHBOURS_GAIN: Final = 0.25  # so much of what is missing to 1 is gained where all neighbours match
NEAR_RANKS: Final = 3  # neighbours may stand so many events apart: the other source may tell more

# Time: how near (1 / (1 + gap / scale)) times how exactly known (1 / (1 + log10(days) / PRECISION)).
PRECISION: Final = 4.0  # a day against itself counts 1, a week .83, a month .73, a year .61, a century .47
DAYS_SCALE: Final = 7.0  # a week apart counts half: slips of a day or two are common, of months are not
CLOCK_SCALE_DAYS: Final = 1 / 24  # where both give a time of day, an hour apart counts half

# Words: what one counts, before its rarity.
TITLE: Final = 1.0
QUOTE: Final = 0.6  # a quote has words that are not of the event
DETAIL: Final = 0.5  # a place or a person may stand in the other's title
NUMBER: Final = 2.0  # numbers tell apart what is otherwise alike: 20.04 and 20.10
NAME: Final = 1.5  # capital letter within a sentence
SHORT_WORD: Final = 0.5  # in most languages the words without meaning of their own are the short ones
SHORT_LETTERS: Final = 3
TELLING: Final = 0.3  # words that weigh less than so much of the heaviest are not told as a reason
OTHER_NUMBERS: Final = 0.5  # the words' score times this, where both titles have numbers and share none
SPELLING: Final = 80  # of 100, by edits: withdrawal and withdraws are one word, written so
SPELLING_LETTERS: Final = 5  # shorter words differ by a letter and mean something else
SPELLING_EDGE: Final = 4  # spellings of one word begin, or end, with the same letters
SPELLING_BLOCK: Final = 200  # so many words with the same beginning are not compared with each other

# Candidates, for each event: enough that the right one is among them, few enough for ten thousand events a side.
NEAREST_IN_TIME: Final = 10  # to either side
SHARING_WORDS: Final = 20
RARE: Final = 64  # events of the other side that may have a word, for it to be looked up

ALSO_CLOSE: Final = 0.15  # a pair that scores so little less than the one suggested is shown beside it
