"""What `timeline import` does between the reader of a format and the files of a store.

`reading` (bytes to claims) -> `naming` (ids of events) -> `planning` (what is still to come) -> `claim_ids` ->
`claims_file` (text, held against the store's own reader) -> `report`.
"""
