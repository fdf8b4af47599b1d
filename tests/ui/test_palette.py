"""Go to anything: each kind of record by its words, the record itself opened, quick on much."""

import datetime as dt
import time
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt

from digistrat_desktop.domain.edits.reviews import agree_on, give_opinion, reply_to
from digistrat_desktop.domain.edits.strategy import add_entry
from digistrat_desktop.domain.record.kinds import KINDS
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.assessment import Support
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.trust.plans import ConstraintEntry, Scenario
from digistrat_desktop.domain.trust.reviews import Challenge, Opinion
from digistrat_desktop.domain.trust.strategy import (
    CaseForChange,
    Decision,
    Initiative,
    Objective,
    Principle,
)
from digistrat_desktop.domain.wire.codecs import Note, Title
from digistrat_desktop.domain.wire.records import codecs_of
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import gone_to
from digistrat_desktop.ui.window import palette as palette_module
from digistrat_desktop.ui.window.palette import Index, Palette, Place
from digistrat_desktop.ui.window.places import all_places
from tests.helpers.trusts import Filler, fill
from tests.ui.seat import Seat, words_on

OTHER = "Mersey Vale University Hospitals NHS Trust"
RECORDS = (
    (Objective, "Safer care for all", "Objective"),
    (Initiative, "Bedside devices", "Initiative"),
    (Action, "Renew the network", "Action"),
    (ConstraintEntry, "Old cabling", "Constraint"),
    (CaseForChange, "Observations on paper", "Case for change"),
    (Principle, "Digital by choice", "Principle"),
    (Decision, "No bespoke software", "Decision"),
    (Scenario, "A fifth less money", "What if"),
)


def fill_two(library):
    """Write a trust to work on, and another that has one assessment."""
    other = Filler(library.pack_in_use(), "other")
    trust = other.trust(OTHER, "ZZ3")
    other.assessment(trust, "Winter review", dt.date(2026, 1, 12))
    other.write(library)
    fill(library)


@pytest.fixture
def seat(seat_at):
    return seat_at(filled=fill_two)


