"""Whether everything is saved, in the header; and what can be done when it is not."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from digistrat_desktop.services.store.rescue import save_with_unsaved
from digistrat_desktop.ui.kit.access import announce
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.messages import AnswerChoice, Question, error_words
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from datetime import datetime

    from digistrat_desktop.services.store.library import Library
    from digistrat_desktop.services.store.rescue import Rescue
    from digistrat_desktop.ui.kit.banner import Banner
    from digistrat_desktop.ui.session.context import PageContext
    from digistrat_desktop.ui.session.saver import Saver
    from digistrat_desktop.ui.window.shell import Shell

SAYS_SAVING_AFTER_MS = 300
COPY_KINDS = tr("DigiStrat stores (*.db)")
_TRY, _COPY, _STAY, _LEAVE = "retry", "copy", "stay", "leave"


class SavedState(QObject):
    """Listens to the saver and says so: silent when quick, a banner when it failed."""

    def __init__(
        self, context: PageContext, saver: Saver, shell: Shell, rescue: Rescue | None = None
    ) -> None:
        super().__init__(shell)
        self._context = context
        self._saver = saver
        self._shell = shell
        self._rescue = rescue
        self._banner: Banner | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SAYS_SAVING_AFTER_MS)
        self._slow.timeout.connect(self._on_slow)
        self._moved_back = self._shown = ""
        context.session.moved_back.connect(self._on_moved_back)
        context.session.changed.connect(self._on_changed)
        saver.saving.connect(self._on_saving)
        saver.saved.connect(self._on_saved)
        saver.failed.connect(self._on_failed)

    def may_leave(self) -> bool:
        """Finish saving before the window closes, or ask; False when the window is to stay."""
        self._saver.drain()
        if not self._saver.has_failed:
            return True
        answer = self._context.asker.ask(_leaving(can_copy=self._rescue is not None))
        if answer == _COPY:
            self.save_copy()
        if answer == _TRY:
            return self.may_leave()
        return answer == _LEAVE

    def save_copy(self) -> None:
        """Write a copy of everything, what could not be saved included, where a person says."""
        rescue = self._rescue
        suggested = Path.home() / "digistrat-copy.db"
        target = self._context.asker.file_to_save(tr("Save a copy"), suggested, COPY_KINDS)
        if target is None or rescue is None:
            return
        unsaved = self._saver.unsaved

        def work(library: Library) -> str:
            return str(save_with_unsaved(library, unsaved, target))

        self._context.ask(work, self._on_copied)

    def _on_copied(self, path: str) -> None:
        self._context.navigator.told_of_file.emit(
            tr("A copy with everything you typed was saved as"), path
        )

    def _on_moved_back(self, words: str, _: object) -> None:
        """What was undone may be on another page: the words stay until the next change."""
        self._moved_back = words
        announce(self._shell, words)

    def _on_changed(self, _: object) -> None:
        self._shown, self._moved_back = self._moved_back, ""

    def _on_saving(self) -> None:
        if not self._slow.isActive():
            self._slow.start()

    def _on_slow(self) -> None:
        if not self._saver.is_idle and not self._saver.has_failed:
            self._shell.header.show_saved(tr("Saving …"), "secondary")

    def _on_saved(self, at: datetime) -> None:
        self._slow.stop()
        self._end_banner()
        saved = tr("✓ Saved {at:%H:%M}", at=at.astimezone())
        self._shell.header.show_saved(f"{self._shown} · {saved}" if self._shown else saved)

    def _on_failed(self, error: Exception) -> None:
        self._slow.stop()
        self._end_banner()
        self._shell.header.show_saved(tr("Not saved"), "error")
        copy = ((_COPY, tr("Save a copy")),) if self._rescue is not None else ()
        actions = ((_TRY, tr("Try again")), *copy)
        words = error_words(error).text
        self._banner = self._shell.add_banner(Gravity.ERROR, words, actions, can_close=False)
        self._banner.action_chosen.connect(self._on_action)

    def _on_action(self, action: str) -> None:
        # Not from within the button's own signal: both ways may take the banner away.
        QTimer.singleShot(0, self, partial(self._act, action))

    def _act(self, action: str) -> None:
        if action == _TRY:
            self._end_banner()
            self._saver.retry()
        else:
            self.save_copy()

    def _end_banner(self) -> None:
        banner, self._banner = self._banner, None
        if banner is not None:
            self._shell.remove_banner(banner)


def _leaving(*, can_copy: bool) -> Question:
    copy = (AnswerChoice(_COPY, tr("Save a copy")),) if can_copy else ()
    return Question(
        tr("Your last changes are not saved yet"),
        tr("They are still in memory. Everything saved before is safe."),
        (
            AnswerChoice(_LEAVE, tr("Close without them")),
            *copy,
            AnswerChoice(_TRY, tr("Try again"), is_primary=True),
            AnswerChoice(_STAY, tr("Keep the window open")),
        ),
    )
