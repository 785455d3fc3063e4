"""Frozen values: what the tool speaks about. Standard library only; nothing here reads files or knows the clock.

| modules | what they hold |
|---|---|
| **what a store holds** | |
| `store` · `settings` · `check_settings` | all of it as loaded; what `timeline.yaml` says |
| `event` · `source` · `claim` · `relation` · `statement` | what happened, who says so, what of it binds |
| `card` · `link` · `decisions` | cards; events made one; resolutions and the baseline |
| `location` · `quote_context` | the line that a value was read from; a quote where it stands |
| **time** | |
| `edtf/` · `duration` · `comparing` | dates, lengths of time; how two uncertain dates stand to each other |
| **what is found** | |
| `conflict` · `finding` · `codes` · `fail_on` · `fingerprint` | what cannot all be true; what a check reports |
| `told` · `tally` · `incomplete` | a finding as people are told of it; counts; what a search may have missed |
| **words** | |
| `counted` · `nearest` · `words` · `json_text` | numbers with their nouns; names nearly right; JSON |
| **tools** | |
| `circles` · `joined` · `places` | circles, what hangs together, what lies within what |
| `dataclass` · `cached` · `made` · `collector` | classes that load fast; values by the million |
| `notebook` · `ordinary` | values in notebooks; which files are read |
"""
