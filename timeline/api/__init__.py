"""The public API, one module a task: the glue between files and what is pure. `timeline` itself offers it by name."""

from timeline.model.notebook import ShownInNotebooks


def _to_html(value: object) -> str | None:
    from timeline.exports.notebook import notebook_html

    return notebook_html(value)


ShownInNotebooks.to_html = staticmethod(_to_html)
