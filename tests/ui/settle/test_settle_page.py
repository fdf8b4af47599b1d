"""What two people changed apart is settled on a page, by mouse or by keyboard alone."""

from functools import partial

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from digistrat_desktop.analysis.answers.unsettled import tally
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.trust.strategy import Initiative, Objective
from digistrat_desktop.system.settings import Settings
from digistrat_desktop.ui.forms.quoted_text import differing
from digistrat_desktop.ui.forms.records import plan_known
from digistrat_desktop.ui.forms.text_field import PlainTextField
from digistrat_desktop.ui.pages.answers import LevelStrip
from digistrat_desktop.ui.pages.settle.matter_list import ROW_ROLE
from digistrat_desktop.ui.pages.settle.side_cards import SideCards, SideText
from digistrat_desktop.ui.pages.strategy.specs import SPECS
from digistrat_desktop.ui.window.name_bar import NameBar
from tests.helpers.apart import ANN, BOB, CAT, WHY_ANN, WHY_BOB, Person, copy_of, fill_apart, give
from tests.helpers.trusts import fill
from tests.ui.seat import field_on
from tests.ui.settle.hands import at_the_latest, press, response, words_on

pytestmark = pytest.mark.ui


@pytest.fixture
def seat(seat_at):
    return at_the_latest(seat_at, fill_apart)


def buttons_on(page):
    return [one.text() for one in page.findChildren(QPushButton) if one.isVisible()]


def only(seat, kind, words):
    return next(one for one in seat.session.workspace.all(kind) if words in str(one))


def spoken_in(page):
    """Give what is said of each question of the first section in the list."""
    rows = page.items.list.model()
    section = rows.index(0, 0)
    return [
        rows.index(n, 0, section).data(Qt.ItemDataRole.AccessibleTextRole)
        for n in range(rows.rowCount(section))
    ]


def form_of(seat, record):
    page = seat.go("strategy")
    page.open_form(plan_known(seat.session, record, SPECS[type(record)]))
    seat.settle()
    return page


def texts_on(page):
    shown = [box.toPlainText() for box in page.findChildren(PlainTextField) if box.isVisible()]
    return words_on(page) + "\n" + "\n".join(shown)


def test_the_cards_show_both_values_with_who_when_why_and_the_evidence(seat):
    page = seat.go("settle", "ALN-01")
    said = texts_on(page)
    assert "6 differences to settle" in said
    assert "Neither had seen the other's answer." in said
    for words in ("Ann Lee, 3 May 2026", "Bob Shah, 4 May 2026", "Siloed", "Embedded"):
        assert words in said
    assert WHY_ANN in said
    assert WHY_BOB in said
    ann, bob = page.pane.cards.cards
    assert "Network load, three wards (shows Siloed, 30 Apr 2026)" in texts_on(ann)
    assert "Network load" not in texts_on(bob)
    assert "Siloed, Ann Lee, 3 May 2026" in ann.accessibleName()


def test_a_choice_is_one_act_with_its_reason_and_the_next_difference_is_a_press_away(seat):
    page = seat.go("settle", "ALN-01")
    field_on(page, "Why this one").setText("The data of April shows it.")
    acts = seat.session.undo_label
    press(seat, page, "Take Siloed")
    assert acts != seat.session.undo_label == "Settle"
    kept = response(seat, "ALN-01")
    assert (kept.answer, "answer" in kept.unsettled) == ("siloed", False)
    assert page._at.startswith(str(response(seat, "ALN-01").id))
    assert "5 differences to settle" in words_on(page)
    press(seat, page, "Next difference")
    assert page._at.startswith(str(response(seat, "ALN-02").id))
    seat.close()
    with seat.reopened() as library:
        graph = library.store.graph(seat.session.trust.id)
    assert graph.events[-1].said["reason"] == "The data of April shows it."


def test_what_was_chosen_can_be_chosen_again_and_is_not_undone_by_the_way(seat):
    page = seat.go("settle", "ALN-01")
    press(seat, page, "Take Siloed")
    seat.session.undo()
    seat.settle()
    assert any("Choose again instead" in words for words in seat.banners())
    assert response(seat, "ALN-01").answer == "siloed"
    assert "Chosen" in words_on(page)
    press(seat, page, "Take Embedded")
    assert response(seat, "ALN-01").answer == "embedded"


