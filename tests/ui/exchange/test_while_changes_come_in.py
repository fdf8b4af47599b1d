"""What is open in the window stays a person's own while a colleague's changes come in."""

import datetime as dt
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from digistrat_desktop.analysis.charts.plot import plot_of
from digistrat_desktop.analysis.measures.remarks import alternative_text
from digistrat_desktop.domain.edits.assessments import (
    NewAssessment,
    set_front_sheet,
    set_response,
    set_status,
    start_assessment,
)
from digistrat_desktop.domain.edits.metrics import NewReading, put_readings
from digistrat_desktop.domain.edits.reviews import give_score
from digistrat_desktop.domain.frameworks.scales import Form, Status
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.record.changes import create, edit, step_of
from digistrat_desktop.domain.record.workspace import front_sheet_of, responses_of
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.assessment import Assessment, Evidence, Trust
from digistrat_desktop.domain.trust.metrics import Metric, Reading
from digistrat_desktop.domain.trust.plans import Capacity, ConstraintEntry, Demand, Scenario
from digistrat_desktop.domain.trust.strategy import (
    CaseForChange,
    Decision,
    Initiative,
    NorthStar,
    Objective,
    Principle,
)
from digistrat_desktop.domain.words import after_sign_off_words
from digistrat_desktop.services.record.sealing import seal_assessment
from digistrat_desktop.services.store.drafts import recall_drafts
from digistrat_desktop.services.store.library import make_author
from digistrat_desktop.services.team import meeting
from digistrat_desktop.services.team.meeting import TeamPlace, copy_id_of
from digistrat_desktop.system.clock import FixedClock, SeededIds
from digistrat_desktop.ui.forms.beside import Beside
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.pages.assess.workshop import WorkshopWindow
from digistrat_desktop.ui.pages.metrics.number_tables import number_rows, reading_rows
from tests.helpers.colleague import Colleague
from tests.helpers.desks import BEGAN
from tests.helpers.kept_sample import ensure_kept
from tests.ui.seat import field_on, ready_to_sign, words_on

pytestmark = pytest.mark.ui


def of_a_team(library):
    """Make the kept trust as one's own, for a sample is not shared."""
    workspace = library.open_trust(ensure_kept(library)).workspace
    author = make_author(FixedClock(BEGAN), SeededIds("Ted"), "person-Ted")
    own = edit(workspace.all(Trust)[0], {"sample": False}, author.stamp())
    library.record([step_of("Edit", own)], {"person-Ted": "Ted"}, [])


@pytest.fixture
def bob(tmp_path, lay_store):
    """A colleague with a copy of the trust that the window opens."""
    lay_store(tmp_path, of_a_team)
    (tmp_path / "team").mkdir()
    made = Colleague("Bob", tmp_path, tmp_path / "bob", tmp_path / "team")
    yield made
    made.library.close()


@pytest.fixture
def ann(bob, seat_at):
    """The window, at work in the team folder, in which the trust is."""
    bob.share()
    seat = seat_at()
    seat.context.team.work_in(TeamPlace(bob.place.folder, copy_id_of("Ann")))
    seat.settle()
    return seat


@pytest.fixture
def open_ann(ann, bob):
    """The window with an assessment begun that is not signed off."""
    session = ann.session
    ann.context.ask(lambda library: library.pack_in_use(), session.add_pack)
    ann.settle()
    new = NewAssessment("Winter", dt.date(2026, 11, 1), Form.FULL, session.pack.sha256)
    made, step = start_assessment(session.trust.trust_id, new, session.author)
    assert session.submit(step)
    session.show_assessment(made.id)
    goes_out(ann, bob)
    return ann


def comes_in(bob, seat):
    """Have what the colleague did come in here."""
    bob.share()
    seat.context.team.meet()
    seat.settle()


def goes_out(seat, bob):
    """Have what was done here come to the colleague."""
    seat.settle()
    seat.context.team.meet()
    seat.settle()
    bob.share()


class FormOf(NamedTuple):
    """How a form of a record is opened, a field typed in here and one the colleague changes."""

    page: str
    kind: type
    open: object
    mine: str
    theirs: str
    value: str = "Bob's words"


