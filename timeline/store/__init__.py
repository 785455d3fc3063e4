"""Loading and saving: stores, cards, resolutions and baselines. The only code that knows YAML.

`nodes` reads YAML as text with places; `scalars`, `shapes` and `mappings` are the types of values; `tables` says which
keys every file has; `builders` makes values of the model; `load` and `links` put a store together.
"""
