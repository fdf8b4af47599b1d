"""What is said above the page: notes, files written, errors, and the way to what was undone."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from digistrat_desktop.system.safe_trace import safe_trace
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.messages import error_words
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digistrat_desktop.domain.record.history import Step
    from digistrat_desktop.ui.kit.banner import Banner
    from digistrat_desktop.ui.session.context import PageContext
    from digistrat_desktop.ui.window.dialogs import CrashTeller
    from digistrat_desktop.ui.window.shell import Shell


class FaultDesk(QObject):
    """Takes an error on any thread; the window tells of it on its own."""

    happened = Signal(str)  # something went wrong; carries its kind and lines, without values

    def __init__(
        self, teller: CrashTeller, log: Callable[[BaseException], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._teller = teller
        self._log = log
        self.happened.connect(self._on_happened, Qt.ConnectionType.QueuedConnection)

    def take(self, error: BaseException) -> None:
        """Log an error and have it told once; never raises."""
        self._log(error)
        self.happened.emit(safe_trace(error))

    def _on_happened(self, details: str) -> None:
        self._teller.tell(details)


_GO = "go"


class Notices(QObject):
    """The banners that pages and the session ask for; of notes only the newest stands."""

    def __init__(self, context: PageContext, shell: Shell) -> None:
        super().__init__(shell)
        self._context = context
        self._shell = shell
        self._note: Banner | None = None
        self._page_of = {kind: page.id for page in context.pages for kind in page.kinds}
        context.navigator.told.connect(self._on_told)
        context.navigator.told_of_file.connect(self._on_file)
        context.navigator.failed.connect(self.show_error)
        context.session.refused.connect(self.show_error)
        context.session.changed.connect(self._drop_note)
        context.session.moved_back.connect(self._on_moved_back)
        context.insight.failed.connect(self.show_error)
        context.preferences.failed.connect(self._on_choice_not_kept)

    def show_error(self, error: Exception) -> None:
        self._shell.add_banner(Gravity.ERROR, error_words(error).text)

    def _on_choice_not_kept(self, error: Exception) -> None:
        """Where nothing can be written a banner says so already; choices hold for this run."""
        if not self._context.session.read_only:
            self.show_error(error)

    def _on_told(self, gravity: Gravity, text: str, actions: Sequence[tuple[str, str]]) -> None:
        if gravity is not Gravity.INFO:
            self._shell.add_banner(gravity, text, actions)
            return
        self._drop_note()
        self._note = self._shell.add_banner(gravity, text, actions)
        self._note.dismissed.connect(self._forget_note)
        self._note.action_chosen.connect(self._go)

    def _forget_note(self) -> None:
        self._note = None

    def _drop_note(self, _: object = None) -> None:
        """A note speaks of the last thing done, "Undo takes it back" say: the next outdates it."""
        if self._note is not None:
            self._shell.remove_banner(self._note)
            self._note = None

    def _on_file(self, sentence: str, path: str) -> None:
        actions = (("open", tr("Open it")), ("folder", tr("Show its folder")))
        banner = self._shell.add_banner(Gravity.INFO, f"{sentence} {path}", actions)
        banner.action_chosen.connect(partial(self._on_file_action, path))

    def _on_file_action(self, path: str, action: str) -> None:
        shown = path if action == "open" else str(Path(path).parent)
        QDesktopServices.openUrl(QUrl.fromLocalFile(shown))

    def _on_moved_back(self, words: str, step: Step) -> None:
        """Offer the page of what was undone or done again, where another page is shown."""
        page, target = self._place(step)
        if page and not self._shell.shows(page):
            # After the step is told to all: what speaks of the step before goes away with that.
            actions = ((f"{_GO}|{page}|{target}", tr("Show where")),)
            QTimer.singleShot(0, self, partial(self._on_told, Gravity.INFO, words, actions))

    def _place(self, step: Step) -> tuple[str, str]:
        from digistrat_desktop.domain.trust.assessment import Response  # noqa: PLC0415 - not before the first paint

        for change in step.changes:
            if page := self._page_of.get(change.kind):
                answer = self._context.session.workspace.find(Response, change.record_id)
                return page, answer.item_id if answer is not None else ""
        return "", ""

    def _go(self, action: str) -> None:
        """Follow the way that a note offered; other actions are not meant for this."""
        kind, _, place = action.partition("|")
        if kind == _GO:
            page, _, target = place.partition("|")
            # Not from within the button's own signal: going gives away what is typed, and with that
            # the banner may go.
            QTimer.singleShot(0, self, partial(self._context.navigator.go, page, target))
