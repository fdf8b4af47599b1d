import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.domain.edits.assessments import (
    blank_response,
    set_response,
    set_status,
)
from digistrat_desktop.domain.edits.strategy import edit_entry
from digistrat_desktop.domain.errors import Bug, InvalidValue, Refused
from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.record.changes import apply, create, edit, inverse, is_empty
from digistrat_desktop.domain.trust.assessment import Assessment, Response, Trust
from tests.helpers.makers import begun_desk

TEXTS = st.text(max_size=20)
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "answer": st.sampled_from(["absent", "siloed", "embedded", "cannot_say", ""]),
        "rationale": TEXTS,
        "target_by": st.one_of(st.none(), st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))),
        "discuss": st.booleans(),
    },
)


@pytest.fixture
def begun():
    return begun_desk()


def test_a_change_holds_what_was_there_and_what_is_there_now(begun):
    desk, trust, _ = begun
    change = edit(trust, {"name": "Other", "region": ""}, desk.stamp(), "merger")
    assert change.before == {"name": trust.name}
    assert change.after == {"name": "Other"}
    assert change.reason == "merger"
    assert not change.created


def test_setting_what_is_there_already_changes_nothing(begun):
    desk, trust, _ = begun
    assert is_empty(edit(trust, {"name": trust.name}, desk.stamp()))
    assert not is_empty(create(trust, desk.stamp()))


@given(first=VALUES, second=VALUES)
def test_a_change_and_its_inverse_leave_things_as_they_were(first, second):
    desk, _, assessment = begun_desk()
    made = create(blank_response(assessment, "ALN-01"), desk.stamp())
    start = apply(desk.present, made)
    one = edit(start.get(Response, made.record_id), first, desk.stamp())
    middle = apply(start, one)
    two = edit(middle.get(Response, made.record_id), second, desk.stamp())
    end = apply(middle, two)
    assert apply(end, inverse(two, desk.stamp())) == middle
    assert apply(middle, inverse(one, desk.stamp())) == start


def test_the_inverse_names_the_event_it_takes_back(begun):
    desk, trust, _ = begun
    change = edit(trust, {"name": "Other"}, desk.stamp(), "typing error")
    back = inverse(change, desk.stamp())
    assert back.undoes == change.stamp.event_id
    assert back.stamp.event_id != change.stamp.event_id
    assert back.reason == ""
    assert inverse(back, desk.stamp()).after == change.after


def test_undoing_a_creation_withdraws_the_record_and_keeps_it(begun):
    desk, _, assessment = begun
    made = create(blank_response(assessment, "ALN-01"), desk.stamp())
    after = apply(desk.present, made)
    gone = apply(after, inverse(made, desk.stamp()))
    assert gone.all(Response) == ()
    assert gone.get(Response, made.record_id).withdrawn


def test_a_record_is_never_created_twice(begun):
    desk, trust, _ = begun
    with pytest.raises(Bug, match="created twice"):
        apply(desk.present, create(trust, desk.stamp()))


def test_a_record_that_is_not_open_cannot_be_edited(begun):
    desk, _, _ = begun
    stranger = Trust(id="other", trust_id="other")
    with pytest.raises(Bug, match="not open"):
        apply(desk.present, edit(stranger, {"name": "x"}, desk.stamp()))


def test_a_change_made_on_an_older_text_is_refused(begun):
    desk, trust, _ = begun
    mine = edit(trust, {"name": "Mine"}, desk.stamp())
    theirs = apply(desk.present, edit(trust, {"name": "Theirs"}, desk.stamp()))
    with pytest.raises(Refused, match="changed somewhere"):
        apply(theirs, mine)


def test_a_change_to_another_field_in_the_meantime_is_no_conflict(begun):
    desk, trust, _ = begun
    mine = edit(trust, {"name": "Mine"}, desk.stamp())
    theirs = apply(desk.present, edit(trust, {"region": "North"}, desk.stamp()))
    both = apply(theirs, mine).get(Trust, trust.id)
    assert (both.name, both.region) == ("Mine", "North")


def test_a_value_that_does_not_belong_is_refused_before_anything_changes(begun):
    desk, trust, _ = begun
    with pytest.raises(InvalidValue):
        edit(trust, {"ods_code": "TOO-LONG"}, desk.stamp())
    with pytest.raises(InvalidValue):
        create(Trust(id="x", trust_id="x", name="n" * 201), desk.stamp())


@pytest.mark.parametrize("status", [Status.SEALED, Status.SUPERSEDED])
def test_nothing_of_a_sealed_assessment_can_be_edited(begun, status):
    desk, _, assessment = begun
    desk.do(set_response(desk.present, assessment, "ALN-01", {"answer": "siloed"}, desk.author))
    desk.do(set_status(assessment, status, desk.author))
    sealed = desk.present.get(Assessment, assessment.id)
    before = desk.present
    attempts = [
        set_response(desk.present, sealed, "ALN-01", {"answer": "embedded"}, desk.author),
        set_response(desk.present, sealed, "ALN-02", {"answer": "embedded"}, desk.author),
        edit_entry(desk.present, sealed, {"title": "Other"}, desk.author),
    ]
    for step in attempts:
        with pytest.raises(Refused, match="signed off, so you cannot edit it"):
            desk.do(step)
    assert desk.present == before


def test_what_belongs_to_the_trust_stays_open_when_an_assessment_is_sealed(begun):
    desk, trust, assessment = begun
    desk.do(set_status(assessment, Status.SEALED, desk.author))
    changed = apply(desk.present, edit(trust, {"region": "North"}, desk.stamp()))
    assert changed.get(Trust, trust.id).region == "North"


def test_a_refused_step_leaves_the_history_as_it_was(begun):
    desk, _, assessment = begun
    desk.do(set_status(assessment, Status.SEALED, desk.author))
    before = desk.history
    with pytest.raises(Refused):
        desk.do(set_response(desk.present, assessment, "A", {"answer": "x"}, desk.author))
    assert desk.history == before
