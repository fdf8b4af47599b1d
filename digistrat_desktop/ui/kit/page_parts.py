"""What pages are laid out from: the head, the scrolling sheet, keys, pills, and what stands in for content."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from digistrat_desktop.ui.kit.access import takes_keyboard
from digistrat_desktop.ui.kit.buttons import ChipButton, PrimaryButton
from digistrat_desktop.ui.kit.kept_place import KeptPlace
from digistrat_desktop.ui.kit.layouts import FlowLayout, bare, clear, out_of_sight, put, spaced
from digistrat_desktop.ui.text import HeadingLabel, PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.timing import single_shot


class _Framed(PlainLabel):
    kind = ""

    def __init__(self, text: str, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, TypeRole.SMALL, tone, wrap=False, parent=parent)
        self.setProperty("kind", self.kind)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class StatusPill(_Framed):
    """The state of something in a word or two: Draft, Sealed, Sample data."""

    kind = "pill"


class KeyCap(_Framed):
    """A key to press, as it is printed on the keyboard."""

    kind = "keycap"


_BESIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom


class PageHead(QWidget):
    """A title with chips beside it in one row, or under it when one row does not hold them all."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self._look = look
        self.title = PlainLabel(title, TypeRole.PAGE, wrap=False, parent=self)
        self.chips = QWidget(self)
        self.flow = spaced(FlowLayout(0, self.chips), look, 2)
        self._row = bare(QBoxLayout(_BESIDE, self))
        self._row.addWidget(self.title)
        self._row.addWidget(self.chips, 1)
        look.changed.connect(self._fold)

    @property
    def is_stacked(self) -> bool:
        return self._row.direction() == _BELOW

    def add(self, *chips: QWidget) -> None:
        put(self.flow, *chips)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.title.minimumSizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        gap = self._look.theme.space(4)
        wanted = self.title.sizeHint().width() + gap + self.flow.sizeHint().width()
        below = wanted > self.width()
        self._row.setSpacing(self._look.theme.space(2) if below else gap)
        direction = _BELOW if below else _BESIDE
        if direction != self._row.direction():
            self._row.setDirection(direction)


VIEW_KEYS = "PgDown PgUp"
"""With Ctrl these go to the next view of a page and the last."""


