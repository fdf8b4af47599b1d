"""The rows and cards of Constraints: capacity, demand, what is in the way, scenarios."""

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from digistrat_desktop.analysis.answers.position import ConstraintLine, ConstraintTable
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.plans.capacity_chart import capacity_chart
from digistrat_desktop.analysis.plans.reality import RealityCheck
from digistrat_desktop.analysis.plans.scenarios import ScenarioResult
from digistrat_desktop.analysis.plans.stopping import NOTHING, Stop, stop_words, stops_of
from digistrat_desktop.domain.edits.plans import constraint_id
from digistrat_desktop.domain.frameworks.framework import Level, SectionKind
from digistrat_desktop.domain.ids import TrustId
from digistrat_desktop.domain.periods.periods import year_text
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust import plans
from digistrat_desktop.domain.trust.strategy import Initiative
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.domain.words import short_day, small_first
from digistrat_desktop.domain.written_numbers import plain_number
from digistrat_desktop.ui.charts.drawing_view import DrawingView
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import Columns, FlowLayout, TopColumn, bare, put
from digistrat_desktop.ui.kit.page_parts import ChipChoice
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.record_list import Rows
from digistrat_desktop.ui.tables.small_table import Cell, CellWords
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

OF_VIEW: dict[str, tuple[type[Record], ...]] = {
    "reality": (plans.Capacity, plans.Demand),
    "register": (plans.ConstraintEntry,),
    "scenarios": (plans.Scenario,),
}
"""The kinds of record that are written in each view."""
_OWN = tr("Not in the framework")


def _what(record: plans.Capacity | plans.Demand) -> str:
    return record.resource or record.family.label


def _amount(record: plans.Capacity | plans.Demand) -> str:
    if not record.amount:
        return tr("Not known")
    pound = "£" if record.family.is_money else ""
    unit = record.unit if isinstance(record, plans.Capacity) and not record.family.is_money else ""
    return f"{pound}{plain_number(Decimal(record.amount))} {unit}".strip()


def _initiative(workspace: Workspace, initiative_id: str) -> str:
    found = workspace.find(Initiative, initiative_id)
    return found.title if found is not None else tr("Unknown initiative")


def entry_for(
    workspace: Workspace, trust_id: TrustId, item_id: str
) -> plans.ConstraintEntry | None:
    """Give what is done about a constraint of the framework, if anything was written."""
    found = workspace.find(plans.ConstraintEntry, constraint_id(trust_id, item_id))
    return None if found is None or found.withdrawn else found


def register_rows(workspace: Workspace, trust_id: TrustId, lines: Iterable[ConstraintLine]) -> Rows:
    """Give the severe constraints of the framework, then the trust's own."""
    rows: Rows = []
    for line in lines:
        item = line.item.item
        entry = entry_for(workspace, trust_id, item.id)
        if line.serious or entry is not None:
            cells = (item.title, line.severity.label, *_done(workspace, entry))
            rows.append((item.id, cells))
    own = [one for one in workspace.all(plans.ConstraintEntry) if not one.item_id]
    rows += [(one.id, (one.title, own_words(one), *_done(workspace, one))) for one in own]
    return rows


def _done(workspace: Workspace, entry: plans.ConstraintEntry | None) -> tuple[str, str]:
    owner = workspace.name_of(entry.owner_id) if entry else ""
    trend = entry.trend if entry else plans.Trend.NOT_SAID
    done = entry.mitigation if entry and entry.mitigation else tr("Nothing written yet")
    words = (owner or tr("No owner yet"), small_first(trend.label), *_first_words(entry))
    return done, "; ".join(words)


def _first_words(entry: plans.ConstraintEntry | None) -> tuple[str, ...]:
    if entry is None or entry.first_until is None:
        return ()
    return (tr("comes first until {day}", day=short_day(entry.first_until)),)


def own_words(entry: plans.ConstraintEntry) -> str:
    """Say what one of the trust's own is about, and how hard it bites."""
    kind, severity = entry.constraint_kind, entry.severity
    said = (
        *([kind.label] if kind is not plans.ConstraintKind.OTHER else ()),
        *([severity.label] if severity is not plans.OwnSeverity.NOT_SAID else ()),
    )
    return "; ".join((_OWN, *map(small_first, said)))


