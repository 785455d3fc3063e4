"""Who else clashes: statements that stand in minimal sets of longer chains alone.

| module | its one job |
|---|---|
| `naming` | a listed conflict to name each of them in |
| `covering` | whether a statement that no listed chain shows clashes at all, by two ways: |
| `around` | … the impossible walks over one constraint: |
| `turns` · `apart` | … what such a walk must pass; ways that have no point in common |
| `partners` | … exactly: the statements that it clashes with |
| `detours` | where steps ended: short closed walks around many statements at once, by two ways: |
| `trees` · `along` | … ways of fewest hops; whether those who say a walk are a minimal set, at a glance |
"""
