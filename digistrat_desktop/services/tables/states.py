"""States of organisations read as figures, as a known publication says: "22/23 Met" counts as 2."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from digistrat_desktop.domain.trust.written_values import ReadValue
from digistrat_desktop.tabular.cells import Cell, text_of

_DATED = re.compile(r"(?:(?P<year>(?:20)?[0-9]{2}[/\-][0-9]{2,4})\s+)?(?P<state>.*)", re.ASCII)


class StateRead(NamedTuple):
    year: str  # the financial year before it, as written; or empty
    figure: ReadValue | None  # what it counts as; None where that is not said


def read_state(cell: Cell, counts_as: Mapping[str, str]) -> StateRead:
    """Part a state from its year.

    Args:
        counts_as: figures as text, by the state in small letters.
    """
    text = " ".join(text_of(cell).split())
    hit = _DATED.fullmatch(text)
    year, state = (hit["year"] or "", hit["state"]) if hit else ("", text)
    figure = counts_as.get(state.casefold().rstrip(". "))
    if figure is None:
        return StateRead(year, None)
    return StateRead(year, ReadValue(figure, told=f"“{text[:80]}” counts as {figure}"))