def edits(view):
    return lambda page, record: page._on_edit(view, record.id)


def of_strategy(page, _record):
    page._on_star()


def own_definition(page, record):
    page.overview.choose(record.id)
    page.show_definition()


FORMS = {
    "objective": FormOf("strategy", Objective, edits("objective"), "title", "statement"),
    "initiative": FormOf("strategy", Initiative, edits("initiative"), "scope", "title"),
    "principle": FormOf("strategy", Principle, edits("principle"), "rules_out", "title"),
    "case": FormOf("strategy", CaseForChange, edits("case"), "problem", "users_affected"),
    "decision": FormOf("strategy", Decision, edits("decision"), "title", "reason"),
    "north star": FormOf("strategy", NorthStar, of_strategy, "aim", "why"),
    "capacity": FormOf("constraints", Capacity, edits("capacity"), "note", "resource"),
    "demand": FormOf("constraints", Demand, edits("demand"), "note", "amount", "0.5"),
    "scenario": FormOf("constraints", Scenario, edits("scenarios"), "title", "note"),
    "constraint": FormOf(
        "constraints",
        ConstraintEntry,
        lambda page, one: page._on_edit("register", one.item_id or one.id),
        "mitigation",
        "owner_id",
        "person-unknown-here",
    ),
    "action": FormOf(
        "actions", Action, lambda page, one: page._on_edit(one.id), "title", "closing_note"
    ),
    "metric": FormOf("metrics", Metric, own_definition, "formula", "denominator"),
}


def opened(seat, form, record):
    page = seat.go(form.page)
    form.open(page, record)
    seat.settle()
    return page.definition.form if form.page == "metrics" else page.form


def faults_of(ann, bob, form):
    """Type in one field while another is changed elsewhere, save, and give what is not as it should be."""
    record = bob.first(form.kind)
    card = opened(ann, form, record)
    card.restore({form.mine: "Ann's own words"})
    bob.edit(record, **{form.theirs: form.value})
    comes_in(bob, ann)
    card.save()
    ann.settle()
    kept = ann.session.workspace.get(form.kind, record.id)
    wanted = {form.mine: "Ann's own words", form.theirs: form.value}
    found = {name: getattr(kept, name) for name in wanted}
    return {} if found == wanted and not kept.unsettled else found


def test_every_form_that_was_open_saves_only_what_was_typed(ann, bob):
    assert {
        name: wrong for name, form in FORMS.items() if (wrong := faults_of(ann, bob, form))
    } == {}


def told(seat):
    """Give all that is told under the fields of the forms that are seen."""
    return " ".join(one.spoken for one in seat.window.findChildren(Beside) if one.isVisible())


def press(seat, words):
    """Press the link under a field that says this."""
    links = [one for one in seat.window.findChildren(LinkButton) if one.text() == words]
    next(one for one in links if one.isVisible()).click()
    seat.settle()


def test_what_was_not_typed_in_shows_what_came_in(ann, bob):
    record = bob.first(Objective)
    card = opened(ann, FORMS["objective"], record)
    bob.edit(record, title="Bob's title")
    comes_in(bob, ann)
    assert card.control("title").text() == "Bob's title"
    assert not card.is_dirty
    assert told(ann) == ""


def test_what_was_typed_stays_and_what_came_in_is_shown_under_it(ann, bob):
    record = bob.first(Objective)
    card = opened(ann, FORMS["objective"], record)
    card.restore({"statement": "Ann's own words"})
    bob.edit(record, statement="Bob's words")
    comes_in(bob, ann)
    assert card.control("statement").text() == "Ann's own words"
    assert told(ann) == "Bob changed this while you typed. It says now: Bob's words."
    press(ann, "Use this text")
    assert card.control("statement").text() == "Bob's words"
    assert told(ann) == ""
    assert not card.is_dirty


