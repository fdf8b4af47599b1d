"""The sampling aid for failure demand: contacts classed twice, agreement told, no benchmark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from digistrat_desktop.analysis.measures.failure_sample import (
    FEWEST_CONTACTS,
    Sample,
    faults_in,
    read_sample,
    sample_words,
)
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import FieldSpec
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.ui.session.context import PageContext

_LONGEST = 7
_COUNTS = (
    FieldSpec("contacts", tr("Contacts classed by both"), longest=_LONGEST),
    FieldSpec("first", tr("Failure demand, first person"), longest=_LONGEST),
    FieldSpec("second", tr("Failure demand, second person"), longest=_LONGEST),
    FieldSpec("both", tr("Named by both"), longest=_LONGEST),
    FieldSpec("settled", tr("Failure demand after talking it over"), longest=_LONGEST),
)


class SamplingCard(Card):
    """Five counts, what they say, and a button that takes them over."""

    # the sample gives the reading; carries failure demand and contacts, as counts
    used = Signal(int, int)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, tr("Sampling aid for failure demand"), parent=parent)
        words = tr(
            "Take at least {fewest_contacts} contacts as they came. Two people class each one"
            " apart from each other, by rules they wrote down before. There is no benchmark:"
            " compare only with your own earlier samples.",
            fewest_contacts=FEWEST_CONTACTS,
        )
        self.add(PlainLabel(words, tone="secondary"))
        self.fields = FieldSet(context, _COUNTS, parent=self)
        self.result = PlainLabel("")
        self.take = SecondaryButton(context.look, tr("Use as the reading"))
        self.add(self.fields.sheet(columns=3))
        self.add(self.result)
        self.add(self.take)
        self.body.setAlignment(self.take, Qt.AlignmentFlag.AlignLeft)
        self.take.clicked.connect(self._on_take)
        self.fields.typed.connect(self._on_typed)
        self._on_typed()

    def clear(self) -> None:
        """Empty every field."""
        self.fields.show_values(dict.fromkeys(self.fields.specs))

    def sample(self) -> Sample | None:
        """Give what was typed, or None while a count is missing."""
        typed = self.fields.values()
        texts = {name: text.replace(",", "").strip() for name, text in typed.items()}
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
