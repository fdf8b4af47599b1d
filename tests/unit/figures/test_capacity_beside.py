"""Two charts that are compared are drawn to one scale, and a scenario carries its label."""

import pytest

from digistrat_desktop.analysis.charts.drawing import Box, Label
from digistrat_desktop.analysis.plans.capacity_chart import capacity_chart
from digistrat_desktop.analysis.plans.plan import plan_of
from digistrat_desktop.analysis.plans.reality import reality_check
from digistrat_desktop.analysis.plans.scenarios import scenario_result
from digistrat_desktop.domain.trust.plans import Override, OverrideKind, Scenario
from tests.helpers.strategists import Strategist

WIDTH = 600


def compared():
    """Give a plan's check and one with ten times the capacity."""
    at = Strategist()
    at.demand(at.initiative(), "2026/27", "5")
    at.capacity("2026/27", "10")
    more = Override(OverrideKind.CAPACITY_PERCENT, resource="Network engineers", amount="900")
    scenario = at.add(Scenario, title="Ten times as many", overrides=(more,))
    found = scenario_result(scenario, reality_check(plan_of(at.present)))
    return found.plan, found.supposed


def widths(drawing):
    return [mark.width for mark in drawing.marks if isinstance(mark, Box)]


def test_the_same_need_is_as_long_in_both_charts():
    plan, supposed = compared()
    one = capacity_chart(plan, WIDTH, beside=[supposed])
    other = capacity_chart(supposed, WIDTH, beside=[plan])
    assert widths(one) == widths(other)
    assert widths(capacity_chart(plan, WIDTH)) > widths(one)


def test_a_title_stands_over_the_chart_and_in_what_is_read_out():
    plan, _ = compared()
    titled = capacity_chart(plan, WIDTH, title="Scenario (not the plan): Ten times as many")
    first = next(mark for mark in titled.marks if isinstance(mark, Label))
    assert first.text == "Scenario (not the plan): Ten times as many"
    assert titled.alt.startswith("Scenario (not the plan): Ten times as many.")


def test_words_have_room_where_the_chart_is_narrow():
    plan, _ = compared()
    narrow = capacity_chart(plan, 420)
    words = next(m for m in narrow.marks if isinstance(m, Label) and "needed" in m.text)
    assert narrow.width - words.x > 250


def drawn(needed, there, **more):
    at = Strategist()
    at.demand(at.initiative(), "2026/27", needed)
    if there:
        at.capacity("2026/27", there, **more)
    return capacity_chart(reality_check(plan_of(at.present)), WIDTH)


@pytest.mark.parametrize(
    ("needed", "there", "words"),
    [
        ("5", "", "5 needed, capacity not recorded"),
        ("5", "5", "5 needed, 5 available"),
        ("5", "4", "5 needed, 4 available, 1 short"),
        ("5", "3", "5 needed, 3 available, 2 short"),
        ("12", "0", "12 needed, 0 available, 12 short"),
        ("2.5", "2", "2.5 needed, 2 available, 0.5 short"),
    ],
)
def test_each_year_says_by_how_much_it_is_short_also_to_a_screen_reader(needed, there, words):
    drawing = drawn(needed, there)
    (said,) = [m.text for m in drawing.marks if isinstance(m, Label) and "needed" in m.text]
    assert said == words
    assert drawing.alt.endswith(f" Network engineers, 2026/27: {words}.")
