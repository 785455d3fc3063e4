"""Finding time expressions in running English text, and reading each against what stands before it."""
