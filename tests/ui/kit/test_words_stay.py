"""The words in a field stay where they are when the keyboard comes to it."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.date_field import DateField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.forms.text_field import PlainTextField
from digistrat_desktop.ui.text import elided

pytestmark = pytest.mark.ui
_EDGE = 5  # the border and what may be beside it


def line(_):
    made = LineField("Title")
    made.setText("HHH")
    return made


def choice(_):
    made = ChoiceField("Colours", [("a", "HHH")])
    made.set_choice("a")
    return made


def day(look):
    made = DateField(look, "Day")
    made.setText("HHH")
    return made


def text(look):
    made = PlainTextField(look, "Why")
    made.setPlainText("HHH")
    made.moveCursor(QTextCursor.MoveOperation.End)
    return made


def begins_at(field):
    """Give the first column in which words are painted."""
    picture = field.grab().toImage()
    wide, high = field.width(), field.height()
    return next(
        x
        for x in range(_EDGE, wide)
        if any(picture.pixelColor(x, y).lightness() < 110 for y in range(_EDGE, high - _EDGE))
    )


@pytest.mark.parametrize("make", [line, choice, day, text])
def test_words_stay_where_they_are_when_a_field_gets_the_keyboard(qtbot, look, make):
    page = QWidget()
    qtbot.addWidget(page)
    field, other = make(look), LineField("Other")
    column = QVBoxLayout(page)
    column.addWidget(other)
    column.addWidget(field)
    page.resize(300, 200)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    at_rest = begins_at(field)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert begins_at(field) == at_rest


@pytest.mark.parametrize("pixels", range(11, 30))
def test_a_text_is_whole_in_as_many_pixels_as_it_says_to_need(qapp, pixels):
    font = QFont("Noto Sans")
    font.setPixelSize(pixels)
    letters, words = (
        QFontMetrics(font),
        ["Improving,", "but", "the", "usual", "range", "is", "still", "short", "of", "To", "AV."],
    )
    texts = [" ".join(words[a:b]) for b in range(len(words) + 1) for a in range(b)]
    cut = [one for one in texts if elided(one, letters, letters.horizontalAdvance(one)) != one]
    assert cut == []
    assert elided(texts[-1], letters, letters.horizontalAdvance(texts[-1]) - 2).endswith("…")
