"""Answers as a workbook: out, saved again by others, and back; what cannot be is named by row."""

import datetime as dt
import zipfile
from dataclasses import replace

import pytest

from digistrat_desktop.domain.edits.assessments import (
    NewAssessment,
    add_evidence,
    set_response,
    start_assessment,
)
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength, Form
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.services.answers import workbook
from digistrat_desktop.tabular.read import read_table_file
from digistrat_desktop.tabular.write import Sheet, write_csv, write_xlsx
from tests.helpers.desks import CATALOGUE
from tests.helpers.makers import begun_desk

PACK = CATALOGUE.preferred("digistrat-board")
TODAY = dt.date(2026, 11, 23)
ITEM, OTHER = "ALN-01", "ALN-02"
CONSTRAINT = next(s for s in PACK.sections if s.second_scale_id).items()[0].id
TWICE = next(s for s in PACK.sections if s.asked_twice).items()[0].id
PROMPT = next(s for s in PACK.sections if s.scale_id is None).items()[0].id


@pytest.fixture
def desk():
    desk, _, assessment = begun_desk(pack=PACK.sha256)
    said = {
        ITEM: {"answer": "siloed", "rationale": "=1+1", "target": "embedded"},
        OTHER: {"answer": "cannot_say", "rationale": "No one\nknows."},
        CONSTRAINT: {"answer": PACK.scale_of(CONSTRAINT).levels[1].id},
        TWICE: {"second_answer": PACK.scale_of(TWICE).levels[0].id},
        PROMPT: {"rationale": "@board says so"},
    }
    for item, values in said.items():
        desk.do(set_response(desk.present, assessment, item, values, desk.author))
    kept = {"title": "Board minutes", "strength": EvidenceStrength.DOCUMENT}
    desk.do(add_evidence(desk.present, assessment, ITEM, kept, "siloed", desk.author))
    desk.assessment = assessment
    return desk


def here(desk):
    return workbook.Answered(desk.present, desk.assessment, PACK)


@pytest.fixture
def path(desk, tmp_path):
    path = tmp_path / "answers.xlsx"
    workbook.save_answers(path, here(desk))
    return path


def columns():
    return {column.heading: n for n, column in enumerate(workbook.COLUMNS)}


def saved_again(path, changes=(), *, only=None, drop=(), name="again.xlsx", extra=()):
    """Give the workbook as another program would save it, with cells changed by id and heading."""
    at = columns()
    sheets = []
    for grid in read_table_file(path).grids:
        if grid.name in drop:
            continue
        width = grid.width
        rows = [[*row, *[None] * (width - len(row))] for row in grid.rows]
        if grid.name == "Answers":
            for row in rows[1:]:
                for item, heading, value in changes:
                    if row[0] == item:
                        row[at[heading]] = value
            rows += [list(row) + [None] * (width - len(row)) for row in extra]
            rows = rows[:1] + [row for row in rows[1:] if only is None or row[0] in only]
        sheets.append(Sheet(grid.name, tuple(rows[0]), rows[1:]))
    again = path.with_name(name)
    if name.endswith(".csv"):
        write_csv(again, next(one for one in sheets if one.name == "Answers"))
    else:
        write_xlsx(again, sheets)
    return again


def read(desk, path):
    return workbook.read_answers(path, here(desk), TODAY)


def refused(preview):
    return [(one.place, one.words) for one in preview.refusals]


def test_a_workbook_has_a_row_for_every_question_and_changes_nothing_as_it_is(desk, path):
    preview = read(desk, path)
    assert preview.changes == preview.refusals == preview.notes == ()
    assert preview.same == len(PACK.items())


def test_saved_again_by_another_program_it_changes_nothing(desk, path):
    preview = read(desk, saved_again(path))
    assert preview.changes == preview.refusals == ()
    assert preview.same == len(PACK.items())


def test_a_formula_in_a_reason_is_text_there_and_back(desk, path):
    grid = read_table_file(path).grids[0]
    texts = [cell for row in grid.rows for cell in row]
    assert "=1+1" in texts
    assert "@board says so" in texts


def test_levels_are_lists_to_choose_from_in_the_answer_target_and_second_answer(path):
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    scaled = [i for s in PACK.sections if s.scale_id for i in s.items()]
    twice = [i for s in PACK.sections if s.second_scale_id or s.asked_twice for i in s.items()]
    assert sheet.count('type="list"') == 2 * len(scaled) + len(twice)
    assert "<f>" not in sheet


def test_changes_come_in_as_one_act(desk, path):
    at = {"Answer": "Embedded", "Reason": "Seen by the board.", "Target by": dt.date(2027, 3, 31)}
    changes = [(ITEM, heading, value) for heading, value in at.items()]
    second = PACK.scale(PACK.section_of(CONSTRAINT).second_scale_id).levels[1]
    changes += [(CONSTRAINT, "Second answer", f" {second.label.upper()} ")]
    changes += [(OTHER, "Answer", "absent")]
    preview = read(desk, saved_again(path, changes))
    assert preview.refusals == ()
    assert [(c.item_id, [cell.heading for cell in c.cells]) for c in preview.changes] == [
        (ITEM, ["Answer", "Reason", "Target by"]),
        (OTHER, ["Answer"]),
        (CONSTRAINT, ["Second answer"]),
    ]
    desk.do(workbook.take_in_answers(here(desk), preview, desk.author))
    found = responses_of(desk.present, desk.assessment.id)
    assert (found[ITEM].answer, found[ITEM].rationale) == ("embedded", "Seen by the board.")
    assert found[ITEM].target_by == dt.date(2027, 3, 31)
    assert found[CONSTRAINT].second_answer == second.id
    desk.undo()
    assert responses_of(desk.present, desk.assessment.id)[ITEM].answer == "siloed"


