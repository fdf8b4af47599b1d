"""Recipes on the Reports page: kept under a name, chosen again, renamed, deleted."""

import pytest

from digistrat_desktop.domain.edits.report_recipes import named_recipes, recipe_named
from digistrat_desktop.domain.record.workspace import front_sheet_of
from tests.ui.reports.test_reports_page import write_in


@pytest.fixture
def page(seat):
    return seat.go("reports")


def keep(seat, page, name):
    row = page.choice.recipes
    row.fields.control("title").setText(name)
    row.keep.click()
    seat.settle()
    return recipe_named(seat.session.workspace, name)


def choose(seat, page, recipe):
    row = page.choice.recipes
    row.fields.control("recipe").set_choice(recipe.id)
    row.fields.control("recipe").chosen.emit(recipe.id)
    seat.settle()


def test_a_kept_recipe_brings_back_kind_parts_and_front_sheet(seat, page):
    page.choice.fields.control("report").rows["full"].click()
    page.choice.parts["findings"].click()
    write_in(page, "meeting", "Digital committee")
    seat.settle()
    kept = keep(seat, page, "For the committee")
    assert kept.report == "full"
    page.choice.parts["findings"].click()
    write_in(page, "meeting", "Board")
    page.choice.fields.control("report").rows["board"].click()
    seat.settle()
    choose(seat, page, kept)
    assert page.choice.wanted_kind == "full"
    assert not page.choice.parts["findings"].isChecked()
    assert page.front.fields.control("meeting").text() == "Digital committee"
    session = seat.session
    assert front_sheet_of(session.workspace, session.assessment.id).meeting == "Digital committee"
    assert "findings" in page.choice.options().recipe.left_out


def test_several_recipes_are_listed_and_the_one_just_kept_is_chosen(seat, page):
    row = page.choice.recipes
    assert row.fields.control("recipe").count() == 0
    keep(seat, page, "Public")
    kept = keep(seat, page, "Internal")
    assert [
        row.fields.control("recipe").itemText(n)
        for n in range(row.fields.control("recipe").count())
    ] == ["Internal", "Public"]
    assert row.fields.control("recipe").choice() == kept.id


def test_a_recipe_without_a_name_is_told_beside_the_field_and_nothing_is_kept(seat, page):
    row = page.choice.recipes
    row.keep.click()
    seat.settle()
    assert "name" in row.fields.fault_of("title")
    assert named_recipes(seat.session.workspace) == ()


def test_a_name_another_recipe_has_is_refused_and_what_was_typed_stays(seat, page):
    keep(seat, page, "Public")
    keep(seat, page, "Internal")
    row = page.choice.recipes
    row.fields.control("title").setText("public")
    row.rename.click()
    seat.settle()
    assert "already" in row.fields.fault_of("title")
    assert row.fields.control("title").text() == "public"
    row.fields.control("title").setText("For the auditor")
    row.rename.click()
    seat.settle()
    assert row.fields.fault_of("title") == ""
    assert recipe_named(seat.session.workspace, "for the auditor") is not None
    assert recipe_named(seat.session.workspace, "Internal") is None


def test_a_deleted_recipe_leaves_the_list_and_comes_back_when_taken_back(seat, page):
    keep(seat, page, "Public")
    row = page.choice.recipes
    row.delete.click()
    seat.settle()
    assert row.fields.control("recipe").count() == 0
    assert row.delete.isHidden()
    seat.session.undo()
    seat.settle()
    assert row.fields.control("recipe").count() == 1


def test_a_recipe_is_still_there_after_the_store_is_read_again(seat, page):
    page.choice.parts["cases"].click()
    kept = keep(seat, page, "Public")
    ids = (seat.session.trust.id, seat.session.assessment.id)
    found = []
    seat.context.store.ask_when_saved(
        lambda library: library.open_trust(*ids).workspace, found.append, found.append
    )
    seat.settle()
    assert recipe_named(found[0], "Public") == kept


def test_a_read_only_window_offers_no_change_to_recipes(seat, page):
    keep(seat, page, "Public")
    seat.session.set_read_only("Another window holds the store.")
    page.show_state()
    row = page.choice.recipes
    parts = (
        row.fields.control("title"),
        row.keep,
        row.rename,
        row.delete,
        row.fields.control("recipe"),
    )
    assert not [part for part in parts if part.isEnabled()]


def test_text_in_a_name_is_only_text(seat, page):
    kept = keep(seat, page, "<img src=x> & <b>bold")
    assert page.choice.recipes.fields.control("recipe").itemText(0) == kept.title
