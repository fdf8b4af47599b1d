"""Go to anything: each kind of record by its words, the record itself opened, quick on much."""

import time

import pytest
from PySide6.QtCore import Qt

from digistrat_desktop.domain.actions import Action
from digistrat_desktop.domain.cases import CaseForChange
from digistrat_desktop.domain.edits.strategising import add_entry
from digistrat_desktop.domain.reality import ConstraintEntry
from digistrat_desktop.domain.strategy import Initiative, Objective
from digistrat_desktop.ui.views.palette import Index, Palette, Place

RECORDS = (
    (Objective, "Safer care for all", "Objective"),
    (Initiative, "Bedside devices", "Initiative"),
    (Action, "Renew the network", "Action"),
    (ConstraintEntry, "Old cabling", "Constraint"),
    (CaseForChange, "Observations on paper", "Case for change"),
)


@pytest.fixture
def palette(seat):
    session = seat.session
    for record_type, title, _ in RECORDS:
        values = {"title": title}
        trust_id = session.trust.trust_id
        step = add_entry(session.workspace, record_type, trust_id, values, session.author)[1]
        session.submit(step)
    seat.settle()
    seat.keys(Qt.Key.Key_K, modifiers=Qt.KeyboardModifier.ControlModifier)
    return next(w for w in seat.window.findChildren(Palette) if w.isVisible())


@pytest.mark.parametrize(("record_type", "title", "kind"), RECORDS)
def test_every_kind_of_record_is_found_by_its_words(palette, record_type, title, kind):
    palette.field.setText(title[:8].lower())
    lines = [palette.list.item(row).text() for row in range(palette.list.count())]
    assert any(title in line and line.endswith(kind) for line in lines), record_type


def test_an_action_found_opens_itself(seat, palette, qtbot):
    palette.field.setText("renew network action")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    seat.settle()
    page = seat.page("actions")
    assert page.form.isVisible()
    assert page.form.control("title").text() == "Renew the network"


def test_a_finding_found_is_shown_where_it_is_mended_or_accepted(seat, palette, qtbot):
    palette.field.setText("finding no owner")
    assert palette.list.count()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    seat.settle()
    assert seat.page("check").isVisible()
    assert seat.focus().accessibleName().startswith("Mend: ")


def test_what_enter_would_open_is_told_while_the_keyboard_stays_in_the_field(palette, qtbot):
    palette.field.setText("renew network action")
    assert palette.field.accessibleDescription().startswith("Renew the network")
    palette.field.setText("no such words anywhere")
    assert palette.field.accessibleDescription() == "Nothing has all of these words."


def test_names_come_before_words_within():
    places = [
        Place("a", "", "Ward", "Action", more="network"),
        Place("a", "", "The network", "Action"),
        Place("a", "", "Network", "Action"),
    ]
    assert [p.label for p in Index(places).find("network")] == ["Network", "The network", "Ward"]


def test_a_key_stroke_among_twenty_thousand_records_is_quick():
    places = [Place("a", str(n), f"Action number {n} of the plan", "Action") for n in range(20_000)]
    index = Index(places)
    began = time.perf_counter()
    found = index.find("number 19999")
    took_ms = (time.perf_counter() - began) * 1000
    assert [p.target for p in found] == ["19999"]
    # A hundred is where people begin to notice; the usual figure is about six.
    assert took_ms < 100
