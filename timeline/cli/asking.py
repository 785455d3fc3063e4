"""Asking a person in the terminal; `q`, or the end of the input, leaves at any question."""

import sys
from collections.abc import Callable
from typing import TypeVar

from timeline.cli.session import emit_text, note
from timeline.errors import UsageError

LEAVE = "q"
T = TypeVar("T")


class Left(Exception):
    """The person left: nothing is to be done."""


def is_terminal() -> bool:
    """Whether a person can be asked: both what is read and what is printed is a terminal."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str, default: str = "") -> str:
    """Return the answer to a question, without white space around it; the default where nothing was typed."""
    from timeline.reconciliation.plain import safe_text

    offered = f" [{safe_text(default)}]" if default else ""
    try:
        answer = input(f"{question}{offered}: ").strip()
    except EOFError:
        emit_text("")  # the question is left unanswered on its line
        raise Left from None
    if answer.lower() == LEAVE:
        raise Left
    return answer or default


def ask_until(question: str, read: Callable[[str], T]) -> T:
    """Ask until the answer can be read; what is wrong with one is said (UsageError)."""
    while True:
        try:
            return read(ask(question))
        except UsageError as wrong:
            note(f"{wrong}. {wrong.hint}".rstrip())


def ask_number(question: str, most: int) -> int:
    """Return a number from 1 to `most`."""
    (number,) = ask_numbers(question, most, many=False)
    return number


def ask_numbers(question: str, most: int, *, many: bool = True) -> tuple[int, ...]:
    """Return numbers from 1 to `most`, at least one."""

    def read(answer: str) -> tuple[int, ...]:
        typed = answer.replace(",", " ").split()
        numbers = tuple(int(word) for word in typed if word.isdecimal() and 1 <= int(word) <= most)
        if not numbers or len(numbers) != len(typed) or (len(numbers) > 1 and not many):
            wanted = "numbers" if many else "a number"
            raise UsageError(f"{answer or 'nothing'}: not {wanted} from 1 to {most}", f"{LEAVE} leaves.")
        return tuple(dict.fromkeys(numbers))

    return ask_until(question, read)


def ask_yes(question: str) -> bool:
    """Return whether the answer is yes; anything but y or yes is no."""
    return ask(f"{question} [y/n]").lower() in ("y", "yes")
