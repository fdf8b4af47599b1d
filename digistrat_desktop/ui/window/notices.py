"""What is said above the page: notes, errors and files written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from digistrat_desktop.ui.files import show_file, show_folder
from digistrat_desktop.ui.kit.banner import Banner, Gravity
from digistrat_desktop.ui.messages import error_words
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import UNDO, pages_of_kinds
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
        banner = self._file = self._shell.add_banner(Gravity.INFO, words, actions, stays=False)
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
