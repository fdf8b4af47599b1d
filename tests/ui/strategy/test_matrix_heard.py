"""What a screen reader finds in the alignment matrix, and what leaves it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester

from digistrat_desktop.domain.edits.strategy import edit_entry
from digistrat_desktop.domain.trust.strategy import AlignmentLink, Initiative, Objective
from tests.ui.strategy.test_strategy_page import add


@pytest.fixture
def mapped(seat):
    for title in ("Safer care", "Shorter waits"):
        add(seat, Objective, title)
    for title in ("Patient portal", "Wi-Fi renewal"):
        add(seat, Initiative, title)
    page = seat.go("strategy")
    page.alignment.grid.setFocus()
    return seat


def heard(seat):
    """Give each thing assistive technology finds in the matrix: its role and its name."""
    table = QAccessible.queryAccessibleInterface(seat.page("strategy").alignment.grid)
    assert table.role() == QAccessible.Role.Table
    parts = [table.child(number) for number in range(table.childCount())]
    return [(one.role(), one.text(QAccessible.Text.Name)) for one in parts if one is not None]


def test_a_screen_reader_finds_heads_with_their_margins_and_every_cell_in_words(mapped):
    mapped.keys(Qt.Key.Key_2)
    found = heard(mapped)
    columns = [name for role, name in found if role == QAccessible.Role.ColumnHeader]
    rows = [name for role, name in found if role == QAccessible.Role.RowHeader]
    cells = [name for role, name in found if role == QAccessible.Role.Cell]
    assert columns == ["Patient portal. Supports 1", "Wi-Fi renewal. Supports none"]
    assert rows == ["Safer care. 1 initiative", "Shorter waits. No initiative"]
    assert cells[0] == "“Patient portal” supports “Safer care”: 2 (clear). No reason given."
    assert len(cells) == 4


def test_a_strength_is_named_as_in_the_paper_and_no_support_is_no_support(mapped):
    said = []
    for key in (Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        mapped.keys(key)
        said.append(mapped.page("strategy").alignment.grid.words())
    assert said == [
        "“Patient portal” does not support “Safer care”: 0 (none). No reason given.",
        "“Patient portal” supports “Safer care”: 1 (weak). No reason given.",
        "“Patient portal” supports “Safer care”: 2 (clear). No reason given.",
        "“Patient portal” supports “Safer care”: 3 (strong). No reason given.",
    ]


def test_a_cell_is_found_by_assistive_technology_where_it_is_painted(mapped):
    matrix = mapped.page("strategy").alignment.grid
    for row in range(2):
        for column in range(2):
            index = matrix.model().index(row, column)
            assert matrix.indexAt(matrix.visualRect(index).center()) == index


def test_the_cell_assistive_technology_makes_current_is_the_one_the_keys_speak_of(mapped):
    matrix = mapped.page("strategy").alignment.grid
    matrix.setCurrentIndex(matrix.model().index(1, 1))
    mapped.keys(Qt.Key.Key_3)
    (link,) = mapped.session.workspace.all(AlignmentLink)
    assert mapped.session.workspace.get(Objective, link.objective_id).title == "Shorter waits"
    assert mapped.session.workspace.get(Initiative, link.initiative_id).title == "Wi-Fi renewal"


def test_the_table_under_the_matrix_keeps_to_the_rules_of_tables_through_every_change(mapped):
    model = mapped.page("strategy").alignment.grid.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    mapped.keys(Qt.Key.Key_1)
    add(mapped, Objective, "Third")
    mapped.keys(Qt.Key.Key_Down, Qt.Key.Key_3)
    assert (model.rowCount(), model.columnCount()) == (3, 2)


def test_tab_leaves_the_matrix(mapped):
    matrix = mapped.page("strategy").alignment.grid
    mapped.keys(Qt.Key.Key_Tab)
    assert mapped.focus() is not matrix


def test_a_link_is_withdrawn_with_delete_and_a_reason_and_can_be_brought_back(mapped):
    mapped.keys(Qt.Key.Key_2, Qt.Key.Key_Delete)
    page = mapped.page("strategy")
    mapped.keys(Qt.Key.Key_Return)
    assert "Say why" in page.alignment.leaving.asked.fault.text()
    mapped.write("Set in the wrong row.")
    mapped.keys(Qt.Key.Key_Return)
    mapped.settle()
    assert mapped.session.workspace.all(AlignmentLink) == ()
    assert mapped.focus() is page.alignment.grid
    ((what, why, back),) = page.withdrawn.table.rows()
    assert what.text() == "Patient portal for Safer care"
    assert why.text() == "Set in the wrong row."
    mapped.press(back)
    (link,) = mapped.session.workspace.all(AlignmentLink)
    assert link.strength == 2


def test_the_matrix_leads_from_one_suspect_link_to_the_next_and_confirms_it(mapped):
    mapped.keys(Qt.Key.Key_2, Qt.Key.Key_Down, Qt.Key.Key_3)
    session = mapped.session
    portal = next(i for i in session.workspace.all(Initiative) if i.title == "Patient portal")
    session.submit(edit_entry(session.workspace, portal, {"scope": "Letters too"}, session.author))
    card = mapped.page("strategy").alignment
    assert card.suspects.text().startswith("2 links need confirming")
    card.grid.setFocus()
    card.next_to_confirm.click()
    assert card.grid.words().startswith("“Patient portal” supports “Safer care”")
    mapped.press(card.confirm)
    assert card.suspects.text().startswith("1 link needs")
    assert not card.confirm.isVisible()
