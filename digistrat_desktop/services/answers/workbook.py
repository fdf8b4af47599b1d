"""Answers out to a workbook and back in: one row a question, and nothing comes in unseen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from digistrat_desktop.domain.counted import by_number
from digistrat_desktop.domain.edits.assessments import response_to, set_response
from digistrat_desktop.domain.errors import InvalidValue, Refused
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.record.changes import Change, Step, step_of
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import Workspace, trust_of
from digistrat_desktop.domain.trust.assessment import Assessment, Response
from digistrat_desktop.services.actions.columns import (
    AS_SAVED,
    bare_heading,
    headings_of,
    words_of,
)
from digistrat_desktop.services.actions.preview import CellChange, CellRefusal
from digistrat_desktop.services.answers.columns import (
    ANSWER,
    COLUMNS,
    EVIDENCE,
    ID,
    SECOND,
    TARGET,
    AnswerColumn,
    AskedItem,
)
from digistrat_desktop.tabular.cells import Cell, Grid, column_letters
from digistrat_desktop.tabular.read import read_table_file
from digistrat_desktop.tabular.write import OutCell, Pick, Sheet, write_xlsx

_ANSWERS, _CHOICES, _ABOUT = "Answers", "Choices", "About (leave as it is)"
_TRUST, _ASSESSMENT, _FRAMEWORK = "Trust id", "Assessment id", "Framework fingerprint"
_SAFE = "Nothing was changed."
_AGAIN = "Save the answers of this assessment as a workbook, and fill in that one."


class Answered(NamedTuple):
    """An assessment with its answers, as a workbook is made of and compared with."""

    workspace: Workspace
    assessment: Assessment
    pack: FrameworkPack

    def asked(self) -> dict[str, AskedItem]:
        """Give the questions by id, in their order."""
        return {
            str(item.id): AskedItem(self.pack, section, item)
            for section in self.pack.sections
            for item in section.items()
        }

    def response(self, item_id: str) -> Response:
        return response_to(self.workspace, self.assessment, item_id)


@dataclass(frozen=True, slots=True)
class AnswerChange:
    row: int
    item_id: str
    title: str  # of the question
    values: Mapping[str, Any]  # what comes in, by field
    cells: tuple[CellChange, ...]
    before: Response  # as the row was compared with it


@dataclass(frozen=True, slots=True)
class AnswersPreview:
    file: str
    changes: tuple[AnswerChange, ...]
    same: int  # rows that change nothing
    refusals: tuple[CellRefusal, ...]  # while there is one, nothing comes in
    notes: tuple[str, ...] = ()


def save_answers(path: Path, here: Answered) -> None:
    """Write every question with its answer, levels as lists to choose from."""
    rows: list[list[OutCell]] = []
    for item_id, asked in here.asked().items():
        response = here.response(item_id)
        rows.append([asked.cell(here.workspace, response, column) for column in COLUMNS])
    heads = tuple(column.heading for column in COLUMNS)
    choices, picks = _choices(here)
    sheets = (
        Sheet(_ANSWERS, heads, rows, picks),
        choices,
        _about(here),
        Sheet(AS_SAVED, heads, rows),
    )
    write_xlsx(path, sheets)


def _choices(here: Answered) -> tuple[Sheet, tuple[Pick, ...]]:
    """Give the sheet that has the lists, and which cells choose from which."""
    lists: list[tuple[str, ...]] = []
    picks: list[Pick] = []
    for number, asked in enumerate(here.asked().values()):
        for column in (ANSWER, SECOND, TARGET):
            words = tuple(asked.labels(column.field).values())
            if words:
                if words not in lists:
                    lists.append(words)
                at = lists.index(words)
                picks.append(Pick(number, COLUMNS.index(column), _CHOICES, at, len(words)))
    longest = max(map(len, lists), default=0)
    rows = [[words[n] if n < len(words) else None for words in lists] for n in range(longest)]
    heads = tuple(f"List {number}" for number in range(1, len(lists) + 1))
    return Sheet(_CHOICES, heads, rows), tuple(picks)


def _about(here: Answered) -> Sheet:
    trust = trust_of(here.workspace)
    rows = (
        ("Trust", trust.name if trust else ""),
        (_TRUST, str(here.assessment.trust_id)),
        ("Assessment", here.assessment.title),
        (_ASSESSMENT, str(here.assessment.id)),
        ("Framework", f"{here.pack.title}, version {here.pack.version}"),
        (_FRAMEWORK, here.pack.sha256),
    )
    return Sheet(_ABOUT, ("About", "This workbook"), rows)


def read_answers(path: Path, here: Answered, today: date) -> AnswersPreview:
    """Say what a workbook would change; nothing is changed by it.

    Raises:
        Refused: it is no workbook of answers, or of another trust or framework.
    """
    grids = read_table_file(path).grids
    notes = _refuse_other(grids, here)
    grid = next((one for one in grids if one.name == _ANSWERS), grids[0])
    places = _places(grid)
    for needed in (ID, ANSWER):
        if needed not in places:
            raise Refused(f"Row 1 has no column called “{needed.heading}”.", _SAFE, _AGAIN)
    before = {} if notes else _as_saved(grids)
    reading = _Reading(here, places, before, today)
    rows = [reading.row(number, cells) for number, cells in enumerate(grid.rows[1:], 2)]
    made = [one for one in rows if one is not None]
    return AnswersPreview(
        path.name,
        tuple(one for one in made if one.cells),
        sum(not one.cells for one in made),
        tuple(reading.refused),
        notes,
    )


def _places(grid: Grid) -> dict[AnswerColumn, int]:
    """Find each column by its heading, wherever it was moved to."""
    heads = headings_of(grid)
    named = {column: bare_heading(column.heading) for column in COLUMNS}
    return {column: heads.index(name) for column, name in named.items() if name in heads}


def _refuse_other(grids: Sequence[Grid], here: Answered) -> tuple[str, ...]:
    """Refuse a workbook of another trust or framework; say what is told of any other."""
    about = next((one for one in grids if one.name == _ABOUT), None)
    if about is None:
        return ("The file does not say which assessment it is of. Check every row.",)
    said = {words_of(row[0]): words_of(row[1]) for row in about.rows if len(row) > 1}
    if said.get(_TRUST) != here.assessment.trust_id:
        name = said.get("Trust", "")
        raise Refused(f"This workbook is of another trust: {name[:80]}.", _SAFE, _AGAIN)
    if said.get(_FRAMEWORK) != here.pack.sha256:
        name = said.get("Framework", "")
        what = f"This workbook was made with another framework: {name[:120]}."
        raise Refused(what, _SAFE, _AGAIN)
    if said.get(_ASSESSMENT) != here.assessment.id:
        title = said.get("Assessment", "")
        return (f"The workbook was saved from another assessment: “{title[:80]}”.",)
    return ()


def _as_saved(grids: Sequence[Grid]) -> dict[str, dict[AnswerColumn, Cell]]:
    grid = next((one for one in grids if one.name == AS_SAVED), None)
    places = _places(grid) if grid is not None else {}
    if grid is None or ID not in places:
        return {}
    rows = ({c: r[n] if n < len(r) else None for c, n in places.items()} for r in grid.rows[1:])
    return {words_of(row[ID]): row for row in rows}


class _Reading:
    def __init__(
        self,
        here: Answered,
        places: Mapping[AnswerColumn, int],
        before: Mapping[str, Mapping[AnswerColumn, Cell]],
        today: date,
    ) -> None:
        self._here, self._places, self._before, self._today = here, places, before, today
        self._asked = here.asked()
        self._seen: dict[str, int] = {}
        self.refused: list[CellRefusal] = []

    def row(self, number: int, cells: tuple[Cell, ...]) -> AnswerChange | None:
        """Read one row; None for an empty one, and where something in it is refused."""
        if not any(words_of(cell) for cell in cells):
            return None
        refused = len(self.refused)
        item_id = words_of(self._cell(cells, ID))
        asked = self._asked.get(item_id)
        if asked is None:
            self._refuse(number, ID, f"No question has the id “{item_id[:40]}”.")
            return None
        if item_id in self._seen:
            self._refuse(number, ID, f"The same id is also in row {self._seen[item_id]}.")
            return None
        self._seen[item_id] = number
        response = self._here.response(item_id)
        changes = tuple(self._changes(number, cells, asked, response))
        values = {change.field: value for change, value in changes}
        self._check_whole(number, asked, replace(response, **values), values)
        if len(self.refused) > refused:
            return None
        told = tuple(change for change, _ in changes)
        return AnswerChange(number, item_id, asked.item.title, values, told, response)

    def _changes(
        self, number: int, cells: tuple[Cell, ...], asked: AskedItem, response: Response
    ) -> Iterator[tuple[CellChange, Any]]:
        for column in self._places:
            if column is EVIDENCE:
                self._check_shown(number, cells, asked, response)
            if not column.field:
                continue
            try:
                value = asked.read(column.field, self._cell(cells, column))
            except InvalidValue as refusal:
                self._refuse(number, column, refusal.what)
                continue
            here, there = (
                asked.said(column.field, one) for one in (getattr(response, column.field), value)
            )
            if here.strip() != there.strip() and self._is_new(number, column, asked, here, there):
                yield CellChange(column.field, column.heading, here, there), value

    def _is_new(
        self, number: int, column: AnswerColumn, asked: AskedItem, here: str, there: str
    ) -> bool:
        """Tell if the file changed a value; one that was changed here since is never overwritten."""
        sent = self._before.get(str(asked.item.id))
        if sent is None:
            return True
        try:
            was = asked.said(column.field, asked.read(column.field, sent.get(column)))
        except InvalidValue:
            return True
        if was.strip() == there.strip():
            return False
        if was.strip() != here.strip():
            said = f"here “{here[:60]}”, in the file “{there[:60]}”"
            words = f"This also changed here after the workbook was saved: {said}."
            self._refuse(number, column, words)
            return False
        return True

    def _check_shown(
        self, number: int, cells: tuple[Cell, ...], asked: AskedItem, response: Response
    ) -> None:
        said = words_of(self._cell(cells, EVIDENCE))
        here = asked.shown(self._here.workspace, response, EVIDENCE)
        sent = words_of(self._before.get(str(asked.item.id), {}).get(EVIDENCE))
        if said and said not in {here.strip(), sent}:
            self._refuse(number, EVIDENCE, "Evidence is not imported. Add it in the program.")

    def _check_whole(
        self, number: int, asked: AskedItem, made: Response, values: Mapping[str, Any]
    ) -> None:
        for column in self._places:
            if column.field in values and column.field in made.unsettled:
                self._refuse(number, column, "2 people changed this apart. Settle it first.")
            elif column.field in values and (fault := asked.fault(made, column.field, self._today)):
                self._refuse(number, column, fault)

    def _cell(self, cells: tuple[Cell, ...], column: AnswerColumn) -> Cell:
        at = self._places.get(column, len(cells))
        return cells[at] if at < len(cells) else None

    def _refuse(self, number: int, column: AnswerColumn, words: str) -> None:
        letters = column_letters(self._places[column] + 1)
        place = f"row {number}, column {letters} ({column.heading})"
        self.refused.append(CellRefusal(place, words))


def take_in_answers(here: Answered, preview: AnswersPreview, author: Author) -> Step:
    """Give the one step that does what the preview shows.

    Raises:
        Refused: something in the file cannot be taken, or an answer was changed since it was read.
    """
    if preview.refusals:
        first = preview.refusals[0]
        do = "Correct these cells in the file and import it again."
        raise Refused(f"{first.place}: {first.words}", _SAFE, do)
    changes: list[Change] = []
    for one in preview.changes:
        if here.response(one.item_id) != one.before:
            what = f"“{one.title}” changed here after the file was read."
            raise Refused(what, _SAFE, "Import the workbook again to see both.")
        about = (here.workspace, here.assessment, one.item_id)
        changes.extend(set_response(*about, dict(one.values), author).changes)
    return step_of("Import answers", *changes)


def preview_words(preview: AnswersPreview) -> str:
    """Say in a few sentences what a workbook would change."""
    changed = by_number(
        len(preview.changes),
        "answers a workbook changes",
        "{file}: {n} row changes an answer.",
        "{file}: {n} rows change an answer.",
        file=preview.file,
    )
    same = by_number(
        preview.same,
        "rows of a workbook that change nothing",
        "{n} row changes nothing.",
        "{n} rows change nothing.",
    )
    stop = "Nothing is imported until you correct these cells in the file."
    ends = (stop,) if preview.refusals else ()
    return " ".join((str(changed), str(same), *preview.notes, *ends))
