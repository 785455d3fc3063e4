"""One self-contained web page: the chronology as a document that reads without scripts, and a chart for those who have.

    reconciliation -> Page -> sections (markup) + what the chart draws (JSON) -> one HTML text with its own policy

Everything that came from a store passes `markup.element` or `drawn.json_markup`: there is no other way into the page.
"""

from timeline.exports.html.document import to_html

__all__ = ["to_html"]
