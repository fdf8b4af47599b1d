"""Home says what to do next; Start takes a trust and an assessment and shows faults beside fields."""

import datetime as dt
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.frameworks.scales import Form
from digistrat_desktop.domain.record.workspace import responses_of, standing_assessments
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.services.record.sealing import reopen_assessment, seal_assessment
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.ui.kit.letters import without_letter
from digistrat_desktop.ui.pages.answers import LevelStrip
from digistrat_desktop.ui.pages.start import season_title
from digistrat_desktop.ui.pages.who_acts import who_acts
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.window.name_bar import NameBar
from digistrat_desktop.ui.words import counted
from tests.helpers.apart import ANN, BOB, Person, copy_of, give
from tests.helpers.kept_sample import ensure_kept
from tests.helpers.trusts import fill
from tests.ui.seat import NOW, field_on, ready_to_sign, words_on


def words(page):
    return " ".join(x.text() for x in page.findChildren(PlainLabel) if x.isVisible())


def button(page, text):
    found = [b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    assert found, f"no button “{text}”"
    return found[0]


def test_an_empty_home_says_in_a_sentence_what_to_do(empty_seat):
    page = empty_seat.go("home")
    assert page.title.text().endswith(
        "Start your first assessment, or look at the sample trust first."
    )
    primary = [b.text() for b in page.findChildren(QPushButton) if b.property("kind") == "primary"]
    assert primary == ["Start an assessment"]
    ways = [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]
    assert ways == ["Start an assessment", "Explore the sample trust", "Open a DigiStrat file"]


def test_a_button_of_home_stays_when_judging_has_nothing_new_to_say(empty_seat):
    page = empty_seat.go("home")
    kept = [button for button in page.findChildren(QPushButton) if button.isVisible()]
    assert kept
    empty_seat.context.insight.ready.emit(None)
    assert [b for b in page.findChildren(QPushButton) if b.isVisible()] == kept


def way_of_home(seat):
    """Give what Tab comes to on Home, in order, by what it is called."""
    page, stops = seat.page("home"), []
    page.first_stop().setFocus()
    for _ in range(80):
        if not page.isAncestorOf(seat.focus()):
            break
        stops.append(seat.focus().accessibleName())
        seat.keys(Qt.Key.Key_Tab)
    return stops


def test_what_is_judged_comes_to_home_and_leaves_all_else_in_its_place(seat):
    page = seat.go("home")
    judgement = seat.context.insight.judgement
    seat.context.insight.ready.emit(None)
    seat.settle()
    going = page.first_stop()
    assert "What we found" not in words_on(page)
    seat.context.insight.ready.emit(judgement)
    seat.settle()
    assert page.first_stop() is going
    assert "What we found" in words_on(page)
    came, said = way_of_home(seat), words_on(page)
    page.show_state()
    seat.settle()
    assert page.first_stop() is not going
    assert (came, sorted(said.splitlines())) == (
        way_of_home(seat),
        sorted(words_on(page).splitlines()),
    )


def test_home_stays_as_it_is_while_no_draft_comes_or_goes(seat):
    page = seat.go("home")
    listed = page._listed
    seat.context.keeping.drafts_changed.emit()
    assert page._listed is listed
    place = DraftOf("action", trust=seat.session.trust.id)
    seat.context.keeping.keep(place, "An action", {"title": "Half a thought"})
    assert page._listed is not listed
    assert "1 draft" in words_on(page)


def test_exploring_the_sample_opens_it_plainly_labelled(empty_seat):
    page = empty_seat.go("home")
    button(page, "Explore the sample trust").click()
    empty_seat.settle()
    assert empty_seat.session.trust.sample
    assert empty_seat.page("assess").isVisible()
    page = empty_seat.go("home")
    assert "sample" in page.title.text()
    assert "New assessment" in [
        b.text() for b in page.findChildren(QPushButton) if b.property("kind") == "primary"
    ] or "Continue" in [b.text() for b in page.findChildren(QPushButton)]


def test_home_of_ones_own_trust_offers_to_continue(seat):
    page = seat.go("home")
    assert "Carry on where you left off?" in page.title.text()
    button(page, "Continue").click()
    seat.settle()
    assert seat.page("assess").isVisible()
    assert seat.session.assessment.title == "Autumn 2026"


def test_home_of_what_is_signed_off_offers_its_report_and_asks_for_nothing(seat):
    button(ready_to_sign(seat), "Sign off").click()
    seat.settle()
    page = seat.go("home")
    assert "is signed off. Make its report, or start the next one." in page.title.text()
    shown = [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]
    assert "Continue" not in shown
    assert "What is left" not in shown
    button(page, "Make report").click()
    seat.settle()
    assert seat.page("reports").isVisible()


def test_home_names_what_needs_attention_and_goes_there(seat):
    page = seat.go("home")
    assert "What we found in Autumn 2026" in words(page)
    go = next(b for b in page.findChildren(QPushButton) if b.text() == "Go")
    assert go.accessibleName().startswith("Go to: ")
    go.click()
    seat.settle()
    assert not page.isVisible()


def test_home_check_and_the_rail_count_the_same_findings_with_the_same_word(seat):
    page = seat.go("home")
    home = words(page)
    listed = seat.window.findings
    said = counted(len(listed), "finding")
    assert button(page, said)
    assert listed[0].sentence in home
    assert seat.window.shell.rail.button("check").accessibleName() == f"Check, {said}"
    check = seat.go("check")
    assert check.words.text().lower().startswith(f"{said}, most important first. ")


def test_the_tables_of_home_are_on_the_screen_and_not_only_made(seat):
    page = seat.go("home")
    pressed = [b for b in page.findChildren(QPushButton) if b.text() in ("Open", "Go")]
    assert {b.text() for b in pressed} == {"Open", "Go"}
    assert all(b.isVisible() for b in pressed)


def test_home_opens_an_older_assessment(seat):
    page = seat.go("home")
    older = next(
        b
        for b in page.findChildren(QPushButton)
        if b.accessibleName().startswith("Open Spring 2026")
    )
    older.click()
    seat.settle()
    assert seat.session.assessment.title == "Spring 2026"


def test_carrying_forward_from_home_fills_the_form(seat):
    page = seat.go("home")
    button(page, "Carry Autumn 2026 forward").click()
    seat.settle()
    start = seat.page("start")
    assert start.isVisible()
    assert start.form.control("source").currentText() == "The answers from Autumn 2026"


def start_new(seat, **fields):
    page = seat.go("start")
    page.form.control("name").setText(fields.get("name", "Sherwood Forest"))
    page.form.control("code").setMaxLength(fields.get("longest", 5))
    page.form.control("code").setText(fields.get("code", ""))
    page.form.control("title").setText(fields.get("title", "Winter 2027"))
    if "as_of" in fields:
        page.form.control("as_of").setText(fields["as_of"])
    page.form.save_button.click()
    seat.settle()
    return page


def faults(page):
    return [box.fault.text() for box in page.form.fields.boxes.values() if box.fault.text()]


def test_a_new_trust_and_its_assessment_are_stored_in_one_step(empty_seat):
    start_new(empty_seat, code="RK5", as_of="1 October 2026")
    session = empty_seat.session
    assert (session.trust.name, session.trust.ods_code) == ("Sherwood Forest", "RK5")
    assert session.assessment.as_of == dt.date(2026, 10, 1)
    assert session.assessment.form is Form.SHORT
    assert empty_seat.page("assess").isVisible()
    empty_seat.close()
    with empty_seat.reopened() as library:
        assert library.home(5).count == 1


@pytest.mark.parametrize("code", ["RK", "RK5001", "R K5", "RK5!", "ŘK5"])
def test_a_code_that_is_none_is_told_beside_its_field(empty_seat, code):
    page = start_new(empty_seat, code=code, longest=10)
    assert page.isVisible()
    assert faults(page) == [
        "An ODS code has 3 to 5 letters and numbers. Leave it empty if there is none."
    ]
    assert empty_seat.session.trust is None


@pytest.mark.parametrize("code", ["", "RK5", "rk5", "RK501", "0AB1"])
def test_a_code_of_three_to_five_or_none_is_taken(empty_seat, code):
    start_new(empty_seat, code=code)
    assert empty_seat.session.trust.ods_code == code.upper()


def test_what_is_missing_is_told_beside_each_field_and_nothing_typed_is_lost(empty_seat):
    page = start_new(empty_seat, name="  ", title="", as_of="31 February 2026", code="RK5")
    assert page.isVisible()
    assert len(faults(page)) >= 3
    assert page.form.control("code").text() == "RK5"
    assert page.form.control("as_of").text() == "31 February 2026"
    assert empty_seat.window.focusWidget() is page.form.control("name")


def test_what_was_wrong_is_no_longer_said_once_it_is_being_put_right(empty_seat):
    page = start_new(empty_seat, name="")
    assert faults(page) == ["Enter the trust's name."]
    empty_seat.write("V")
    assert faults(page) == []


def test_an_impossible_date_starts_nothing_even_when_all_else_is_right(empty_seat):
    page = start_new(empty_seat, as_of="31 February 2026")
    assert page.isVisible()
    assert len(faults(page)) == 1
    assert empty_seat.session.trust is None


def test_answers_carried_forward_are_marked_not_re_confirmed(seat):
    before = responses_of(seat.session.workspace, seat.session.assessment.id)
    answered = [r for r in before.values() if r.answer]
    page = seat.go("start", seat.session.assessment.id)
    page.form.save_button.click()
    seat.settle()
    now = responses_of(seat.session.workspace, seat.session.assessment.id)
    assert len([r for r in now.values() if r.carried and r.answer]) == len(answered)
    assess = seat.page("assess")
    assert assess.isVisible()
    carried = next(i for i, r in now.items() if r.carried)
    assess.show_item(carried)
    assert "not yet confirmed" in words(assess)
    assess.last_time.confirm.click()
    assert not responses_of(seat.session.workspace, seat.session.assessment.id)[carried].carried


def test_an_answer_that_was_carried_looks_like_none_until_somebody_judges(seat):
    seat.go("start", seat.session.assessment.id).form.save_button.click()
    seat.settle()
    assess = seat.page("assess")
    now = responses_of(seat.session.workspace, seat.session.assessment.id)
    levels = {"absent", "siloed", "embedded"}
    first, second = [i for i, r in now.items() if r.carried and r.answer in levels][:2]
    for item, press in ((first, assess.last_time.confirm.click), (second, None)):
        assess.show_item(item)
        buttons = (*assess.question.cards.cards(), *assess.question.chips.chips())
        assert not any(one.isChecked() for one in buttons)
        (press or partial(assess.question.answered.emit, now[item].answer))()
        chosen = [one.text_of.id for one in assess.question.cards.cards() if one.isChecked()]
        assert chosen == [now[item].answer]
        assert not assess.last_time.confirm.isVisible()


def test_a_second_trust_can_be_started_beside_the_first(seat):
    page = seat.go("start")
    page.form.control("trust").set_choice("new")
    page.form.control("trust").chosen.emit("new")
    page.form.control("name").setText("Another trust")
    page.form.save_button.click()
    seat.settle()
    assert seat.session.trust.name == "Another trust"
    library_rows = seat.go("home")
    assert "Another trust" in words(library_rows)


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (dt.date(2026, 1, 31), "Winter 2025/26"),
        (dt.date(2026, 3, 1), "Spring 2026"),
        (dt.date(2026, 6, 1), "Summer 2026"),
        (dt.date(2026, 11, 30), "Autumn 2026"),
        (dt.date(2026, 12, 1), "Winter 2026/27"),
    ],
)
def test_a_title_is_offered_from_the_season(day, title):
    assert season_title(day) == title


