"""Tells in one quiet line what came in through the team folder, and leads to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from digistrat_desktop.domain.counted import some_of
from digistrat_desktop.ui.kit.banner import Banner, Gravity
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import pages_of_kinds
from digistrat_desktop.ui.window.shell import Shell
from digistrat_desktop.ui.words import tr, tr_count

if TYPE_CHECKING:
    from digistrat_desktop.analysis.answers.readiness import LeftToDo
    from digistrat_desktop.domain.record.events import Event
    from digistrat_desktop.domain.record.undoing import TakenFrom
    from digistrat_desktop.services.store.library import Library

_GO, _OPEN = "go", "open"
_HISTORY = "record"


class TeamNews(QObject):
    """One line at a time: it stays until it is closed, more comes in, or another trust is opened."""

    def __init__(self, context: PageContext, shell: Shell) -> None:
        super().__init__(shell)
        self._context, self._shell = context, shell
        self._line: Banner | None = None
        self._new: tuple[Event, ...] = ()  # what the line tells of
        self._came: tuple[str, str] | None = None  # what the line says came in, and the way to it
        self._left: LeftToDo | None = None  # what it says is left to do
        self._about = ""
        self._place, self._is_told = context.team.place, False
        context.team.state_changed.connect(self._on_state)
        self._page_of = pages_of_kinds(context.pages)
        context.team.came_in.connect(self._on_came_in)
        context.team.trusts_came.connect(self._on_trusts)
        context.team.told.connect(self._on_told)
        TeamQuestion(context, shell)
        context.session.opened.connect(self._on_opened)
        for moved in (context.session.changed, context.session.opened, context.late.changed):
            moved.connect(self._on_moved)

    def _on_came_in(self, new: tuple[Event, ...]) -> None:
        """What takes back changes of this person's own is told apart, see `TakenNews`."""
        trust = self._context.session.trust
        if trust is None or not any(event.said.get("undoes") for event in new):
            self._tell(new)
            return
        me = self._context.preferences.settings.actor_id
        hashes = tuple(event.hash for event in new)
        asked = partial(_note_taken, trust.id, hashes, me)
        self._context.ask(asked, partial(self._on_taken_known, trust.id, new))

    def _on_taken_known(
        self, trust_id: str, new: tuple[Event, ...], taken: tuple[TakenFrom, ...]
    ) -> None:
        told = {digest for one in taken for digest in one.hashes}
        trust = self._context.session.trust
        if trust is not None and trust.id == trust_id:
            self._tell(tuple(event for event in new if event.hash not in told))
        if taken:
            self._context.navigator.taken_back.emit(trust_id, taken)

    def _tell(self, new: tuple[Event, ...]) -> None:
        from digistrat_desktop.services.team.meeting import actors_in  # noqa: PLC0415 - after the first paint

        session = self._context.session
        if not new:
            return
        names = [session.workspace.name_of(one) for one in actors_in(new)]
        words = came_in_words(len(new), [name for name in names if name])
        archived = (archived_words(title) for title in self._archived_by(new))
        signed = self._signed_by(new)
        self._new = new
        self._say_came(" ".join((words, *archived, *signed)), self._way_to(new))

    def _archived_by(self, new: tuple[Event, ...]) -> tuple[str, ...]:
        """Name the assessments that changes put away."""
        from digistrat_desktop.domain.trust.assessment import Assessment  # noqa: PLC0415 - not before the first paint

        ids = (e.key[2] for e in new if e.key[1] == Assessment.KIND and e.new.get("withdrawn"))
        workspace = self._context.session.workspace
        found = (workspace.find(Assessment, one) for one in dict.fromkeys(ids))
        return tuple(one.title for one in found if one is not None and one.withdrawn)

    def _signed_by(self, new: tuple[Event, ...]) -> Iterator[str]:
        """Say which assessments somebody signed off, and who."""
        from digistrat_desktop.domain.trust.assessment import Assessment  # noqa: PLC0415 - not before the first paint

        workspace = self._context.session.workspace
        for event in (one for one in new if one.seals):
            assessment = workspace.find(Assessment, event.place)
            if assessment is not None:
                yield signed_words(assessment.title, workspace.name_of(str(event.said["actor"])))

    def _say_came(self, words: str, way: str) -> None:
        loose, late, signed = self._left = self._left_now()
        actions = [(f"{_GO}|settle|", tr("Settle"))] if loose else []
        actions += [(f"{_GO}|signing|{signed}", tr("Open Sign off"))] if late else []
        actions.append((way, tr("Show changes")))
        self._say(" ".join(filter(None, (words, loose, late))), actions)
        self._came = (words, way)

    def _left_now(self) -> LeftToDo:
        from digistrat_desktop.analysis.answers.readiness import told_of  # noqa: PLC0415 - after the first paint

        return told_of(self._context.session.workspace, self._context.late.left)

    def _on_moved(self) -> None:
        """The line says what is left to do as it is now, not as it was when the changes came in."""
        if self._came is not None and self._left != self._left_now():
            self._say_came(*self._came)

    def _way_to(self, new: tuple[Event, ...]) -> str:
        """Lead to the record where it is one, else to the change history."""
        keys = {event.key for event in new if event.new}
        page = self._page_of.get(next(iter(keys))[1], "") if len(keys) == 1 else ""
        if not page:
            return f"{_GO}|{_HISTORY}|"
        from digistrat_desktop.domain.trust.assessment import Response  # noqa: PLC0415 - not before the first paint

        ((place, _, record_id),) = keys
        session = self._context.session
        answer = session.workspace.find(Response, record_id)
        if place and (session.assessment is None or session.assessment.id != place):
            return f"{_GO}|{_HISTORY}|"
        return f"{_GO}|{page}|{answer.item_id if answer is not None else record_id}"

    def _on_trusts(self, trusts: Sequence[tuple[str, str]]) -> None:
        words = tr_count(
            len(trusts),
            "{names} came in from the team folder.",
            "%n trusts came in from the team folder: {names}.",
            names=some_of([name for _, name in trusts], 3),
        )
        only = len(trusts) == 1
        action = (
            (f"{_OPEN}|{trusts[0][0]}", tr("Open")) if only else (f"{_GO}|library|", tr("Show all"))
        )
        self._say(words, [action])

    def _on_told(self, words: str) -> None:
        """Tell beside what came in what else there is to know of the folder."""
        line, self._line, self._came = self._line, None, None
        before = line.label.text() if line is not None else ""
        self._end(line)
        said = before if words in before else f"{before} {words}".strip()
        self._say(said, [(f"{_GO}|settings|", tr("Settings"))])
        self._is_told = True

    def _on_state(self) -> None:
        """What was told of a folder is true no more under another password, or in another place."""
        if self._place != self._context.team.place:
            self._place = self._context.team.place
            if self._is_told:
                self._end(self._line)

    def _on_opened(self) -> None:
        trust = self._context.session.trust
        if trust is not None and trust.id != self._about:
            self._about = trust.id
            self._end(self._line)
        elif self._came is not None:
            self._tell(self._new)  # whoever it names may be called otherwise now

    def _say(self, words: str, actions: Sequence[tuple[str, str]]) -> None:
        self._end(self._line)
        self._is_told = False
        self._line = self._shell.add_banner(Gravity.INFO, words, actions)
        self._line.dismissed.connect(self._on_dismissed)
        self._line.action_chosen.connect(self._on_action)

    def _on_dismissed(self) -> None:
        self._line = self._came = None

    def _end(self, line: Banner | None) -> None:
        if line is not None:
            self._line = self._came = None
            self._shell.remove_banner(line)

    def _on_action(self, action: str) -> None:
        kind, _, place = action.partition("|")
        page, _, target = place.partition("|")
        navigator = self._context.navigator
        way = (
            partial(navigator.open_trust, place)
            if kind == _OPEN
            else partial(navigator.go, page, target)
        )
        # Not from within the button's own signal: the banner may go on the way.
        QTimer.singleShot(0, self, way)


