"""Cards of the constraints page: severity beside response, capacity beside demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.figures_capacity import capacity_chart
from digistrat_desktop.ui.charts.drawing_view import DrawingView
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.views.small_table import SmallTable
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.analysis.constraint_table import ConstraintTable
    from digistrat_desktop.analysis.reality import RealityCheck
    from digistrat_desktop.ui.look import Look

_WIDEST = 980.0
_NARROWEST = 420.0
_SEVERITY_FOLD = 520
_NO_PLAN = tr(
    "Add how much there is of capital and people by year, then what each initiative needs."
)
_NO_ANSWERS = tr("Answer the constraint questions in Assess first; they are laid out here.")


class SeverityCard(Card):
    """Constraints by severity and by how the scope responds, with their names."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("How severe, and what the scope does about it"))
        self._look = look
        self._table: SmallTable | None = None
        self.words = PlainLabel(_NO_ANSWERS, tone="secondary")
        self.add(self.words)

    def show_table(self, table: ConstraintTable | None) -> None:
        """Show the constraints of an assessment."""
        if self._table is not None:
            self._table.hide()
            self._table.deleteLater()
            self._table = None
        self.words.setVisible(table is None or not table.lines)
        if table is None or not table.lines:
            return
        heads = (tr("Severity"), *(level.label for level in table.responses))
        shares = (2, *(4 for _ in heads[1:]), 0)
        self._table = SmallTable(self._look, (*heads, ""), shares, _SEVERITY_FOLD)
        self._table.say_heads_when_folded()
        self._table.show_rows(
            [self._row(table, level.id, level.label) for level in table.severities]
        )
        self.add(self._table)

    def _row(self, table: ConstraintTable, severity: str, label: str) -> tuple[QWidget, ...]:
        name = PlainLabel(label)
        name.set_bold(bold=True)
        cells = []
        for response in table.responses:
            lines = table.cell(severity, response.id)
            ignored = any(line.ignored for line in lines)
            words = "\n".join(("◆ " if x.ignored else "") + x.item.item.title for x in lines)
            cells.append(PlainLabel(words or "·", tone="caution" if ignored else ""))
        return (name, *cells, PlainLabel(""))


class CapacityCard(Card):
    """What there is beside what plans need, and what cannot all be done, in words."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("Where the plan meets reality"))
        self._check: RealityCheck | None = None
        self.words = PlainLabel("")
        self.details = PlainLabel("")
        self.chart = DrawingView(look, tr("Capacity against demand"))
        self.add_capacity = SecondaryButton(look, tr("Add capacity"))
        self.add_demand = SecondaryButton(look, tr("Add need"))
        for button in (self.add_capacity, self.add_demand):
            self.add_to_header(button)
        key = tr(
            "Bars: what initiatives need. Outlined: could do with less. Upright line: what there is."
        )
        self._key = PlainLabel(key, tone="secondary")
        for part in (self.words, self.chart, self._key, self.details):
            self.add(part)
        self.chart.width_changed.connect(self._draw)

    def show_check(self, check: RealityCheck) -> None:
        """Show a plan held against reality."""
        self._check = check
        self.words.show_text(check.summary if check.lines else _NO_PLAN)
        sentences = [one.sentence for one in check.shortages]
        sentences += [one.sentence for one in check.dropped]
        sentences += [one.sentence for one in check.fallen]
        sentences += [one.sentence for one in check.order]
        unknown = [words for _, words in check.unknown]
        self.details.show_text("\n".join(dict.fromkeys((*sentences, *unknown))))
        self.details.setVisible(bool(sentences or unknown))
        self._key.setVisible(bool(check.lines))
        self._draw()

    def _draw(self, _: float = 0) -> None:
        if self._check is not None and self._check.lines:
            width = min(_WIDEST, max(_NARROWEST, self.chart.points_wide()))
            self.chart.set_drawing(capacity_chart(self._check, width))
        else:
            self.chart.set_drawing(None)