def test_the_offered_title_follows_the_date_until_somebody_writes_one(empty_seat):
    page = empty_seat.go("start")
    page.form.control("as_of").setFocus()
    page.form.control("as_of").selectAll()
    empty_seat.write("1 June 2026")
    page.form.control("as_of").flush()
    assert page.form.control("title").text() == "Summer 2026"
    page.form.control("title").selectAll()
    page.form.control("title").setFocus()
    empty_seat.write("Board away day")
    page.form.control("as_of").setFocus()
    page.form.control("as_of").selectAll()
    empty_seat.write("1 January 2026")
    page.form.control("as_of").flush()
    assert page.form.control("title").text() == "Board away day"


def test_the_next_assessment_covers_the_same_unless_it_is_said_otherwise(seat):
    page = seat.go("start", "")
    assert page.form.control("same_scope").isVisible()
    assert page.form.control("same_scope").isChecked()
    assert not page.form.control("scope").isVisible()
    before = seat.session.assessment.scope_note
    page.form.save_button.click()
    seat.settle()
    assert seat.session.assessment.scope_note == before


def test_another_scope_is_written_down_and_progress_shows_the_break(seat):
    page = seat.go("start", "")
    page.form.control("same_scope").click()
    assert page.form.control("scope").isVisible()
    page.form.control("scope").setPlainText("City Hospital only, without the community sites")
    page.form.save_button.click()
    seat.settle()
    kept = seat.session.assessment.scope_note
    assert kept == "City Hospital only, without the community sites"
    assert "scope was described differently" in words(seat.go("progress"))


