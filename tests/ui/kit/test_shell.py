from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QMenu, QWidget

from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.buttons import PrimaryButton
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import in_rail
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.theme import Theme
from digistrat_desktop.ui.window.header import SearchButton
from digistrat_desktop.ui.window.shell import Shell
from tests.ui.kit.dressing import dress_all
from tests.ui.waiting import turn

pytestmark = pytest.mark.ui

TRUST = "Northmoor University Hospitals NHS Foundation Trust (sample)"
WAITS = "Saved here. 3 changes are not in the team folder yet."


@pytest.fixture
def made():
    return []


@pytest.fixture
def shell(qtbot, look, made):
    def make(page, _):
        made.append(page.id)
        return PrimaryButton(look, f"On {page.id}")

    window = QMainWindow()
    shell = Shell(look, PAGES, make)
    window.setCentralWidget(shell)
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    shell.show_page("home")
    yield shell
    window.close()


def test_a_page_is_made_when_it_is_first_shown_and_once(shell, made):
    shell.show_page("assess")
    shell.show_page("home")
    shell.show_page("assess")
    assert made == ["home", "assess"]
    assert shell.made_pages() == ("home", "assess")


def test_showing_a_page_marks_it_and_says_so(qtbot, shell):
    with qtbot.waitSignal(shell.page_shown, timeout=1000) as told:
        page = shell.show_page("metrics")
    assert told.args == ["metrics"]
    assert page.isVisible()
    assert shell.rail.button("metrics").isChecked()
    assert not shell.rail.button("home").isChecked()


def test_a_click_on_the_rail_asks_for_the_page(qtbot, shell):
    with qtbot.waitSignal(shell.page_requested, timeout=1000) as told:
        qtbot.mouseClick(shell.rail.button("reports"), Qt.MouseButton.LeftButton)
    assert told.args == ["reports"]


