"""Details: everything said at the start can be corrected, and what is wrong as a whole archived."""

import pytest
from PySide6.QtCore import Qt

from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.record.changes import Step, edit
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.domain.trust.assessment import Assessment, Site, Trust

pytestmark = pytest.mark.ui


@pytest.fixture
def page(seat):
    return seat.go("details")


def typed(form, **values):
    for name, text in values.items():
        control = form.control(name)
        getattr(control, "setPlainText", getattr(control, "setText", None))(text)


def trust(seat):
    return seat.session.trust


def test_a_trust_is_corrected_and_its_lists_follow(seat, page):
    typed(page.trust, name="Moor Hospitals", ods_code="rk5", region="North ICB")
    page.trust.control("trust_kind").set_choice("community")
    page.trust.save()
    seat.settle()
    now = trust(seat)
    assert (now.name, now.ods_code, now.region) == ("Moor Hospitals", "RK5", "North ICB")
    assert now.trust_kind.value == "community"
    assert seat.window.shell.header.trust.text() == "Moor Hospitals"
    assert page.trust.isVisible()
    assert "Moor Hospitals" in {row.trust_name for row in seat.go("home")._facts.latest}


def add_site(seat, page, **values):
    page.sites.add_button.click()
    typed(page.site, **values)
    page.site.control("setting").set_choice("community")
    page.site.save_button.click()
    seat.settle()
    return seat.session.workspace.all(Site)[-1]


def test_a_site_is_added_and_an_assessment_can_be_of_it(seat, page):
    site = add_site(seat, page, name="Vale", code="RK5BC")
    assert (site.name, site.code, site.setting.value) == ("Vale", "RK5BC", "community")
    ((name, code, care, _),) = page.sites.table.rows()
    assert (name.text(), code.text(), care.text()) == ("Vale", "RK5BC", "Community")
    page.assessment.control("site").set_choice("Vale")
    page.assessment.save()
    seat.settle()
    assert seat.session.assessment.site == "Vale"
    page.sites.edit_asked.emit(str(site.id))
    typed(page.site, name="Vale Hospital")
    page.site.save_button.click()
    seat.settle()
    (renamed,) = seat.session.workspace.all(Site)
    assert renamed.earlier_names == ("Vale",)
    page = seat.go("details")
    assert page.assessment.control("site").choice() == "Vale Hospital"
    assert seat.session.assessment.site == "Vale"


def test_a_site_that_is_only_named_somewhere_gets_its_record_from_its_row(seat, page):
    session = seat.session
    change = edit(session.trust, {"sites": ("Moor",)}, session.author.stamp())
    assert session.submit(Step("Sites", (change,)))
    seat.settle()
    page.sites.edit_asked.emit("name:Moor")
    assert page.site.control("name").text() == "Moor"
    page.site.save_button.click()
    (site,) = session.workspace.all(Site)
    assert (site.name, site.setting.value) == ("Moor", "other")


def test_an_assessment_is_corrected_and_undone_in_one(seat, page):
    before = seat.session.assessment
    typed(
        page.assessment, title="Board 2026", as_of="30/9/26", lead_id="Chief Digital Officer",
        scope_note="Both sites.",
    )  # fmt: skip
    page.assessment.control("form").set_choice("full")
    page.assessment.save()
    seat.settle()
    now = seat.session.assessment
    assert (now.title, now.as_of.isoformat()) == ("Board 2026", "2026-09-30")
    assert (now.form.value, now.scope_note) == ("full", "Both sites.")
    assert seat.session.workspace.name_of(now.lead_id) == "Chief Digital Officer"
    assert "Board 2026" in seat.window.windowTitle()
    seat.session.undo()
    assert seat.session.assessment == before
    assert page.assessment.control("title").text() == before.title


@pytest.mark.parametrize(
    ("form", "field", "text", "fault"),
    [
        ("trust", "name", " ", "Enter the trust's name."),
        ("trust", "name", "\u200b", "Enter the trust's name."),
        ("trust", "ods_code", "R!", "An ODS code has 3 to 5 letters and numbers."),
        ("assessment", "title", "", "Enter a title, such as Autumn 2026."),
        ("assessment", "as_of", "", "Enter the date the answers are true for."),
        ("assessment", "as_of", "31/02/2026", ""),
    ],
)
def test_what_cannot_be_kept_is_told_beside_its_field(seat, page, form, field, text, fault):
    before = (seat.session.trust, seat.session.assessment)
    shown = getattr(page, form)
    typed(shown, **{field: text})
    shown.save()
    assert shown.fault_of(field)
    assert shown.fault_of(field).startswith(fault)
    assert (seat.session.trust, seat.session.assessment) == before


