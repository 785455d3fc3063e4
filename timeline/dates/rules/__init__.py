"""The rules, as data: one module for each kind of phrase. To read more words, add a line there."""
