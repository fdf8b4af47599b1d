"""A metric's definition, target, owner and pair; or a new one of the trust's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from digistrat_desktop.domain.frameworks.framework import Direction, Frequency, MetricKind
from digistrat_desktop.domain.record.workspace import metrics_in_use
from digistrat_desktop.domain.trust.metrics import (
    ChartRules,
    Metric,
    read_baseline,
    targets_in_words,
)
from digistrat_desktop.domain.trust.written_values import read_targets, read_value
from digistrat_desktop.domain.words import in_clauses
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.form_page import FormPage
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import PAIR_GAP
from digistrat_desktop.ui.pages.metrics.catalogue_form import DIRECTIONS, ROLES
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.ui.session.context import PageContext

_NO_PAIR = ""
_LINES = (
    ("name", tr("&Name"), "", 200),
    ("target", tr("&Target"), "70", 40),
    (
        "targets",
        tr("Targets that chan&ge later"),
        tr("75 from April 2027; 80 from April 2028"),
        500,
    ),
    ("owner", tr("&Owner, a role is enough"), tr("Chief Nursing Information Officer"), 120),
    ("unit", tr("&Unit"), "%", 40),
    ("decimals", tr("Digits after the p&oint"), "1", 1),
    ("formula", tr("&Formula"), tr("Online bookings as a percentage of all bookings"), 500),
    ("numerator", tr("N&umerator"), "", 500),
    ("denominator", tr("&Denominator"), "", 500),
    ("source", tr("&Usual source"), "", 500),
    ("baseline", tr("&Points that set the limits"), tr("all"), 3),
)
_PLACES = (
    ("name", 0, 0, 2), ("target", 1, 0, 1), ("targets", 1, 1, 1), ("frequency", 2, 0, 1),
    ("direction", 2, 1, 1), ("unit", 3, 0, 1), ("decimals", 3, 1, 1), ("owner", 4, 0, 1),
    ("role", 4, 1, 1), ("pair", 5, 0, 2), ("source", 6, 0, 2), ("formula", 7, 0, 2),
    ("numerator", 8, 0, 2), ("denominator", 9, 0, 2), ("rules", 10, 0, 1), ("baseline", 10, 1, 1),
)  # fmt: skip


_FREQUENCIES = (
    ("weekly", tr("Weekly")), ("monthly", tr("Monthly")), ("quarterly", tr("Quarterly")),
    ("half-yearly", tr("Half-yearly")), ("yearly", tr("Yearly")),
)  # fmt: skip


_RULES = tuple((rules.value, rules.label) for rules in ChartRules)
_HELP = {
    "rules": tr("The workbook is Making Data Count's. The chart's small print names the rules."),
    "baseline": tr(
        "Left empty, all points do. A number, 12 or more, keeps the limits of the first ones."
    ),
}


class MetricForm(FormPage):
    """Fields built from a table of names."""

    # a metric is to be made or changed; carries its id (empty for a new one) and the values by
    # field
    accepted = Signal(str, object)
    # the metric is to be watched no longer; carries its id and the reason
    retired = Signal(str, str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, tr("A metric of our own"), parent=parent)
        self._context = context
        self._metric_id = ""
        self._formula = ""
        look = context.look
        self.lines = {
            name: LineField(label.replace("&", ""), example=example, longest=longest)
            for name, label, example, longest in _LINES
        }
        self.role = ChoiceField(tr("Kind"), [(one.value, words) for one, words in ROLES.items()])
        self.pair = ChoiceField(tr("Meant to move"))
        self.direction = ChoiceField(
            tr("Direction"), [(one.value, words) for one, words in DIRECTIONS.items()]
        )
        self.frequency = ChoiceField(tr("Reported"), _FREQUENCIES)
        self.rules = ChoiceField(tr("Rules of the chart"), _RULES)
        self.warning = PlainLabel("", tone="caution")
        self.reason = LineField(tr("Why it is watched no longer"), longest=200)
        self.save = PrimaryButton(look, tr("Save"))
        self.retire = SecondaryButton(look, tr("Watch it no longer"))
        self.boxes: dict[str, LabeledField] = {}
        self._build()
        self.save.clicked.connect(self._on_save)
        self.retire.clicked.connect(self._on_retire)
        self.lines["formula"].textChanged.connect(self._on_formula)

    def _build(self) -> None:
        look = self._context.look
        for name, label, _, _ in _LINES:
            self.boxes[name] = LabeledField(
                look, label, self.lines[name], help_text=_HELP.get(name, "")
            )
        for name, label, field in (
            ("role", tr("&Kind"), self.role),
            ("pair", tr("&Meant to move"), self.pair),
            ("direction", tr("&Better when"), self.direction),
            ("frequency", tr("&Reported"), self.frequency),
            ("rules", tr("Rules of the c&hart"), self.rules),
        ):
            self.boxes[name] = LabeledField(look, label, field, help_text=_HELP.get(name, ""))
        card = Card(look)
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.theme.space(PAIR_GAP))
        grid.setVerticalSpacing(look.theme.space(3))
        for name, row, column, span in _PLACES:
            grid.addWidget(self.boxes[name], row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        card.add(box)
        card.add(self.warning)
        card.add_layout(self.buttons(self.save))
        self.page.add(card)
        self.ending = Card(look, tr("Watch it no longer"))
        self.ending.add(PlainLabel(tr("Its readings stay in the record."), tone="secondary"))
        self.boxes["reason"] = LabeledField(look, tr("&Why"), self.reason)
        self.ending.add(self.boxes["reason"])
        self.ending.add_layout(self.buttons(self.retire))
        self.page.add(self.ending)
        self.page.end()

    def begin_new(self) -> None:
        """Describe a metric of the trust's own."""
        self._show(Metric(id="", trust_id=""), tr("A metric of our own"))  # type: ignore[arg-type]  # a blank to show, never recorded
        self.lines["name"].setFocus()

    def begin_edit(self, metric: Metric) -> None:
        """Change a metric."""
        self._show(metric, metric.name)
        self.lines["target"].setFocus()

    def _show(self, metric: Metric, title: str) -> None:
        self._metric_id, self._formula = metric.id, metric.formula
        self.title.show_text(title)
        workspace = self._context.session.workspace
        in_words = {
            "owner": workspace.name_of(metric.owner_id),
            "targets": targets_in_words(metric.targets),
            "baseline": str(metric.baseline or ""),
        }
        for name, field in self.lines.items():
            value = in_words[name] if name in in_words else str(getattr(metric, name))
            field.setText(value.replace("\n", " "))
            field.setCursorPosition(0)  # a long text shows its beginning
            self.boxes[name].show_fault("")
        for choice, value in (
            (self.role, metric.role.value),
            (self.direction, metric.direction.value),
            (self.frequency, metric.frequency.value),
            (self.rules, metric.rules.value),
        ):
            choice.set_choice(value)
        others = [m for m in metrics_in_use(workspace) if m.id != metric.id]
        self.pair.set_choices([(_NO_PAIR, tr("Nothing named")), *((m.id, m.name) for m in others)])
        known = {m.id for m in others}
        self.pair.set_choice(next((one for one in metric.pair_ids if one in known), _NO_PAIR))
        self.ending.setVisible(bool(metric.id))
        self.reason.clear()
        self._on_formula()
        for button in (self.save, self.retire):
            button.setEnabled(not self._context.session.read_only)

    def _on_formula(self, _: str = "") -> None:
        changed = bool(self._metric_id) and self.lines["formula"].text().strip() != self._formula
        words = tr(
            "Another formula is another measure: it becomes a new version, the line breaks at the"
            " next reading, and new limits begin there."
        )
        self.warning.show_text(words if changed else "")
        self.warning.setVisible(changed)

    def _on_save(self) -> None:
        faults = self._faults()
        for name in self.lines:
            self.boxes[name].show_fault(faults.get(name, ""))
        if faults:
            self.boxes[next(iter(faults))].field.setFocus()
            return
        self.accepted.emit(self._metric_id, self.values())

    def _faults(self) -> dict[str, str]:
        found = {}
        if not self.lines["name"].text().strip():
            found["name"] = tr("Give it a name.")
        readers = (
            ("target", read_value), ("targets", read_targets), ("baseline", self._baseline)
        )  # fmt: skip
        for name, read in readers:
            try:
                read(self.lines[name].text())
            except ValueError as error:
                found[name] = in_clauses(error.args)
        if self.lines["decimals"].text().strip() not in {"", "0", "1", "2", "3", "4", "5", "6"}:
            found["decimals"] = tr("Write a whole number from 0 to 6.")
        return found

    def values(self) -> dict[str, Any]:
        """What was filled in, by field of the metric; `owner` is a name, not an id."""
        text = {name: field.text().strip() for name, field in self.lines.items()}
        return {
            **{name: text[name] for name in ("name", "unit", "formula", "numerator", "source")},
            "denominator": text["denominator"],
            "target": read_value(text["target"]).text,
            "targets": read_targets(text["targets"]),
            "decimals": int(text["decimals"] or 0),
            "rules": self._chosen_rules(),
            "baseline": self._baseline(text["baseline"]),
            "owner": text["owner"],
            "role": MetricKind(self.role.choice() or MetricKind.LEADING),
            "direction": Direction(self.direction.choice() or Direction.NEUTRAL),
            "frequency": Frequency(self.frequency.choice() or Frequency.MONTHLY),
            "pair": self.pair.choice() or "",
        }

    def _chosen_rules(self) -> ChartRules:
        return ChartRules(self.rules.choice() or ChartRules.NHSR)

    def _baseline(self, text: str) -> int:
        return read_baseline(text, self._chosen_rules())

    def _on_retire(self) -> None:
        reason = self.reason.text().strip()
        fault = "" if reason else tr("Say why, so that a reader of the record knows.")
        self.boxes["reason"].show_fault(fault)
        if reason:
            self.retired.emit(self._metric_id, reason)
