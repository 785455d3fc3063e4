"""Who says a chain.

| module | its one job |
|---|---|
| `accounts` | its witnesses and supporters, and how many minimal sets it has |
| `minimal` | minimal sets: what cannot all be true, but could without any one of it; three quick ways: |
| `few_walks` | … all impossible walks of a few statements |
| `needed` | … which statements of a long walk it needs |
| `sole` | … whether a long walk is the only one |
| `shortening` | the chain over fewest of the same points, where a search ended before it came to it |
"""
