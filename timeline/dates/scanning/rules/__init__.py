"""What time expressions look like in running text, and what they mean: tables of rules, put in order in `levels`."""
