"""Actions as lines of a list and as marks on a time line."""

import datetime as dt

import pytest

from digistrat_desktop.analysis.actions.chart import action_timeline, sign_words, timeline_order
from digistrat_desktop.analysis.actions.order import (
    ActionFilter,
    ActionOrder,
    Shown,
    action_lines,
    actions_sentence,
    chosen_lines,
    next_best,
)
from digistrat_desktop.analysis.charts.drawing import (
    Anchor,
    Box,
    Ink,
    Label,
    Markers,
    Segments,
    Shape,
)
from digistrat_desktop.analysis.charts.scales import text_width
from digistrat_desktop.analysis.judgement import record_labels, record_names
from digistrat_desktop.domain.trust.actions import Action, ActionStatus, Effort
from digistrat_desktop.domain.wire.codecs import Note, Title
from digistrat_desktop.domain.wire.records import codecs_of
from tests.helpers.packs import small_pack
from tests.helpers.strategists import TODAY, Strategist

LATER = TODAY + dt.timedelta(days=90)
EARLIER = TODAY - dt.timedelta(days=12)


def lines_of(at):
    present = at.present
    labels = record_names(present, small_pack())
    return action_lines(present, next_best(present, ()), labels, TODAY)


def titles(lines, **wanted):
    return [one.action.title for one in chosen_lines(lines, ActionFilter(**wanted))]


def several():
    at = Strategist()
    objective = at.objective("Safer care")
    at.action("Network", due=EARLIER, addresses=(objective.id,), effort=Effort.LARGE)
    network = at.present.all(type(at.action("Wards", due=LATER)))[0]
    at.action("Devices", due=TODAY, depends_on=(network.id,), status=ActionStatus.BLOCKED)
    at.action("Undated")
    at.action("Closed", status=ActionStatus.DONE, closing_note="Minutes of May.")
    return at


def test_an_action_is_overdue_only_while_it_is_open_and_its_day_has_passed():
    at = several()
    at.action("Long done", status=ActionStatus.DONE, closing_note="Yes.", due=EARLIER)
    assert titles(lines_of(at), shown=Shown.OVERDUE) == ["Network"]
    (late,) = chosen_lines(lines_of(at), ActionFilter(Shown.OVERDUE))
    assert late.overdue == 12
    assert late.due_words.endswith("12 days overdue")


def test_a_list_is_filtered_by_state_and_by_words_in_any_text():
    lines = lines_of(several())
    assert titles(lines, shown=Shown.CLOSED) == ["Closed"]
    assert titles(lines, shown="blocked") == ["Devices"]
    assert titles(lines, shown=Shown.EVERY, words="minutes MAY") == ["Closed"]
    assert titles(lines, words="safer") == ["Network"]
    assert len(titles(lines, shown=Shown.UNOWNED)) == 4


def test_every_order_keeps_every_line():
    lines = lines_of(several())
    for order in ActionOrder:
        assert sorted(titles(lines, order=order)) == sorted(titles(lines))
        assert order.label
    assert titles(lines, order=ActionOrder.DUE) == ["Network", "Devices", "Wards", "Undated"]
    assert titles(lines, order=ActionOrder.TITLE) == ["Devices", "Network", "Undated", "Wards"]
    assert titles(lines, order=ActionOrder.EFFORT)[-1] == "Network"


def test_the_sentence_names_what_is_late_and_counts_what_has_no_date():
    lines = lines_of(several())
    assert actions_sentence(lines) == (
        "4 actions are open. 1 is overdue: “Network”. 1 has no due date."
    )
    assert actions_sentence(()) == "No actions are open."


def test_a_line_names_what_it_helps_and_what_it_waits_for():
    lines = {one.action.title: one for one in lines_of(several())}
    assert lines["Network"].helps == ("objective “Safer care”",)
    assert lines["Devices"].waits_for == ("Network",)


def test_the_time_line_tells_late_and_blocked_by_shape_and_in_words():
    lines = lines_of(several())
    drawn = action_timeline(lines, TODAY, 900)
    shapes = [mark.shape for mark in drawn.marks if isinstance(mark, Markers)]
    assert shapes == [Shape.TRIANGLE_UP, Shape.SQUARE, Shape.CIRCLE]
    words = [mark.text for mark in drawn.marks if isinstance(mark, Label)]
    assert any(text.endswith(", overdue") for text in words)
    assert "No date" in words
    assert "Today" in words
    assert drawn.alt.startswith("Actions by date. 4 actions are open")


