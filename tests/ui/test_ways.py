"""Finding the way: menus, More, keys and what finds anything read one table of pages and one of commands."""

import re
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from digistrat_desktop.ui.kit.letters import without_letter
from digistrat_desktop.ui.pages.commands import COMMANDS
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import RailPlace, gone_to, under_more
from digistrat_desktop.ui.window.doing import sequence
from digistrat_desktop.ui.window.palette import Index, Palette
from digistrat_desktop.ui.window.places import all_places
from tests.helpers.kept_sample import ensure_kept
from tests.ui.seat import words_on

pytestmark = pytest.mark.ui

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MARK = re.compile("&(?!&)(.)")


def open_menu():
    menus = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    assert menus, "no menu is open"
    return menus[-1]


def click_more(seat):
    more = seat.window.shell.rail.button("more")
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    return open_menu()


def choose(menu, words):
    (action,) = [one for one in menu.actions() if without_letter(one.text()).startswith(words)]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def bar_menus(seat):
    """Open each menu of the bar once, as a person looking through them does."""
    found = {}
    for action in seat.window.shell.header.menus.actions():
        action.menu().aboutToShow.emit()
        inner = [one.menu() for one in action.menu().actions() if one.menu() is not None]
        offered = [one for menu in (action.menu(), *inner) for one in menu.actions()]
        words = [without_letter(one.text()) for one in offered if not one.isSeparator()]
        found[action.text().replace("&", "")] = words
    return found


def test_the_menus_open_by_f10(seat):
    seat.keys(Qt.Key.Key_F10)
    words = [without_letter(one.text()) for one in open_menu().actions()]
    assert words[0] == "New assessment"
    open_menu().close()


@pytest.mark.parametrize(("page", "name"), [("assess", "rationale"), ("settings", "name")])
def test_the_keys_of_the_window_work_while_something_is_typed(seat, page, name):
    shown = seat.go(page)
    fields = shown.reasons.fields if page == "assess" else shown.fields
    for key in (Qt.Key.Key_H, Qt.Key.Key_E, Qt.Key.Key_K):
        seat.go(page)
        fields.control(name).setFocus()
        seat.write("word by word")
        seat.keys(key, modifiers=CONTROL)
        seat.settle()
        palettes = [one for one in seat.window.findChildren(Palette) if one.isVisible()]
        assert bool(palettes) == (key == Qt.Key.Key_K)
        assert shown.isVisible() == (key == Qt.Key.Key_K), key


def test_every_page_and_every_command_is_in_a_menu_with_its_key(seat):
    menus = bar_menus(seat)
    assert list(menus) == ["File", "Edit", "View", "Go", "Help"]
    listed = [words for menu in menus.values() for words in menu]
    for page in gone_to(PAGES):
        wanted = "New assessment" if page.id == "start" else page.name
        assert wanted in listed, page.id
    for command in COMMANDS:
        start = command.name.split(" the last")[0]
        assert any(words.startswith(start) for words in listed), command.name


def test_more_has_each_page_without_a_button_under_its_heading(seat):
    menu = click_more(seat)
    words = [without_letter(one.text()) for one in menu.actions() if not one.isSeparator()]
    for heading, pages in under_more(PAGES):
        at = words.index(heading)
        assert words[at + 1 : at + 1 + len(pages)] == [page.name for page in pages]
        assert heading in [one.text() for one in menu.findChildren(QLabel)]
    menu.close()


def test_a_page_without_a_button_is_two_clicks_away_and_more_is_marked(seat):
    choose(click_more(seat), "Change history")
    seat.settle()
    assert seat.page("record").isVisible()
    assert seat.window.shell.rail.button("more").isChecked()
    seat.go("home")
    assert not seat.window.shell.rail.button("more").isChecked()


