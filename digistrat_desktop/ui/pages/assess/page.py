"""The Assess page: the list of items, one question, what stands behind its answer."""

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from digistrat_desktop.analysis.answers.advice import ticked_of
from digistrat_desktop.analysis.answers.likeness import moment_words
from digistrat_desktop.analysis.answers.position import (
    Backing,
    SectionPosition,
    answer_label,
    position_of,
    second_label,
)
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.edits import assessments
from digistrat_desktop.domain.frameworks.scales import NOT_APPLICABLE
from digistrat_desktop.domain.ids import ItemId
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.record.workspace import Workspace, evidence_of
from digistrat_desktop.domain.trust.assessment import Assessment, Response
from digistrat_desktop.ui.kit.access import announce, step_by_keys, tab_through
from digistrat_desktop.ui.kit.file_drop import FileDrop
from digistrat_desktop.ui.kit.layouts import Columns, fill, put
from digistrat_desktop.ui.kit.page_parts import EmptyState, ScrollPage
from digistrat_desktop.ui.pages.assess import question
from digistrat_desktop.ui.pages.assess.end_page import EndPage
from digistrat_desktop.ui.pages.assess.frame import AssessFrame, ItemList, filtered_ids
from digistrat_desktop.ui.pages.assess.hints import Before, Hints
from digistrat_desktop.ui.pages.assess.last_time import LastTime
from digistrat_desktop.ui.pages.assess.not_settled import NotSettledNote
from digistrat_desktop.ui.pages.assess.reasons import Reasons, progress_words, supports_words
from digistrat_desktop.ui.pages.assess.walk import Walk, place_words
from digistrat_desktop.ui.pages.assess.workshop import WorkshopWindow
from digistrat_desktop.ui.pages.signed_note import SealedNote
from digistrat_desktop.ui.pages.standing import answer_told
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import ADD_EVIDENCE, REFERENCE
from digistrat_desktop.ui.timing import single_shot
from digistrat_desktop.ui.words import tr

_SIDE_BY_SIDE = 600
_ANSWERS = frozenset({"answer", "second_answer"})
END = "left"  # what is left, in place of a question's id


