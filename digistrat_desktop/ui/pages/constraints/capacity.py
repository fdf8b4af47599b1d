"""Capacity and costs: one grid of years, typed in and pasted into, with what was understood beside it."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent

from digistrat_desktop.analysis.plans.plan import year_of
from digistrat_desktop.analysis.plans.reality import RealityCheck
from digistrat_desktop.domain.edits.plans import YearFigure, enter_figures, set_firmness
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.periods.periods import year_text
from digistrat_desktop.domain.trust import plans
from digistrat_desktop.ui.kit.access import announce
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import Columns, FlowLayout, put
from digistrat_desktop.ui.kit.page_parts import KeyHints
from digistrat_desktop.ui.pages.constraints import figures as parts
from digistrat_desktop.ui.pages.constraints import pasting
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.keeping import FIGURES
from digistrat_desktop.ui.tables.commands import Command
from digistrat_desktop.ui.tables.grid_search import GridWithSearch
from digistrat_desktop.ui.tables.small_table import CellWords, SmallTable
from digistrat_desktop.ui.tables.year_grid import YearGrid
from digistrat_desktop.ui.tables.year_model import WrittenCell
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr, tr_count

_BETWEEN = "|"
_FOLD_BELOW = 1_250  # with it beside them, 5 years have no room for what is short
_MOST_TOLD = 12
_HOW = tr(
    "Everything is saved as you type. Write a figure as you would write it: £4.2m, 250k or "
    "1,200,000. Shift+F10, or a right click, shows what else a figure offers."
)
_NOTHING_READ = tr("Here you see how each figure was read.")
_KEYS = (
    (tr("Ctrl V"), tr("paste rows from Excel")),
    (tr("Enter"), tr("down")),
    (tr("Tab"), tr("across while you type")),
    (tr("Delete"), tr("clear")),
    (tr("Ctrl Z"), tr("undo")),
)


class ReadCard(Card):
    """What was written and what was understood, until the next thing is written.

    It keeps its place with nothing to say: the grid beside it would move under a pointer that goes to a cell.
    """

    undo_asked = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, tr("What was understood"), tone="info")
        self.table = SmallTable(context.look, (tr("You wrote"), tr("Read as")), (1, 1), 0)
        self.more = PlainLabel(_NOTHING_READ, tone="secondary")
        self.undo = LinkButton(context.look, tr("Undo"), spoken=tr("Undo what was just entered"))
        self.add(self.table, self.more)
        self.body.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        self.undo.clicked.connect(self.undo_asked)
        self.show_read(pasting.Understood())

    def show_read(self, found: pasting.Understood, unread: Iterable[str] = ()) -> None:
        """Show what was understood, after what stands in the grid and is no figure."""
        still = dict.fromkeys(map(pasting.no_figure, unread))
        told = sorted({**still, **dict.fromkeys(found.told)}, key=lambda one: not one.is_left_out)
        self.table.show_rows([_told_row(one) for one in told[:_MOST_TOLD]])
        over = len(told) - _MOST_TOLD
        more = (
            tr_count(over, "1 more cell was read.", "%n more cells were read.") if over > 0 else ""
        )
        words = " ".join(filter(None, [more, _counted(found)]))
        self.more.say(words if told or words else _NOTHING_READ)
        self.undo.setVisible(bool(found.entered) and bool(told or found.rows))
        self.set_title(_title(found))


def _told_row(one: pasting.ReadAs) -> tuple[CellWords, CellWords]:
    tone = "caution" if one.is_left_out else ""
    return CellWords(one.written, tone), CellWords(one.read, tone, is_bold=True)


def _title(found: pasting.Understood) -> str:
    if not found.rows:
        return tr("What was understood")
    return tr_count(found.rows, "You pasted 1 row", "You pasted %n rows")


def _counted(found: pasting.Understood) -> str:
    count = len(found.entered)
    return tr_count(count, "1 figure recorded.", "%n figures recorded.") if found.rows else ""


class CapacityGrid(Card):
    """Every figure of the plan where it can be seen beside the others."""

    details_asked = Signal(str)  # more is to be said of a figure; carries its record's id
    cost_asked = Signal(str)  # more is to be said of a cost; carries its initiative's id
    row_asked = Signal()  # another row is wanted

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, tr("Capacity and costs"))
        self._context = context
        self._check: RealityCheck | None = None
        self._begun: list[parts.FigureRow] = []
        self._more_years = 0
        self._figures = parts.Figures({}, {}, {})
        look = context.look
        self.how = PlainLabel(_HOW, tone="secondary")
        self.grid = YearGrid(look, tr("Capacity and costs by year"), self.commands)
        self.add_row = SecondaryButton(look, tr("Add row"))
        self.add_year = SecondaryButton(look, tr("Add year"))
        self.details = SecondaryButton(look, tr("Details…"))
        self.paste = PrimaryButton(look, tr("Paste from Excel"))
        self.read = ReadCard(context)
        self._build()
        self._connect()
        self._recall()

    def _build(self) -> None:
        row = FlowLayout(self._context.look.theme.space(2))
        put(row, self.paste, self.add_row, self.add_year, self.details)
        self.add(self.how)
        self.add_layout(row)
        beside = Columns(self._context.look, _FOLD_BELOW)
        beside.add(GridWithSearch(self._context.look, self.grid), 4, fills=False)
        beside.add(self.read, 1, fills=False)
        self.add(beside, KeyHints(self._context.look, _KEYS))

    def _connect(self) -> None:
        self.grid.written.connect(self._on_written)
        self.grid.pasted.connect(self._on_pasted)
        self.grid.nothing_pasted.connect(self._on_nothing_pasted)
        self.add_row.clicked.connect(self.row_asked)
        self.add_year.clicked.connect(self._on_add_year)
        self.details.clicked.connect(self._on_details)
        self.paste.clicked.connect(self.paste_here)
        self.read.undo_asked.connect(self._on_undo)
        self._context.session.changed.connect(self._on_changed)
        self._context.session.opened.connect(self._on_opened)
        self._context.session.moved_back.connect(self._on_moved_back)
        self._context.keeping.drafts_changed.connect(self._recall)

    def show_check(self, check: RealityCheck) -> None:
        self._check = check
        self.refresh()

    def refresh(self) -> None:
        session = self._context.session
        workspace = session.workspace
        self._figures = parts.figures_of(workspace, self._begun)
        years = parts.years_of(self._figures, self._this_year(), self._more_years)
        self.grid.set_locked(locked=session.read_only)
        self.grid.show_values(parts.values_of(workspace, self._figures, years, self._check))
        for button in (self.add_row, self.add_year, self.paste):
            button.setEnabled(not session.read_only and session.trust is not None)

    def _this_year(self) -> int:
        return year_of(self._context.clock.now().astimezone().date())

    def begin_row(self, row: parts.FigureRow) -> None:
        """Show a row that has no figures yet, and bring the keyboard to it."""
        self._show_row(row)
        session = self._context.session
        session.note_shown(
            tr("Add row"), partial(self._hide_row, row), partial(self._show_row, row)
        )

    def _show_row(self, row: parts.FigureRow) -> None:
        self._begun.append(row)
        self.refresh()
        self.grid.setFocus()
        self.grid.go_to(row.id, year_text(self._this_year()))

    def _hide_row(self, row: parts.FigureRow) -> None:
        self._begun.remove(row)
        self.refresh()
        self.grid.setFocus()

    def show_where(self, record_id: str) -> bool:
        """Bring the keyboard to a figure; False when it is not here."""
        place = next((at for at, one in self._figures.records.items() if one.id == record_id), None)
        if place is None:
            return False
        self.grid.setFocus()
        return self.grid.go_to(*place)

    def has(self, record_id: str) -> bool:
        return any(one.id == record_id for one in self._figures.records.values())

    def commands(self, cells: Sequence[tuple[str, str]]) -> list[Command]:
        """Give what can be done with cells, as buttons and the menu offer it."""
        writes = not self._context.session.read_only
        needs = [one for one in self._records(cells) if isinstance(one, plans.Demand)]
        filled = any(self.grid.cell_text(*cell) for cell in cells)
        set_ = partial(self._set_firmness, needs)
        soft, hard = plans.Firmness.SOFT, plans.Firmness.HARD
        return [
            Command(tr("Details…"), self._on_details, bool(cells) and self._has_details(cells[0])),
            Command(soft.label, partial(set_, soft), bool(needs) and writes),
            Command(hard.label, partial(set_, hard), bool(needs) and writes),
            Command(tr("Copy to later years"), self.grid.fill_across, filled and writes),
            Command(tr("Clear"), self.grid.empty, filled and writes),
            Command(tr("Copy"), self.grid.copy, bool(cells)),
            Command(tr("Copy whole grid"), partial(self.grid.copy, whole=True)),
            Command(tr("Paste"), self.grid.paste, writes),
        ]

    def _records(self, cells: Sequence[tuple[str, str]]) -> list[parts.Figure]:
        return [self._figures.records[cell] for cell in cells if cell in self._figures.records]

    def _has_details(self, cell: tuple[str, str]) -> bool:
        return cell in self._figures.records or cell in self._figures.costs

    def _on_details(self) -> None:
        cell = self.grid.current()
        record = self._figures.records.get(cell) if cell is not None else None
        if record is not None:
            self.details_asked.emit(str(record.id))
        elif cell in self._figures.costs and cell is not None:
            self.cost_asked.emit(self._figures.rows[cell[0]].initiative_id)
        else:
            words = tr("This cell has no figure yet. Type one, then add its details.")
            self._context.navigator.told.emit(Gravity.INFO, words, ())

    def _set_firmness(self, needs: Sequence[plans.Demand], firmness: plans.Firmness) -> None:
        session = self._context.session
        session.submit(set_firmness(needs, firmness, session.author))

    def _on_written(self, cells: tuple[WrittenCell, ...]) -> None:
        self._enter(pasting.typed(self._figures, cells), cells)

    def paste_here(self) -> None:
        """Paste into the grid where it stands."""
        self.grid.setFocus()
        self.grid.paste()

    def _on_nothing_pasted(self) -> None:
        words = tr("There is nothing to paste. Copy the rows in Excel first.")
        self._context.navigator.told.emit(Gravity.INFO, words, ())

    def _on_pasted(self, row: str, year: str, text: str) -> None:
        workspace, years = self._context.session.workspace, self.grid.values.years
        try:
            found = pasting.pasted(workspace, self._figures, years, (row, year), text)
        except Refused as refusal:
            self._context.refuse(pasting.pasted, refusal)
            return
        self._context.succeed(pasting.pasted)
        self._enter(found, [WrittenCell(one.row.id, one.year, "") for one in found.entered])

    def _enter(self, found: pasting.Understood, cells: Sequence[WrittenCell]) -> None:
        session = self._context.session
        before = dict(self.grid.unread())
        self.grid.forget_unread(cells)
        if found.entered and session.trust is not None:
            made = [YearFigure(*_of(one.row), one.year, one.amount) for one in found.entered]
            try:
                step = enter_figures(
                    session.workspace, session.trust.trust_id, made, session.author
                )
            except Refused as refusal:
                self._context.refuse(enter_figures, refusal)
                return
            if session.submit(step):
                self._context.succeed(enter_figures)
        self.grid.show_unread(found.unread)
        self._keep_unread()
        self.read.show_read(found, self._standing())
        self._tell_read(found)
        after = dict(self.grid.unread())
        if after != before and not found.entered:
            undo, redo = partial(self._put_unread, before), partial(self._put_unread, after)
            session.note_shown(tr("Enter figures"), undo, redo)

    def _tell_read(self, found: pasting.Understood) -> None:
        """Have heard how one figure was read, and of several what was not taken: the page says it below."""
        left = [one for one in found.told if one.is_left_out]
        told = left or (found.told if len(found.told) == 1 else ())
        if told:
            announce(self.read, ". ".join(f"{one.written}: {one.read}" for one in told))

    def _put_unread(self, texts: dict[tuple[str, str], str]) -> None:
        """Have these texts, and no others, stand in the grid where there is no figure."""
        self.grid.unread().clear()
        self.grid.show_unread([WrittenCell(row, year, t) for (row, year), t in texts.items()])
        self._keep_unread()
        self._tell_unread()

    def _tell_unread(self) -> None:
        """Say only what stands in the grid and is no figure; what was entered last is no news."""
        self.read.show_read(pasting.Understood(), self._standing())

    def _standing(self) -> list[str]:
        """Give what can be seen in the grid and is no figure; its row may be gone."""
        return [text for (row, _), text in self.grid.unread().items() if row in self._figures.rows]

    def _keep_unread(self) -> None:
        """Keep what is no figure, such as "tbc", as a draft: it cannot be recorded."""
        typed = {f"{row}{_BETWEEN}{year}": text for (row, year), text in self.grid.unread().items()}
        draft = self._context.session.draft_of(FIGURES)
        self._context.keeping.keep(draft, tr("Figures to put right"), typed)

    def _recall(self) -> None:
        draft = self._context.keeping.drafts.all.get(self._context.session.draft_of(FIGURES))
        typed = draft.typed if draft is not None else {}
        if typed or self.grid.unread():
            self.grid.unread().clear()
            self.grid.show_unread([_unread(key, str(text)) for key, text in typed.items()])

    def _on_undo(self) -> None:
        self._context.session.undo()
        self.grid.setFocus()

    def _on_moved_back(self, *_: object) -> None:
        """What was said of the last entry is no news once something was undone or done again."""
        self.refresh()
        self._tell_unread()

    def _on_add_year(self) -> None:
        place = self.grid.current()
        self._change_years(1, place)
        undo, redo = partial(self._change_years, -1, place), partial(self._change_years, 1, place)
        self._context.session.note_shown(tr("Add year"), undo, redo)

    def _change_years(self, more: int, place: tuple[str, str] | None) -> None:
        """Show a year more, and stand in it, or a year less, and stand where one stood before."""
        self._more_years += more
        self.refresh()
        self.grid.setFocus()
        if place is not None:
            self.grid.go_to(place[0], self.grid.values.years[-1] if more > 0 else place[1])

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        if not event.spontaneous():
            self._context.session.forget_shown()

    def _on_changed(self, _: object) -> None:
        if self.isVisible():
            self.refresh()

    def _on_opened(self) -> None:
        self._begun, self._more_years, self._check = [], 0, None
        self._recall()
        self._tell_unread()


def _unread(key: str, text: str) -> WrittenCell:
    row, _, year = key.rpartition(_BETWEEN)
    return WrittenCell(row, year, text)


def _of(row: parts.FigureRow) -> tuple[Any, str, str]:
    return row.family, row.resource, row.initiative_id
