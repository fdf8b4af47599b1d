"""Holds the window's work up, as a slow disk or a large file would, until it is let go."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digistrat_desktop.ui.session.context import PageContext


class Gate:
    """Both workers wait before it while it is shut."""

    def __init__(self, context: PageContext) -> None:
        """Take the window whose work is held up."""
        self._context = context
        self._open = Event()
        self._open.set()

    @property
    def is_shut(self) -> bool:
        """True while work is held up."""
        return not self._open.is_set()

    def hold(self) -> None:
        """Put a piece of work that waits before all that is asked from now on."""
        self._open.clear()
        self._context.jobs.run(self._open.wait, _nothing, _nothing)
        self._context.store.ask(lambda _: self._open.wait(), _nothing, _nothing)

    def let_go(self) -> None:
        """Let everything go on."""
        self._open.set()


def _nothing(_: object) -> None:
    """Nobody waits for this answer."""
