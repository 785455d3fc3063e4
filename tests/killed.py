"""A process that is killed just before it writes one of several files."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

KILLED = -9
_SCRIPT = """
import importlib, os, sys
sys.path.insert(0, {root!r})
module = importlib.import_module({module!r})
real, count = module.write_bytes, 0
def dying(path, data, **more):
    global count
    if count == {after}:
        os.kill(os.getpid(), 9)
    count += 1
    return real(path, data, **more)
module.write_bytes = dying
"""


def run_killed(code: str, *, after: int, cwd: Path, module: str = "timeline.store.several_files") -> int:
    """Run Python code in a process that is killed after a module wrote so many files; return its exit code."""
    script = _SCRIPT.format(root=str(ROOT), after=after, module=module) + code
    return subprocess.run([sys.executable, "-c", script], check=False, cwd=cwd).returncode
