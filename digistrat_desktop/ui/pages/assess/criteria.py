"""The criteria of a question: what is ticked decides the level, and a person may choose another."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.analysis.answers.advice import Ticked, needed_for, next_words, rule_words
from digistrat_desktop.domain.frameworks.advice import Criteria, Criterion
from digistrat_desktop.ui.forms.tick_box import TickRow
from digistrat_desktop.ui.heard import HeardAs
from digistrat_desktop.ui.kit.access import announce
from digistrat_desktop.ui.kit.layouts import Columns, bare, clear, put
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_FOLD_BELOW = 700


class CriteriaBox(QWidget):
    heard_as = HeardAs.GROUP
    ticked = Signal(tuple)  # a person changed what is met; the ids ticked now

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[TickRow] = []
        self._read_only = False
        self._is_asked = False  # a person ticked: what it comes to is read out
        self._criteria: Criteria | None = None
        self._labels: Mapping[str, str] = {}
        self.intro = PlainLabel("", TypeRole.GROUP)
        self.words = PlainLabel("", tone="secondary")
        self._columns = Columns(look, _FOLD_BELOW)
        self._halves = [QWidget(), QWidget()]
        column = bare(QVBoxLayout(self), look.theme.space(2))
        put(column, self.intro, self.words, self._columns)
        for half in self._halves:
            bare(QVBoxLayout(half), look.theme.space(1))
            self._columns.add(half, fills=False)

    def offer(self, criteria: Criteria | None, labels: Mapping[str, str]) -> None:
        """Offer the list of a question; one without a list shows nothing.

        Args:
            labels: of the levels, by id.
        """
        self._criteria, self._labels = criteria, labels
        self.setVisible(criteria is not None)
        for half in self._halves:
            layout = half.layout()
            if layout is not None:
                clear(layout)
        self._rows = []
        elements = criteria.elements if criteria is not None else ()
        self.intro.show_text(criteria.intro if criteria is not None else "")
        self.setAccessibleName(self.intro.text())
        for place, one in enumerate(elements):
            row = TickRow(self._look, one.id, self._row_words(one))
            row.tick.clicked.connect(self._on_clicked)
            row.tick.setEnabled(not self._read_only)
            layout = self._halves[place * 2 >= len(elements) + len(elements) % 2].layout()
            if layout is not None:
                layout.addWidget(row)
            self._rows.append(row)

    def show_met(self, met: Sequence[str], ticked: Ticked | None) -> None:
        """Show what is ticked, what it comes to, and what the next level still needs."""
        for row in self._rows:
            row.tick.setChecked(row.id in met)
        self.words.show_text(self._come_to(frozenset(met), ticked))
        if self._is_asked and ticked is not None:
            self._is_asked = False
            announce(self.words, self._met_words(ticked))
        self.words.set_tone(
            "caution" if ticked is not None and ticked.lacks_reason else "secondary"
        )

    def _row_words(self, one: Criterion) -> str:
        level_id = needed_for(self._criteria, one) if self._criteria is not None else ""
        if not level_id:
            return one.text
        return tr("{text} (needed for {label})", text=one.text, label=self._labels[level_id])

    def _come_to(self, met: frozenset[str], ticked: Ticked | None) -> str:
        if self._criteria is None:
            return ""
        rule = rule_words(self._criteria, self._labels)
        words = [tr("The level follows from what you tick: {rule}.", rule=rule)]
        if ticked is not None:
            words.append(self._met_words(ticked))
            words.append(next_words(self._criteria, met, self._labels))
            words.append(_other_words(ticked))
        return " ".join(filter(None, words))

    def _met_words(self, ticked: Ticked) -> str:
        found = {"met": len(ticked.met), "of": len(self._rows)}
        return tr("{met} of {of} met: {label}.", **found, label=self._labels[ticked.level_id])

    def set_read_only(self, *, read_only: bool) -> None:
        self._read_only = read_only
        for row in self._rows:
            row.tick.setEnabled(not read_only)

    def _on_clicked(self) -> None:
        self._is_asked = True
        self.ticked.emit(tuple(row.id for row in self._rows if row.tick.isChecked()))


def _other_words(ticked: Ticked) -> str:
    if not ticked.is_other:
        return ""
    if ticked.lacks_reason:
        return tr("You chose another level. Say why below.")
    return tr("You chose another level and said why.")
