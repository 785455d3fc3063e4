"""JSON as text, for every format that is JSON."""

import json
from typing import Any


def json_text(shape: Any, *, indent: int | None = None) -> str:
    r"""Return JSON and a line break, whatever a file is called.

    Bytes of a name that are no UTF-8 stand as Python has them, escaped (`\udcff`), as the text must be UTF-8.
    """
    text = json.dumps(shape, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"
