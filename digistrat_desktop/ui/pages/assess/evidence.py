"""A form under the evidence list: what is it, how strong, from when, where is it kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from digistrat_desktop.domain.frameworks.scales import EvidenceStrength
from digistrat_desktop.domain.words import short_day
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.date_field import DateField
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.buttons import IconButton, SecondaryButton
from digistrat_desktop.ui.tables.small_table import CellWords, SmallTable
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from datetime import date

    from digistrat_desktop.domain.frameworks.framework import Scale
    from digistrat_desktop.domain.trust.assessment import Evidence, Support
    from digistrat_desktop.ui.tables.small_table import Cell
    from digistrat_desktop.ui.theme.look import Look


@dataclass(frozen=True, slots=True)
class TypedEvidence:
    """What was filled in."""

    title: str
    strength: EvidenceStrength
    dated: date | None
    page: str
    owner: str  # a role or name, kept outside the change trail
    where_kept: str
    shows: str  # the highest level it shows, or empty where no level is claimed


class EvidenceForm(QWidget):
    """Asks for one piece of evidence."""

    submitted = Signal(object)  # it is complete; carries the `TypedEvidence`
    closed = Signal()  # nothing is to be added

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


_FOLD_BELOW = 440


class EvidenceList(QWidget):
    """Heading, what it supports, rows, and a form that opens in place."""

    added = Signal(object)  # a piece of evidence was filled in; carries `TypedEvidence`
    removed = Signal(str)  # a link is to be taken away; carries the support's id

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._scale: Scale | None = None
        self._claimed = ""
        self.supports = PlainLabel("", tone="secondary", parent=self)
        self.add_button = SecondaryButton(look, tr("Add evidence"), parent=self)
        self.form = EvidenceForm(look, self)
        self.table = SmallTable(look, ("", "", "", ""), (1, 0, 0, 0), _FOLD_BELOW)
        self._read_only = False
        self._build()
        self.form.submitted.connect(self._on_submitted)
        self.form.closed.connect(self.close_form)
        self.add_button.clicked.connect(self.open_form)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.theme.space(2))
        head = QHBoxLayout()
        head.setSpacing(self._look.theme.space(2))
        head.addWidget(PlainLabel(tr("Evidence"), TypeRole.GROUP, wrap=False), 1)
        head.addWidget(self.add_button)
        column.addLayout(head)
        column.addWidget(self.supports)
        column.addWidget(self.table)
        column.addWidget(self.form)
        self.form.hide()

    def show_evidence(
        self,
        pairs: tuple[tuple[Support, Evidence], ...],
        supports: str,
        scale: Scale | None,
        claimed: str,
    ) -> None:
        """Show the evidence of an answer.

        Args:
            supports: what it comes to, in words.
            claimed: the level claimed, offered as what new evidence shows.
        """
        self._scale, self._claimed = scale, claimed
        self.supports.show_text(supports)
        self.supports.setVisible(bool(supports))
        self.table.show_rows([self._row(support, evidence) for support, evidence in pairs])
        self.table.setVisible(bool(pairs))

    def set_read_only(self, *, read_only: bool) -> None:
        """Let nothing be added or taken away."""
        self._read_only = read_only
        self.add_button.setEnabled(not read_only)
        if read_only:
            self.close_form()

    def open_form(self) -> None:
        """Ask for a piece of evidence."""
        self.form.offer(self._scale, self._claimed)
        self.form.show()
        self.add_button.hide()
        self.form.title.setFocus()

    def close_form(self) -> None:
        """Put the form away."""
        focused: QWidget | None = self.focusWidget()
        had_focus = focused is not None and self.form.isAncestorOf(focused)
        self.form.hide()
        self.add_button.show()
        if had_focus:
            self.add_button.setFocus()

    def _on_submitted(self, typed: object) -> None:
        self.close_form()
        self.added.emit(typed)

    def _row(self, support: Support, evidence: Evidence) -> tuple[Cell, ...]:
        where = f", {evidence.page}" if evidence.page else ""
        shown = _label(self._scale, support.shows)
        words = (
            tr("{label}, shows {shown}", label=evidence.strength.label, shown=shown)
            if shown
            else evidence.strength.label
        )
        remove = IconButton(
            self._look, "close", tr("Remove {title} from this answer", title=evidence.title)
        )
        remove.clicked.connect(partial(self.removed.emit, support.id))
        remove.setEnabled(not self._read_only)
        return (
            f"{evidence.title}{where}",
            CellWords(words, "secondary", wrap=False),
            CellWords(short_day(evidence.dated), "secondary", wrap=False),
            remove,
        )


def _label(scale: Scale | None, level_id: str) -> str:
    labels = {str(lv.id): lv.label for lv in scale.levels} if scale else {}
    return labels.get(level_id, "")
