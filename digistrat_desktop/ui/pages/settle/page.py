"""The Settle page: what people changed without seeing each other's change, one thing at a time."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from digistrat_desktop.domain.edits.settling import both_together, right_as_it_stands, settle
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.record.fold import Written
from digistrat_desktop.domain.record.sides import KnownSide
from digistrat_desktop.domain.trust.assessment import Evidence, Response
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.ui.forms.field_set import NOT_KEPT, FieldSet
from digistrat_desktop.ui.forms.fields import FieldSpec
from digistrat_desktop.ui.kit.access import announce
from digistrat_desktop.ui.kit.buttons import KeyButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import Columns, FlowLayout, TopColumn, bare, clear, fill, put
from digistrat_desktop.ui.kit.page_parts import EmptyState, KeyHints, ScrollPage
from digistrat_desktop.ui.pages.settle.matter_list import MatterList, MatterRow
from digistrat_desktop.ui.pages.settle.matters import (
    HALVES,
    Matter,
    MatterKind,
    Sides,
    Teller,
    ask_sides,
    chose_again,
    matters_in,
)
from digistrat_desktop.ui.pages.settle.side_cards import SideCards, SideText
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel, PlainTextEdit, TypeRole
from digistrat_desktop.ui.words import tr, tr_count

_FOLD_BELOW = 760
_LIST_SHARE, _DETAIL_SHARE = 5, 14
_ROWS, _ROWS_FOLDED = 8, 3
_LONGEST_WHY = 2_000
_SHORT_CHOICE = 28
_MOST_NAMED = 2  # values of a row of the list; the others are counted
_WHY = FieldSpec(
    "why", tr("Why this one"), longest=_LONGEST_WHY,
    help_text=tr("Every value stays in the change history, with who wrote it."),
)  # fmt: skip
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
        self._done: dict[
            str, tuple[Matter, Any]
        ] = {}  # settled while the page is open, with the choice
        self._loose: list[Matter] = []
        self._at = ""
        self._sides: Sides = {}
        look = context.look
        self._stack = QStackedWidget(self)
        self.empty = EmptyState(look, tr("Nothing to settle"), NOTHING, tr("Open Sharing"))
        self.title = PlainLabel("", TypeRole.PAGE)
        self.list = MatterList(look)
        self.crumb = PlainLabel("", TypeRole.SMALL, "secondary")
        self.heading = PlainLabel("", TypeRole.CHART)
        self.said = PlainLabel("", tone="secondary")
        self.cards = SideCards(look)
        self.settle_card = Card(look, tr("Settle it"))
        self.buttons: list[KeyButton] = []
        self._flow = FlowLayout(look.theme.space(2))
        self.fields = FieldSet(context, (_WHY,), NOT_KEPT, parent=self)
        self.previous = SecondaryButton(look, tr("Previous"), do=partial(self._step, -1))
        self.next = SecondaryButton(look, tr("Next difference"), do=partial(self._step, 1))
        self._columns = Columns(look, _FOLD_BELOW)
        self._page = ScrollPage(look)
        self._build()
        self._connect()

    def _build(self) -> None:
        detail = QWidget()
        column = bare(TopColumn(detail), self._context.look.theme.space(3))
        self.settle_card.add_layout(self._flow)
        self.settle_card.add(*self.fields.boxes.values())
        foot = QWidget()
        row = bare(QHBoxLayout(foot), self._context.look.theme.space(3))
        for button in (self.previous, self.next):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        keys = ((tr("Ctrl ↓"), tr("next")), (tr("Ctrl ↑"), tr("previous")))
        row.addWidget(KeyHints(self._context.look, keys), 1)
        put(column, self.crumb, self.heading, self.said, self.cards, self.settle_card, foot)
        self._columns.add(self.list, _LIST_SHARE, fills=False)
        self._columns.add(detail, _DETAIL_SHARE, fills=False)
        self._page.add(self.title, self._columns)
        self._page.end()
        put(self._stack, self.empty, self._page)
        fill(self, self._stack)

    def _connect(self) -> None:
        session = self._context.session
        self.list.chosen.connect(self._go)
        self.empty.acted.connect(partial(self._context.navigator.go, "exchange", ""))
        session.changed.connect(self._on_changed)
        session.opened.connect(self._on_changed)
        for keys, by in (("Ctrl+Down", 1), ("Ctrl+Up", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._step, by))

    def show_state(self, target: str = "") -> None:
        """Show what is not settled, perhaps at a question or a record."""
        self._done = {}
        self._read()
        wanted = [m.key for m in self._loose if target in {m.page_target, str(m.record.id), m.key}]
        self._at = wanted[0] if target and wanted else self._at
        self._show()
        self._focus_first()

    def _on_changed(self, *_: object) -> None:
        if self.isVisible():
            self._read()
            self._show()

    def _read(self) -> None:
        """Take what is not settled now; what was settled here meanwhile keeps its place in the list."""
        session = self._context.session
        assessment = session.assessment
        found = matters_in(session.workspace, assessment.id if assessment is not None else "")
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
            return
        count = len(self._loose) - len(self._done)
        words = tr_count(count, "1 difference to settle", "%n differences to settle")
        self.title.show_text(words if count else tr("Everything is settled"))
        self.list.show_rows([self._row(matter) for matter in self._loose], self._at)
        self._show_matter()

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
        title = self._teller.title(matter)
        return MatterRow(matter.key, title, values, place, matter.key in self._done)

    def _matter(self) -> Matter:
        return next(matter for matter in self._loose if matter.key == self._at)

    def _show_matter(self) -> None:
        matter, number = self._matter(), [m.key for m in self._loose].index(self._at) + 1
        place = tr("{number} of {count}", number=number, count=len(self._loose))
        where = self._teller.where(matter)
        self.crumb.show_text(f"{where} · {place}" if where else place)
        self.heading.show_text(self._teller.heading(matter))
        self._sides = {}
        self._show_sides()
        self._offer(matter)
        self._ask_why(matter)
        self.fields.boxes["why"].setVisible(matter.kind is not MatterKind.TOGETHER)
        for button in (self.previous, self.next):
            button.setVisible(len(self._loose) > 1)
        ask_sides(self._context, matter, partial(self._on_sides, matter.key))

    def _ask_why(self, matter: Matter) -> None:
        """Ask for the reason of another choice; what was typed for one is kept as its draft."""
        draft = self._context.session.draft_of("settle", matter.key)
        if self.fields.kept.draft != draft:
            self.fields.keep_under(draft, self._teller.title(matter))
            self.fields.show_values({"why": ""})
            self.fields.take_up()

    def flush(self) -> None:
        """Keep what is typed and not used yet, as a draft."""
        self.fields.write()

    def _on_sides(self, key: str, sides: Sides) -> None:
        if key == self._at and sides:
            self._sides = sides
            self._show_sides()

    def _show_sides(self) -> None:
        matter = self._matter()
        chose = chose_again(matter, self._sides)
        self.said.say(self._teller.apart(matter, chose=chose))
        sides = [self._side(matter, one) for one in matter.written]
        self.cards.show_sides(sides, marks=matter.kind is MatterKind.CHOICE)

    def _side(self, matter: Matter, one: Written) -> SideText:
        side = self._sides.get(one.hash)
        title = "" if matter.is_text else self._teller.value(matter, one.value)
        text = str(one.value or "") if matter.is_text else None
        if matter.kind is MatterKind.ARCHIVED:
            title = tr("Archived it") if one.value else tr("Worked on it")
        if matter.kind is MatterKind.TOGETHER:
            is_level = self._teller.is_level(matter, one.value)
            title = self._teller.value(matter, one.value, HALVES[0]) if is_level else ""
            text = None if is_level else str(one.value or "")
        done = self._done.get(matter.key)
        rows = self._rows(matter, side) if side is not None else ()
        return SideText(
            title, self._teller.who(one), self._teller.when(one),
            self._teller.symbol(matter, one.value), text, rows,
            done is not None and done[1] == one.value,
        )  # fmt: skip

    def _rows(self, matter: Matter, side: KnownSide) -> tuple[tuple[str, str], ...]:
        rows: list[tuple[str, str]] = []
        if matter.is_answer:
            said = str(side.fields.get("rationale", ""))
            rows.append((field_label(Response.KIND, "rationale"), said))
            rows += self._other_half(matter, side)
            links = [self._link(matter, *link) for link in side.links]
            rows.append((tr("Evidence"), "\n".join(links) or tr("None linked")))
        if side.reason:
            rows.append((tr("Reason given for the change"), side.reason))
        return tuple(rows)

    def _other_half(self, matter: Matter, side: KnownSide) -> list[tuple[str, str]]:
        label = self._teller.other_half(matter)
        other = next(half for half in HALVES if half != matter.field)
        raw = side.fields.get(other, "")
        return [(label, self._teller.value(matter, raw, other))] if label else []

    def _link(self, matter: Matter, evidence_id: str, shows: str) -> str:
        found = self._context.session.workspace.find(Evidence, evidence_id)
        title = found.title if found is not None else tr("Evidence that is not in this copy")
        level = self._teller.value(matter, shows, HALVES[0]) if shows else ""
        return tr("{title} (shows {level})", title=title, level=level) if level else title

    def _offer(self, matter: Matter) -> None:
        """Make the buttons: a key each for the values, for both together, and for another value."""
        had_focus = any(button.hasFocus() for button in self.buttons)
        clear(self._flow)
        self.buttons = []
        for words, do in self._choices(matter):
            button = KeyButton(self._context.look, str(len(self.buttons) + 1), words, do=do)
            button.setEnabled(not self._context.session.read_only)
            self.buttons.append(button)
            self._flow.addWidget(button)
            button.show()
        after: QWidget = self.list
        stops: tuple[QWidget, ...] = (
            *self.buttons, self.fields.control("why"), self.previous, self.next,
        )  # fmt: skip
        for stop in stops:
            QWidget.setTabOrder(after, stop)
            after = stop
        if had_focus:
            self._focus_first()

    def _choices(self, matter: Matter) -> list[tuple[str, Callable[[], None]]]:
        if matter.kind is MatterKind.TOGETHER:
            right = partial(self._submit, matter, partial(right_as_it_stands, author=self._author))
            return [(tr("Right as it stands"), right), (tr("Change it"), self._write_another)]
        if matter.kind is MatterKind.ARCHIVED:
            return [
                (tr("Archive"), partial(self._choose, matter, True)),
                (tr("Keep in use"), partial(self._choose, matter, False)),
            ]
        found: list[tuple[str, Callable[[], None]]] = [
            (self._choice_words(matter, one), partial(self._choose, matter, one.value))
            for one in matter.written
        ]
        both = both_together(matter.record, matter.field, matter.written)
        if both:
            found.append((tr("Take both together"), partial(self._choose, matter, both)))
        if self._teller.page_of(matter) is not None:
            words = tr("Write another answer") if matter.is_answer else tr("Write another value")
            found.append((words, self._write_another))
        return found

    def _choice_words(self, matter: Matter, one: Written) -> str:
        mine, value = self._teller.is_mine(one), self._teller.value(matter, one.value)
        if not matter.is_text and len(value) <= _SHORT_CHOICE:
            return tr("Keep {value}", value=value) if mine else tr("Take {value}", value=value)
        if sum(other.actor == one.actor for other in matter.written) > 1:
            return tr("Take value {number}", number=matter.written.index(one) + 1)
        if mine:
            return tr("Keep your value")
        return tr("Take the value of {name}", name=self._teller.who(one))

    @property
    def _author(self) -> Any:
        return self._context.session.author

    def _choose(self, matter: Matter, raw: Any) -> None:
        why = self.fields.values()["why"].strip()
        step = partial(settle, field=matter.field, raw=raw, author=self._author, reason=why)
        self._submit(matter, step, raw)

    def _submit(self, matter: Matter, make: Callable[..., Step], raw: Any = None) -> None:
        record = self._context.session.workspace.get(type(matter.record), str(matter.record.id))
        try:
            step = make(record)
        except InvalidValue as refusal:
            self._context.navigator.failed.emit(refusal)
            return
        self._done[matter.key] = (matter, raw)
        if not step.changes:
            return
        if not self._context.session.submit(step):
            del self._done[matter.key]
            return
        self.fields.discard()
        left = [m for m in self._loose if m.key not in self._done]
        words = tr_count(
            len(left), "Settled. 1 difference is left.", "Settled. %n differences are left."
        )
        announce(self, words if left else tr("Settled. Everything is settled."))
        self._go(self._following(matter))

    def _following(self, matter: Matter) -> str:
        """Give the next thing that is not settled, from here on round; or stay."""
        keys = [m.key for m in self._loose]
        here = keys.index(matter.key) if matter.key in keys else 0
        round_ = [*keys[here + 1 :], *keys[:here]]
        return next((key for key in round_ if key not in self._done), matter.key)

    def _write_another(self) -> None:
        """Go where it is written, in its own assessment."""
        matter, session = self._matter(), self._context.session
        page = self._teller.page_of(matter)
        if page is None:
            return
        open_ = session.assessment
        if matter.place and (open_ is None or open_.id != matter.place):
            session.show_assessment(matter.place)
        self._context.navigator.go(page.id, matter.page_target)

    def _go(self, key: str) -> None:
        on_list, before = self.list.hasFocus(), self._at
        if key != self._at:
            self._at = key
            self._page.verticalScrollBar().setValue(0)
        self._show()
        if key != before:
            announce(self, self._spoken())
        if not on_list:
            self._focus_first()

    def _spoken(self) -> str:
        """Say the difference as a whole, for those who hear it alone."""
        cards = [card.accessibleName() for card in self.cards.cards]
        return ". ".join([self.heading.text(), self.said.text(), *cards])

    def _step(self, by: int) -> None:
        keys = [matter.key for matter in self._loose]
        if keys:
            self._go(keys[(keys.index(self._at) + by) % len(keys)])

    def _focus_first(self) -> None:
        if self._loose and self.buttons:
            QTimer.singleShot(0, self.buttons[0], self.buttons[0].setFocus)
        elif self.empty.button is not None and not self._loose:
            self.empty.button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit presses the button it is printed on, wherever nothing is being typed."""
        typed = event.text()
        writing = QApplication.focusWidget()
        is_writing = isinstance(writing, QLineEdit | PlainTextEdit) and not writing.isReadOnly()
        if typed.isdigit() and not is_writing and 0 < int(typed) <= len(self.buttons):
            self.buttons[int(typed) - 1].click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folded = self.width() < self._context.look.theme.px(_FOLD_BELOW)
        self.list.show_at_most(_ROWS_FOLDED if folded else _ROWS)
