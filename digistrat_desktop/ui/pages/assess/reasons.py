"""Under the answer: why, what moved, evidence, target."""

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from digistrat_desktop.analysis.answers import position
from digistrat_desktop.analysis.answers.evidence import Unbacked, backs_nothing, other_evidence
from digistrat_desktop.analysis.counts import CountOf, Counts
from digistrat_desktop.analysis.findings.rules import EVIDENCE
from digistrat_desktop.domain.frameworks.framework import Scale, Section, SectionKind
from digistrat_desktop.domain.frameworks.scales import (
    CANNOT_SAY,
    NOT_APPLICABLE,
    UNANSWERED,
    Standing,
    Sureness,
)
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.rules.targets import day_fault, level_fault
from digistrat_desktop.domain.trust.assessment import Response
from digistrat_desktop.domain.words import small_first
from digistrat_desktop.ui.forms.asking import AS_TYPED
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.forms.line_field import LONGEST_LINE
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import Columns
from digistrat_desktop.ui.pages.assess.carried_over import CarriedOverNote
from digistrat_desktop.ui.pages.assess.evidence import EvidenceList
from digistrat_desktop.ui.pages.assess.reviewed import ReviewedRow
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.keeping import ANSWER
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_NEEDS_REASON = tr("Say why it does not apply. Without a reason this answer does not count.")


def supports_words(section: position.SectionPosition, item: position.ItemPosition) -> str:
    """Say which level the evidence supports: "Evidence shows Siloed (document)"."""
    if not item.supported:
        return _unbacked_words(item) if section.scale else ""
    level = position.answer_label(section, item.supported)
    if item.strongest:
        strength = small_first(item.strongest.label)
        words = tr("Evidence shows {level} ({strength})", level=level, strength=strength)
    else:
        words = tr("Evidence shows {level}", level=level)
    if item.backing is position.Backing.CLAIMED_ONLY:
        claimed = position.answer_label(section, item.answer)
        return tr("{words}. You claimed {claimed}.", words=words, claimed=claimed)
    others = other_evidence(section, item)
    return f"{words}; {others}" if others else words


def _unbacked_words(item: position.ItemPosition) -> str:
    """Say that no evidence backs a level, and why that which is there does not."""
    why = backs_nothing(item)
    if why is Unbacked.UNDATED and all(one.dated is None for _, one in item.evidence):
        return tr("No evidence backs a level: it has no date")
    return _UNBACKED[why]


_UNBACKED = {
    Unbacked.NOTHING: tr("No evidence yet"),
    Unbacked.OPINION: tr("An opinion backs no level"),
    Unbacked.NO_LEVEL: tr("No evidence backs a level: none says which it shows"),
    Unbacked.UNDATED: tr("No evidence backs a level: none is in date"),
}


def progress_words(section: position.SectionPosition, counts: Counts) -> tuple[str, ...]:
    """Say how far a section is, first in all words and then in fewer, for where those do not fit."""
    answered, asked = answered_of(section, counts)
    fewest = tr("{answered} of {asked}", answered=answered, asked=asked)
    most, few = _answered_words(section, counts)
    mine = [tr("Section: {words}", words=words) for words in (most, few)] if section.scale else []
    return (*mine, few, fewest)


def answered_words(section: position.SectionPosition, counts: Counts) -> str:
    """Say how many questions of a section are answered, and how many of those evidence backs."""
    return _answered_words(section, counts)[0]


def _answered_words(section: position.SectionPosition, counts: Counts) -> tuple[str, str]:
    """Give the words with and without what evidence backs; a section without levels has no such."""
    answered, asked = answered_of(section, counts)
    few = tr("{answered} of {asked} answered", answered=answered, asked=asked)
    if not section.scale:
        return few, few
    backed = tr("{backed} backed by evidence", backed=counts.of(CountOf.SHOWN))
    return f"{few}, {backed}", few


