"""What a trust wants of its reports is kept under names, chosen again, renamed and deleted."""

import datetime as dt

import pytest

from digistrat_desktop.domain.edits.assessments import set_front_sheet
from digistrat_desktop.domain.edits.report_recipes import (
    delete_recipe,
    keep_recipe,
    named_recipes,
    recipe_named,
    recipe_of,
    rename_recipe,
    set_recipe,
    use_recipe,
)
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.record.workspace import front_sheet_of
from digistrat_desktop.domain.trust.assessment import FRONT_FIELDS, Assessment, ReportRecipe
from digistrat_desktop.domain.wire.records import codecs_of
from tests.reports.trusts import Maker


class Desk(Maker):
    def __init__(self):
        super().__init__(lambda _: "Trust")
        self.one = self.assess("Autumn", dt.date(2026, 10, 1), 0.0)
        self.next = self.assess("Winter", dt.date(2027, 1, 1), 0.0)

    def choose(self, kind, **values):
        self.do(set_recipe(self.present, self.trust.trust_id, kind, values, self.author))

    def front(self, **values):
        self.do(set_front_sheet(self.present, self.one, values, self.author))

    def keep(self, name, kind="board"):
        self.do(keep_recipe(self.present, self.one, kind, name, self.author))
        return recipe_named(self.present, name)


@pytest.fixture
def desk():
    return Desk()


def test_a_recipe_brings_back_parts_logo_and_front_sheet_in_another_assessment(desk):
    desk.choose("full", left_out=("annex",), logo="cGljdHVyZQ==")
    desk.front(meeting="Board of Directors", purpose="For decision", asks=("agree the plan",))
    kept = desk.keep("Public paper", "full")
    desk.choose("full", left_out=(), logo="")
    desk.do(use_recipe(desk.present, desk.next, kept, desk.author))
    chosen = recipe_of(desk.present, desk.trust.trust_id, "full")
    assert (chosen.left_out, chosen.logo) == (("annex",), "cGljdHVyZQ==")
    sheet = front_sheet_of(desk.present, desk.next.id)
    assert (sheet.meeting, sheet.purpose) == ("Board of Directors", "For decision")
    assert sheet.asks == ("agree the plan",)


def test_the_date_and_agenda_item_of_one_meeting_are_not_kept(desk):
    desk.front(meeting_on=dt.date(2026, 12, 4), agenda_item="9", meeting="Board")
    kept = desk.keep("Public paper")
    desk.do(use_recipe(desk.present, desk.next, kept, desk.author))
    sheet = front_sheet_of(desk.present, desk.next.id)
    assert (sheet.meeting_on, sheet.agenda_item) == (None, "")


def test_what_a_recipe_does_not_say_stays_on_the_front_sheet(desk):
    kept = desk.keep("Bare")
    desk.front(meeting="Board")
    desk.do(use_recipe(desk.present, desk.one, kept, desk.author))
    assert front_sheet_of(desk.present, desk.one.id).meeting == "Board"


def test_the_same_name_is_replaced_and_no_second_one_made(desk):
    first = desk.keep("Public paper")
    desk.choose("board", left_out=("areas",))
    again = desk.keep("  public   PAPER ")
    assert again.id == first.id
    assert again.left_out == ("areas",)
    assert len(named_recipes(desk.present)) == 1


def test_a_trust_has_several_recipes_in_the_order_of_their_names(desk):
    for name in ("public", "Audit", "private"):
        desk.keep(name)
    assert [one.title for one in named_recipes(desk.present)] == ["Audit", "private", "public"]
    assert recipe_of(desk.present, desk.trust.trust_id, "board") is None


def test_a_recipe_can_be_renamed_but_not_to_the_name_of_another(desk):
    first, other = desk.keep("One"), desk.keep("Two")
    with pytest.raises(InvalidValue, match="already"):
        rename_recipe(desk.present, first, "two", desk.author)
    desk.do(rename_recipe(desk.present, first, "Three", desk.author))
    assert recipe_named(desk.present, "three").id == first.id
    assert recipe_named(desk.present, "One") is None
    assert recipe_named(desk.present, "Two").id == other.id
    desk.keep("One")
    assert len(named_recipes(desk.present)) == 3


@pytest.mark.parametrize("name", ["", "   ", "\n", "x" * 81])
def test_a_recipe_needs_a_name_that_can_be_shown(desk, name):
    with pytest.raises(InvalidValue, match="name"):
        desk.keep(name)


def test_a_deleted_recipe_is_gone_and_its_name_is_free_again(desk):
    kept = desk.keep("One")
    desk.do(delete_recipe(kept, desk.author))
    assert named_recipes(desk.present) == ()
    assert desk.keep("One").id != kept.id


def test_using_a_recipe_is_one_step_to_take_back(desk):
    desk.choose("board", left_out=("areas",))
    desk.front(meeting="Board")
    kept = desk.keep("One")
    desk.choose("board", left_out=())
    step = use_recipe(desk.present, desk.next, kept, desk.author)
    assert len(step.changes) == 2


def test_what_a_front_sheet_says_each_time_is_what_a_recipe_can_hold():
    assert set(FRONT_FIELDS) <= set(codecs_of(ReportRecipe))
    desk = Desk()
    assert isinstance(desk.one, Assessment)