def opened_palette(seat):
    seat.keys(Qt.Key.Key_K, modifiers=Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    return next(w for w in seat.window.findChildren(Palette) if w.isVisible())


def lines_of(palette):
    return [palette.list.item(row).text() for row in range(palette.list.count())]


@pytest.fixture
def palette(seat):
    session = seat.session
    for record_type, title, _ in RECORDS:
        values = {"title": title}
        trust_id = session.trust.trust_id
        step = add_entry(session.workspace, record_type, trust_id, values, session.author)[1]
        session.submit(step)
    seat.settle()
    return opened_palette(seat)


def found_by(palette, typed):
    palette.field.setText(typed)
    return lines_of(palette)


def test_every_kind_of_record_is_found_by_its_words(palette):
    for record_type, title, kind in RECORDS:
        found = found_by(palette, title[:8].lower())
        assert any(title in line and line.endswith(kind) for line in found), record_type


def test_pages_and_commands_are_found_by_the_words_people_have_for_them(palette):
    for typed, page in (
        ("evidence", "Assess"),
        ("rename", "Details of trust and assessment"),
        ("password", "Save a DigiStrat file to share"),
        ("board report", "Reports"),
        ("shortcuts", "All keys"),
        ("capacity", "Constraints"),
        ("paste", "Constraints"),
        ("paste", "Import readings"),
        ("excel", "Import readings"),
        ("csv", "Import readings"),
        ("save as pdf", "Reports"),
        ("add action", "Actions"),
        ("check a report", "Reports"),
        ("delete", "Details of trust and assessment"),
        ("delete", "Privacy"),
    ):
        assert any(line.startswith(page) for line in found_by(palette, typed)), typed


def test_evidence_is_found_by_its_title_and_leads_to_its_question(seat, qtbot):
    form = seat.go("assess", "ALN-02").reasons.evidence
    form.open_form()
    form.form.control("title").set_text("Board minutes of September")
    form.form.save()
    seat.settle()
    seat.go("home")
    palette = opened_palette(seat)
    go(seat, palette, qtbot, "minutes september")
    assert seat.page("assess").isVisible()
    assert "Board minutes of September" in words_on(seat.page("assess"))


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
    assert seat.focus().accessibleName().startswith("Fix: ")


def test_a_page_is_found_by_the_words_people_have_for_what_it_does(palette):
    for typed, names in (
        ("join", {"Settings", "Sharing: open or share a DigiStrat file"}),
        ("shared folder", {"Settings"}),
        ("together", {"Settings", "Sharing: open or share a DigiStrat file"}),
        ("work together", {"Settings"}),
        ("merge", {"Settle differences", "Sharing: open or share a DigiStrat file"}),
        ("backup", {"Settings"}),
        ("back up", {"Settings"}),
    ):
        pages = [line for line in found_by(palette, typed) if "·   Page" in line]
        assert {line.partition("   ·")[0] for line in pages} >= names, typed


def go(seat, palette, qtbot, typed):
    """Type in the palette as a person does, and press Enter on the first found."""
    qtbot.keyClicks(palette.field, typed)
    seat.settle()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    seat.settle()


@pytest.mark.parametrize(
    ("title", "page", "view"),
    [
        ("Digital by choice", "strategy", "principle"),
        ("No bespoke software", "strategy", "decision"),
        ("Observations on paper", "strategy", "case"),
        ("Old cabling", "constraints", "register"),
        ("A fifth less money", "constraints", "scenarios"),
    ],
)
def test_a_record_found_is_shown_with_the_keyboard_on_it(seat, palette, qtbot, title, page, view):
    go(seat, palette, qtbot, title.lower())
    assert seat.page(page).chips[view].isChecked()
    assert seat.focus().isVisible()
    assert title in seat.focus().accessibleName()


@pytest.mark.parametrize(("title", "axis"), [("Safer care", 0), ("Bedside", 1)])
def test_an_objective_or_initiative_found_is_the_current_one_of_the_matrix(
    seat, palette, qtbot, title, axis
):
    session = seat.session
    trust_id, author = session.trust.trust_id, session.author
    for record_type, name in ((Objective, "Another aim"), (Initiative, "Another plan")):
        step = add_entry(session.workspace, record_type, trust_id, {"title": name}, author)[1]
        session.submit(step)
    seat.go("strategy").alignment.grid.go_to(str(session.workspace.all(Objective)[-1].id))
    go(seat, palette, qtbot, title.lower())
    matrix = seat.page("strategy").alignment.grid
    assert matrix.isVisible()
    assert seat.focus() is matrix
    found = seat.session.workspace.get((Objective, Initiative)[axis], matrix.current()[axis])
    assert title in found.title


def test_a_page_found_is_shown(seat, palette, qtbot):
    go(seat, palette, qtbot, "reports")
    assert seat.page("reports").isVisible()


def test_a_question_found_is_asked(seat, palette, qtbot):
    go(seat, palette, qtbot, "aln-04")
    assert seat.page("assess").isVisible()
    assert "ALN-04" in seat.page("assess").question.crumb.text()


def test_a_metric_found_is_the_one_charted(seat, palette, qtbot):
    metric = seat.session.workspace.all(Metric)[-1]
    go(seat, palette, qtbot, metric.name.lower())
    assert seat.page("metrics").isVisible()
    assert seat.page("metrics").overview.chosen == str(metric.id)


def test_a_command_found_is_done(seat, palette, qtbot):
    assert any(a.title == "Renew the network" for a in seat.session.workspace.all(Action))
    count = len(RECORDS)
    go(seat, palette, qtbot, "undo the last")
    standing = [
        t for kind, t, _ in RECORDS for r in seat.session.workspace.all(kind) if r.title == t
    ]
    assert len(standing) == count - 1


def test_a_page_that_a_command_opens_is_found_by_its_own_name_too(seat, palette, qtbot):
    qtbot.keyClicks(palette.field, "Start an assessment")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert seat.window.shell.shown_page() is seat.page("start")


def test_another_assessment_found_is_opened_where_it_is_answered(seat, palette, qtbot):
    go(seat, palette, qtbot, "spring 2026")
    assert seat.session.assessment.title == "Spring 2026"
    assert seat.page("assess").isVisible()


@pytest.mark.parametrize("typed", ["mersey vale", "winter rev", "winter assessment", "ZZ3"])
def test_an_assessment_of_another_trust_is_found_and_opened(seat, palette, qtbot, typed):
    assert seat.session.trust.name != OTHER
    qtbot.keyClicks(palette.field, typed)
    seat.settle()
    assert lines_of(palette) == [f"Winter review, {OTHER}   ·   Assessment"]
    assert palette.said.text() == "1 result."
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    seat.settle()
    assert (seat.session.trust.name, seat.session.assessment.title) == (OTHER, "Winter review")
    assert seat.page("assess").isVisible()


def test_what_was_being_typed_is_kept_when_another_trust_is_opened(seat, qtbot):
    page = seat.go("assess", "ALN-01")
    page.reasons.fields.control("rationale").setFocus()
    seat.write("Half a sent")
    go(seat, opened_palette(seat), qtbot, "winter review")
    assert seat.session.trust.name == OTHER
    seat.close()
    assert seat.responses()["ALN-01"].rationale.startswith("Half a sent")


def test_an_answer_that_comes_after_the_palette_was_left_changes_nothing(seat, qtbot):
    palette = opened_palette(seat)
    qtbot.keyClicks(palette.field, "winter")
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    seat.settle()
    assert seat.session.trust.name != OTHER
    assert "winter" not in " ".join(seat.banners())


def test_what_enter_would_open_is_told_once_while_the_keyboard_stays_in_the_field(
    palette, monkeypatch
):
    told = []
    monkeypatch.setattr(palette_module, "announce", lambda _, words: told.append(words))
    described = palette.field.accessibleDescription()
    palette.field.setText("renew network action")
    assert told[-1].startswith("Renew the network")
    palette.field.setText("no such words anywhere")
    assert told[-1] == "No results for these words."
    assert palette.field.accessibleDescription() == described


@pytest.mark.parametrize("words", [3, 12, 40])
def test_no_name_found_is_cut_or_scrolled_sideways(seat, qtbot, words):
    title = " ".join(["network"] * words)
    step = add_entry(
        seat.session.workspace,
        Action,
        seat.session.trust.trust_id,
        {"title": title},
        seat.session.author,
    )[1]
    seat.session.submit(step)
    seat.settle()
    palette = opened_palette(seat)
    qtbot.keyClicks(palette.field, "network")
    seat.settle()
    assert any(title in line for line in lines_of(palette))
    assert not palette.list.horizontalScrollBar().isVisible()
    qtbot.waitUntil(lambda: all(fits(palette.list, row) for row in range(palette.list.count())))


def fits(found, row):
    """Tell whether all words of a row are in sight: its last column of letters and its last line."""
    place, room = found.visualItemRect(found.item(row)), found.viewport().width()
    flags = Qt.TextFlag.TextWordWrap
    asked = found.fontMetrics().boundingRect(0, 0, room, 0, flags, found.item(row).text())
    return place.width() <= room and place.height() >= asked.height()


def test_names_come_before_words_within():
    places = [
        Place("a", "", "Ward", "Action", more="network"),
        Place("a", "", "The network", "Action"),
        Place("a", "", "Network", "Action"),
    ]
    assert [p.label for p in Index(places).find("network")] == ["Network", "The network", "Ward"]


def test_a_page_comes_first_when_the_beginning_of_its_name_is_typed(seat):
    index = Index(all_places(seat.context.pages, seat.session, seat.window.findings))
    for page in gone_to(PAGES):
        shown = page.name.partition(":")[0]
        assert index.find(shown)[0].page == page.id, shown
    assert index.find("sharing")[0].label.startswith("Sharing")
    assert index.find("save now")[0].page == "save"


def test_a_key_stroke_among_twenty_thousand_records_is_quick():
    places = [Place("a", str(n), f"Action number {n} of the plan", "Action") for n in range(20_000)]
    index = Index(places)
    began = time.perf_counter()
    found = index.find("number 19999")
    took_ms = (time.perf_counter() - began) * 1000
    assert [p.target for p in found] == ["19999"]
    # A hundred is where people begin to notice; the usual figure is about six.
    assert took_ms < 100


UNSEEN = {
    "blind_score",  # nobody sees another person's before all are in
    "import_source",  # names of files read
}
WRITTEN = [
    (kind, name)
    for kind, record_type in KINDS.items()
    if vars(record_type)["__module__"].startswith("digistrat_desktop.domain.trust")
    and kind not in UNSEEN
    for name, codec in codecs_of(record_type).items()
    if isinstance(codec, Title | Note) and name not in {"gone_because", "retired"}
]


def with_text(session, kind, name):
    """Give the workspace with a record of this kind that says something there."""
    values = {name: "Nobody zymurgy owns this; 12 vacancies"}
    if "item_id" in codecs_of(KINDS[kind]):
        values["item_id"] = "ALN-01"
    record = KINDS[kind](id="0" * 32, trust_id=session.trust.trust_id, **values)
    workspace = session.workspace.with_record(record)
    if kind == "evidence":
        answer = responses_of(workspace, session.assessment.id)["ALN-01"]
        link = {"evidence_id": record.id, "response_id": answer.id}
        made = Support(id="1" * 32, trust_id=session.trust.trust_id, **link)
        workspace = workspace.with_record(made)
    return SimpleNamespace(workspace=workspace, assessment=session.assessment, pack=session.pack)


def test_every_text_that_people_write_is_found_by_its_words(seat):
    lost = []
    for kind, name in WRITTEN:
        places = all_places(seat.context.pages, with_text(seat.session, kind, name))
        if not Index(places).find("vacancies zymurgy 12"):
            lost.append((kind, name))
    assert WRITTEN
    assert lost == []


@pytest.mark.parametrize("is_new_start", [False, True])
def test_a_reason_is_found_by_its_words_and_opened_where_it_was_typed(
    seat_at, qtbot, tmp_path, is_new_start
):
    seat = seat_at(filled=fill_two)
    page = seat.go("assess", "ALN-04")
    page.reasons.fields.control("rationale").setFocus()
    seat.write("12 vacancies, and nobody owns the plan")
    if is_new_start:
        seat.close()
        seat = Seat(qtbot, seat.folder).sit_down()
    else:
        seat.go("home")
    palette = opened_palette(seat)
    go(seat, palette, qtbot, "12 vacancies")
    assert seat.page("assess").shows_target("ALN-04")
    assert seat.focus() is seat.page("assess").reasons.fields.control("rationale")
    seat.close()


def write_in_review(session):
    """Record a conclusion on ALN-01 and the reply to it, and what was agreed on ALN-02."""
    said = (Opinion.DISAGREE, "Nobody zymurgy saw the plan")
    session.submit(
        give_opinion(session.workspace, session.assessment, "ALN-01", said, session.author)
    )
    (conclusion,) = session.workspace.all(Challenge)
    words = "The plan is kept by the nabob"
    session.submit(reply_to(session.workspace, conclusion, words, session.author, accepted=True))
    values = {"agreed": "siloed", "why": "All spoke of a quokka", "dissent": "One of a xebec"}
    session.submit(
        agree_on(session.workspace, session.assessment, "ALN-02", values, session.author)
    )


@pytest.mark.parametrize(
    ("typed", "page_id"),
    [("zymurgy", "review"), ("nabob", "review"), ("quokka", "assess"), ("xebec", "scoring")],
)
def test_what_is_written_in_a_review_is_found_and_leads_to_its_page(seat, qtbot, typed, page_id):
    write_in_review(seat.session)
    seat.settle()
    go(seat, opened_palette(seat), qtbot, typed)
    assert seat.window.shell.shown_page_id() == page_id
    if page_id == "review":
        assert typed in words_on(seat.page(page_id))


def test_a_question_is_found_by_the_short_name_that_the_list_gives_it(seat):
    items = [one for one in seat.session.pack.items() if one.short_title]
    index = Index(all_places(seat.context.pages, seat.session))
    lost = [
        one.id for one in items if one.id not in {p.target for p in index.find(one.short_title)}
    ]
    assert items
    assert lost == []


@pytest.mark.parametrize("words", ["name of the trust", "sherwood name", "correct names"])
def test_what_names_the_trust_leads_to_its_name(seat, qtbot, words):
    go(seat, opened_palette(seat), qtbot, words)
    assert seat.focus() is seat.page("details").trust.control("name")
