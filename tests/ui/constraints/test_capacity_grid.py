"""The grid of capacity and costs: typed in, pasted into, copied and undone as a spreadsheet is."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu

from digistrat_desktop.domain.trust.plans import Capacity, Demand, Firmness, ResourceFamily
from digistrat_desktop.domain.trust.strategy import Initiative, InitiativeStatus
from digistrat_desktop.ui.kit.letters import without_letter
from digistrat_desktop.ui.pages.constraints import capacity
from digistrat_desktop.ui.session.keeping import FIGURES
from tests.helpers.kept_sample import ensure_kept
from tests.ui.constraints.test_constraints_page import add, all_of, page_at, planned
from tests.ui.seat import words_on

__all__ = ["planned"]  # a fixture

YEARS = ("2026/27", "2027/28", "2028/29", "2029/30", "2030/31")
# As LibreOffice and Excel put a block of cells on the clipboard.
FOUR_BY_FIVE = (
    "Resource\t26/27\t27/28\tFY28-29\t2029/30\t2030/31\n"
    "Capital\t£4.2m\t4,300k\t£4,250,000.00\t3m\t3m\n"
    "Revenue (£000)\t1,200\t1,250\t1,300\t1,300\t1,300\n"
    "Network engineers\t9\t9\t8.5\t8\t8\n"
    "Data analysts\t3\ttbc\t4\t4\t4\n"
)


@pytest.fixture
def page(seat):
    return page_at(seat, "reality")


def row_of(grid, title, group=""):
    """Give the id of a row by its title, in the group of a resource."""
    head = ""
    for row in grid.values.rows:
        head = row.title if row.kind == "head" else head
        if row.title == title and head.startswith(group):
            return row.id
    raise AssertionError(title)


def shown(grid, title, group=""):
    row = row_of(grid, title, group)
    index = [one.id for one in grid.values.rows].index(row)
    cells = [grid.model().index(index, at).data() for at in range(len(grid.values.years))]
    return [str(one).replace("\N{NO-BREAK SPACE}", " ") for one in cells]


def stand_on(seat, page, title, group, year=YEARS[0]):
    page.figures.grid.setFocus()
    assert page.figures.grid.go_to(row_of(page.figures.grid, title, group), year)


def type_in(seat, text, end=Qt.Key.Key_Return):
    """Type over the current cell as a hand does: the first key opens it."""
    grid = QApplication.focusWidget()
    QTest.keyClicks(grid, text[0])
    QTest.keyClicks(QApplication.focusWidget(), text[1:])
    QTest.keyClick(QApplication.focusWidget(), end)
    seat.settle()


def paste(seat, page, text):
    QGuiApplication.clipboard().setText(text)
    page.figures.grid.setFocus()
    seat.keys(Qt.Key.Key_V, modifiers=Qt.KeyboardModifier.ControlModifier)
    seat.settle()


def test_one_paste_fills_four_resources_of_five_years_and_one_undo_takes_them_back(seat, page):
    paste(seat, page, FOUR_BY_FIVE)
    kept = {(c.family, c.resource, c.year): c.amount for c in all_of(seat, Capacity)}
    assert len(kept) == 19
    assert kept[ResourceFamily.CAPITAL, "", "2026/27"] == "4200000"
    assert kept[ResourceFamily.CAPITAL, "", "2028/29"] == "4250000.00"
    assert kept[ResourceFamily.REVENUE, "", "2027/28"] == "1250000"
    assert kept[ResourceFamily.STAFF, "Network engineers", "2028/29"] == "8.5"
    seat.session.undo()
    seat.settle()
    assert all_of(seat, Capacity) == ()


def test_capacity_alone_is_no_all_clear(seat, page):
    paste(seat, page, FOUR_BY_FIVE)
    assert "Nothing must stop" not in words_on(page)


def test_what_was_understood_of_a_paste_is_shown_and_what_was_not_stays_in_its_cell(seat, page):
    paste(seat, page, FOUR_BY_FIVE)
    told = {row[0].text(): row[1].text() for row in page.figures.read.table.rows()}
    assert told["£4.2m"] == "£4,200,000"
    assert told["4,300k"] == "£4,300,000"
    assert told["tbc"] == "not a figure, so not saved"
    assert told["Revenue"] == "in thousands"
    assert told["Data analysts"] == "a new resource, in WTE staff"
    assert page.figures.read.title.text() == "You pasted 4 rows"
    assert shown(page.figures.grid, "Available", "Data analysts")[:2] == ["3", "tbc"]
    stand_on(seat, page, "Available", "Data analysts", "2027/28")
    type_in(seat, "4")
    assert shown(page.figures.grid, "Available", "Data analysts")[:2] == ["3", "4"]


@pytest.mark.parametrize("goes", ["undo", "redo"])
def test_what_was_said_of_a_paste_goes_once_it_is_undone_from_anywhere(seat, page, goes):
    paste(seat, page, FOUR_BY_FIVE)
    seat.session.undo()
    seat.settle()
    assert page.figures.read.table.rows() == ()
    if goes == "redo":
        seat.session.redo()
        seat.settle()
        assert [row[0].text() for row in page.figures.read.table.rows()] == ["tbc"]


def test_a_figure_typed_is_kept_shown_as_read_and_enter_goes_down(seat, page):
    stand_on(seat, page, "Available", "Capital")
    type_in(seat, "£4.2m")
    (there,) = all_of(seat, Capacity)
    assert (there.amount, there.year) == ("4200000", "2026/27")
    assert shown(page.figures.grid, "Available", "Capital")[0] == "4,200,000"
    ((written, read),) = page.figures.read.table.rows()
    assert (written.text(), read.text()) == ("£4.2m", "£4,200,000")
    assert page.figures.grid.current() == (
        row_of(page.figures.grid, "Available", "Revenue"),
        YEARS[0],
    )


def test_tab_goes_across_while_something_is_typed_and_leaves_the_grid_else(seat, page):
    stand_on(seat, page, "Available", "Capital")
    type_in(seat, "5", Qt.Key.Key_Tab)
    assert page.figures.grid.current()[1] == "2027/28"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    page.figures.grid.setFocus()
    seat.keys(Qt.Key.Key_Tab)
    assert seat.focus() is not page.figures.grid


ARROWS = {
    Qt.Key.Key_Down: ("Revenue", YEARS[1]),
    Qt.Key.Key_Left: ("Capital", YEARS[0]),
    Qt.Key.Key_Right: ("Capital", YEARS[2]),
}


@pytest.mark.parametrize("key", ARROWS)
def test_an_arrow_goes_on_from_the_cell_that_tab_came_to(seat, page, key):
    grid = page.figures.grid
    stand_on(seat, page, "Available", "Capital")
    type_in(seat, "5", Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), key)
    seat.settle()
    name, year = ARROWS[key]
    assert grid.current() == (row_of(grid, "Available", name), year)
    assert [(one.amount, one.year) for one in all_of(seat, Capacity)] == [("5", YEARS[0])]


@pytest.mark.parametrize(
    ("key", "name", "year"), [(Qt.Key.Key_Down, "Revenue", 0), (Qt.Key.Key_Right, "Capital", 1)]
)
def test_an_arrow_keeps_what_is_typed_and_goes_on(seat, page, key, name, year):
    grid = page.figures.grid
    stand_on(seat, page, "Available", "Capital")
    type_in(seat, "12", key)
    seat.settle()
    assert [one.amount for one in all_of(seat, Capacity)] == ["12"]
    assert grid.current() == (row_of(grid, "Available", name), YEARS[year])


def test_in_a_cell_opened_to_be_corrected_an_arrow_moves_in_what_stands_there(planned):
    page = page_at(planned, "reality")
    stand_on(planned, page, "Available", "Network engineers")
    planned.keys(Qt.Key.Key_F2)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Left):
        QTest.keyClick(QApplication.focusWidget(), key)
    QTest.keyClicks(QApplication.focusWidget(), "1")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    planned.settle()
    assert [one.amount for one in all_of(planned, Capacity)] == ["19"]


def test_typing_over_a_row_of_figures_replaces_each_of_them(seat, page):
    for figures in (("12", "14", "15"), ("11", "16", "17")):
        stand_on(seat, page, "Available", "Capital")
        for text in figures:
            type_in(seat, text, Qt.Key.Key_Tab)
            seat.settle()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        seat.settle()
        kept = sorted((one.year, one.amount) for one in all_of(seat, Capacity))
        assert [amount for _, amount in kept] == list(figures)


def test_a_click_beside_the_grid_keeps_the_figure_that_is_typed(seat, page):
    stand_on(seat, page, "Available", "Capital")
    QTest.keyClicks(page.figures.grid, "5")
    QTest.keyClicks(QApplication.focusWidget(), "m")
    QTest.mouseClick(page.page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    seat.settle()
    assert [one.amount for one in seat.session.workspace.all(Capacity)] == ["5000000"]


@pytest.mark.parametrize("way", ["close", "save"])
def test_a_figure_in_an_open_cell_is_kept_when_the_window_closes_or_all_is_saved(seat, page, way):
    stand_on(seat, page, "Available", "Capital")
    QTest.keyClicks(page.figures.grid, "5")
    QTest.keyClicks(QApplication.focusWidget(), "m")
    if way == "close":
        seat.close()
        with seat.reopened() as library:
            found = library.home(1).latest[0]
            kept = library.open_trust(found.trust_id, found.assessment_id).workspace
    else:
        seat.keys(Qt.Key.Key_S, modifiers=Qt.KeyboardModifier.ControlModifier)
        seat.settle()
        kept = seat.session.workspace
    assert [one.amount for one in kept.all(Capacity)] == ["5000000"]


def test_escape_puts_back_what_stood_in_the_cell(planned):
    page = page_at(planned, "reality")
    stand_on(planned, page, "Available", "Network engineers")
    QTest.keyClicks(page.figures.grid, "7")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert [one.amount for one in all_of(planned, Capacity)] == ["9"]
    assert shown(page.figures.grid, "Available", "Network engineers")[0] == "9"


@pytest.mark.parametrize("text", ["tbc", "-3", "about 5", "<b>9</b>", "=1+1"])
def test_what_is_no_figure_is_left_standing_and_recorded_nowhere(planned, text):
    page = page_at(planned, "reality")
    stand_on(planned, page, "Available", "Network engineers")
    type_in(planned, text)
    assert [one.amount for one in all_of(planned, Capacity)] == ["9"]
    assert shown(page.figures.grid, "Available", "Network engineers")[0] == text
    assert page.figures.read.table.rows()[0][1].text() == "not a figure, so not saved"


def test_what_is_no_figure_is_there_again_at_the_next_start(seat_at):
    first = seat_at()
    page = page_at(first, "reality")
    paste(first, page, FOUR_BY_FIVE)
    first.close()
    again = page_at(seat_at(), "reality").figures.grid
    assert shown(again, "Available", "Data analysts")[:2] == ["3", "tbc"]


def test_what_is_no_figure_is_no_draft_any_more_once_it_is_put_right(seat, page):
    paste(seat, page, FOUR_BY_FIVE)
    assert [one.kind for one in seat.context.keeping.drafts.all] == [FIGURES]
    stand_on(seat, page, "Available", "Data analysts", "2027/28")
    type_in(seat, "4")
    assert not seat.context.keeping.drafts.all


def test_delete_clears_the_chosen_figures_in_one_step(seat, page):
    paste(seat, page, FOUR_BY_FIVE)
    page.figures.grid.selectAll()
    seat.keys(Qt.Key.Key_Delete)
    seat.settle()
    assert all_of(seat, Capacity) == ()
    seat.session.undo()
    assert len(all_of(seat, Capacity)) == 19


def test_what_is_left_over_or_short_stands_under_each_resource(planned):
    page = page_at(planned, "reality")
    assert shown(page.figures.grid, "Left over or short", "Network engineers")[0] == "2 left"
    stand_on(planned, page, "Available", "Network engineers")
    type_in(planned, "6")
    assert shown(page.figures.grid, "Left over or short", "Network engineers")[0] == (
        "◆ 1 short (all essential)"
    )
    short = "needs 7 network engineers but only 6 are available: 1 short"
    assert short in page.capacity.details.text()


def test_costs_of_an_initiative_are_written_in_the_grid_and_named_when_they_do_not_count(planned):
    (wifi,) = all_of(planned, Initiative)
    idea = add(planned, Initiative, title="Robots", status=InitiativeStatus.IDEA)
    page = page_at(planned, "reality")
    paste(planned, page, "\t26/27\nCapital\t5m\nWi-Fi renewal\t£1.2m\nRobots\t250k")
    now = planned.session.workspace.get(Initiative, wifi.id)
    assert now.capital_costs == (("2026/27", "1200000"),)
    assert planned.session.workspace.get(Initiative, idea.id).capital_costs == (
        ("2026/27", "250000"),
    )
    assert shown(page.figures.grid, "Robots (not counted: idea)", "Capital")[0] == "250,000"
    assert shown(page.figures.grid, "Left over or short", "Capital")[0] == "3,800,000 left"


def test_bare_cells_fill_on_from_the_cell_they_are_pasted_at(seat, page):
    stand_on(seat, page, "Available", "Capital", "2027/28")
    paste(seat, page, "1m\t2m\n3m\t4m\n5m\t6m\n")
    assert shown(page.figures.grid, "Available", "Capital") == [
        "",
        "1,000,000",
        "2,000,000",
        "",
        "",
    ]
    assert shown(page.figures.grid, "Available", "Revenue")[1:3] == ["3,000,000", "4,000,000"]
    told = [row[1].text() for row in page.figures.read.table.rows()]
    assert "left out: there are no more rows" in told


def test_the_grid_copied_whole_pastes_back_as_it_was(planned):
    page = page_at(planned, "reality")
    paste(planned, page, FOUR_BY_FIVE)
    before = {(c.resource, c.year): c.amount for c in all_of(planned, Capacity)}
    page.figures.grid.copy(whole=True)
    page.figures.grid.selectAll()
    planned.keys(Qt.Key.Key_Delete)
    planned.settle()
    page.figures.grid.paste()
    planned.settle()
    numbers = {key: float(amount) for key, amount in before.items()}
    assert {(c.resource, c.year): float(c.amount) for c in all_of(planned, Capacity)} == numbers
    assert [one.amount for one in all_of(planned, Demand)] == ["7"]


def menu_at(page, reason=QContextMenuEvent.Reason.Keyboard):
    grid = page.figures.grid
    event = QContextMenuEvent(reason, QPoint(1, 1), grid.mapToGlobal(QPoint(1, 1)))
    QApplication.sendEvent(grid.viewport(), event)
    (menu,) = [one for one in grid.findChildren(QMenu) if one.isVisible()]
    return {without_letter(action.text()): action for action in menu.actions()}, menu


def test_a_right_click_offers_what_can_be_done_with_a_figure(planned):
    page = page_at(planned, "reality")
    stand_on(planned, page, "Wi-Fi renewal", "Network engineers")
    actions, menu = menu_at(page)
    actions["Could manage with less"].trigger()
    menu.close()
    planned.settle()
    (need,) = all_of(planned, Demand)
    assert need.firmness is Firmness.SOFT
    assert shown(page.figures.grid, "Wi-Fi renewal", "Network engineers")[0] == "7 (could be less)"
    actions, menu = menu_at(page)
    actions["Copy to later years"].trigger()
    menu.close()
    planned.settle()
    assert {one.year: one.amount for one in all_of(planned, Demand)} == dict.fromkeys(YEARS, "7")
    assert {one.firmness for one in all_of(planned, Demand)} == {Firmness.SOFT}


def test_a_row_without_figures_is_begun_and_stays_until_it_has_one(seat, page):
    page.figures.add_row.click()
    page.form.save_button.click()
    assert "Enter what it is" in page.form.fault_of("resource")
    page.form.control("resource").setText("Clinical safety officers")
    page.form.save_button.click()
    seat.settle()
    assert seat.focus() is page.figures.grid
    assert shown(page.figures.grid, "Available", "Clinical safety officers")[0] == ""
    type_in(seat, "2")
    (there,) = all_of(seat, Capacity)
    assert (there.resource, there.amount) == ("Clinical safety officers", "2")


def test_another_year_is_added_at_the_end(seat, page):
    page.figures.add_year.click()
    assert page.figures.grid.values.years == (*YEARS, "2031/32")
    assert page.figures.grid.current()[1] == "2031/32"


def test_a_screen_reader_hears_whose_figure_a_cell_is(planned):
    page = page_at(planned, "reality")
    grid = page.figures.grid
    QAbstractItemModelTester(grid.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    table = QAccessible.queryAccessibleInterface(grid)
    names = [
        table.child(at).text(QAccessible.Text.Name)
        for at in range(table.childCount())
        if table.child(at) is not None
    ]
    assert "Network engineers, WTE staff, Available, 2026/27: 9" in names
    assert "Network engineers, WTE staff, Wi-Fi renewal, 2026/27: 7" in names


def test_paste_right_after_coming_to_the_page_goes_into_the_grid(seat):
    QGuiApplication.clipboard().setText(FOUR_BY_FIVE)
    seat.go("home")
    seat.window.go_to("constraints")
    seat.settle()
    seat.keys(Qt.Key.Key_V, modifiers=Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    assert seat.page("constraints").figures.grid.hasFocus()
    assert len(all_of(seat, Capacity)) == 19


def test_paste_of_nothing_is_told(seat, page):
    QGuiApplication.clipboard().clear()
    page.figures.grid.setFocus()
    seat.keys(Qt.Key.Key_V, modifiers=Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    assert any("nothing to paste" in words for words in seat.banners())


@pytest.mark.parametrize("size", [(1024, 560), (1366, 768)])
def test_details_leave_the_grid_in_sight_and_closing_leaves_the_page_where_it_was(seat_at, size):
    seat = seat_at(filled=ensure_kept, size=size)
    page = seat.go("constraints")
    grid, bar = page.figures.grid, page.page.verticalScrollBar()
    grid.setFocus()
    record = next(iter(page.figures._figures.records))
    grid.go_to(*record)
    seat.settle()
    before, top = bar.value(), grid.mapTo(page, QPoint(0, 0)).y()
    page.figures.details.click()
    seat.settle()
    assert page.form.isVisible()
    assert grid.visibleRegion().boundingRect().height() > 0
    assert page.form.isAncestorOf(seat.focus())
    assert seat.focus().visibleRegion().boundingRect().height() == seat.focus().height()
    page.form.leave_button.click()
    seat.settle()
    assert (bar.value(), grid.mapTo(page, QPoint(0, 0)).y()) == (before, top)


def columns_of(grid):
    """Give where each year's cells are on the screen."""
    head = grid.horizontalHeader()
    left = grid.viewport().mapToGlobal(QPoint(0, 0)).x()
    return [left + head.sectionViewportPosition(at) for at in range(len(grid.values.years))]