def test_more_opens_by_keys_alone(seat):
    seat.go("help")
    more = seat.window.shell.rail.button("more")
    more.setFocus()
    QTest.keyClick(more, Qt.Key.Key_Right)
    menu = open_menu()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    seat.settle()
    first = next(page.id for page in PAGES if page.rail is RailPlace.MORE)
    assert seat.window.shell.shown_page() is seat.page(first)


def test_a_menu_opens_by_its_letter_and_a_command_is_done(seat):
    seat.go("home")
    QTest.keyClick(seat.window, Qt.Key.Key_G, ALT)
    menu = open_menu()
    choose(menu, "Sign off")
    seat.settle()
    assert seat.page("signing").isVisible()


def test_every_row_of_every_menu_has_a_letter_of_its_own(seat):
    bar_menus(seat)
    opened = [one.menu() for one in seat.window.shell.header.menus.actions()]
    inner = [row.menu() for menu in opened for row in menu.actions() if row.menu() is not None]
    for menu in (*opened, *inner, click_more(seat)):
        menu.aboutToShow.emit()  # Help stands in two menus, and has its letter in the one that is opened
        rows = [one for one in menu.actions() if one.isEnabled() and not one.isSeparator()]
        marks = [MARK.findall(one.text()) for one in rows]
        assert [len(one) for one in marks] == [1] * len(rows), [one.text() for one in rows]
        used = Counter(one[0].lower() for one in marks)
        assert max(used.values()) == 1, used
    open_menu().close()


def test_a_row_of_a_menu_is_chosen_by_its_letter(seat):
    seat.go("home")
    QTest.keyClick(seat.window, Qt.Key.Key_G, ALT)
    menu = open_menu()
    (row,) = [one for one in menu.actions() if without_letter(one.text()) == "Reports"]
    QTest.keyClick(menu, MARK.search(row.text()).group(1).lower())
    seat.settle()
    assert seat.page("reports").isVisible()


def test_each_page_opens_by_its_key(seat):
    for page in (one for one in gone_to(PAGES) if one.keys):
        seat.go("home" if page.id != "home" else "help")
        seat.window.setFocus()
        pressed = sequence(page.keys)[0]
        QTest.keyClick(seat.window, pressed.key(), pressed.keyboardModifiers())
        seat.settle()
        assert seat.page(page.id).isVisible(), page.id


def test_no_key_does_two_things():
    keys = [one.keys for one in (*PAGES, *COMMANDS) if one.keys]
    keys += [one.other_keys for one in COMMANDS if one.other_keys]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_what_finds_anything_has_every_page_and_command_with_its_key(seat):
    lines = [place.line for place in all_places(PAGES, seat.session)]
    for one in (*gone_to(PAGES), *COMMANDS):
        if one in PAGES and one.id == "start":
            continue
        (line,) = [line for line in lines if line.startswith(f"{one.name}   ·")]
        assert line.endswith(one.keys.replace(" ", "+"))


def test_help_lists_every_page_and_command_with_its_key(seat):
    seat.go("help")
    words = words_on(seat.page("help"))
    for one in (*gone_to(PAGES), *COMMANDS):
        if one.keys:
            key = one.keys.replace(" ", "+")
            assert any(f"({key})" in line for line in words.splitlines()), one.name


def test_the_keyboard_is_in_the_search_of_help(seat):
    seat.keys(Qt.Key.Key_F1)
    seat.settle()
    seat.write("backups")
    assert seat.page("help").search.text() == "backups"


def test_a_command_that_leads_to_a_topic_brings_it_into_sight(seat):
    seat.window._doing.do("help", "about")
    seat.settle()
    (card,) = [card for topic, card in seat.page("help")._topics if topic.target == "about"]
    assert not card.visibleRegion().isEmpty()


def test_text_grows_shrinks_and_comes_back_by_keys(seat):
    sizes = []
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        seat.keys(key, modifiers=CONTROL)
        seat.settle()
        sizes.append(seat.context.preferences.settings.text_percent)
    assert sizes == [110, 125, 110, 100]


