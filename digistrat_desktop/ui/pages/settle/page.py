"""The Settle page: what people changed without seeing each other's change, one thing at a time."""

from functools import partial

from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from digistrat_desktop.analysis.answers.unsettled import Tally, blocking_words, tally
from digistrat_desktop.domain.frameworks.scales import is_sealed
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.ui.kit.access import announce, step_by_keys
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.layouts import Columns, bare, fill, put, spaced
from digistrat_desktop.ui.kit.page_parts import WIDEST, EmptyState
from digistrat_desktop.ui.pages.settle.matter_list import MatterList, MatterRow
from digistrat_desktop.ui.pages.settle.matters import Matter, MatterKind, Teller, matters_in
from digistrat_desktop.ui.pages.settle.pane import Chosen, SettlePane
from digistrat_desktop.ui.pages.settle.room import SettleRoom
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr, tr_count

_FOLD_BELOW = 760
_COMPACT_BELOW = 600
_LIST_SHARE, _DETAIL_SHARE = 5, 14
_ROWS, _ROWS_FOLDED, _ROWS_COMPACT = 8, 3, 1
_MOST_NAMED = 2  # values of a row of the list; the others are counted
NOTHING = tr(
    "When 2 people change the same thing and neither sees the other's change, both values show "
    "here until someone chooses."
)