def answered_of(section: position.SectionPosition, counts: Counts) -> tuple[int, int]:
    """Give how many of a section's questions are answered, and how many are asked."""
    if section.scale is None:
        return counts.of(CountOf.REFLECTION_ANSWERED), counts.of(CountOf.REFLECTION_ASKED)
    return counts.of(CountOf.ANSWERED), counts.of(CountOf.ASKED)


_NOTE = tr("&What the board says")
_FOLD_TARGET_BELOW = 560
_FOLD_WHAT_BELOW = 300


def _level(chosen: str | None) -> str:
    return chosen or ""


def _sureness(chosen: str | None) -> Sureness:
    return Sureness(chosen or "")


_REASONS = (
    FieldSpec("rationale", tr("&Why this level"), Asked.TEXT, lines=3),
    FieldSpec(
        "sureness",
        tr("How sure you are"),
        Asked.CHOICE,
        tuple((one.value, one.label) for one in Sureness),
        reads=_sureness,
        help_text=tr("You can leave this out. It is counted and never averaged."),
    ),
    FieldSpec("level_why", tr("Why another level than the criteria give"), Asked.TEXT),
    FieldSpec("movement_reason", tr("What changed since last time"), Asked.TEXT),
    FieldSpec("target", tr("&Target"), Asked.CHOICE, reads=_level),
    FieldSpec("target_by", tr("&By when"), Asked.DAY),
    FieldSpec("target_why", tr("&Reason for the target"), longest=LONGEST_LINE),
)


