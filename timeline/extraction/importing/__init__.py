"""Texts in formats of others, read as claims: one pure reader a format, all of one shape.

    text + ImportOptions -> reader (`formats` knows them all) -> ImportedText: claims, and a remark for all else

`rows` holds the values that all readers share, `when` reads dates for all of them alike, `formats` is the list of
formats. Readers open no files, know no event store and import what is heavy where they use it.
"""
