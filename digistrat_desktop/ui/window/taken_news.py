"""Tells a person that somebody took back what they or others had changed, and offers to bring it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

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


class _Line(NamedTuple):
    banner: Banner
    taken: tuple[TakenFrom, ...]  # all of one act


class TakenNews(QObject):
    """One line for each act: it stays, also over a restart, until it is closed or answered."""

    def __init__(self, context: PageContext, shell: Shell) -> None:
        super().__init__(shell)
        self._context, self._shell = context, shell
        self._lines: dict[str, _Line] = {}  # by act
        self._about = ""  # the trust that is open
        context.navigator.taken_back.connect(self._on_taken)
        context.navigator.restore_wanted.connect(self._bring_back)
        context.session.opened.connect(self._on_opened)
        context.session.changed.connect(self._on_changed)

    def _on_opened(self) -> None:
        """Another trust has lines of its own: those that were not put away yet."""
        session = self._context.session
        now = session.trust.id if session.trust is not None and not session.read_only else ""
        if now == self._about:
            self._tell_anew()
            return
        self._about = now
        for act in list(self._lines):
            self._end(act)
        if now:
            self._context.ask(partial(_untold, now, self._me), partial(self._on_taken, now))

    def _tell_anew(self) -> None:
        """Whoever a line names may be called otherwise now."""
        for act, line in list(self._lines.items()):
            if line.banner.label.text() != self._words_of(line.taken):
                self._end(act)
                self._tell(line.taken)

    @property
    def _me(self) -> str:
        return self._context.preferences.settings.actor_id

    def _on_changed(self, _: object) -> None:
        """Somebody may have brought it back: then there is nothing to tell any more."""
        if self._lines and self._context.session.is_meeting:
            about = self._about
            self._context.ask(partial(_untold, about, self._me), partial(self._on_left, about))

    def _on_left(self, trust_id: str, found: Sequence[TakenFrom]) -> None:
        if trust_id == self._about:
            left = {one.act for one in found}
            for act in [one for one in self._lines if one not in left]:
                self._end(act)

    def _on_taken(self, trust_id: str, found: Sequence[TakenFrom]) -> None:
        from digistrat_desktop.services.packages.import_words import acts_of  # noqa: PLC0415 - after the first paint

        if trust_id != self._about:
            return  # told when that trust is opened
        for taken in acts_of(found):
            act = taken[0].act
            known = self._lines[act].taken if act in self._lines else ()
            news = tuple(one for one in taken if one not in known)
            if news:
                self._end(act)
                self._tell((*known, *news))

    def _tell(self, taken: tuple[TakenFrom, ...]) -> None:
        is_own = all(one.of == self._me for one in taken)
        bring = tr("Restore my changes") if is_own else tr("Restore the changes")
        actions = ((_SHOW, tr("Show changes")), (_BRING, bring))
        line = self._shell.add_banner(Gravity.INFO, self._words_of(taken), actions)
        self._lines[taken[0].act] = _Line(line, taken)
        line.dismissed.connect(partial(self._on_put_away, taken))
        line.action_chosen.connect(partial(self._on_action, taken))

    def _words_of(self, taken: tuple[TakenFrom, ...]) -> str:
        from digistrat_desktop.services.packages.import_words import taken_words  # noqa: PLC0415 - after the first paint

        return taken_words(taken, self._context.session.workspace.people, self._me)

    def _on_put_away(self, taken: tuple[TakenFrom, ...]) -> None:
        self._lines.pop(taken[0].act, None)
        self._context.ask(partial(_forget, self._about, taken), nothing)

    def _end(self, act: str) -> None:
        line = self._lines.pop(act, None)
        if line is not None:
            self._shell.remove_banner(line.banner)

    def _on_action(self, taken: tuple[TakenFrom, ...], action: str) -> None:
        # Not from within the button's own signal: the banner may go on the way.
        bring = partial(self._bring_back, self._about, taken)
        do = bring if action == _BRING else partial(self._show, taken[0].act)
        QTimer.singleShot(0, self, do)

    def _show(self, act: str) -> None:
        self._context.navigator.go("record", f"act|{act}")

    def _bring_back(self, trust_id: str, taken: tuple[TakenFrom, ...]) -> None:
        session = self._context.session
        is_here = session.trust is not None and session.trust.id == trust_id
        open_ = session.assessment.id if is_here and session.assessment else None
        self._context.keeping.write()
        work = partial(_bring, trust_id, taken, session.author, open_)
        self._context.ask_when_saved(work, partial(self._on_brought, taken, trust_id))

    def _on_brought(
        self,
        taken: tuple[TakenFrom, ...],
        trust_id: str,
        found: tuple[BroughtBack, OpenTrust],
    ) -> None:
        done, opened = found
        for act in {one.act for one in taken}:
            self._end(act)
        session = self._context.session
        if session.trust is not None and session.trust.id == trust_id:
            session.meet(opened, done.fields)
        self._context.navigator.told.emit(Gravity.INFO, done.words, ())


def _untold(trust_id: str, me: str, library: Library) -> tuple[TakenFrom, ...]:
    from digistrat_desktop.services.packages.undoing import taken_untold  # noqa: PLC0415 - after the first paint

    return taken_untold(library.store, trust_id, me)


def _forget(trust_id: str, taken: tuple[TakenFrom, ...], library: Library) -> None:
    from digistrat_desktop.services.packages.undoing import forget_taken  # noqa: PLC0415 - after the first paint

    for one in taken:
        forget_taken(library.store, trust_id, one)


def _bring(
    trust_id: str,
    taken: tuple[TakenFrom, ...],
    author: Author,
    open_: str | None,
    library: Library,
) -> tuple[BroughtBack, OpenTrust]:
    from digistrat_desktop.services.packages.undoing import bring_changes_back  # noqa: PLC0415 - after the first paint

    done = bring_changes_back(library, trust_id, taken, author)
    return done, library.open_trust(trust_id, open_)
