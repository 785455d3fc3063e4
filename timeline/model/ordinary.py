"""Which files are read where a store, a card or a folder names them: ordinary ones, inside their folder.

Who changes a store can name any file. A link to a secret would end up in a message; a pipe would never end.
"""

import os
import stat
from pathlib import Path


def why_not_read(path: Path, folder: Path) -> str | None:
    """Return why a file of a folder is not read, to complete a sentence; None: it is ordinary, or not there at all."""
    if leads_out(path, folder):
        return f"leads out of {folder.as_posix()}/ by a link; put the file itself there"
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):  # whoever reads it says why it cannot be read
        return None
    if stat.S_ISREG(mode):
        return None
    return f"is a {'folder' if stat.S_ISDIR(mode) else 'device or a pipe'}; put a file there"


def leads_out(path: Path, folder: Path) -> bool:
    """Whether links on the way to a path end outside a folder, which may itself be reached by a link."""
    try:
        return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
    except (OSError, ValueError):  # a name that no file can have
        return False
