import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView

from digistrat_desktop.ui.tables.columns import word_columns
from digistrat_desktop.ui.tables.table_model import ID_ROLE, MOST_PAGES, PAGE_ROWS, TableModel

pytestmark = pytest.mark.ui

TIP = Qt.ItemDataRole.ToolTipRole


def row(id_):
    return (f"Title {id_}", "Draft")


class Source:
    """Rows at once, or when told."""

    def __init__(self):
        self.asked = []
        self.late = False
        self.waiting = []

    def __call__(self, ids, deliver):
        self.asked.append(tuple(ids))
        if self.late:
            self.waiting.append((ids, deliver))
        else:
            deliver({id_: row(id_) for id_ in ids})

    def arrive(self):
        for ids, deliver in self.waiting:
            deliver({id_: row(id_) for id_ in ids})
        self.waiting.clear()


@pytest.fixture
def source():
    return Source()


@pytest.fixture
def model(qapp, source):
    model = TableModel(word_columns(("Title", "Status")), source)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    yield model
    tester.deleteLater()


def ids(count):
    return [f"id-{number}" for number in range(count)]


def text(model, line, column=0):
    return model.data(model.index(line, column))


def test_cells_show_the_rows_of_their_ids(model):
    model.set_order(["b", "a"])
    assert (text(model, 0), text(model, 1, 1)) == ("Title b", "Draft")
    assert model.data(model.index(1, 0), ID_ROLE) == "a"
    assert (model.id_at(1), model.row_of("b"), model.row_of("z")) == ("a", 0, None)


def test_headers_name_the_columns_alone(model):
    across = Qt.Orientation.Horizontal
    assert [model.headerData(n, across) for n in range(3)] == ["Title", "Status", None]
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_only_the_page_looked_at_is_asked_for(model, source):
    model.set_order(ids(1000))
    source.asked.clear()
    text(model, 500)
    text(model, 501, 1)
    assert [len(asked) for asked in source.asked] == [PAGE_ROWS]
    assert "id-500" in source.asked[0]


def test_a_late_page_repaints_its_rows_only(qtbot, model, source):
    source.late = True
    model.set_order(ids(300))
    repainted = []
    model.dataChanged.connect(lambda first, last: repainted.append((first.row(), last.row())))
    assert text(model, 200) == ""
    assert text(model, 299) == ""
    source.arrive()
    assert {(128, 255), (256, 299)} <= set(repainted)
    assert text(model, 200) == "Title id-200"


def test_a_page_of_an_old_order_is_dropped(model, source):
    source.late = True
    model.set_order(ids(10))
    text(model, 0)
    old = list(source.waiting)
    model.set_order(list(reversed(ids(10))))
    for wanted, deliver in old:
        deliver(dict.fromkeys(wanted, ("Stale", "Stale")))
    assert text(model, 0) == ""


def test_a_page_is_asked_for_once_while_it_is_on_its_way(model, source):
    source.late = True
    model.set_order(ids(10))
    text(model, 0)
    before = len(source.asked)
    text(model, 1)
    text(model, 2)
    assert len(source.asked) == before


def test_current_row_and_selection_stay_on_their_ids_in_a_new_order(qtbot, model):
    view = QTableView()
    qtbot.addWidget(view)
    model.set_order(["a", "b", "c"])
    view.setModel(model)
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().setCurrentIndex(model.index(1, 0), flags.Select | flags.Rows)
    model.set_order(["b", "c", "a"])
    assert view.currentIndex().row() == 0
    assert {index.row() for index in view.selectionModel().selectedIndexes()} == {0}
    model.set_order(["c"])
    assert not view.selectionModel().hasSelection()


def test_pages_kept_are_bounded(model, source):
    model.set_order(ids(PAGE_ROWS * (MOST_PAGES + 2)))
    for page in range(MOST_PAGES + 2):
        text(model, page * PAGE_ROWS)
    source.asked.clear()
    text(model, (MOST_PAGES + 1) * PAGE_ROWS)
    assert source.asked == []
    text(model, 0)
    assert len(source.asked) == 1


def test_a_row_the_source_no_longer_has_is_blank(qapp):
    model = TableModel(word_columns(("Title",)), lambda _, deliver: deliver({}))
    model.set_order(["gone"])
    assert text(model, 0) == ""


def test_tips_hold_escaped_text(qapp):
    model = TableModel(
        word_columns(("Title",)), lambda wanted, deliver: deliver({wanted[0]: ("<b>x</b>",)})
    )
    model.set_order(["a"])
    assert "&lt;b&gt;" in model.data(model.index(0, 0), TIP)
    assert model.data(QModelIndex()) is None
    assert model.data(model.index(0, 0), Qt.ItemDataRole.DecorationRole) is None


def test_100_000_rows_are_ordered_again_without_reading_any(qapp, source):
    model = TableModel(word_columns(("Title",)), source)
    many = ids(100_000)
    model.set_order(many)
    source.asked.clear()
    model.set_order(list(reversed(many)))
    assert source.asked == []
    assert model.id_at(0) == "id-99999"