class TeamQuestion(QObject):
    """Asks whether a trust that another person began may be put into the team folder, while it is open."""

    def __init__(self, context: PageContext, shell: Shell) -> None:
        super().__init__(shell)
        self._context, self._shell = context, shell
        self._line: Banner | None = None
        self._about = ""
        context.team.word_wanted.connect(self._on_wanted)
        context.team.state_changed.connect(self._on_state)
        context.session.opened.connect(self._on_state)

    def _on_wanted(self, trust_id: str) -> None:
        trust = self._context.session.trust
        if trust is None or trust.id != trust_id:
            return
        self._end()
        words = tr(
            "“{name}” was begun by someone else. Share it with everyone in the team folder?",
            name=trust.name,
        )
        actions = (("share", tr("Share trust")), ("keep", tr("Keep trust here")))
        self._about = trust_id
        self._line = self._shell.add_banner(Gravity.INFO, words, actions)
        self._line.dismissed.connect(self._forget)
        self._line.action_chosen.connect(self._on_chosen)

    def _on_chosen(self, action: str) -> None:
        # Not from within the button's own signal: the banner goes.
        say = partial(self._context.team.give_word, self._about, share=action == "share")
        QTimer.singleShot(0, self, say)
        QTimer.singleShot(0, self, self._end)

    def _on_state(self) -> None:
        """It is asked no more where another trust is open, or a word was given."""
        trust, team = self._context.session.trust, self._context.team
        if trust is None or trust.id != self._about or not team.is_kept_back:
            self._end()

    def _forget(self) -> None:
        self._line = None

    def _end(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            self._shell.remove_banner(line)


def came_in_words(count: int, names: Sequence[str]) -> str:
    """Say what came in and from whom: "3 changes came in from Bob Shah and Cat Green."."""
    if not names:
        return tr_count(count, "1 change came in.", "%n changes came in.")
    people = some_of(names, 2)
    return tr_count(
        count, "1 change came in from {people}.", "%n changes came in from {people}.", people=people
    )


def archived_words(title: str) -> str:
    return tr("“{title}” is archived.", title=title)


def signed_words(title: str, name: str) -> str:
    if not name:
        return tr("“{title}” was signed off.", title=title)
    return tr("“{title}” was signed off by {name}.", title=title, name=name)


def _note_taken(
    trust_id: str, hashes: tuple[str, ...], me: str, library: Library
) -> tuple[TakenFrom, ...]:
    from digistrat_desktop.services.packages.undoing import note_taken  # noqa: PLC0415 - after the first paint

    return note_taken(library.store, trust_id, hashes, me)
