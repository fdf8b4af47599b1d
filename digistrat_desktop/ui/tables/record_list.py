"""Records in lists: those of a view, those taken out of use, and where all of them stand."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from digistrat_desktop.domain.frameworks.scales import is_sealed
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.session import Session
from digistrat_desktop.ui.tables.commands import Command
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import Cell, CellLink, CellWords
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_SEALED = tr(
    "The assessment is signed off and stays as it was signed. What you write here belongs to "
    "the trust and changes nothing in the assessment."
)


def standing_words(session: Session) -> str:
    """Say what stands in the way of writing here, or nothing."""
    if session.read_only:
        return tr(
            "{read_only_words}. You can open and read everything, but change nothing.",
            read_only_words=session.read_only_words,
        )
    assessment = session.assessment
    sealed = assessment is not None and is_sealed(assessment.status)
    return _SEALED if sealed else ""


class StandingNote(Card):
    """One sentence, where there is something to say."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, tone="info")
        self.words = PlainLabel("")
        self.add(self.words)
        self.hide()

    def show_session(self, session: Session) -> None:
        words = standing_words(session)
        self.words.show_text(words)
        self.setVisible(bool(words))


_FOLD_BELOW = 560
Rows = list[tuple[str, tuple[str, ...]]]
"""Records as id and cells."""
ListTold = tuple[str, str, tuple[str | tuple[str, int], ...]]
"""Title, the words of the button that adds one, and the heads."""


class Cautioned(str):
    """A cell that names a gap, its mark before its words: shown in the caution tone."""

    __slots__ = ()


class RecordList(Card):
    """Rows of words with an Edit at the end of each."""

    ACTION = tr("Edit")  # the words at the end of a row

    add_asked = Signal()  # a new record is wanted
    edit_asked = Signal(str)  # a record's action is wanted; carries its id

    def __init__(
        self, look: Look, title: str, add: str, heads: Sequence[str | tuple[str, int]],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`heads` carry a column's share of the width where the first should not have the most."""
        super().__init__(look, title, parent=parent)
        self._look = look
        self._ids: list[str] = []
        self.words = PlainLabel("", tone="secondary")
        words, shares = _columns(heads)
        heads_and_doors = ((*words, ""), (*shares, 0))
        self.table = ListTable(look, *heads_and_doors, _FOLD_BELOW, self._commands)
        self.table.setAccessibleName(title)
        # Its owner is given at once: a button shown without one is a window of its own for a moment.
        self.add_button = SecondaryButton(look, add, parent=self)
        self.add_button.setVisible(bool(add))
        if add:
            self.add_to_header(self.add_button)
        self.add(self.words, self.table)
        self.add_button.clicked.connect(self.add_asked)
        self.table.opened.connect(self.edit_asked)

    def show_records(self, records: Rows, sentence: str = "") -> None:
        """Show records under a sentence (what to do first, when there are none)."""
        held = self._held()
        self.words.say(sentence)
        self.table.show_list([(one, self._row(one, cells)) for one, cells in records])
        self._ids = [record_id for record_id, _ in records]
        self.show_where(held)

    def _commands(self, chosen: Sequence[str]) -> list[Command]:
        found = []
        if len(chosen) == 1:
            found.append(Command(self.ACTION, partial(self.edit_asked.emit, chosen[0])))
        if self.add_button.text():
            words, is_on = self.add_button.text(), self.add_button.isEnabled()
            found.append(Command(words, self.add_button.click, is_on))
        return found

    def _held(self) -> str:
        """Give the record the keyboard is at, so that it stays there when the rows are new."""
        rows = zip(self._ids, self.table.rows(), strict=True)
        here = self.window().focusWidget()
        return next((record_id for record_id, row in rows if row[-1] is here), "")

    def has(self, record_id: str) -> bool:
        return record_id in self._ids

    def show_where(self, record_id: str) -> bool:
        if record_id not in self._ids:
            return False
        self.table.bring_back(record_id)
        self.table.rows()[self._ids.index(record_id)][-1].setFocus()
        return True

    def _row(self, record_id: str, cells: tuple[str, ...]) -> tuple[Cell, ...]:
        act = partial(self.edit_asked.emit, record_id)
        return (*map(_words, cells), CellLink(self.ACTION, f"{self.ACTION} {cells[0]}", act))


def _words(cell: str) -> CellWords:
    """A cell that names a gap is heavier and in the tone of care."""
    is_gap = isinstance(cell, Cautioned)
    return CellWords(cell, "caution" if is_gap else "", is_gap)


class WithdrawnList(RecordList):
    """What was withdrawn, why, and a way back for each; not to be seen while there is nothing."""

    ACTION = tr("Restore")

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("Archived"), "", ((tr("What"), 3), (tr("Why"), 4)))
        self.hide()

    def show_withdrawn(self, records: Rows, *, way: bool) -> None:
        """Show withdrawn records; without a way back in a copy to look at."""
        self.setVisible(bool(records))
        self.show_records(records, tr("Kept with its history. Nothing here counts in results."))
        for row in self.table.rows():
            row[-1].setEnabled(way)

    def say_fault(self, fault: str) -> None:
        """Say why one could not be brought back; "" says nothing."""
        if fault:
            words = tr("It cannot be restored as it was: {fault}", fault=fault)
            self.words.show_text(words)


def _columns(heads: Sequence[str | tuple[str, int]]) -> tuple[list[str], list[int]]:
    """Give the words and the shares of columns; unless said, the first has twice the others'."""
    told = [
        (head, 4 if number == 0 else 2) if isinstance(head, str) else head
        for number, head in enumerate(heads)
    ]
    return [words for words, _ in told], [share for _, share in told]