@pytest.mark.parametrize("width", [1366, 1920])
@pytest.mark.parametrize(
    "text", ["£4.2m", "abc", "a long remark that is no figure, as people write"]
)
def test_what_was_understood_moves_no_cell_when_it_comes_or_goes(seat, page, width, text):
    seat.window.resize(width, 560)
    seat.settle()
    grid = page.figures.grid
    before = columns_of(grid)
    stand_on(seat, page, "Available", "Capital")
    type_in(seat, text)
    assert page.figures.read.table.rows()
    assert columns_of(grid) == before
    seat.session.undo()
    seat.settle()
    assert columns_of(grid) == before


def test_a_click_from_a_cell_being_typed_in_stands_on_the_cell_that_was_pressed(seat, page):
    seat.window.resize(1366, 768)
    seat.settle()
    stand_on(seat, page, "Available", "Capital")
    grid = page.figures.grid
    QTest.keyClicks(grid, "£")
    QTest.keyClicks(QApplication.focusWidget(), "4.2m")
    row = row_of(grid, "Available", "Revenue")
    at = [one.id for one in grid.values.rows].index(row)
    pressed = grid.visualRect(grid.model().index(at, 3)).center()
    on_screen = grid.viewport().mapToGlobal(pressed)
    grid.setFocus(Qt.FocusReason.MouseFocusReason)
    seat.settle()
    QTest.mouseClick(
        grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.viewport().mapFromGlobal(on_screen)
    )
    assert grid.current() == (row, YEARS[3])
    assert len(all_of(seat, Capacity)) == 1


