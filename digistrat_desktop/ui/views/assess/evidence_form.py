"""A form under the evidence list: what is it, how strong, from when, where is it kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from digistrat_desktop.domain.scales import EvidenceStrength
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.choice_field import ChoiceField
from digistrat_desktop.ui.kit.date_field import DateField
from digistrat_desktop.ui.kit.labeled_field import LabeledField
from digistrat_desktop.ui.kit.line_field import LineField
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from datetime import date

    from digistrat_desktop.domain.framework import Scale
    from digistrat_desktop.ui.look import Look


@dataclass(frozen=True, slots=True)
class TypedEvidence:
    """What was filled in.

    Attributes:
        shows: the highest level it shows, or empty where no level is claimed.
        owner: a role or name, kept outside the change trail.
    """

    title: str
    strength: EvidenceStrength
    dated: date | None
    page: str
    owner: str
    where_kept: str
    shows: str


class EvidenceForm(QWidget):
    """Asks for one piece of evidence.

    Signals:
        submitted: it is complete; carries the `TypedEvidence`.
        closed: nothing is to be added.
    """

    submitted = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.title = LineField(
            tr("What is it?"), example=tr("Board minutes, 19 March 2026, item 6")
        )
        strengths = [
            (s.value, tr("{label}: {meaning}", label=s.label, meaning=s.meaning))
            for s in EvidenceStrength
        ]
        self.strength = ChoiceField(tr("How strong is it?"), strengths)
        self.strength.set_choice(EvidenceStrength.DOCUMENT.value)
        self.dated = DateField(tr("Date of the evidence"))
        self.page = LineField(tr("Page or section"), example=tr("p. 14"))
        self.owner = LineField(tr("Owner"), example=tr("Director of Strategy"))
        self.where = LineField(
            tr("Where it is kept"), example=tr("Board papers folder, March 2026")
        )
        self.shows = ChoiceField(tr("Shows the answer up to"))
        self.add = SecondaryButton(look, tr("Add this evidence"), parent=self)
        self._title_box = LabeledField(look, tr("&What is it?"), self.title)
        self._date_box = LabeledField(look, tr("&Date of the evidence"), self.dated)
        self._build()
        self.dated.refused.connect(self._date_box.show_fault)

    def offer(self, scale: Scale | None, claimed: str) -> None:
        """Empty the form for an answer of a scale."""
        levels = [(str(lv.id), lv.label) for lv in scale.levels] if scale else []
        self.shows.set_choices(levels)
        self.shows.set_choice(claimed if claimed in dict(levels) else None)
        for field in (self.title, self.page, self.owner, self.where):
            field.set_text("")
            field.clear()
        self.dated.set_day(None)
        self.strength.set_choice(EvidenceStrength.DOCUMENT.value)
        self._title_box.show_fault("")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.theme.space(3))
        column.addWidget(self._title_box)
        column.addWidget(LabeledField(self._look, tr("How &strong is it?"), self.strength))
        grid = QGridLayout()
        grid.setSpacing(self._look.theme.space(3))
        grid.addWidget(self._date_box, 0, 0)
        grid.addWidget(LabeledField(self._look, tr("&Page or section"), self.page), 0, 1)
        grid.addWidget(LabeledField(self._look, tr("&Owner, a role is enough"), self.owner), 1, 0)
        grid.addWidget(LabeledField(self._look, tr("Shows the answer &up to"), self.shows), 1, 1)
        column.addLayout(grid)
        column.addWidget(LabeledField(self._look, tr("Where it is &kept"), self.where))
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.theme.space(3))
        self.add.clicked.connect(self._on_add)
        back = SecondaryButton(self._look, tr("Cancel"), parent=self)
        back.clicked.connect(self.closed)
        row.addWidget(self.add)
        row.addWidget(back)
        row.addStretch(1)
        return row

    def _on_add(self) -> None:
        self.dated.judge()
        title = self.title.text().strip()
        if not title:
            self._title_box.show_fault(tr("Say in a few words what it is."))
            self.title.setFocus()
            return
        if self._date_box.fault.text():
            self.dated.setFocus()
            return
        self.submitted.emit(
            TypedEvidence(
                title=title,
                strength=EvidenceStrength(self.strength.choice() or EvidenceStrength.VIEW),
                dated=self.dated.day(),
                page=self.page.text().strip(),
                owner=self.owner.text().strip(),
                where_kept=self.where.text().strip(),
                shows=self.shows.choice() or "",
            )
        )