def test_a_title_that_is_taken_is_pointed_out_with_one_that_is_free(seat, page):
    write(seat, page.assessment, "title", "Spring 2026")
    assert "“Spring 2026 (2)” is free." in page.assessment.fault_of("title")
    assert seat.session.assessment.title == "Spring 2026"
    seat.session.undo()
    assert seat.session.assessment.title == "Autumn 2026"


def write(seat, form, name, text):
    """Type in a field by keys, and leave it with Tab."""
    control = form.control(name)
    control.setFocus()
    control.selectAll()
    seat.write(text)
    seat.keys(Qt.Key.Key_Tab)
    seat.settle()


def test_each_field_is_saved_when_it_is_left_and_there_is_no_button_for_it(seat, page):
    assert not page.trust.save_button.isVisible()
    assert not page.assessment.save_button.isVisible()
    write(seat, page.trust, "region", "North ICB")
    assert trust(seat).region == "North ICB"
    write(seat, page.assessment, "title", "Board 2026")
    write(seat, page.assessment, "lead_id", "Chief Digital Officer")
    now = seat.session.assessment
    assert now.title == "Board 2026"
    assert seat.session.workspace.name_of(now.lead_id) == "Chief Digital Officer"
    page.trust.control("trust_kind").chosen.emit("community")
    assert trust(seat).trust_kind.value == "community"


def test_each_field_that_was_left_is_one_step_of_undo(seat, page):
    before = trust(seat)
    write(seat, page.trust, "region", "North ICB")
    write(seat, page.trust, "ods_code", "rk5")
    seat.session.undo()
    assert (trust(seat).ods_code, trust(seat).region) == (before.ods_code, "North ICB")
    seat.session.undo()
    assert trust(seat) == before


@pytest.mark.parametrize(
    ("form", "field", "text"),
    [("trust", "name", " "), ("trust", "ods_code", "R!"), ("assessment", "as_of", "31/02/2026")],
)
def test_what_cannot_be_kept_stays_a_draft_beside_fields_that_are_saved(
    seat, page, form, field, text
):
    before = (seat.session.trust, seat.session.assessment)
    write(seat, getattr(page, form), field, text)
    assert getattr(page, form).fault_of(field)
    assert (seat.session.trust, seat.session.assessment) == before
    write(seat, page.trust, "region", "North ICB")
    assert trust(seat).region == "North ICB"
    assert getattr(page, form).control(field).text().strip() == text.strip()
    seat.go("home")
    seat.go("details")
    assert getattr(page, form).control(field).text().strip() == text.strip()


def test_leaving_a_field_as_it_was_changes_nothing(seat, page):
    changes = []
    seat.session.changed.connect(changes.append)
    for form in (page.trust, page.assessment):
        for name in form.fields.specs:
            form.control(name).setFocus()
            seat.keys(Qt.Key.Key_Tab)
    seat.settle()
    assert changes == []


def test_a_code_of_another_trust_is_pointed_out(seat):
    start = seat.go("start")
    start.form.control("trust").set_choice("new")
    start.form.control("trust").chosen.emit("new")
    typed(start.form, name="Barts Health", code="R1H")
    start.form.save()
    seat.settle()
    other = next(t for t in seat.go("home")._facts.trusts if t.name != "Barts Health")
    page = seat.go("details")
    typed(page.trust, name=other.name)
    page.trust.save()
    assert page.trust.fault_of("name").startswith(f"{other.name}")
    assert seat.session.trust.name == "Barts Health"


