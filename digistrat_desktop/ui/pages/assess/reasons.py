"""Under the answer: why, what moved, evidence, target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from digistrat_desktop.analysis.answers.evidence import other_evidence
from digistrat_desktop.analysis.answers.position import Backing, answer_label
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.domain.frameworks.scales import CANNOT_SAY, NOT_APPLICABLE
from digistrat_desktop.domain.words import small_first
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.date_field import DateField
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.forms.patient_numbers import patient_words
from digistrat_desktop.ui.forms.text_field import PlainTextField
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import Columns
from digistrat_desktop.ui.pages.assess.evidence import EvidenceList
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.analysis.answers.position import ItemPosition, SectionPosition
    from digistrat_desktop.analysis.counts import Counts
    from digistrat_desktop.domain.frameworks.framework import Scale
    from digistrat_desktop.domain.trust.assessment import Response
    from digistrat_desktop.ui.theme.look import Look


def supports_words(section: SectionPosition, item: ItemPosition) -> str:
    """Say which level the evidence supports: "Supports: Siloed, by a document"."""
    if item.backing is Backing.STATED and not item.supported:
        return tr("Stated, not yet shown")
    if not item.supported:
        return ""
    by = tr(", by {label}", label=small_first(item.strongest.label)) if item.strongest else ""
    words = tr(
        "Supports {answer_label}{by}", answer_label=answer_label(section, item.supported), by=by
    )
    if item.backing is Backing.STATED:
        return tr("{words}; not what is claimed", words=words)
    others = other_evidence(section, item)
    return f"{words}; {others}" if others else words


def progress_words(section: SectionPosition, counts: Counts) -> str:
    """Say how far a section is, short enough for the foot: "6 of 14 answered, 4 shown"."""
    answered, asked = answered_of(section, counts)
    shown = tr(", {shown} shown", shown=counts.of(CountOf.SHOWN)) if section.scale else ""
    return tr("{answered} of {asked} answered{shown}", answered=answered, asked=asked, shown=shown)


def answered_of(section: SectionPosition, counts: Counts) -> tuple[int, int]:
    """Give how many of a section's questions are answered, and how many are asked."""
    if section.scale is None:
        return counts.of(CountOf.REFLECTION_ANSWERED), counts.of(CountOf.REFLECTION_ASKED)
    return counts.of(CountOf.ANSWERED), counts.of(CountOf.ASKED)


_NO_TARGET = ""
_NOTE = tr("&What the board says")
_FOLD_TARGET_BELOW = 560
_FOLD_WHAT_BELOW = 300


class Reasons(Card):
    """The reason, the reason for a move, the evidence and the target of one answer."""

    # a field of the response was changed; carries its name and the new value
    edited = Signal(str, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.why = PlainTextField(look, tr("Why this level"), lines=3)
        self.moved = PlainTextField(look, tr("What changed since last time"), lines=2)
        self.target = ChoiceField(tr("Target"))
        self.by = DateField(tr("By when"))
        self.because = LineField(tr("Because"))
        self.evidence = EvidenceList(look)
        self._why_box = LabeledField(look, tr("&Why this level"), self.why)
        self._moved_box = LabeledField(look, tr("What changed since last time"), self.moved)
        self._by_box = LabeledField(look, tr("&By when"), self.by)
        self._target_row = Columns(look, _FOLD_TARGET_BELOW)
        self._is_note = False
        self._build_reasons(look)
        self._connect()

    def _build_reasons(self, look: Look) -> None:
        what = Columns(look, _FOLD_WHAT_BELOW)
        what.add(LabeledField(look, tr("&Target"), self.target))
        what.add(self._by_box)
        self._target_row.add(what)
        self._target_row.add(LabeledField(look, tr("B&ecause"), self.because))
        self.add(self._why_box, self._moved_box, self.evidence, self._target_row)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.why.committed.connect(self._on_why)
        self.why.limit_reached.connect(self._why_box.show_fault)
        self.moved.committed.connect(self._on_moved)
        self.moved.limit_reached.connect(self._moved_box.show_fault)
        self.target.chosen.connect(self._on_target)
        self.by.day_committed.connect(self._on_by)
        self.by.refused.connect(self._by_box.show_fault)
        self.because.committed.connect(self._on_because)

    def ask(self, scale: Scale | None, *, is_note: bool) -> None:
        """Get ready for another item: what was typed for the last one is given away first."""
        self.flush()
        self.evidence.close_form()
        self._is_note = is_note
        self.evidence.setVisible(not is_note)
        self._target_row.setVisible(not is_note)
        levels = [(str(lv.id), lv.label) for lv in scale.levels] if scale else []
        self.target.set_choices([(_NO_TARGET, tr("No target")), *levels])

    def show_answer(self, response: Response, *, fresh: bool, has_moved: bool) -> None:
        """Show what is written now; a fresh item's text replaces what is in the fields."""
        for field, text in ((self.why, response.rationale), (self.moved, response.movement_reason)):
            (field.show_other if fresh else field.set_text)(text)
        (self.because.show_other if fresh else self.because.set_text)(response.target_why)
        self.by.set_day(response.target_by)
        self.target.set_choice(response.target)
        self._moved_box.setVisible(has_moved or bool(response.movement_reason))
        self._name_why(_NOTE if self._is_note else _why_words(response.answer))
        self._warn(response.rationale)

    def _name_why(self, words: str) -> None:
        """Name the text box by what it holds: a board prompt has no level to give a reason for."""
        self._why_box.label.show_text(words)
        self.why.setAccessibleName(words.replace("&", ""))

    def set_read_only(self, *, read_only: bool) -> None:
        for text_field in (self.why, self.moved, self.because, self.by):
            text_field.setReadOnly(read_only)
        self.target.setEnabled(not read_only)
        self.evidence.set_read_only(read_only=read_only)

    def flush(self) -> None:
        for field in (self.why, self.moved, self.because, self.by):
            field.flush()

    def _warn(self, text: str) -> None:
        self._why_box.show_fault(patient_words(text))

    def _on_why(self, text: str) -> None:
        self._warn(text)
        self.edited.emit("rationale", text)

    def _on_moved(self, text: str) -> None:
        self.edited.emit("movement_reason", text)

    def _on_target(self, level: str) -> None:
        self.edited.emit("target", level)

    def _on_by(self, day: object) -> None:
        self.edited.emit("target_by", day)

    def _on_because(self, text: str) -> None:
        self.edited.emit("target_why", text)


def _why_words(answer: str) -> str:
    if answer == CANNOT_SAY:
        return tr("&Why nobody can say yet")
    if answer == NOT_APPLICABLE:
        return tr("&Why it does not apply")
    return tr("&Why this level")
