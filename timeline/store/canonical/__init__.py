"""The form in which this tool writes YAML, read without nodes; everything else goes to PyYAML."""
