"""The sampling aid for failure demand: contacts classed twice, agreement told, no benchmark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from digistrat_desktop.analysis.measures.failure_sample import (
    FEWEST_CONTACTS,
    Sample,
    faults_in,
    read_sample,
    sample_words,
)
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import bare
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.ui.theme.look import Look

_FIELDS = (
    ("contacts", tr("Contacts classed by both")),
    ("first", tr("Failure demand, first person")),
    ("second", tr("Failure demand, second person")),
    ("both", tr("Named by both")),
    ("settled", tr("Failure demand after talking it over")),
)
_LONGEST = 7


class SamplingCard(Card):
    """Five counts, what they say, and a button that takes them over."""

    # the sample gives the reading; carries failure demand and contacts, as counts
    used = Signal(int, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, tr("Sampling aid for failure demand"), parent=parent)
        words = tr(
            "Take at least {fewest_contacts} contacts as they came. Two people class each one"
            " apart from each other, by rules they wrote down before. There is no benchmark:"
            " compare only with your own earlier samples.",
            fewest_contacts=FEWEST_CONTACTS,
        )
        self.add(PlainLabel(words, tone="secondary"))
        self.fields = {name: LineField(label, longest=_LONGEST) for name, label in _FIELDS}
        self.result = PlainLabel("")
        self.take = SecondaryButton(look, tr("Use as the reading"))
        box = QWidget()
        grid = bare(QGridLayout(box), look.theme.space(3))
        for at, (name, label) in enumerate(_FIELDS):
            field = LabeledField(look, label, self.fields[name])
            grid.addWidget(field, at // 3, at % 3, Qt.AlignmentFlag.AlignBottom)
            self.fields[name].textChanged.connect(self._on_typed)
        self.add(box, self.result, self.take)
        self.body.setAlignment(self.take, Qt.AlignmentFlag.AlignLeft)
        self.take.clicked.connect(self._on_take)
        self.clear()

    def clear(self) -> None:
        for field in self.fields.values():
            field.clear()
        self._on_typed()

    def sample(self) -> Sample | None:
        """Give what was typed, or None while a count is missing."""
        texts = {name: field.text().replace(",", "").strip() for name, field in self.fields.items()}
        if not all(text.isascii() and text.isdigit() for text in texts.values()):
            return None
        return Sample(**{name: int(text) for name, text in texts.items()})

    def _on_typed(self, _: str = "") -> None:
        sample = self.sample()
        faults = faults_in(sample) if sample is not None else ()
        ready = sample is not None and not faults
        words = " ".join(faults)
        if sample is not None and not faults:
            words = sample_words(read_sample(sample))
        self.result.show_text(words)
        self.result.set_tone("error" if faults else "")
        self.result.setVisible(bool(words))
        self.take.setEnabled(ready)

    def _on_take(self) -> None:
        sample = self.sample()
        if sample is not None:
            self.used.emit(sample.settled, sample.contacts)
