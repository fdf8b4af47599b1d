"""What the window knows of a page before it is made. The pages themselves: `ui/pages/table.py`."""

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


class RailPlace(Enum):
    """Where a page stands in the rail at the left."""

    MAIN = "main"
    FOOT = "foot"
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
    keys: str = ""  # its shortcut in words, such as "Ctrl 1"; empty for none
    palette: str = tr("Page")  # what sort of thing it is called in the palette
    needs: Needs = Needs.NOTHING  # what must be open
    empty: str = ""  # what will stand on it, said while what it needs is not open
    # kinds of record it edits, by which an undone step leads back to it
    kinds: tuple[str, ...] = ()

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


def in_rail(pages: Iterable[PageEntry]) -> tuple[PageEntry, ...]:
    """Give the pages of the rail, those at its foot last."""
    shown = [page for page in pages if page.rail is not RailPlace.NONE]
    return tuple(sorted(shown, key=lambda page: page.rail is RailPlace.FOOT))


def gone_to(pages: Iterable[PageEntry]) -> tuple[PageEntry, ...]:
    """Give the pages a person can go to."""
    return tuple(page for page in pages if page.name)
