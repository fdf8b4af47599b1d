"""What the window knows of a page before it is made, and of a command.

The pages themselves: `ui/pages/table.py`; the commands: `ui/pages/commands.py`.
"""

from collections.abc import Callable, Iterable
from enum import Enum
from importlib import import_module
from importlib.util import resolve_name
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from digistrat_desktop.ui.session.session import Session
from digistrat_desktop.ui.words import tr

_PAGES = "digistrat_desktop.ui.pages"
# Where the palette leads besides pages: an assessment of the open trust, and one of another.
OPEN = "open"
OPEN_ELSEWHERE = "open-elsewhere"
# What a command shows on a page that is not there for it alone.
BRING_IN = "bring-in"
LOOK_INSIDE = "look-inside"
SHARE = "share"
IMPORT_READINGS = "import-readings"
SAVE_REPORT = "save-report"
ADD = "add"  # a new record of the page's main kind
ADD_EVIDENCE = "add-evidence"
REOPEN = "reopen"
# Of an assessment, on Details; the title and the reference point by the names of their fields.
TITLE, DUPLICATE, ARCHIVE, REFERENCE = "title", "duplicate", "archive", "reference_point"
NAME = "name"  # of the trust, on Details
ALL_KEYS = "all-keys"
UNDO = "undo"  # what a note offers that can be undone
ABOUT = "about"


class RailPlace(Enum):
    """Where a page stands in the rail at the left."""

    MAIN = "main"
    FOOT = "foot"
    MORE = "more"  # in the menu that More opens, under the page's heading
    END = "end"  # below More
    NONE = ""


class Needs(Enum):
    """What must be open before a page has anything to show.

    A page with an empty state of its own, such as Assess, needs nothing.
    """

    NOTHING = ""
    TRUST = "trust"
    ASSESSMENT = "assessment"


class PageEntry(NamedTuple):
    """One page of the window."""

    id: str  # by which everything else speaks of it; never changes
    # module and class, called with the context when the page is first shown; a module that
    # begins with a dot lies under `ui/pages`
    maker: str
    name: str = ""  # in the rail and the palette; empty where nobody goes by themselves
    rail: RailPlace = RailPlace.NONE  # its place in the rail
    icon: str = ""  # in the icon family, for the rail
    heading: str = ""  # what it stands under in More
    keys: str = ""  # its shortcut in words, such as "Ctrl 1"; empty for none
    needs: Needs = Needs.NOTHING  # what must be open
    empty: str = ""  # what will stand on it, said while what it needs is not open
    also: str = ""  # further words by which it is found
    # kinds of record it edits, by which an undone step leads back to it
    kinds: tuple[str, ...] = ()
    # further kinds of record it shows and does not edit: they are found, and named after an undo, there
    shown: tuple[str, ...] = ()
    # further kinds of form that it has: a draft is named by such a kind or by a record's
    drafts: tuple[str, ...] = ()
    leads_back: bool = False  # its list is gone through: where it leads, a way back is offered

    @property
    def module(self) -> str:
        """The full name of its module."""
        return resolve_name(self.maker.partition(":")[0], _PAGES)

    def load(self) -> Callable[[Any], QWidget]:
        """Load the page's module; give its class, which is made with the window's context."""
        made: Callable[[Any], QWidget] = getattr(
            import_module(self.module), self.maker.partition(":")[2]
        )
        return made

    def lacks(self, session: Session) -> bool:
        """Tell whether the page has nothing to show because of what is not open."""
        if self.needs is Needs.TRUST:
            return session.trust is None
        return self.needs is Needs.ASSESSMENT and session.assessment is None


class MenuPlace(Enum):
    """The menus, in their order, with what they are called."""

    FILE = tr("&File")
    EDIT = tr("&Edit")
    VIEW = tr("&View")
    GO = tr("&Go")
    HELP = tr("&Help")


class CommandEntry(NamedTuple):
    """Something a person can have done from anywhere."""

    id: str  # of the page it leads to, or of what the window does
    name: str  # a verb and its object, in menus and in what finds anything
    menu: MenuPlace
    keys: str = ""  # as of a page
    other_keys: str = ""  # pressed by those used to other programs
    target: str = ""  # what is shown on the page
    apart: bool = False  # a line above it in its menu
    icon: str = ""
    also: str = ""  # further words by which it is found
    # whether it can do anything as things are; None where it always can
    fits: Callable[[Session], bool] | None = None


def can_write(session: Session) -> bool:
    return not session.read_only


def can_answer(session: Session) -> bool:
    """Tell whether an assessment is open that is not signed off; with none, its page says what to do."""
    return not session.is_locked


def can_reopen(session: Session) -> bool:
    return session.assessment is not None and session.is_locked and not session.read_only


_IN_RAIL = (RailPlace.MAIN, RailPlace.FOOT, RailPlace.END)


def in_rail(pages: Iterable[PageEntry]) -> tuple[PageEntry, ...]:
    """Give the pages that have a button of their own in the rail, from its top to its end."""
    shown = [page for page in pages if page.rail in _IN_RAIL]
    return tuple(sorted(shown, key=lambda page: _IN_RAIL.index(page.rail)))


def under_more(pages: Iterable[PageEntry]) -> tuple[tuple[str, tuple[PageEntry, ...]], ...]:
    """Give the pages that More leads to, under their headings."""
    found: dict[str, tuple[PageEntry, ...]] = {}
    for page in pages:
        if page.rail is RailPlace.MORE:
            found[page.heading] = (*found.get(page.heading, ()), page)
    return tuple(found.items())


def pages_of_kinds(pages: Iterable[PageEntry]) -> dict[str, str]:
    """Give the page, by its id, on which records of a kind are found."""
    return {kind: page.id for page in pages for kind in (*page.kinds, *page.shown)}


def gone_to(pages: Iterable[PageEntry]) -> tuple[PageEntry, ...]:
    """Give the pages a person can go to."""
    return tuple(page for page in pages if page.name)
