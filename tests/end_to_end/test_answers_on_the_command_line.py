"""Answers out to a workbook and back at the command line, by the same way as in the window."""

import pytest

from digistrat_desktop.tabular.read import read_table_file
from tests.helpers.commands import Desk, filled_in


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "store")
    assert desk.run("sample") == 0
    return desk


def test_answers_go_out_and_come_back_changed(desk, tmp_path):
    path = tmp_path / "answers.xlsx"
    assert desk.run("answers", "save", "--out", path) == 0
    assert desk.run("answers", "import", path) == 0
    assert "0 rows change an answer." in desk.out
    filled_in(path, "Absent")
    assert desk.run("answers", "import", path, "--preview") == 0
    assert "becomes “Absent”" in desk.out
    assert desk.run("answers", "import", path) == 0
    assert "1 row changes an answer." in desk.out
    assert desk.run("answers", "save", "--out", tmp_path / "then.xlsx") == 0
    assert read_table_file(tmp_path / "then.xlsx").grids[0].rows[1][3] == "Absent"
    assert desk.run("verify") == 0


def test_what_cannot_be_taken_is_refused_by_row_and_nothing_comes_in(desk, tmp_path):
    path = tmp_path / "answers.xlsx"
    assert desk.run("answers", "save", "--out", path) == 0
    before = read_table_file(path).grids[0]
    filled_in(path, "Excellent")
    assert desk.run("answers", "import", path) == 2
    assert "row 2, column D (Answer): “Excellent” is not one of" in desk.err
    assert desk.run("answers", "save", "--out", tmp_path / "then.xlsx") == 0
    assert read_table_file(tmp_path / "then.xlsx").grids[0].rows == before.rows


def test_answers_are_saved_as_a_workbook_only(desk, tmp_path):
    assert desk.run("answers", "save", "--out", tmp_path / "answers.csv") == 2
    assert "Give --out a name ending .xlsx." in desk.err