class ChipChoice(QObject):
    """A row of chips of which one is on; made anew only when there are others to choose from."""

    chosen = Signal(str)  # a person chose this one; its id

    def __init__(self, look: Look, flow: FlowLayout, parent: QWidget) -> None:
        """`parent` holds the chips, and `flow` lays them out in it."""
        super().__init__(parent)
        self._look = look
        self._flow = flow
        self._parent = parent
        self._choices: list[tuple[str, str]] = []
        self.chips: dict[str, ChipButton] = {}
        self.current = ""

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these, pairs of id and words; what was chosen stays if it is among them."""
        if self._choices != list(choices):
            clear(self._flow)
            self._choices = list(choices)
            self.chips = {one: self._chip(one, words) for one, words in choices}
        self.choose(self.current if self.current in self.chips else next(iter(self.chips), ""))

    def choose(self, choice_id: str) -> None:
        """Mark this one as on, as if nobody had chosen it: `chosen` stays silent."""
        self.current = choice_id
        for one, chip in self.chips.items():
            chip.mark(chosen=one == choice_id)

    def step(self, by: int) -> None:
        """Have the one after this chosen, or before it; the keyboard is then on its chip."""
        every = list(self.chips)
        if every:
            self._on_clicked(every[(every.index(self.current) + by) % len(every)])
            self.chips[self.current].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _chip(self, choice_id: str, words: str) -> ChipButton:
        do = partial(self._on_clicked, choice_id)
        chip = ChipButton(self._look, words, do=do, parent=self._parent)
        chip.be_one_of()
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _on_clicked(self, choice_id: str) -> None:
        self.choose(choice_id)
        self.chosen.emit(choice_id)


# Lines of words are read up to here; a wider screen is left to its margin.
WIDEST = 2000


class _Sheet(QWidget):
    """As wide as the page and as high as its content is then.

    Left to itself a layout asks for too much: labels that wrap give the height they would have when
    narrow, and one wide row would push the whole page past the edge.
    """

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """None: the page decides the width, the content the height."""
        return QSize(0, 0)


class ScrollPage(QScrollArea):
    """A column of content; follows the focus so that what the keyboard is on is always in sight."""

    def __init__(
        self, look: Look, *, widest: int = WIDEST, margin: float = 5, gap: float = 4,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Content grows to `widest` pixels at 100 % text size; margin and gap are in grid steps."""
        super().__init__(parent)
        self._look = look
        self._widest = widest
        self._kept_high = False  # by `stay`
        self._followed: QWidget | None = None  # what the keyboard came to, until a person scrolls
        self._around: QWidget | None = None  # is wanted in sight with what the keyboard came to
        self._is_from_top = False
        self._place = KeptPlace(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet = _Sheet()
        self.sheet.setProperty("kind", "sheet")
        self._content = QWidget(self.sheet)
        self.column = spaced(QVBoxLayout(self._content), look, gap, margin)
        self._build()

    def add(self, *widgets: QWidget, stretch: int = 0) -> None:
        for widget in widgets:
            self.column.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout, stretch: int = 0) -> None:
        self.column.addLayout(layout, stretch)

    def follow(self, widget: QWidget) -> None:
        """Keep in sight what the keyboard came to, also while content above it comes and goes."""
        self._is_from_top = self._is_from_top and self._followed is None
        self._place.drop()
        self._followed, self._around = widget, None
        self._bring_into_sight()

    def follow_in(self, part: QWidget) -> None:
        """Keep in sight all round what the keyboard came to that there is room for, until it goes on.

        A part that is higher than the page is shown from its top.
        """
        self._around = part
        self._bring_into_sight()

    def start_at_top(self) -> None:
        """Other content is shown: it begins at its top, and what the keyboard comes to next is still seen."""
        self._followed, self._is_from_top = None, True
        self._place.drop()
        self.verticalScrollBar().setValue(0)

    def keep_place(self) -> None:
        """All is about to have another size: what is at the top stays there, until somebody scrolls."""
        self._place.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bring_into_sight()

    def _on_laid_out(self) -> None:
        self._place.restore()
        self._bring_into_sight()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        found = super().eventFilter(watched, event)
        if watched is self.sheet and event.type() in {
            QEvent.Type.Resize,
            QEvent.Type.LayoutRequest,
        }:
            self._settled.start()
        return found

    def _bring_into_sight(self) -> None:
        widget = self._followed
        if widget is None or not isValid(widget) or not widget.hasFocus():
            return
        if self.sheet.isAncestorOf(widget):
            self._scroll_to(widget)
            if self._around is not None and self._around.isAncestorOf(widget):
                self._scroll_to_whole(self._around)

    def _scroll_to_whole(self, part: QWidget) -> None:
        """Scroll to a part that is as high as the page, or nearly, so that its top is seen."""
        left, gap = self.viewport().height() - part.height(), self._look.theme.space(3)
        if left < gap:
            top = part.mapTo(self.sheet, QPoint(0, 0)).y()
            self.verticalScrollBar().setValue(top - (left if left > 0 else gap))
        else:
            self._scroll_to(part)

    def _scroll_to(self, widget: QWidget) -> None:
        """Scroll as little as shows it whole with its label; of what is higher than the page, its top."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        head = _label_over(widget) or widget
        top = head.mapTo(self.sheet, QPoint(0, 0)).y()
        gap, at = self._look.theme.space(3), 0 if self._is_from_top else bar.value()
        bottom = widget.mapTo(self.sheet, QPoint(0, widget.height())).y()
        if bottom - top + gap > room:
            seen = min(bottom, at + room) - max(top, at)
            at = at if seen > room // 2 else top - gap
        elif top < at:
            at = top - gap
        elif bottom > at + room:
            at = bottom + gap - room
        bar.setValue(at)

    def _on_scrolled(self) -> None:
        self._followed, self._is_from_top = None, False
        self._place.drop()

    def bring_to_top(self, part: QWidget) -> None:
        """Scroll so that a part of the page begins at the top of what is seen."""
        self._followed = None
        self._place.drop()
        self._lay_out(part)
        top = part.mapTo(self.sheet, QPoint(0, 0)).y()
        self.verticalScrollBar().setValue(top - self._look.theme.space(3))

    @property
    def place(self) -> int:
        """How far it is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def return_to(self, place: int) -> None:
        """Scroll back to a place from before something came and went."""
        self._on_scrolled()
        self._lay_out(self._content)
        self.verticalScrollBar().setValue(place)

    def show_part(self, part: QWidget) -> None:
        """Scroll as little as shows a part whole, though it was made or moved only now."""
        self._followed = None
        self._place.drop()
        self._lay_out(part)
        self._scroll_to(part)

    def _lay_out(self, part: QWidget) -> None:
        """Give a part its place at once: Qt would do so only after all events before."""
        above: QWidget | None = part
        while above is not None and above is not self.sheet:
            layout = above.layout()
            if layout is not None:
                layout.activate()
            above = above.parentWidget()
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))
        within = self.sheet.layout()
        if within is not None:
            within.activate()

    def stay(self, moved: int, height: int) -> None:
        """Scroll by as much as the page was moved down, so that its content stays under the eyes.

        Args:
            moved: how far its top went down, in pixels; below 0 for up.
            height: how much of it was seen before.
        """
        if moved > 0 and self.sheet.minimumHeight() == 0:
            # A page that fitted can be scrolled now: it is as high as it was.
            self._hold_height(height)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + moved)
        self._on_scrolled()
        if moved < 0 and self._kept_high:
            self._hold_height(0)

    def begin_anew(self) -> None:
        """The page is opened: nobody reads there yet, so it is seen from its top, whatever lines came."""
        if self._kept_high:
            self._hold_height(0)
        self.start_at_top()

    @contextmanager
    def filled_again(self) -> Iterator[None]:
        """Take content out and put other in: scroll and keyboard stay where they were.

        As each part goes, Qt would bring the keyboard to the next one, and scroll after it.
        """
        at = self.verticalScrollBar().value()
        had: QWidget | None = self.window().focusWidget()
        is_here = had is not None and (self.isAncestorOf(had) or had.isAncestorOf(self))
        # The page itself has the keyboard where there was nothing yet for it to come to; a button may be
        # called as the page is.
        is_control = had is not None and had is not self and takes_keyboard(had)
        name = _named(had) if had is not None and is_control else None
        if is_here:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        with out_of_sight(self.sheet):
            yield
        stops = [one for one in self.findChildren(QWidget) if takes_keyboard(one)]
        named = (one for one in stops if name is not None and _named(one) == name)
        stop = next(named, next(iter(stops), None))
        if is_here and stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))
        self.verticalScrollBar().setValue(at)
        self._followed = None

    def _hold_height(self, height: int) -> None:
        self._kept_high = bool(height)
        self.sheet.setMinimumHeight(height)
        # Qt would look at it only once all events before it are done, and then it has jumped.
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def end(self) -> None:
        """Leave what room is left at the foot."""
        self.column.addStretch(1)

    def _build(self) -> None:
        row = bare(QHBoxLayout(self.sheet))
        row.addWidget(self._content, 1)
        row.addStretch(0)
        self._content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._settled = single_shot(self, self._on_laid_out)
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        self.setWidget(self.sheet)
        self.sheet.installEventFilter(self)
        self._on_look_changed()
        self._look.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self._content.setMaximumWidth(self._look.theme.px(self._widest))


