from functools import partial

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from digistrat_desktop.ui.forms.radio_list import RadioList, RadioRow
from digistrat_desktop.ui.forms.tick_box import TickBox
from digistrat_desktop.ui.kit.banner import Banner, Gravity
from digistrat_desktop.ui.kit.buttons import (
    ChipButton,
    IconButton,
    KeyButton,
    LinkButton,
    PrimaryButton,
    SecondaryButton,
)
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import Columns, FlowLayout
from digistrat_desktop.ui.kit.page_parts import (
    EmptyState,
    KeyCap,
    KeyHints,
    ScrollPage,
    StatusPill,
)
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.theme import Theme
from digistrat_desktop.ui.theme.tokens import CONTRAST, DARK, LIGHT
from tests.ui.kit.dressing import dress_all

pytestmark = pytest.mark.ui

LONG = "Nobody in Northmoor travels, waits or repeats themselves when they need not. " * 4


@pytest.fixture
def shown(qtbot, look):
    """Show a widget in a window with another that can take the focus."""
    kept = []

    def show(widget):
        window = QWidget()
        kept.append(window)
        column = QVBoxLayout(window)
        column.addWidget(widget)
        column.addWidget(PrimaryButton(look, "Other"))
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return widget

    yield show
    kept.clear()


@pytest.mark.parametrize("kind", [PrimaryButton, SecondaryButton, ChipButton])
@pytest.mark.parametrize("percent", [90, 100, 200])
def test_controls_are_high_enough_to_hit(qapp, look, shown, kind, percent):
    dress_all(qapp, Theme(text_percent=percent))
    assert shown(kind(look, "Add")).sizeHint().height() >= 32 * min(percent, 100) / 100 - 1


def test_links_and_icon_buttons_are_high_enough_to_hit(look, shown):
    assert shown(LinkButton(look, "Go")).sizeHint().height() >= 24
    assert min(shown(IconButton(look, "close", "Close")).sizeHint().toTuple()) >= 32


