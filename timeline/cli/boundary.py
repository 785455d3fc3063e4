"""The error boundary: what stops a command becomes one line and an exit code.

0 clean · 1 findings · 2 cannot run · 3 a bug (with its traceback). A closed pipe is no error.
"""

import codecs
import gc
import os
import signal
import sys
from contextlib import suppress
from io import TextIOWrapper
from types import FrameType
from typing import NoReturn

from timeline.errors import TimelineError

CANNOT_RUN, BUG = 2, 3


def main() -> None:
    """Run the command line and exit.

    The garbage collector rests: a command is short, and what it makes (values without cycles) goes by reference counts.
    """
    gc.disable()
    _open_closed_streams()
    _bear_any_character()
    _unwind_when_stopped()
    _leave(run(sys.argv[1:]))


def _leave(code: int) -> NoReturn:
    """Exit at once: to free all values one by one takes a tenth of a command's time, and the system does it anyway."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    from timeline.cli.app import invoke

    try:
        return invoke(arguments)
    except TimelineError as error:
        return explain_error(error)
    except OSError as error:
        return explain_error(_stopped_by_system(error))
    except MemoryError:
        return explain_error(TimelineError("there is not enough memory for this", "Allow it more, or ask for less."))
    except Exception:  # noqa: BLE001 - the boundary: a bug is reported as one
        return _report_bug()


def _stopped_by_system(error: OSError) -> TimelineError:
    """Return what the system refused: a file or folder that it names, else stdout."""
    reason = error.strerror or str(error)
    if not isinstance(error.filename, str):
        return TimelineError(f"cannot write what was found: {reason}")
    return TimelineError(
        f"{error.filename}: cannot be read: {reason}", "See that you may read it, and enter its folder"
    )


def _open_closed_streams() -> None:
    """Give a command that was started without stdout or stderr (`>&-`) one that forgets."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115


def _bear_any_character() -> None:
    r"""Let stdout write what its encoding lacks as JSON escapes it, `\u4e2d`; stderr does so by itself."""
    if isinstance(sys.stdout, TextIOWrapper) and not sys.stdout.encoding.lower().startswith("utf"):
        codecs.register_error("json", _as_json_escapes_it)
        sys.stdout.reconfigure(errors="json")


def _as_json_escapes_it(error: UnicodeError) -> tuple[str, int]:
    import json

    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


def _unwind_when_stopped() -> None:
    """Let a command that is told to end (`kill`, a terminal that is closed) leave nothing half done."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # no SIGHUP on Windows
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _unwind)


def _unwind(number: int, _: FrameType | None) -> NoReturn:
    if (processes := sys.modules.get("multiprocessing")) is not None:
        for child in processes.active_children():
            child.kill()  # else its work would be waited for
    raise SystemExit(128 + number)


def explain_error(error: TimelineError) -> int:
    """Say on stderr what stopped a command, and what to do; return its exit code."""
    _say(f"timeline: {error}")
    if error.hint:
        _say(f"  {error.hint}")
    return CANNOT_RUN


def _say(line: str) -> None:
    """Print a line on stderr, in characters that it can show."""
    from timeline.reconciliation.plain import safe_text

    ascii_only = not (sys.stderr.encoding or "").lower().startswith("utf")
    with suppress(OSError):  # nobody takes it
        print(safe_text(line, ascii_only=ascii_only), file=sys.stderr)  # noqa: T201


def _report_bug() -> int:
    import traceback

    with suppress(OSError):
        traceback.print_exc()
        print("timeline: this is a bug; please report it with the lines above", file=sys.stderr)  # noqa: T201
    return BUG
