import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage

from digistrat_desktop.analysis.charts.drawing import Disc
from digistrat_desktop.analysis.charts.symbols import AnswerState, answer_marks
from digistrat_desktop.domain.frameworks.scales import Standing
from digistrat_desktop.ui.kit.symbols import (
    CANNOT_SAY,
    DOES_NOT_APPLY,
    NOTED,
    UNANSWERED,
    LevelSymbol,
    level_symbol,
)
from digistrat_desktop.ui.pages.assess.level_cards import CardText, LevelCards
from digistrat_desktop.ui.pages.assess.question import AnswerChips, ChipText
from digistrat_desktop.ui.theme.theme import Theme

pytestmark = pytest.mark.ui

GREY = QImage.Format.Format_Grayscale8
WORDS = "Clinical leads own named digital changes to pathways, with dates and expected effects."
LEVELS = [
    CardText(name.lower(), name, WORDS, level_symbol(place, 3))
    for place, name in enumerate(("Absent", "Siloed", "Embedded"))
]
KEYS = {"0": "cannot_say"}


@pytest.fixture
def cards(qtbot, look):
    group = LevelCards(look, "Do they shape each other?")
    qtbot.addWidget(group)
    group.set_levels(LEVELS, KEYS)
    group.resize(800, 200)
    group.show()
    group.focus_first()
    group.heard = []
    group.chosen.connect(group.heard.append)
    return group


def focused(cards):
    return [card.text_of.id for card in cards.cards() if card.hasFocus()]


def press(qtbot, cards, key):
    qtbot.keyClick(cards.focusWidget(), key)


@pytest.mark.parametrize(("key", "level"), [("1", "absent"), ("2", "siloed"), ("3", "embedded")])
def test_a_digit_chooses_its_level(qtbot, cards, key, level):
    press(qtbot, cards, key)
    assert cards.heard == [level]


def test_nought_is_cannot_say(qtbot, cards):
    press(qtbot, cards, "0")
    assert cards.heard == ["cannot_say"]


@pytest.mark.parametrize("key", ["4", "9", "x", "n", "f"])
def test_a_key_of_nobody_chooses_nothing(qtbot, cards, key):
    press(qtbot, cards, key)
    assert cards.heard == []


def test_ctrl_and_a_digit_is_left_to_the_window(qtbot, cards):
    qtbot.keyClick(cards.focusWidget(), "2", Qt.KeyboardModifier.ControlModifier)
    assert cards.heard == []


def test_arrows_move_without_choosing_and_space_chooses(qtbot, cards):
    press(qtbot, cards, Qt.Key.Key_Right)
    assert focused(cards) == ["siloed"]
    press(qtbot, cards, Qt.Key.Key_Left)
    press(qtbot, cards, Qt.Key.Key_Left)
    assert focused(cards) == ["embedded"]
    assert cards.heard == []
    press(qtbot, cards, Qt.Key.Key_Space)
    press(qtbot, cards, Qt.Key.Key_Return)
    assert cards.heard == ["embedded", "embedded"]


def test_a_click_anywhere_on_a_card_chooses_it(qtbot, cards):
    card = cards.cards()[1]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().bottomRight() / 2)
    assert cards.heard == ["siloed"]


def test_what_the_program_shows_is_not_told(cards):
    cards.set_chosen("siloed")
    assert [card.isChecked() for card in cards.cards()] == [False, True, False]
    cards.set_chosen(None)
    assert not any(card.isChecked() for card in cards.cards())
    assert cards.heard == []


def test_the_group_is_one_stop_for_tab_at_the_chosen_card(cards):
    cards.set_chosen("embedded")
    stops = [bool(card.focusPolicy() & Qt.FocusPolicy.TabFocus) for card in cards.cards()]
    assert stops == [False, False, True]


def test_nothing_can_be_chosen_when_it_is_for_reading(qtbot, cards):
    cards.set_read_only(read_only=True)
    press(qtbot, cards, "2")
    press(qtbot, cards, Qt.Key.Key_Space)
    press(qtbot, cards, Qt.Key.Key_Return)
    qtbot.mouseClick(cards.cards()[1], Qt.MouseButton.LeftButton)
    assert cards.heard == []
    assert not any(card.isChecked() for card in cards.cards())


def test_a_sealed_scale_can_still_be_read_with_the_arrows(qtbot, cards):
    cards.set_read_only(read_only=True)
    press(qtbot, cards, Qt.Key.Key_Right)
    assert focused(cards) == ["siloed"]


def test_cards_are_radio_buttons_with_their_whole_text_for_assistive_technology(cards):
    seen = QAccessible.queryAccessibleInterface(cards.cards()[2])
    assert seen.role() == QAccessible.Role.RadioButton
    assert seen.text(QAccessible.Text.Name) == f"Embedded. {WORDS}"
    assert seen.text(QAccessible.Text.Description) == "Key 3"


def tops(cards):
    return [card.geometry().top() for card in cards.cards()]


def test_cards_stand_side_by_side_at_one_height_where_there_is_room(cards):
    assert len(set(tops(cards))) == 1
    assert len({card.height() for card in cards.cards()}) == 1


