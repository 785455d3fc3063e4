"""Which events of two sides may be the same, though they share no id: candidates, scores, one partner each.

| module | its one job |
|---|---|
| `criteria` | every weight and limit, with the reason for it |
| `words` | text as folded words, and what each weighs |
| `profile` | one event as one side tells it: when, in which words, where and with whom, beside what |
| `vocabulary` | how rare each word is on the two sides, and which words are spellings of one |
| `candidates` | the pairs worth a look: near in time, or with a rare word in common |
| `likeness` | how alike two profiles are, 0 to 1, and why |
| `neighbours` | what a pair gains where the events beside it match, too |
| `assignment` | at most one partner each, with the greatest total score |
| `match` | all of it in order |
| `everywhere` · `sides` | the same over all sources of a store; over the sides of a diff |
| `reasons` · `shapes` | why two events may be the same, in words; all of it as JSON |

What comes out are suggestions: nothing that reconciles, checks or exports ever reads them.
"""
