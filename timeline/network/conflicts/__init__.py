"""Every chain of time points that cannot all be met, and who says it.

A chain is a closed walk over hops (`tail -> head`: at most so many days) whose limits sum below 0. Read first
`walks.walks` (what a closed walk is) and `folding` (which chains are one conflict), then `chains`, which finds those of
a component:

    slacks -> listing -> witnesses -> chains -> told       what `solve` lists
                         others -> unfolding               what stands behind it, when somebody asks

| package or module | its one job |
|---|---|
| `walks/` | closed walks: whether one is impossible, the shortest, all of them |
| `slacks/` | hops as the slack that they leave, and the least of it on every way |
| `listing/` | the impossible walks over as few points as possible |
| `witnesses/` | who says a chain: minimal sets of statements |
| `others/` | who else clashes: statements that no listed chain shows |
| `folding` | when a longer chain says nothing new |
| `told` | a chain and its account as a `Conflict`: kind, grade, fingerprint |
| `unfolding` | longer chains, who else clashes, and counts, found when they are asked for |
| `chains` | all of it for one component |
| `passing` | the conflicts in which given statements stand, among what is near them: for one more claim |
| `clocked/` | the same where lengths by the clock meet calendar days, and no sum judges a walk |

Imports point down this list of layers: `passing`; `chains`, `clocked`; `unfolding`; `others`, `told`, `folding`;
`witnesses`, `listing`; `slacks`; `walks`.
"""