def test_cards_stand_in_a_column_when_narrow_or_at_large_text(qtbot, cards, look):
    cards.resize(420, 600)
    assert len(set(tops(cards))) == 3
    cards.resize(800, 600)
    look.set_theme(Theme(text_percent=200))
    assert len(set(tops(cards))) == 3


def test_four_cards_stand_two_by_two_when_three_fit(cards):
    cards.set_levels([*LEVELS, CardText("four", "Four", WORDS, level_symbol(3, 4))])
    cards.resize(620, 600)
    assert len(set(tops(cards))) == 2


def test_a_long_title_takes_a_second_line_rather_than_run_under_its_key(cards):
    long = CardText("long", "Plans changed because of it", WORDS, level_symbol(2, 3))
    cards.set_levels([LEVELS[0], long])
    short, tall = cards.cards()
    assert tall.heightForWidth(200) > short.heightForWidth(200)
    assert tall.heightForWidth(400) == short.heightForWidth(400)


@pytest.mark.parametrize("width", [200, 420, 800])
@pytest.mark.parametrize("percent", [90, 100, 200])
def test_no_card_cuts_its_text(cards, look, width, percent):
    look.set_theme(Theme(text_percent=percent))
    cards.resize(max(width, cards.minimumSizeHint().width()), 900)
    for card in cards.cards():
        assert card.height() >= card.heightForWidth(card.width())
        assert cards.rect().contains(card.geometry()) or card.geometry().bottom() > 900


def test_a_new_scale_replaces_the_old_and_chooses_nothing(qtbot, cards):
    cards.set_chosen("siloed")
    cards.set_levels(LEVELS[:2])
    assert [card.text_of.id for card in cards.cards()] == ["absent", "siloed"]
    assert not any(card.isChecked() for card in cards.cards())


CHIPS = [
    ChipText("cannot_say", "0", "Cannot say yet"),
    ChipText("discuss", "Alt D", "Discuss", is_toggle=True),
]


@pytest.fixture
def chips(qtbot, look):
    row = AnswerChips(look)
    qtbot.addWidget(row)
    row.set_chips(CHIPS)
    row.show()
    return row


def test_a_chip_answers_and_a_mark_is_set_and_taken_off(qtbot, chips):
    heard = []
    chips.chosen.connect(heard.append)
    chips.toggled.connect(lambda *told: heard.append(told))
    answer, mark = chips.chips()
    qtbot.keyClick(answer, Qt.Key.Key_Space)
    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    assert heard == ["cannot_say", ("discuss", True), ("discuss", False)]


def test_chips_show_what_is_on_without_telling(qtbot, chips):
    with qtbot.assertNotEmitted(chips.toggled):
        chips.set_on(["discuss"])
    assert [chip.isChecked() for chip in chips.chips()] == [False, True]


def test_chips_of_a_sealed_assessment_cannot_be_pressed(qtbot, chips):
    chips.set_read_only(read_only=True)
    chips.set_on(["cannot_say"])
    with qtbot.assertNotEmitted(chips.chosen), qtbot.assertNotEmitted(chips.toggled):
        for chip in chips.chips():
            qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
            qtbot.keyClick(chip, Qt.Key.Key_Space)
            chip.click()
    assert [chip.isChecked() for chip in chips.chips()] == [True, False]


def test_the_answer_of_a_sealed_question_has_the_keyboard_though_it_is_no_level(qtbot, look, chips):
    cards = LevelCards(look, "Level")
    qtbot.addWidget(cards)
    cards.set_levels([LEVELS[0]], {}, chips.by_answer())
    for part in (cards, chips):
        part.set_read_only(read_only=True)
    chips.set_on(["cannot_say"])
    cards.set_chosen("cannot_say")
    assert cards.tab_stop() is chips.chips()[0]
    assert chips.chips()[0].accessibleDescription() == "Cannot be changed"


def picture(qtbot, look, symbol):
    widget = LevelSymbol(look, symbol, "word", size=24)
    qtbot.addWidget(widget)
    widget.resize(24, 24)
    return widget.grab().toImage()


def test_each_symbol_looks_different_without_colour(qtbot, look):
    symbols = [*(level_symbol(n, 4) for n in range(4)), CANNOT_SAY, DOES_NOT_APPLY, UNANSWERED]
    grey = [
        picture(qtbot, look, one).convertToFormat(GREY).constBits().tobytes() for one in symbols
    ]
    assert len(set(grey)) == len(symbols)


def test_a_window_and_a_chart_draw_a_level_in_the_same_form(qtbot, look):
    for count in range(2, 7):
        for place in range(count):
            marks = answer_marks(AnswerState(Standing.LEVEL, place, count), 10, 10, 5)
            is_disc = any(isinstance(mark, Disc) for mark in marks)
            assert level_symbol(place, count).is_square is not is_disc
    corners = [picture(qtbot, look, level_symbol(n - 1, n)).pixelColor(3, 3) for n in (3, 4)]
    assert corners[0] != look.colour("deep")
    assert corners[1] == look.colour("deep")


def test_a_note_is_a_full_circle_whatever_scales_there_are():
    assert not NOTED.is_square


def test_levels_fill_from_none_to_all():
    assert [level_symbol(n, 3).filled_share for n in range(3)] == [0, 0.5, 1]
    assert level_symbol(0, 1).filled_share == 1