def test_a_draft_over_what_was_changed_since_says_so(ann, bob):
    record = bob.first(Objective)
    card = opened(ann, FORMS["objective"], record)
    card.restore({"statement": "Ann's own words"})
    card.leave()
    bob.edit(record, statement="Bob's words")
    comes_in(bob, ann)
    card = opened(ann, FORMS["objective"], record)
    assert card.control("statement").text() == "Ann's own words"
    assert told(ann) == "This was changed after your draft. It says now: Bob's words."
    card.leave()
    card = opened(ann, FORMS["objective"], record)
    assert "Bob's words" in told(ann)


def test_a_form_of_what_somebody_archived_is_not_saved_out_of_sight(ann, bob):
    record = bob.first(Principle)
    card = opened(ann, FORMS["principle"], record)
    card.restore({"title": "Ann's own words"})
    bob.edit(record, withdrawn=True)
    comes_in(bob, ann)
    words = "Bob archived this while you had it open. Your text is kept as a draft."
    assert card.fault.text() == words
    card.save()
    ann.settle()
    assert card.isVisible()
    assert ann.session.workspace.get(Principle, record.id).title == record.title
    assert any(one.typed for one in ann.context.keeping.drafts.all.values())


def test_a_choice_that_came_in_can_be_chosen_in_the_form_that_is_open(ann, bob):
    record = bob.first(Initiative)
    card = opened(ann, FORMS["initiative"], record)
    blank = Initiative(id="bobs-initiative", trust_id=record.trust_id, title="Bob's initiative")
    bob.do(step_of("Add", create(blank, bob.author.stamp())))
    bob.edit(record, depends_on=("bobs-initiative",))
    comes_in(bob, ann)
    assert "bobs-initiative" in card.values()["depends_on"]
    card.restore({"scope": "Ann's own words"})
    card.save()
    ann.settle()
    kept = ann.session.workspace.get(Initiative, record.id)
    assert kept.depends_on == ("bobs-initiative",)


def test_all_texts_of_what_is_not_settled_are_read_under_the_field(ann, bob):
    record = bob.first(Objective)
    long = "words " * 60
    bob.edit(record, title="Bob's title", statement=f"Bob's {long}".strip())
    step = edit(
        ann.session.workspace.get(Objective, record.id),
        {"title": "Ann's title", "statement": f"Ann's {long}".strip()},
        ann.session.author.stamp(),
    )
    ann.session.submit(step_of("Edit", step))
    comes_in(bob, ann)
    card = opened(ann, FORMS["objective"], record)
    for words in ("Ann's title", "Bob's title", f"Ann's {long}".strip(), f"Bob's {long}".strip()):
        assert words in told(ann)
    press(ann, "Use this text")
    assert card.values()["title"] in {"Ann's title", "Bob's title"}
    card.save()
    ann.settle()
    kept = ann.session.workspace.get(Objective, record.id)
    assert set(kept.unsettled) == {"statement"}
    assert kept.title in {"Ann's title", "Bob's title"}


def test_a_form_with_titles_apart_that_are_long_together_can_still_be_saved(ann, bob):
    record = bob.first(Objective)
    bob.edit(record, title="b" * 190)
    mine = ann.session.workspace.get(Objective, record.id)
    ann.session.submit(
        step_of("Edit", edit(mine, {"title": "a" * 190}, ann.session.author.stamp()))
    )
    comes_in(bob, ann)
    card = opened(ann, FORMS["objective"], record)
    card.restore({"statement": "Ann's own words"})
    card.save()
    ann.settle()
    kept = ann.session.workspace.get(Objective, record.id)
    assert kept.statement == "Ann's own words"
    assert set(kept.unsettled) == {"title"}


def at_question(seat, item="ALN-01"):
    """Open a question and give the field of its reason, with the keyboard in it."""
    page = seat.go("assess", item)
    control = page.reasons.fields.control("rationale")
    control.setFocus()
    return page, control


def response_of(one, seat, item="ALN-01"):
    return responses_of(one, seat.session.assessment.id).get(item)


def answers(bob, seat, item="ALN-01", **values):
    """Have the colleague answer a question of the assessment that is open in the window."""
    bob.answer(seat.session.assessment.id, item, **values)


