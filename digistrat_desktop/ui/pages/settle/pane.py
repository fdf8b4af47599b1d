"""One thing to settle: its values side by side, and under them, always in sight, what can be done."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from digistrat_desktop.analysis.answers.unsettled import HALVES, REASON
from digistrat_desktop.domain.edits.settling import (
    both_together,
    give_reason,
    leave_for_the_board,
    right_as_it_stands,
    settle,
)
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.record.fold import Written
from digistrat_desktop.domain.record.sides import KnownSide
from digistrat_desktop.domain.trust.assessment import Evidence, Response
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.wire.records import encode_field
from digistrat_desktop.domain.words import short_day
from digistrat_desktop.ui.forms.asking import NOT_KEPT
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import FieldSpec
from digistrat_desktop.ui.kit.buttons import (
    KeyButton,
    PrimaryButton,
    RingButton,
    SecondaryButton,
)
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout, bare, clear
from digistrat_desktop.ui.kit.page_parts import KeyHints, ScrollPage
from digistrat_desktop.ui.pages.settle.matters import (
    Matter,
    MatterKind,
    Sides,
    Teller,
    ask_sides,
    chose_again,
    reasons_of,
)
from digistrat_desktop.ui.pages.settle.side_cards import SideCards, SideText
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import HeadingLabel, PlainLabel, PlainTextEdit, TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

Choice = tuple[str, Callable[[], object]]


class Chosen(NamedTuple):
    """What was chosen while the page is open."""

    value: Any  # its JSON form
    why: str = ""  # the reason given for the choice


Done = Mapping[str, Chosen]  # by the key of what was settled
BOARD_KEY = "L"
_LONGEST_WHY = 2_000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHORT_CHOICE = 28
_LEAST_SEEN = 96  # of the values, where there is little room
_WHY = FieldSpec("why", tr("Why this one"), longest=_LONGEST_WHY)
_OTHER = FieldSpec("other", tr("Another value"), longest=_LONGEST_WHY)
_KEPT = tr("Every value stays in the change history, with who wrote it.")


class _Fitting(ScrollPage):
    """As high as its content, and no higher than there is room."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, margin=0)
        self.setMinimumHeight(look.theme.px(_LEAST_SEEN))
        self.sheet.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.sheet.layout()
        if layout is not None:
            wanted = layout.totalHeightForWidth(self.viewport().width())
            self.setMaximumHeight(max(wanted, self.minimumHeight()))