def _label_over(field: QWidget) -> QWidget | None:
    """Give the label that stands over a field, where one is seen."""
    around = field.parentWidget()
    if around is None:
        return None
    only = Qt.FindChildOption.FindDirectChildrenOnly
    labels = around.findChildren(QLabel, options=only)
    found = (one for one in labels if one.buddy() is field and one.isVisible())
    return next((one for one in found if one.y() < field.y()), None)


def _named(control: QWidget) -> str:
    words = control.text() if isinstance(control, QAbstractButton) else ""
    return control.accessibleName() or words


class EmptyState(QWidget):
    """A sentence in the middle, with buttons under it, the first of them what to do."""

    acted = Signal()  # the button was pressed

    def __init__(
        self, look: Look, title: str, sentence: str, action: str = "",
        *others: QAbstractButton,
    ) -> None:  # fmt: skip
        super().__init__()
        self.title = HeadingLabel(title, TypeRole.CHART, parent=self)
        self.sentence = PlainLabel(sentence, tone="secondary", parent=self)
        self.button = PrimaryButton(look, action, parent=self) if action else None
        self.others = others
        self._build(look)

    def _build(self, look: Look) -> None:
        column = spaced(QVBoxLayout(self), look, 2, 6)
        column.addStretch(1)
        for label in (self.title, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        if self.button is not None:
            column.addSpacing(look.theme.space(2))
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
            self.button.clicked.connect(self.acted)
        for other in self.others:
            column.addWidget(other, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)


MOMENT_MS = 400


class WaitingState(QWidget):
    """A sentence in the middle, shown only where the answer takes longer than a moment."""

    def __init__(self, look: Look, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = PlainLabel(sentence, tone="secondary", parent=self)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence.hide()
        self._moment = single_shot(self, self.sentence.show, MOMENT_MS)
        column = spaced(QVBoxLayout(self), look, 2, 6)
        column.addStretch(1)
        column.addWidget(self.sentence)
        column.addStretch(2)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._moment.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was said is forgotten, so that the next wait begins with its moment."""
        super().hideEvent(event)
        self._moment.stop()
        self.sentence.hide()


class KeyHints(QWidget):
    """Keys and what they do, in rows that wrap."""

    def __init__(self, look: Look, hints: Sequence[tuple[str, str]]) -> None:
        """Pairs of keys ("Ctrl K", or several parted by " or ") and what they do."""
        super().__init__()
        flow = spaced(FlowLayout(0, self, centred=True), look, 4)
        for keys, words in hints:
            flow.addWidget(_hint(look, keys, words, self))
        self.setAccessibleName("; ".join(f"{keys}: {words}" for keys, words in hints))


def _hint(look: Look, keys: str, words: str, parent: QWidget) -> QWidget:
    pair = QWidget(parent)
    row = spaced(QHBoxLayout(pair), look, 1.5)
    for key in keys.split(" or "):
        row.addWidget(KeyCap(key, parent=pair))
    row.addWidget(PlainLabel(words, TypeRole.SMALL, "secondary", wrap=False, parent=pair))
    return pair
