"""What the rows of the question list say: sections, questions, and the heads of those outside the form."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from digistrat_desktop.domain.words import sentence_case
from digistrat_desktop.ui.kit.symbols import UNANSWERED, Symbol
from digistrat_desktop.ui.text import tip_text
from digistrat_desktop.ui.words import tr, tr_count

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
HERE_ROLE = ENTRY_ROLE + 1  # of a section: the question on the page is in it
OPEN_ROLE = ENTRY_ROLE + 2  # of the head of more questions: they are listed under it
TEXT_ROLE = int(Qt.ItemDataRole.AccessibleTextRole)


NOT_SETTLED = tr("not settled")


class EvidenceMark(StrEnum):
    """What stands behind an answer, at a glance."""

    NONE = ""
    CLAIMED_ONLY = tr("claimed only")
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class ItemEntry:
    id: str  # of the item
    title: str  # short, in words
    symbol: Symbol = UNANSWERED  # of its answer
    answer: str = tr("not answered")  # its answer in words, for assistive technology
    evidence: EvidenceMark = EvidenceMark.NONE  # what stands behind it
    flagged: bool = False  # marked for discussion
    gap: str = ""  # why its level is claimed only, such as "no evidence linked"
    open: bool = False  # something of it is not settled
    short: str = ""  # its short title, for where the title does not fit
    tag: str = ""  # the one thing that keeps it from being done, in a word or two
    outside: bool = False  # not part of the form

    @property
    def spoken(self) -> str:
        behind = {
            EvidenceMark.NONE: "",
            EvidenceMark.CLAIMED_ONLY: _with_gap(tr("claimed only"), self.gap),
            EvidenceMark.SHOWN: tr("backed by evidence"),
        }[self.evidence]
        marked = tr("marked for discussion") if self.flagged else ""
        loose = NOT_SETTLED if self.open and self.answer != NOT_SETTLED else ""
        tag = self.tag if self.tag in _TOLD_TAGS else ""
        said = (self.title, self.answer, loose, behind, tag, marked)
        return ", ".join(part for part in said if part)

    @property
    def tip(self) -> str:
        """Its title, and in full what its short mark means."""
        if self.evidence is not EvidenceMark.CLAIMED_ONLY:
            return f"{self.title}. {sentence_case(self.tag)}." if self.tag else self.title
        meaning = _with_gap(tr("Claimed, not yet backed by evidence"), self.gap)
        return f"{self.title}. {meaning}."


NOT_CONFIRMED, HALF, CANNOT_SAY = tr("not confirmed"), tr("half"), tr("cannot say")
OPINION, OUT_OF_DATE = tr("opinion only"), tr("out of date")
NO_EVIDENCE = tr("no evidence")
OTHER_LEVEL, NO_LEVEL, NOT_DATED = tr("other level"), tr("no level named"), tr("date to check")
TAGS = (
    NOT_CONFIRMED, HALF, CANNOT_SAY, OPINION, NO_EVIDENCE, OUT_OF_DATE, OTHER_LEVEL, NO_LEVEL, NOT_DATED,
    NOT_SETTLED,
)  # fmt: skip
# The other tags stand in the answer, or in what is behind it.
_TOLD_TAGS = (NOT_CONFIRMED,)


def _with_gap(words: str, gap: str) -> str:
    return f"{words} ({gap})" if gap else words


@dataclass(frozen=True, slots=True)
class SectionEntry:
    id: str  # of the section
    title: str  # in words
    progress: str  # such as "6 of 14"
    items: tuple[ItemEntry, ...]  # its questions in order, those outside the form last

    @property
    def spoken(self) -> str:
        return tr("{title}, {progress} answered", title=self.title, progress=self.progress)

    @property
    def tip(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True)
class MoreEntry:
    """Heads the questions of a section that the form leaves out."""

    id: str  # of the section, and more
    title: str

    @property
    def spoken(self) -> str:
        return self.title

    tip = spoken

    def heard(self, *, is_open: bool) -> str:
        """Say what it is, and what Enter does with it."""
        return f"{self.title}, {tr('shown') if is_open else tr('hidden')}"


Entry = SectionEntry | ItemEntry | MoreEntry


class SectionModel(QStandardItemModel):
    """Sections with their questions; a new state of the same questions keeps every row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: dict[str, QStandardItem] = {}

    def show(self, sections: Sequence[SectionEntry]) -> bool:
        """Show this state; tell if the rows are others than before."""
        ids = [entry.id for entry in _flat(sections)]
        is_other = ids != list(self._places)
        if is_other:
            self._rebuild(sections)
        for entry in _flat(sections):
            _fill(self._places[entry.id], entry)
        return is_other

    def place(self, entry_id: str) -> QStandardItem | None:
        return self._places.get(entry_id)

    def _rebuild(self, sections: Sequence[SectionEntry]) -> None:
        self.clear()
        self._places = {}
        row = self.invisibleRootItem()
        for entry in _flat(sections):
            if isinstance(entry, SectionEntry):
                row = self._add(entry.id, self.invisibleRootItem())
            else:
                self._add(entry.id, row)

    def _add(self, entry_id: str, above: QStandardItem) -> QStandardItem:
        place = QStandardItem()
        place.setEditable(False)
        self._places[entry_id] = place
        above.appendRow(place)
        return place


def entry_at(data: Any) -> Entry:
    if not isinstance(data, SectionEntry | ItemEntry | MoreEntry):
        raise TypeError("The row has no entry.")
    return data


def more_of(section_id: str) -> str:
    """Name the head of the questions of a section that the form leaves out."""
    return f"{section_id} more"


def _flat(sections: Sequence[SectionEntry]) -> list[Entry]:
    entries: list[Entry] = []
    for section in sections:
        inside = [item for item in section.items if not item.outside]
        outside = [item for item in section.items if item.outside]
        words = tr_count(len(outside), "More questions (1)", "More questions (%n)")
        head = [MoreEntry(more_of(section.id), words)] if outside else []
        entries += (section, *inside, *head, *outside)
    return entries


def _fill(place: QStandardItem, entry: Entry) -> None:
    if place.data(ENTRY_ROLE) == entry:
        return
    place.setText(entry.title)
    place.setData(entry.spoken, TEXT_ROLE)
    place.setData(tip_text(entry.tip), int(Qt.ItemDataRole.ToolTipRole))
    place.setData(entry, ENTRY_ROLE)
