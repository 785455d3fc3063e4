"""Checks of large stores for people to read: part by part, in two processes, and only what changed.

Why there are two roads to a check. `api.checking` has all of a store in memory and reconciles it at once: who wants the
findings themselves (the library, JSON and most formats, `--base`, `--write-baseline`) needs that. Who reads a list in a
terminal needs counts and the first thousand lines; for these, no more than one part of the store need ever be there
(parts have nothing to say to each other, see `reconciliation.parts`), and what was found in a part can be kept. Nothing
is judged twice: both roads read with `store`, run `checks` and say what `reports.told` says; here is only in which
order, and what is remembered. Where anything is out of the ordinary (a file that cannot be read, one source told in two
ways), this road gives way to the other: its functions return None.

A check goes through these modules, in this order:

    asked        what is asked, and whether the store is large enough
    cached       nothing changed: what was found is read from the cache, and nothing else is loaded
    after_edit   claims files changed: the parts that they touch are checked, the cache and its listing follow
      renewal      which parts these are, and what changes in the sums (`claim_changes`: which claims differ)
    keeping      all is checked, and the cache is made anew as results come in
      outlining    the outlines of the claims files
      by_parts     outlines of the files -> parts -> a result of each -> what only the whole store tells
        parting      which events and claims belong together, from outlines alone
        part_work    the claims of one part are read, checked and told; `results` is what is left of them
        first_ranks  which findings come too late to be told
        processes    the work is shared out
    listing      results become what people are told

`cache_key`, `kept` and `kept_circles` say for what a cache is made and how it holds values; `store.cache` is the file.

When who works, of a cold check on two cores: two processes make the outlines, while this one loads the modules that
check, reads events and decisions, and then finds the parts; two that are forked from it then work on batches of parts,
while this one writes down what they send. So only finding the parts, and what the whole store tells, is done by one
process alone.
"""