def first_question(judgement: Judgement) -> str:
    """Give the first constraint question asked that has no answer, or the first of all."""
    section = judgement.section(SectionKind.CONSTRAINTS)
    asked = [one for one in section.items if one.asked] if section is not None else []
    open_ = (one for one in asked if not one.is_answered)
    first = next(open_, next(iter(asked), None))
    return first.item.id if first is not None else ""


def name_of(workspace: Workspace, record: Record) -> str:
    if isinstance(record, plans.Demand):
        whose = _initiative(workspace, record.initiative_id)
        return f"{whose}: {_what(record)}, {record.year}, {_amount(record)}"
    if isinstance(record, plans.Capacity):
        return f"{_what(record)}, {record.year}: {_amount(record)}"
    return str(getattr(record, "title", "")) or tr("Action on a constraint")


_WIDEST = 980.0
_NARROWEST = 420.0
_SEVERITY_FOLD = 520
_NO_PLAN = tr(
    "Enter your capital and revenue by year, and staff with Add row. Then enter what each "
    "initiative needs."
)
_NO_ANSWERS = tr("Answer the constraint questions in Assess first. Your answers appear here.")


class SeverityCard(Card):
    """Constraints by severity and by how the scope responds, with their names."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("How serious they are, and what the strategy does about them"))
        self._look = look
        self._table: ListTable | None = None
        self.words = PlainLabel(_NO_ANSWERS, tone="secondary")
        self.to_answer = SecondaryButton(look, tr("Answer the constraint questions"))
        self.add(self.words, self.to_answer)
        self.body.setAlignment(self.to_answer, Qt.AlignmentFlag.AlignLeft)

    def show_table(self, table: ConstraintTable | None) -> None:
        """Show what was answered, or the way to where it is answered."""
        if self._table is not None:
            self._table.hide()
            self._table.deleteLater()
            self._table = None
        for part in (self.words, self.to_answer):
            part.setVisible(table is None or not table.lines)
        if table is None or not table.lines:
            return
        heads = (tr("How serious it is"), *(label for _, label in table.columns))
        shares = (2, *(4 for _ in heads[1:]), 0)
        self._table = ListTable(self._look, (*heads, ""), shares, _SEVERITY_FOLD)
        self._table.say_heads_when_folded()
        self._table.show_rows(
            [self._row(table, at, level) for at, level in enumerate(table.severities)]
        )
        self.add(self._table)

    def _row(self, table: ConstraintTable, at: int, level: Level) -> tuple[Cell, ...]:
        cells = [CellWords(level.label, is_bold=True, rank=str(at))]
        for response, _ in table.columns:
            lines = table.cell(level.id, response)
            ignored = any(line.ignored for line in lines)
            words = "\n".join(("◆ " if x.ignored else "") + x.item.item.title for x in lines)
            cells.append(CellWords(words or tr("none"), "caution" if ignored else ""))
        return (*cells, "")


class CapacityCard(Card):
    """What there is beside what plans need, and what cannot all be done, in words."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("Reality check"))
        self._check: RealityCheck | None = None
        self.words = PlainLabel("")
        self.details = PlainLabel("")
        self.chart = DrawingView(look, tr("Capacity and resource needs"))
        key = tr(
            "Bars: what initiatives need. Outlined bars: could manage with less. Vertical "
            "line: capacity."
        )
        self._key = PlainLabel(key, tone="secondary")
        self.add(self.words, self.chart, self._key, self.details)
        self.chart.width_changed.connect(self._draw)

    def show_check(self, check: RealityCheck) -> None:
        self._check = check
        self.words.show_text(check.summary if check.lines else _NO_PLAN)
        sentences = [one.sentence for one in check.shortages]
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


_WIDEST_SCENARIO_CARDS = 760.0
_NARROWEST_SCENARIO_CARDS = 380.0
_FOLD_BELOW = 1_040
THE_PLAN = tr("Current plan")


def scenario_rows(results: tuple[ScenarioResult, ...]) -> Rows:
    """Give scenarios with what each supposes, what must stop then, and what would differ from the plan."""
    return [(one.scenario.id, _scenario_row(one)) for one in results]


def _scenario_row(one: ScenarioResult) -> tuple[str, ...]:
    lines = (one.suppositions, stop_words(one.stops, one.supposed), one.differences)
    return (one.label, *("\n".join(some) for some in lines))


_HOW = tr(
    "Worked out from the figures entered: initiatives are kept one by one while their essential "
    "needs fit. First come those furthest along, then those that more objectives rest on, that "
    "more initiatives depend on, and that start earlier. What does not fit must stop, move or "
    "become smaller. Figures called short on this page are of all needs, unless they say essential. "
    "In each year, the stop that costs the fewest objectives is listed first."
)
_STOPS_FOLD = 700


