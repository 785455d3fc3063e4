"""Names for events of files that have no ids: what happened, told apart where the same words stand there twice."""

from collections import Counter


class EventNames:
    """Gives each event a name of its own: its title, and from the second one of that title on its number behind it."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def name_of(self, title: str) -> str:
        """Return the name of one more event with this title."""
        self._seen[title.casefold()] += 1
        number = self._seen[title.casefold()]
        return title if number == 1 else f"{title} ({number})"