def test_all_is_settled_by_the_keyboard_alone(seat):
    page = seat.go("settle")
    for left in range(6, 0, -1):
        assert page.title.text().startswith(f"{left} difference")
        assert seat.focus() in page.pane.buttons
        seat.keys(Qt.Key.Key_1)
        seat.settle()
        if left > 1:
            assert seat.focus() is page.pane.go_on
            seat.keys(Qt.Key.Key_Return)
            seat.settle()
    assert "Everything is settled" in words_on(page)
    assert not any(
        record.unsettled or record.together
        for of_kind in seat.session.workspace.records.values()
        for record in of_kind.values()
    )
    page = seat.go("settle")
    assert "Nothing to settle" in words_on(page)


def test_a_digit_that_is_typed_into_the_reason_chooses_nothing(seat):
    page = seat.go("settle", "ALN-01")
    why = field_on(page, "Why this one")
    why.setFocus()
    seat.write("2 of 3 wards")
    assert why.text() == "2 of 3 wards"
    assert "answer" in response(seat, "ALN-01").unsettled


def test_ctrl_and_down_goes_on_and_the_list_follows(seat):
    page = seat.go("settle")
    first = page._at
    QTest.keyClick(seat.focus(), Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    assert page._at != first
    page.list.setFocus()
    seat.keys(Qt.Key.Key_Up)
    seat.settle()
    assert page._at == first
    assert page.list.hasFocus()


def test_what_was_archived_while_it_was_worked_on_stays_until_someone_decides(seat):
    old = only(seat, Objective, "Paperless")
    page = seat.go("settle", old.id)
    assert "Ann Lee archived this while Bob Shah was working on it." in words_on(page)
    press(seat, page, "Archive")
    assert seat.session.workspace.get(Objective, old.id).withdrawn
    press(seat, page, "Keep in use")
    assert not seat.session.workspace.get(Objective, old.id).withdrawn


def test_a_level_and_a_reason_changed_apart_are_read_together(seat):
    page = seat.go("settle", "ALN-04")
    assert "Read them together." in words_on(page)
    press(seat, page, "Confirm answer")
    assert response(seat, "ALN-04").together == ()


def test_another_answer_is_written_where_the_question_is(seat):
    page = seat.go("settle", "ALN-02")
    press(seat, page, "Write another answer")
    assert seat.page("assess").isVisible()
    assert "Link to the trust's objectives" in seat.page("assess").items.list.currentIndex().data()


def test_on_the_question_both_are_named_and_one_click_chooses(seat):
    page = seat.go("assess", "ALN-02")
    note = page.not_settled
    said = words_on(note)
    assert "Not settled. Ann Lee chose Absent on 3 May 2026, Bob Shah chose Siloed on 4 May" in said
    assert "Neither had seen the other's answer." in said
    press(seat, note, "Siloed")
    assert response(seat, "ALN-02").answer == "siloed"
    assert note.isHidden()
    assert seat.focus() in page.question.cards.findChildren(QPushButton) or seat.focus().isVisible()


def test_the_list_of_questions_says_what_is_not_settled(seat):
    spoken = spoken_in(seat.go("assess", "ALN-02"))
    assert sum("not settled" in one for one in spoken) == 3


def test_a_form_says_quietly_what_is_not_settled_and_saving_it_settles_nothing_else(seat):
    objective = only(seat, Objective, "Results within")
    page = form_of(seat, objective)
    assert "Not settled: Title." in words_on(page)
    field_on(page, "What success means, and who for").setPlainText("Every ward.")
    press(seat, page, "Save")
    kept = seat.session.workspace.get(Objective, objective.id)
    assert kept.statement == "Every ward."
    assert "title" in kept.unsettled
    page = form_of(seat, objective)
    press(seat, page, "Settle")
    assert seat.page("settle").isVisible()
    assert "Title" in seat.page("settle").pane.heading.text()


def test_a_field_that_is_written_in_a_form_is_settled_by_it(seat):
    objective = only(seat, Objective, "Results within")
    page = form_of(seat, objective)
    page.form.control("title").setText("Results within 90 minutes")
    press(seat, page, "Save")
    kept = seat.session.workspace.get(Objective, objective.id)
    assert (kept.title, dict(kept.unsettled)) == ("Results within 90 minutes", {})


def test_sign_off_is_blocked_with_the_way_to_settle(seat):
    page = seat.go("signing")
    assert "5 differences block signing off. Settle first." in words_on(page)
    assert "They are in 2 answers and 3 other values. 1 more must be read together." in words_on(
        page
    )
    assert not next(b for b in page.findChildren(QPushButton) if b.text() == "Sign off").isEnabled()
    press(seat, page, "Settle")
    assert seat.page("settle").isVisible()


def test_settle_sign_off_and_assess_say_the_same_numbers(seat):
    where = "They are in 2 answers and 3 other values. 1 more must be read together."
    counts = seat.context.insight.current().counts
    apart = tally(seat.session.workspace, seat.session.assessment)
    assert apart[:5] == (6, 5, 2, 3, 1)
    assert counts.of(CountOf.TO_SETTLE) == apart.every - apart.elsewhere
    assert counts.of(CountOf.BLOCKING_DIFFERENCES) == apart.blocking
    assert counts.of(CountOf.NOT_SETTLED) == apart.answers
    assert f"5 differences block signing off. {where}" in words_on(seat.go("settle"))
    assert where in words_on(seat.go("signing"))
    left = words_on(seat.go("assess", "left"))
    assert "2 answers are not settled" in left
    assert "5 differences block signing off." in left
    spring = min(seat.session.workspace.all(Assessment), key=lambda one: one.as_of)
    seat.session.show_assessment(spring.id)
    assert "3 more are in other assessments." in words_on(seat.go("settle"))


def test_home_and_check_lead_to_settling(seat):
    page = seat.go("home")
    assert "differences to settle" in words_on(page)
    strips = [strip.accessibleName() for strip in page.findChildren(LevelStrip)]
    assert any("2 not settled" in strip for strip in strips)
    press(seat, page, "Settle")
    assert seat.page("settle").isVisible()
    page = seat.go("check")
    assert "An entry is not settled" in words_on(page) or "is not settled" in words_on(page)


def whys_given(library, times):
    """Ann and Bob choose levels apart, then give reasons; they share after each of several times."""
    fill(library)
    ann = Person(library, ANN, 3)
    ann.answer("ALN-01", answer="", rationale="", carried=False)
    with copy_of(library, ann.author) as other:
        people = {"Ann": ann, "Bob": Person(other, BOB, 4), "Cat": Person(library, CAT, 5)}
        ann.answer("ALN-01", answer="siloed")
        people["Bob"].answer("ALN-01", answer="embedded")
        for number, names in enumerate(times):
            for name in names:
                people[name].answer("ALN-01", rationale=f"{name} {number}")
            give(other, library, ann.author)
            give(library, other, ann.author)


# Who gives a reason at which of the times; what stands once Ann's level is chosen, and Bob's.
WHYS = {
    "each before seeing the other's level": ([("Ann", "Bob")], "Ann 0", "Bob 0"),
    "each after, apart": ([(), ("Ann", "Bob")], "Ann 1", "Bob 1"),
    "one after": ([("Bob",), ("Ann",)], "Ann 1", "Bob 0"),
    "one after, the other none": ([(), ("Ann",)], "Ann 1", "Ann 1"),
    "one before, the other none": ([("Bob",)], "Bob 0", "Bob 0"),
    "both, at both times": ([("Ann", "Bob"), ("Bob", "Ann")], "Ann 1", "Bob 1"),
    "by somebody who chose none": ([("Ann", "Bob"), ("Cat",)], "Cat 1", "Cat 1"),
}


# A store is made once for each of its makers, and copied.
MADE = {when: partial(whys_given, times=times) for when, (times, *_) in WHYS.items()}


@pytest.mark.parametrize("level", ["Siloed", "Embedded"])
@pytest.mark.parametrize("place", ["settle", "assess"])
@pytest.mark.parametrize("when", WHYS)
def test_a_level_is_chosen_with_its_writers_reason_and_empties_none(seat_at, when, place, level):
    _, with_anns, with_bobs = WHYS[when]
    seat = at_the_latest(seat_at, MADE[when])
    page = seat.go(place, "ALN-01")
    press(seat, page, f"Take {level}" if place == "settle" else level)
    kept = response(seat, "ALN-01")
    expected = with_anns if level == "Siloed" else with_bobs
    assert (kept.answer, kept.rationale) == (level.lower(), expected)


def three_apart(library):
    """Three people said something else; each text is as long as may be."""
    fill(library)
    ann = Person(library, ANN, 3)
    ann.answer("ALN-01", answer="", rationale="", carried=False)
    with copy_of(library, ann.author) as one, copy_of(library, ann.author) as two:
        bob, cat = Person(one, BOB, 4), Person(two, CAT, 5)
        for person, level in ((ann, "absent"), (bob, "siloed"), (cat, "embedded")):
            person.answer("ALN-01", answer=level)
            person.answer("ALN-01", rationale=f"{level} " + "word " * 3_990)
        give(one, library, ann.author)
        give(two, library, ann.author)


def test_three_values_and_texts_of_20000_characters_are_all_there_to_be_read(seat_at):
    seat = seat_at(filled=three_apart, size=(1024, 560))
    page = seat.go("settle")
    page._step(1)
    seat.settle()
    assert len(page.pane.cards.cards) == 3
    boxes = [box for box in page.pane.cards.findChildren(PlainTextField) if box.isVisible()]
    assert [len(box.toPlainText()) > 19_900 for box in boxes] == [True] * 3
    assert all(box.verticalScrollBar().maximum() > 0 for box in boxes)
    assert "None of them had seen the others." in words_on(page)
    page._step(1)
    seat.settle()
    assert buttons_on(page.pane.settle_card) == [
        "Take Absent",
        "Take Siloed",
        "Take Embedded",
        "Write another answer",
        "Leave it for the board",
    ]


@pytest.mark.parametrize("size", [(1024, 560), (800, 560), (2560, 1440)])
def test_nothing_is_cut_off_at_any_width(seat_at, size):
    seat = seat_at(filled=fill_apart, size=size)
    page = seat.go("settle")
    for _ in range(7):
        for label in page._body.findChildren(QLabel):
            if label.isVisible():
                assert label.width() >= min(label.minimumSizeHint().width(), 20), label.text()
                assert label.mapTo(page, label.rect().topRight()).x() <= page.width()
        page._step(1)
        seat.settle()


def test_cards_stand_under_each_other_where_there_is_no_room(seat):
    cards = SideCards(seat.context.look)
    seat.qtbot.addWidget(cards)
    cards.show_sides([SideText(f"Value {n}", "Ann Lee", "3 May 2026") for n in range(4)])
    cards.resize(400, 600)
    cards.show()
    seat.qtbot.waitUntil(lambda: len({card.x() for card in cards.cards}) == 1)
    cards.resize(1400, 600)
    seat.qtbot.waitUntil(lambda: len({card.y() for card in cards.cards}) == 1)


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("Results within 2 hours", "Results within a shift", ["a shift"]),
        ("the same", "the same", []),
        ("", "all of it is new", []),
        ("one two three four", "one two three four five", ["five"]),
    ],
)
def test_only_the_words_that_differ_are_marked(before, after, marked):
    assert [after[start:end] for start, end in differing(before, after)] == marked


