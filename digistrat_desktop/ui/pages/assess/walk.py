"""The way that Next and Previous take through the list of questions."""

from collections.abc import Collection, Sequence

from digistrat_desktop.analysis.answers.position import SectionPosition
from digistrat_desktop.ui.words import tr


class Walk:
    """Goes through the questions asked, or through those under "More questions" of a section.

    Who came to a question under "More questions" goes on among those, also once it is answered.
    After the last of them comes the next section.
    """

    def __init__(self) -> None:
        self._is_under_more = False

    def come_to(self, position: Sequence[SectionPosition], here: str) -> None:
        """A person is at this question now; an answered one of the others leaves the way as it was."""
        item = next((i for one in position for i in one.items if i.item.id == here), None)
        if item is None or item.asked or not item.is_begun:
            self._is_under_more = item is not None and not item.asked

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
            rows += [one for one in _all(section) if among or one == here or one not in more]
        return rows


def place_words(position: Sequence[SectionPosition], here: str) -> str:
    """Say which of its section's questions this is: of those the foot counts, or of "More questions".

    One outside the form is numbered with the others outside, answered or not, as the list has them.
    """
    rows = next((one.in_rows for one in position if here in _all(one)), ())
    more = [str(one.item.id) for one in rows if not one.asked]
    asked = [str(one.item.id) for one in rows if one.asked or one.is_begun]
    ids = more if here in more else asked
    said = {"item_id": here, "index": ids.index(here) + 1 if here in ids else 0, "ids": len(ids)}
    if here in more:
        return tr("{item_id} · more questions: {index} of {ids}", **said)
    return tr("{item_id} · {index} of {ids}", **said)


def asked_of(position: Sequence[SectionPosition], *, is_asked: bool = True) -> list[str]:
    """Give the questions asked, in order: those of the form, and any other that was begun; or the rest."""
    return [
        str(item.item.id)
        for section in position
        for item in section.in_rows
        if (item.asked or item.is_begun) is is_asked
    ]


def _all(section: SectionPosition) -> list[str]:
    return [str(item.item.id) for item in section.in_rows]
