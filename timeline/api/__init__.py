"""The public API, one module a task: the glue between files and what is pure. `timeline` itself offers it by name."""
