"""Chosen, focused and hovered are three looks: of what is chosen told apart in grey in every palette."""

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QEnterEvent, QHoverEvent, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.date_field import DateField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.forms.radio_list import RadioRow
from digistrat_desktop.ui.forms.text_field import PlainTextField
from digistrat_desktop.ui.forms.tick_box import TickBox
from digistrat_desktop.ui.kit.buttons import ChipButton
from digistrat_desktop.ui.kit.paint import RING_ROOM
from digistrat_desktop.ui.kit.symbols import level_symbol
from digistrat_desktop.ui.pages.assess.level_cards import CardText, LevelCard
from digistrat_desktop.ui.pages.assess.question import AnswerChip, ChipText
from digistrat_desktop.ui.theme.theme import Theme
from tests.ui.kit.contrast import PALETTES

pytestmark = pytest.mark.ui

SEEN = 30  # of 255: a difference in grey that an eye sees
LEAST = 24  # pixels that differ so much
CARD = CardText("siloed", "Siloed", "Each team has its own.", level_symbol(1, 3))
CONTROLS = {
    "card": lambda look, owner: LevelCard(look, CARD, "2", owner),
    "answer": lambda look, owner: AnswerChip(look, ChipText("a", "0", "Cannot say yet"), owner),
    "chip": lambda look, owner: ChipButton(look, "Not answered 6", parent=owner),
    "tick": lambda look, owner: TickBox(look, "Same scope"),
    "radio": lambda look, owner: RadioRow(look, "PDF", "To print", owner),
}
STATES = {"rest": (), "chosen": ("chosen",), "hovered": ("hovered",), "focused": ("focused",)}


def point_at(control, *, hovered):
    """Tell the control, and what of it is in its middle, that the mouse came or went.

    No mouse is moved: where the real one rests, or another window's popup, is no part of a look.
    """
    middle = control.rect().center()
    inner = control.childAt(middle)
    for widget in (control, *([inner] if inner is not None else [])):
        widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, hovered)
        at, past = QPointF(middle), QPointF(-1, -1)
        if hovered:
            QApplication.sendEvent(widget, QEnterEvent(at, at, at))
            QApplication.sendEvent(widget, QHoverEvent(QEvent.Type.HoverEnter, at, at, past))
            none = Qt.MouseButton.NoButton
            move = (QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(widget, QMouseEvent(*move))  # a button looks again where it is
        else:
            QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
            QApplication.sendEvent(widget, QHoverEvent(QEvent.Type.HoverLeave, past, past, at))
        widget.update()


def picture(qtbot, look, owner, make, state):
    control = make(look, owner)
    control.setParent(owner)
    control.setCheckable(True)
    control.setChecked("chosen" in state)
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    control.resize(220, 120 if isinstance(control, LevelCard) else control.sizeHint().height())
    control.show()
    elsewhere = owner.findChild(QPushButton, "elsewhere")
    (control if "focused" in state else elsewhere).setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: control.hasFocus() is ("focused" in state))
    point_at(control, hovered="hovered" in state)
    grey = control.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    control.hide()
    control.deleteLater()
    return grey


def differing(one, other):
    width, height = one.width(), one.height()
    return sum(
        abs(one.pixelColor(x, y).red() - other.pixelColor(x, y).red()) > SEEN
        for x in range(width)
        for y in range(height)
    )


def window_for(qtbot, look, colours):
    """Give an active window in a palette, with one button beside what is looked at."""
    owner = QWidget()
    qtbot.addWidget(owner)
    elsewhere = QPushButton(owner)
    elsewhere.setObjectName("elsewhere")
    look.dress(owner)
    look.set_theme(Theme(colours))
    owner.resize(400, 300)
    owner.show()
    owner.activateWindow()
    qtbot.waitUntil(owner.isActiveWindow)
    return owner


@pytest.mark.parametrize("colours", PALETTES, ids=lambda colours: colours.name)
@pytest.mark.parametrize("kind", CONTROLS)
def test_the_looks_of_a_control_are_told_apart_in_grey(qtbot, look, kind, colours):
    owner = window_for(qtbot, look, colours)
    seen = {
        name: picture(qtbot, look, owner, CONTROLS[kind], state) for name, state in STATES.items()
    }
    for one, other in combinations(STATES, 2):
        assert differing(seen[one], seen[other]) >= LEAST, (one, other)


