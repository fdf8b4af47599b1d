"""The cards of Actions: the list, the dates, and what findings propose."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from digistrat_desktop.analysis.actions.chart import action_timeline, timeline_order
from digistrat_desktop.analysis.actions.order import (
    NOBODY,
    ActionFilter,
    ActionLine,
    ActionOrder,
    Shown,
    SuggestedAction,
    actions_sentence,
    chosen_lines,
    next_best_words,
)
from digistrat_desktop.domain.trust.actions import ActionStatus
from digistrat_desktop.domain.words import listed
from digistrat_desktop.ui.charts.drawing_view import DrawingView
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.access import announce, find_with
from digistrat_desktop.ui.kit.buttons import LinkButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout, InPlaceOf, bare, put
from digistrat_desktop.ui.tables.columns import ColumnWidth, word_columns
from digistrat_desktop.ui.tables.commands import Command
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import Cell, CellLink, CellWords
from digistrat_desktop.ui.tables.table_view import DataTable, TableShape
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr, tr_count

_HEADS = (tr("Action"), tr("Owner and date"), tr("Status"), tr("Why this order"), "")
_FOLD_BELOW = 640
_PAGE = 40
_SEVERAL = tr(
    "To choose several actions and change them together, hold Shift and press an arrow key, or "
    "click with Ctrl or Shift."
)
_FIRST = tr("Add a suggested action, or add one you have agreed with its owner and due date.")
_NONE = tr("No actions match. Choose “All” or clear the search.")


class ListCard(Card):
    """Words, state and order above, the actions below."""

    edit_asked = Signal(str)  # an action is to be changed; carries its id
    add_asked = Signal()  # a new action is wanted
    many_asked = Signal(object)  # several are to be changed alike; carries their ids

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("List of actions"))
        self._lines: Sequence[ActionLine] = ()
        self._ids: list[str] = []
        self._most = _PAGE
        self.words = LineField(tr("Search actions"), hint=tr("Words, an owner, what it helps …"))
        states = [(s.value, s.label) for s in (*Shown, *ActionStatus)]
        self.shown = ChoiceField(tr("Show actions"), states, is_wide=True)
        self.order = ChoiceField(
            tr("Sort actions"), [(o.value, o.label) for o in ActionOrder], is_wide=True
        )
        self.add_button = SecondaryButton(look, tr("Add action"))
        self.basis = PlainLabel(next_best_words(), tone="secondary")
        self.said = PlainLabel("", tone="secondary")
        self.table = ListTable(look, _HEADS, (4, 2, 1, 4, 0), _FOLD_BELOW, self._commands)
        self.table.setAccessibleName(tr("Actions"))
        self.several = PlainLabel(_SEVERAL, tone="secondary")
        self.many = SecondaryButton(look, "")
        self.more = SecondaryButton(look, tr("Show more"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.shown.set_choice(Shown.OPEN)
        self.order.set_choice(ActionOrder.BEST)
        self.add_to_header(self.add_button)
        bar = self._filters = QWidget()
        row = FlowLayout(self._look.theme.space(2), bar)
        put(row, self.words, self.shown, self.order)
        self.add(bar, self.basis, self.said)
        self._chosen = InPlaceOf(self._look, self.several, self.many)
        self._chosen.offer(are_offered=False)
        self.add(self._chosen, self.table, self.more)
        self.more.hide()

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add_asked)
        self.words.textChanged.connect(self._on_wanted)
        self.shown.chosen.connect(self._on_wanted)
        self.order.chosen.connect(self._on_wanted)
        self.more.clicked.connect(self._on_more)
        find_with(self, self.words)
        self.many.clicked.connect(self._on_many)
        self.table.opened.connect(self.edit_asked)
        self.table.chosen_changed.connect(self._show_many)

    def _show_many(self) -> None:
        count = len(self.table.chosen())
        words = tr_count(count, "Change 1 action…", "Change %n actions…")
        self.many.setText(words)
        self.many.setAccessibleName(words)
        self._chosen.offer(are_offered=count > 1 and self.add_button.isEnabled())
        self._chosen.setVisible(len(self._ids) > 1)

    def _on_many(self) -> None:
        self.many_asked.emit(tuple(self.table.chosen()))

    def _commands(self, chosen: Sequence[str]) -> list[Command]:
        writes, found = self.add_button.isEnabled(), []
        if len(chosen) == 1:
            found.append(Command(tr("Edit"), partial(self.edit_asked.emit, chosen[0])))
        if len(chosen) > 1:
            found.append(Command(self.many.text(), self._on_many, writes))
        return [*found, Command(self.add_button.text(), self.add_button.click, writes)]

    def show_lines(self, lines: Sequence[ActionLine]) -> None:
        self._lines = lines
        self._fill()

    def show_where(self, action_id: str) -> bool:
        """Bring the keyboard to an action, closed ones too; False when it is not here."""
        if action_id not in {str(one.action.id) for one in self._lines}:
            return False
        if action_id not in self._ids:
            self.words.show_other("")
            self.shown.set_choice(Shown.EVERY)
            self._most = len(self._lines)
            self._fill()
        self.table.rows()[self._ids.index(action_id)][-1].setFocus()
        return True

    def wanted(self) -> ActionFilter:
        order = ActionOrder(self.order.choice() or ActionOrder.BEST)
        return ActionFilter(self.shown.choice() or Shown.OPEN, self.words.text(), order)

    def _on_wanted(self, _: str) -> None:
        self._most = _PAGE
        self._fill()
        announce(self.table, self.said.text())

    def _on_more(self) -> None:
        self._most += _PAGE
        at = len(self._ids)
        self._fill()
        self.table.rows()[min(at, len(self._ids) - 1)][-1].setFocus()

    def _fill(self) -> None:
        wanted = self.wanted()
        found = chosen_lines(self._lines, wanted)
        here = found[: self._most]
        self._ids = [str(one.action.id) for one in here]
        self.table.show_list([(str(one.action.id), self._row(one)) for one in here])
        self._show_many()
        self._filters.setVisible(bool(self._lines))
        self.basis.setVisible(wanted.order is ActionOrder.BEST and bool(found))
        self.said.show_text(self._words(len(here), len(found)))
        self.more.setVisible(len(here) < len(found))

    def _words(self, here: int, found: int) -> str:
        if not self._lines:
            return _FIRST
        if not found:
            return _NONE
        return (
            tr("{here} of {found} actions shown.", here=here, found=found)
            if here < found
            else tr_count(found, "1 action shown.", "%n actions shown.")
        )

    def _row(self, line: ActionLine) -> tuple[Cell, ...]:
        action = line.action
        place = f"{line.place}. " if line.place else ""
        tone = "caution" if line.overdue else ""
        edit = partial(self.edit_asked.emit, str(action.id))
        return (
            f"{place}{action.title}",
            CellWords(f"{line.owner or NOBODY}\n{line.due_words}", tone),
            action.status.label,
            _basis(line),
            CellLink(tr("Edit"), tr("Edit {title}", title=action.title), edit),
        )


def _basis(line: ActionLine) -> str:
    """Say why a line stands where it stands, what it helps and what it waits for."""
    parts = [line.basis]
    if line.waits_for:
        parts.append(tr("Depends on: {waits_for}.", waits_for="; ".join(line.waits_for)))
    if line.helps:
        parts.append(tr("Linked to {names}.", names=listed(line.helps)))
    if line.action.is_unlinked:
        parts.append(tr("Linked to nothing. Edit it to choose the finding it deals with."))
    return "\n".join(part for part in parts if part)


_COLUMNS = tuple(
    replace(column, width=ColumnWidth(share=share))
    for column, share in zip(
        word_columns((tr("Due"), tr("Action"), tr("Owner"), tr("Status"), tr("Depends on"))),
        (3, 7, 4, 2, 4),
        strict=True,
    )
)
# Cut short, two actions could not be told apart: each has the lines its words need.
_SHAPE = TableShape(row=30, grows=True, most=8, many=True)
_SIGNS = tr(
    "Triangle: overdue. Square: blocked. Diamond: agreed or in progress. Circle: proposed. A "
    "broken line starts from what must be done first."
)
_NO_DATES = tr("There are no open actions. Add a suggested action, or add your own under List.")


class TimelineCard(Card):
    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("By date"))
        self._lines: Sequence[ActionLine] = ()
        self._today: date | None = None
        self.sentence = PlainLabel("")
        self.signs = PlainLabel(_SIGNS, TypeRole.SMALL, "secondary")
        self.view = DrawingView(look, tr("Actions by date"))
        self.table = DataTable(look, tr("Actions by date, as a table"), _COLUMNS, _SHAPE)
        self.add(self.sentence, self.view, self.signs, self.table)
        self.view.width_changed.connect(self._on_width)

    def show_lines(self, lines: Sequence[ActionLine], today: date) -> None:
        self._lines, self._today = lines, today
        going = timeline_order(lines)
        self.sentence.show_text(actions_sentence(lines) if going else _NO_DATES)
        for part in (self.view, self.signs, self.table):
            part.setVisible(bool(going))
        waits = any(line.waits_for for line in going)
        self.table.set_columns(_COLUMNS if waits else _COLUMNS[:-1])
        self.table.show_rows([(str(line.action.id), _cells(line)) for line in going])
        self._on_width(self.view.points_wide())

    def _on_width(self, width: float) -> None:
        if self._today is not None and width > 0:
            self.view.set_drawing(action_timeline(self._lines, self._today, width))


def _cells(line: ActionLine) -> tuple[str, ...]:
    return (
        line.due_words,
        line.action.title,
        line.owner or NOBODY,
        line.action.status.label,
        "; ".join(line.waits_for),
    )


_PROPOSAL_HEADS = (tr("Suggested action"), tr("Why"), "")
_PROPOSED_AT_FIRST = 20
_NO_PROPOSALS = tr(
    "There are no suggestions. They come from findings on the Check page and from target "
    "levels not reached yet. You have added or dismissed every one so far."
)


class ProposalsCard(Card):
    """Proposals, the most important first."""

    taken = Signal(object)  # a suggestion is added to the actions; carries the `SuggestedAction`
    dismissed = Signal(object)  # a suggestion is dismissed; carries the `SuggestedAction`

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("Suggestions"))
        self._found: Sequence[SuggestedAction] = ()
        self._most = _PROPOSED_AT_FIRST
        self._may_change = True
        self.said = PlainLabel("", tone="secondary")
        self.table = ListTable(look, _PROPOSAL_HEADS, (4, 5, 0), _FOLD_BELOW)
        self.more = SecondaryButton(look, tr("Show more"))
        self.add(self.said, self.table, self.more)
        self.more.clicked.connect(self._on_more)

    def show_suggestions(self, found: Sequence[SuggestedAction], *, may_change: bool) -> None:
        self._found, self._may_change = found, may_change
        self._fill()

    def show_where(self, about: str) -> bool:
        """Bring the keyboard to the first suggestion that helps something; False when there is none."""
        places = (at for at, one in enumerate(self._found) if about in one.addresses)
        at = next(places, None)
        if at is None:
            return False
        if at >= self._most:
            self._most = at + 1
            self._fill()
        self.table.choose([str(at)])
        self.table.rows()[at][-1].setFocus()
        return True

    def _fill(self) -> None:
        here = self._found[: self._most]
        words = tr_count(
            len(self._found),
            "1 suggestion. If you dismiss it, it does not come back. Your reason is kept.",
            "%n suggestions. Those you dismiss do not come back. Your reasons are kept.",
        )
        self.said.show_text(words if here else _NO_PROPOSALS)
        self.table.show_rows([self._row(one) for one in here])
        self.more.setVisible(len(here) < len(self._found))

    def _on_more(self) -> None:
        at = min(self._most, len(self._found) - 1)
        self._most += _PROPOSED_AT_FIRST
        self._fill()
        self.table.rows()[at][-1].setFocus()

    def _row(self, proposed: SuggestedAction) -> tuple[Cell, ...]:
        doors = QWidget()
        row = bare(QHBoxLayout(doors))
        for words, told in ((tr("Add to actions"), self.taken), (tr("Dismiss"), self.dismissed)):
            door = LinkButton(self._look, words, spoken=f"{words}: {proposed.title}")
            door.setAccessibleDescription(proposed.why)
            door.clicked.connect(partial(told.emit, proposed))
            door.setEnabled(self._may_change)
            row.addWidget(door)
            doors.setFocusProxy(doors.focusProxy() or door)
        return proposed.title, proposed.why, doors
