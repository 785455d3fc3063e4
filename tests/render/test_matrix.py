"""Three and more sides: the screen fits whatever their number and names."""

from itertools import combinations

import pytest
from rich.cells import cell_len

from timeline.reconciliation.comparison import ComparedSide, Comparison, Matrix, SideKind
from timeline.reconciliation.verdict import Verdict
from timeline.render import matrix_page, to_text


def matrix_of(names: list[str], conflicts: int = 0) -> Matrix:
    counts = {Verdict.AGREE: 12_345, Verdict.CONFLICT: conflicts, Verdict.ONLY_A: 99_999}
    pairs = [
        Comparison(a=a, b=b, rows=(), reversed=(), attributes=(), counts=counts) for a, b in combinations(names, 2)
    ]
    sides = tuple(ComparedSide(name=name, kind=SideKind.SOURCE, title=name) for name in names)
    return Matrix(sides=sides, pairs=tuple(pairs))


@pytest.mark.parametrize("count", [3, 5, 30])
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_every_pair_is_told_in_full_and_fits(count: int, width: int, ascii_only: bool) -> None:
    names = [f"source-{number}-" + "ダム" * 20 for number in range(count)]
    shown = to_text(matrix_page(matrix_of(names)), width, ascii_only=ascii_only)
    assert max(map(cell_len, shown.splitlines())) <= width
    assert shown.count("12,345") == count * (count - 1)  # of each pair told by both, and agree
    assert shown.isascii() or not ascii_only


def test_the_headline_names_the_pair_that_clashes_most() -> None:
    matrix = matrix_of(["log", "memoir", "court"])
    assert "None of the 3 pairs of sides clash on an event." in to_text(matrix_page(matrix), 80)
    worst = Comparison(a="log", b="court", rows=(), reversed=(), attributes=(), counts={Verdict.CONFLICT: 7})
    clashing = Matrix(sides=matrix.sides, pairs=(matrix.pairs[0], worst, matrix.pairs[2]))
    assert "1 of the 3 pairs of sides clash; log and court on the most events, 7." in to_text(matrix_page(clashing), 80)
