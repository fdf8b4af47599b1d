"""Actions out to a workbook, changed there, and back in."""

import datetime as dt

import pytest

from digistrat_desktop.analysis.judgement import record_labels
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.ids import PersonId
from digistrat_desktop.domain.trust.actions import Action, ActionStatus
from digistrat_desktop.services.actions.columns import AS_SAVED, COLUMNS
from digistrat_desktop.services.actions.workbook import read_actions, save_actions, take_in_actions
from digistrat_desktop.tabular.read import read_table_file
from digistrat_desktop.tabular.write import Sheet, write_xlsx
from tests.helpers.packs import small_pack
from tests.helpers.strategists import TODAY, Strategist

HEADS = [column.heading for column in COLUMNS]
AT = {head.partition(" (")[0]: place for place, head in enumerate(HEADS)}


class Desk:
    """A trust with two actions, and a workbook of them that can be changed."""

    def __init__(self, folder):
        self.at = Strategist()
        self.path = folder / "actions.xlsx"
        self.sheets = ("Actions", AS_SAVED)
        objective = self.at.objective("Safer care")
        first = self.at.action("Network", why="=1+1", addresses=(objective.id,), cost="1200.50")
        self.at.action("Wards", depends_on=(first.id,), due=TODAY)
        self.labels = record_labels(self.at.present, small_pack())
        save_actions(self.path, self.at.present, self.labels)
        self.rows, self.saved = (
            [list(row) for row in grid.rows] for grid in read_table_file(self.path).grids
        )

    def change(self, row, column, value):
        cells = self.rows[row - 1]
        cells += [None] * (len(HEADS) - len(cells))
        cells[AT[column]] = value

    def read(self):
        rows_of = {"Actions": self.rows, AS_SAVED: self.saved}
        found = [(name, rows_of[name]) for name in self.sheets if rows_of[name]]
        kept = [Sheet(name, tuple(rows[0]), rows[1:]) for name, rows in found]
        write_xlsx(self.path, kept)
        return read_actions(self.path, self.at.present, self.labels, TODAY)

    def person(self, name):
        return PersonId("person-" + "-".join(name.split())) if name else None

    def take_in(self, preview):
        step = take_in_actions(
            self.at.present, self.at.trust_id, preview, self.person, self.at.author
        )
        self.at.do(step)
        return step


def beside(row):
    return [(cell.heading, cell.here, cell.there) for cell in row.cells]


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_what_went_out_comes_back_with_nothing_to_change(desk):
    preview = desk.read()
    assert (preview.changes, preview.refusals) == ((), ())
    assert (preview.same, preview.missing) == (2, 0)


def test_a_changed_row_is_shown_side_by_side_and_comes_in_as_one_step(desk):
    desk.change(2, "Owner", "Chief nurse")
    desk.change(3, "Due", dt.date(2026, 9, 30))
    desk.change(3, "Status", "under way")
    preview = desk.read()
    assert [(row.row, row.title, beside(row)) for row in preview.changes] == [
        (2, "Network", [("Owner", "", "Chief nurse")]),
        (
            3,
            "Wards",
            [("Due", "1 Jun 2026", "30 Sep 2026"), ("Status", "Proposed", "In progress")],
        ),
    ]
    assert len(desk.take_in(preview).changes) == 2
    wards = next(a for a in desk.at.present.all(Action) if a.title == "Wards")
    assert wards.status is ActionStatus.UNDER_WAY
    assert wards.depends_on


def test_a_workbook_with_the_words_of_an_earlier_version_comes_in(desk):
    former = {column.heading: column.former for column in COLUMNS if column.former}
    for rows in (desk.rows, desk.saved):
        rows[0] = [former.get(head, head) for head in rows[0]]
    assert "What came of it" in desk.rows[0]
    desk.change(2, "Status", "Under way")
    desk.change(3, "Status", "Dropped")
    desk.change(3, "Result", "Merged.")
    preview = desk.read()
    assert preview.knows_before
    assert preview.refusals == ()
    desk.take_in(preview)
    found = {a.title: (a.status, a.closing_note) for a in desk.at.present.all(Action)}
    assert found["Network"] == (ActionStatus.UNDER_WAY, "")
    assert found["Wards"] == (ActionStatus.DROPPED, "Merged.")


