"""What a workbook of answers has in its columns, and how a cell is read as a field of an answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from digistrat_desktop.domain.edits.strategy import cleaned
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.frameworks.framework import FrameworkPack, Item, Scale, Section
from digistrat_desktop.domain.frameworks.scales import UNANSWERED
from digistrat_desktop.domain.record.workspace import Workspace, evidence_by_response
from digistrat_desktop.domain.rules.targets import day_fault, level_fault
from digistrat_desktop.domain.trust.assessment import Response
from digistrat_desktop.domain.words import day_label
from digistrat_desktop.services.actions.columns import read_day, words_of
from digistrat_desktop.tabular.cells import Cell, CellFault
from digistrat_desktop.tabular.write import OutCell


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    heading: str
    field: str = ""  # the answer's field, or empty for what is only shown


ID = AnswerColumn("Id (leave as it is)")
EVIDENCE = AnswerColumn("Evidence (change in the program)")
ANSWER = AnswerColumn("Answer", "answer")
SECOND = AnswerColumn("Second answer", "second_answer")
TARGET = AnswerColumn("Target", "target")
_AREA, _QUESTION = AnswerColumn("Area"), AnswerColumn("Question")
_SECOND_ASKED = AnswerColumn("Second question")
_BY = AnswerColumn("Target by", "target_by")
COLUMNS = (
    *(ID, _AREA, _QUESTION, ANSWER, _SECOND_ASKED, SECOND),
    AnswerColumn("Reason", "rationale"),
    *(TARGET, _BY),
    AnswerColumn("Reason for the target", "target_why"),
    EVIDENCE,
)
_LEVELS = frozenset({"answer", "second_answer", "target"})


@dataclass(frozen=True, slots=True)
class AskedItem:
    """One question, with the words its answers are written in."""

    pack: FrameworkPack
    section: Section
    item: Item

    @property
    def scale(self) -> Scale | None:
        return self.pack.scale(self.section.scale_id) if self.section.scale_id else None

    @property
    def second_scale(self) -> Scale | None:
        if self.section.second_scale_id:
            return self.pack.scale(self.section.second_scale_id)
        return self.scale if self.section.asked_twice is not None else None

    def labels(self, field: str) -> Mapping[str, str]:
        """Give what can be chosen in a column of levels, words by id; a target is a level only."""
        scale = self.second_scale if field == "second_answer" else self.scale
        if scale is None:
            return {}
        levels = {str(one.id): one.label for one in scale.levels}
        others = {} if field == "target" else {one.id: one.label for one in scale.other_answers}
        return {**levels, **others}

    def said(self, field: str, value: Any) -> str:
        """Give a field's value in words."""
        if field in _LEVELS:
            return self.labels(field).get(str(value), str(value))
        return day_label(value) if isinstance(value, date) else str(value or "")

    def shown(self, workspace: Workspace, response: Response, column: AnswerColumn) -> str:
        """Give what a column that is only shown says."""
        twice = self.section.asked_twice
        if column is _AREA:
            return self.section.title
        if column is _QUESTION:
            return f"{self.item.question} ({twice.then})" if twice else self.item.question
        if column is _SECOND_ASKED:
            second = self.second_scale
            return twice.now if twice else second.question if second else ""
        links = evidence_by_response(workspace).get(response.id, ())
        return "; ".join(evidence.title for _, evidence in links)

    def cell(self, workspace: Workspace, response: Response, column: AnswerColumn) -> OutCell:
        """Give what a workbook has in a column for this question."""
        if column is ID:
            return str(self.item.id)
        if not column.field:
            return self.shown(workspace, response, column)
        value = getattr(response, column.field)
        return value if isinstance(value, date) else self.said(column.field, value)

    def read(self, field: str, cell: Cell) -> Any:
        """Read a cell as a field's value; InvalidValue says why it cannot be."""
        if isinstance(cell, CellFault):
            raise InvalidValue(field, f"The cell has no value: {cell.words}.")
        if field == "target_by":
            return read_day(field, cell)
        text = words_of(cell)
        return cleaned(Response, {field: self._level(field, text) if field in _LEVELS else text})[
            field
        ]

    def _level(self, field: str, text: str) -> str:
        labels = self.labels(field)
        if not text:
            return UNANSWERED
        said = _plain(text)
        for level, label in labels.items():
            if said in {_plain(level), _plain(label)}:
                return level
        if not labels:
            raise InvalidValue(field, "This question takes no answer here. Clear the cell.")
        known = ", ".join(labels.values())
        raise InvalidValue(field, f"“{text[:40]}” is not one of: {known}.")

    def fault(self, response: Response, field: str, today: date) -> str:
        """Say what is wrong with a new target, beside the answer as it would be."""
        twice = self.section.asked_twice is not None
        now = response.second_answer if twice else response.answer
        if field == "target":
            return level_fault(self.section, self.scale, now, response.target)
        return day_fault(response.target_by, today) if field == "target_by" else ""


def _plain(text: str) -> str:
    """Write a choice as it is compared: a spreadsheet may have other quotes, blanks and capitals."""
    return " ".join(text.casefold().replace("\u2019", "'").replace("_", " ").split())