class SettlePane(QWidget):
    """Shows the thing it is given; whoever owns it says which comes next."""

    # a choice was made, or the question left for the board; carries the `Matter`, the `Step` and what
    # was `Chosen`
    chosen = Signal(object, object, object)
    left = Signal(object, object)
    stepped = Signal(int)  # the next or the one before is wanted
    went_on = Signal()  # the next thing that is not settled is wanted

    def __init__(self, context: PageContext, teller: Teller) -> None:
        super().__init__()
        self._context, self._teller = context, teller
        self._matter: Matter | None = None
        self._done: Done = {}
        self._sides: Sides = {}
        self._several = self._compact = False
        look = context.look
        self.crumb = PlainLabel("", TypeRole.SMALL, "secondary")
        self.heading = HeadingLabel("", TypeRole.CHART)
        self.said = PlainLabel("", tone="secondary")
        self.cards = SideCards(look)
        self.settle_card = Card(look, tr("Settle it"))
        self.buttons: list[KeyButton] = []
        self.go_on: PrimaryButton | None = None  # on a thing that is settled, while others wait
        self._flow = FlowLayout(look.theme.space(2))
        self.fields = FieldSet(context, (_WHY,), NOT_KEPT, parent=self)
        # for a text no page is there to write
        self.other = FieldSet(context, (_OTHER,), NOT_KEPT, parent=self)
        self.take_other = SecondaryButton(look, tr("Use this value"), do=self._on_other)
        self.hint = PlainLabel("", TypeRole.SMALL, "secondary")
        self.previous = SecondaryButton(look, tr("Previous"), do=partial(self.stepped.emit, -1))
        self.next = SecondaryButton(look, tr("Next"), do=partial(self.stepped.emit, 1))
        self.foot = QWidget()
        self.values = _Fitting(look)
        self._build()

    def _build(self) -> None:
        space = self._context.look.theme.space
        column = bare(QVBoxLayout(self), space(3))
        self.values.column.setSpacing(space(3))
        self.values.add(self.crumb, self.heading, self.said, self.cards)
        self.settle_card.add(*self.fields.boxes.values())
        self.settle_card.add_layout(self._flow)
        self.take_other.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.settle_card.add(*self.other.boxes.values(), self.take_other, self.hint)
        self.fields.entered.connect(self._on_entered)
        self._show_other(shown=False)
        row = bare(QHBoxLayout(self.foot), space(3))
        for button in (self.previous, self.next):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        keys = ((tr("Ctrl ↓"), tr("next")), (tr("Ctrl ↑"), tr("previous")))
        row.addWidget(KeyHints(self._context.look, keys), 1)
        column.addWidget(self.values, 1)
        column.addWidget(self.settle_card)
        column.addWidget(self.foot)
        column.addStretch(0)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in order."""
        onward = (self.go_on,) if self.go_on is not None else ()
        first = (self.fields.control("why"), *self.buttons, *onward)
        other = (self.other.control("other"), self.take_other)
        return (*first, *other, self.previous, self.next)

    def show_matter(
        self, matter: Matter, place: str, done: Done, *, several: bool, onward: bool
    ) -> None:
        """Show one thing.

        Args:
            place: which of how many it is.
            onward: others wait to be settled.
        """
        if self._matter is None or matter.key != self._matter.key:
            self._sides = {}
            self._show_other(shown=False)
            self.values.verticalScrollBar().setValue(0)
        self._matter, self._done = matter, done
        where = self._teller.where(matter)
        self.crumb.show_text(f"{where} · {place}" if where else place)
        self.heading.show_text(self._teller.heading(matter))
        self._show_sides(matter)
        self._offer(matter, onward=onward)
        self._ask_why(matter)
        self.settle_card.title.show_text(tr("Settled") if matter.key in done else tr("Settle it"))
        self.fields.boxes["why"].setVisible(matter.kind is not MatterKind.TOGETHER)
        self._several = several
        self._show_foot()
        ask_sides(self._context, self._teller, matter, partial(self._on_sides, matter.key))

    def _ask_why(self, matter: Matter) -> None:
        """Ask for the reason of a choice; what was typed for another is kept as its draft.

        The reason of a choice that was made stands there and can be written anew.
        """
        draft = self._context.session.draft_of("settle", matter.key)
        chosen = self._done.get(matter.key)
        if self.fields.kept.draft != draft:
            self.fields.keep_under(draft, self._teller.title(matter))
            self.fields.show_values({"why": chosen.why if chosen is not None else ""})
            self.fields.take_up()

    def _on_sides(self, key: str, sides: Sides) -> None:
        if self._matter is not None and key == self._matter.key and sides:
            self._sides = sides
            self._show_sides(self._matter)

    def _show_sides(self, matter: Matter) -> None:
        said = [self._teller.apart(matter, chose=chose_again(matter, self._sides))]
        if self._teller.is_left(matter):
            said.append(tr("Left for the board."))
        self.said.show_text(" ".join(said))
        sides = [self._side(matter, one) for one in matter.written]
        self.cards.show_sides(sides, marks=matter.kind is MatterKind.CHOICE)
        hints = [self._teller.shown(matter), self._goes_with(matter)]
        hints += [] if self._compact else [_KEPT]
        self.hint.show_text(" ".join(filter(None, hints)))

    def _goes_with(self, matter: Matter) -> str:
        together = reasons_of(matter, self._sides)
        return tr("The reason is chosen with the level.") if together else ""

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
            title, self._teller.who(one), self._teller.when(matter, one),
            self._teller.symbol(matter, one.value), text, rows,
            done is not None and done.value == one.value,
        )  # fmt: skip

    def _rows(self, matter: Matter, side: KnownSide) -> tuple[tuple[str, str], ...]:
        rows: list[tuple[str, str]] = []
        if matter.is_answer:
            said = str(side.fields.get(REASON, ""))
            rows.append((field_label(Response.KIND, REASON), said))
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
        told = [tr("shows {level}", level=level)] if level else []
        told += [short_day(found.dated)] if found is not None and found.dated else []
        return f"{title} ({', '.join(told)})" if told else title

    def _offer(self, matter: Matter, *, onward: bool) -> None:
        """Make the buttons: a key each for the values, for both together, and for another value."""
        choices = self._choices(matter)
        onward_focus = self.go_on is not None and self.go_on.hasFocus()
        had_focus = onward_focus or any(button.hasFocus() for button in self.buttons)
        clear(self._flow)
        self.buttons = []
        for words, do in choices:
            self._add_button(str(len(self.buttons) + 1), words, do)
        is_done = matter.key in self._done
        is_left = not is_done and self._teller.is_left(matter)
        if matter.is_answer and not is_left and not is_done:
            self._add_button(BOARD_KEY, tr("Leave it for the board"), partial(self._leave, matter))
        self.go_on = None
        if onward and (is_done or is_left):
            self.go_on = PrimaryButton(
                self._context.look, tr("Next difference"), do=self.went_on.emit
            )
            self._flow.addWidget(self.go_on)
            self.go_on.show()
        for one, other in zip(self.controls, self.controls[1:], strict=False):
            QWidget.setTabOrder(one, other)
        if had_focus:
            self.focus_first()

    def _add_button(self, key: str, words: str, do: Callable[[], object]) -> None:
        button = KeyButton(self._context.look, key, words, do=do)
        button.setEnabled(not self._context.session.read_only)
        self.buttons.append(button)
        self._flow.addWidget(button)
        button.show()

    def _choices(self, matter: Matter) -> list[Choice]:
        if matter.kind is MatterKind.TOGETHER:
            return [
                (tr("Confirm answer"), partial(self._confirm, matter)),
                (tr("Change it"), self._write_another),
            ]
        if matter.kind is MatterKind.ARCHIVED:
            return [
                (tr("Archive"), partial(self._choose, matter, True)),
                (tr("Keep in use"), partial(self._choose, matter, False)),
            ]
        found: list[Choice] = [
            (self._choice_words(matter, one), partial(self._choose, matter, one.value, one.hash))
            for one in matter.written
        ]
        both = both_together(matter.record, matter.field, matter.written)
        if both:
            words = tr("Keep both texts") if matter.is_text else tr("Take both together")
            found.append((words, partial(self._choose, matter, both)))
        if self._teller.page_of(matter) is not None or matter.is_text:
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

    def _choose(self, matter: Matter, raw: Any, side: str = "") -> None:
        done, why = self._done.get(matter.key), self._why
        if done is not None and done.value == raw and self._stands(matter, raw):
            self.keep_reason()
            return
        values = {matter.field: raw}
        reasons = reasons_of(matter, self._sides)
        if side in reasons:
            values[REASON] = reasons[side]
        left = any(one.left for one in self._sides.values())
        step = partial(settle, raw=values, author=self._author, reason=why, left=left)
        self._submit(matter, step, Chosen(raw, why))

    @property
    def _why(self) -> str:
        return str(self.fields.values()["why"]).strip()

    def take_chosen(self, matter: Matter, chosen: Chosen) -> None:
        """Have the reason of a choice stand as what was given, and no longer as a draft."""
        self.fields.discard()
        self._show_other(shown=False)
        if self._matter is not None and self._matter.key == matter.key:
            self.fields.show_values({"why": chosen.why})

    def keep_reason(self) -> None:
        """Keep a reason that was written after the choice it is for."""
        matter, why = self._matter, self._why
        done = self._done.get(matter.key) if matter is not None else None
        if matter is None or done is None or why in {"", done.why}:
            return
        if not self._stands(matter, done.value):  # somebody chose otherwise since
            self.fields.discard()
            return
        raw = {matter.field: done.value}
        step = partial(give_reason, raw=raw, author=self._author, reason=why)
        self._submit(matter, step, done._replace(why=why))

    def _stands(self, matter: Matter, raw: Any) -> bool:
        """Tell if what was chosen is still what stands: others may have changed it knowingly."""
        record = self._context.session.workspace.get(type(matter.record), str(matter.record.id))
        name = matter.field
        return not name or encode_field(type(record), name, getattr(record, name)) == raw

    def _on_entered(self) -> None:
        """Keep the reason of what is settled; of what is not, it waits for the choice."""
        self.keep_reason()
        self.focus_first()

    def _submit(self, matter: Matter, make: Callable[..., Step], chosen: Chosen) -> None:
        record = self._context.session.workspace.get(type(matter.record), str(matter.record.id))
        try:
            step = make(record)
        except InvalidValue as refusal:
            self._context.refuse(self._submit, refusal)
            return
        self._context.succeed(self._submit)
        self.chosen.emit(matter, step, chosen)

    def _confirm(self, matter: Matter) -> None:
        """Say that a level and a reason are right together, once."""
        if matter.key not in self._done:
            confirm = partial(right_as_it_stands, author=self._author)
            self._submit(matter, confirm, Chosen(None))

    def _leave(self, matter: Matter) -> None:
        record = self._context.session.workspace.get(Response, str(matter.record.id))
        self.left.emit(matter, leave_for_the_board(record, self._author))

    def _write_another(self) -> None:
        """Go where it is written, in its own assessment; a text that no page writes is written here."""
        matter, session = self._matter, self._context.session
        if matter is None:
            return
        page = self._teller.page_of(matter)
        if page is None:
            self.other.show_values({"other": str(matter.written[0].value or "")})
            self._show_other(shown=True)
            self.other.control("other").setFocus()
            return
        open_ = session.assessment
        if matter.place and (open_ is None or open_.id != matter.place):
            session.show_assessment(matter.place)
        self._context.navigator.go(page.id, matter.page_target)

    def _show_other(self, *, shown: bool) -> None:
        for widget in (*self.other.boxes.values(), self.take_other):
            widget.setVisible(shown)

    def _on_other(self) -> None:
        if self._matter is not None:
            self._choose(self._matter, self.other.values()["other"].strip())

    def show_compact(self, *, compact: bool) -> None:
        """Leave out the title and the foot where there is little room: keys and the list do as much."""
        self._compact = compact
        self.settle_card.title.setVisible(not compact)
        self._show_foot()

    def _show_foot(self) -> None:
        self.foot.setVisible(self._several and not self._compact)

    def spoken(self) -> str:
        """Say the difference as a whole, for those who hear it alone."""
        cards = [card.accessibleName() for card in self.cards.cards]
        return ". ".join([self.heading.text(), self.said.text(), *cards])

    def focus_first(self) -> None:
        """Bring the keyboard to the first choice, or on from what is settled."""
        first = self.go_on or next(iter(self.buttons), None)
        if first is not None:
            QTimer.singleShot(0, first, partial(_focus_if_seen, first))

    def press(self, event: QKeyEvent) -> bool:
        """Press the button whose key this is, wherever nothing is being typed; tell if there is one."""
        writing, typed = QApplication.focusWidget(), event.text().upper()
        is_writing = isinstance(writing, QLineEdit | PlainTextEdit) and not writing.isReadOnly()
        if is_writing:
            return False
        wanted: RingButton | None = next(
            (one for one in self.buttons if typed and one.key == typed), None
        )
        if event.key() in _ENTER and self.go_on is not None:
            wanted = self.go_on
        if wanted is not None and not event.isAutoRepeat():
            wanted.click()
        return wanted is not None


def _focus_if_seen(button: QWidget) -> None:
    if button.isVisible():
        button.setFocus()