def test_a_reason_nobody_types_in_shows_what_came_in(open_ann, bob):
    _, control = at_question(open_ann)
    answers(bob, open_ann, rationale="Bob's reason")
    comes_in(bob, open_ann)
    assert control.text() == "Bob's reason"
    assert told(open_ann) == ""


def test_a_reason_half_typed_stands_beside_what_came_in_and_stays_in_the_field(open_ann, bob):
    _, control = at_question(open_ann)
    answers(bob, open_ann, rationale="Bob's reason")
    control.selectAll()
    open_ann.write("Ann's rea")
    comes_in(bob, open_ann)
    assert control.text() == "Ann's rea"
    assert told(open_ann).startswith("Bob changed this while you typed.")
    kept = response_of(open_ann.session.workspace, open_ann)
    assert {one.value for one in kept.unsettled["rationale"]} == {"Ann's rea", "Bob's reason"}


def test_what_is_typed_on_over_what_came_in_waits_for_a_word(open_ann, bob):
    page, control = at_question(open_ann)
    answers(bob, open_ann, rationale="Bob's reason")
    control.selectAll()
    open_ann.write("Ann's rea")
    comes_in(bob, open_ann)
    open_ann.write("son")
    open_ann.context.keeping.write()
    page.show_item("ALN-02")
    open_ann.settle()
    kept = response_of(open_ann.session.workspace, open_ann)
    assert {one.value for one in kept.unsettled["rationale"]} == {"Ann's rea", "Bob's reason"}
    page.show_item("ALN-01")
    open_ann.settle()
    assert control.text() == "Ann's reason"
    press(open_ann, "Keep mine")
    kept = response_of(open_ann.session.workspace, open_ann)
    assert (kept.rationale, dict(kept.unsettled)) == ("Ann's reason", {})
    assert told(open_ann) == ""
    assert not open_ann.context.keeping.drafts.all


AS_TYPED = ("rationale", "target_why")


@pytest.mark.parametrize("name", AS_TYPED)
@pytest.mark.parametrize("restarted", [False, True])
def test_a_draft_that_waits_is_not_written_by_leaving_whatever_became_of_the_record(
    open_ann, bob, name, restarted
):
    answers(bob, open_ann, answer="siloed")
    comes_in(bob, open_ann)
    page = open_ann.go("assess", "ALN-01")
    control = page.reasons.fields.control(name)
    control.setFocus()
    answers(bob, open_ann, **{name: "Bob's words"})
    open_ann.write("Ann's words for Siloed")
    comes_in(bob, open_ann)
    open_ann.write(" and more")
    open_ann.context.keeping.write()
    page.show_item("ALN-02")
    goes_out(open_ann, bob)
    answers(bob, open_ann, answer="embedded", **{name: ""})  # as it was before anybody typed
    comes_in(bob, open_ann)
    if restarted:  # as the next start reads it
        open_ann.context.store.ask(recall_drafts, open_ann.context.keeping._on_read, print)
        open_ann.settle()
    for item in ("ALN-01", "ALN-02", "ALN-01"):
        page.show_item(item)
        open_ann.settle()
    kept = response_of(open_ann.session.workspace, open_ann)
    assert (kept.answer, getattr(kept, name), dict(kept.unsettled)) == ("embedded", "", {})
    assert control.text() == "Ann's words for Siloed and more"
    press(open_ann, "Keep mine")
    kept = response_of(open_ann.session.workspace, open_ann)
    assert getattr(kept, name) == "Ann's words for Siloed and more"
    assert not open_ann.context.keeping.drafts.all


def test_instead_of_a_reason_typed_theirs_can_be_used(open_ann, bob):
    _, control = at_question(open_ann)
    answers(bob, open_ann, rationale="Bob's reason")
    control.selectAll()
    open_ann.write("Ann's rea")
    comes_in(bob, open_ann)
    assert told(open_ann) == ("Bob changed this while you typed. It says now: Bob: Bob's reason.")
    press(open_ann, "Use this text")
    assert response_of(open_ann.session.workspace, open_ann).rationale == "Bob's reason"
    assert control.text() == "Bob's reason"
    assert told(open_ann) == ""


