"""The strip at the top: whose assessment, which, in what state, and whether it is saved."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QMenuBar,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from digistrat_desktop.ui.kit.access import announce
from digistrat_desktop.ui.kit.buttons import IconButton, RingButton
from digistrat_desktop.ui.kit.layouts import put, spaced
from digistrat_desktop.ui.kit.page_parts import KeyCap, StatusPill
from digistrat_desktop.ui.text import ElidedLabel, PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

HEADER_HEIGHT = 52
LETTERS_HEIGHT = 32
_SEARCH_WIDTHS = (250, 150, 56)  # with its key, with its words alone, with its picture alone
_SAVED_WIDTH = 90  # kept free, so that nothing moves when it is said
# What gives way for the names of trust and assessment, in this order: how much of the search, and the menus.
_WAYS = ((0, False), (1, False), (2, False), (1, True), (2, True))
GO_KEYS = tr("Ctrl K")


class SearchButton(RingButton):
    """Looks like a search field and opens the palette of everything one can go to."""

    kind = "search"

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, tr("Find anything"), icon="search", parent=parent)
        self.cap = KeyCap(GO_KEYS, parent=self)
        self.cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = spaced(QHBoxLayout(self), look, 0, 0, 0, 2, 0)
        row.addStretch(1)
        row.addWidget(self.cap, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(tr("Find anything"))
        self.setAccessibleDescription(GO_KEYS)
        self.give_way(0)

    def icon_colour(self) -> str:
        return "secondary"

    def give_way(self, step: int) -> None:
        """Take less room: 0 is all of it, 1 without the key, 2 the picture alone."""
        is_last = step == len(_SEARCH_WIDTHS) - 1
        self.setText("" if is_last else tr("Find anything"))
        self.cap.setVisible(step == 0)
        self.setFixedWidth(self._look.theme.px(_SEARCH_WIDTHS[step]))


class MenuStrip(QMenuBar):
    """The menus side by side, or all under one word where there is no room for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._menus: list[QMenu] = []
        self._all = QMenu(tr("&Menu"), parent)
        self.setNativeMenuBar(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Menus"))
        # Qt's own, for menus that have no room; it comes without a name.
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(tr("More menus"))

    def show_menus(self, menus: Sequence[QMenu]) -> None:
        self._menus = list(menus)
        for menu in menus:
            self._all.addMenu(menu)
            self.addMenu(menu)

    def open_first(self) -> None:
        self.setActiveAction(self.actions()[0])

    def set_narrow(self, *, narrow: bool) -> None:
        shown = [self._all] if narrow else self._menus
        if [action.menu() for action in self.actions()] != shown:
            self.clear()
            for menu in shown:
                self.addMenu(menu)
            self.updateGeometry()  # Qt keeps the size of the menus before


class Header(QFrame):
    """The menus, trust, assessment, pills, saved state, and the way to anything."""

    go_asked = Signal()  # the person wants the palette of everything

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pills: list[StatusPill] = []
        self._narrow = False
        self.setProperty("kind", "chrome")
        self.menus = MenuStrip(self)
        self.trust = ElidedLabel("", TypeRole.GROUP, parent=self)
        self.assessment = ElidedLabel("", TypeRole.BODY, "secondary", parent=self)
        self.details = IconButton(look, "edit", tr("Details of trust and assessment"), parent=self)
        self.details.hide()
        self.saved = PlainLabel("", TypeRole.SMALL, "good", wrap=False, parent=self)
        self.search = SearchButton(look, self)
        self.search.clicked.connect(self.go_asked)
        self._row = spaced(QHBoxLayout(self), look, 3.5, 5, 0)
        self._pill_row = spaced(QHBoxLayout(), look, 2)
        self._build()
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def show_place(
        self, trust: str, assessment: str, pills: Sequence[tuple[str, str]] = ()
    ) -> None:
        """The pills are pairs of words and tone, such as ("Sample data", "")."""
        self.trust.show_text(trust)
        self.assessment.show_text(assessment)
        for pill in self._pills:
            pill.hide()
            pill.deleteLater()
        self._pills = [StatusPill(words, tone, self) for words, tone in pills]
        put(self._pill_row, *self._pills)
        self._fit()

    def show_saved(self, words: str, tone: str = "good") -> None:
        """Say whether all is saved; problems are read out, success is not."""
        self.saved.set_tone(tone)
        self.saved.show_text(words)
        if tone in {"caution", "error"}:
            announce(self.saved, words)

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let the search and the menus give way until the names can be read whole."""
        for search, menus in _WAYS[-1:] if self._narrow else _WAYS:
            self.search.give_way(search)
            self.menus.set_narrow(narrow=menus)
            if self._wanted() <= self.width():
                break

    def _wanted(self) -> int:
        """Give the width of all that is here, the names whole."""
        self._row.invalidate()
        saved = max(0, self._look.theme.px(_SAVED_WIDTH) - self.saved.sizeHint().width())
        return self._row.sizeHint().width() + saved

    def _build(self) -> None:
        self._row.addWidget(self.menus)
        self.trust.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.assessment.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._row.addWidget(self.trust, 4)
        self._row.addWidget(self.assessment, 3)
        self._row.addWidget(self.details)
        self._row.addLayout(self._pill_row)
        self._row.addWidget(self.saved)
        self._row.addStretch(0)
        self._row.addWidget(self.search)

    def _on_look_changed(self) -> None:
        letters = self._look.theme.px(LETTERS_HEIGHT)
        self.setFixedHeight(letters + HEADER_HEIGHT - LETTERS_HEIGHT)
