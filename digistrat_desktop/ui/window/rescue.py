"""What is done about a store that cannot be opened: asks the rescue service, shows the page."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from digistrat_desktop.domain.errors import NewerVersion, StoreDamaged, StoreHeld
from digistrat_desktop.domain.words import day_words
from digistrat_desktop.services.store.opening import Opened
from digistrat_desktop.services.store.rescue import Prospects, Rescue
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import TopColumn, clear, fill, put
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.messages import (
    AnswerChoice,
    ErrorWords,
    Question,
    error_words,
    place_for_copy,
)
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.team_words import AFTER_RESTORING
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

RETRY, RESTORE, READ, COPY, NEW = "retry", "restore", "read", "copy", "new"
TAKE_OVER, LEAVE = "take-over", "leave"


T = TypeVar("T")
_SURE = Question(
    tr("Start again with no data?"),
    tr("Nothing is deleted. The file that could not be used is kept next to it."),
    (
        AnswerChoice("start", tr("Start again with no data")),
        AnswerChoice("back", tr("Cancel"), is_primary=True),
    ),
)


class RescueDesk(QObject):
    """Carries out the way out a person chose."""

    # the store cannot be used; carries the error and `Prospects` or None
    troubled = Signal(object, object)
    # it can be opened now; carries the function that opens it, or None for the usual way
    fixed = Signal(object)
    # the store is perhaps to be taken over; carries who left it, in words
    take_over_wanted = Signal(str)
    leaving = Signal()  # the program is to be closed

    def __init__(
        self, context: PageContext, rescue: Rescue | None, parent: QObject | None = None
    ) -> None:
        """Take the services; without a rescue there is only trying again."""
        super().__init__(parent)
        self._context = context
        self._rescue = rescue
        self._error: Exception | None = None
        self._left_by = ""

    def begin(self, error: Exception) -> None:
        self._error = error
        self.troubled.emit(error, None)
        rescue = self._rescue
        if rescue is not None:
            self._work(lambda: rescue.prospects(error), self._on_prospects)

    def choose(self, way: str) -> None:
        simple: dict[str, Callable[[], None]] = {
            RETRY: partial(self.fixed.emit, None),
            TAKE_OVER: partial(self.take_over_wanted.emit, self._left_by),
            LEAVE: self.leaving.emit,
        }
        if way in simple:
            simple[way]()
        elif self._rescue is not None:
            ways: dict[str, Callable[[Rescue], None]] = {
                RESTORE: self._restore,
                READ: self._read,
                COPY: self._copy,
                NEW: self._start_new,
            }
            ways[way](self._rescue)

    def _on_prospects(self, prospects: Prospects) -> None:
        self._left_by = prospects.left_by
        self.troubled.emit(self._error, prospects)

    def _restore(self, rescue: Rescue) -> None:
        now = self._context.clock.now()
        self._work(lambda: rescue.restore(now), self._on_kept)

    def restore_backup(self, made: datetime) -> None:
        """Put a backup somebody chose in the place of data that are sound."""
        rescue, now = self._rescue, self._context.clock.now()
        if rescue is not None:
            self._work(lambda: rescue.restore(now, made), self._on_restored)

    def _on_restored(self, kept: str) -> None:
        words = tr("The backup was restored. Your data from before are kept as {name}.", name=kept)
        gravity = Gravity.INFO
        if self._context.team.place is not None:  # stays when the folder brings the rest back
            words, gravity = f"{words} {AFTER_RESTORING}", Gravity.CAUTION
        self.fixed.emit(None)
        self._context.navigator.told.emit(gravity, words, ())

    def _start_new(self, rescue: Rescue) -> None:
        if self._context.asker.ask(_SURE) == "start":
            now = self._context.clock.now()
            self._work(lambda: rescue.start_new(now), self._on_kept)

    def _read(self, rescue: Rescue) -> None:
        self.fixed.emit(partial(_to_read, rescue))

    def _copy(self, rescue: Rescue) -> None:
        target = place_for_copy(self._context.asker)
        if target is not None:
            self._work(lambda: rescue.save_copy(target), self._on_copied)

    def _on_kept(self, kept: str) -> None:
        words = tr("The file that could not be used is kept as {name}.", name=kept)
        self._context.navigator.told.emit(Gravity.INFO, words, ())
        self.fixed.emit(None)

    def _on_copied(self, target: Path) -> None:
        self._context.navigator.told_of_file.emit(tr("A copy was saved as"), str(target))

    def _work(self, work: Callable[[], T], on_done: Callable[[T], None]) -> None:
        self._context.store.work(work, *self._context.ends(work, on_done))


def _to_read(rescue: Rescue) -> Opened:
    return Opened(
        rescue.open_read_only(), tr("This is open as read-only, so you cannot change anything.")
    )


class RescuePage(QWidget):
    """A title, what is safe, and one line a way out, the best first."""

    chosen = Signal(str)  # a way out was chosen; carries its name in `views.ways_out`

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._look = context.look
        self.title = PlainLabel(tr("Your data could not be opened"), TypeRole.PAGE)
        self.words = PlainLabel("", selectable=True)
        self._ways = TopColumn()
        self.buttons: dict[str, PrimaryButton | SecondaryButton] = {}
        self._build()

    def show_error(self, error: Exception, prospects: Prospects | None) -> None:
        """Say what happened and offer what can be done; None while backups are looked through."""
        words = error_words(error)
        self.title.show_text(words.what)
        no_backup = prospects is not None and prospects.backup_at is None
        self.words.show_text(_more(words, bare=no_backup and isinstance(error, StoreDamaged)))
        clear(self._ways)
        self.buttons = {}
        for number, (way, label, sentence) in enumerate(_ways(error, prospects)):
            self._add(way, label, sentence, first=number == 0)
        next(iter(self.buttons.values())).setFocus()

    def _build(self) -> None:
        page = ScrollPage(self._look, widest=760, parent=self)
        page.add(self.title, self.words)
        card = Card(self._look, tr("What you can do"))
        self._ways.setSpacing(self._look.theme.space(2))
        card.add_layout(self._ways)
        page.add(card)
        page.end()
        fill(self, page)

    def _add(self, way: str, label: str, sentence: str, *, first: bool) -> None:
        kind = PrimaryButton if first else SecondaryButton
        button = kind(self._look, label)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setAccessibleDescription(sentence)
        button.clicked.connect(partial(self.chosen.emit, way))
        self.buttons[way] = button
        put(self._ways, button, PlainLabel(sentence, tone="secondary"))


def _more(words: ErrorWords, *, bare: bool) -> str:
    """Say what is safe and what to do; nobody is sent to a backup that is not there."""
    advice = tr("There is no good backup to restore.") if bare else words.advice
    return " ".join(part for part in (words.safe, advice) if part)


def _ways(error: Exception, prospects: Prospects | None) -> list[tuple[str, str, str]]:
    """Give the ways out, the best first; what is still being looked for is added when it is known."""
    if isinstance(error, NewerVersion):
        return _ways_out_of_a_newer(prospects)
    if prospects is None:
        return [_again()]
    if isinstance(error, StoreHeld):
        return [_again(), *_take_over(prospects.left_by)]
    if not prospects.can_replace:
        return [_again(), _copy()]
    new = (
        NEW,
        tr("Start again with no data"),
        tr("The file that could not be used is kept next to it."),
    )
    return [*_restore(prospects.backup_at), _read(), _copy(), new, _again()]


def _ways_out_of_a_newer(prospects: Prospects | None) -> list[tuple[str, str, str]]:
    """Trying again helps nobody before the later version is installed; it comes last."""
    leave = (
        LEAVE,
        tr("Close the program"),
        tr("Your data has not changed. Install the later version, then open it again."),
    )
    if prospects is None:
        return [leave]
    backup = (
        READ,
        tr("View the last good backup"),
        tr("Kept by an earlier version of the program. Nothing is changed."),
    )
    return [leave, *([backup] if prospects.backup_at else []), _copy(), _again()]


def _again() -> tuple[str, str, str]:
    sentence = tr("For example, after closing the other window or freeing some space.")
    return RETRY, tr("Try again"), sentence


def _copy() -> tuple[str, str, str]:
    sentence = tr("For IT support. Nothing is changed.")
    return COPY, tr("Save a copy of the file"), sentence


def _read() -> tuple[str, str, str]:
    sentence = tr("View what can still be read. Nothing is changed.")
    return READ, tr("Open read-only"), sentence


def _take_over(left_by: str) -> list[tuple[str, str, str]]:
    if not left_by:
        return []
    sentence = tr(
        "It was last used by {left_by}. You need to type 2 words to confirm.", left_by=left_by
    )
    return [(TAKE_OVER, tr("Take over …"), sentence)]


def _restore(backup_at: datetime | None) -> list[tuple[str, str, str]]:
    if backup_at is None:
        return []
    local = backup_at.astimezone()
    made = tr("{local} at {local_2:%H:%M}", local=day_words(local.date()), local_2=local)
    sentence = tr(
        "Made {made} and checked just now. The file that could not be used is kept.", made=made
    )
    return [(RESTORE, tr("Restore the last good backup"), sentence)]