def test_a_line_of_the_front_sheet_half_typed_is_not_written_over_a_colleagues(open_ann, bob):
    page = open_ann.go("reports")
    page.front.show_all()
    author = page.front.fields.control("author_id")
    author.setFocus()
    author.selectAll()
    open_ann.write("Ann's choi")
    bob.library.name_person("person-role", "Bob's choice")
    workspace = bob.workspace(open_ann.session.assessment.id)
    assessment = workspace.get(Assessment, open_ann.session.assessment.id)
    bob.people["person-role"] = "Bob's choice"
    bob.do(set_front_sheet(workspace, assessment, {"author_id": "person-role"}, bob.author))
    comes_in(bob, open_ann)
    assert author.text() == "Ann's choi"
    assert "Bob's choice" in told(open_ann)
    open_ann.keys(Qt.Key.Key_Tab)
    open_ann.settle()
    front = front_sheet_of(open_ann.session.workspace, assessment.id)
    assert front.author_id == "person-role"
    press(open_ann, "Keep mine")
    front = front_sheet_of(open_ann.session.workspace, assessment.id)
    assert open_ann.session.workspace.name_of(front.author_id) == "Ann's choi"


def test_undo_takes_back_ones_own_act_alone_and_says_what_it_was(ann, bob):
    mine, theirs = bob.open().workspace.all(Objective)[:2]
    card = opened(ann, FORMS["objective"], mine)
    card.restore({"title": "Ann's title"})
    card.save()
    ann.settle()
    bob.edit(theirs, title="Bob's title")
    comes_in(bob, ann)
    assert ann.session.undo_label == "Edit objective"
    ann.session.undo()
    ann.settle()
    workspace = ann.session.workspace
    assert workspace.get(Objective, mine.id).title == mine.title
    assert workspace.get(Objective, theirs.id).title == "Bob's title"
    assert "Undone: Edit objective" in ann.saved()


def test_a_form_and_what_is_typed_outlast_a_sign_off_by_a_colleague(open_ann, bob):
    page = open_ann.go("metrics")
    page.show_reading()
    page.reading.form.restore({"note": "Half a note"})
    assessment = open_ann.session.assessment
    present = bob.workspace(assessment.id).get(Assessment, assessment.id)
    bob.do(set_status(present, Status.READY, bob.author))
    comes_in(bob, open_ann)
    assert open_ann.session.assessment.status is Status.READY
    assert page.reading.isVisible()
    assert page.reading.form.values()["note"] == "Half a note"


def test_what_is_to_be_settled_is_counted_alike_on_home_sharing_and_settle(ann, bob):
    record = bob.first(Objective)
    bob.edit(record, title="Bob's title", statement="Bob's words")
    mine = ann.session.workspace.get(Objective, record.id)
    apart = {"title": "Ann's title", "statement": "Ann's words"}
    ann.session.submit(step_of("Edit", edit(mine, apart, ann.session.author.stamp())))
    comes_in(bob, ann)
    for page in ("home", "exchange", "settle"):
        said = " ".join(label.text() for label in ann.go(page).findChildren(QLabel))
        assert "2 differences to settle" in said, page
    assert any("2 differences to settle." in one for one in ann.banners())


def test_a_reading_that_is_being_revised_keeps_what_a_colleague_wrote_in_it(ann, bob):
    page = ann.go("metrics")
    every = ann.session.workspace.all(Reading)
    reading = next(one for one in every if one.value and not one.numerator)
    page.overview.choose(reading.metric_id)
    page.show_reading()
    page.reading.show_reading(reading.id)
    bob.edit(reading, note="Bob's note")
    comes_in(bob, ann)
    assert page.reading.form.values()["note"] == "Bob's note"
    page.reading.form.restore({"value": "12"})
    page.reading.form.save()
    ann.settle()
    kept = ann.session.workspace.get(Reading, reading.id)
    assert (kept.value, kept.note) == ("12", "Bob's note")


def click(seat, page, words):
    """Press the button of a page that says this."""
    buttons = [one for one in page.findChildren(QPushButton) if one.text() == words]
    next(one for one in buttons if one.isVisible()).click()
    seat.settle()


