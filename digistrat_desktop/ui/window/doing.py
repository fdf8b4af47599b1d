"""What is done from anywhere: an action for each page and command, with its keys, and the menus.

A menu is filled when it is first opened: the keys work from the start, and nobody waits for menus.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from digistrat_desktop.ui.kit.letters import give_letters
from digistrat_desktop.ui.pages.commands import COMMANDS
from digistrat_desktop.ui.session.page_entry import (
    CommandEntry,
    MenuPlace,
    PageEntry,
    gone_to,
    in_rail,
    under_more,
)
from digistrat_desktop.ui.session.session import Session
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

Go = Callable[[str, str], None]


def sequence(keys: str) -> QKeySequence:
    """Give keys in words, such as "Ctrl 1", as Qt takes them."""
    return QKeySequence(keys.replace(" ", "+"))


class Doing(QObject):
    """The actions of a window."""

    def __init__(
        self,
        window: QWidget,
        pages: Iterable[PageEntry],
        go: Go,
        commands: Mapping[str, Callable[[], object]],
    ) -> None:
        """`commands` are what the window does itself, by the id in the table; the rest is gone to."""
        super().__init__(window)
        self._window = window
        self._pages = {page.id: page for page in gone_to(pages)}
        self._go = go
        self._commands = commands
        self._actions: dict[tuple[str, str], QAction] = {}
        asked = {entry.id for entry in COMMANDS if not entry.target}
        for page in self._pages.values():
            if page.id not in asked:
                self._add(page, "", "")
        for entry in COMMANDS:
            self._add(entry, entry.target, entry.other_keys)

    def action(self, of: str, target: str = "") -> QAction:
        """Give the action of a page or a command, by its id and what it shows there."""
        return self._actions[of, target]

    def do(self, of: str, target: str = "") -> None:
        """Do a command, or go to a page."""
        if of in self._commands:
            self._commands[of]()
        else:
            self._go(of, target)

    def show_fitting(self, session: Session) -> None:
        """Offer what can do something now; the rest is greyed."""
        for entry in COMMANDS:
            if entry.fits is not None:
                self._actions[entry.id, entry.target].setEnabled(entry.fits(session))

    def _add(self, entry: PageEntry | CommandEntry, target: str, other_keys: str) -> None:
        action = QAction(entry.name.replace("&", "&&"), self._window)
        if entry.keys:
            every = (entry.keys, other_keys)
            action.setShortcuts([sequence(keys) for keys in every if keys])
            self._window.addAction(action)
        action.triggered.connect(partial(self._on_triggered, entry.id, target))
        self._actions[entry.id, target] = action

    def _on_triggered(self, of: str, target: str) -> None:
        self.do(of, target)


class Menus(QObject):
    """The menus of the bar, and the one that More opens; all of the same actions."""

    def __init__(
        self, look: Look, doing: Doing, pages: Iterable[PageEntry], owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._look = look
        self._doing = doing
        self._pages = tuple(pages)
        self._owner = owner
        self._fill = {MenuPlace.GO: self._fill_go, MenuPlace.HELP: self._fill_help}

    def bar_menus(self) -> list[QMenu]:
        """Give a menu for each place in the table."""
        return [self._empty(place) for place in MenuPlace]

    def more(self, title: str = "") -> QMenu:
        """Give a new menu of the pages that have no button of their own.

        Where the window is too low for all of them each heading opens its own, so that none is parted from its pages.
        """
        menu = QMenu(title, self._owner)
        for heading, pages in under_more(self._pages):
            self._add_heading(menu, heading)
            for page in pages:
                self._add(menu, page, page.icon)
        give_letters(menu)
        if menu.sizeHint().height() <= self._owner.window().height():
            return menu
        menu.clear()
        for heading, pages in under_more(self._pages):
            under = QMenu(heading.replace("&", "&&"), menu)
            menu.addMenu(under)
            for page in pages:
                self._add(under, page, page.icon)
            give_letters(under)
        give_letters(menu)
        return menu

    def _empty(self, place: MenuPlace) -> QMenu:
        menu = QMenu(place.value, self._owner)
        menu.aboutToShow.connect(partial(self._on_opened, menu, place))
        # Its icons are drawn in the colours there were.
        self._look.changed.connect(menu.clear)
        return menu

    def _on_opened(self, menu: QMenu, place: MenuPlace) -> None:
        if menu.isEmpty():
            self._fill_commands(menu, place)
            self._fill.get(place, _nothing)(menu)
        give_letters(menu)  # what Undo undoes is said anew each time

    def _fill_commands(self, menu: QMenu, place: MenuPlace) -> None:
        for entry in COMMANDS:
            if entry.menu is not place:
                continue
            if entry.apart:
                menu.addSeparator()
            self._add(menu, entry, entry.icon, entry.target)

    def _fill_go(self, menu: QMenu) -> None:
        menu.addSeparator()
        place = None
        for page in in_rail(self._pages):
            if place not in (None, page.rail):
                menu.addSeparator()
            place = page.rail
            self._add(menu, page, page.icon)
        menu.addSeparator()
        menu.addMenu(self.more(tr("More")))

    def _fill_help(self, menu: QMenu) -> None:
        menu.insertAction(menu.actions()[0], self._doing.action("help"))

    def _add(
        self, menu: QMenu, entry: PageEntry | CommandEntry, icon: str, target: str = ""
    ) -> None:
        action = self._doing.action(entry.id, target)
        if icon:
            action.setIcon(self._look.icon(icon, "text", 18))
        menu.addAction(action)

    def _add_heading(self, menu: QMenu, words: str) -> None:
        if not menu.isEmpty():
            menu.addSeparator()
        space = self._look.theme.space
        label = PlainLabel(words, TypeRole.SMALL, "secondary", wrap=False)
        label.setContentsMargins(space(4), space(1.5), space(4), space(1))
        heading = QWidgetAction(menu)
        heading.setDefaultWidget(label)
        heading.setEnabled(False)
        heading.setText(words.replace("&", "&&"))
        menu.addAction(heading)


def _nothing(_: QMenu) -> None:
    """Add nothing to what the table of commands put into the menu."""