def outer_line(grey):
    """Give the greys along the top edge of a picture, clear of its round corners."""
    return [grey.pixelColor(x, 1).red() for x in range(16, grey.width() - 16)]


@pytest.mark.parametrize("colours", PALETTES, ids=lambda colours: colours.name)
@pytest.mark.parametrize("kind", ["card", "answer"])
def test_the_ring_of_an_answer_is_broken_and_every_frame_of_a_choice_is_closed(
    qtbot, look, kind, colours
):
    owner = window_for(qtbot, look, colours)
    pictures = {
        name: outer_line(picture(qtbot, look, owner, CONTROLS[kind], state))
        for name, state in STATES.items()
    }
    both = outer_line(picture(qtbot, look, owner, CONTROLS[kind], ("chosen", "focused")))
    for ring in (pictures["focused"], both):
        changes = sum(abs(one - other) > SEEN for one, other in pairwise(ring))
        assert changes > 20
    for closed in ("chosen", "hovered"):
        assert max(pictures[closed]) - min(pictures[closed]) <= SEEN, closed


def test_a_list_that_closes_leaves_no_field_looking_hovered(qtbot):
    field = ChoiceField("Kind", [("a", "Corporate"), ("b", "Digital")])
    qtbot.addWidget(field)
    field.move(300, 300)
    field.show()
    field.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    field.showPopup()
    QCursor.setPos(field.mapToGlobal(field.rect().bottomRight() + QPoint(40, 40)))
    field.hidePopup()
    assert not field.underMouse()


FIELDS = {
    "line": lambda _: LineField("Name"),
    "choice": lambda _: ChoiceField("Kind", [("a", "Corporate")]),
    "day": lambda look: DateField(look, "By when"),
    "text": lambda look: PlainTextField(look, "Why"),
}


def edge(field):
    """Give the colours of a field's outline, from outside to inside, in the middle of its foot."""
    seen = field.grab().toImage()
    return [seen.pixelColor(seen.width() // 2, seen.height() - 1 - down).name() for down in (0, 1)]


@pytest.mark.parametrize("colours", PALETTES, ids=lambda colours: colours.name)
@pytest.mark.parametrize("kind", FIELDS)
def test_a_field_at_rest_hovered_and_focused_has_three_outlines(qtbot, look, kind, colours):
    owner = QWidget()
    qtbot.addWidget(owner)
    look.dress(owner)
    look.set_theme(Theme(colours))
    field, elsewhere = FIELDS[kind](look), QPushButton(owner)
    field.setParent(owner)
    field.resize(220, 60)
    owner.resize(400, 300)
    owner.show()
    owner.activateWindow()
    qtbot.waitUntil(owner.isActiveWindow)
    elsewhere.setFocus()
    field.show()
    point_at(field, hovered=False)
    rest = edge(field)
    point_at(field, hovered=True)
    hovered = edge(field)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    focused = edge(field)
    point_at(field, hovered=False)
    assert rest != hovered
    assert focused not in (rest, hovered)


@pytest.mark.parametrize("kind", ["tick", "radio"])
def test_the_ring_goes_round_the_mark_of_a_choice(qtbot, look, kind):
    owner = QWidget()
    qtbot.addWidget(owner)
    look.dress(owner)
    control = CONTROLS[kind](look, owner)
    control.setParent(owner)
    owner.show()
    assert control.part(control.indicator).left() >= RING_ROOM


@pytest.mark.parametrize("percent", [100, 200])
def test_the_words_of_an_answer_stay_clear_of_its_ring(qtbot, look, percent):
    owner = QWidget()
    qtbot.addWidget(owner)
    look.set_theme(Theme(text_percent=percent))
    chip = AnswerChip(look, ChipText("a", "0", "Cannot say yet"), owner)
    chip.setChecked(True)
    chip.resize(chip.sizeHint())
    seen = chip.grab().toImage()
    fill = look.colour("deep").name()
    clear = range(seen.width() - 2 * RING_ROOM, seen.width() - RING_ROOM)
    assert {seen.pixelColor(x, y).name() for x in clear for y in range(8, 24)} == {fill}
