"""For assistive technology and the keyboard: what is read out, and the way Tab takes."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from digistrat_desktop.ui.timing import single_shot


def announce(widget: QWidget, words: str) -> None:
    """Have the words read out where somebody listens."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 - not before the first paint

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def step_by_keys(page: QWidget, step: Callable[[int], object], of: str = "Down Up") -> None:
    """Step one on and one back by Ctrl and each of two keys, while the page is shown."""
    from PySide6.QtGui import QShortcut  # noqa: PLC0415 - not before the first paint

    for key, by in zip(of.split(), (1, -1), strict=True):
        QShortcut(QKeySequence(f"Ctrl+{key}"), page).activated.connect(partial(step, by))


def is_heard() -> bool:
    """Tell whether somebody listens."""
    from PySide6.QtGui import QAccessible  # noqa: PLC0415 - not before the first paint

    return bool(QAccessible.isActive())


def names_heard(widget: QWidget, children: Iterable[int]) -> None:
    """Say that children of a widget, by their places among those that are heard, have other names."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415 - not before the first paint

    for at in children:
        event = QAccessibleEvent(widget, QAccessible.Event.NameChanged)
        event.setChild(at)
        QAccessible.updateAccessibility(event)


def focus_heard(part: QWidget) -> None:
    """Say that the keyboard is on a part of a widget that moves it among its parts itself."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415 - not before the first paint

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(part, QAccessible.Event.Focus))


def current_place(view: QAbstractItemView) -> int | None:
    """Give the place of a list's current row or cell among those heard in it; None where there is none."""
    from PySide6.QtGui import QAccessible  # noqa: PLC0415 - not before the first paint

    heard = QAccessible.queryAccessibleInterface(view)
    child = heard.focusChild() if view.currentIndex().isValid() else None
    return None if child is None else heard.indexOfChild(child)


class CurrentHeard(QObject):
    """Says where the keyboard is in a list once it has come there: Qt names the list alone."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._arrived = single_shot(self, self._tell)  # Qt says first that it is on the list
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and is_heard():
            self._arrived.start()
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415 - not before the first paint

        place = current_place(self._view) if self._view.hasFocus() else None
        if place is not None and place >= 0:
            event = QAccessibleEvent(self._view, QAccessible.Event.Focus)
            event.setChild(place)
            QAccessible.updateAccessibility(event)


def is_go(event: QKeyEvent) -> bool:
    """Tell whether a key is the one that saves what is being filled in: Ctrl+Enter."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def is_enter(event: QKeyEvent) -> bool:
    """Tell whether a key is Enter alone, of either kind."""
    others = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not others


def is_redo(event: QKeyEvent) -> bool:
    """Tell whether a key redoes: Ctrl+Y too where Qt has another, such as on Linux."""
    held = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return event.matches(QKeySequence.StandardKey.Redo) or (held and event.key() == Qt.Key.Key_Y)


class _Redoing(QObject):
    """Keeps the keys that redo for a field, as long as it has something to redo."""

    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent) or not is_redo(event):
            return super().eventFilter(watched, event)
        field = self._field
        texts = field if isinstance(field, QLineEdit) else field.document()
        has_more = texts.isRedoAvailable() and not field.isReadOnly()
        if has_more and event.type() == QEvent.Type.KeyPress:
            field.redo()
        elif has_more:
            event.accept()
        return has_more


def redo_by_keys(field: QLineEdit | QPlainTextEdit) -> None:
    """Have both Ctrl+Y and Ctrl+Shift+Z redo in a field what was undone in it, on every system."""
    _Redoing(field)


def press_with_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button that the keyboard is on with Enter too, as with Space; tell if that was it."""
    is_press = is_enter(event)
    if is_press and not event.isAutoRepeat():
        button.click()
    return is_press


class Finder(QObject):
    """Says that what lies in its owner can be searched, which Ctrl+F begins."""

    def __init__(self, owner: QWidget, find: Callable[[], None]) -> None:
        super().__init__(owner)
        self.owner = owner
        self.find = find


def find_with(owner: QWidget, search: QLineEdit) -> None:
    """Have Ctrl+F bring the keyboard to a search, for what lies in the owner."""

    def find() -> None:
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.selectAll()

    Finder(owner, find)


def find_in(page: QWidget, here: QWidget | None) -> bool:
    """Begin a search in the list the keyboard is in, or the first one seen; tell whether there is one.

    What lies inside something that is searched as a whole has no search of its own.
    """
    seen = [one for one in page.findChildren(Finder) if one.owner.isVisible()]
    outer = [one for one in seen if not any(_is_in(one.owner, other.owner) for other in seen)]
    outer.sort(key=lambda one: one.owner.mapTo(page, one.owner.rect().topLeft()).y())
    around = [one for one in outer if here is not None and one.owner.isAncestorOf(here)]
    found = next(iter(around or outer), None)
    if found is not None:
        found.find()
    return found is not None


def _is_in(widget: QWidget, other: QWidget) -> bool:
    return widget is not other and other.isAncestorOf(widget)


def come_into_sight(widget: QWidget, rect: QRect) -> None:
    """Have the page scroll to a part of a widget that does not scroll itself."""
    page = widget.parentWidget()
    while page is not None and not isinstance(page, QScrollArea):
        page = page.parentWidget()
    if isinstance(page, QScrollArea) and page.widget() is not None:
        at = widget.mapTo(page.widget(), rect.center())
        page.ensureVisible(at.x(), at.y(), 0, 2 * rect.height())


def takes_keyboard(widget: QWidget) -> bool:
    stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return stops and widget.isVisible() and widget.isEnabled()


def tab_through(parts: Iterable[QWidget], after: QWidget) -> None:
    """Let Tab pass through the parts in their order, once it has passed a widget above them.

    Qt puts a new widget behind everything its window holds: the buttons under new fields would be
    reached only after a round through the whole window. Who stands before or after whom is never
    asked: PySide 6.9 hands the widgets of `nextInFocusChain` to those asked, as if they were their
    children, and they die with them.

    Args:
        parts: controls, or widgets with controls in them.
        after: what comes before the first of them, in the same window; Qt passes over one that does
            not take the keyboard, but not over one that is hidden.
    """
    stops = [
        stop
        for part in parts
        for stop in (part, *part.findChildren(QWidget))
        # one of a group takes the keyboard by the mouse now and by Tab once it is chosen
        if stop.focusPolicy() != Qt.FocusPolicy.NoFocus and stop.window() is after.window()
    ]
    for one, following in pairwise([after, *stops]):
        QWidget.setTabOrder(one, following)
