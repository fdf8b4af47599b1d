"""Choosing a metric from the catalogue, or making one of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from digistrat_desktop.domain.edits.measuring import metric_from_catalogue
from digistrat_desktop.domain.framework import Direction, Frequency, MetricKind
from digistrat_desktop.domain.ids import RecordId, TrustId
from digistrat_desktop.domain.metrics import Metric
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.choice_field import ChoiceField
from digistrat_desktop.ui.kit.labeled_field import LabeledField
from digistrat_desktop.ui.kit.line_field import LineField
from digistrat_desktop.ui.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digistrat_desktop.domain.framework import MetricDefinition
    from digistrat_desktop.ui.look import Look

OWN = "own"
_DIRECTIONS = (
    (Direction.UP.value, "Higher is better"),
    (Direction.DOWN.value, "Lower is better"),
    (Direction.NEUTRAL.value, "Neither: it needs explaining"),
)


class CatalogueCard(Card):
    """A choice, its definition in full, one button.

    Signals:
        submitted: a metric was chosen; carries the `Metric`, without a trust.
        closed: none is to be added.
    """

    submitted = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Add a metric", parent=parent)
        self._definitions: dict[str, MetricDefinition] = {}
        self.choice = ChoiceField("Metric")
        self.words = PlainLabel("", tone="secondary", selectable=True)
        self.name = LineField("Name", longest=200)
        self.unit = LineField("Unit", example="%", longest=40)
        self.direction = ChoiceField("Direction", list(_DIRECTIONS))
        self.frequency = ChoiceField(
            "Frequency", [(f.value, f.value.capitalize()) for f in Frequency]
        )
        self._own = QWidget()
        self._name_box = LabeledField(look, "&Name", self.name)
        self._build_card(look)
        self.choice.chosen.connect(self._on_chosen)

    def _build_card(self, look: Look) -> None:
        self.add(LabeledField(look, "&Metric", self.choice))
        self.add(self.words)
        grid = QGridLayout(self._own)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.theme.space(3))
        grid.addWidget(self._name_box, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(LabeledField(look, "&Unit", self.unit), 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(LabeledField(look, "&Direction", self.direction), 1, 0)
        grid.addWidget(LabeledField(look, "&Frequency", self.frequency), 1, 1)
        self.add(self._own)
        row = QHBoxLayout()
        row.setSpacing(look.theme.space(3))
        add = PrimaryButton(look, "Watch this metric")
        add.clicked.connect(self._on_add)
        back = SecondaryButton(look, "Close")
        back.clicked.connect(self.closed)
        row.addWidget(add)
        row.addWidget(back)
        row.addStretch(1)
        self.add_layout(row)

    def offer(self, definitions: Sequence[MetricDefinition]) -> None:
        """Offer the definitions that are not in use, and one of one's own."""
        self._definitions = {d.id: d for d in definitions}
        choices = [(d.id, d.name) for d in definitions]
        self.choice.set_choices([*choices, (OWN, "A metric of our own")])
        first = choices[0][0] if choices else OWN
        self.choice.set_choice(first)
        self.direction.set_choice(Direction.UP.value)
        self.frequency.set_choice(Frequency.MONTHLY.value)
        self._on_chosen(first)
        self.choice.setFocus()

    def _on_chosen(self, wanted: str) -> None:
        definition = self._definitions.get(wanted)
        self._own.setVisible(definition is None)
        self.words.setVisible(definition is not None)
        if definition is not None:
            self.words.show_text(_definition_words(definition))

    def _on_add(self) -> None:
        definition = self._definitions.get(self.choice.choice() or "")
        if definition is not None:
            self.submitted.emit(metric_from_catalogue(definition, TrustId(""), ""))
            return
        name = self.name.text().strip()
        self._name_box.show_fault("" if name else "Give the metric a name.")
        if name:
            self.submitted.emit(self._own_metric(name))

    def _own_metric(self, name: str) -> Metric:
        return Metric(
            id=RecordId(""),
            trust_id=TrustId(""),
            name=name,
            role=MetricKind.LEADING,
            unit=self.unit.text().strip(),
            direction=Direction(self.direction.choice() or Direction.NEUTRAL.value),
            frequency=Frequency(self.frequency.choice() or Frequency.MONTHLY.value),
        )


def _definition_words(definition: MetricDefinition) -> str:
    pitfalls = "\n".join(f"• {pitfall}" for pitfall in definition.pitfalls)
    return (
        f"Formula: {definition.formula}\n"
        f"Counted: {definition.numerator}\nOut of: {definition.denominator}\n"
        f"Usual source: {definition.source_system}\n"
        f"How it usually goes wrong:\n{pitfalls}"
    )
