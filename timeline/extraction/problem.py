"""What stops the extraction of one claim; the others of the card are still extracted."""

from timeline.model.finding import Finding
from timeline.model.location import Location


class CardProblem(Exception):
    """Wrong data in one claim of a card, on its way to becoming a finding; never seen outside the package."""

    def __init__(self, code: str, name: str, message: str, location: Location) -> None:
        super().__init__(message)
        self.finding = Finding(code=code, name=name, message=message, location=location)


def wrong_value(message: str, location: Location) -> CardProblem:
    """Return TL003: a key of the card is missing, or its value cannot be used."""
    return CardProblem("TL003", "wrong-value", message, location)