def test_the_rail_is_one_stop_for_tab_and_arrows_move_in_it(qtbot, shell):
    home = shell.rail.button("home")
    stops = [
        entry.id
        for entry in in_rail(PAGES)
        if shell.rail.button(entry.id).focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["home"]
    home.setFocus()
    qtbot.keyClick(home, Qt.Key.Key_Down)
    assert shell.rail.button("assess").hasFocus()
    with qtbot.waitSignal(shell.page_requested, timeout=1000) as told:
        qtbot.keyClick(shell.rail.button("assess"), Qt.Key.Key_Space)
    assert told.args == ["assess"]


def test_arrows_go_round_the_rail(qtbot, shell):
    shell.rail.button("home").setFocus()
    qtbot.keyClick(shell.rail.button("home"), Qt.Key.Key_Up)
    assert shell.rail.button("help").hasFocus()


def test_a_count_on_the_rail_is_said_in_words(shell):
    shell.rail.set_badge("check", "4")
    assert shell.rail.button("check").accessibleName() == "Check, 4 findings"
    shell.rail.set_badge("check", "")
    assert shell.rail.button("check").accessibleName() == "Check"


@pytest.mark.parametrize(
    ("width", "percent", "folded"),
    [(1366, 100, False), (1024, 100, True), (1366, 200, True), (2560, 200, False)],
)
def test_the_rail_folds_to_icons_where_room_is_short(shell, look, qapp, width, percent, folded):
    dress_all(qapp, Theme(text_percent=percent))
    look.set_theme(Theme(text_percent=percent))
    shell.window().resize(width, 768)
    assert (shell.rail.width() <= 72) is folded
    assert ("Home" in shell.rail.button("home").toolTip()) is True
    assert shell.rail.button("home").accessibleName() == "Home"


@pytest.mark.parametrize("percent", [90, 100, 150, 200])
@pytest.mark.parametrize("size", [(1024, 560), (1366, 768), (1920, 1080), (2560, 1440)])
@pytest.mark.parametrize(
    "said",
    [
        ("✓ Saved 14:02",),
        ("✓ Draft saved 14:02", "good", "✓ Draft saved"),
        (WAITS, "secondary", "Not in team folder yet"),
    ],
)
def test_the_header_holds_at_every_size_of_screen_and_text(qtbot, shell, look, size, percent, said):
    dress_all(QApplication.instance(), Theme(text_percent=percent))
    look.set_theme(Theme(text_percent=percent))
    shell.header.show_place(TRUST, "Autumn 2026 · draft", [("Sample data", "")])
    shell.header.show_saved(*said)
    shell.window().resize(*size)
    assert shell.window().size().toTuple() == size
    assert shell.rect().contains(shell.header.geometry())
    search, saved = shell.header.search, shell.header.saved

    def settled():
        assert saved.width() >= saved.fontMetrics().horizontalAdvance(saved.text())
        assert saved.text() in {said[0], said[-1]}
        assert said[0] in {saved.text(), saved.accessibleDescription()}
        assert shell.header.trust.text() != "…"
        assert search.geometry().right() <= shell.header.width()
        assert search.geometry().left() >= saved.geometry().right()

    qtbot.waitUntil(settled)


SAID_OF_SAVING = (
    ("Saving …", "secondary"),
    ("✓ Saved 14:02",),
    ("✓ Draft saved 14:02", "good", "✓ Draft saved"),
    ("Undone: Answer to “Link to the trust's objectives” · ✓ Saved 14:02",),
    ("Not saved", "error"),
    ("Draft kept, not saved: ALN-01", "secondary", "Not all saved"),
    (WAITS, "secondary", "Not in team folder yet"),
)


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
@pytest.mark.parametrize("width", [1024, 1180, 1280, 1366, 1440, 1600, 1920])
def test_whatever_is_said_of_saving_the_menus_and_the_search_stay_as_they_are(
    shell, look, width, percent
):
    dress_all(QApplication.instance(), Theme(text_percent=percent))
    look.set_theme(Theme(text_percent=percent))
    header, menus = (
        shell.header,
        [QMenu(name, shell) for name in ("&File", "&Edit", "&View", "&Go")],
    )
    header.menus.show_menus(menus)
    header.show_place(TRUST, "Autumn 2026 · draft", [("Sample data", "")])
    shell.window().resize(width, 768)
    turn(0)

    def parts():
        turn(0)
        named = [action.text() for action in header.menus.actions()]
        around = (header.menus.geometry(), header.search.geometry(), header.search.text())
        return named, *around, header.trust.y()

    before = parts()
    for said in SAID_OF_SAVING:
        header.show_saved(*said)
        assert parts() == before, said


@pytest.mark.parametrize("said", SAID_OF_SAVING)
def test_the_name_of_the_trust_is_read_whole_whatever_is_said_of_saving(shell, look, said):
    dress_all(QApplication.instance(), Theme())
    look.set_theme(Theme())
    header = shell.header
    header.menus.show_menus([QMenu(name, shell) for name in ("&File", "&Edit", "&View", "&Go")])
    header.show_place(TRUST, "Autumn 2026 · draft", [("Sample data", "")])
    shell.window().resize(1366, 768)
    header.show_saved(*said)
    turn(0)
    assert header.trust.text() == TRUST
    assert header.assessment.text() == "Autumn 2026 · draft"
    assert header.saved.height() >= header.saved.sizeHint().height()
    assert header.saved.width() >= header.saved.sizeHint().width()
    assert said[0] in {header.saved.text(), header.saved.accessibleDescription()}


def test_every_place_of_the_rail_fits_the_smallest_screen_at_the_largest_text(shell, look, qapp):
    dress_all(qapp, Theme(text_percent=200))
    look.set_theme(Theme(text_percent=200))
    shell.window().resize(1024, 560)
    assert shell.rail.verticalScrollBar().maximum() == 0
    assert all(shell.rail.button(entry.id).height() >= 24 for entry in in_rail(PAGES))


def test_the_header_says_whose_assessment_it_is_and_elides_the_trust_first(shell):
    shell.header.show_place(TRUST, "Autumn 2026 · draft", [("Sample data", ""), ("Sealed", "")])
    shell.window().resize(900, 560)
    assert shell.header.trust.whole_text() == TRUST
    assert shell.header.trust.text().endswith("…")


def test_new_pills_replace_the_old(qtbot, shell):
    shell.header.show_place("T", "A", [("Sample data", "")])
    shell.header.show_place("T", "A", [("Read only", "caution")])

    def seen():
        parts = shell.header.findChildren(QWidget)
        return [one.text() for one in parts if one.property("kind") == "pill" and one.isVisible()]

    qtbot.waitUntil(lambda: seen() == ["Read only"])


def test_saving_trouble_is_shown_in_its_colour(shell):
    shell.header.show_saved("Not saved: waiting for the disk", "error")
    assert shell.header.saved.property("tone") == "error"


def test_the_way_to_anything_is_a_button_with_a_name_even_when_narrow(qtbot, shell):
    shell.header.show_place(TRUST, "Autumn 2026 · draft")
    shell.window().resize(820, 560)
    search = shell.header.search
    assert (search.text(), search.accessibleName()) == ("", "Find anything")
    with qtbot.waitSignal(shell.go_asked, timeout=1000):
        qtbot.mouseClick(search, Qt.MouseButton.LeftButton)


def test_a_banner_stands_above_the_page_and_takes_no_room_when_gone(qtbot, shell):
    page = shell.show_page("home")
    before = page.height()
    banner = shell.add_banner(Gravity.CAUTION, "The disk did not answer.", [("retry", "Retry")])
    qtbot.waitUntil(lambda: page.height() < before)
    shell.remove_banner(banner)
    qtbot.waitUntil(lambda: page.height() == before)


def test_a_banner_closed_by_the_person_takes_no_room(qtbot, shell):
    page = shell.show_page("home")
    before = page.height()
    banner = shell.add_banner(Gravity.INFO, "A note.")
    qtbot.waitUntil(lambda: page.height() < before)
    banner.dismissed.emit()
    qtbot.waitUntil(lambda: page.height() == before)


def test_a_second_click_does_not_fall_through_to_the_page_that_came(qtbot, shell, look):
    pressed = []
    for page in ("home", "reports"):
        shell.show_page(page).clicked.connect(partial(pressed.append, page))
    shell.show_page("home").clicked.connect(lambda: shell.show_page("reports"))
    place = shell.page("home").mapTo(shell.window(), shell.page("home").rect().center())
    handle = shell.window().windowHandle()
    QTest.qWait(QApplication.doubleClickInterval() + 50)
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert shell.page("reports").isVisible()
    assert pressed == ["home"]


def test_no_ring_shows_when_the_window_opens(shell):
    home = shell.rail.button("home")
    pixel = home.grab().toImage().pixelColor(home.width() - 1, home.height() // 2)
    assert pixel.name().upper() != "#003087"


def test_everything_that_takes_the_keyboard_has_a_name(shell):
    shell.add_banner(Gravity.ERROR, "Not saved.", [("retry", "Retry")])
    for page in ("home", "assess"):
        shell.show_page(page)
    controls = [
        one
        for one in shell.findChildren(QWidget)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(one, QAbstractButton)
    ]
    unnamed = [
        one
        for one in controls
        if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
    ]
    assert len(controls) > 12
    assert unnamed == []


def test_the_key_cap_of_the_way_to_anything_has_the_room_it_asks_for(qapp, shell):
    qapp.processEvents()
    cap = shell.header.search.cap
    assert cap.isVisible()
    assert cap.height() == cap.sizeHint().height()


def test_a_folded_rail_still_tells_the_number_and_whose_program_it_is(shell, look, qapp):
    dress_all(qapp, Theme(text_percent=200))
    look.set_theme(Theme(text_percent=200))
    shell.window().resize(1366, 768)
    turn(0)
    check, pictures = shell.rail.button("check"), []
    for count in ("4", "9", "22"):
        shell.rail.set_badge("check", count)
        pictures.append(check.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
    brand = next(one for one in shell.findChildren(PlainLabel) if one.text() == "DS")
    assert brand.isVisible()
    assert brand.fontMetrics().horizontalAdvance("DS") < brand.width() <= 80
    assert (brand.accessibleName(), "DigiStrat" in brand.toolTip()) == ("DigiStrat", True)


def test_a_search_without_all_its_words_says_them_by_a_tip(qtbot, look):
    search = SearchButton(look, None)
    qtbot.addWidget(search)
    for step, words in enumerate(("Find anything", "Find anything", "Find", "")):
        search.give_way(step)
        assert search.text() == words
        assert ("Find anything (Ctrl K)" in search.toolTip()) is (step > 0)
        assert search.accessibleName() == "Find anything"
