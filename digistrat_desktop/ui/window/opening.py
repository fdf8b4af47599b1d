"""What the window does: opening the store, trusts, the sample; starting assessments; leaving."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.store.opening import Opened
from digistrat_desktop.system.files import forget_opened
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.saver import Saver
from digistrat_desktop.ui.session.tasks import nothing
from digistrat_desktop.ui.timing import single_shot
from digistrat_desktop.ui.window.rescue import RescueDesk
from digistrat_desktop.ui.window.whole_check import WholeCheck
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.services.store.opened import OpenTrust
    from digistrat_desktop.services.team.meeting import TeamPlace
    from digistrat_desktop.ui.session.starting import StartPlan

BACKUP_EVERY_MS = 15 * 60 * 1000
OTHERS_EVERY_MS = 500
AFTER_PAINT_MS = 20


class OtherProcesses(NamedTuple):
    """What other processes ask of this window; both are asked on the store worker's thread."""

    # writes a copy for each other window that asks; None answers nobody
    answer_readers: Callable[[Library], int] | None = None
    is_called: Callable[[], bool] | None = None  # tells whether a second start wants it in front


class WindowOpening(QObject):
    """Answers what the navigator is asked for."""

    opened = Signal()  # the store is open and Home is shown
    # what is open can only be read; carries the `Opened` with its notice
    opened_as_copy = Signal(object)
    called = Signal()  # the program was started again: this window is wanted in front

    def __init__(
        self,
        context: PageContext,
        saver: Saver,
        rescue: RescueDesk,
        others: OtherProcesses,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._saver = saver
        self._rescue = rescue
        self._dirty = False
        self._is_chosen = False
        self._is_starting = False
        self._others = others
        self._readers = QTimer(self, interval=OTHERS_EVERY_MS)
        self._readers.timeout.connect(self._on_others_due)
        self._carry_on = single_shot(self, self._on_carry_on, AFTER_PAINT_MS)
        self._backups = QTimer(self, interval=BACKUP_EVERY_MS)
        self._backups.timeout.connect(self._on_backup_due)
        self._whole_check = WholeCheck(context, self)
        navigator = context.navigator
        navigator.trust_wanted.connect(self.open_trust)
        navigator.start_wanted.connect(self._on_start)
        navigator.sample_wanted.connect(self._on_sample_wanted)
        saver.saved.connect(self._on_saved)
        context.session.opened.connect(self._on_session_opened)
        context.team.coming_in.connect(context.keeping.write)
        rescue.fixed.connect(self.open_with)

    @property
    def whole_check(self) -> WholeCheck:
        return self._whole_check

    @property
    def is_under_way(self) -> bool:
        return self._carry_on.isActive()

    def begin(self) -> None:
        self.open_with(None)

    def open_with(self, opener: Callable[[], Opened] | None) -> None:
        """Open the store, in the usual way when no other is given."""
        self._context.session.set_read_only(tr("Checking …"))
        self._context.store.open(self._on_opened, self._rescue.begin, opener)

    def _on_opened(self, opened: Opened) -> None:
        self._is_chosen = False
        if opened.notice:
            self.opened_as_copy.emit(opened)
        self._context.navigator.go("home")
        # Behind Home's own question: Home is on the screen before anything more is loaded.
        self._context.store.ask(_after_home, self._on_home_read, self._rescue.begin)
        self._backups.start()
        self.opened.emit()

    def _on_home_read(self, _: None) -> None:
        self._carry_on.start()

    def _on_carry_on(self) -> None:
        """Open where the person left off, unless they went elsewhere; and check the store."""
        if not self._is_chosen:
            self._open_latest()
        self._context.store.ask(_checked, self._on_checked, self._rescue.begin)

    def _open_latest(self) -> None:
        settings = self._context.preferences.settings
        work = partial(_left_off, settings.last_trust_id, settings.last_assessment_id or None)
        self._context.store.ask(work, self._on_left_off, self._on_not_loaded)

    def _on_left_off(self, found: OpenTrust | None) -> None:
        if found is None:
            self._context.preferences.set("last_trust_id", "")
            if self._context.session.trust is not None:
                self._context.session.show_nothing()
        elif not self._is_chosen:
            self._on_loaded("", "", found)

    def _on_checked(self, read_only: bool) -> None:  # noqa: FBT001 - the library's answer
        """Editing begins when the check has found the store sound."""
        self._context.session.set_read_only(tr("Read-only") if read_only else "")
        if read_only:
            return
        self._whole_check.start()
        self._context.store.ask(self._team_place, self._context.team.work_in, nothing)
        if any(self._others):
            self._readers.start()

    def _team_place(self, library: Library) -> TeamPlace | None:
        """Give where a team works together: as the organisation says, or as was chosen here."""
        from digistrat_desktop.services.team.meeting import place_allowed  # noqa: PLC0415 - after the first paint

        policy, new_id = self._context.preferences.policy, self._context.ids.new_id()
        if not policy.flag("AllowTeamFolder"):
            return None
        return place_allowed(library, policy.folder("TeamFolder"), new_id)

    def open_trust(self, trust_id: str, assessment_id: str, page: str, target: str = "") -> None:
        self._is_chosen = True

        def work(library: Library) -> tuple[OpenTrust, bool]:
            from digistrat_desktop.services.store.separate import is_answered_separately  # noqa: PLC0415 - after the first paint

            found = library.open_trust(trust_id, assessment_id or None)
            return found, is_answered_separately(library.store, found)

        self._context.store.ask(work, partial(self._on_found, page, target), self._on_not_loaded)

    def _on_found(self, page: str, target: str, answer: tuple[OpenTrust, bool]) -> None:
        """Whoever is to answer separately comes to the page for that."""
        found, separately = answer
        leads = "scoring" if separately and page == "assess" and not target else page
        self._on_loaded(leads, target, found)

    def _on_loaded(self, page: str, target: str, found: OpenTrust) -> None:
        self._context.succeed(self._on_loaded)
        self._context.session.show(found)
        trust = self._context.session.trust
        self._keep_open(trust.id if trust else "", found.assessment_id or "")
        if page:
            self._context.navigator.go(page, target)

    def _on_session_opened(self) -> None:
        """Another assessment of the trust was opened: a revision, say. What is only viewed is not kept."""
        session = self._context.session
        if session.trust is not None and not session.read_only:
            self._keep_open(session.trust.id, session.assessment.id if session.assessment else "")

    def _keep_open(self, trust_id: str, assessment_id: str) -> None:
        """Remember what is open, to go on there the next time."""
        self._context.preferences.set("last_trust_id", trust_id)
        self._context.preferences.set("last_assessment_id", assessment_id)

    def _on_not_loaded(self, error: Exception) -> None:
        self._context.preferences.set("last_trust_id", "")
        self._context.refuse(self._on_loaded, error)

    def _on_sample_wanted(self) -> None:
        def work(library: Library) -> str:
            from digistrat_desktop.services.sample import ensure_sample  # noqa: PLC0415 - rarely used

            return ensure_sample(library)

        self._context.ask(work, self._on_sample)

    def _on_sample(self, trust_id: str) -> None:
        self.open_trust(trust_id, "", "assess")

    def _on_start(self, plan: StartPlan) -> None:
        """Start once, however often a hurried hand asks before the store has answered."""
        if self._is_starting:
            return
        self._is_chosen = self._is_starting = True
        ask = self._context.store.ask
        if not plan.trust_id:
            ask(
                lambda library: library.store.people(),
                partial(self._start_trust, plan),
                self._on_not_started,
            )
            return

        def work(library: Library) -> OpenTrust:
            return library.open_trust(plan.trust_id, plan.carried_from or None)

        ask(work, partial(self._start_among, plan), self._on_not_started)

    def _on_not_started(self, error: Exception) -> None:
        self._is_starting = False
        self._context.refuse(self._start, error)

    def _start_trust(self, plan: StartPlan, people: Mapping[str, str]) -> None:
        self._context.session.show_new_trust(people)
        self._start(plan)

    def _start_among(self, plan: StartPlan, found: OpenTrust) -> None:
        self._context.session.show(found)
        self._start(plan)

    def _start(self, plan: StartPlan) -> None:
        self._is_starting = False
        self._context.succeed(self._start)
        from digistrat_desktop.ui.session.starting import steps_for  # noqa: PLC0415 - not before the first paint

        session = self._context.session
        session.add_pack(plan.pack)
        trust_id, made, step = steps_for(plan, session.workspace, session.packs, session.author)
        if session.submit(step):
            self._keep_open(trust_id, made.id)
            session.show_assessment(made.id)
            self._context.navigator.go("assess")

    def _on_saved(self, _: object) -> None:
        self._dirty = True

    def _on_others_due(self) -> None:
        self._context.store.ask(partial(_asked_by, self._others), self._on_asked, nothing)

    def _on_asked(self, is_called: bool) -> None:  # noqa: FBT001 - what was found
        if is_called:
            self.called.emit()

    def _on_backup_due(self) -> None:
        if self._dirty:
            self._dirty = False
            self._back_up(self._on_backup_failed)

    def _back_up(self, on_error: Callable[[Exception], None]) -> None:
        now = self._context.clock.now()
        self._context.store.ask(partial(_backed_up, now), nothing, on_error)

    def _on_backup_failed(self, _: Exception) -> None:
        words = tr("The backup could not be made. Everything you typed is saved. See Settings.")
        self._context.navigator.told.emit(Gravity.CAUTION, words, ())

    def set_aside(self) -> None:
        """Stop what is done to the open store now and then: something else takes its place.

        `open_with` and `begin` take it up again. What is not backed up yet is backed up now.
        """
        self._stop()
        if self._dirty:
            self._dirty = False
            self._back_up(self._on_backup_failed)

    def _stop(self) -> None:
        for timer in (self._carry_on, self._backups, self._readers):
            timer.stop()
        self._whole_check.stop()

    def leave(self) -> None:
        """Finish what was asked, back up what no backup holds yet and close the store."""
        self._stop()
        self._context.insight.stop()
        self._saver.drain()
        self._context.team.finish()
        now = self._context.clock.now()
        # A copy that was taken away can be brought back by Undo until now.
        self._context.store.ask(_without_unused_files, nothing, nothing)
        self._context.store.ask(lambda library: library.store.back_up_news(now), nothing, nothing)
        self._context.session.end()
        self._context.store.close()
        self._context.jobs.finish()
        forget_opened(self._context.opened)


def _after_home(_: Library) -> None:
    """Ask for nothing; what matters is the turn, behind what Home asked."""


def _backed_up(now: datetime, library: Library) -> None:
    library.store.back_up(now)
    library.store.back_up_elsewhere(now)


def _without_unused_files(library: Library) -> None:
    library.store.drop_unused_files()


def _asked_by(others: OtherProcesses, library: Library) -> bool:
    """Answer those who want to read, and tell whether this window is wanted in front."""
    if others.answer_readers is not None:
        others.answer_readers(library)
    return others.is_called is not None and others.is_called()


def _left_off(trust_id: str, assessment_id: str | None, library: Library) -> OpenTrust | None:
    """Open where a person left off, the first time what was changed last; None where it is not here."""
    if trust_id:
        there = any(trust.id == trust_id for trust in library.store.trusts())
        # A backup that was restored may be from before the assessment was begun.
        listed = library.store.listed_like(assessment_id) if assessment_id else ()
        known = assessment_id if assessment_id in {row.assessment_id for row in listed} else None
        return library.open_trust(trust_id, known) if there else None
    latest = library.home(1).latest
    return library.open_trust(latest[0].trust_id, latest[0].assessment_id) if latest else None


def _checked(library: Library) -> bool:
    """Check the store, but not a copy, which was verified when it was made."""
    if not library.read_only:
        library.store.confirm()
    return library.read_only