class StopsCard(Card):
    """What must stop, in the plan or in a scenario, by year, with what falls and why."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("What must stop"))
        self.holds_any = False
        self.nothing = PlainLabel(NOTHING)
        heads = (
            tr("Year"),
            tr("Must stop"),
            tr("Objectives that cannot be met then"),
            tr("Why, and what would help"),
        )
        self.table = ListTable(look, (*heads, ""), (0, 3, 3, 5, 0), _STOPS_FOLD)
        self.how = PlainLabel(_HOW, tone="secondary")
        self.add(self.nothing, self.table, self.how)

    def show_check(self, check: RealityCheck) -> None:
        """Show those of the plan; before anything needs anything, nothing is there to stop."""
        self.holds_any = bool(check.plan.needs)
        self.show_stops(stops_of(check, check))

    def show_stops(self, stops: tuple[Stop, ...], scenario: str = "") -> None:
        """Show them in the order given.

        Args:
            scenario: its title; empty for the plan itself.
        """
        title = tr("What must stop in the scenario “{title}”", title=scenario)
        self.set_title(title if scenario else tr("What must stop in the plan"))
        self.nothing.setVisible(not stops)
        self.table.setVisible(bool(stops))
        self.table.show_rows([self._row(one, in_scenario=bool(scenario)) for one in stops])

    def _row(self, one: Stop, *, in_scenario: bool) -> tuple[Cell, ...]:
        beside = tr("It does not fit in the plan either.") if in_scenario and one.in_plan else ""
        return (
            CellWords(year_text(one.year), wrap=False),
            CellWords(one.title, is_bold=True),
            "\n".join(one.falls) or tr("None"),
            " ".join(filter(None, (one.why, beside))),
            "",
        )


class Side(Card):
    """One of the two that are compared: its label, its summary and its chart."""

    def __init__(self, look: Look, bar: str) -> None:
        super().__init__(look, THE_PLAN, bar=bar)
        self.words = PlainLabel("")
        self.chart = DrawingView(look, THE_PLAN)
        self._shown: tuple[str, RealityCheck, RealityCheck] | None = None
        self.add(self.words, self.chart)
        self.chart.width_changed.connect(self._draw)

    def show_check(self, label: str, check: RealityCheck, beside: RealityCheck) -> None:
        self._shown = (label, check, beside)
        self.set_title(label)
        self.chart.setAccessibleName(label)
        self.words.show_text(check.summary)
        self._draw()

    def _draw(self, _: float = 0) -> None:
        if self._shown is None or not self._shown[1].lines:
            self.chart.set_drawing(None)
            return
        label, check, beside = self._shown
        width = min(
            _WIDEST_SCENARIO_CARDS, max(_NARROWEST_SCENARIO_CARDS, self.chart.points_wide())
        )
        self.chart.set_drawing(capacity_chart(check, width, title=label, beside=(beside,)))


class BesideCard(QWidget):
    """The plan and one scenario side by side; chips choose which."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._results: tuple[ScenarioResult, ...] = ()
        self._row = QWidget()
        self.choice = ChipChoice(look, FlowLayout(look.theme.space(2), self._row), self._row)
        self.choice.chosen.connect(self._show)
        self.stops = StopsCard(look)
        self.plan = Side(look, "accent")
        self.supposed = Side(look, "caution_line")
        self._columns = Columns(look, _FOLD_BELOW)
        self._columns.add(self.plan)
        self._columns.add(self.supposed)
        column = bare(TopColumn(self))
        put(column, self._row, self.stops, self._columns)

    @property
    def holds_any(self) -> bool:
        return bool(self._results)

    def show_scenarios(self, results: tuple[ScenarioResult, ...]) -> None:
        self._results = results
        self.choice.offer([(str(one.scenario.id), one.scenario.title) for one in results])
        self._row.setVisible(len(results) > 1)
        self._show()

    def _show(self, _: str = "") -> None:
        chosen = self.choice.current
        found = next((one for one in self._results if one.scenario.id == chosen), None)
        if found is not None:
            self.stops.show_stops(found.stops, found.scenario.title)
            self.plan.show_check(THE_PLAN, found.plan, found.supposed)
            self.supposed.show_check(found.label, found.supposed, found.plan)