def test_the_button_of_a_first_assessment_is_in_sight_on_a_laptop(empty_seat):
    empty_seat.window.resize(1366, 768 - 24)  # less the window's frame
    page = empty_seat.go("start")
    empty_seat.settle()
    button = page.form.save_button
    below = button.mapTo(empty_seat.window, button.rect().bottomLeft()).y()
    assert below < empty_seat.window.height()


def test_a_first_assessment_asks_what_it_covers(empty_seat):
    page = empty_seat.go("start")
    assert not page.form.control("same_scope").isVisible()
    assert page.form.control("scope").isVisible()


def test_carrying_forward_offers_a_title_that_is_free(seat):
    start = seat.go("start", seat.session.assessment.id)
    assert start.form.control("title").text() == "Autumn 2026 (2)"
    start.form.control("title").setText("autumn 2026")
    start.form.save()
    seat.settle()
    assert "There is another assessment with this title." in start.form.fault_of("title")
    assert "“autumn 2026 (2)” is free." in start.form.fault_of("title")
    assert start.isVisible()
    start.form.save()
    seat.settle()
    assert seat.session.assessment.title == "autumn 2026"


def test_a_trust_that_is_here_already_is_pointed_out_before_it_is_made_twice(seat):
    trust = seat.session.trust
    start = seat.go("start")
    start.form.control("trust").set_choice("new")
    start.form.control("trust").chosen.emit("new")
    start.form.control("name").setText(f" {trust.name.upper()}")
    start.form.save()
    seat.settle()
    assert f"{trust.name}" in start.form.fault_of("name")
    assert "is already here" in start.form.fault_of("name")
    assert len(seat.session.workspace.all(type(trust))) == 1
    assert start.isVisible()


