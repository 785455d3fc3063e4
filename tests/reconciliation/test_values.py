"""Values of attributes compare by their type."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.places import around
from timeline.model.settings import AttributeType, Tolerance, TypedAttribute
from timeline.reconciliation.values import compare_values, is_readable, why_inexact
from timeline.reconciliation.verdict import Verdict

MIRRORED = {Verdict.REFINES: Verdict.REFINED_BY, Verdict.REFINED_BY: Verdict.REFINES}

WITHIN = around(
    {
        "Bucha": ("Kyiv Oblast",),
        "Irpin": ("Kyiv Oblast",),
        "Kyiv Oblast": ("Ukraine",),
        "Sevastopol": ("Crimea",),
        "Crimea": ("Ukraine", "Russia"),
    }
)
FIVE, TWENTIETH = Tolerance(Fraction(5)), Tolerance(Fraction(5), is_per_cent=True)
TYPES = {kind.value: TypedAttribute(type=kind) for kind in AttributeType} | {
    "place": TypedAttribute(type=AttributeType.PLACE, around=WITHIN),
    "number ± 5": TypedAttribute(type=AttributeType.NUMBER, tolerance=FIVE),
    "number ± 5%": TypedAttribute(type=AttributeType.NUMBER, tolerance=TWENTIETH),
    "people": TypedAttribute(type=AttributeType.NUMBER, unit="people"),
}
SEVEN = ["Canada", "France", "Italy", "Israel", "Poland", "Turkey", "United Kingdom"]

CASES = [
    ("text", ["goodwill"], ["Good  will"], "conflict"),
    ("text", ["good will"], ["Good  will"], "agree"),
    ("text", ["São Paulo"], ["Sa\u0303o paulo"], "agree"),
    ("text", ["Bucha", "Irpin"], ["Bucha"], "refines"),
    ("text", ["Bucha", "Irpin"], ["Kyiv"], "conflict"),
    ("set", ["a", "b"], ["b", "a"], "agree"),
    ("set", ["a", "b"], ["a"], "refines"),
    ("set", ["a", "b"], ["a", "c"], "conflict"),
    ("set", ["a", "b", ".."], ["a", "c"], "conflict"),
    ("set", ["a", ".."], ["a", "c"], "refined-by"),
    ("set", ["a", "b", ".."], ["a", "c", ".."], "overlaps"),
    ("set", ["5"], SEVEN, "conflict"),
    ("set", ["7"], SEVEN, "refined-by"),
    ("set", [">5"], SEVEN, "refined-by"),
    ("set", ["5"], [*SEVEN, ".."], "conflict"),
    ("set", ["9"], [*SEVEN, ".."], "overlaps"),
    ("set", ["1843"], ["1843", "1844"], "refined-by"),
    ("ordered-set", ["a", "b", "c"], ["a", "b", "c"], "agree"),
    ("ordered-set", ["a", "b", "c"], ["a", "c", "b"], "conflict"),
    ("ordered-set", ["a", "b", "c"], ["a", "c"], "refines"),
    ("ordered-set", ["a", "b", "c"], ["c", "a"], "conflict"),
    ("ordered-set", ["a", "b", ".."], ["b", "c", ".."], "overlaps"),
    ("ordered-set", ["2"], ["b", "a"], "refined-by"),
    ("some", ["a", "b"], ["a", "c"], "overlaps"),
    ("some", ["a"], ["c"], "overlaps"),
    ("some", ["a", "c"], ["c"], "refines"),
    ("number", ["5"], ["5.0"], "agree"),
    ("number", ["5"], ["6"], "conflict"),
    ("number", ["5"], ["3..7"], "refines"),
    ("number", ["5"], ["3–7"], "refines"),
    ("number", ["5"], ["3 to 7"], "refines"),
    ("number", ["-5"], ["-7..-3"], "refines"),
    ("number", ["3..7"], ["5..9"], "overlaps"),
    ("number", ["<15000"], ["15000"], "conflict"),
    ("number", ["<=15000"], ["15000"], "refined-by"),
    ("number", [">3"], ["3"], "conflict"),
    ("number", ["~400"], ["430"], "refined-by"),
    ("number", ["~400"], ["420"], "refined-by"),
    ("number", ["about 400"], ["420"], "refined-by"),
    ("number", ["~400"], ["450"], "conflict"),
    ("number", ["1,351"], ["1351"], "agree"),
    ("number", ["1 351"], ["1351"], "agree"),
    ("number", ["1,5"], ["15"], "conflict"),
    ("number", [">15,000"], ["13,000"], "conflict"),
    ("number", ["over 15,000"], ["16,000"], "refined-by"),
    ("number", ["many"], ["1351"], "conflict"),
    ("number", ["many"], ["1"], "conflict"),
    ("number", ["5"], SEVEN, "conflict"),
    ("number", ["7"], SEVEN, "refined-by"),
    ("number ± 5", ["100"], ["105"], "agree"),
    ("number ± 5", ["100"], ["106"], "conflict"),
    ("number ± 5", ["100"], ["90..103"], "refines"),
    ("number ± 5", ["90..100"], ["105..120"], "overlaps"),
    ("number ± 5%", ["100"], ["95"], "agree"),
    ("number ± 5%", ["100"], ["94"], "conflict"),
    ("number ± 5%", ["-100"], ["100"], "conflict"),
    ("number ± 5%", [">100"], [">=104"], "agree"),
    ("people", ["400 people"], ["400"], "agree"),
    ("people", ["over 400 People"], ["401"], "refined-by"),
    ("duration", ["P15Y"], ["P10Y/P15Y"], "refines"),
    ("duration", ["15 years"], ["10–15 years"], "refines"),
    ("duration", ["15 years"], ["P10Y/P15Y"], "refines"),
    ("duration", ["P10Y"], ["P15Y"], "conflict"),
    ("duration", ["PT3H"], ["P2D"], "conflict"),
    ("duration", [">PT3H"], ["P2D"], "refined-by"),
    ("duration", ["over three hours"], ["two days"], "refined-by"),
    ("duration", ["over three hours"], ["PT3H"], "conflict"),
    ("duration", ["PT2H/P1D"], ["P2D"], "conflict"),
    ("duration", ["P1W"], ["P7D"], "agree"),
    ("duration", ["PT24H"], ["one day"], "agree"),
    ("duration", ["between two and three weeks"], ["P20D"], "refined-by"),
    ("duration", ["1 hour 42 minutes"], ["PT102M"], "agree"),
    ("duration", ["twenty-five years"], ["a century"], "conflict"),
    ("duration", ["~P10D"], ["P11D"], "refined-by"),
    ("duration", ["~P10D"], ["P12D"], "conflict"),
    ("duration", ["P1M"], ["P30D"], "refined-by"),
    ("place", ["Bucha"], ["Bucha"], "agree"),
    ("place", ["Bucha"], ["ukraine"], "refines"),
    ("place", ["Bucha"], ["Irpin"], "conflict"),
    ("place", ["Bucha", "Kyiv Oblast", "Ukraine"], ["Bucha"], "agree"),
    ("place", ["Bucha", "Irpin"], ["Kyiv Oblast"], "refines"),
    ("place", ["Bucha", "Irpin"], ["Bucha"], "refines"),
    ("place", ["Bucha", "Poland"], ["Ukraine", "Warsaw"], "conflict"),
    ("place", ["Bucha", "Russia"], ["Ukraine", "Sevastopol"], "overlaps"),
    ("place", ["Sevastopol"], ["Russia"], "refines"),
    ("place", ["Sevastopol"], ["Bucha"], "conflict"),
    ("place", ["Paris"], ["France"], "conflict"),  # nothing says that it lies there
]


@pytest.mark.parametrize(("kind", "a", "b", "verdict"), CASES)
def test_values_compare_by_type(kind: str, a: list[str], b: list[str], verdict: str) -> None:
    assert compare_values(TYPES[kind], tuple(a), tuple(b)) == verdict


@pytest.mark.parametrize(("kind", "a", "b", "verdict"), CASES)
def test_the_other_way_round_is_the_mirror(kind: str, a: list[str], b: list[str], verdict: str) -> None:
    wanted = Verdict(verdict)
    assert compare_values(TYPES[kind], tuple(b), tuple(a)) == MIRRORED.get(wanted, wanted)


INEXACT = [
    ("number", ["~400"], "an approximate value"),
    ("number", ["about 400"], "an approximate value"),
    ("number", [">400"], None),
    ("number", ["many"], "a value that is no number"),
    ("number", SEVEN, None),
    ("duration", ["P10Y/P15Y"], None),
    ("duration", ["a few days"], "a value that is no length of time"),
    ("duration", ["~P10D"], "an approximate value"),
    ("text", ["about 400"], None),
    ("place", ["nowhere"], None),
]


@pytest.mark.parametrize(("kind", "values", "why"), INEXACT)
def test_a_value_says_what_keeps_it_from_being_exact(kind: str, values: list[str], why: str | None) -> None:
    assert why_inexact(TYPES[kind], tuple(values)) == why


@pytest.mark.parametrize(
    "text", ["", "5..3", "..", "1e5", "9" * 200, "P5D/P2D", "three", "-", "~", "<", "P", "a week or two"]
)
def test_what_is_no_number_or_length_compares_as_text(text: str) -> None:
    for kind in ("number", "duration"):
        assert not is_readable(TYPES[kind], (text,))
        assert compare_values(TYPES[kind], (text,), (text.upper(),)) is Verdict.AGREE


NAMES = ["Bucha", "Irpin", "Kyiv Oblast", "Ukraine", "Russia", "Sevastopol", "Crimea", "Paris", "2", ".."]
NUMBERS = ["2", "3", "5", "2..4", "3..5", "~3", "<3", "<=3", ">3", ">=5", "many", "~<4"]
LENGTHS = ["P1D", "P1M", "P30D", "PT24H", "P2D/P5D", "~P3D", ">P2D", "two days", "P1D/..", "../P2D", "long"]
WRITTEN = st.sampled_from(sorted(TYPES)).flatmap(
    lambda kind: st.tuples(
        st.just(TYPES[kind]),
        *(
            st.lists(
                st.sampled_from(NUMBERS if "number" in kind else LENGTHS if kind == "duration" else NAMES),
                min_size=1,
                max_size=3,
                unique=True,
            ).map(tuple)
            for _ in range(2)
        ),
    )
)


@given(WRITTEN)
def test_any_two_values_mirror_each_other_and_agree_with_themselves(
    given_values: tuple[TypedAttribute, tuple[str, ...], tuple[str, ...]],
) -> None:
    typed, a, b = given_values
    there, back = compare_values(typed, a, b), compare_values(typed, b, a)
    assert back == MIRRORED.get(there, there)
    assert compare_values(typed, a, a) is Verdict.AGREE


ENDS = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(sorted)
SPANS = st.one_of(
    ENDS.map(lambda ends: f"{ends[0]}..{ends[1]}"),
    st.integers(0, 6).map(str),
    st.tuples(st.sampled_from(["<", "<=", ">", ">="]), st.integers(0, 6)).map(lambda both: f"{both[0]}{both[1]}"),
)
HALVES = [Fraction(n, 2) for n in range(-4, 18)]  # dense enough to tell apart any two ranges between whole numbers


def numbers_in(text: str) -> set[Fraction]:
    """The slow twin of a range: which of a few numbers it holds, by its definition."""
    if text[0] in "<>":
        limit = Fraction(text.lstrip("<>="))
        tests = {"<": lambda n: n < limit, "<=": lambda n: n <= limit, ">": lambda n: n > limit}
        return {n for n in HALVES if tests.get(text[: -len(str(limit))], lambda n: n >= limit)(n)}
    low, _, high = text.partition("..")
    return {n for n in HALVES if Fraction(low) <= n <= Fraction(high or low)}


@given(SPANS, SPANS, st.integers(0, 2))
def test_ranges_compare_as_the_numbers_they_hold(a: str, b: str, tolerance: int) -> None:
    typed = TypedAttribute(type=AttributeType.NUMBER, tolerance=Tolerance(Fraction(tolerance)) if tolerance else None)
    ours, theirs = (numbers_in(_closed(text) if tolerance else text) for text in (a, b))
    is_apart = not any(abs(one - other) <= tolerance for one in ours for other in theirs)
    found = compare_values(typed, (a,), (b,))
    assert (found is Verdict.CONFLICT) == is_apart
    if not tolerance:
        wanted = {(True, True): "agree", (True, False): "refines", (False, True): "refined-by"}
        assert found == wanted.get((ours <= theirs, ours >= theirs), "conflict" if is_apart else "overlaps")


def _closed(text: str) -> str:
    """The range with its ends: how near two ranges come does not depend on these."""
    return text.replace("=", "").replace("<", "<=").replace(">", ">=")


NESTED = st.dictionaries(st.sampled_from("abcd"), st.lists(st.sampled_from("efgh"), max_size=2).map(tuple), max_size=4)
LISTS_OF_PLACES = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=3).map(tuple)


@given(NESTED, LISTS_OF_PLACES, LISTS_OF_PLACES)
def test_places_compare_as_the_smallest_areas_they_are_made_of(
    nested: dict[str, tuple[str, ...]], a: tuple[str, ...], b: tuple[str, ...]
) -> None:
    typed = TypedAttribute(type=AttributeType.PLACE, around=around(nested))
    within = {name: {name, *(inner for inner, outer in nested.items() if name in outer)} for name in "abcdefgh"}

    def is_more_exact(exact: tuple[str, ...], broad: tuple[str, ...]) -> bool:
        return all(any(place in within[outer] for place in exact) for outer in broad)

    wanted = {(True, True): "agree", (True, False): "refines", (False, True): "refined-by"}
    exact = (is_more_exact(a, b), is_more_exact(b, a))
    found = compare_values(typed, a, b)
    assert found == wanted.get(exact, found)
    assert exact != (False, False) or found in ("overlaps", "conflict")


def test_a_chain_of_places_is_followed_to_its_end() -> None:
    names = [f"p{n}" for n in range(300)]
    lies_within = around({inner: (outer,) for inner, outer in pairwise(names)})
    assert lies_within["p0"] == frozenset(names[1:])
