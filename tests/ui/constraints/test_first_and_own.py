"""A constraint that comes before all else, and what one of the trust's own is about."""

import datetime as dt

import pytest

from digistrat_desktop.domain.record.changes import Step, create
from digistrat_desktop.domain.trust.plans import ConstraintEntry, ConstraintKind, OwnSeverity
from digistrat_desktop.ui.forms.fields import Asked
from digistrat_desktop.ui.pages.constraints.forms import plan_to_add, plan_to_edit
from digistrat_desktop.ui.pages.constraints.rows import own_words
from tests.helpers.desks import CATALOGUE
from tests.helpers.trusts import Filler
from tests.ui.constraints.test_constraints_page import page_at, save
from tests.ui.seat import NOW

TITLE = "Power supply of the old wing"


def own(seat, **values):
    entry = ConstraintEntry(
        id="00000001-0000-4000-8000-000000000009",
        trust_id=seat.session.trust.trust_id,
        title=TITLE,
        constraint_kind=ConstraintKind.PLACES,
        severity=OwnSeverity.BLOCKS,
        **values,
    )
    seat.session.submit(Step("Add constraint", (create(entry, seat.session.author.stamp()),)))
    seat.settle()
    return entry


def test_one_of_the_trusts_own_says_its_kind_and_how_hard_it_bites(seat):
    words = own_words(own(seat))
    assert words == "Not in the framework; physical infrastructure; blocks us"


def test_the_form_of_an_own_constraint_asks_for_both_and_for_the_day(seat):
    page = page_at(seat, "register")
    page.register.add_button.click()
    page.form.control("constraint_kind").set_choice("data")
    page.form.control("severity").set_choice("limits")
    page.form.control("first_until").setText("31 March 2027")
    save(seat, page, title=TITLE)
    (entry,) = seat.session.workspace.all(ConstraintEntry)
    said = (entry.constraint_kind, entry.severity, entry.first_until)
    assert said == (ConstraintKind.DATA, OwnSeverity.LIMITS, dt.date(2027, 3, 31))
    row = [cell.text() for cell in page.register.table.rows()[-1][:-1]]
    assert row[1] == "Not in the framework; data infrastructure; limits us"
    assert row[3].endswith("comes first until 31 Mar 2027")


@pytest.mark.parametrize(("days", "told"), [(-1, True), (0, False), (30, False)])
def test_what_comes_first_and_is_not_put_right_by_its_day_is_a_finding(seat, days, told):
    own(seat, first_until=NOW.date() + dt.timedelta(days=days))
    rules = [one.rule for one in seat.context.insight.current().findings]
    assert ("first constraint overdue" in rules) is told


def fill_second(library):
    """Write a trust with an assessment under version 2, which says how to mark what comes first."""
    filler = Filler(CATALOGUE.pack("digistrat-board", "2.0.0"))
    filler.assessment(filler.trust(), "Autumn 2026", dt.date(2026, 10, 1))
    filler.write(library)


def test_what_comes_first_is_asked_for_as_the_date_it_is(seat_at):
    seat = seat_at(filled=fill_second)
    item_id = "CON-FIN-01"
    for plan in (
        plan_to_add(seat.session, "register"),
        plan_to_edit(seat.session, "register", item_id),
    ):
        (asked,) = [one for one in plan.specs if one.name == "first_until"]
        assert asked.asked is Asked.DAY
        assert asked.help_text.startswith("The date by which")
        assert "tick" not in asked.help_text.casefold()
        assert plan.title not in {one.label for one in plan.specs}