def test_what_is_no_figure_is_told_as_long_as_it_stands_in_the_grid(seat, page):
    stand_on(seat, page, "Available", "Capital")
    type_in(seat, "7")
    stand_on(seat, page, "Available", "Revenue")
    type_in(seat, "abc")
    stand_on(seat, page, "Available", "Revenue", YEARS[1])
    type_in(seat, "8")
    seat.session.undo()
    seat.settle()
    assert "abc" in page.figures.grid.unread().values()
    assert [row[0].text() for row in page.figures.read.table.rows()] == ["abc"]


def takes_text(grid):
    index = grid.currentIndex()
    return bool(grid.model().flags(index) & Qt.ItemFlag.ItemIsEditable)


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_End]
)
def test_keys_go_only_to_cells_that_take_what_is_typed(planned, key):
    page = page_at(planned, "reality")
    grid = page.figures.grid
    stand_on(planned, page, "Available", "Revenue" if key == Qt.Key.Key_Up else "Capital")
    for _ in grid.values.rows:
        planned.keys(key)
        assert takes_text(grid)


def test_tab_at_the_end_of_a_row_goes_to_the_next_row_of_figures(planned):
    page = page_at(planned, "reality")
    grid = page.figures.grid
    stand_on(planned, page, "Available", "Capital", YEARS[-1])
    type_in(planned, "5", Qt.Key.Key_Tab)
    assert takes_text(grid)
    assert grid.current() != (row_of(grid, "Available", "Capital"), YEARS[-1])