def test_links_that_stand_side_by_side_can_be_taken_both_together(seat_at):
    def links_apart(library):
        fill(library)
        ann = Person(library, ANN, 3)
        parts = [ann.add(Initiative, title=f"Part {n}") for n in (1, 2)]
        last = ann.add(Initiative, title="The last")
        with copy_of(library, ann.author) as other:
            ann.edit(Initiative, last, depends_on=(parts[0],))
            Person(other, BOB, 4).edit(Initiative, last, depends_on=(parts[1],))
            give(other, library, ann.author)

    seat = seat_at(filled=links_apart)
    last = only(seat, Initiative, "The last")
    page = seat.go("settle", last.id)
    assert "Part 1" in words_on(page)
    press(seat, page, "Take both together")
    assert len(seat.session.workspace.get(Initiative, last.id).depends_on) == 2


def test_a_choice_made_twice_differently_says_so(seat_at):
    def twice(library):
        fill(library)
        ann = Person(library, ANN, 3)
        ann.answer("ALN-01", answer="", carried=False)
        with copy_of(library, ann.author) as other:
            bob = Person(other, BOB, 4)
            ann.answer("ALN-01", answer="siloed")
            bob.answer("ALN-01", answer="embedded")
            give(other, library, ann.author)
            give(library, other, ann.author)
            ann.answer("ALN-01", answer="absent")
            bob.answer("ALN-01", answer="embedded")
            give(other, library, ann.author)

    seat = seat_at(filled=twice)
    page = seat.go("settle")
    assert "Ann Lee and Bob Shah each chose again, differently." in words_on(page)
    autumn = max(seat.session.workspace.all(Assessment), key=lambda one: one.as_of)
    seat.session.show_assessment(autumn.id)
    page = seat.go("assess", "ALN-01")
    assert "each chose again, differently." in words_on(page.not_settled)


