"""The examples of the public API are true: in docstrings, of which every function has one, and in the README."""

import doctest
import re
from collections.abc import Iterator
from types import FunctionType

import pytest

import timeline
from tests.conftest import ROOT

OFFERED = {name: getattr(timeline, name) for name in timeline.__all__}
FUNCTIONS = sorted(name for name, offered in OFFERED.items() if isinstance(offered, FunctionType))
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = [code for code in re.findall(r"```py\n(.*?)```", README, re.DOTALL) if "distributed" not in code]
OPTIONS = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL


def examples(name: str, text: str) -> Iterator[doctest.DocTest]:
    """Yield the examples of a docstring as one test; none where it has none."""
    test = doctest.DocTestParser().get_doctest(text, {}, name, None, None)
    if test.examples:
        yield test


def run(test: doctest.DocTest) -> str:
    """Run examples and return what was printed otherwise than they say."""
    told: list[str] = []
    doctest.DocTestRunner(optionflags=OPTIONS).run(test, out=told.append)
    return "".join(told)


@pytest.fixture(autouse=True)
def _beside_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_has_an_example_that_is_true(name: str) -> None:
    if "parquet" in name:
        pytest.importorskip("pyarrow", reason="pip install pyarrow")
    (test,) = examples(name, OFFERED[name].__doc__ or "")
    assert run(test) == ""


def test_the_example_of_the_package_is_true() -> None:
    (test,) = examples("timeline", timeline.__doc__ or "")
    assert run(test) == ""


def test_an_example_that_is_not_true_is_told() -> None:
    (test,) = examples("wrong", ">>> 1 + 1\n3\n")
    assert "Expected:\n    3\nGot:\n    2\n" in run(test)


def test_completion_offers_every_name_before_it_is_imported() -> None:
    assert set(timeline.__all__) <= set(dir(timeline))


@pytest.mark.parametrize("code", SHOWN, ids=range(len(SHOWN)))
def test_what_the_readme_shows_of_python_runs(code: str) -> None:
    exec(compile(code, "README.md", "exec"), {})