def corner(button):
    """The pixel in the middle of the left edge, where a ring shows."""
    return button.grab().toImage().pixelColor(0, button.height() // 2).name().upper()


@pytest.mark.parametrize("kind", [PrimaryButton, SecondaryButton])
@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST], ids=lambda one: one.name)
def test_the_keyboard_shows_a_ring_and_the_mouse_does_not(qapp, look, shown, kind, colours):
    look.set_theme(Theme(colours))
    dress_all(qapp, Theme(colours))
    button = shown(kind(look, "Add"))
    button.clearFocus()  # its window gave it the keyboard, which nobody pointed at
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert corner(button) != colours.focus
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert corner(button) == colours.focus


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST], ids=lambda one: one.name)
def test_the_box_to_tick_has_an_outline_that_can_be_seen_on_every_ground(
    qapp, look, shown, colours
):
    look.set_theme(Theme(colours))
    dress_all(qapp, Theme(colours))
    box = shown(TickBox(look, "Leave it out"))
    image = box.grab().toImage()
    row = [image.pixelColor(x, box.height() // 2).name().upper() for x in range(24)]
    assert colours.control_line.upper() in row


def test_an_icon_alone_has_a_name_and_a_tip(look, shown):
    button = shown(IconButton(look, "close", "Dismiss message"))
    assert button.accessibleName() == "Dismiss message"
    assert "Dismiss message" in button.toolTip()


def test_a_name_with_an_ampersand_is_shown_whole(look, shown):
    button = shown(SecondaryButton(look, "Research & development"))
    assert button.text() == "Research && development"
    assert button.accessibleName() == "Research & development"


def test_a_chip_shows_whether_it_is_on(qtbot, look, shown):
    chip = shown(ChipButton(look, "Alignment"))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()


@pytest.mark.parametrize("kind", [StatusPill, KeyCap])
def test_small_words_in_frames_are_never_cut(look, shown, kind):
    pill = shown(kind("Sealed · 7F3A-19C2"))
    assert pill.width() >= pill.fontMetrics().horizontalAdvance(pill.text())


def test_a_card_shows_its_title_only_when_it_has_one(look, shown):
    card = shown(Card(look))
    assert not card.title.isVisible()
    card.set_title("Beware")
    assert card.title.isVisible()
    assert card.accessibleName() == "Beware"


def test_content_of_a_card_stands_at_its_top(look, shown):
    card = Card(look, "Why this level", bar="accent")
    label = PlainLabel("Because.")
    card.add(label)
    shown(card)
    card.resize(300, 500)
    assert label.geometry().bottom() < 120


def test_content_that_stretches_fills_a_card(look, shown):
    card = Card(look, "Figures")
    table = QWidget()
    card.add(table, stretch=1)
    shown(card)
    card.resize(300, 500)
    assert table.height() > 350


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_line_of_a_card_is_cut_at_any_text_size(qapp, look, shown, percent):
    dress_all(qapp, Theme(text_percent=percent))
    page = ScrollPage(look)
    card = Card(look, "Evidence to look for", tone="caution")
    label = PlainLabel(LONG)
    card.add(label)
    row = Columns(look, 640)
    row.add(card, 3)
    row.add(Card(look, "Beware"), 1, fills=False)
    page.add(row)
    page.end()
    shown(page)
    page.window().resize(900, 400)
    assert label.height() >= label.heightForWidth(label.width())


def test_columns_stack_when_the_page_is_narrow_for_the_text(look, shown):
    columns = shown(Columns(look, 600))
    left, right = QLabel("a"), QLabel("b")
    columns.add(left)
    columns.add(right)
    columns.resize(700, 100)
    assert not columns.is_stacked
    columns.resize(500, 100)
    assert columns.is_stacked
    columns.resize(700, 100)
    look.set_theme(Theme(text_percent=150))
    assert columns.is_stacked


def flow_of(qtbot, look, count, *, centred=False):
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(8, box, centred=centred)
    for _ in range(count):
        part = QWidget()
        part.setFixedSize(50, 20)
        flow.addWidget(part)
    return box, flow


def test_a_flow_begins_a_new_row_where_there_is_no_room(qtbot, look):
    _box, flow = flow_of(qtbot, look, 4)
    flow.setGeometry(QRect(0, 0, 120, 100))
    places = [flow.itemAt(n).geometry().topLeft().toTuple() for n in range(4)]
    assert places == [(0, 0), (58, 0), (0, 28), (58, 28)]
    assert flow.heightForWidth(120) == 48
    assert flow.sizeHint() == QSize(4 * 50 + 3 * 8, 20)


def test_a_flow_gives_its_items_back(qtbot, look):
    _box, flow = flow_of(qtbot, look, 1)
    assert flow.itemAt(5) is None
    assert flow.takeAt(5) is None
    assert flow.takeAt(0) is not None
    assert (flow.count(), flow.heightForWidth(100)) == (0, 0)


def test_a_centred_flow_stands_in_the_middle_of_its_height(qtbot, look):
    _box, flow = flow_of(qtbot, look, 1, centred=True)
    flow.setGeometry(QRect(0, 0, 120, 100))
    assert flow.itemAt(0).geometry().top() == 40


def test_key_hints_say_all_keys_in_one_sentence(look, shown):
    hints = shown(KeyHints(look, [("Ctrl K", "go to anything"), ("1 or 2", "choose")]))
    assert hints.accessibleName() == "Ctrl K: go to anything; 1 or 2: choose"
    assert [cap.text() for cap in hints.findChildren(KeyCap)] == ["Ctrl K", "1", "2"]


def test_an_empty_page_offers_its_first_step(qtbot, look, shown):
    state = shown(EmptyState(look, "No metrics yet", "Paste a column.", "Add reading"))
    with qtbot.waitSignal(state.acted, timeout=1000):
        qtbot.keyClick(state.button, Qt.Key.Key_Space)


def test_an_empty_page_without_a_step_has_no_button(look, shown):
    assert shown(EmptyState(look, "Nothing", "Nothing to do.")).button is None


@pytest.mark.parametrize(
    ("gravity", "word"),
    [(Gravity.INFO, "Note"), (Gravity.CAUTION, "Warning"), (Gravity.ERROR, "Problem")],
)
def test_a_banner_says_its_gravity_in_a_word_too(look, shown, gravity, word):
    assert shown(Banner(look, gravity, "It is late.")).accessibleName() == f"{word}: It is late."


def button_of(widget, name):
    (button,) = (one for one in widget.findChildren(QWidget) if one.accessibleName() == name)
    return button


def test_a_banner_offers_actions_and_a_way_to_put_it_away(qtbot, look, shown):
    banner = shown(Banner(look, Gravity.ERROR, "Not saved.", [("retry", "Retry")]))
    with qtbot.waitSignal(banner.action_chosen, timeout=1000) as told:
        qtbot.keyClick(button_of(banner, "Retry"), Qt.Key.Key_Space)
    assert told.args == ["retry"]
    with qtbot.waitSignal(banner.dismissed, timeout=1000):
        qtbot.mouseClick(button_of(banner, "Dismiss message"), Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_a_banner_that_must_stay_cannot_be_closed(look, shown):
    banner = shown(Banner(look, Gravity.ERROR, "Read only.", can_close=False))
    assert not banner.findChildren(IconButton)


def test_a_page_never_scrolls_sideways_even_with_a_row_too_wide(look, shown):
    page = ScrollPage(look)
    wide = QWidget()
    wide.setMinimumWidth(3000)
    page.add(wide)
    title = PlainLabel(LONG, TypeRole.PAGE)
    page.add(title)
    page.end()
    shown(page)
    page.window().resize(600, 300)
    assert page.sheet.width() <= page.viewport().width()
    assert page.horizontalScrollBar().maximum() == 0


def test_lines_on_a_very_wide_screen_stay_short_enough_to_read(look, shown):
    page = ScrollPage(look, widest=1000)
    title = PlainLabel("Words")
    page.add(title)
    shown(page)
    page.window().resize(2400, 300)
    assert title.width() <= 1000


def test_a_label_changes_its_colour_by_role(look, shown):
    label = shown(PlainLabel("Saved", tone="good"))
    assert label.palette().windowText().color().name().upper() == LIGHT.good
    label.set_tone("error")
    assert label.palette().windowText().color().name().upper() == LIGHT.error


BUTTONS = {
    "primary": lambda look: PrimaryButton(look, "Add evidence"),
    "secondary": lambda look: SecondaryButton(look, "Add evidence"),
    "link": lambda look: LinkButton(look, "Add evidence"),
    "chip": lambda look: ChipButton(look, "Not answered 6"),
    "icon": lambda look: IconButton(look, "close", "Close"),
    "key": lambda look: KeyButton(look, "K", "Keep"),
}
ENTERS = [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space]


@pytest.mark.parametrize("kind", BUTTONS)
@pytest.mark.parametrize("key", ENTERS)
def test_enter_presses_the_button_that_the_keyboard_is_on_as_space_does(
    qtbot, look, shown, kind, key
):
    button = shown(BUTTONS[kind](look))
    pressed = []
    button.clicked.connect(lambda: pressed.append(kind))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, key)
    assert len(pressed) == 1
    qtbot.keyClick(button, key, Qt.KeyboardModifier.AltModifier)
    assert len(pressed) == 1 + (key == Qt.Key.Key_Space)


@pytest.mark.parametrize("kind", BUTTONS)
@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST], ids=lambda one: one.name)
def test_the_keyboard_changes_nothing_of_a_button_but_its_ring(qapp, look, shown, kind, colours):
    look.set_theme(Theme(colours))
    dress_all(qapp, Theme(colours))
    button = shown(BUTTONS[kind](look))
    without = inside(button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert inside(button) == without


def inside(button):
    """Give what is painted within the ring."""
    edge = 6
    return button.grab(button.rect().adjusted(edge, edge, -edge, -edge)).toImage()


MARKS = {
    "tick": lambda look: TickBox(look, "Metrics"),
    "radio": lambda look: RadioRow(look, "Board report", "6 pages", None),
}


@pytest.mark.parametrize("kind", MARKS)
def test_the_mark_of_a_choice_grows_with_the_text(qapp, look, shown, kind):
    sides = []
    for percent in (100, 200):
        dress_all(qapp, Theme(text_percent=percent))
        control = shown(MARKS[kind](look))
        place = control.part(control.indicator)
        sides.append(place.width())
        assert place.width() == place.height()
    assert sides[1] == 2 * sides[0]


def test_what_a_choice_means_stands_under_its_words_at_any_size_of_text(qapp, qtbot, look, shown):
    choices = [("board", "Board report: 6 pages"), ("full", "Full report: every question")]
    rows = shown(RadioList(look, "Report", choices))
    for percent in (100, 200, 100):
        dress_all(qapp, Theme(text_percent=percent))
        indents = {one.indent for one in rows.rows.values()}
        qtbot.waitUntil(partial(_stand_at, rows, indents))


def _stand_at(rows, indents):
    return {said.indent() for said in rows.findChildren(PlainLabel)} == indents