def test_a_copy_that_is_only_looked_at_offers_no_choice(seat):
    seat.session.set_read_only("Read-only")
    page = seat.go("settle", "ALN-01")
    assert not any(button.isEnabled() for button in page.pane.buttons)


def test_a_reason_that_was_typed_and_not_used_is_there_again(seat):
    page = seat.go("settle", "ALN-01")
    field_on(page, "Why this one").setText("The wards say so.")
    page._step(1)
    assert field_on(page, "Why this one").text() == ""
    seat.go("home")
    page = seat.go("settle", "ALN-01")
    assert field_on(page, "Why this one").text() == "The wards say so."
    press(seat, page, "Take Siloed")
    assert field_on(page, "Why this one").text() == "The wards say so."
    page._step(1)
    assert field_on(page, "Why this one").text() == ""


def test_the_reason_is_chosen_with_the_level_and_nothing_of_it_is_asked_again(seat):
    page = seat.go("settle", "ALN-01")
    assert "The reason is chosen with the level." in words_on(page)
    press(seat, page, "Take Embedded")
    kept = response(seat, "ALN-01")
    assert (kept.answer, kept.rationale, kept.unsettled) == ("embedded", WHY_BOB, {})


@pytest.mark.parametrize("me", [ANN, BOB, CAT])
def test_whoever_chooses_again_finds_each_level_with_its_own_reason(seat_at, me):
    seat = at_the_latest(seat_at, fill_apart, settings=Settings(theme="light", actor_id=str(me)))
    page = seat.go("settle", "ALN-01")
    press(seat, page, words_of(page, "Embedded"))
    said = {one.fields["answer"]: one.fields["rationale"] for one in page.pane._sides.values()}
    assert said == {"siloed": WHY_ANN, "embedded": WHY_BOB}
    press(seat, page, words_of(page, "Siloed"))
    kept = response(seat, "ALN-01")
    assert (kept.answer, kept.rationale, kept.unsettled) == ("siloed", WHY_ANN, {})