class SettlePage(QWidget):
    """A list at the left, one thing at the right: its values side by side, and what can be done."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._teller = Teller(context)
        self._done: dict[str, Chosen] = {}  # settled while the page is open, with the choice
        self._loose: list[Matter] = []
        self._at = ""
        self._apart = Tally()
        look = context.look
        self._stack = QStackedWidget(self)
        self.empty = EmptyState(look, tr("Nothing to settle"), NOTHING, tr("Open Sharing"))
        self.title = PlainLabel("", TypeRole.PAGE)
        self.where = PlainLabel("", TypeRole.SMALL, "secondary")
        self.together = SecondaryButton(
            look, tr("Settle with them, on one screen"), do=self.present
        )
        self.list = MatterList(look)
        self.pane = SettlePane(context, self._teller)
        self.room: SettleRoom | None = None
        self._columns = Columns(look, _FOLD_BELOW)
        self._build()
        self._connect()

    def _build(self) -> None:
        look = self._context.look
        head, left, body, page = QWidget(), QWidget(), QWidget(), QWidget()
        row = bare(QHBoxLayout(head), look.theme.space(3))
        names = bare(QVBoxLayout(), 0)
        names.addWidget(self.title)
        names.addWidget(self.where)
        row.addLayout(names, 1)
        row.addWidget(self.together)
        self.together.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column = bare(QVBoxLayout(left))
        column.addWidget(self.list)
        column.addStretch(0)
        self._columns.add(left, _LIST_SHARE)
        self._columns.add(self.pane, _DETAIL_SHARE)
        sheet = spaced(QVBoxLayout(body), look, 4, 5)
        sheet.addWidget(head)
        sheet.addWidget(self._columns, 1)
        self._body = body
        across = bare(QHBoxLayout(page))
        across.addWidget(body, 1)
        across.addStretch(0)
        put(self._stack, self.empty, page)
        fill(self, self._stack)
        self._on_look_changed()

    def _connect(self) -> None:
        session = self._context.session
        self.list.chosen.connect(self._go)
        self.empty.acted.connect(partial(self._context.navigator.go, "exchange", ""))
        session.changed.connect(self._on_changed)
        session.opened.connect(self._on_changed)
        self._context.look.changed.connect(self._on_look_changed)
        self._hear(self.pane)
        step_by_keys(self, self._step)

    def _hear(self, pane: SettlePane) -> None:
        pane.chosen.connect(self._on_chosen)
        pane.left.connect(self._on_left)
        pane.stepped.connect(self._step)
        pane.went_on.connect(self._on_went_on)

    def _on_look_changed(self) -> None:
        self._body.setMaximumWidth(self._context.look.theme.px(WIDEST))

    def present(self) -> None:
        """Show one difference at a time in large type, for those who settle it together."""
        if not self._loose:
            return
        if self.room is None:
            self.room = SettleRoom(self._context, self._teller, self)
            self.room.destroyed.connect(self._on_room_left)
            self._hear(self.room.pane)
        self._show()
        self.room.show_to_room()
        self.room.pane.focus_first()

    def _on_room_left(self) -> None:
        self.room = None

    @property
    def _panes(self) -> tuple[SettlePane, ...]:
        return (self.pane,) if self.room is None else (self.pane, self.room.pane)

    def show_state(self, target: str = "") -> None:
        """Show what is not settled, perhaps at a question or a record."""
        self._done = {}
        self._read()
        wanted = [m.key for m in self._loose if target in {m.page_target, str(m.record.id), m.key}]
        self._at = wanted[0] if target and wanted else self._at
        self._show()
        self.focus_first()

    def _on_changed(self, *_: object) -> None:
        if self.isVisible():
            self._read()
            self._show()

    def _read(self) -> None:
        """Take what is not settled now; what was settled here meanwhile keeps its place in the list."""
        session = self._context.session
        assessment = session.assessment
        found = matters_in(session.workspace, assessment.id if assessment is not None else "")
        self._apart = tally(session.workspace, assessment)
        open_ = {matter.key for matter in found}
        before = [matter for matter in self._loose if matter.key in self._done]
        kept = [matter for matter in before if matter.key not in open_]
        self._done = {key: one for key, one in self._done.items() if key not in open_}
        order = {matter.key: number for number, matter in enumerate(self._loose)}
        last = len(order)
        self._loose = sorted([*found, *kept], key=lambda m: order.get(m.key, last))
        keys = [matter.key for matter in self._loose]
        if self._at not in keys:
            self._at = keys[0] if keys else ""

    def _show(self) -> None:
        self._stack.setCurrentIndex(1 if self._loose else 0)
        if not self._loose:
            if self.room is not None:  # somebody else settled the last one
                self.room.close()
            return
        count = len(self._loose) - len(self._done)
        words = tr_count(count, "1 difference to settle", "%n differences to settle")
        self.title.show_text(words if count else tr("Everything is settled"))
        self._show_where(count)
        self.list.show_rows([self._row(matter) for matter in self._loose], self._at)
        self._show_matter()

    def _show_where(self, count: int) -> None:
        """Say which of them the other pages count: those that block signing off, and where they are."""
        assessment = self._context.session.assessment
        is_draft = assessment is not None and not is_sealed(assessment.status)
        apart = self._apart
        blocks = blocking_words(apart.blocking) or tr("None blocks signing off.")
        self.where.show_text(f"{blocks} {apart.where}" if is_draft and count else "")
        self.where.setVisible(bool(self.where.text()))

    def _row(self, matter: Matter) -> MatterRow:
        values = tuple(
            (self._teller.symbol(matter, one.value), self._teller.short(matter, one.value))
            for one in matter.written
        )
        if matter.kind is MatterKind.ARCHIVED:
            values = ((None, tr("Archived")), (None, tr("worked on")))
        if matter.kind is MatterKind.TOGETHER:
            values = ((None, tr("Level")), (None, tr("reason")))
        if len(values) > _MOST_NAMED:
            more = tr_count(len(values) - _MOST_NAMED, "1 more", "%n more")
            values = (*values[:_MOST_NAMED], (None, more))
        where = self._teller.where(matter)
        place = where.rpartition(" · ")[0] or where
        settled, left = matter.key in self._done, self._teller.is_left(matter)
        named = (self._teller.name(matter), self._teller.field(matter))
        return MatterRow(matter.key, *named, values, place, settled, left)

    def _matter(self) -> Matter:
        return next(matter for matter in self._loose if matter.key == self._at)

    def _show_matter(self) -> None:
        matter, number = self._matter(), [m.key for m in self._loose].index(self._at) + 1
        place = tr("{number} of {count}", number=number, count=len(self._loose))
        several, onward = len(self._loose) > 1, self._following(matter) != matter.key
        for pane in self._panes:
            pane.show_matter(matter, place, self._done, several=several, onward=onward)
        QWidget.setTabOrder(self.list, self.pane.controls[0])

    def flush(self) -> None:
        """Keep the reason of what is settled, and as a draft what is typed and not used yet."""
        for pane in self._panes:
            pane.keep_reason()
            pane.fields.write()

    def _on_chosen(self, matter: Matter, step: Step, chosen: Chosen) -> None:
        """What was chosen stays on the screen: a key pressed twice settles nothing unseen."""
        before = self._done.get(matter.key)
        self._done[matter.key] = chosen
        if step.changes and not self._context.session.submit(step):
            self._done = {key: one for key, one in self._done.items() if key != matter.key}
            self._done |= {matter.key: before} if before is not None else {}
            return
        for pane in self._panes:
            pane.take_chosen(matter, chosen)
        left = [m for m in self._loose if m.key not in self._done]
        words = tr_count(
            len(left), "Settled. 1 difference is left.", "Settled. %n differences are left."
        )
        announce(self, words if left else tr("Settled. Everything is settled."))
        self._rest()

    def _on_left(self, _: Matter, step: Step) -> None:
        if self._context.session.submit(step):
            announce(self, tr("Left for the board. The question is flagged."))
            self._rest()

    def _rest(self) -> None:
        """Stay where something was settled; the keyboard is on the way to the next."""
        on_list = self.list.hasFocus()
        self._show()
        self._focus(on_list=on_list)

    def _on_went_on(self) -> None:
        self._go(self._following(self._matter()))

    def _following(self, matter: Matter) -> str:
        """Give the next thing that is not settled, from here on round, those left last; or stay."""
        keys = [m.key for m in self._loose]
        here = keys.index(matter.key) if matter.key in keys else 0
        round_ = [*self._loose[here + 1 :], *self._loose[:here]]
        waiting = sorted((m for m in round_ if m.key not in self._done), key=self._teller.is_left)
        return waiting[0].key if waiting else matter.key

    def _go(self, key: str) -> None:
        on_list, before = self.list.hasFocus(), self._at
        for pane in self._panes:
            pane.keep_reason()
        self._at = key
        self._show()
        if key != before:
            announce(self, self.pane.spoken())
        self._focus(on_list=on_list)

    def _focus(self, *, on_list: bool) -> None:
        if self.room is not None:
            self.room.pane.focus_first()
        elif not on_list:
            self.focus_first()

    def _step(self, by: int) -> None:
        keys = [matter.key for matter in self._loose]
        if keys:
            self._go(keys[(keys.index(self._at) + by) % len(keys)])

    def focus_first(self) -> None:
        """Bring the keyboard to the first choice of what is to be settled now."""
        if self._loose:
            self.pane.focus_first()
        elif self.empty.button is not None:
            self.empty.button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.pane.press(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._context.look.theme.px
        folded, compact = self.width() < px(_FOLD_BELOW), self.height() < px(_COMPACT_BELOW)
        rows = _ROWS_COMPACT if compact else _ROWS_FOLDED
        self.list.show_at_most(rows if folded else _ROWS)
        self.pane.show_compact(compact=compact)
        self.pane.crumb.setVisible(not compact)  # the list says where it lies