def test_a_click_on_a_row_that_takes_no_text_leaves_the_keyboard_on_one_that_does(planned):
    page = page_at(planned, "reality")
    grid = page.figures.grid
    stand_on(planned, page, "Available", "Capital")
    for at, row in enumerate(grid.values.rows):
        if row.kind != "figures":
            spot = grid.visualRect(grid.model().index(at, 1)).center()
            QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
            assert takes_text(grid)


@pytest.mark.parametrize(
    ("text", "read"), [("abc", "not a figure, so not saved"), ("£4.2m", "£4,200,000")]
)
def test_how_a_figure_was_read_or_that_it_is_none_is_heard(seat, page, monkeypatch, text, read):
    told = []
    monkeypatch.setattr(capacity, "announce", lambda _, words: told.append(words))
    stand_on(seat, page, "Available", "Capital")
    type_in(seat, text)
    assert told == [f"{text}: {read}"]


def test_the_header_says_that_what_is_no_figure_is_not_saved(seat, page):
    stand_on(seat, page, "Available", "Capital")
    type_in(seat, "abc")
    words = "Draft kept, not saved: Figures to put right"
    seat.qtbot.waitUntil(lambda: seat.window.shell.header._saved == words)


@pytest.mark.parametrize("size", [(1024, 560), (1366, 768), (1920, 1080)])
def test_what_is_short_is_read_whole_beside_what_was_understood(seat_at, size):
    seat = seat_at(filled=ensure_kept, size=size)
    grid, model = seat.go("constraints").figures.grid, seat.page("constraints").figures.grid.model()
    shown = {
        str(model.index(row, column).data() or ""): (row, grid.columnWidth(column))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    }
    assert any("short" in text for text in shown)
    cut = [
        text for text, (row, wide) in shown.items() if lines_of(grid, text, wide) > held(grid, row)
    ]
    assert cut == []