def test_an_assessment_is_duplicated_whole_and_the_copy_is_open(seat, page):
    session = seat.session
    first = session.assessment
    page.duplicate.click()
    seat.settle()
    copy = session.assessment
    assert copy.id != first.id
    assert copy.title == "Autumn 2026 (2)"
    assert page.assessment.control("title").text() == "Autumn 2026 (2)"
    mine, theirs = (responses_of(session.workspace, one.id) for one in (copy, first))
    said = [(i, r.answer, r.rationale, r.carried, r.discuss) for i, r in sorted(mine.items())]
    assert said == [
        (i, r.answer, r.rationale, r.carried, r.discuss) for i, r in sorted(theirs.items())
    ]
    seat.keys(Qt.Key.Key_Z, modifiers=Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    assert session.assessment.id == first.id


def archive(seat, page, why="Begun by mistake."):
    page.assessment.withdraw_button.click()
    page.assessment.leaving.reason.setText(why)
    page.assessment.leaving.go_button.click()
    seat.settle()


def test_an_assessment_is_archived_with_a_reason_and_the_latest_other_is_open(seat, page):
    archive(seat, page)
    assert seat.session.assessment.title == "Spring 2026"
    assert seat.focus() is page.archived.table.rows()[0][-1]
    assert page.assessment.isVisible()
    assert page.assessment.control("title").text() == "Spring 2026"
    assert page.archived.isVisible()
    assert {row.title for row in seat.go("home")._facts.latest} == {"Spring 2026"}


@pytest.mark.parametrize("why", ["", "  ", "\u200b"])
def test_an_assessment_is_not_archived_without_a_reason(seat, page, why):
    archive(seat, page, why)
    assert seat.session.assessment.title == "Autumn 2026"
    assert page.assessment.leaving.asked.fault.text().startswith("Say why")


def test_an_archived_assessment_is_restored_after_a_start_with_every_answer(seat_at):
    seat = seat_at()
    session = seat.session
    step = set_response(
        session.workspace, session.assessment, "ALN-01", {"answer": "absent"}, session.author
    )
    session.submit(step)
    was = session.assessment.id
    archive(seat, seat.go("details"))
    seat.window.close()
    again = seat_at()
    page = again.go("details")
    page.archived.table.rows()[0][-1].click()
    again.settle()
    assert again.session.assessment.id == was
    assert responses_of(again.session.workspace, was)["ALN-01"].answer == "absent"
    assert not page.archived.isVisible()
    assert page.assessment.control("title").text() == "Autumn 2026"


def test_the_last_assessment_can_be_archived_and_the_page_says_what_to_do(seat, page):
    archive(seat, page)
    archive(seat, page)
    assert seat.session.assessment is None
    assert page.none.isVisible()
    assert not page.assessment.isVisible()
    assert page.trust.isVisible()
    assert len(page.archived.table.rows()) == 2


def test_details_of_a_trust_lead_to_the_assessment_that_is_asked_for(seat):
    older = next(a for a in seat.session.workspace.all(Assessment) if a.title == "Spring 2026")
    page = seat.go("details", older.id)
    assert seat.session.assessment.id == older.id
    assert page.assessment.control("title").text() == "Spring 2026"


def test_what_is_found_of_the_trust_leads_to_its_name(seat):
    page = seat.go("details", str(seat.session.trust.id))
    assert page.trust.control("name").hasFocus()


def test_sign_off_leads_to_where_the_lead_is_named(seat):
    judgement = seat.context.insight.current()
    (matter,) = [m for m in judgement.open_matters if m.sentence == "No lead is named."]
    page = seat.go(matter.page, matter.record)
    typed(page.assessment, lead_id="Director of Strategy")
    page.assessment.save()
    seat.settle()
    matters = seat.context.insight.current().open_matters
    assert "No lead is named." not in {m.sentence for m in matters}
    assert len(seat.session.workspace.all(Trust)) == 1


def test_the_header_leads_to_the_details_while_a_trust_is_open(seat):
    seat.window.shell.header.details.click()
    seat.settle()
    assert seat.page("details").isVisible()
    assert seat.focus() is seat.page("details").trust.control("name")


def test_without_a_trust_the_header_offers_no_details(empty_seat):
    assert not empty_seat.window.shell.header.details.isVisible()


def test_undo_by_its_keys_takes_the_field_before_back_while_the_next_one_is_untouched(seat, page):
    before = trust(seat)
    write(seat, page.trust, "name", "Northmoor Trust")
    assert trust(seat).name == "Northmoor Trust"
    seat.keys(Qt.Key.Key_Z, modifiers=Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    assert trust(seat) == before
    assert page.trust.control("name").text() == before.name
