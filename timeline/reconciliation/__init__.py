"""What the claims of a store come to: conflicts, readings, windows, statuses, and two sources side by side. Pure.

    store -> parts -> splits -> clashes -> decisions, weights -> found -> events -> result

`reconcile` is where this is put together, `result` what comes out: read these two first, then `found`.

| modules | their job |
|---|---|
| **from a store to a reconciliation** | |
| `reconcile` · `result` | all of it in order, part by part; the values that come out |
| `parts` · `batches` | small stores that have nothing to say to each other; sent elsewhere to be worked on |
| `clashes` · `found` | what cannot all be true in a part; the same once decisions have acted and readings are weighed |
| `decisions` · `splits` · `deciding` · `renamed` | what people decided; two events taken for one; a decision tried |
| `weights` | what a statement weighs |
| `support` · `repeating` · `circular` | roots: who repeats whom, in circles too |
| `events` · `windows` · `exactness` · `losses` | an event: window, status, how exactly sources date it, what lost |
| `tied` | the windows that readings of the same weight give to an event |
| `later` | values made when they are asked for |
| `attributes` · `accord` · `values` · `spans` · `lengths` · `places` | values that cannot both be true, by their type |
| `contradicting` | what one more claim would contradict |
| `one_source` · `overview` · `voices` | one source, all of them, how each speaks of an event |
| `audience` | what readers outside are not told |
| **in words and shapes**, the same on every screen and in every file | |
| `wording` · `decision_words` · `comparison_words` | statements, hops, conflicts, decisions, comparisons as sentences |
| `datewords` · `daywords` · `clockwords` · `clock` · `plain` | dates, days, times of day; text that is safe to show |
| `argument` · `carried` | a conflict step by step, and what follows from each step |
| `shapes` · `diff_shapes` · `source_shapes` | the JSON that commands and library give |
| **sides beside each other** | |
| `diffing/` · `comparison` · `verdict` | sides compared; what a comparison holds; how two windows stand to each other |
| `sections` · `shown_rows` | its time axis, and which of its rows are shown |
| `matching/` | events of two sides that may be the same |
| **beside it** | |
| `trust/` · `copies/` | how far a source can be trusted; who may have copied whom: proposed, never assumed |
| `views/` | scales, bars, groups and rails for those that draw |
"""
