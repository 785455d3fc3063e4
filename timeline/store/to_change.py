"""The texts of files that are about to be changed: a file that cannot be read is never written over."""

from pathlib import Path
from typing import Final

from timeline.errors import WriteFailed
from timeline.model.ordinary import why_not_read
from timeline.store.files import decode
from timeline.store.nodes import Node, NotYaml, compose

BY_HAND: Final = "Nothing was written; correct the file by hand (timeline check says what is wrong), then try again"


def text_to_change(path: Path, within: Path | None = None) -> str:
    """Return the text of a file, empty where there is none. Raises WriteFailed: it cannot be read.

    `within` is the folder that no link on the way to it may lead out of; None: its own.
    """
    wrong = why_not_read(path, within or path.parent)
    if wrong is not None:
        raise WriteFailed(f"{path} {wrong}", BY_HAND)
    try:
        return decode(path.read_bytes())
    except FileNotFoundError as error:
        if path.is_symlink():
            raise WriteFailed(f"{path}: is a link to a file that is not there", BY_HAND) from error
        return ""
    except UnicodeDecodeError as error:
        raise WriteFailed(f"{path}: not UTF-8 at byte {error.start}", BY_HAND) from error
    except OSError as error:
        raise WriteFailed(f"{path}: cannot be read: {error.strerror or error}", BY_HAND) from error


def root_to_change(path: Path, text: str) -> Node | None:
    """Return the tree of a file's text; None: nothing stands in it. Raises WriteFailed: it is not YAML."""
    try:
        return compose(text)
    except NotYaml as error:
        raise WriteFailed(f"{error.at(str(path))}: {error.reason}", BY_HAND) from error
