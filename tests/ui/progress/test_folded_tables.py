"""Tables of Progress that became cards: every figure and word says which column it stands in."""

import pytest

from digistrat_desktop.system.settings import Settings
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.text import PlainLabel
from tests.helpers.kept_sample import ensure_kept

pytestmark = pytest.mark.ui
_PARTS = 3  # a table with so many heads cannot be read without them


def test_what_stands_in_a_card_has_its_column_over_it(seat_at):
    seat = seat_at(filled=ensure_kept, settings=Settings(text_percent=200))
    page = seat.go("progress")
    tables = [one for one in page.findChildren(ListTable) if one.isVisible() and one.is_folded]
    checked = 0
    for table in tables:
        heads = [head.text() for head in table._heads]
        if len(list(filter(None, heads))) < _PARTS:
            continue
        said = {one.text() for one in table.findChildren(PlainLabel) if one.isVisible()}
        assert set(filter(None, heads[1:])) <= said
        checked += 1
    assert checked
