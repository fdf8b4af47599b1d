"""Tells a person that somebody took back what they had changed, and offers to bring it back."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from digistrat_desktop.ui.kit.banner import Banner, Gravity
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.tasks import nothing
from digistrat_desktop.ui.window.shell import Shell
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.domain.record.events import Author
    from digistrat_desktop.domain.record.undoing import TakenFrom
    from digistrat_desktop.services.packages.undoing import BroughtBack
    from digistrat_desktop.services.store.library import Library
    from digistrat_desktop.services.store.opened import OpenTrust

_SHOW, _BRING = "show", "bring"


class TakenNews(QObject):
    """One line for each who did: it stays, also over a restart, until it is closed or answered."""

    def __init__(self, context: PageContext, shell: Shell) -> None:
        super().__init__(shell)
        self._context, self._shell = context, shell
        self._lines: dict[TakenFrom, Banner] = {}
        self._about = ""  # the trust that is open
        context.navigator.taken_back.connect(self._on_taken)
        context.session.opened.connect(self._on_opened)

    def _on_opened(self) -> None:
        """Another trust has lines of its own: those that were not put away yet."""
        session = self._context.session
        now = session.trust.id if session.trust is not None and not session.read_only else ""
        if now == self._about:
            return
        self._about = now
        for taken in list(self._lines):
            self._end(taken)
        me = self._context.preferences.settings.actor_id
        if now:
            self._context.ask(partial(_untold, now, me), partial(self._on_taken, now))

    def _on_taken(self, trust_id: str, found: Iterable[TakenFrom]) -> None:
        from digistrat_desktop.services.packages.import_words import taken_words  # noqa: PLC0415 - after the first paint

        session = self._context.session
        if trust_id != self._about:
            return  # told when that trust is opened
        me, names = self._context.preferences.settings.actor_id, session.workspace.people
        for taken in (one for one in found if one not in self._lines):
            actions = ((_SHOW, tr("Show changes")), (_BRING, tr("Restore my changes")))
            words = taken_words(taken, names, me)
            line = self._lines[taken] = self._shell.add_banner(Gravity.INFO, words, actions)
            line.dismissed.connect(partial(self._on_put_away, taken))
            line.action_chosen.connect(partial(self._on_action, taken))

    def _on_put_away(self, taken: TakenFrom) -> None:
        self._lines.pop(taken, None)
        self._context.ask(partial(_forget, self._about, taken), nothing)

    def _end(self, taken: TakenFrom) -> None:
        line = self._lines.pop(taken, None)
        if line is not None:
            self._shell.remove_banner(line)

    def _on_action(self, taken: TakenFrom, action: str) -> None:
        # Not from within the button's own signal: the banner may go on the way.
        do = self._bring_back if action == _BRING else self._show
        QTimer.singleShot(0, self, partial(do, taken))

    def _show(self, taken: TakenFrom) -> None:
        self._context.navigator.go("record", f"act|{taken.act}")

    def _bring_back(self, taken: TakenFrom) -> None:
        session = self._context.session
        open_ = session.assessment.id if session.assessment else None
        self._context.keeping.write()
        work = partial(_bring, self._about, taken, session.author, open_)
        self._context.ask_when_saved(work, partial(self._on_brought, taken, self._about))

    def _on_brought(
        self, taken: TakenFrom, trust_id: str, found: tuple[BroughtBack, OpenTrust]
    ) -> None:
        done, opened = found
        self._end(taken)
        session = self._context.session
        if session.trust is not None and session.trust.id == trust_id:
            session.meet(opened, done.fields)
        self._context.navigator.told.emit(Gravity.INFO, done.words, ())


def _untold(trust_id: str, me: str, library: Library) -> tuple[TakenFrom, ...]:
    from digistrat_desktop.services.packages.undoing import taken_untold  # noqa: PLC0415 - after the first paint

    return taken_untold(library.store, trust_id, me)


def _forget(trust_id: str, taken: TakenFrom, library: Library) -> None:
    from digistrat_desktop.services.packages.undoing import forget_taken  # noqa: PLC0415 - after the first paint

    forget_taken(library.store, trust_id, taken)


def _bring(
    trust_id: str, taken: TakenFrom, author: Author, open_: str | None, library: Library
) -> tuple[BroughtBack, OpenTrust]:
    from digistrat_desktop.services.packages.undoing import bring_changes_back  # noqa: PLC0415 - after the first paint

    done = bring_changes_back(library, trust_id, taken, author)
    return done, library.open_trust(trust_id, open_)