def test_rows_are_known_by_their_id_however_they_are_sorted(desk):
    desk.change(2, "Why", "Because.")
    desk.rows[1], desk.rows[2] = desk.rows[2], desk.rows[1]
    (row,) = desk.read().changes
    assert (row.row, row.title) == (3, "Network")


def test_a_row_without_an_id_is_a_new_action(desk):
    desk.rows.append([None, "Train the wards", "They asked.", "Chief nurse"])
    preview = desk.read()
    (row,) = preview.changes
    assert row.action is None
    desk.take_in(preview)
    made = next(a for a in desk.at.present.all(Action) if a.title == "Train the wards")
    assert made.owner_id == "person-Chief-nurse"
    assert made.trust_id == desk.at.trust_id


def test_a_row_left_out_of_the_file_stays_here(desk):
    desk.rows.pop()
    preview = desk.read()
    assert preview.missing == 1
    desk.rows[1][AT["Action"]] = "Network renewed"
    desk.take_in(desk.read())
    assert {a.title for a in desk.at.present.all(Action)} == {"Network renewed", "Wards"}


@pytest.mark.parametrize(
    ("column", "value", "place", "words"),
    [
        ("Due", "soon", "row 2, column E (Due)", "“soon” is not a date."),
        ("Status", "Sleeping", "row 2, column F (Status)", "“Sleeping” is not one of:"),
        ("Cost in pounds", "-3", "row 2, column H (Cost in pounds)", "cannot be less than 0"),
        ("Action", "", "row 2, column B (Action)", "Give the action a title."),
        ("Status", "Dropped", "row 2, column J (Result)", ("Say why you are cancelling it.")),
        ("Status", "Done", "row 2, column J (Result)", "Link evidence"),
        (
            "What it helps",
            "ALN-01",
            "row 2, column K",
            ("Changes in this column are not imported. Change"),
        ),
        ("Id", "unknown", "row 2, column A", "No action here has this id."),
    ],
)
def test_what_cannot_be_taken_is_refused_by_row_and_column(desk, column, value, place, words):
    desk.change(2, column, value)
    desk.change(3, "Why", "A good change beside a bad one.")
    preview = desk.read()
    (refusal,) = preview.refusals
    assert refusal.place.startswith(place)
    assert words in refusal.words
    with pytest.raises(Refused):
        desk.take_in(preview)


def test_one_id_in_two_rows_is_refused(desk):
    desk.rows.append([desk.rows[1][0], "Network again"])
    assert [r.place for r in desk.read().refusals] == ["row 4"]


def test_a_file_of_something_else_is_refused(desk):
    write_xlsx(desk.path, [Sheet("Readings", ("metric", "value"), [("x", 1)])])
    with pytest.raises(Refused, match="has no column"):
        read_actions(desk.path, desk.at.present, desk.labels, TODAY)


def test_closing_in_the_file_takes_the_day_it_comes_in(desk):
    desk.change(3, "Status", "Done")
    desk.change(3, "Result", "The board saw it.")
    desk.take_in(desk.read())
    wards = next(a for a in desk.at.present.all(Action) if a.title == "Wards")
    assert (wards.status, wards.closed_on) == (ActionStatus.DONE, TODAY)


def test_an_old_action_closed_with_nothing_said_does_not_hold_up_the_others(tmp_path):
    desk = Desk(tmp_path)
    desk.at.old_action("Unproved", status=ActionStatus.DONE)
    save_actions(desk.path, desk.at.present, desk.labels)
    preview = read_actions(desk.path, desk.at.present, desk.labels, TODAY)
    assert (preview.refusals, preview.same) == ((), 3)