def words_of(page, level):
    return next(words for words in buttons_on(page) if words.endswith(f" {level}"))


def test_on_the_question_the_reason_is_chosen_with_the_level_too(seat):
    page = seat.go("assess", "ALN-01")
    press(seat, page, "Siloed")
    kept = response(seat, "ALN-01")
    assert (kept.answer, kept.rationale, kept.unsettled) == ("siloed", WHY_ANN, {})


def test_what_the_evidence_shows_is_said_where_it_is_known(seat):
    page = seat.go("settle", "ALN-01")
    assert "Embedded is what the evidence shows." in words_on(page)
    page = seat.go("settle", "ALN-02")
    assert "what the evidence shows" not in words_on(page)


def test_what_is_left_for_the_board_is_flagged_and_stays_unsettled(seat):
    page = seat.go("settle", "ALN-01")
    seat.keys(Qt.Key.Key_L)
    seat.settle()
    kept = response(seat, "ALN-01")
    assert kept.discuss
    assert "answer" in kept.unsettled
    assert page._at.startswith(str(response(seat, "ALN-01").id))
    assert "6 differences to settle" in words_on(page)
    rows = [page.list.model().index(n, 0).data(ROW_ROLE) for n in range(6)]
    assert [row.state for row in rows][:2] == ["left for the board", "not settled"]
    assert "Left for the board." in words_on(page)
    assert "Leave it for the board" not in buttons_on(page)
    seat.keys(Qt.Key.Key_Return)
    seat.settle()
    assert page._at.startswith(str(response(seat, "ALN-02").id))
    page = seat.go("assess", "ALN-01")
    assert "marked for discussion" in spoken_in(page)[0]


def test_what_was_left_for_the_board_is_no_longer_flagged_once_it_is_settled(seat):
    page = seat.go("settle", "ALN-01")
    seat.keys(Qt.Key.Key_L)
    seat.settle()
    press(seat, page, "Take Siloed")
    kept = response(seat, "ALN-01")
    assert (kept.answer, kept.discuss) == ("siloed", False)


def flagged_before(library):
    """Ann flagged the question before anybody knew that it is not settled."""
    fill(library)
    ann = Person(library, ANN, 3)
    ann.answer("ALN-01", answer="absent", discuss=True)
    with copy_of(library, ann.author) as other:
        Person(other, BOB, 4).answer("ALN-01", answer="embedded")
        ann.answer("ALN-01", answer="siloed")
        give(other, library, ann.author)