def test_what_cannot_be_taken_is_named_by_row_and_column_and_stops_it_all(desk, path):
    changes = [
        (ITEM, "Answer", "Excellent"),
        (OTHER, "Second answer", "Not mentioned"),
        (CONSTRAINT, "Target by", "next friday"),
        (PROMPT, "Answer", "Embedded"),
    ]
    preview = read(desk, saved_again(path, changes, extra=[["XXX-99"], [TWICE]]))
    said = dict(refused(preview))
    assert said["row 2, column D (Answer)"].startswith("“Excellent” is not one of: Absent")
    assert said["row 3, column F (Second answer)"].startswith("This question takes no answer here")
    assert any("is not a date" in words for words in said.values())
    assert any("No question has the id “XXX-99”" in words for words in said.values())
    assert any("The same id is also in row" in words for words in said.values())
    assert len(preview.refusals) == 6
    with pytest.raises(Refused, match="row 2, column D"):
        workbook.take_in_answers(here(desk), preview, desk.author)


def test_a_target_below_the_answer_or_in_the_past_is_refused(desk, path):
    changes = [
        (ITEM, "Target", "Absent"),
        (OTHER, "Target by", dt.date(2026, 1, 1)),
    ]
    preview = read(desk, saved_again(path, changes))
    assert [words for _, words in refused(preview)] == [
        "Absent is worse than the answer now, Siloed. Choose Siloed or better.",
        "1 Jan 2026 is in the past. Enter today or a later date.",
    ]


def test_evidence_is_shown_and_a_change_of_it_is_refused(desk, path):
    grid = read_table_file(path).grids[0]
    assert grid.rows[1][columns()["Evidence (change in the program)"]] == "Board minutes"
    changed = saved_again(path, [(ITEM, "Evidence (change in the program)", "Other minutes")])
    ((_, words),) = refused(read(desk, changed))
    assert words == "Evidence is not imported. Add it in the program."


def test_what_changed_here_since_is_not_overwritten(desk, path):
    step = set_response(desk.present, desk.assessment, ITEM, {"answer": "absent"}, desk.author)
    desk.do(step)
    assert read(desk, path).changes == ()
    both = read(desk, saved_again(path, [(ITEM, "Answer", "Embedded")]))
    ((place, words),) = refused(both)
    assert place == "row 2, column D (Answer)"
    assert words.startswith("This also changed here after the workbook was saved")


def test_an_answer_that_changes_while_the_preview_is_looked_at_is_not_overwritten(desk, path):
    preview = read(desk, saved_again(path, [(ITEM, "Answer", "Embedded")]))
    step = set_response(desk.present, desk.assessment, ITEM, {"answer": "absent"}, desk.author)
    desk.do(step)
    with pytest.raises(Refused, match="changed here after the file was read"):
        workbook.take_in_answers(here(desk), preview, desk.author)


def test_a_workbook_of_another_trust_or_framework_is_refused_in_words(desk, path):
    other, _, assessment = begun_desk(room=7, pack=PACK.sha256)
    with pytest.raises(Refused, match="This workbook is of another trust: Sherwood and Vale"):
        workbook.read_answers(path, workbook.Answered(other.present, assessment, PACK), TODAY)
    newer = here(desk)._replace(pack=replace(PACK, sha256="ab" * 32))
    with pytest.raises(Refused, match="made with another framework"):
        workbook.read_answers(path, newer, TODAY)


def test_last_years_workbook_of_the_same_trust_is_taken_and_said_so(desk, path):
    new = NewAssessment("Spring", dt.date(2027, 3, 31), Form.FULL, PACK.sha256)
    later, step = start_assessment(desk.assessment.trust_id, new, desk.author)
    desk.do(step)
    preview = workbook.read_answers(path, workbook.Answered(desk.present, later, PACK), TODAY)
    assert preview.notes == ("The workbook was saved from another assessment: “Autumn”.",)
    refusals = {words for _, words in refused(preview)}
    assert refusals <= {"Evidence is not imported. Add it in the program."}


def test_a_csv_of_the_rows_is_read_and_told_to_be_checked(desk, path):
    csv = saved_again(path, [(OTHER, "Answer", "Siloed")], only={OTHER}, name="a.csv")
    preview = read(desk, csv)
    assert [change.item_id for change in preview.changes] == [OTHER]
    assert preview.notes[0].startswith("The file does not say which assessment it is of.")


def test_a_table_of_ids_and_answers_made_by_hand_is_read(desk, tmp_path):
    table = tmp_path / "answers.csv"
    table.write_text(f"id,ANSWER\n{OTHER},Siloed\n")
    assert [change.item_id for change in read(desk, table).changes] == [OTHER]


def test_any_other_table_is_refused_in_words(desk, tmp_path):
    path = tmp_path / "waits.csv"
    path.write_text("Month,Value\nMay,3\n")
    with pytest.raises(Refused, match="no column called “Id"):
        read(desk, path)
