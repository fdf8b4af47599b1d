"""Headings, rows and charts are told as what they are to whoever hears the window, and to nobody else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from digistrat_desktop.ui.charts.trend_view import TrendView
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import gone_to
from digistrat_desktop.ui.tables.small_table import RowRule, SmallTable
from digistrat_desktop.ui.telling import Listening, stop_telling, tell_roles
from digistrat_desktop.ui.text import PlainLabel

pytestmark = pytest.mark.ui
ROOT = Path(__file__).parents[2]
HERE = tuple(page.id for page in gone_to(PAGES))
ROLE, TEXT = QAccessible.Role, QAccessible.Text


@pytest.fixture
def _listener(qapp):
    """Somebody listens, as a screen reader does."""
    tell_roles(qapp)
    yield
    stop_telling(qapp)


@pytest.fixture
def heard(_listener, seat):
    return seat


def told(widget):
    return QAccessible.queryAccessibleInterface(widget)


def name(interface):
    return interface.text(TEXT.Name)


def walk(interface):
    """Give all that can be come to from here and is not hidden."""
    if interface is None or interface.state().invisible:
        return
    yield interface
    for at in range(interface.childCount()):
        yield from walk(interface.child(at))


def titles(page):
    labels = [one for one in page.findChildren(PlainLabel) if one.isVisible() and one.text()]
    return [one for one in labels if one.property("role") == "page"]


@pytest.mark.parametrize("page_id", HERE)
def test_titles_of_pages_and_cards_are_headings(heard, page_id):
    page = heard.go(page_id)
    cards = [one.title for one in page.findChildren(Card) if one.title.isVisible()]
    wrong = [
        one.text()
        for one in (*titles(page), *cards)
        if (told(one).role(), name(told(one))) != (ROLE.Heading, one.text())
    ]
    assert wrong == []


def test_a_heading_says_its_new_words(heard):
    page = heard.go("assess", "ALN-04")
    before = name(told(page.question.question))
    page = heard.go("assess", "ALN-05")
    assert name(told(page.question.question)) == page.question.question.text() != before


@pytest.mark.parametrize("page_id", HERE)
def test_rows_are_a_list_of_items_that_say_the_whole_row_once(heard, page_id):
    page = heard.go(page_id)
    for table in (one for one in page.findChildren(SmallTable) if one.isVisible()):
        seen = told(table)
        parts = [seen.child(at) for at in range(seen.childCount())]
        items = [one for one in parts if one.role() == ROLE.ListItem]
        assert seen.role() == ROLE.List
        assert len(items) == sum(isinstance(one, RowRule) for one in table.heard_parts())
        assert all(name(one) for one in items)
        assert [one.role() for one in parts if one.role() in {ROLE.Border, ROLE.Separator}] == []
        words = [one for one in parts if isinstance(one.object(), PlainLabel)]
        assert [name(one) for one in words] == []
        assert [seen.indexOfChild(one) for one in parts] == list(range(len(parts)))


def test_a_row_lies_where_it_is_seen_and_says_that_it_is_chosen(heard):
    table = heard.go("check").standing.table
    table.choose(table.shown_ids()[:1])
    seen = told(table)
    items = [one for one in walk(seen) if one.role() == ROLE.ListItem]
    assert [one.state().selected for one in items[:2]] == [1, 0]
    cell = table.rows()[0][0]
    middle = cell.mapToGlobal(cell.rect().center())
    assert items[0].rect().contains(middle)
    assert name(seen.childAt(middle.x(), middle.y())) == name(items[0])


def test_words_of_several_points_are_heard_without_their_mark(heard):
    page = heard.go("assess", "ALN-04")
    said = [name(one) for one in walk(told(page))]
    assert "Evidence to look for" in said
    assert [words for words in said if words.strip() in {"\N{BULLET}", "\N{MIDDLE DOT}"}] == []


def test_the_chart_that_can_be_worked_is_a_graphic_and_tells_its_figures(heard):
    page = heard.go("metrics")
    chart = next(one for one in page.findChildren(TrendView) if one.isVisible())
    seen = told(chart)
    assert seen.role() == ROLE.Graphic
    said = seen.text(TEXT.Description)
    assert "Until Dec 2025: no unusual pattern in the last 7 months." in said
    assert "Latest 47.1 % (Dec 2025), mean 50.2 %" in said


@pytest.mark.parametrize("page_id", HERE)
def test_nothing_is_said_twice_as_name_and_as_description(heard, page_id):
    heard.go(page_id)
    shown = [one for one in heard.window.findChildren(QWidget) if one.isVisible()]
    pairs = {(name(told(one)), told(one).text(TEXT.Description)) for one in shown}
    twice = {words for words, more in pairs if words and f"{more} (".startswith(f"{words} (")}
    assert twice == set()


def test_who_begins_to_listen_later_is_told_too(seat, qapp):
    title = seat.go("check").findChild(Card).title
    heard_by = []
    listening = Listening(qapp, seat.window, every_ms=1, is_heard=lambda: bool(heard_by))
    listening.begin()
    assert told(title).role() == ROLE.StaticText
    heard_by.append("a screen reader")
    seat.qtbot.waitUntil(lambda: told(title).role() == ROLE.Heading)
    stop_telling(qapp)


MANY_WINDOWS = """
import gc, sys, tempfile
from pathlib import Path
from tests.benchmarks.longest_gap import sitting
from tests.helpers.trusts import fill
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from digistrat_desktop.ui.telling import tell_roles
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.text import HeadingLabel

def walk(seen):
    seen.role(), seen.state(), seen.rect(), seen.text(QAccessible.Text.Name)
    for kind in ("text", "editableText", "value", "action", "image", "table", "tableCell", "attributes"):
        getattr(seen, f"{kind}Interface", int)()
    return 1 + sum(walk(seen.child(at)) for at in range(seen.childCount()))

with sitting(fill) as seat:
    tell_roles(QApplication.instance())
    gc.enable() if sys.argv[1] == "on" else gc.disable()
    for _ in range(3):
        for page in ("home", "check", "metrics", "assess"):
            seat.go(page)
            walk(QAccessible.queryAccessibleInterface(seat.window))
    kept = []
    for number in range(60):
        card = Card(seat.context.look, f"Card {number}")
        card.add(HeadingLabel("words"))
        card.show()
        walk(QAccessible.queryAccessibleInterface(card))
        if number % 3:
            card.close(); card.deleteLater()
        if number % 5 == 0:
            kept.append(card)
        card = None
        if number % 10 == 0:
            gc.collect(); seat.settle()
print("ended")
"""


@pytest.mark.parametrize("search", ["on", "off"])
def test_a_program_that_told_of_many_windows_ends_as_any_other(search):
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", MANY_WINDOWS, search],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "ended\n"), done.stderr