def start_another_trust(seat, name):
    start = seat.go("start")
    start.form.control("trust").set_choice("new")
    start.form.control("trust").chosen.emit("new")
    start.form.control("name").setText(name)
    start.form.save()
    seat.settle()
    assert seat.session.trust.name == name


def test_a_name_given_once_is_not_asked_for_again_with_a_new_trust(seat_at):
    seat = seat_at(full=False)
    start_new(seat)
    bar = seat.window.findChild(NameBar)
    bar.field.setText("A. Rahman")
    button(bar, "Use this name").click()
    start_another_trust(seat, "Barts Health")
    assert seat.window.findChild(NameBar) is None
    me = seat.context.preferences.settings
    seat.window.close()
    again = seat_at(full=False, settings=me)
    start_another_trust(again, "Guy's")
    assert again.window.findChild(NameBar) is None
    assert again.session.workspace.name_of(me.actor_id) == "A. Rahman"


def test_the_name_is_asked_for_where_something_was_changed_and_says_what_for(seat):
    page = seat.go("assess", "ALN-01")
    page.question.cards.chosen.emit(page.question.cards.cards()[0].text_of.id)
    seat.settle()
    bar = seat.window.findChild(NameBar)
    assert bar.isVisible()
    assert "sign-off needs it" in bar.label.text()
    for other in ("home", "check", "settings", "signing"):
        seat.go(other)
        assert not bar.isVisible(), other
    seat.go("assess")
    assert bar.isVisible()


@pytest.mark.parametrize("width", [1366, 1920])
def test_the_keyboard_comes_to_going_on_each_time_home_is_come_to(seat_at, width):
    seat = seat_at(size=(width, 768))
    for _ in range(2):
        seat.window.go_to("help")
        seat.settle()
        seat.window.go_to("home")
        seat.settle()
        assert seat.focus().text() == "Continue"


def menu_on(seat, words):
    """Press what offers more about a row, and give its menu."""
    page = seat.go("home")
    more = next(
        one
        for one in page.findChildren(QPushButton)
        if one.accessibleName().startswith(f"More for {words}")
    )
    more.click()
    seat.settle()
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    return {without_letter(one.text()): one for one in menu.actions()}, menu


