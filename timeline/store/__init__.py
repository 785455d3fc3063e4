"""Loading and saving: stores, cards, resolutions and baselines. The only code that knows YAML.

Files of the form that the tool writes are read by its grammar, in `canonical`: `grammar`, `written` finds what stands
where, `claims`, `events` and `baseline` make the values, `outlines` are files in brief. Everything else, and everything
that is wrong, is read from nodes; both ways say the same.

`nodes` reads YAML as text with places; `scalars`, `shapes` and `mappings` are the types of values; `tables` says which
keys every file has; `builders` makes values of the model; `load` and `links` put a store together.

Of a large store `file_outline` says in brief what stands where, `skeleton` is all but its claims, and `outlined_claims`
reads the claims of one part; `cache` and `new_cache` keep what a check found.
"""