class Reasons(Card):
    edited = Signal(str, object)  # a field of the response was changed: its name, the new value

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        self._session, self._clock = context.session, context.clock
        self._asked: tuple[Section, Scale | None] | None = None
        self._now = UNANSWERED  # the answer the target is compared with
        self.fields = FieldSet(context, _REASONS, AS_TYPED, parent=self, rule=self._fault)
        self.evidence = EvidenceList(context)
        self.reviewed = ReviewedRow(context)
        self.carried = CarriedOverNote(context)
        self._target_row = Columns(context.look, _FOLD_TARGET_BELOW)
        self._is_note = False
        self._is_double = False  # the question has an answer for each of 2 scales or times
        self._locked = False
        self._build_reasons(context.look)
        self.fields.edited.connect(self.edited)

    def _build_reasons(self, look: Look) -> None:
        boxes = self.fields.boxes
        what = Columns(look, _FOLD_WHAT_BELOW)
        what.add(boxes["target"])
        what.add(boxes["target_by"])
        self._target_row.add(what)
        self._target_row.add(boxes["target_why"])
        above = (boxes["rationale"], boxes["level_why"], boxes["movement_reason"])
        self.add(
            self.carried, *above, self.evidence, self._target_row, boxes["sureness"], self.reviewed
        )
        self.body.addStretch(1)

    def ask(self, section: Section, scale: Scale | None, item_id: str) -> None:
        """Get ready for another item: what was typed for the last one is given away first."""
        self.flush()
        self._asked = (section, scale)
        is_note = section.kind is SectionKind.REFLECTION
        draft = self._session.draft_of(ANSWER, item_id, in_assessment=True)
        self.fields.keep_under(draft, item_id)
        self.evidence.turn_to(item_id)
        title = next(one.title for one in section.items() if one.id == item_id)
        for name in ("rationale", "movement_reason", "level_why"):
            self.fields.boxes[name].tell_about(f"{item_id} {title}.")
        self._is_note = is_note
        self._is_double = section.asked_twice is not None or bool(section.second_scale_id)
        self.evidence.setVisible(not is_note)
        self._target_row.setVisible(not is_note)
        self.fields.boxes["sureness"].setVisible(not is_note)
        levels = [(str(lv.id), lv.label) for lv in scale.levels] if scale else []
        self.fields.set_choices("target", (("", tr("No target")), *levels))

    def show_answer(
        self, response: Response, *, fresh: bool, has_moved: bool, is_other: bool, old_reason: str
    ) -> None:
        """Show what is written now; a fresh item's text replaces what is in the fields.

        Args:
            old_reason: what is said of a reason that was given for another level; empty for none.
        """
        self.fields.show_record(response, fresh=fresh)
        locked = self._locked
        self.carried.show_response(response)
        self.reviewed.show_response(response, locked=locked)
        twice = self._asked is not None and self._asked[0].asked_twice is not None
        self._now = response.second_answer if twice else response.answer
        self._judge_target(response)
        moved = self.fields.boxes["movement_reason"]
        # Kept where one was given apart; the reason of the answer serves for both now.
        self.fields.boxes["level_why"].setVisible(bool(response.level_why))
        moved.setVisible(has_moved or bool(response.movement_reason))
        why = (
            _NOTE
            if self._is_note
            else _why_words(response.answer, is_other=is_other, is_double=self._is_double)
        )
        # A board prompt has no level to give a reason for.
        self.fields.boxes["rationale"].name_as(why)
        words = _NEEDS_REASON if self._lacks_reason(response) else old_reason
        self.fields.boxes["rationale"].show_help("" if locked else words)

    def _lacks_reason(self, response: Response) -> bool:
        """Tell if the answer is that it does not apply, and does not count for want of a reason."""
        scale = self._asked[1] if self._asked is not None else None
        if scale is None or response.answer != NOT_APPLICABLE:
            return False
        said = has_words(response.rationale)
        standing = position.half_standing(response.answer, scale, has_reason=said)
        return standing is Standing.NOT_ANSWERED

    def _judge_target(self, response: Response) -> None:
        """Hold the target that stands there against the answer; one that was refused may go with it now."""
        fault = self._fault("target", self.fields.values()["target"])
        self.fields.boxes["target"].show_fault(fault)
        if not fault and self.fields.values()["target"] != response.target:
            QTimer.singleShot(0, self, self._give_target)

    def _give_target(self) -> None:
        target = self.fields.values()["target"]
        if not self._fault("target", target):
            self.edited.emit("target", target)
            self.fields.write()  # it is no draft any more

    def write_on(self, text: str = "") -> None:
        """Bring the keyboard to the end of the reason, and go on there with a text typed elsewhere."""
        why: Any = self.fields.control("rationale")
        why.setFocus(Qt.FocusReason.OtherFocusReason)
        why.moveCursor(QTextCursor.MoveOperation.End)
        is_begun = bool(why.text()) or not text.isspace()
        if text and is_begun and not why.isReadOnly():
            why.insertPlainText(text)

    def point_at(self, name: str) -> None:
        """Bring the keyboard to a field, or to the evidence, and that into sight."""
        if name == EVIDENCE and self.evidence.add_button.isEnabled():
            self.evidence.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        box = self.fields.boxes.get(name, self.fields.boxes["rationale"])
        if box.isHidden():
            self.write_on()
        else:
            box.point_at()

    @property
    def tab_parts(self) -> tuple[QWidget, ...]:
        boxes = self.fields.boxes
        above, below = (
            ("rationale", "level_why", "movement_reason"),
            ("target", "target_by", "target_why"),
        )
        return (
            *(boxes[name] for name in above),
            *self.evidence.tab_parts,
            *(boxes[name] for name in below),
            boxes["sureness"],
            self.reviewed,
        )

    def _fault(self, name: str, value: Any) -> str:
        """Say why a target cannot be one."""
        if name == "target" and self._asked is not None:
            return level_fault(*self._asked, self._now, value)
        if name == "target_by":
            return day_fault(value, self._clock.now().astimezone().date())
        return ""

    def set_read_only(self, *, read_only: bool) -> None:
        self._locked = read_only
        self.fields.set_locked(locked=read_only)
        self.evidence.set_read_only(read_only=read_only)

    def flush(self) -> None:
        self.fields.flush()


def _why_words(answer: str, *, is_other: bool, is_double: bool) -> str:
    if answer == CANNOT_SAY:
        return tr("&Why you cannot say yet")
    if answer == NOT_APPLICABLE:
        return tr("&Why it does not apply")
    if is_other:
        return tr("&Why this level, and not the one the criteria give")
    return tr("&Why both answers") if is_double else tr("&Why this level")
