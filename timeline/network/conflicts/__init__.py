"""Every chain of time points that cannot all be met, and who says it.

A chain is a closed walk over hops (`tail -> head`: at most so many days) whose limits sum below 0. Read first `walks`
(what a closed walk is) and `folding` (which chains are one conflict), then `chains`, which finds those of a component:

    slacks -> listing -> accounts -> chains -> told          what `solve` lists
                      -> unfolding -> naming -> covering     what stands behind it, when somebody asks

| module | its one job |
|---|---|
| `walks` | closed walks of few constraints: whether one is impossible, and the shortest |
| `falls` | the same for any set of hops, by letting points fall |
| `slacks` | hops as the slack that they leave, and the least of it on every way to and from the calendar |
| `listing` | the impossible walks over as few points as possible, by two searches: |
| `smallest` | … walks that hold no other one |
| `larger` | … walks over all points of one that longer ones do not fold into |
| `roots` · `hiding` | … where walks begin and end; those that longer ones fold into |
| `search` | every impossible walk, fewest points first: for counts, and where few statements are left |
| `folding` | when a longer chain says nothing new |
| `chains` | all of it for one component |
| **who says a chain** | |
| `accounts` | its witnesses and supporters, and how many minimal sets it has |
| `minimal` | minimal sets: what cannot all be true, but could without any one of it; three quick ways: |
| `few_walks` | … all impossible walks of a few statements |
| `needed` | … which statements of a long walk it needs |
| `sole` | … whether a long walk is the only one |
| `told` | a chain and its account as a `Conflict`: kind, grade, fingerprint |
| **what stands behind** | |
| `unfolding` | longer chains, who else clashes, and counts, found when they are asked for |
| `naming` | statements that stand in minimal sets of longer chains alone |
| `covering` | whether a statement that no listed chain shows clashes at all, by two ways: |
| `around` | … the impossible walks over one constraint: |
| `turns` · `apart` | … what such a walk must pass; ways that have no point in common |
| `detours` | where steps ended: short closed walks around many statements at once, by two ways: |
| `trees` · `along` | … ways of fewest hops; whether those who say a walk are a minimal set, at a glance |
| `shortening` | the walk over fewest of the same points, where the search ended before it came to it |
| `partners` | … exactly: the statements that it clashes with |
| **one more claim** | |
| `near` | the points that a walk over new hops can pass |
| `passing` | the conflicts in which given statements stand, among what is near them |
| **lengths by the clock that meet calendar days**, where no sum judges a walk | |
| `clocked_parts` | the parts of a component in which anything can clash so |
| `clocked_walks` | their impossible walks |
| `clocked_chains` | their chains: what `chains` is elsewhere |
"""
