"""Working together through a folder, beside everything else: taken in, shown, and put out.

The folder may be slow or away: it is only ever touched on a thread of its own. What comes in is shown
when nothing waits to be saved; until then what is recorded here stands beside it, not over it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from digistrat_desktop.system.clock import Clock
from digistrat_desktop.ui.session.saver import Saver
from digistrat_desktop.ui.session.session import Session
from digistrat_desktop.ui.session.store_thread import StoreThread
from digistrat_desktop.ui.session.tasks import TaskRunner, nothing
from digistrat_desktop.ui.session.team_asks import (
    folder_of,
    keep_meeting,
    keep_word,
    known,
    open_again,
    sharing,
    take_in,
    waiting,
    writes,
)
from digistrat_desktop.ui.session.team_state import TeamState
from digistrat_desktop.ui.session.team_words import (
    SAFE,
    plain_words,
    put_back_words,
    removed_words,
    stuck_words,
    trouble_words,
    unreadable_words,
    up_to_date_words,
)
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from datetime import datetime

    from digistrat_desktop.domain.record.events import Event
    from digistrat_desktop.domain.record.graph import Graph
    from digistrat_desktop.services.store.library import Library
    from digistrat_desktop.services.store.opened import OpenTrust
    from digistrat_desktop.services.team.folder import FileTrouble, Looked, TeamFolder
    from digistrat_desktop.services.team.meeting import Shared, Taken, TeamPlace
    from digistrat_desktop.services.team.trusts_there import CameThere, TrustsThere

T = TypeVar("T")


class TeamPace(NamedTuple):
    """How long is waited before the next meeting."""

    after_a_change_ms: int = 30_000
    between_meetings_ms: int = 5 * 60_000
    closing_s: float = 10.0  # the most that closing waits for one answer of the drive


class TeamWork(QObject):
    """Keeps the open trust in step with the team folder."""

    coming_in = Signal()  # changes of others are about to be shown: what is typed is given away
    came_in = Signal(object)  # changes of others were shown; carries them
    trusts_came = Signal(object)  # trusts that were not here came in; carries their ids and names
    told = Signal(str)  # something else about the folder, said once
    word_wanted = Signal(str)  # may the open trust be put there, which another person began? its id
    state_changed = Signal()  # what is known of the folder is different now

    def __init__(
        self,
        session: Session,
        store: StoreThread,
        saver: Saver,
        clock: Clock,
        thread: TaskRunner,
        pace: TeamPace | None = None,
    ) -> None:
        """`thread` is the folder's own: nothing else waits for a slow drive."""
        super().__init__(thread)
        self._session, self._store, self._saver = session, store, saver
        self._clock, self._thread = clock, thread
        self._place: TeamPlace | None = None
        self._folder: TeamFolder | None = None
        self._trust_id = ""
        self._busy = self._again = self._closing = False
        self._state = TeamState()
        self._there: TrustsThere | None = None
        self._news: list[str] = []  # to be told at the end of the meeting
        self._said: set[str] = set()  # what was told and is not told again
        self._left: dict[str, TeamFolder] = {}  # trusts that were left with changes to be put out
        self._put_off: dict[str, TeamFolder] = {}  # those of them that could not be put out now
        self._missed: dict[str, tuple[Event, ...]] = {}  # came in while another trust was opened
        wanted = pace or TeamPace()
        self._closing_s, self._pause_ms = wanted.closing_s, wanted.after_a_change_ms
        self._soon = QTimer(self, singleShot=True)
        self._often = QTimer(self, interval=wanted.between_meetings_ms)
        for timer in (self._soon, self._often):
            timer.timeout.connect(self.meet)
        session.changed.connect(self._on_changed)
        saver.saved.connect(self._count)
        session.opened.connect(self._on_opened)

    @property
    def place(self) -> TeamPlace | None:
        return self._place

    @property
    def words(self) -> str:
        """How it stands, in one or two sentences; empty while nothing is known."""
        return self._state.words(self._there)

    @property
    def waiting_words(self) -> str:
        """Say while changes cannot be put there how many wait; empty for none, or else."""
        return self._state.waiting_words

    @property
    def missing_words(self) -> str:
        """Say while the folder is away that changes of others may be missing; else empty."""
        return self._state.missing_words(self._now())

    @property
    def removed(self) -> tuple[str, ...]:
        """The ids of the trusts there that somebody removed from this computer."""
        return self._there.removed if self._there is not None else ()

    def restore_removed(self) -> None:
        """Take the trusts in again that were removed from this computer: by choice only."""
        if self._there is not None:
            self._there.look_again(with_removed=True)
            self.meet()

    def look_again(self) -> None:
        """A trust was removed from this computer: say if it is still in the folder."""
        if self._there is not None:
            self._there.look_again()
            self._soon.start(0)

    def count_again(self) -> None:
        """Say how many changes wait now, while the folder cannot be reached."""
        if (self._state.away or self._state.stuck) and not self._busy:
            self.meet()

    @property
    def wants_password(self) -> bool:
        """Whether files there are under another password."""
        return self._state.wants_password

    @property
    def is_kept_back(self) -> bool:
        """Whether the open trust is not put there, since nobody here has said that it may be."""
        trust = self._session.trust
        return self._state.kept_back and trust is not None and trust.id == self._trust_id

    def give_word(self, trust_id: str, *, share: bool) -> None:
        """Put a trust into the folder that another person began, or keep it on this computer."""

        def begin_anew(_: None) -> None:
            self._folder = None
            self.meet()

        self._store.ask(partial(keep_word, trust_id, share), begin_anew, self._failed)

    @property
    def is_under_way(self) -> bool:
        return self._busy

    def work_in(self, place: TeamPlace | None) -> None:
        """Work together in a folder from now on, or in none."""
        self._place, self._folder, self._trust_id = place, None, ""
        self._state, self._there, self._said = TeamState(), None, set()
        self._left, self._put_off = {}, {}
        self.state_changed.emit()
        self._often.start() if place is not None else self._often.stop()
        if place is not None:
            self._soon.start(0)

    @property
    def can_clear_names(self) -> bool:
        """Whether lists of others in the folder still have names that were erased."""
        return self._state.stale_names and not self._busy

    def clear_names(self) -> None:
        """Take erased names out of the lists of others, such as of a copy that is gone."""
        if self._folder is not None and self.can_clear_names:
            self._busy, self._again = True, True
            self._off_thread(self._folder.replace_names, lambda _: self._end(self._state.said))

    def meet(self) -> None:
        """Meet now: take in what is there, put out what is missing; once more if that is under way."""
        self._soon.stop()
        self._again = self._busy
        if self._busy or self._place is None or self._session.read_only:
            return
        self._busy, self._news = True, []
        self._left, self._put_off = {**self._put_off, **self._left}, {}
        self._go_on(self._place)

    def _go_on(self, place: TeamPlace) -> None:
        """Put out first what was changed in trusts that are not open any more."""
        if self._left:
            trust_id, folder = next(iter(self._left.items()))
            share = partial(sharing, folder, trust_id)
            then = partial(self._on_left_whole, place, trust_id)
            gone = partial(self._on_left_gone, place, trust_id)
            self._store.ask_when_saved(share, self._unless_left(then), gone)
        elif self._closing:
            self._meet_trust()
        else:
            self._look_round(place)

    def _on_left_gone(self, place: TeamPlace, trust_id: str, _: Exception) -> None:
        self._left.pop(trust_id, None)  # removed meanwhile, say: it is in nobody's way
        self._go_on(place)

    def _on_left_whole(self, place: TeamPlace, trust_id: str, share: Callable[[], Shared]) -> None:
        self._off_thread(share, partial(self._on_left_shared, place, trust_id))

    def _on_left_shared(self, place: TeamPlace, trust_id: str, shared: Shared) -> None:
        if shared.waiting:  # tried again at the next meeting; the others are not kept waiting
            self._put_off[trust_id] = self._left.pop(trust_id)
            self._go_on(place)
            return
        mine = frozenset(self._left.pop(trust_id).mine)
        keep = partial(keep_meeting, trust_id, mine, shared, place.folder)
        self._ask(keep, lambda _: self._go_on(place))

    def _look_round(self, place: TeamPlace) -> None:
        """Bring in the trusts there that are not here; most often there are none."""
        if self._there is None:
            from digistrat_desktop.services.team.trusts_there import TrustsThere  # noqa: PLC0415 - after the first paint

            self._there = TrustsThere(place)
        self._off_thread(self._there.look_round, partial(self._on_listed, self._there))

    def _on_listed(self, there: TrustsThere, is_news: bool) -> None:  # noqa: FBT001 - an answer from the other thread
        self._tell_once(unreadable_words(there.unreadable))
        if is_news:
            self._ask(there.miss, partial(self._on_missed, there))
        else:
            self._meet_trust()

    def _on_missed(self, there: TrustsThere, is_missing: bool) -> None:  # noqa: FBT001 - as above
        if there.none_here:
            self._tell_once(removed_words(len(there.removed)))
        if is_missing:
            self._off_thread(there.read, partial(self._on_read, there))
        else:
            self._set_elsewhere()

    def _on_read(self, there: TrustsThere, _: None) -> None:
        taking = partial(there.take_in, self._session.author)
        self._store.ask(taking, self._unless_left(self._on_others_in), self._on_others_refused)

    def _on_others_in(self, came: CameThere) -> None:
        self._session.call(came.people)
        if came.trusts:
            self.trusts_came.emit(came.trusts)
        self._set_elsewhere(came.trouble)

    def _on_others_refused(self, error: Exception) -> None:
        self._tell_once(getattr(error, "what", ""))
        self._set_elsewhere(refused=getattr(error, "what", ""))

    def _set_elsewhere(self, trouble: FileTrouble | None = None, refused: str = "") -> None:
        self._state.refused = refused
        self._state.tell_of("", trouble)
        self._meet_trust()

    def _meet_trust(self) -> None:
        trust = self._session.trust
        if trust is None or self._place is None or trust.sample:
            self._trust_id, self._folder = "", None
            self._state.away, self._state.answered = False, self._now()
            self._state.kept_back = False
            self._state.tell_of_none_open()
            if trust is not None and trust.sample:
                self._end(tr("The sample trust stays on this computer."))
                return
            is_empty = self._there is None or self._there.has_nothing
            self._end(tr("No trust is in this folder yet.") if is_empty else "")
        elif trust.id != self._trust_id or self._folder is None:
            self._trust_id, self._state.kept_back = trust.id, False
            me = self._session.author.stamp().actor_id
            self._ask(partial(folder_of, self._place, trust.id, me), self._on_folder)
        else:
            self._on_folder(self._folder)

    def finish(self) -> None:
        """Meet a last time and wait for it, but not for a drive that does not answer; for closing only."""
        self._closing = True
        if self._place is not None and self._soon.isActive():
            self.meet()
        for timer in (self._soon, self._often):
            timer.stop()
        while self._busy:
            if not self._thread.drain(self._closing_s):
                self._thread.leave()
                return
            self._store.drain()
        self._thread.finish()

    def _on_changed(self, _: object) -> None:
        if self._place is not None:
            self._soon.start(self._pause_ms)

    def _on_opened(self) -> None:
        trust = self._session.trust
        if trust is not None and (missed := self._missed.pop(trust.id, ())):
            QTimer.singleShot(0, self, partial(self.came_in.emit, missed))
        if self._place is not None and trust is not None and trust.id != self._trust_id:
            has_more = self._soon.isActive() or bool(self._state.waiting)
            if has_more and self._folder is not None and self._trust_id:
                self._left[self._trust_id] = self._folder
            self._soon.start(0)

    def _on_folder(self, folder: TeamFolder) -> None:
        self._folder = folder
        elsewhere = self._state.troubles.get("")
        folder.lists.me = (
            self._session.author.stamp().actor_id
        )  # another one, once a name was erased
        folder.kept_out = elsewhere is not None and bool(elsewhere.locked)
        self._ask(writes, self._on_counted)

    def _on_counted(self, writes: int) -> None:
        self._off_thread(partial(self._the_folder().is_at_rest, writes), self._on_rest)

    def _on_rest(self, is_at_rest: bool) -> None:  # noqa: FBT001 - an answer from the other thread
        if is_at_rest:
            self._end_met()
        else:
            self._ask(partial(known, self._trust_id), self._on_known)

    def _on_known(self, found: tuple[Graph, frozenset[str], frozenset[str]]) -> None:
        known, erased, trusts = found
        look = partial(self._the_folder().look, known, erased, trusts)
        self._off_thread(look, partial(self._on_looked, known))

    def _on_looked(self, known: Graph, looked: Looked) -> None:
        self._state.tell_of(self._trust_id, looked.trouble)
        self._state.stale_names = bool(looked.trouble.names)
        if self._closing:  # there is nobody to be shown it: it comes in the next time
            self._put_out()
            return
        author = self._session.author
        self._ask(partial(take_in, looked, known, author), self._on_taken_in)

    def _tell_once(self, words: str) -> None:
        if words and words not in self._said:
            self._said.add(words)
            self._news.append(words)

    def _on_taken_in(self, taken: Taken) -> None:
        self._the_folder().leave(taken.left)
        self._again |= bool(taken.left)  # they are told at the next look
        if taken.new or taken.more:
            self._show(taken.new)
        else:
            self._put_out()

    def _show(self, new: tuple[Event, ...]) -> None:
        trust_id, session = self._trust_id, self._session
        open_ = partial(open_again, trust_id, session.assessment.id if session.assessment else None)
        self._store.ask_when_saved(open_, partial(self._on_opened_anew, new), self._failed)

    def _on_opened_anew(self, new: tuple[Event, ...], found: OpenTrust) -> None:
        self.coming_in.emit()  # typed before they are seen, so it stands beside them
        trust = self._session.trust
        if not self._saver.is_idle:
            self._show(new)  # something was recorded meanwhile: shown with it
            return
        if trust is not None and trust.id == self._trust_id:
            from digistrat_desktop.services.team.meeting import fields_written  # noqa: PLC0415 - after the first paint

            self._session.meet(found, fields_written(new))
            self.came_in.emit(new)
        else:
            self._session.call(found.workspace.people)
            self._missed[self._trust_id] = (*self._missed.get(self._trust_id, ()), *new)
        self._put_out()

    def _put_out(self) -> None:
        share = partial(sharing, self._the_folder(), self._trust_id)
        self._store.ask_when_saved(share, self._on_whole, self._failed)

    def _on_whole(self, share: Callable[[], Shared]) -> None:
        self._off_thread(share, self._on_shared)

    def _on_shared(self, shared: Shared) -> None:
        folder, mine = self._place.folder if self._place else None, self._the_folder().mine
        keep = partial(keep_meeting, self._trust_id, frozenset(mine), shared, folder)
        self._ask(keep, lambda _: self._on_kept(shared))

    def _on_kept(self, shared: Shared) -> None:
        self._state.kept_back = shared.kept_back
        if shared.kept_back and self._the_folder().asks and self._trust_id not in self._said:
            self._said.add(self._trust_id)
            self.word_wanted.emit(self._trust_id)
        if shared.put_back:
            self._news.append(put_back_words())
        why = stuck_words(shared.error) if shared.error is not None else ""
        if not shared.waiting:
            self._end_met(is_shut=shared.shut or shared.kept_back)
        elif why:  # it was read, so nothing of others is missing here
            self._state.away, self._state.stuck, self._state.answered = False, True, self._now()
            self._end_counted(why, SAFE)
        else:
            self._failed(shared.error or OSError())

    def _end(self, words: str) -> None:
        self._busy, self._state.said = False, words
        told = [one._replace(waiting=0, names=0) for one in self._state.troubles.values()]
        self._tell_once(trouble_words(*told))
        self.state_changed.emit()
        if self._news and not self._closing:
            self.told.emit(" ".join(self._news))
        if self._again:
            self.meet()

    def _end_met(self, *, is_shut: bool = False) -> None:
        """The folder was read, and has all that the open trust has here, if it may be put there."""
        self._state.away, self._state.stuck, self._state.answered = False, False, self._now()
        is_whole = not (is_shut or self._state.kept_back)
        self._end_counted(up_to_date_words(self._state.answered) if is_whole else "")

    def _failed(self, error: Exception) -> None:
        """Say how many changes wait to be put there, as far as it is known while the folder is away."""
        self._state.away, self._state.stuck = True, False
        is_shut = isinstance(error, PermissionError)
        if is_shut and self._there is not None and self._there.unreadable:
            self._end_counted("", SAFE)  # that it cannot be read is said for itself
            return
        words = tr("The team folder cannot be reached. {error}", error=plain_words(error))
        self._end_counted(words, SAFE)

    def _end_counted(self, words: str, alone: str = "") -> None:
        """Say how it stands, once it is known how many changes wait; `alone` is said where none does."""
        end = partial(self._on_counted_out, words, alone)
        if self._place is None:
            end(0)
        else:
            self._store.ask(self._ask_waiting(self._place), end, lambda _: end(0))

    def _on_counted_out(self, words: str, alone: str, waiting: int) -> None:
        self._state.waiting = waiting
        self._end(words if waiting else f"{words} {alone}".strip())

    def _count(self, _: object) -> None:
        """Something was saved: it waits for the next meeting, which counts for itself."""
        if self._place is not None and not self._busy:
            self._store.ask(self._ask_waiting(self._place), self._on_waiting, nothing)

    def _on_waiting(self, waiting: int) -> None:
        if waiting != self._state.waiting and not self._busy:
            self._state.waiting = waiting
            self.state_changed.emit()

    def _ask_waiting(self, place: TeamPlace) -> Callable[[Library], int]:
        trust = self._session.trust
        return partial(waiting, place.folder, trust.id if trust is not None else "")

    def _the_folder(self) -> TeamFolder:
        if self._folder is None:
            raise LookupError
        return self._folder

    def _now(self) -> datetime:
        return self._clock.now().astimezone()

    def _ask(self, work: Callable[[Library], T], on_done: Callable[[T], object]) -> None:
        self._store.ask(work, self._unless_left(on_done), self._failed)

    def _off_thread(self, work: Callable[[], T], on_done: Callable[[T], object]) -> None:
        self._thread.run(work, self._unless_left(on_done), self._failed)

    def _unless_left(self, on_done: Callable[[T], object]) -> Callable[[T], None]:
        """Go on only while it is about the same trust and folder."""
        about = (self._trust_id, self._place)

        def go_on(found: T) -> None:
            if about == (self._trust_id, self._place) and self._place is not None:
                on_done(found)
            else:
                self._busy = False
                self.meet()

        return go_on
