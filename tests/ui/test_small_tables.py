"""Small tables on narrow pages."""

import pytest
from PySide6.QtWidgets import QPushButton

from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.tables.small_table import SmallTable
from digistrat_desktop.ui.text import PlainLabel

pytestmark = pytest.mark.ui


def narrow_table(seat, qtbot, shares, cells):
    table = SmallTable(seat.context.look, ("What", "Before", "After"), shares, 640)
    qtbot.addWidget(table)
    table.resize(300, 400)
    table.show_rows([tuple(cells)])
    table.show()
    table.layout().activate()
    return table


def test_a_folded_row_keeps_its_action_beside_it(seat, qtbot):
    go = LinkButton(seat.context.look, "Go")
    cells = [PlainLabel("Answer changed"), PlainLabel("Siloed"), go]
    table = narrow_table(seat, qtbot, (2, 1, 0), cells)
    assert table.is_folded
    assert go.x() > cells[0].x()
    assert go.y() < cells[1].y()


def test_a_folded_row_without_an_action_stands_its_cells_one_under_the_other(seat, qtbot):
    cells = [PlainLabel("Answer changed"), PlainLabel("Siloed"), PlainLabel("Embedded")]
    table = narrow_table(seat, qtbot, (2, 2, 2), cells)
    assert table.is_folded
    assert len({cell.x() for cell in cells}) == 1
    assert [cell.y() for cell in cells] == sorted({cell.y() for cell in cells})


def test_a_cell_without_words_leaves_no_gap_in_a_folded_row(seat, qtbot):
    cells = [PlainLabel("Coast Hospital"), PlainLabel(""), PlainLabel("Acute")]
    table = narrow_table(seat, qtbot, (2, 2, 2), cells)
    table.resize(300, table.layout().minimumSize().height())
    table.layout().activate()
    step = cells[2].y() - cells[0].geometry().bottom()
    assert step <= table.layout().verticalSpacing() + 1
    table.resize(900, 400)
    table.layout().activate()
    assert [cell.isVisible() for cell in cells] == [True, True, True]


def test_a_narrow_list_of_assessments_keeps_the_trusts_name_readable(seat):
    seat.window.resize(1366, 768)
    page = seat.go("library")
    seat.context.preferences.set("text_percent", 200)
    seat.settle()
    assert page.table.columnWidth(1) > page.table.columnWidth(0)


class Asked(QPushButton):
    """A button that counts how often it is asked for its size."""

    times = 0

    def sizeHint(self):
        self.times += 1
        return super().sizeHint()


def test_a_table_laid_out_again_does_not_ask_each_button_for_its_size_at_every_turn(seat, qtbot):
    cells = [PlainLabel("Answer changed"), PlainLabel("Siloed"), Asked("Go")]
    table = narrow_table(seat, qtbot, (2, 2, 2), cells)
    table.stand_at_top()
    table.layout().activate()
    cells[2].times = 0
    for _ in range(5):
        table.layout().invalidate()
        table.layout().activate()
    assert cells[2].times == 0
