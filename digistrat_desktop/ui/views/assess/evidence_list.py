"""The evidence behind an answer, and the level it supports."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from digistrat_desktop.analysis.words import short_day
from digistrat_desktop.ui.kit.buttons import IconButton, SecondaryButton
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme_tokens import TypeRole
from digistrat_desktop.ui.views.assess.evidence_form import EvidenceForm
from digistrat_desktop.ui.views.small_table import SmallTable
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.domain.assessment import Evidence, Support
    from digistrat_desktop.domain.framework import Scale
    from digistrat_desktop.ui.look import Look

_FOLD_BELOW = 440


class EvidenceList(QWidget):
    """Heading, what it supports, rows, and a form that opens in place.

    Signals:
        added: a piece of evidence was filled in; carries `TypedEvidence`.
        removed: a link is to be taken away; carries the support's id.
    """

    added = Signal(object)
    removed = Signal(str)

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

    def _row(self, support: Support, evidence: Evidence) -> tuple[QWidget, ...]:
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
            PlainLabel(f"{evidence.title}{where}"),
            PlainLabel(words, tone="secondary", wrap=False),
            PlainLabel(short_day(evidence.dated), tone="secondary", wrap=False),
            remove,
        )


def _label(scale: Scale | None, level_id: str) -> str:
    labels = {str(lv.id): lv.label for lv in scale.levels} if scale else {}
    return labels.get(level_id, "")