def test_the_menus_are_under_one_word_where_there_is_no_room(seat):
    seat.window.resize(820, 560)
    seat.settle()
    bar = seat.window.shell.header.menus
    assert [action.text() for action in bar.actions()] == ["&Menu"]
    inner = [action.text() for action in bar.actions()[0].menu().actions()]
    assert inner == ["&File", "&Edit", "&View", "&Go", "&Help"]
    seat.window.resize(1366, 768)
    seat.settle()
    assert len(bar.actions()) == 5


def letters(widget):
    """Give the letters that Alt takes to something in a widget."""
    texts = [
        label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.buddy()
    ]
    return [found.group(1).lower() for text in texts for found in MARK.finditer(text)]


def test_no_letter_of_a_page_is_one_of_the_menus(seat):
    menus = seat.window.shell.header.menus.actions()
    of_menus = {MARK.search(one.text()).group(1).lower() for one in menus}
    assert of_menus == set("fevgh")
    taken = {}
    for page in gone_to(PAGES):
        seat.go(page.id)
        taken[page.id] = of_menus & set(letters(seat.window.shell.shown_page()))
    assert {page: found for page, found in taken.items() if found} == {}


def test_the_icons_of_menus_follow_the_colours(seat):
    before = bar_menus(seat)
    pictures = []
    for theme in ("light", "dark"):
        seat.context.preferences.set("theme", theme)
        seat.settle()
        assert bar_menus(seat) == before
        pictures.append(seat.window._doing.action("record").icon().pixmap(18).toImage())
    assert pictures[0] != pictures[1]


def test_pages_under_more_have_a_heading_and_an_icon():
    for page in PAGES:
        assert bool(page.heading) == (page.rail is RailPlace.MORE), page.id
        assert bool(page.icon) == (page.rail is not RailPlace.NONE), page.id


NEEDED = {
    "sign off": "signing",
    "history": "record",
    "side by side": "group",
    "answers elsewhere": "elsewhere",
    "share": "exchange",
}


def test_somebody_new_reads_the_pages_that_were_hidden(seat):
    """Each is read on the screen without typing: in the rail, or one click behind More."""
    menu = click_more(seat)
    rail = seat.window.shell.rail.findChildren(QWidget)
    seen = [*(one.text() for one in menu.actions()), *(one.accessibleName() for one in rail)]
    menu.close()
    for words, page in NEEDED.items():
        assert any(words in one.lower() for one in seen), words
        assert any(words in one.name.lower() for one in PAGES if one.id == page)


@pytest.mark.parametrize("size", [(1024, 560), (1366, 768), (1920, 1080)])
def test_the_names_of_trust_and_assessment_are_read_whole_beside_menus_and_search(seat_at, size):
    seat = seat_at(filled=ensure_kept, size=size)
    header = seat.window.shell.header
    header.show_saved("✓ Saved 14:02")
    seat.settle()
    assert (len(header.menus.actions()) > 1) is (size[0] > 1024)
    for label in (header.trust, header.assessment):
        assert label.text() == label.whole_text()
    assert header.search.isVisible()
    assert header.menus.isVisible()


def test_the_header_is_the_same_however_the_window_came_to_its_size(seat_at):
    seat = seat_at(filled=ensure_kept)
    header = seat.window.shell.header

    def parts():
        seat.settle()
        shown = (header.trust, header.assessment, header.menus, header.details, header.search)
        return [(one.mapTo(header, one.rect().topLeft()), one.size()) for one in shown]

    before = parts()
    seat.window.resize(820, 560)
    assert parts() != before
    seat.window.resize(1366, 768)
    assert parts() == before


def test_what_is_left_is_found_and_shown(seat):
    places = all_places(seat.context.pages, seat.session)
    first = Index(places).find("what is left")[0]
    assert (first.page, first.target) == ("assess", "left")
    seat.go(first.page, first.target)
    assert seat.page("assess").end.isVisible()
