"""What the header says of saving, and what is asked where something could not be saved."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.store.rescue import Rescue, save_with_unsaved
from digistrat_desktop.ui.kit.access import announce
from digistrat_desktop.ui.kit.banner import Banner, Gravity
from digistrat_desktop.ui.messages import (
    DRAFT_KEPT,
    AnswerChoice,
    Question,
    error_words,
    place_for_copy,
)
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.saver import Saver
from digistrat_desktop.ui.timing import single_shot
from digistrat_desktop.ui.window.shell import Shell
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.domain.record.changes import Step


SAYS_SAVING_AFTER_MS = 300
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
        self._slow = single_shot(self, self._on_slow, SAYS_SAVING_AFTER_MS)
        self._moved_back = self._shown = self._brief = ""
        self._words = self._plain = tr("✓ Saved")
        keeping = context.keeping
        keeping.changed.connect(self._on_keeping)
        keeping.kept.connect(self._on_draft)
        keeping.failed.connect(self._on_draft_failed)
        context.session.moved_back.connect(self._on_moved_back)
        context.preferences.changed.connect(self._on_choice)
        context.team.state_changed.connect(self._on_team)
        context.session.changed.connect(self._on_changed)
        saver.saving.connect(self._on_saving)
        saver.saved.connect(self._on_saved)
        saver.failed.connect(self._on_failed)
        shell.page_shown.connect(self._on_elsewhere)
        context.session.opened.connect(self._on_elsewhere)

    def _on_elsewhere(self, _: str = "") -> None:
        """What was undone or kept as a draft was said where it was seen: here it is only saved."""
        if self._brief:
            announce(self._shell, DRAFT_KEPT)
        self._shown, self._words, self._brief = "", self._plain, ""
        if self._shell.header.saved.text():
            self._show()

    def save_now(self) -> None:
        """Write what is being typed, and say so when it is on the disk."""
        self._context.keeping.write()
        self._show()
        announce(self._shell, self._shell.header.said_of_saving)

    def _on_choice(self, key: str) -> None:
        """Say how large the text is now, until something is saved; that something is not saved goes before."""
        if key != "text_percent" or self._saver.has_failed:
            return
        percent = self._context.preferences.settings.text_percent
        words = tr("Text size {percent} %", percent=percent)
        self._shell.header.show_saved(words, "secondary", tr("{percent} %", percent=percent))
        announce(self._shell, words)

    def may_leave(self) -> bool:
        """Finish saving before the window closes, or ask; False when the window is to stay."""
        self._context.keeping.write()
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
        rescue = self._rescue
        target = place_for_copy(self._context.asker)
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

    def _on_moved_back(self, words: str, step: Step) -> None:
        """What was undone may be on another page: the words stay until the next change."""
        from digistrat_desktop.services.record.step_words import item_about  # noqa: PLC0415 - not before the first paint

        item = item_about(step, self._context.session.workspace)
        self._moved_back = ", ".join(filter(None, (words, item)))

    def _on_changed(self, _: object) -> None:
        self._shown, self._moved_back = self._moved_back, ""

    def _on_saving(self) -> None:
        if not self._slow.isActive():
            self._slow.start()

    def _on_slow(self) -> None:
        if not self._saver.is_idle:
            self._show()

    def _on_saved(self, at: datetime) -> None:
        self._slow.stop()
        self._end_banner()
        saved = self._plain = tr("✓ Saved {at:%H:%M}", at=at.astimezone())
        self._brief = ""
        self._words = f"{self._shown} · {saved}" if self._shown else saved
        self._show()

    def _on_draft(self, at: datetime, is_new: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        """A draft that only went away is none: its form was saved, or nobody wants it."""
        self._context.succeed(self._on_draft)
        if is_new:
            self._brief = tr("✓ Draft saved")
            self._words = tr("✓ Draft saved {at:%H:%M}", at=at.astimezone())
            self._plain = tr("✓ Saved {at:%H:%M}", at=at.astimezone())
            self._show()
        elif not self._shown:
            self._words, self._brief = tr("✓ Saved {at:%H:%M}", at=at.astimezone()), ""

    def _on_draft_failed(self, error: Exception) -> None:
        self._shell.header.show_saved(tr("Not saved"), "error")
        self._context.refuse(self._on_draft, error)

    def _on_team(self) -> None:
        """While the team folder is away, saved here is not saved for everyone."""
        if self._shell.header.saved.text() or self._context.team.waiting_words:
            self._show()

    def _on_keeping(self) -> None:
        """What is being typed is not said to be saved before it is on the disk."""
        if self._shell.header.saved.text() or not self._context.keeping.is_written:
            self._show()

    def _show(self) -> None:
        if self._saver.has_failed:
            return
        if self._saver.is_idle and self._context.keeping.is_written:
            waits, open_ = self._context.team.waiting_words, self._context.keeping.not_taken
            if open_:
                words = tr("Draft kept, not saved: {questions}", questions=", ".join(open_))
                self._shell.header.show_saved(words, "secondary", tr("Not all saved"))
            elif waits:
                self._shell.header.show_saved(waits, "secondary", tr("Not in team folder yet"))
            else:
                self._shell.header.show_saved(self._words, short=self._brief)
        else:
            self._shell.header.show_saved(tr("Saving …"), "secondary")

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
        tr("Close without saving your last changes?"),
        tr(
            "They are not saved yet, but the program still has them. Everything saved earlier is safe."
        ),
        (
            AnswerChoice(_LEAVE, tr("Close without saving")),
            *copy,
            AnswerChoice(_TRY, tr("Try again"), is_primary=True),
            AnswerChoice(_STAY, tr("Cancel")),
        ),
    )