def test_a_flag_that_was_there_before_stays_when_the_question_is_settled(seat_at):
    seat = at_the_latest(seat_at, flagged_before)
    page = seat.go("settle", "ALN-01")
    press(seat, page, "Take Siloed")
    assert response(seat, "ALN-01").discuss


def chosen_again_apart(library):
    """Ann and Bob differ, and then each chooses again apart, Bob first."""
    fill(library)
    ann = Person(library, ANN, 3)
    with copy_of(library, ann.author) as other:
        bob = Person(other, BOB, 4)
        ann.answer("ALN-02", answer="absent")
        bob.answer("ALN-02", answer="siloed")
        give(other, library, ann.author)
        give(library, other, bob.author)
        bob.answer("ALN-02", answer="embedded")
        Person(library, ANN, 5).answer("ALN-02", answer="absent")
        give(other, library, ann.author)


def test_a_number_key_stays_with_its_person_after_both_chose_again(seat_at):
    seat = at_the_latest(seat_at, chosen_again_apart)
    page = seat.go("settle", "ALN-02")
    assert [b.text() for b in page.pane.buttons][:2] == ["Take Absent", "Take Embedded"]
    assert page.list.model().index(0, 0).data(ROW_ROLE).values[0][1] == "Absent"


def test_a_row_is_cut_in_its_name_and_never_in_its_field(seat, monkeypatch):
    objective = only(seat, Objective, "Results within")
    page = seat.go("settle", str(objective.id))
    row = next(r for r in rows_of(page) if r.key.startswith(str(objective.id)))
    assert (row.label, row.title) == ("Title", f"{row.name}: Title")
    drawn = []
    monkeypatch.setattr(QPainter, "drawText", lambda _self, *said: drawn.append(said[-1]))
    image = QImage(180, 80, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    delegate = page.list.itemDelegate()
    delegate._paint_row(painter, QRectF(0, 0, 180, 80), row)
    painter.end()
    title = next(words for words in drawn if "…" in words)
    assert title.endswith("…: Title")


def rows_of(page):
    model = page.list.model()
    return [model.index(n, 0).data(ROW_ROLE) for n in range(model.rowCount())]


def test_the_keyboard_goes_on_after_a_name_was_given(seat):
    page = seat.go("settle", "ALN-01")
    press(seat, page, "Take Siloed")
    bar = seat.window.findChild(NameBar)
    bar.field.setFocus()
    seat.write("Cat Green")
    press(seat, bar, "Use this name")
    assert seat.window.findChild(NameBar) is None
    assert seat.focus() is page.pane.go_on
    assert "ALN-01" in words_on(page)


@pytest.mark.parametrize("size", [(1366, 768), (1024, 560), (800, 560)])
def test_the_buttons_stay_in_sight_whatever_there_is_to_read(seat_at, size):
    seat = seat_at(filled=three_apart, size=size)
    page = seat.go("settle", "ALN-01")
    for button in page.pane.buttons:
        foot = button.mapTo(page, button.rect().bottomLeft()).y()
        assert 0 < foot <= page.height(), button.text()


def test_two_notes_can_be_kept_both_as_one_text(seat):
    initiative = only(seat, Initiative, "Network on the wards")
    page = seat.go("settle", str(initiative.id))
    press(seat, page, "Keep both texts")
    kept = seat.session.workspace.get(Initiative, initiative.id)
    assert kept.need == f"{WHY_ANN}\n\n{WHY_BOB}"
    assert not kept.unsettled


def test_it_can_be_settled_together_in_large_type_on_one_screen(seat):
    page = seat.go("settle", "ALN-01")
    press(seat, page, "Settle with them, on one screen")
    room = page.room
    assert room.isVisible()
    assert room.pane.heading.text() == page.pane.heading.text()
    assert room.look.theme.text_percent >= seat.context.look.theme.text_percent
    QTest.keyClick(room.pane.buttons[0], Qt.Key.Key_1)
    seat.settle()
    assert response(seat, "ALN-01").answer == "siloed"
    assert room.pane.heading.text() == page.pane.heading.text()
    QTest.keyClick(room, Qt.Key.Key_Escape)
    seat.settle()
    seat.qtbot.waitUntil(lambda: page.room is None)
    press(seat, page, "Next difference")
    press(seat, page, "Take Absent")
    assert response(seat, "ALN-02").answer == "absent"
