"""The same picture as PNG, made of the SVG by resvg, an optional extra."""

from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import fromstring

from timeline.errors import UsageError
from timeline.exports.exported import Exported, ExportOptions
from timeline.exports.picture.document import to_svg
from timeline.exports.picture.shapes import NAMESPACE

if TYPE_CHECKING:
    from types import ModuleType

from timeline.reconciliation.result import Reconciliation

MOST_PIXELS: Final = 40_000_000  # of a picture twice as fine; taller ones are as fine as the SVG
NO_FONTS: Final = "png: this machine has no font, and the picture no words: install one (Debian: fonts-dejavu-core)"
PROBE: Final = f'<svg xmlns="{NAMESPACE}" width="20" height="20"><text y="15" font-size="18">{{}}</text></svg>'


def to_png(reconciliation: Reconciliation, options: ExportOptions) -> Exported:
    """Return the picture as PNG, two pixels for one of the SVG where it is not too tall.

    Raises UsageError: resvg is not installed.
    """
    resvg = _resvg()
    drawn = to_svg(reconciliation, options)
    content = bytes(resvg.svg_to_bytes(svg_string=drawn.text, zoom=_zoom(drawn.text)))
    no_words = () if _has_fonts(resvg) else (NO_FONTS,)
    return Exported(content=content, left_out=(*drawn.left_out, *no_words))


def _resvg() -> "ModuleType":
    try:
        import resvg_py
    except ImportError as missing:
        hint = "Install it: python -m pip install 'timeline-reconciler[pictures]'; or write SVG: --format svg"
        raise UsageError("PNG needs the package resvg-py, which is not installed", hint) from missing
    return resvg_py


def _zoom(svg: str) -> float:
    root = fromstring(svg)
    width, height = (float(root.get(side, "0")) for side in ("width", "height"))
    return 2.0 if 4 * width * height <= MOST_PIXELS else 1.0


def _has_fonts(resvg: "ModuleType") -> bool:
    """Whether a letter leaves a trace."""
    with_letter, without = (bytes(resvg.svg_to_bytes(svg_string=PROBE.format(text))) for text in ("H", ""))
    return with_letter != without