def lines_of(grid, text, wide):
    """Count the lines that a text takes in a cell, broken where it may be; more than any where a word does not fit."""
    letters, lines, line = grid.fontMetrics(), 1, ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if letters.horizontalAdvance(longer) + 12 > wide and line:
            lines, longer = lines + 1, word
        if letters.horizontalAdvance(longer) + 12 > wide:
            return 99
        line = longer
    return lines


def held(grid, row):
    """Give how many lines of text a row is high enough for."""
    return grid.rowHeight(row) // grid.fontMetrics().lineSpacing()


def test_the_box_a_figure_is_typed_in_fills_its_cell(seat, page):
    stand_on(seat, page, "Available", "Capital")
    grid = page.figures.grid
    QTest.keyClicks(grid, "4")
    editor = QApplication.focusWidget()
    assert editor is not grid
    assert editor.geometry() == grid.visualRect(grid.currentIndex())


def test_enter_after_tabs_goes_to_the_next_row_where_the_first_was_pressed(planned):
    page = page_at(planned, "reality")
    grid = page.figures.grid
    stand_on(planned, page, "Available", "Capital", YEARS[0])
    type_in(planned, "5", Qt.Key.Key_Tab)
    type_in(planned, "6", Qt.Key.Key_Tab)
    type_in(planned, "7", Qt.Key.Key_Return)
    row, year = grid.current()
    assert year == YEARS[0]
    assert row != row_of(grid, "Available", "Capital")
    stand_on(planned, page, "Available", "Capital", YEARS[1])
    type_in(planned, "8", Qt.Key.Key_Return)
    assert grid.current() == (row, YEARS[1])


def test_details_of_a_cell_without_a_figure_say_what_to_do(planned):
    page = page_at(planned, "reality")
    told = []
    planned.context.navigator.told.connect(lambda *about: told.append(about[1]))
    stand_on(planned, page, "Available", "Capital", YEARS[-1])
    page.figures.grid.empty()
    page.figures.details.click()
    assert told == ["This cell has no figure yet. Type one, then add its details."]
