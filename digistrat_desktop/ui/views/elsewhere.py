"""Assessments of the other trusts in the store, asked for as somebody types in the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from digistrat_desktop.ui.views.palette import Place
from digistrat_desktop.ui.views.places import OPEN_ELSEWHERE
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.domain.listing import ListedAssessment
    from digistrat_desktop.services.library import Library
    from digistrat_desktop.ui.views.context import PageContext
    from digistrat_desktop.ui.views.palette import Palette

MOST_ASKED = 40
_KIND = tr("Assessment")


class Elsewhere(QObject):
    """Asks the store one question at a time, the newest words last, and adds what it finds."""

    def __init__(self, context: PageContext, palette: Palette) -> None:
        super().__init__(palette)
        self._context = context
        self._palette = palette
        self._asked: str | None = None
        self._wanted = ""
        self._is_over = False
        palette.typed.connect(self._on_typed)
        palette.finished.connect(self._on_finished)

    def _on_typed(self, typed: str) -> None:
        self._wanted = typed
        if self._asked is None:
            self._ask()

    def _on_finished(self, _: int) -> None:
        """The palette is gone when a late answer comes."""
        self._is_over = True

    def _ask(self) -> None:
        words = _words(self._wanted)
        if not words:
            return
        self._asked = self._wanted
        self._context.desk.ask(partial(_found, words), self._on_found, self._on_failed)

    def _on_found(self, rows: tuple[ListedAssessment, ...]) -> None:
        if self._is_over:
            return
        asked, self._asked = self._asked or "", None
        trust = self._context.session.trust
        own = trust.trust_id if trust is not None else ""
        places = [_place(row) for row in rows if row.trust_id != own]
        self._palette.add_found(asked, places)
        if asked != self._wanted:
            self._ask()

    def _on_failed(self, _: Exception) -> None:
        """A store that cannot be read has its own banner; the rest of the palette serves on."""
        self._asked = None


def _words(typed: str) -> str:
    """Leave out the word by which the palette names the kind of what is looked for."""
    return " ".join(word for word in typed.split() if word.casefold() != _KIND.casefold())


def _found(words: str, library: Library) -> tuple[ListedAssessment, ...]:
    numbers = library.listed_ids("changed", words)[:MOST_ASKED]
    rows = library.list_page(numbers)
    return tuple(rows[number] for number in numbers if number in rows)


def _place(row: ListedAssessment) -> Place:
    target = f"{row.trust_id}|{row.assessment_id}"
    return Place(OPEN_ELSEWHERE, target, f"{row.title}, {row.trust_name}", _KIND)
