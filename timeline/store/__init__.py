"""Loading and saving: stores, cards, resolutions and baselines. The only code that knows YAML.

`nodes` reads YAML as text with places; `scalars`, `shapes` and `mappings` are the types of values; `tables` says which
keys every file has; `builders` makes values of the model; `load` and `links` put a store together.
"""

from timeline.store.card import load_card
from timeline.store.json_schema import SCHEMA_NAMES, schema
from timeline.store.load import load_baseline, load_claims, load_store
from timeline.store.save import baseline_text, claims_text, resolutions_text
from timeline.store.write import append_resolution, write_file

__all__ = [
    "SCHEMA_NAMES",
    "append_resolution",
    "baseline_text",
    "claims_text",
    "load_baseline",
    "load_card",
    "load_claims",
    "load_store",
    "resolutions_text",
    "schema",
    "write_file",
]