class AssessPage(QWidget):
    """One question at a time, by mouse or by keyboard alone."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._item_id = self._begin_at = ""  # what is shown; its field that was asked for, once
        self._walk = Walk()
        self._chosen: Step | None = None  # the choice of an answer made last
        self._was = ""  # the answer before it was said that the question does not apply
        self._position: tuple[SectionPosition, ...] = ()
        self._evidence_told: tuple[object, ...] = ()
        look = context.look
        self._stack = QStackedWidget(self)
        self.empty = EmptyState(
            look,
            tr("No assessment is open"),
            tr("Start one for your trust, or open one from Home."),
            tr("Start an assessment"),
        )
        self.items = ItemList(look)
        self.sealed = SealedNote(context)
        self.question = question.QuestionPane(look)
        self.not_settled = NotSettledNote(context)
        self.question.add_note(self.not_settled)
        self.reasons = Reasons(context)
        self.hints = Hints(look, go=self.show_item)
        self.last_time = LastTime(context)
        self._page = ScrollPage(look, margin=5)
        self._below = Columns(look, _SIDE_BY_SIDE)
        self.frame = AssessFrame(look, self.items, self._page)
        self.end = EndPage(context)
        self._beginning = single_shot(self, self._begin)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._page.add(self.sealed, self.question, self.last_time.carried, self.last_time.words)
        self.question.foot.addWidget(self.last_time.link)
        self._below.add(self.reasons, 5)
        self._below.add(self.hints, 3)
        self._page.add(self._below)
        self._page.end()
        put(self._stack, self.empty, self.frame, self.end)
        fill(self, self._stack)

    def _name_point(self) -> None:
        assessment = self._context.session.assessment
        if assessment is not None:
            self._context.navigator.go("details", f"{assessment.id}|{REFERENCE}")

    def _connect(self) -> None:
        self.empty.acted.connect(partial(self._context.navigator.go, "start"))
        self.items.chosen.connect(self.show_item)
        self.items.filtered.connect(self._on_filtered)
        self.items.searched.connect(self._show_list)
        self.end.wanted.connect(self.go_through)
        self.end.back_asked.connect(self.show_item)
        self.items.left.clicked.connect(self.show_end)
        self._connect_question()

    def _connect_question(self) -> None:
        session = self._context.session
        self.question.answered.connect(partial(self._on_said, "answer"))
        self.question.answered_beside.connect(partial(self._on_said, "second_answer"))
        self.not_settled.another_asked.connect(self.question.cards.focus_first)
        self.not_settled.settled.connect(self._on_settled)
        self.question.criteria.ticked.connect(self._on_ticked)
        self.question.discuss_asked.connect(partial(self._on_said, "discuss"))
        self.question.typed.connect(self.reasons.write_on)
        self.question.digit_was_text.connect(self._on_digit_was_text)
        self.reasons.edited.connect(self._on_edited)
        self.reasons.reviewed.marked.connect(self._on_reviewed)
        self.reasons.evidence.asking.connect(self.frame.make_way_for)
        self.reasons.evidence.asking.connect(self._beginning.stop)
        FileDrop(self).dropped.connect(self.reasons.evidence.link_files)
        self.last_time.confirm.clicked.connect(self._on_confirmed)
        self.frame.workshop.clicked.connect(self.present)
        self.frame.asked_back.connect(self._begin)
        self.question.locked_asked.connect(self.sealed.say)
        self.question.point.clicked.connect(self._name_point)
        self.frame.previous.clicked.connect(partial(self._step, -1))
        self.frame.next.clicked.connect(partial(self._step, 1))
        step_by_keys(self, self._step)
        session.changed.connect(self._on_session_changed)
        session.moved_back.connect(self.question.forget_changed)
        self._context.insight.ready.connect(self._on_judged)
        session.opened.connect(self._on_session_opened)

    def show_state(self, target: str = "") -> None:
        """Show a question, perhaps at one of its fields: "ALN-21" or "ALN-21|level_why"."""
        self._on_session_opened()
        item, _, field = target.partition("|")
        if target == END:
            self.show_end()
        elif target == ADD_EVIDENCE and self._item_id and not self._locked():
            QTimer.singleShot(0, self, self.reasons.evidence.open_form)
        elif target and self._known(item):
            self.show_item(item)
            self._begin_at = field

    def present(self) -> None:
        if self._item_id and self._context.session.assessment is not None:
            workshop = WorkshopWindow(self._context, self._item_id, self.window())
            workshop.show_to_room()

    def show_end(self) -> None:
        """Show what is left, after the last question or when somebody asks."""
        judgement = self._context.insight.judgement
        if judgement is None or judgement.assessed is None:
            return
        self.reasons.flush()
        self.end.show_judgement(judgement)
        self._stack.setCurrentWidget(self.end)
        self.end.focus_first()

    def go_through(self, what: CountOf) -> None:
        """Go to the first question of one sort, with the list showing those alone."""
        if what is CountOf.NOT_SETTLED:
            self._context.navigator.go("settle")
            return
        self.items.want(what)
        fitting = self._fitting()
        if fitting:
            self.show_item(fitting[0])

    def flush(self) -> None:
        self.reasons.flush()

    def first_stop(self) -> QWidget | None:
        """Begin at the answers: digits choose there, and a letter is the reason."""
        return self.question.cards.tab_stop() if self._item_id else None

    def parts(self) -> tuple[tuple[QWidget, QWidget | None], ...]:
        return self.frame.parts(self.question.cards.tab_stop())

    def shows_target(self, item_id: str) -> bool:
        """Tell whether a question is in sight."""
        return self._stack.currentWidget() is self.frame and self._item_id == item_id

    def show_item(self, item_id: str = "") -> None:
        """Come to a question, or back to that before, with the keyboard on what is said of it first."""
        self._put_up(item_id or self._item_id)
        self._beginning.start()

    def _put_up(self, item_id: str) -> None:
        self.reasons.flush()
        if item_id != self._item_id:
            self._context.navigator.moved_on.emit()
        self._item_id, self._evidence_told, self._was = item_id, (), ""
        self._walk.come_to(self._position, item_id)
        self._stack.setCurrentWidget(self.frame)
        asked = self._asked()
        scale = asked.pack.scale_of(item_id)
        self.question.ask(asked)
        self.reasons.ask(asked.section, scale, item_id)
        self.last_time.put_away()
        self.items.list.look_again()
        self._show(fresh=True)
        self.frame.show_question()
        self._page.start_at_top()

    def _begin(self) -> None:
        """Bring the keyboard to what is said first: the level, or the note where there is none."""
        field, self._begin_at = self._begin_at, ""
        if field:
            self.reasons.point_at(field)
        elif self.question.cards.isHidden():
            self.reasons.write_on()
        else:
            self.question.cards.focus_first()
        locked = self.sealed.words.text() if self._locked() else ""
        announce(self.question, f"{self.question.spoken()} {locked}".strip())

    def _order_tab(self) -> None:
        """Tab goes as a person answers: both answers, why, evidence, target, on; then all else."""
        asked, frame = self.question, self.frame
        first = (asked.cards, asked.chips, asked.criteria)
        answers = (*first, asked.second_cards, asked.second_chips)
        ways = (
            frame.next,
            frame.previous,
            frame.all_questions,
            self.last_time.link,
            frame.workshop,
        )
        notes = (self.sealed, self.not_settled)
        parts = (
            self.items.left,
            *notes,
            *answers,
            self.last_time.carried,
            *self.reasons.tab_parts,
            *ways,
            self.hints,
        )
        tab_through(parts, self.items.list)

    def _known(self, item_id: str) -> bool:
        pack = self._context.session.pack
        return pack is not None and any(item.id == item_id for item in pack.items())

    def _asked(self) -> question.QuestionAsked:
        pack = self._context.session.pack
        if pack is None:
            raise LookupError
        section = pack.section_of(self._item_id)
        place = place_words(self._position, self._item_id)
        assessment = self._context.session.assessment
        moment = moment_words(assessment, section) if assessment is not None else ""
        return question.QuestionAsked(pack, section, pack.item(self._item_id), place, moment)

    def _on_session_opened(self) -> None:
        session = self._context.session
        assessment, pack = session.assessment, session.pack
        if assessment is None or pack is None:
            self._stack.setCurrentIndex(0)
            return
        if self._stack.currentWidget() is self.empty:
            self._stack.setCurrentWidget(self.frame)
        self.sealed.show_assessment(assessment)
        judgement = self._context.insight.current()
        # An assessment is opened at once, before it is judged, at what is still to be answered.
        self._position = (
            judgement.position if judgement else position_of(session.workspace, assessment, pack)
        )
        if self._item_of != assessment.id:
            self.items.wanted = frozenset()
        self._show_list()
        for part in (self.question, self.reasons):
            part.set_read_only(read_only=self._locked())
        if not self._known(self._item_id) or self._item_of != assessment.id:
            self._item_of = assessment.id
            self.show_item(self._first_open())
        else:
            self._show(fresh=True)

    _item_of = ""

    def _locked(self) -> bool:
        return self._context.session.is_locked

    def _first_open(self) -> str:
        asked = [item for section in self._position for item in section.asked]
        still = [item for item in asked if not item.is_answered or item.carried]
        weak = [item for item in asked if item.backing is Backing.CLAIMED_ONLY]
        return (still or weak or asked)[0].item.id

    def _on_session_changed(self, _: object) -> None:
        assessment = self._context.session.assessment
        if self._item_id and assessment is not None:
            self.sealed.show_assessment(assessment)
            self._show(fresh=False)

    def _on_judged(self, judgement: Judgement | None) -> None:
        """Show in the list, at the foot and beside the evidence what the answers come to."""
        if judgement is None or judgement.assessed is None or not self._item_id:
            return
        self._position = judgement.position
        if self._stack.currentWidget() is self.end:
            self.end.show_judgement(judgement)
        self._show_list()
        mine = self._section()
        if mine is not None:
            self._show_evidence(mine)
            words = progress_words(mine, judgement.counts.sections[mine.section.id])
            self.frame.show_progress(*words)

    def _show_list(self, _: str = "") -> None:
        judgement = self._context.insight.judgement
        known = judgement is not None and judgement.assessed is not None
        claims = judgement.claims if judgement is not None and known else ()
        counts = judgement.counts if judgement is not None and known else None
        self.items.hides_carried = not self._locked()
        self.items.show_position(self._position, claims, counts, self._item_id)
        self.items.list.show_current(self._item_id)
        before, after = self._round()
        self.frame.show_way(is_first=not before, is_last=not after)

    def _on_filtered(self) -> None:
        """Show a question that was filtered for; the keyboard stays on the filter."""
        fitting = self._fitting()
        if fitting and self._item_id not in fitting:
            self._put_up(fitting[0])
        self._show_list()

    def _section(self) -> SectionPosition | None:
        held = (s for s in self._position if any(i.item.id == self._item_id for i in s.items))
        return next(held, None)

    def _show(self, *, fresh: bool) -> None:
        mine = self._section()
        if mine is None:
            return
        if fresh:
            self._show_list()
        response = self._response()
        twice = mine.section.asked_twice is not None
        now = response.second_answer if twice else response.answer
        ticked = ticked_of(mine.at(self._item_id).item, response)
        is_judged = self._locked() or not response.carried
        self.question.show_answer(response, is_judged=is_judged)
        self.not_settled.show_response(response, locked=self._locked())
        self.reasons.show_answer(
            response,
            fresh=fresh,
            has_moved=self.last_time.has_moved(response),
            is_other=ticked is not None and ticked.is_other,
            old_reason=self.last_time.old_reason(response),
        )
        self._show_hints(now if is_judged else "")
        self._show_evidence(mine)
        self.last_time.show_response(response, locked=self._locked())
        if fresh:
            self._on_judged(self._context.insight.judgement)

    def _show_hints(self, level_id: str) -> None:
        pack = self._context.session.pack
        if pack is None:
            return
        item = pack.item(ItemId(self._item_id))
        self.hints.show_item(pack, item, level_id, tuple(map(self._first, item.needs)))

    def _first(self, item_id: str) -> Before:
        """Give a question whose matter comes first, as it is answered now."""
        for section in self._position:
            for item in section.items:
                if item.item.id == item_id:
                    return Before(item_id, item.item.title, answer_told(section, item))
        return Before(item_id, item_id, "")

    def _response(self) -> Response:
        session = self._context.session
        if session.assessment is None:
            raise LookupError
        return assessments.response_to(session.workspace, session.assessment, self._item_id)

    def _show_evidence(self, section: SectionPosition) -> None:
        item = section.at(self._item_id)
        mine = evidence_of(self._context.session.workspace, str(self._response().id))
        told = (mine, supports_words(section, item), section.scale, item.answer)
        known = (self._item_id, self._locked(), *told)
        if known != self._evidence_told:  # its rows are not made anew while somebody types
            self._evidence_told = known
            self.reasons.evidence.show_evidence(*told)
            self._order_tab()

    def _on_said(self, name: str, value: Any) -> None:
        """Take an answer or a mark, after what is being typed: undo takes back the later first."""
        self.reasons.flush()
        if value == NOT_APPLICABLE == self._response().answer:  # said again, it is taken back
            value = self._was
        self._on_edited(name, value)

    def _on_edited(self, name: str, value: Any) -> None:
        session = self._context.session
        if session.assessment is None or not self._item_id:
            return
        about = (session.workspace, session.assessment, self._item_id)
        before = session.latest
        was = getattr(self._response(), name)
        self._submit(assessments.set_response(*about, {name: value}, session.author))
        if name in _ANSWERS:
            self._was = was if name == "answer" and value == NOT_APPLICABLE else ""
            self._chosen = session.latest if session.latest is not before else None
            self._say_changed(name, was if self._chosen else "", value)

    def _say_changed(self, name: str, was: str, now: str) -> None:
        """Say what an answer that was given has become: a digit meant for the reason changes one, too."""
        mine = self._section()
        if mine is None or not was or self._response().carried:
            self.question.say_changed("")
            return
        label = second_label if name == "second_answer" else answer_label
        words = tr("Changed from {was} to {now}", was=label(mine, was), now=label(mine, now))
        self.question.say_changed(words)
        announce(self.question, words)

    def _on_digit_was_text(self, text: str) -> None:
        """A blank after a digit: "2 of 9" is a reason. What the digit chose is taken back."""
        session = self._context.session
        if self._chosen is not None and session.latest is self._chosen:
            session.undo()
        self.question.say_changed("")
        self.reasons.write_on(text)

    def _now(self) -> tuple[Workspace, Assessment, str]:
        """Give what a step is about, once what is being typed is a step of its own."""
        self.reasons.flush()
        session = self._context.session
        if session.assessment is None:
            raise LookupError
        return session.workspace, session.assessment, self._item_id

    def _on_ticked(self, met: tuple[str, ...]) -> None:
        workspace, assessment, _ = self._now()
        item, author = self._asked().item, self._context.session.author
        self._submit(assessments.tick_criteria(workspace, assessment, item, met, author))

    def _on_reviewed(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self._submit(assessments.mark_reviewed(*self._now(), self._context.session.author, on=on))

    def _on_settled(self, step: Step) -> None:
        """Take the choice, and bring the keyboard to the next one or on to the answers."""
        self._submit(step)
        if not self.not_settled.focus_first():
            self._begin()

    def _on_confirmed(self) -> None:
        self._submit(assessments.confirm_carried(*self._now(), self._context.session.author))

    def _submit(self, step: Step) -> None:
        if not self._context.session.submit(step):
            self._show(fresh=False)

    def _wanted(self) -> set[str] | None:
        """Give the questions that are filtered; None where all are shown."""
        judgement, wanted = self._context.insight.judgement, self.items.wanted
        if not wanted or judgement is None:
            return None
        return filtered_ids(judgement.counts, wanted)

    def _fitting(self) -> list[str]:
        """Give the questions that are filtered, in order; none where all are shown."""
        wanted = self._wanted() or ()
        return [one.item.id for s in self._position for one in s.items if one.item.id in wanted]

    def _round(self) -> tuple[list[str], list[str]]:
        return self._walk.round(self._position, self._item_id, self._wanted())

    def _step(self, by: int) -> None:
        """Go on to the next question of those gone through; after the last comes what is left."""
        before, after = self._round()
        if by < 0:
            if self._stack.currentWidget() is self.end:
                self.show_item()
            elif before:
                self.show_item(before[-1])
        elif after:
            self.show_item(after[0])
        else:
            self.show_end()
