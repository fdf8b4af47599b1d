"""Banners about the store: another desk may have left it locked, or its record was found broken."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from digistrat_desktop.domain.errors import StoreDamaged
from digistrat_desktop.services.store.opening import Opened
from digistrat_desktop.ui.kit.banner import Banner, Gravity
from digistrat_desktop.ui.messages import AnswerChoice, Question
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.window.main_window import MainWindow
from digistrat_desktop.ui.window.rescue import RescueDesk
from digistrat_desktop.ui.window.shell import Shell
from digistrat_desktop.ui.words import tr

_TAKE = "take-over"


class TakeOver(QObject):
    """The button in the banner of a read-only second window."""

    confirmed = Signal(object)  # the store is to be taken over; carries the function that opens it

    def __init__(
        self, context: PageContext, shell: Shell, opener: Callable[[], Opened] | None
    ) -> None:
        """Take the services; without an opener nothing is offered."""
        super().__init__(shell)
        self._context = context
        self._shell = shell
        self._opener = opener
        self._banner: Banner | None = None
        self._left_by = ""

    def show_notice(self, opened: Opened) -> None:
        """Say that this is a copy; offer to take over where the holder gives no sign of life."""
        self._left_by = opened.left_by
        offered = bool(opened.left_by) and self._opener is not None
        actions = ((_TAKE, tr("Take over …")),) if offered else ()
        self._banner = self._shell.add_banner(Gravity.CAUTION, opened.notice, actions)
        self._banner.action_chosen.connect(self._on_action)

    def offer(self, left_by: str) -> None:
        """Ask whether to take over from a holder where there is not even a copy to read."""
        self._left_by = left_by
        QTimer.singleShot(0, self, self._ask)

    def _on_action(self, _: str) -> None:
        # Not from within the button's own signal: the banner may go.
        QTimer.singleShot(0, self, self._ask)

    def _ask(self) -> None:
        if self._opener is None or self._context.asker.ask(_sure(self._left_by)) != _TAKE:
            return
        if self._banner is not None:
            self._shell.remove_banner(self._banner)
            self._banner = None
        self.confirmed.emit(self._opener)


def _sure(left_by: str) -> Question:
    return Question(
        tr("Take over this data?"),
        tr(
            "It was last opened by {left_by}, which is not responding. Continue only if you "
            "are sure nobody is using it there. If 2 computers save at the same time, changes "
            "can be lost.",
            left_by=left_by,
        ),
        (AnswerChoice(_TAKE, tr("Take over")), AnswerChoice("back", tr("Cancel"), is_primary=True)),
        typed=tr("take over"),
    )


_WAYS, _RECORD = "ways", "record"


class BrokenRecord(QObject):
    """The banner of a broken record; nobody is thrown out of what they are typing."""

    def __init__(self, window: MainWindow, rescue: RescueDesk) -> None:
        super().__init__(window)
        self._window = window
        self._rescue = rescue
        self._banner: Banner | None = None
        self._words = ""

    def tell(self, words: str) -> None:
        self.forget()
        self._words = words
        actions = ((_WAYS, tr("What you can do …")), (_RECORD, tr("See the change history")))
        self._banner = self._window.shell.add_banner(Gravity.ERROR, words, actions)
        self._banner.action_chosen.connect(self._on_action)
        self._banner.dismissed.connect(self._on_dismissed)

    def forget(self) -> None:
        """Another store is open, or this one anew: what was found is no longer known to hold."""
        banner, self._banner = self._banner, None
        if banner is not None:
            self._window.shell.remove_banner(banner)

    def _on_dismissed(self) -> None:
        self._banner = None

    def _on_action(self, action: str) -> None:
        # Not from within the button's own signal: the banner may go.
        QTimer.singleShot(0, self, self._show_ways if action == _WAYS else self._show_record)

    def _show_record(self) -> None:
        self._window.go("record")

    def _show_ways(self) -> None:
        self._window.flush()
        self.forget()
        self._rescue.begin(StoreDamaged(self._words))
