"""The strip at the top: whose assessment, which, in what state, and whether it is saved."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
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
from digistrat_desktop.ui.kit.layouts import bare, put, spaced
from digistrat_desktop.ui.kit.page_parts import KeyCap, StatusPill
from digistrat_desktop.ui.text import ElidedLabel, PlainLabel, TypeRole, tip
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

HEADER_HEIGHT = 52
LETTERS_HEIGHT = 32
# With its key, with its words, with a word, with its picture alone.
_SEARCH_WIDTHS = (250, 150, 96, 56)
_SEARCH_WORDS = (tr("Find anything"), tr("Find anything"), tr("Find"), "")
_SAVED_WIDTH = 90  # kept free for what is mostly said of saving, so that no name moves when it is
_PARTED = " · "  # between what was done and that it is saved


class _Way(NamedTuple):
    """How much gives way for the names of trust and assessment."""

    search: int  # of the widths above
    menus: bool = False  # the menus are under one word
    stacked: bool = False  # the assessment is below the trust


_WAYS = (
    _Way(0),
    _Way(1),
    _Way(1, stacked=True),
    _Way(1, menus=True, stacked=True),
    _Way(2, menus=True, stacked=True),
)
_LAST_WAY = _Way(3, menus=True, stacked=True)
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
        """Take less room: 0 is all of it, then without the key, then a word, then the picture alone."""
        self.setText(_SEARCH_WORDS[step])
        self.setAccessibleName(_SEARCH_WORDS[0])
        tip(self, "" if step == 0 else f"{_SEARCH_WORDS[0]} ({GO_KEYS})")
        self.cap.setVisible(step == 0)
        self.setFixedWidth(self._look.theme.px(_SEARCH_WIDTHS[step]))


class MenuStrip(QMenuBar):
    """The menus side by side, or all under one word where there is no room for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._menus: list[QMenu] = []
        self._all = QMenu(tr("&Menu"), parent)
        self._widths: dict[bool, int] = {}
        # Of menus under one word: Qt gives a key only to the bar's own.
        self._keys: list[QShortcut] = []
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
            keys = QShortcut(QKeySequence.mnemonic(menu.title()), self, enabled=False)
            keys.activated.connect(partial(self._open, menu))
            self._keys.append(keys)
        self.forget_widths()

    def forget_widths(self) -> None:
        """Measure again: the text has another size."""
        self._widths.clear()

    def width_when(self, *, narrow: bool) -> int:
        """Give the width in one of the two ways, whichever is shown."""
        if narrow not in self._widths:
            now = [action.menu() for action in self.actions()] == [self._all]
            self.set_narrow(narrow=narrow)
            self._widths[narrow] = self.sizeHint().width()
            self.set_narrow(narrow=now)
        return self._widths[narrow]

    def open_first(self) -> None:
        self.setActiveAction(self.actions()[0])

    def _open(self, menu: QMenu) -> None:
        self.setActiveAction(self._all.menuAction())
        self._all.setActiveAction(menu.menuAction())

    def set_narrow(self, *, narrow: bool) -> None:
        for keys in self._keys:
            keys.setEnabled(narrow)
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
        self._placed: tuple[str, str, tuple[tuple[str, str], ...]] | None = None
        self._saved = self._short = ""
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
        self._place = QWidget(self)
        self._names = bare(QBoxLayout(QBoxLayout.Direction.LeftToRight, self._place))
        self._names.setSpacing(self._row.spacing())
        self._pill_row = spaced(QHBoxLayout(), look, 2)
        self._build()
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def show_place(
        self, trust: str, assessment: str, pills: Sequence[tuple[str, str]] = ()
    ) -> None:
        """The pills are pairs of words and tone, such as ("Sample data", "")."""
        shown = (trust, assessment, tuple(pills))
        if shown == self._placed:
            return
        self._placed = shown
        self.trust.show_text(trust)
        self.assessment.say(assessment)  # an empty line would push the other off the middle
        for pill in self._pills:
            pill.hide()
            pill.deleteLater()
        self._pills = [StatusPill(words, tone, self) for words, tone in pills]
        put(self._pill_row, *self._pills)
        self._fit()

    def show_saved(self, words: str, tone: str = "good", short: str = "") -> None:
        """Say whether all is saved; problems are read out, success is not.

        Args:
            short: said where no name could be read beside the words, which are its tip then.
        """
        self.saved.set_tone(tone)
        self._saved, self._short = words, short or words
        self._fit()
        if tone in {"caution", "error"}:
            announce(self.saved, words)

    @property
    def said_of_saving(self) -> str:
        """What is said of saving, whole, also where it has no room beside the names."""
        return self._saved

    def event(self, event: QEvent) -> bool:
        """What is said here changes its width: see again what fits."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let search, menus and the line of the assessment give way until the names can be read whole.

        What is said of saving comes and goes, so it moves none of these.
        """
        kept, wanted = self._look.theme.px(_SAVED_WIDTH), self._measured()
        way = next((one for one in _WAYS if wanted(one, kept) <= self.width()), _LAST_WAY)
        self.search.give_way(way.search)
        self.menus.set_narrow(narrow=way.menus)
        turn = QBoxLayout.Direction.TopToBottom if way.stacked else QBoxLayout.Direction.LeftToRight
        if self._names.direction() != turn:
            self._names.setDirection(turn)
            self._names.setSpacing(0 if way.stacked else self._row.spacing())
        shown = self._said_in(partial(wanted, way), kept)
        self.saved.show_text(shown)
        tip(self.saved, "" if shown == self._saved else self._saved)

    def _said_in(self, wanted: Callable[[int], int], kept: int) -> str:
        """Give what is said of saving so that the names stay whole: in one line, in two, or short."""
        lines = self._saved.replace(_PARTED, "\n", 1)
        metrics = self.saved.fontMetrics()
        for said in (self._saved, lines):
            widest = max(metrics.horizontalAdvance(line) for line in said.split("\n")) + 2
            if wanted(max(widest, kept)) <= self.width():
                return said
        if self._short != self._saved:
            return self._short
        room = max(self.width() - wanted(0), kept) - 2
        end = Qt.TextElideMode.ElideRight
        return "\n".join(metrics.elidedText(line, end, room) for line in lines.split("\n"))

    def _measured(self) -> Callable[[_Way, int], int]:
        """Give what tells, in a way, the width of all that is here with the names whole.

        It takes the way, and the width for what is said of saving.
        """
        px, gap = self._look.theme.px, self._row.spacing()
        names = [one.sizeHint().width() for one in (self.trust, self.assessment)]
        pills = sum(one.sizeHint().width() + self._pill_row.spacing() for one in self._pills)
        details = 0 if self.details.isHidden() else self.details.sizeHint().width()
        edges = self._row.contentsMargins()

        def wanted(way: _Way, saved: int) -> int:
            parts = [
                self.menus.width_when(narrow=way.menus),
                max(names) if way.stacked else sum(names) + gap,
                saved,
                px(_SEARCH_WIDTHS[way.search]),
                pills,
                details,
            ]
            # Between the parts, and before the search, where what is left over goes.
            return sum(parts) + len(parts) * gap + edges.left() + edges.right()

        return wanted

    def _build(self) -> None:
        self._row.addWidget(self.menus)
        self._place.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._names.addWidget(self.trust)
        self._names.addWidget(self.assessment)
        self._row.addWidget(self._place, 1)
        self._row.addWidget(self.details)
        self._row.addLayout(self._pill_row)
        self._row.addWidget(self.saved)
        self._row.addStretch(0)
        self._row.addWidget(self.search)

    def _on_look_changed(self) -> None:
        self.menus.forget_widths()
        letters = self._look.theme.px(LETTERS_HEIGHT)
        self.setFixedHeight(letters + HEADER_HEIGHT - LETTERS_HEIGHT)
