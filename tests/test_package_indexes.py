"""The tables in which packages say what their modules do name every module, and none that is not there."""

import ast
import re
from pathlib import Path

import pytest

LARGE = 26  # modules: so many need an index
PACKAGES = sorted(path.parent for path in Path("timeline").rglob("__init__.py"))
INDEX = re.compile(r"^\| modules? \|", re.MULTILINE)


def modules_in(package: Path) -> set[str]:
    files = {path.stem for path in package.glob("*.py")} - {"__init__"}
    return files | {path.name for path in package.iterdir() if (path / "__init__.py").exists()}


def docstring_of(package: Path) -> str:
    return ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""


def named_in(index: str) -> set[str]:
    rows = (line.split(" | ")[0] for line in index.splitlines() if line.startswith("| `"))
    return {name for row in rows for name in re.findall(r"`([a-z_0-9]+)/?`", row)}


@pytest.mark.parametrize("package", [each for each in PACKAGES if INDEX.search(docstring_of(each))], ids=str)
def test_an_index_names_every_module_and_no_other(package: Path) -> None:
    assert named_in(docstring_of(package)) == modules_in(package)


def test_large_packages_have_an_index() -> None:
    large = [each for each in PACKAGES if len(modules_in(each)) >= LARGE]
    assert large
    assert [each for each in large if not INDEX.search(docstring_of(each))] == []