def signed_by_ann(seat, bob):
    """Have Ann sign off; what Bob answered meanwhile is not here yet. Give the page."""
    answers(bob, seat, "ALN-07", answer="siloed", rationale="Bids are apart.")
    page = ready_to_sign(seat)
    click(seat, page, "Sign off")
    return seat.go("signing")


def test_the_page_of_sign_off_tells_at_once_what_comes_in_after_it(open_ann, bob):
    page = signed_by_ann(open_ann, bob)
    field_on(page, "Why you are making a revision").setFocus()
    open_ann.write("A sl")
    comes_in(bob, open_ann)
    assert after_sign_off_words(1) in words_on(page)
    open_ann.write("ip.")
    assert field_on(page, "Why you are making a revision").text() == "A slip."
    click(open_ann, page, "Take into a revision")
    assert response_of(open_ann.session.workspace, open_ann, "ALN-07").answer == "siloed"


def test_no_revision_is_made_while_late_changes_are_here_that_were_not_shown(open_ann, bob):
    page = signed_by_ann(open_ann, bob)
    field_on(page, "Why you are making a revision").setText("A slip.")
    signed, place = open_ann.session.assessment, bob.place
    bob.share()

    def take_in(library):
        folder = place.of_trust(signed.trust_id, library.files, ())
        known = library.store.graph(signed.trust_id)
        return meeting.take_in(library, folder.look(known, frozenset()), known, bob.author)

    open_ann.context.store.ask(take_in, lambda _: None, lambda error: pytest.fail(str(error)))
    click(open_ann, page, "Make a revision")
    assert any("Changes came in that you have not seen yet" in one for one in open_ann.banners())
    assert open_ann.session.assessment.id == signed.id


def test_the_change_history_shows_what_comes_in_while_it_is_open(open_ann, bob):
    page = open_ann.go("record")
    answers(bob, open_ann, "ALN-07", rationale="Bids are apart.")
    comes_in(bob, open_ann)
    assert "Bids are apart." in words_on(page)


def room_at(seat, item):
    seat.go("assess", item).present()
    seat.settle()
    return seat.window.findChildren(WorkshopWindow)[-1]


def chosen(room):
    return [card.text_of.title for card in room.question.cards.cards() if card.isChecked()]


@pytest.mark.parametrize("blind", [False, True])
def test_a_key_in_the_room_settles_nothing_the_room_has_not_read(open_ann, bob, blind):
    session, item = open_ann.session, "ALN-07"
    if blind:
        scored = {"answer": "absent", "why": "Seen on the wards"}
        about = (session.workspace, session.assessment, item)
        assert session.submit(give_score(*about, scored, session.author))
        goes_out(open_ann, bob)
    room = room_at(open_ann, item)
    QTest.keyClick(room.focusWidget() or room, Qt.Key.Key_2)
    answers(bob, open_ann, item, answer="embedded")
    comes_in(bob, open_ann)
    if blind:
        room.show_item(item)
        open_ann.settle()
        assert "Siloed" not in words_on(room.question)
    QTest.keyClick(room.focusWidget() or room, Qt.Key.Key_1)
    kept = response_of(session.workspace, open_ann, item)
    assert {one.value for one in kept.unsettled["answer"]} == {"siloed", "embedded"}
    said = room.not_settled.text()
    assert room.not_settled.isVisible()
    assert all(words in said for words in ("Not settled.", "Siloed", "Bob chose Embedded"))
    assert chosen(room) == []
    QTest.keyClick(room.focusWidget() or room, Qt.Key.Key_1)
    kept = response_of(session.workspace, open_ann, item)
    assert (kept.answer, dict(kept.unsettled)) == ("absent", {})
    assert not room.not_settled.isVisible()


def test_the_room_reads_at_once_that_a_colleague_chose_differently(open_ann, bob):
    room = room_at(open_ann, "ALN-07")
    QTest.keyClick(room.focusWidget() or room, Qt.Key.Key_2)
    answers(bob, open_ann, "ALN-07", answer="embedded")
    comes_in(bob, open_ann)
    assert "Bob chose Embedded" in words_on(room.question)


