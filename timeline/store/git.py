"""Asking git about a folder: no checkout, no hook, no prompt, no shell.

Git finds the repository from the folder itself. What a hook has set for the repository that called it is forgotten: its
paths are relative to another folder.
"""

import os
import subprocess
from pathlib import Path
from typing import Final

from timeline.errors import HistoryUnreadable

_OF_THE_CALLER: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE")
_ALWAYS: Final = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}
TRY_FSCK: Final = "Look for what is missing: git fsck"
_IN_CI: Final = "; in CI fetch it all (GitHub: fetch-depth: 0 of actions/checkout, GitLab: GIT_DEPTH: 0)"
_WITHOUT_GIT: Final = "or leave out --base and keep what is known in a file: timeline check --write-baseline"


def ask_git(folder: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """Return what git prints; None: it says no.

    `given` is what it reads. Raises HistoryUnreadable: git is not installed.
    """
    done = _run(folder, arguments, given)
    return done.stdout if done.returncode == 0 else None


def merge_base(folder: Path, revision: str) -> str:
    """Return the full name of the commit at which HEAD left a revision; where there are several, the first.

    Raises HistoryUnreadable: no git, no repository, no such revision, no common ancestor, or a clone without it.
    """
    done = _run(folder, ("merge-base", "--", revision, "HEAD"))
    if done.returncode != 0:
        raise _why_not(folder, revision, done.stderr)
    return done.stdout.decode().split()[0]


def _run(folder: Path, arguments: tuple[str, ...], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-c", f"core.hooksPath={os.devnull}", *arguments]
    environment = {name: value for name, value in os.environ.items() if name not in _OF_THE_CALLER} | _ALWAYS
    try:
        return subprocess.run(command, cwd=folder, env=environment, input=given, capture_output=True, check=False)
    except OSError as error:
        raise HistoryUnreadable(f"git cannot be run: {error.strerror}", f"Install git, {_WITHOUT_GIT}") from error


def _why_not(folder: Path, revision: str, said: bytes) -> HistoryUnreadable:
    """Return why there is no merge base, and what to do; `said` is what git said of it."""
    asked = _run(folder, ("rev-parse", "--git-dir"))
    if asked.returncode != 0:
        return _no_repository(folder, asked.stderr)
    is_shallow = ask_git(folder, "rev-parse", "--is-shallow-repository") == b"true\n"
    if not _has_commit(folder, revision):
        message = f"{revision or repr(revision)}: git knows no such commit here"
        return HistoryUnreadable(message, _hint_to_fetch(folder, revision, is_shallow=is_shallow))
    if not _has_commit(folder, "HEAD"):
        return HistoryUnreadable(f"{folder}: this branch has no commit yet", "Commit something first.")
    if is_shallow:
        message = f"this clone is shallow: the commit at which HEAD left {revision} is not in it"
        return HistoryUnreadable(message, f"Fetch the rest: git fetch --unshallow{_IN_CI}")
    if said:
        return HistoryUnreadable(f"git cannot tell where HEAD left {revision}: {_lines(said)[0]}", TRY_FSCK)
    return HistoryUnreadable(f"{revision} and HEAD have no common ancestor", "Name the branch that this one began on.")


def _no_repository(folder: Path, said: bytes) -> HistoryUnreadable:
    first, *more = _lines(said)
    if first.startswith("not a git repository"):
        return HistoryUnreadable(f"{folder}: not in a git repository", f"Run it in a clone, {_WITHOUT_GIT}")
    return HistoryUnreadable(f"{folder}: git says: {first}", more[-1].strip() if more else None)


def _lines(said: bytes) -> list[str]:
    return [line.removeprefix("fatal: ") for line in said.decode(errors="replace").splitlines()] or ["nothing"]


def _has_commit(folder: Path, revision: str) -> bool:
    wanted = f"{revision}^{{commit}}"
    name = ask_git(folder, "rev-parse", "--quiet", "--verify", "--end-of-options", wanted)
    return name is not None and name.strip().isalnum()  # `^main` is read too, as what not to look at


def _hint_to_fetch(folder: Path, revision: str, *, is_shallow: bool) -> str:
    if not revision:
        return "Name a branch, a tag or a commit: --base main"
    remote = (ask_git(folder, "for-each-ref", "--format=%(refname:short)", f"refs/remotes/*/{revision}") or b"").split()
    if remote:
        return f"Did you mean --base {remote[0].decode(errors='replace')}?"
    branch = revision.removeprefix("origin/")
    wanted = revision if branch == revision else f"{branch}:refs/remotes/{revision}"  # a clone of one branch lacks it
    return f"Fetch it: git fetch origin {wanted}{_IN_CI if is_shallow else '; git branch --all lists what is here'}"
