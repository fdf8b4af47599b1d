"""The way that Next and Previous take through the list of questions."""

from collections.abc import Collection, Sequence

from digistrat_desktop.analysis.answers.position import SectionPosition


class Walk:
    """Goes through the questions asked, or through those under "More questions" of a section.

    Who came to a question under "More questions" goes on among those, also once it is answered and
    stands with the others. After the last of them comes the next section.
    """

    def __init__(self) -> None:
        self._is_under_more = False

    def come_to(self, position: Sequence[SectionPosition], here: str) -> None:
        """A person is at this question now."""
        self._is_under_more = here in asked_of(position, is_asked=False)

    def round(
        self, position: Sequence[SectionPosition], here: str, wanted: Collection[str] | None
    ) -> tuple[list[str], list[str]]:
        """Give the questions before this one and those after it.

        Args:
            wanted: the questions a filter leaves, None where the list shows all.
        """
        every = [one for section in position for one in _all(section)]
        rows = every if wanted is not None else self._rows(position, here)
        if here not in rows:
            return [], []
        at = rows.index(here)
        kept = rows if wanted is None else wanted
        before, after = rows[:at], rows[at + 1 :]
        return [one for one in before if one in kept], [one for one in after if one in kept]

    def _rows(self, position: Sequence[SectionPosition], here: str) -> list[str]:
        rows = list[str]()
        for section in position:
            more = [str(item.item.id) for item in section.outside]
            among = here in more or (self._is_under_more and here in _all(section))
            more = [one for one in _all(section) if among and (one in more or one == here)]
            rows += [one for one in asked_of([section]) if one not in more] + more
        return rows


def asked_of(position: Sequence[SectionPosition], *, is_asked: bool = True) -> list[str]:
    """Give the questions asked, in order: those of the form, and any other that was begun; or the rest."""
    return [
        str(item.item.id)
        for section in position
        for item in (section.asked if is_asked else section.outside)
    ]


def _all(section: SectionPosition) -> list[str]:
    return [str(item.item.id) for item in section.items]