def test_the_line_counts_what_is_to_be_settled_as_it_is_now(open_ann, bob):
    answers(bob, open_ann, "ALN-07", answer="embedded")
    about = (open_ann.session.workspace, open_ann.session.assessment, "ALN-07")
    assert open_ann.session.submit(
        set_response(*about, {"answer": "absent"}, open_ann.session.author)
    )
    comes_in(bob, open_ann)
    assert any("1 difference to settle." in one for one in open_ann.banners())
    page = open_ann.go("settle", "ALN-07")
    click(open_ann, page, "Keep Absent")
    (line,) = (one for one in open_ann.banners() if "came in from Bob" in one)
    assert "settle" not in line


def test_what_came_after_sign_off_is_told_wherever_it_is_missed_and_not_as_a_difference(
    open_ann, bob
):
    signed_by_ann(open_ann, bob)
    page = open_ann.go("assess", "ALN-07")
    assert after_sign_off_words(1) not in words_on(page)
    comes_in(bob, open_ann)
    told = after_sign_off_words(1)
    assert told in words_on(page)
    (line,) = (one for one in open_ann.banners() if "came in from Bob" in one)
    assert told in line
    home = open_ann.go("home")
    assert told in words_on(home)
    assert "to settle" not in f"{words_on(home)} {line}"
    click(open_ann, home, "Open Sign off")
    assert open_ann.page("signing").isVisible()
    open_ann.go("assess", "ALN-07")
    press(open_ann, "Open Sign off")
    assert open_ann.page("signing").isVisible()


def test_what_a_revision_has_left_behind_is_told_on_home_no_more(open_ann, bob):
    page = signed_by_ann(open_ann, bob)
    comes_in(bob, open_ann)
    field_on(page, "Why you are making a revision").setText("A slip.")
    click(open_ann, page, "Keep the answers here")
    told = after_sign_off_words(1)
    assert told not in words_on(open_ann.go("home"))
    assert not [one for one in open_ann.banners() if told in one]


@pytest.mark.parametrize("page_id", ["home", "check"])
def test_what_came_after_sign_off_once_there_was_a_revision_is_told_until_it_is_in_it(
    open_ann, bob, page_id
):
    page = signed_by_ann(open_ann, bob)
    field_on(page, "Why you are making a revision").setText("A slip.")
    click(open_ann, page, "Make a revision")
    told = "1 change came after sign-off and is not in the revision."
    shown = open_ann.go(page_id)
    assert told not in words_on(shown)
    comes_in(bob, open_ann)
    assert told in words_on(shown)
    (line,) = (one for one in open_ann.banners() if "came in from Bob" in one)
    assert told in line
    click(open_ann, shown, "Open Sign off" if page_id == "home" else "Fix")
    click(open_ann, open_ann.page("signing"), "Take into the revision")
    assert response_of(open_ann.session.workspace, open_ann, "ALN-07").answer == "siloed"
    assert told not in words_on(open_ann.go(page_id))
    assert not [one for one in open_ann.banners() if told in one]


def reported_apart(ann, bob):
    """Both report the month after the last one of a metric, apart; give the metric and the month."""
    metric = bob.first(Metric)
    there = ann.session.workspace.all(Reading)
    last = max(one.period for one in there if one.metric_id == metric.id)
    month = parse_period(last).next()
    bob.reading(bob.trust_id, month.text, "7.1")
    session = ann.session
    mine = session.workspace.get(Metric, metric.id)
    readings = [NewReading(month.text, "6.8")]
    assert session.submit(put_readings(session.workspace, mine, readings, session.author))
    comes_in(bob, ann)
    return mine, month


