"""The frame every page stands in: rail, header, banners, and one page at a time."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QResizeEvent, QShortcut, QWindow
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from digistrat_desktop.ui.kit.access import takes_keyboard
from digistrat_desktop.ui.kit.banner import Banner, Gravity
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.kept_place import keep_rows
from digistrat_desktop.ui.kit.layouts import bare, fill, put
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.session.page_entry import PageEntry
from digistrat_desktop.ui.text import PlainLabel, TypeRole, tip
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.timing import single_shot
from digistrat_desktop.ui.window.focus import FocusKeeper
from digistrat_desktop.ui.window.header import Header
from digistrat_desktop.ui.window.rail import Rail
from digistrat_desktop.ui.words import tr

FOLD_BELOW = 1100
_BRAND, _SHORT_BRAND = "DigiStrat", "DS"  # a name, in every language
SMALLEST = QSize(800, 480)


class SecondClick(QObject):
    """Keeps the second half of a double click from whatever came to stand under the pointer."""

    def __init__(self, shell: QWidget) -> None:
        super().__init__(shell)
        self._shell = shell
        self._watched: QObject | None = None
        self._timer = single_shot(self, self._end)

    def begin(self) -> None:
        """Another page is shown, perhaps by the first half."""
        handle: QWindow | None = self._shell.window().windowHandle()
        if handle is not None and self._watched is None:
            self._watched = handle
            handle.installEventFilter(self)
        self._timer.start(QApplication.doubleClickInterval())

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.MouseButtonDblClick

    def _end(self) -> None:
        watched, self._watched = self._watched, None
        if watched is not None:
            watched.removeEventFilter(self)


class Shell(QWidget):
    """The central widget of the window. Pages are made when they are first shown."""

    # a person asked for this page; its id. The page is shown by `show_page`.
    page_requested = Signal(str)
    page_shown = Signal(str)  # this page is on the screen now; its id
    back_asked = Signal(str)  # a person wants to go back to the page that led here; its id
    go_asked = Signal()  # the palette of everything is wanted

    def __init__(
        self, look: Look, pages: Sequence[PageEntry], make: Callable[[PageEntry, Look], QWidget],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`make` makes a page when first shown, with a look that changes while it is on the screen."""
        super().__init__(parent)
        self._look = look
        self._entries = {page.id: page for page in pages}
        self._make = make
        self._pages: dict[str, QWidget] = {}
        self._page_looks: dict[QWidget, Look] = {}
        self.rail = Rail(look, pages, self)
        self.header = Header(look, self)
        self._brand = PlainLabel(_BRAND, TypeRole.GROUP, "deep", wrap=False)
        self._brand.setAccessibleName(_BRAND)
        self.back = LinkButton(look, tr("Back"), parent=self)
        self._back_to = self._shown_id = ""
        self._banners = QVBoxLayout()
        self._gap = 0  # kept free above the page where something was taken away
        self._bars: WeakSet[QScrollBar] = WeakSet()  # which give back that room as one scrolls
        self._stack = QStackedWidget(self)
        self._second_click = SecondClick(self)
        for part in (self.rail, self.header):
            look.dress(part)
        self.keeper = FocusKeeper(self.shown_page, self)
        self._build()
        self._connect()
        self._fit()

    def show_page(self, page_id: str, *, comes_back: bool = False) -> QWidget:
        """Show a page, making it if nobody saw it before; gives the page.

        It opens at its top, unless a person `comes_back` to what they were reading there.
        """
        return self.show_instead(page_id, self.page(page_id), comes_back=comes_back)

    def show_instead(self, page_id: str, page: QWidget, *, comes_back: bool = False) -> QWidget:
        if self._stack.indexOf(page) < 0:
            self._look.dress(page)
            self._stack.addWidget(page)
        self._renew(page)
        is_other = page is not self._stack.currentWidget()
        if is_other:
            self._second_click.begin()
            self._gap = 0
            self._fit_banners()
        if not comes_back and (is_other or self.rail.isAncestorOf(self.window().focusWidget())):
            _begin_at_top(page)
        is_left = is_other and self._take_keyboard_away()
        self._stack.setCurrentWidget(page)
        self._shown_id = page_id
        self.rail.set_current(page_id)
        is_begun = is_left or self.window().focusWidget() is not None
        if not is_begun and self.rail.holds(page_id):
            self.rail.button(page_id).setFocus(Qt.FocusReason.MouseFocusReason)
        self.page_shown.emit(page_id)
        return page

    def _take_keyboard_away(self) -> bool:
        """Take the keyboard from the page that goes, if it is there; tells so.

        Qt would bring it to the left menu and to any control of the next page, and who listens hears both.
        """
        before: QWidget | None = self._stack.currentWidget()
        here: QWidget | None = self.window().focusWidget()
        if here is None or before is None or not before.isAncestorOf(here):
            return False
        here.clearFocus()
        return True

    def page(self, page_id: str) -> QWidget:
        if page_id not in self._pages:
            look = self._look.scaled(self._look.theme.text_percent, self)
            look.pointing = self._look.pointing  # it is a part of the same window
            page = self._make(self._entries[page_id], look)
            page.setAccessibleName(self._entries[page_id].name)
            look.dress(page)
            self._page_looks[page] = look
            self._pages[page_id] = page
            self._stack.addWidget(page)
        return self._pages[page_id]

    def go_round(self, by: int) -> None:
        """Bring the keyboard to the next part of the window: what stands above the page, the page, the left menu."""
        here = self.window().focusWidget()
        parts = [(part, first) for part, first in self._parts() if first is not None]
        at = [n for n, (part, _) in enumerate(parts) if part is here or part.isAncestorOf(here)]
        if parts:
            place = at[0] + by if at else 0
            parts[place % len(parts)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _parts(self) -> list[tuple[QWidget, QWidget | None]]:
        """Give the parts of the window with where the keyboard begins in each."""
        page = self.shown_page()
        above = [self._banners.itemAt(at).widget() for at in range(self._banners.count())]
        inside: tuple[Any, ...] = getattr(page, "parts", tuple)()
        inside = inside or (() if page is None else (page,))
        parts = (*above, *inside, self.rail)
        return [one if isinstance(one, tuple) else (one, _first_of(one)) for one in parts if one]

    def shown_page(self) -> QWidget | None:
        return self._stack.currentWidget()

    def shown_page_id(self) -> str:
        return self._shown_id

    def offer_way_back(self, page_id: str, name: str) -> None:
        """Offer to go back to the page that led here; an empty id offers none."""
        self._back_to = page_id
        self.back.setText(tr("Back to {page}", page=name).replace("&", "&&"))
        self._back_row.setVisible(bool(page_id))

    def _on_back(self) -> None:
        self.back_asked.emit(self._back_to)

    def shows(self, page_id: str) -> bool:
        return page_id in self._pages and self._pages[page_id].isVisible()

    def made_pages(self) -> tuple[str, ...]:
        return tuple(self._pages)

    def add_banner(
        self, gravity: Gravity, text: str, actions: Sequence[tuple[str, str]] = (),
        *, can_close: bool = True, stays: bool = True,
    ) -> Banner:  # fmt: skip
        """Put a banner above the page, as a notice, and give it; its signals tell what was pressed."""
        banner = Banner(self._look, gravity, text, actions, can_close=can_close, parent=self)
        banner.dismissed.connect(partial(self.remove_banner, banner))
        self.add_notice(banner, stays=stays)
        return banner

    def add_notice(self, notice: QWidget, *, stays: bool = True) -> None:
        """Put something above the page; what a person reads there stays where it is on the screen.

        Where it need not stay, the page moves down: nothing of it is covered.
        """
        self._look.dress(notice)
        before = self._places() if stays else []
        edge = self._banners.spacing() if self._has_notices() else self._above()
        self._banners.addWidget(notice)
        self._gap = max(0, self._gap - notice.sizeHint().height() - edge)
        notice.show()
        self._fit_banners()
        self._stay(before)

    def remove_banner(self, banner: QWidget) -> None:
        """Take something away from above the page; nothing moves under the pointer that did it.

        What cannot be scrolled back stays where it is, under an empty line, until somebody scrolls down
        or goes on: to another page, question, view or form.
        """
        before, height = self._places(), banner.height() + self._banners.spacing()
        is_seen = banner.isVisible()
        self._banners.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
        if is_seen and any(one.verticalScrollBar().value() < height for one, _, _ in before):
            edge = self._above() - self._banners.spacing()
            self._gap += height + (0 if self._has_notices() else edge)
        self._fit_banners()
        self._stay(before)
        for bar in {one.verticalScrollBar() for one, _, _ in before} - set(self._bars):
            self._bars.add(bar)
            bar.actionTriggered.connect(partial(self._on_scrolled, bar))

    def close_gap(self) -> None:
        """Other content comes: the room that was kept free goes."""
        if self._gap:
            self._gap = 0
            self._fit_banners()

    def _on_scrolled(self, bar: QScrollBar, _: int) -> None:
        """A person scrolls: the first of it is the room that was kept free above the page."""
        given = min(self._gap, max(0, bar.sliderPosition() - bar.value()))
        if given:
            self._gap -= given
            bar.setSliderPosition(bar.sliderPosition() - given)
            self._fit_banners()

    def show_notice(self, notice: QWidget, *, is_shown: bool) -> None:
        """Show something that was put above the page, or hide it for the page that is shown now."""
        notice.setVisible(is_shown)
        self._fit_banners()

    def _has_notices(self) -> bool:
        notices = (self._banners.itemAt(at).widget() for at in range(self._banners.count()))
        return not all(one.isHidden() for one in notices)

    def _places(self) -> list[tuple[ScrollPage, int, int]]:
        """Give what scrolls on the page that is shown, with where its top is and how much is seen."""
        page = self.shown_page()
        found = page.findChildren(ScrollPage) if page is not None and self.isVisible() else []
        seen = [one for one in found if one.isVisible()]
        return [(one, one.mapTo(self, QPoint(0, 0)).y(), one.viewport().height()) for one in seen]

    def _stay(self, before: Sequence[tuple[ScrollPage, int, int]]) -> None:
        room = self.layout()
        if not before or room is None:
            return
        room.activate()
        for one, top, height in before:
            one.stay(one.mapTo(self, QPoint(0, 0)).y() - top, height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Small screens at large text still show the whole frame."""
        return SMALLEST

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        grid = bare(QGridLayout(self), 0)
        grid.addWidget(self._corner(), 0, 0)
        grid.addWidget(self.rail, 1, 0)
        grid.addWidget(_rule(upright=True), 0, 1, 2, 1)
        grid.addLayout(self._top(), 0, 2)
        grid.addLayout(self._middle(), 1, 2)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(1, 1)

    def _corner(self) -> QFrame:
        corner = QFrame(self)
        self._look.dress(corner)
        corner.setProperty("kind", "chrome")
        fill(corner, self._brand)
        return corner

    def _top(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        put(column, self.header, _rule(upright=False))
        return column

    def _middle(self) -> QVBoxLayout:
        self._back_row = QWidget(self)
        theme = self._look.theme
        row = QHBoxLayout(self._back_row)
        row.setContentsMargins(theme.space(5), theme.space(2), theme.space(5), 0)
        row.addWidget(self.back)
        row.addWidget(PlainLabel(tr("Alt+Left"), TypeRole.SMALL, "secondary", wrap=False))
        row.addStretch(1)
        self._back_row.hide()
        self._look.dress(self._back_row)
        column = QVBoxLayout()
        column.setSpacing(0)
        self._fit_banners()
        column.addWidget(self._back_row)
        column.addLayout(self._banners)
        column.addWidget(self._stack, 1)
        return column

    def _above(self) -> int:
        """Give the room over the first of what stands above the page, in pixels."""
        return self._look.theme.space(3)

    def _fit_banners(self) -> None:
        theme = self._look.theme
        edge = theme.space(5)
        above = self._above() if self._has_notices() else 0
        self._banners.setContentsMargins(edge, above + self._gap, edge, 0)
        self._banners.setSpacing(theme.space(2))

    def _connect(self) -> None:
        self.rail.page_requested.connect(self.page_requested)
        self.back.clicked.connect(self._on_back)
        QShortcut(QKeySequence("Alt+Left"), self._back_row).activated.connect(self._on_back)
        self.header.go_asked.connect(self.go_asked)
        self._look.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self._fit()
        self._fit_banners()
        page = self.shown_page()
        if page is not None:
            self._renew(page)

    def _renew(self, page: QWidget) -> None:
        """Give a page that was hidden the look in use: the hidden ones would cost a second each time."""
        look = self._page_looks.get(page)
        if look is not None and look.theme != self._look.theme:
            for part in page.findChildren(ScrollPage):
                part.keep_place()
            keep_rows(page)
            look.set_theme(self._look.theme)

    def _fit(self) -> None:
        room = self.width() * 100 / self._look.theme.text_percent
        folded = room < FOLD_BELOW
        self.rail.set_folded(folded=folded)
        self._brand.show_text(_SHORT_BRAND if folded else _BRAND)
        self._brand.setIndent(self._look.theme.space(0 if folded else 5))
        side = Qt.AlignmentFlag.AlignHCenter if folded else Qt.AlignmentFlag.AlignLeft
        self._brand.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        tip(self._brand, _BRAND if folded else "")


def _begin_at_top(page: QWidget) -> None:
    """Scroll a page to its top, and have the keyboard begin there too when it comes to the page."""
    for part in page.findChildren(ScrollPage):
        part.begin_anew()
    last: QWidget | None = page.focusWidget()
    if last is not None and not last.hasFocus():
        last.clearFocus()


def _first_of(part: QWidget) -> QWidget | None:
    """Give where the keyboard was last in a part, or its first stop."""
    last: QWidget | None = part.focusWidget()
    stops = (*filter(None, (last,)), *part.findChildren(QWidget))
    return next((one for one in stops if takes_keyboard(one)), None)


def _rule(*, upright: bool) -> QFrame:
    """A quiet line in a colour of the palette: too small a thing to wear a style sheet."""
    rule = QFrame()
    rule.setAutoFillBackground(True)
    rule.setBackgroundRole(QPalette.ColorRole.Mid)
    if upright:
        rule.setFixedWidth(1)
    else:
        rule.setFixedHeight(1)
    return rule
