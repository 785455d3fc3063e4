"""Loading and saving: stores, cards, resolutions and baselines. The only code that knows YAML.

Files of the form that the tool writes are read by its own grammar, in `canonical`; everything else, and everything that
is wrong, is read from nodes. Both ways say the same. Read `load` first, then `tables`.

| modules | their job |
|---|---|
| **reading** | |
| `load` · `links` · `identity` · `reckoning` | a store of all its files: references, ids, days of its zone |
| `claims_file` · `card` · `alone` · `mapping_file` | a claims file, a card, a claims file by itself, columns |
| `canonical/` | files of the form that the tool writes |
| `nodes` · `yaml_reasons` | YAML as text with places; why a text is not YAML |
| `scalars` · `shapes` · `mappings` | the types of values, from which reader and JSON Schemas both come |
| `tables` · `attribute_table` · `check_table` · `card_tables` · `link_tables` | the keys of every file |
| `builders` · `times` · `vague_words` · `zone_names` | values of the model; dates, words and zones in them |
| `reading` · `wrong_values` | one file being read, with what is wrong in it; how wrong values are told |
| `files` · `disk` · `layout` | from bytes to nodes; where files are read; which files there are |
| `names` | ids alone, quickly and forgivingly, for shells |
| **writing** | |
| `save` · `save_card` · `yaml_text` | values as the text of files |
| `write` · `several_files` · `lock` | one file, or several, whole or not at all; one writer at a time |
| `resolutions_file` · `events_file` · `to_change` | files of people, changed in place |
| `linking/` | two events made one in all files, and undone |
| `json_schema` · `for_editors` · `modelines` | schemas, and the line by which editors find them |
| **as it was, and as tables** | |
| `git` · `revisions` · `history` | a store at a revision, and where a branch left it |
| `parquet` · `parquet_files` | a store as tables, and back |
| **large stores** | |
| `file_outline` · `outline_bytes` · `outlined_claims` · `skeleton` | files in brief; claims of a part; all but claims |
| `file_stamps` · `cache` · `new_cache` | files as the disk lists them; what an earlier check found |
"""