def test_a_month_two_people_reported_apart_is_not_settled_wherever_it_is_shown(ann, bob):
    metric, month = reported_apart(ann, bob)
    page = ann.go("metrics")
    page.overview.choose(metric.id)
    ann.settle()
    said = " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())
    assert f"Not settled: {month.label}" in said
    line = next(one for one in page.overview.found.metrics if one.metric_id == metric.id)
    everything = f"{line.title} {line.basis} {alternative_text(line.analysis, line.subject)}"
    assert "ot reported" not in said + everything
    assert [gap.words for gap in plot_of(line.analysis, line.subject).gaps] == ["not settled"]
    _, cells = number_rows(line)[0]
    assert cells[:3] == (month.label, "Not settled", "")
    reading = next(one for one in line.readings.values() if "value" in one.unsettled)
    _, cells = reading_rows(metric, [reading])[0]
    values = {f"{value} {metric.unit}" for value in ("7.1", "6.8")}
    assert set(cells[1].split(" / ")) == values
    assert cells[2] == ""


def test_another_value_than_two_reported_apart_is_written_from_its_card(ann, bob):
    metric, month = reported_apart(ann, bob)
    page = ann.go("settle")
    assert metric.name in page.pane.heading.text()
    button = next(one for one in page.pane.buttons if "Write another value" in one.text())
    button.click()
    ann.settle()
    form = ann.page("metrics").reading
    assert form.isVisible()
    assert form.form.values()["period"] == month.text
    assert all(f"{value} {metric.unit}" in form.earlier.text() for value in ("7.1", "6.8"))
    form.form.restore({"value": "7"})
    form.form.save()
    ann.settle()
    found = ann.session.workspace.all(Reading)
    kept = next(one for one in found if (one.metric_id, one.period) == (metric.id, month.text))
    assert (kept.value, dict(kept.unsettled), kept.earlier) == ("7", {}, ())


def evidence_at(seat, item="ALN-02"):
    return seat.go("assess", item).reasons.evidence


@pytest.fixture
def half_typed(open_ann, bob):
    """Ann types evidence, and meanwhile Bob signs off."""
    page = ready_to_sign(open_ann)
    assert page is not None
    goes_out(open_ann, bob)
    evidence = evidence_at(open_ann)
    evidence.open_form()
    evidence.form.restore({"title": "Half a thought", "page": "p. 14"})
    evidence.form.flush()
    seal_assessment(bob.library, open_ann.session.assessment.id, "Chair", bob.author)
    comes_in(bob, open_ann)
    return open_ann


def test_a_form_half_typed_says_that_it_was_signed_off_and_gives_the_words(half_typed):
    evidence = evidence_at(half_typed)
    offer = evidence.offer
    assert evidence.form.isHidden()
    assert offer.words.text().startswith("Signed off meanwhile. Draft kept from ")
    assert not offer.carry_on.isVisible()
    offer.copy.click()
    half_typed.settle()
    words = QApplication.clipboard().text()
    assert "What is it? Half a thought\nPage or section: p. 14" in words
    assert "The words are copied." in " ".join(half_typed.banners())
    assert offer.isVisible()


@pytest.mark.parametrize("there_is_one", [False, True])
def test_a_form_half_typed_goes_on_in_the_revision(half_typed, there_is_one):
    signed = half_typed.session.assessment
    if there_is_one:
        reopened(half_typed)
        half_typed.session.show_assessment(signed.id)
        half_typed.settle()
    offer = evidence_at(half_typed).offer
    assert offer.revise.text() == ("Open the revision" if there_is_one else "Make a revision")
    offer.revise.click()
    half_typed.settle()
    if not there_is_one:
        assert half_typed.page("signing").isVisible()
        reopened(half_typed)
    assert half_typed.session.assessment.id != signed.id
    evidence = evidence_at(half_typed)
    assert evidence.offer.words.text().startswith("Draft kept from ")
    evidence.offer.carry_on.click()
    half_typed.settle()
    assert evidence.form.values()["title"] == "Half a thought"
    evidence.form.save()
    half_typed.settle()
    titles = {one.title for one in half_typed.session.workspace.all(Evidence)}
    assert "Half a thought" in titles
    assert not any(one.kind == "evidence" for one in half_typed.context.keeping.drafts.all)


def reopened(seat):
    page = seat.go("signing")
    field_on(page, "Why you are making a revision").setText("A slip.")
    click(seat, page, "Make a revision")
