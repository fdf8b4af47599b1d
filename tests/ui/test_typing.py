"""What is typed is on the disk two seconds later, also while typing goes on; typing is one act."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest

from digistrat_desktop.domain.record.workspace import front_sheet_of
from digistrat_desktop.ui.session.keeping import KEEP_MS
from tests.ui.test_session import ITEM, Failing, answer, shown, stored

AT_RISK_MS = 2_000
PAUSE_MS = 1_200


class Laid(QObject):
    """A timer that goes by the test's clock."""

    timeout = Signal()

    def __init__(self, keeping):
        super().__init__(keeping)
        self.now, self.due = 0, None
        keeping.timer.stop()
        keeping.timer = self
        self.timeout.connect(keeping.write)

    def isActive(self):  # noqa: N802 - Qt's name
        return self.due is not None

    def start(self):
        self.due = self.now + KEEP_MS

    def stop(self):
        self.due = None

    def pass_by(self, span):
        end = self.now + span
        while self.due is not None and self.due <= end:
            self.now, self.due = self.due, None
            self.timeout.emit()
        self.now = end


def writing(seat, name="rationale", item=ITEM):
    """Put the keyboard into a field of a question."""
    field = seat.go("assess", item).reasons.fields.control(name)
    field.setFocus()
    field.selectAll()
    return field


def type_steadily(seat, field, clock, words=16):
    for number in range(words):
        QTest.keyClicks(field, f"word{number} ")
        yield number, clock.now
        clock.pass_by(PAUSE_MS)


def test_steady_typing_has_never_more_than_two_seconds_at_risk(seat):
    clock = Laid(seat.context.keeping)
    typed = {}
    for number, at in type_steadily(seat, writing(seat), clock):
        typed[number] = at
        safe = [n for n, when in typed.items() if clock.now - when >= AT_RISK_MS]
        kept = shown(seat).rationale
        assert all(f"word{n}" in kept.split() for n in safe), (number, kept)
    assert len(typed) > len(safe) > 10


def test_steady_typing_is_one_act_that_undo_takes_back_whole(seat):
    before = shown(seat).rationale
    clock, field = Laid(seat.context.keeping), writing(seat)
    list(type_steadily(seat, field, clock, words=6))
    seat.context.keeping.write()
    assert shown(seat).rationale.count("word") == 6
    seat.session.undo()
    assert shown(seat).rationale == before
    seat.session.redo()
    assert shown(seat).rationale.count("word") == 6


def ids_of(seat):
    """The ids of the events that were written here, in order."""
    with seat.reopened() as library:
        trust = library.home(1).trusts[0].id
        me = seat.context.preferences.settings.actor_id
        events = library.store.graph(trust).events
        return [event.said["id"] for event in events if event.said["actor"] == me]


def test_the_changes_of_one_typing_share_the_first_part_of_their_ids(seat):
    clock, field = Laid(seat.context.keeping), writing(seat)
    list(type_steadily(seat, field, clock, words=4))
    seat.page("assess").question.cards.setFocus()
    field.setFocus()
    QTest.keyClicks(field, "and more")
    seat.close()
    parts = [one.partition(".") for one in ids_of(seat) if "." in one]
    acts = list(dict.fromkeys(act for act, _, _ in parts))
    assert len(acts) == 2, "leaving the field ends the act"
    numbers = [int(number) for act, _, number in parts if act == acts[0]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 1


def test_something_done_in_between_ends_the_act(seat):
    clock, field = Laid(seat.context.keeping), writing(seat)
    QTest.keyClicks(field, "First. ")
    clock.pass_by(KEEP_MS)
    answer(seat, "siloed")
    QTest.keyClicks(field, "Second.")
    clock.pass_by(KEEP_MS)
    seat.session.undo()
    assert shown(seat).rationale == "First."
    assert shown(seat).answer == "siloed"


def test_two_choices_in_one_field_are_two_acts(seat):
    page = seat.go("assess", ITEM)
    target = page.reasons.fields.control("target")
    target.setFocus()
    QTest.keyClick(target, Qt.Key.Key_Down)
    first = shown(seat).target
    QTest.keyClick(target, Qt.Key.Key_Down)
    assert shown(seat).target != first
    seat.session.undo()
    assert shown(seat).target == first


def test_half_a_name_makes_nobody_and_half_a_day_is_no_fault_while_it_is_typed(seat):
    seat.go("reports")
    fields = seat.page("reports").front.fields
    clock = Laid(seat.context.keeping)
    known = set(seat.session.workspace.people.values())
    author = fields.control("author_id")
    author.setFocus()
    for letter in "Dr A. Weller":
        QTest.keyClicks(author, letter)
        clock.pass_by(1_000)
    assert set(seat.session.workspace.people.values()) == known
    held = fields.control("meeting_on")
    held.setFocus()
    assert set(seat.session.workspace.people.values()) == known | {"Dr A. Weller"}
    for letter in "4 December 20":
        QTest.keyClicks(held, letter)
        clock.pass_by(1_000)
    assert held.text() == "4 December 20"
    assert fields.fault_of("meeting_on") == ""


def test_what_a_line_becomes_is_not_put_in_its_place_under_the_hands(seat):
    seat.go("reports")
    asks = seat.page("reports").front.fields.control("asks")
    clock = Laid(seat.context.keeping)
    asks.setFocus()
    for part in ("Note the risk", "\n", "\n", "Agree the plan"):
        asks.insertPlainText(part)
        clock.pass_by(KEEP_MS)
    assert asks.text() == "Note the risk\n\nAgree the plan"
    sheet = front_sheet_of(seat.session.workspace, seat.session.assessment.id)
    assert sheet.asks == ("Note the risk", "Agree the plan")


def test_the_header_does_not_say_saved_over_what_is_being_typed(seat):
    answer(seat, "siloed")
    seat.settle()
    assert seat.saved().startswith("✓ Saved")
    Laid(seat.context.keeping)
    field = writing(seat)
    QTest.keyClicks(field, "N")
    assert seat.saved() == "Saving …"
    seat.window._on_save()
    seat.settle()
    assert seat.saved().startswith("✓ Saved")
    seat.close()
    assert stored(seat).rationale == "N"


def test_ctrl_s_writes_and_says_so(seat):
    clock, field = Laid(seat.context.keeping), writing(seat)
    QTest.keyClicks(field, "Half a sen")
    seat.keys(Qt.Key.Key_S, modifiers=Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    assert seat.saved().startswith("✓ Saved")
    assert not clock.isActive()
    assert shown(seat).rationale == "Half a sen"


def test_typing_over_a_full_disk_is_never_said_to_be_saved(seat_at, opener):
    class Mine(Failing):
        failures = 1000

    seat = seat_at(opener=opener(Mine))
    clock, field = Laid(seat.context.keeping), writing(seat)
    QTest.keyClicks(field, "Not there")
    clock.pass_by(KEEP_MS)
    seat.settle()
    assert seat.saved() == "Not saved"
    QTest.keyClicks(field, " yet")
    assert seat.saved() == "Not saved"
