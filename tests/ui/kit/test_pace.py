"""A widget made before a change of text size has the same room as one made after it."""

import pytest
from PySide6.QtWidgets import QLayout

from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.forms.tick_list import TickSearch
from digistrat_desktop.ui.kit.banner import Banner, Gravity
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.page_parts import EmptyState, KeyHints, PageHead, WaitingState
from digistrat_desktop.ui.theme.theme import Theme
from digistrat_desktop.ui.window.header import Header
from digistrat_desktop.ui.window.name_bar import NameBar

KINDS = {
    "field": lambda look: LabeledField(look, "Title", LineField("Title")),
    "ticks": lambda look: TickSearch(look, "People", (("1", "One"),)),
    "banner": lambda look: Banner(look, Gravity.INFO, "Saved."),
    "card": lambda look: Card(look, "Start"),
    "empty": lambda look: EmptyState(look, "Nothing", "Here.", "Start"),
    "waiting": lambda look: WaitingState(look, "Reading"),
    "keys": lambda look: KeyHints(look, (("Ctrl K", "go"),)),
    "head": lambda look: PageHead(look, "Record"),
    "header": Header,
    "name": NameBar,
}


def room(widget):
    """Give gap and edges of every layout in a widget that was laid out, in their order."""
    widget.grab()
    layouts = ([widget.layout()] if widget.layout() else []) + widget.findChildren(QLayout)
    return [(one.spacing(), one.contentsMargins()) for one in layouts]


@pytest.mark.parametrize("kind", KINDS)
def test_gaps_and_edges_keep_pace_with_the_text(qtbot, look, kind):
    before = KINDS[kind](look)
    qtbot.addWidget(before)
    look.set_theme(Theme(text_percent=200))
    after = KINDS[kind](look)
    qtbot.addWidget(after)
    assert room(before) == room(after)
