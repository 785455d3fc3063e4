"""The chronology as a picture: a row an event, to be printed or put into a page; SVG, and PNG made of it."""

from timeline.exports.picture.bitmap import to_png
from timeline.exports.picture.document import to_svg

__all__ = ["to_png", "to_svg"]
