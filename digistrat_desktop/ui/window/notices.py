"""What is said above the page and in the header: notes, errors, files written, and whether all is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.store.rescue import Rescue, save_with_unsaved
from digistrat_desktop.ui.files import show_file, show_folder
from digistrat_desktop.ui.kit.access import announce
from digistrat_desktop.ui.kit.banner import Banner, Gravity
from digistrat_desktop.ui.messages import AnswerChoice, Question, error_words, place_for_copy
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import UNDO, pages_of_kinds
from digistrat_desktop.ui.session.saver import Saver
from digistrat_desktop.ui.timing import single_shot
from digistrat_desktop.ui.window.shell import Shell
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.domain.record.changes import Step


_GO, _REDO = "go", "redo"
_STEP = "step"  # an edit, whatever it edits
_JUDGED = "judged"


@dataclass
class _Problem:
    """What went wrong."""

    about: str  # the deed that failed; empty where that is not known
    page: QWidget | None  # on which it was told; None where it is about no page
    banner: Banner | None = None  # while it is shown


class Notices(QObject):
    """The banners that pages and the session ask for; of notes only the newest stands.

    A note follows to one page, for what is told often leads there, until a person does anything; then it stays
    with what they see, and goes as they go on to another page, view or form. The next outdates it.

    A problem stands on the page on which it was told, each time that is shown, until what failed goes well or
    it is closed. A step that was refused is no news once another is taken there. What is about no page stands until
    it is closed.
    """

    def __init__(self, context: PageContext, shell: Shell) -> None:
        super().__init__(shell)
        self._context = context
        self._shell = shell
        self._note: Banner | None = None
        self._note_followed = False  # to another page than that on which it was told
        self._note_seen = False  # something was pressed since it was told
        self._file: Banner | None = None  # which file was written last
        self._told_on: QWidget | None = None  # the page on which that was told
        self._problems: dict[str, _Problem] = {}  # by their words
        self._asked: Step | None = None  # of another page, named in the note
        self._made_on: dict[str, str] = {}  # the page on which an act was done, by its id
        self._page_of = pages_of_kinds(context.pages)
        context.navigator.told.connect(self._on_told)
        context.navigator.moved_on.connect(self._on_moved_on)
        context.navigator.told_of_file.connect(self._on_file)
        context.navigator.failed.connect(self.show_error)
        context.navigator.failed_at.connect(self._on_failed_at)
        context.navigator.succeeded.connect(self._drop_errors)
        context.navigator.went_well.connect(self._on_went_well)
        shell.page_shown.connect(self._on_page)
        context.session.refused.connect(partial(self._on_failed_at, _STEP))
        context.session.stepped.connect(partial(self._drop_errors, _STEP))
        context.session.changed.connect(self._drop_note)
        context.session.stepped.connect(self._on_stepped)
        context.session.moved_back.connect(self._on_moved_back)
        context.insight.failed.connect(partial(self.show_error, about=_JUDGED, everywhere=True))
        context.insight.ready.connect(self._on_judged)
        context.preferences.failed.connect(self._on_choice_not_kept)

    def show_error(self, error: Exception, *, about: str = "", everywhere: bool = False) -> None:
        """Say what went wrong: on the page that is shown now, or on every page."""
        words = error_words(error).text
        self._drop_error(words)
        problem = _Problem(about, None if everywhere else self._shell.shown_page())
        self._problems[words] = problem
        self._show_problem(words, problem)

    def _show_problem(self, words: str, problem: _Problem) -> None:
        problem.banner = self._shell.add_banner(Gravity.ERROR, words)
        problem.banner.dismissed.connect(partial(self._problems.pop, words, None))

    def _drop_error(self, words: str) -> None:
        problem = self._problems.pop(words, None)
        if problem is not None and problem.banner is not None:
            self._shell.remove_banner(problem.banner)

    def _on_went_well(self, error: Exception) -> None:
        """What failed before is no news any more; any other problem is."""
        self._drop_error(error_words(error).text)

    def _on_failed_at(self, deed: str, error: Exception) -> None:
        self.show_error(error, about=deed)

    def _on_judged(self, _: object) -> None:
        self._drop_errors(_JUDGED)

    def _drop_errors(self, deed: str) -> None:
        """Something was done: what was told of it when it failed is no news, and any other problem is."""
        for words, problem in list(self._problems.items()):
            if problem.about == deed:
                self._drop_error(words)

    def _on_page(self, _: str) -> None:
        """Problems of another page go out of sight; those of this one are there again."""
        page, self._asked = self._shell.shown_page(), None
        if self._told_on is not page:
            self._drop_file()
        if self._note_followed or self._note_seen:
            self._drop_note()
        self._note_followed = self._note is not None
        for words, problem in list(self._problems.items()):
            is_here = problem.page is None or problem.page is page
            if is_here and problem.banner is None:
                self._show_problem(words, problem)
            elif not is_here and problem.banner is not None:
                self._shell.remove_banner(problem.banner)
                problem.banner = None
        self._shell.close_gap()

    def _on_choice_not_kept(self, error: Exception) -> None:
        """Where nothing can be written a banner says so already; choices hold for this run."""
        if not self._context.session.read_only:
            self.show_error(error, everywhere=True)

    def _on_told(self, gravity: Gravity, text: str, actions: Sequence[tuple[str, str]]) -> None:
        if gravity is not Gravity.INFO:
            self._shell.add_banner(gravity, text, actions)
            return
        self._drop_note()
        self._note, self._note_followed = self._shell.add_banner(gravity, text, actions), False
        self._note.dismissed.connect(self._forget_note)
        self._note.action_chosen.connect(self._go)
        self._note_seen = False
        self._watch_presses(on=True)

    def _forget_note(self) -> None:
        self._note = self._asked = None

    def _on_moved_on(self) -> None:
        if self._note_seen:
            self._drop_note()
        self._shell.close_gap()

    def _watch_presses(self, *, on: bool) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
            if on:
                app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the first press after a note was told, whatever takes it."""
        if event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress}:
            self._note_seen = True
            self._watch_presses(on=False)
        return super().eventFilter(watched, event)

    def _drop_note(self, _: object = None) -> None:
        """A note speaks of the last thing done, "Undo takes it back" say: the next outdates it."""
        if self._note is not None:
            self._shell.remove_banner(self._note)
            self._forget_note()

    def _on_file(self, sentence: str, path: str) -> None:
        """Say where a file is or what was printed, until the next is or another page is shown."""
        self._drop_file()
        self._told_on = self._shell.shown_page()
        actions = (("open", tr("Open file")), ("folder", tr("Show folder"))) if path else ()
        words = f"{sentence} {path}".strip()
        banner = self._file = self._shell.add_banner(Gravity.INFO, words, actions)
        banner.action_chosen.connect(partial(self._on_file_action, path))
        banner.dismissed.connect(self._forget_file)

    def _forget_file(self) -> None:
        self._file = None

    def _drop_file(self) -> None:
        if self._file is not None:
            self._shell.remove_banner(self._file)
            self._file = None

    def _on_file_action(self, path: str, action: str) -> None:
        show = show_file if action == "open" else show_folder
        self._context.attempt(show, Path(path))

    def undo(self) -> None:
        """Undo the latest change; one on a page that is not seen is named first, and undone when asked again."""
        self._context.keeping.write()
        session = self._context.session
        if not session.undo_label:
            self._say_why_nothing()
        elif session.shown_to_undo is not None or not self._asks(UNDO, session.latest, tr("Undo")):
            session.undo()

    def redo(self) -> None:
        """As `undo`, for what was undone last."""
        session = self._context.session
        waits = session.latest_undone
        if not session.redo_label:
            self._say_why_nothing()
        elif session.shown_to_redo is not None or not self._asks(_REDO, waits, tr("Redo")):
            session.redo()

    def _say_why_nothing(self) -> None:
        if self._context.session.is_locked:
            words = tr(
                "Signed off, so nothing in it can be undone or redone. Make a revision to change it."
            )
            self._on_told(Gravity.INFO, words, ((f"{_GO}|signing|", tr("Open Sign off")),))

    def _asks(self, what: str, step: Step | None, word: str) -> bool:
        """Name a step that is about another page, unless that was done or it was made here."""
        session = self._context.session
        if step is None or session.read_only or not step.changes or self._asked is step:
            return False
        page, target = self._place(step)
        here = self._shell.shown_page_id()
        if page and self._shell.shows(page):
            self._come_to(page, target)
            return False
        if not page or self._made_on.get(_act_of(step)) == here:
            return False
        place = next(one.name for one in self._context.pages if one.id == page)
        words = tr(
            "The change is on another page, {page}: {label}. Press the same key again to go ahead.",
            page=place, label=self._told(step.label, step),
        )  # fmt: skip
        ways = ((what, word), (f"{_GO}|{page}|{target}", tr("Show where")))
        self._on_told(Gravity.INFO, words, ways)
        self._asked = step
        return True

    def _come_to(self, page: str, target: str) -> None:
        """Show the question that a step is about, where its page shows another: nothing goes out of sight."""
        shows = getattr(self._shell.shown_page(), "shows_target", None)
        if target and shows is not None and not shows(target):
            self._context.navigator.go(page, target)

    def _told(self, words: str, step: Step) -> str:
        """Say beside a step's name which record it is about, and what it makes of what."""
        from digistrat_desktop.services.record.step_words import step_words  # noqa: PLC0415 - not before the first paint

        session = self._context.session
        return f"{words}. {step_words(step, session.workspace, session.pack)}".rstrip(". ")

    def _on_stepped(self) -> None:
        """Remember where a step was made: undoing it there is seen, whatever page its records have."""
        for step in (self._context.session.latest, self._context.session.latest_undone):
            if step is not None and step.changes:
                self._made_on.setdefault(_act_of(step), self._shell.shown_page_id())

    def _on_moved_back(self, words: str, step: Step) -> None:
        """Offer the page of what was undone or done again, where another page is shown."""
        page, target = self._place(step)
        if page and not self._shell.shows(page):
            # After the step is told to all: what speaks of the step before goes away with that.
            actions = ((f"{_GO}|{page}|{target}", tr("Show where")),)
            told = f"{self._told(words, step)}."
            QTimer.singleShot(0, self, partial(self._tell_here, told, actions))

    def _tell_here(self, words: str, actions: Sequence[tuple[str, str]]) -> None:
        """Tell what is of interest on this page alone: it follows to no other."""
        self._on_told(Gravity.INFO, words, actions)
        self._note_followed = True

    def _place(self, step: Step) -> tuple[str, str]:
        from digistrat_desktop.services.record.step_words import item_about  # noqa: PLC0415 - not before the first paint

        pages = [self._page_of[one.kind] for one in step.changes if one.kind in self._page_of]
        return next(iter(pages), ""), item_about(step, self._context.session.workspace)

    def _go(self, action: str) -> None:
        """Follow the way that a note offered; other actions are not meant for this."""
        kind, _, place = action.partition("|")
        if kind == UNDO:
            QTimer.singleShot(0, self, self._context.session.undo)
        elif kind == _REDO:
            QTimer.singleShot(0, self, self._context.session.redo)
        elif kind == _GO:
            page, _, target = place.partition("|")
            # Not from within the button's own signal: going gives away what is typed, and with that
            # the banner may go.
            QTimer.singleShot(0, self, partial(self._context.navigator.go, page, target))


def _act_of(step: Step) -> str:
    """Give the act that a step belongs to, whatever was typed in it since."""
    return str(step.changes[0].stamp.event_id).partition(".")[0]


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
        self._moved_back = self._shown = ""
        self._words = self._plain = tr("✓ Saved")
        self._is_draft = False  # the words are of a draft
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
        self._shown, self._words, self._is_draft = "", self._plain, False
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
        self._is_draft = False
        self._words = f"{self._shown} · {saved}" if self._shown else saved
        self._show()

    def _on_draft(self, at: datetime, is_new: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        """A draft that only went away is none: its form was saved, or nobody wants it."""
        self._context.succeed(self._on_draft)
        if is_new:
            self._is_draft = True
            self._words = tr("✓ Draft saved {at:%H:%M}", at=at.astimezone())
            self._plain = tr("✓ Saved {at:%H:%M}", at=at.astimezone())
            self._show()
        elif not self._shown:
            self._is_draft = False
            self._words = tr("✓ Saved {at:%H:%M}", at=at.astimezone())

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
                short = tr("✓ Draft saved") if self._is_draft else ""
                self._shell.header.show_saved(self._words, short=short)
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
