"""Figures of a grid of years, written down as one step."""

from digistrat_desktop.domain.edits.plans import YearFigure, enter_figures, set_firmness
from digistrat_desktop.domain.trust.plans import Capacity, Demand, Firmness, ResourceFamily
from digistrat_desktop.domain.trust.strategy import Initiative
from tests.helpers.strategists import Strategist

CAPITAL, REVENUE, STAFF = (
    ResourceFamily.CAPITAL,
    ResourceFamily.REVENUE,
    ResourceFamily.STAFF,
)
YEARS = ("2026/27", "2027/28", "2028/29", "2029/30", "2030/31")


def enter(one, *figures):
    step = enter_figures(one.present, one.trust_id, figures, one.author)
    one.do(step)
    return step


def test_four_resources_of_five_years_are_one_step_and_undone_as_one():
    one = Strategist()
    names = ((CAPITAL, ""), (REVENUE, ""), (STAFF, "Engineers"), (STAFF, "Analysts"))
    step = enter(one, *(YearFigure(*name, "", year, "5") for name in names for year in YEARS))
    assert len(step.changes) == 20
    assert len(one.present.all(Capacity)) == 20


def test_what_an_initiative_needs_of_money_goes_into_its_costs_and_of_people_into_needs():
    one = Strategist()
    wifi = one.initiative("Wi-Fi")
    enter(
        one,
        YearFigure(CAPITAL, "", wifi.id, "2026/27", "£1.2m"),
        YearFigure(CAPITAL, "", wifi.id, "2027/28", "250k"),
        YearFigure(REVENUE, "", wifi.id, "2026/27", "5"),
        YearFigure(STAFF, "Engineers", wifi.id, "2026/27", "2"),
    )
    now = one.present.get(Initiative, wifi.id)
    assert now.capital_costs == (("2026/27", "1200000"), ("2027/28", "250000"))
    assert now.revenue_costs == (("2026/27", "5"),)
    (need,) = one.present.all(Demand)
    assert (need.amount, need.firmness) == ("2", Firmness.HARD)


def test_an_empty_figure_takes_the_one_that_is_there_away():
    one = Strategist()
    wifi = one.initiative("Wi-Fi", capital_costs=(("2026/27", "5"),))
    one.capacity("2026/27", "9", "Engineers")
    enter(
        one,
        YearFigure(CAPITAL, "", wifi.id, "2026/27", ""),
        YearFigure(STAFF, "Engineers", "", "2026/27", ""),
        YearFigure(STAFF, "Engineers", "", "2027/28", ""),
    )
    assert one.present.get(Initiative, wifi.id).capital_costs == ()
    assert one.present.all(Capacity) == ()


def test_a_figure_of_another_year_keeps_the_name_the_unit_and_the_firmness_of_its_row():
    one = Strategist()
    wifi = one.initiative("Wi-Fi")
    one.capacity("2026/27", "9", "Wards with Wi-Fi", ResourceFamily.ESTATE, unit="wards")
    one.demand(wifi, "2026/27", "2", "Engineers", firmness=Firmness.SOFT)
    enter(
        one,
        YearFigure(ResourceFamily.ESTATE, "wards with wi-fi", "", "2027/28", "12"),
        YearFigure(STAFF, "engineers", wifi.id, "2027/28", "3"),
    )
    later = next(c for c in one.present.all(Capacity) if c.year == "2027/28")
    assert (later.resource, later.unit, later.amount) == ("Wards with Wi-Fi", "wards", "12")
    need = next(d for d in one.present.all(Demand) if d.year == "2027/28")
    assert (need.resource, need.firmness) == ("Engineers", Firmness.SOFT)


def test_a_figure_written_over_another_keeps_what_else_was_said_of_it():
    one = Strategist()
    one.capacity("2026/27", "9", "Engineers", note="From the finance plan.")
    enter(one, YearFigure(STAFF, "Engineers", "", "2026/27", "7"))
    (there,) = one.present.all(Capacity)
    assert (there.amount, there.note) == ("7", "From the finance plan.")


def test_several_needs_are_said_to_be_able_to_do_with_less_in_one_step():
    one = Strategist()
    wifi = one.initiative("Wi-Fi")
    for year in YEARS[:2]:
        one.demand(wifi, year, "2", "Engineers")
    one.do(set_firmness(one.present.all(Demand), Firmness.SOFT, one.author))
    assert {need.firmness for need in one.present.all(Demand)} == {Firmness.SOFT}