def test_a_wait_that_cannot_be_kept_is_drawn_strong():
    at = Strategist()
    need = at.action("Needed", due=LATER)
    at.action("Waits", due=TODAY, depends_on=(need.id,))
    dashed = [
        mark
        for mark in action_timeline(lines_of(at), TODAY, 900).marks
        if isinstance(mark, Segments) and mark.dash
    ]
    assert [mark.ink for mark in dashed] == [Ink.CONCERN]


def test_nothing_of_the_time_line_stands_outside_its_sheet():
    at = several()
    at.action("A very long title " * 12, due=LATER + dt.timedelta(days=1200))
    lines = lines_of(at)
    for width in (320.0, 640.0, 1400.0):
        drawn = action_timeline(lines, TODAY, width)
        points = [p for m in drawn.marks if isinstance(m, Markers) for p in m.points]
        assert all(0 <= x <= width and 0 <= y <= drawn.height for x, y in points)
        labels = [m for m in drawn.marks if isinstance(m, Label)]
        assert all(0 <= m.x <= width and 0 <= m.y <= drawn.height for m in labels)
    assert len(timeline_order(lines)) == 5


def on_a_ground(drawn, label):
    """A title over its row stands on a ground of its own, which covers the line of today."""
    grounds = (m for m in drawn.marks if isinstance(m, Box) and m.fill is Ink.SURFACE)
    return any(box.y <= label.y <= box.y + box.height for box in grounds if box.x <= label.x)


def test_a_title_has_two_lines_before_it_is_cut_and_only_drawn_signs_are_explained():
    at = several()
    at.action("Bring a plan for the core network to the board before the second stage", due=LATER)
    lines = lines_of(at)
    drawn = action_timeline(lines, TODAY, 735.0)
    said = [m.text for m in drawn.marks if isinstance(m, Label)]
    assert [words for words in said if words.endswith("…")] == []
    assert "Circle: proposed." in sign_words(lines)
    agreed = [line for line in lines if line.action.status is not ActionStatus.PROPOSED]
    assert "Circle" not in sign_words(agreed)


@pytest.mark.parametrize("width", [320.0, 515.0, 900.0, 1400.0])
def test_no_date_is_crossed_by_the_line_of_today(width):
    at = several()
    for days in (-40, -20, -3, 0, 3, 20, 40, 400):
        at.action(f"Due in {days}", due=TODAY + dt.timedelta(days=days))
    drawn = action_timeline(lines_of(at), TODAY, width)
    today = next(m for m in drawn.marks if isinstance(m, Segments) and m.ink is Ink.ACCENT)
    for label in (m for m in drawn.marks if isinstance(m, Label)):
        wide = text_width(label.text, label.size)
        left = label.x - wide if label.anchor is Anchor.END else label.x
        rows = [p for p in today.pieces if p[1] < label.y and p[3] > label.y - label.size / 2]
        if label.anchor is not Anchor.MIDDLE and not on_a_ground(drawn, label):
            assert not [p for p in rows if left < p[0] < left + wide], label.text


def test_everything_an_action_can_address_has_a_name():
    at = several()
    labels, names = (make(at.present, small_pack()) for make in (record_labels, record_names))
    assert labels["ALN-01"] == "ALN-01 Item ALN-01"
    assert names["ALN-01"] == "“Item ALN-01”"
    assert "Objective: Safer care" in labels.values()
    assert "objective “Safer care”" in names.values()
    assert list(labels) == list(names)


TEXTS = [name for name, codec in codecs_of(Action).items() if isinstance(codec, Title | Note)]


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "rule"])
def test_words_are_found_in_every_text_of_an_action(name):
    at = Strategist()
    at.action(**{"title": "Wards", name: "Fewer agency nurses"})
    at.action("Devices")
    assert len(titles(lines_of(at), words="agency")) == 1


def test_the_name_of_the_rule_an_action_came_from_is_not_searched():
    at = Strategist()
    at.action("Wards", rule="objective without a metric")
    assert titles(lines_of(at), words="metric") == []