def choose(seat, title, words):
    actions, menu = menu_on(seat, title)
    actions[words].trigger()
    menu.close()
    seat.settle()


def test_home_says_of_each_assessment_how_far_it_is_as_its_judgement_does(seat):
    said = words(seat.go("home"))
    for one in seat.session.workspace.all(Assessment):
        pack = seat.session.packs[one.pack_sha256]
        counts = judge(seat.session.workspace, one, {one.pack_sha256: pack}, NOW.date()).counts
        answered, asked = counts.of(CountOf.ANSWERED), counts.of(CountOf.ASKED)
        assert f"{answered} of {asked} answered, {counts.of(CountOf.SHOWN)} backed" in said


def test_a_row_of_home_offers_what_can_be_done_about_it(seat):
    actions, menu = menu_on(seat, "Spring 2026")
    menu.close()
    offered = ["Open", "Rename", "Details", "Duplicate", "Make a report", "Save a DigiStrat file"]
    assert [words for words in actions if words in offered] == offered
    assert "Archive…" in actions


def test_renaming_from_home_begins_in_the_title(seat):
    choose(seat, "Spring 2026", "Rename")
    assert seat.page("details").isVisible()
    assert seat.session.assessment.title == "Spring 2026"
    assert seat.focus() is seat.page("details").assessment.control("title")


def test_duplicating_from_home_opens_the_copy(seat):
    choose(seat, "Spring 2026", "Duplicate")
    assert seat.session.assessment.title == "Spring 2026 (2)"
    assert seat.page("details").isVisible()


def test_archiving_from_home_asks_why_first(seat):
    choose(seat, "Spring 2026", "Archive…")
    leaving = seat.page("details").assessment.leaving
    assert leaving.isVisible()
    leaving.reason.setText("Begun by mistake.")
    leaving.go_button.click()
    seat.settle()
    titles = [one.title for one in standing_assessments(seat.session.workspace)]
    assert "Spring 2026" not in titles


def test_home_says_who_acts_on_a_finding_and_by_when(seat_at):
    seat = seat_at(filled=ensure_kept)
    said = words(seat.go("home"))
    assert "Director of Estates, 4 Dec 2026" in said
    assert "No action" in said
    judged = seat.context.insight.current()
    of_rule = {one.rule: who_acts(one, judged) for one in judged.findings}
    late = ("Medical Director, 18 Sep 2026, overdue", "caution")
    assert of_rule["objective served by nothing"][:2] == late
    assert of_rule["action overdue"][:2] == late  # who acts on an action is its owner


@pytest.mark.parametrize("page_id", ["strategy", "assess", "constraints", "exchange", "settings"])
def test_home_begins_at_its_top_with_the_keyboard_on_it_after_any_page(seat_at, page_id):
    seat = seat_at(filled=ensure_kept, size=(1024, 560))
    home = seat.page("home")
    for _ in range(2):
        seat.tab_to(seat.go(page_id))
        seat.go("home")
        assert home._page.verticalScrollBar().value() == 0
        assert home.isAncestorOf(seat.focus())
        assert seat.focus().text() == "Continue"


def test_home_shown_anew_keeps_the_place_that_was_read_and_the_keyboard(seat_at):
    seat = seat_at(filled=ensure_kept, size=(1024, 560))
    home = seat.go("home")
    seat.tab_to(button(home, "22 findings"))
    bar = home._page.verticalScrollBar()
    at = bar.value()
    assert at > 0
    home.show_state()
    seat.settle()
    assert (bar.value(), seat.focus().text()) == (at, "22 findings")


@pytest.mark.parametrize("size", [(1024, 560), (1366, 768), (1920, 1080)])
def test_the_states_of_an_assessment_stand_in_one_row_of_home(seat_at, size):
    seat = seat_at(filled=ensure_kept, size=size)
    strips = [one for one in seat.go("home").findChildren(LevelStrip) if one.isVisible()]
    assert len(strips) > 1
    for strip in strips:
        assert strip.height() < 2 * strip.fontMetrics().height()
        assert strip.width() >= strip.minimumSizeHint().width()


def revised_twice(library):
    """Ann and Bob each revise what was signed off, and know nothing of each other; Bob is later."""
    fill(library)
    ann = Person(library, ANN, 3)
    signed = ann.assessment.id
    seal_assessment(library, signed, "Chair", ann.author)
    with copy_of(library, ann.author) as other:
        bob = Person(other, BOB, 4)
        for one in (ann, bob):
            reopen_assessment(one.library, signed, "A figure was wrong.", one.author)
        give(other, library, ann.author)


