"""The nearest known name."""

import pytest

from timeline.model.nearest import nearest_name

KNOWN = ("schmitt-2025", "weiss-2022", "weissmann", "ocha-2022", "ocha-2023")


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        ("weiss-2202", "weiss-2022"),
        ("schmitt", "schmitt-2025"),
        ("SCHM", "schmitt-2025"),
        ("sc", "schmitt-2025"),
        ("s", None),
        ("oc", None),
        ("bohr", None),
        ("", None),
    ],
)
def test_a_misspelt_name_and_a_beginning_are_near(wanted: str, near: str | None) -> None:
    assert nearest_name(wanted, KNOWN) == near


def test_the_beginning_of_one_name_alone_is_near() -> None:
    assert nearest_name("weis", ("schmitt-2025", "weiss-2022")) == "weiss-2022"
