"""The workshop: one question in large type, answered by the room; blind until it is revealed."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from digistrat_desktop.domain.edits.assessments import response_to, set_response
from digistrat_desktop.domain.edits.reviews import scores_of, spreads_of
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.trust.assessment import Assessment, Response
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.pages.answers import word_of
from digistrat_desktop.ui.pages.assess.hints import Hints
from digistrat_desktop.ui.pages.assess.not_settled import choice_words
from digistrat_desktop.ui.pages.assess.question import QuestionAsked, QuestionPane, ids_asked
from digistrat_desktop.ui.pages.presenting import RoomWindow
from digistrat_desktop.ui.pages.settle.matters import Matter, Teller, matters_of
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr, tr_count

_HINTS = tr(
    "Page Up, Page Down: question   ·   number keys: answer   ·   R: show answers   ·   Esc: exit"
)
_WIDEST = 4000


class WorkshopWindow(RoomWindow):
    """One question of the open assessment. No clock runs here.

    What people scored alone, and the answer that stands, stay hidden until the room asks for them
    or gives its answer.
    """

    def __init__(self, context: PageContext, item_id: str, parent: QWidget) -> None:
        super().__init__(context.look, tr("Workshop - DigiStrat Desktop"), _HINTS, parent)
        self._context = context
        self.item_id = item_id
        self._revealed = False
        self._teller = Teller(context)
        self._loose: tuple[Matter, ...] = ()  # levels apart, as the room reads them
        self._warned: tuple[Matter, ...] = ()  # those a key was pressed over once
        self.question = QuestionPane(self.look)
        self.not_settled = PlainLabel("", TypeRole.CHART, "caution")
        self.question.add_note(self.not_settled)
        self.spread = PlainLabel("", TypeRole.CHART, "secondary")
        self.hints_below = Hints(self.look, across=True)
        self.reveal = SecondaryButton(self.look, tr("Show answers"), parent=self)
        self._build_room()
        self._connect()
        self.show_item(item_id)

    def _build_room(self) -> None:
        page = ScrollPage(self.look, widest=_WIDEST, margin=0)
        page.add(self.question, self.spread, self.hints_below)
        page.end()
        self.add_body(page)
        self.foot.insertWidget(2, self.reveal)

    def _connect(self) -> None:
        session = self._context.session
        self.question.answered.connect(partial(self._on_answered, "answer"))
        self.question.answered_beside.connect(partial(self._on_answered, "second_answer"))
        self.question.discuss_asked.connect(partial(self._on_answered, "discuss"))
        self.previous.clicked.connect(partial(self.step, -1))
        self.next.clicked.connect(partial(self.step, 1))
        self.reveal.clicked.connect(self._on_reveal)
        for keys, by in (("PgDown", 1), ("Ctrl+Down", 1), ("PgUp", -1), ("Ctrl+Up", -1)):
            self.on_key(keys, partial(self.step, by))
        for keys, do in (("R", self.reveal.click), ("Ctrl+Z", session.undo)):
            self.on_key(keys, do)
        session.changed.connect(self._on_changed)
        session.opened.connect(self._on_opened)

    def show_item(self, item_id: str) -> None:
        found = self._open()
        if found is None:
            return
        assessment, pack = found
        self.item_id, self._revealed, self._warned = item_id, False, ()
        item, section = pack.item(item_id), pack.section_of(item_id)
        ids = ids_asked(assessment, pack)
        place = (
            tr("{index} of {ids}", index=ids.index(item_id) + 1, ids=len(ids))
            if item_id in ids
            else item_id
        )
        self.question.ask(QuestionAsked(pack, section, item, place))
        self.hints_below.show_item(pack, item)
        self._show()
        QTimer.singleShot(0, self, self.question.cards.focus_first)

    def step(self, by: int) -> None:
        """Go on by so many questions of the form; past the end it begins again."""
        found = self._open()
        if found is not None:
            ids = ids_asked(*found)
            at = ids.index(self.item_id) if self.item_id in ids else -by
            self.show_item(ids[(at + by) % len(ids)])

    def _open(self) -> tuple[Assessment, FrameworkPack] | None:
        session = self._context.session
        if session.assessment is None or session.pack is None:
            return None
        return session.assessment, session.pack

    def _on_opened(self) -> None:
        """Another assessment was opened behind: the room's question belongs to the one before."""
        if self._open() is None:
            self.close()
        else:
            self._show()

    def _on_changed(self, _: object) -> None:
        self._show()

    def _show(self) -> None:
        found = self._open()
        if found is None:
            return
        assessment, pack = found
        scored = len(
            scores_of(self._context.session.workspace, assessment.id).get(self.item_id, ())
        )
        hidden = bool(scored) and not self._revealed
        response = response_to(self._context.session.workspace, assessment, self.item_id)
        self.question.show_answer(_hidden(response) if hidden else response)
        self._show_loose(response, hidden=hidden)
        self.question.set_read_only(read_only=self._context.session.is_locked)
        self.reveal.setVisible(hidden)
        self.spread.setVisible(bool(scored))
        words = tr_count(
            scored,
            "1 person has answered separately. Press R to show the answer.",
            "%n people have answered separately. Press R to show their answers.",
        )
        self.spread.show_text(words if hidden else self._spread_words(assessment, pack))

    def _show_loose(self, response: Response, *, hidden: bool) -> None:
        """Say which levels stand apart; they are hidden with the answer."""
        self._loose = tuple(one for one in matters_of(response) if one.is_answer)
        said = [choice_words(self._teller, one) for one in self._loose]
        if self._loose and self._loose == self._warned:
            said.append(tr("Choose again to settle it."))
        self.not_settled.show_text(" ".join(said))
        self.not_settled.setVisible(bool(said) and not hidden)

    def _spread_words(self, assessment: Assessment, pack: FrameworkPack) -> str:
        scale = pack.scale_of(self.item_id)
        for spread in spreads_of(self._context.session.workspace, assessment.id):
            if spread.item_id == self.item_id:
                counts = ", ".join(f"{word_of(a, scale)} {n}" for a, n in spread.counts)
                return tr("Separate answers: {counts}", counts=counts)
        return ""

    def _on_reveal(self) -> None:
        self._revealed = True
        self._show()

    def _on_answered(self, name: str, value: object) -> None:
        found, session = self._open(), self._context.session
        if found is None or self._context.session.is_locked:
            return
        self._revealed = True
        loose = any(one.field == name for one in self._loose)
        if loose and self._loose != self._warned:
            self._warned = self._loose  # it may have come in as the key went down
            self._show()
            return
        edit = set_response(
            session.workspace, found[0], self.item_id, {name: value}, session.author
        )
        if not session.submit(edit):
            self._show()


def _hidden(response: Response) -> Response:
    return replace(response, answer="", second_answer="")