@pytest.fixture
def twice_seat(seat_at):
    """A window on that, with the ids of Ann's revision and Bob's."""
    seat, rows = seat_at(filled=revised_twice), []
    seat.context.store.ask(lambda library: library.home(8).latest, rows.extend, print)
    seat.settle()
    by = {row.changed_by: row.assessment_id for row in rows if "revision" in row.title}
    seat.revisions = (by[ANN], by[BOB])
    return seat


def test_what_reads_the_same_on_home_is_told_apart_by_person_and_day(twice_seat):
    page = twice_seat.go("home")
    rows = page._listed.table.findChildren(PlainLabel)
    said = [label.text() for label in rows if label.text().startswith("Last changed")]
    assert [words.rpartition(" at ")[0] for words in said] == [
        "Last changed by Bob Shah, 4 May 2026",
        "Last changed by Ann Lee, 3 May 2026",
    ]
    doors = [b.accessibleName() for b in page.findChildren(QPushButton) if b.text() == "Open"]
    assert len(doors) == len(set(doors))


@pytest.mark.parametrize("who", [0, 1])
@pytest.mark.parametrize("again", [False, True])
def test_continue_goes_on_with_what_was_open_last_here_and_says_which(
    twice_seat, seat_at, who, again
):
    wanted = twice_seat.revisions[who]
    twice_seat.session.show_assessment(wanted)
    twice_seat.settle()
    seat = twice_seat
    if again:
        settings = twice_seat.context.preferences.settings
        twice_seat.close()
        seat = seat_at(settings=settings)
    page = seat.go("home")
    others = [one for one in seat.session.workspace.all(Assessment) if one.id != wanted]
    day, name = (("3 May", "Ann Lee"), ("4 May", "Bob Shah"))[who]
    assert f"Assessment last changed {day} 2026" in words(page)
    assert f"by {name}. It was open last on this computer." in words(page)
    seat.session.show_assessment(others[0].id)  # whatever is open by now
    button(page, "Continue").click()
    seat.settle()
    assert seat.session.assessment.id == wanted


@pytest.mark.parametrize("typed", [("title",), ("title", "as_of"), ("name", "title"), ("as_of",)])
def test_a_draft_wins_over_what_a_new_assessment_is_offered(empty_seat, typed):
    given = {"title": "Board away day", "as_of": "1 June 2026", "name": "Another trust"}
    page = empty_seat.go("start")
    for name in typed:
        page.form.control(name).setFocus()
        page.form.control(name).selectAll()
        empty_seat.write(given[name])
        page.form.control(name).flush()
    before = page.form.values()
    empty_seat.go("home")
    page = empty_seat.go("start")
    assert page.form.values() == before
    page.form.control("as_of").setFocus()
    page.form.control("as_of").selectAll()
    empty_seat.write("1 January 2026")
    page.form.control("as_of").flush()
    assert page.form.control("title").text() == (
        given["title"] if "title" in typed else "Winter 2025/26"
    )


def test_a_draft_of_what_a_new_assessment_starts_from_wins_over_the_latest(seat):
    page = seat.go("start")
    page.form.control("source").set_choice("")
    page.form.control("source").chosen.emit("")
    page.form.control("same_scope").click()
    before = page.form.values()
    seat.go("home")
    assert seat.go("start").form.values() == before


def test_no_word_of_the_rows_of_home_is_cut_where_one_has_a_revision(seat_at):
    seat = seat_at(size=(1024, 560))
    button(ready_to_sign(seat), "Sign off").click()
    seat.settle()
    page = seat.go("signing")
    field_on(page, "Why you are making a revision").setText("A date was wrong.")
    button(page, "Make a revision").click()
    seat.settle()
    table = seat.go("home")._listed.table
    lines = [w for w in table.findChildren(PlainLabel) if w.isVisible() and not w.wordWrap()]
    assert {"Signed off", "Has a revision"} <= {w.text() for w in table.findChildren(PlainLabel)}
    for line in lines:
        assert line.width() >= line.fontMetrics().horizontalAdvance(line.text()), line.text()
        assert line.parentWidget().rect().contains(line.geometry()), line.text()
