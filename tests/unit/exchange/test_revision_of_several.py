"""A revision of what was signed off apart loses nothing that either sign-off says."""

import datetime as dt
from functools import partial

import pytest

from digistrat_desktop.domain.edits.assessments import ANSWERED_HERE, set_response
from digistrat_desktop.domain.edits.strategy import withdraw_entry
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.ids import AssessmentId, RecordId, derived_id
from digistrat_desktop.domain.record.changes import create, edit, step_of
from digistrat_desktop.domain.record.workspace import evidence_by_response, responses_of
from digistrat_desktop.domain.trust.assessment import (
    FRONT_FIELDS,
    Assessment,
    FrontSheet,
    Response,
    Support,
    Sureness,
)
from digistrat_desktop.domain.wire.records import codecs_of, encode_field
from digistrat_desktop.services.packages.files import check
from digistrat_desktop.services.record.carried import Carried
from digistrat_desktop.services.record.sealing import (
    late_left,
    reopen_assessment,
    seal_assessment,
    take_late,
)
from digistrat_desktop.storage.port import Arrival
from tests.helpers.apart import ANN, BOB, CAT, Person, copy_of, give
from tests.helpers.trusts import fill
from tests.ui.seat import open_library

ITEM = "ALN-02"
DAYS = (dt.date(2027, 1, 1), dt.date(2027, 2, 1))
TEXTS = ("As Ann says.", "As Bob says.")
ANSWER = {
    "target": ("embedded", "siloed"),
    "target_by": DAYS,
    "target_why": TEXTS,
    "movement_reason": TEXTS,
    "sureness": (Sureness.GUESS, Sureness.CERTAIN),
    "reviewed_by": (ANN, BOB),
    "reviewed_on": DAYS,
    "met": (("ALN-02-a",), ("ALN-02-b",)),
    "level_why": TEXTS,
}
LINK = {"shows": ("siloed", "embedded")}
FRONT = {
    **dict.fromkeys(FRONT_FIELDS, TEXTS),
    "purpose": ("decide", "note"),
    "asks": (("Agree.",), ("Note.",)),
    "author_id": (ANN, BOB),
    "director_id": (ANN, BOB),
    "meeting_on": DAYS,
    "agenda_item": ("4", "5"),
}
OWN = {"scope_note": TEXTS, "lead_id": (ANN, BOB), "reference_words": TEXTS}
EVERY = [
    *((Response, name, values) for name, values in ANSWER.items()),
    *((Support, name, values) for name, values in LINK.items()),
    *((FrontSheet, name, values) for name, values in FRONT.items()),
    *((Assessment, name, values) for name, values in OWN.items()),
]
every_field = pytest.mark.parametrize(
    ("kind", "name", "values"), EVERY, ids=[f"{kind.KIND} {name}" for kind, name, _ in EVERY]
)
ways = pytest.mark.parametrize("two_revisions", [True, False], ids=["2 revisions", "2 seals"])


def test_every_field_of_an_answer_and_a_front_sheet_is_tried():
    asked = {*ANSWERED_HERE, "rationale", "discuss", "carried", "item_id", "withdrawn"}
    assert codecs_of(Response).keys() - asked == ANSWER.keys()
    assert codecs_of(FrontSheet).keys() - {"withdrawn"} == FRONT.keys()


@pytest.fixture
def library(tmp_path):
    found = open_library(tmp_path)
    fill(found)
    yield found
    found.close()


def in_place(person, kind, place):
    """Give the one record of a kind that is tried in an assessment."""
    workspace = person.library.open_trust(person.trust_id, place).workspace
    if kind is Assessment:
        return workspace.get(Assessment, place)
    answer = responses_of(workspace, place)[ITEM]
    if kind is Response:
        return answer
    if kind is Support:
        return next(one for one in workspace.all(Support) if one.response_id == answer.id)
    return next((one for one in workspace.all(kind) if one.assessment_id == place), None)


def write(person, place, kind, **values):
    record = in_place(person, kind, place)
    if record is None:
        key = derived_id(place, "front_sheet")
        record = kind(
            id=RecordId(key),
            trust_id=person.trust_id,
            assessment_id=AssessmentId(place),
            **values,
        )
        change = create(record, person.author.stamp())
    else:
        change = edit(record, values, person.author.stamp())
    person.do(step_of("Write", change))


def signed_apart(library, by_ann, by_bob, *, two_revisions, both=None):
    """Ann and Bob sign off apart, in revisions of their own or twice; give what each signed."""
    ann = Person(library, ANN, 3)
    ann.answer(ITEM, answer="siloed", rationale="Seen.", target="", target_why="", target_by=None)
    ann.evidence(ITEM, "Minutes", "", dt.date(2026, 4, 30))
    place = str(ann.assessment.id)
    if both:
        both(ann, place)
    if two_revisions:
        seal_assessment(library, place, "Chair", ann.author)
    with copy_of(library, ann.author) as other:
        places = []
        for person, deed, role in (
            (ann, by_ann, "Chair"),
            (Person(other, BOB, 4), by_bob, "Director"),
        ):
            at = place
            if two_revisions:
                at = str(reopen_assessment(person.library, place, "Slip.", person.author).id)
            deed(person, at)
            seal_assessment(person.library, at, role, person.author)
            places.append(at)
        give(other, library, ann.author)
    return places


def revised(library, place, **how):
    cat = Person(library, CAT, 9)
    made = reopen_assessment(library, place, "Two were signed.", cat.author, **how)
    assert all(one.sound for one in library.verify())
    return cat, str(made.id)


def nothing(_person, _place):
    """Sign what is there."""


@ways
@every_field
def test_what_two_signed_differently_stands_side_by_side(
    library, kind, name, values, two_revisions
):
    one, other = (
        partial(lambda said, person, at: write(person, at, kind, **said), {name: value})
        for value in values
    )
    places = signed_apart(library, one, other, two_revisions=two_revisions)
    cat, made = revised(library, places[0])
    record = in_place(cat, kind, made)
    there = [encode_field(kind, name, value) for value in values]
    assert sorted(str(w.value) for w in record.unsettled[name]) == sorted(map(str, there))
    assert record.unsettled.keys() == {name}
    with pytest.raises(Refused, match="1 difference blocks signing off"):
        seal_assessment(library, made, "Chair", cat.author)
    graph = library.store.graph(cat.trust_id)
    carried = Carried(graph)
    if kind is not Assessment:
        first = [carried.first(graph.index[w.hash], name) for w in record.unsettled[name]]
        assert {graph.events[n].said["actor"] for n in first} == {ANN, BOB}


@ways
@every_field
def test_what_only_one_of_them_says_is_carried_over(library, kind, name, values, two_revisions):
    def by_bob(person, at):
        write(person, at, kind, **{name: values[1]})

    places = signed_apart(library, nothing, by_bob, two_revisions=two_revisions)
    cat, made = revised(library, places[0])
    record = in_place(cat, kind, made)
    assert not record.unsettled
    assert getattr(record, name) == values[1]


@ways
def test_what_one_of_them_took_away_is_asked_and_not_lost(library, two_revisions):
    def given(person, at):
        write(person, at, Response, target_why="By spring.")

    def away(person, at):
        write(person, at, Response, target_why="")

    places = signed_apart(library, nothing, away, two_revisions=two_revisions, both=given)
    cat, made = revised(library, places[0])
    written = in_place(cat, Response, made).unsettled["target_why"]
    assert {one.value for one in written} == {"", "By spring."}


@ways
def test_evidence_that_one_of_them_archived_stays_until_somebody_decides(library, two_revisions):
    def archive(person, at):
        workspace = person.workspace
        person.do(withdraw_entry(workspace, in_place(person, Support, at), "", person.author))

    places = signed_apart(library, nothing, archive, two_revisions=two_revisions)
    cat, made = revised(library, places[0])
    link = in_place(cat, Support, made)
    assert (link.withdrawn, {one.value for one in link.unsettled["withdrawn"]}) == (
        False,
        {True, False},
    )


@ways
def test_evidence_that_only_one_of_them_has_is_in_the_revision(library, two_revisions):
    def more(person, at):
        person.evidence(ITEM, "A survey", "embedded", dt.date(2026, 4, 30))

    places = signed_apart(library, nothing, more, two_revisions=two_revisions)
    cat, made = revised(library, places[0])
    workspace = cat.library.open_trust(cat.trust_id, made).workspace
    found = evidence_by_response(workspace)[responses_of(workspace, made)[ITEM].id]
    assert {evidence.title for _, evidence in found} == {"Minutes", "A survey"}


@ways
def test_reasons_too_long_to_stand_one_under_the_other_are_both_kept(library, two_revisions):
    texts = ["a" * 15_000, "b" * 15_000]
    one, other = (
        partial(lambda said, person, at: write(person, at, Response, rationale=said), text)
        for text in texts
    )
    places = signed_apart(library, one, other, two_revisions=two_revisions)
    cat, made = revised(library, places[0])
    written = in_place(cat, Response, made).unsettled["rationale"]
    assert {w.value for w in written} == set(texts)


def came_late(person, place, item, **values):
    """Give a file with what a colleague answered in an assessment without knowing of its sign-off."""
    with copy_of(person.library, person.author) as away:
        cat = Person(away, CAT, 5)
        workspace = away.open_trust(person.trust_id, place).workspace
        about = workspace.get(Assessment, place)
        cat.do(set_response(workspace, about, item, values, cat.author))
        return away.store.hand_over(person.trust_id)


def take(library, files):
    for one in files:
        arrival = Arrival(check(one).content, {}, {})
        library.store.bring_in(arrival, Person(library, ANN, 8).author)


def two_with_late(library, bobs):
    """Sign two revisions apart, each with an answer that came after it; give the places."""
    files = []

    def sign(said, person, at):
        item, values = said
        files.append(came_late(person, at, item, **values))

    anns = ("ALN-05", {"answer": "embedded", "rationale": "Ann's is late."})
    places = signed_apart(library, partial(sign, anns), partial(sign, bobs), two_revisions=True)
    take(library, files)
    return places


def test_what_came_after_either_sign_off_is_taken_over(library):
    bobs = ("ALN-06", {"answer": "siloed", "rationale": "Bob's is late."})
    for place in two_with_late(library, bobs)[:1]:
        cat, made = revised(library, place, with_late=True)
        workspace = cat.library.open_trust(cat.trust_id, made).workspace
        answers = responses_of(workspace, made)
        said = [(answers[one].answer, answers[one].rationale) for one in ("ALN-05", "ALN-06")]
        assert said == [("embedded", "Ann's is late."), ("siloed", "Bob's is late.")]
        assert late_left(library, made, cat.author) == 0


def test_what_came_after_both_sign_offs_and_differs_stands_side_by_side(library):
    bobs = ("ALN-05", {"answer": "siloed", "rationale": "Bob's is late."})
    places = two_with_late(library, bobs)
    cat, made = revised(library, places[0], with_late=True)
    workspace = cat.library.open_trust(cat.trust_id, made).workspace
    written = responses_of(workspace, made)["ALN-05"].unsettled
    assert {one.value for one in written["answer"]} == {"embedded", "siloed"}
    assert {one.value for one in written["rationale"]} == {"Ann's is late.", "Bob's is late."}


def test_late_changes_of_every_sign_off_are_counted_and_taken_into_a_revision_that_is_there(
    library,
):
    files = []

    def sign(item, person, at):
        files.append(came_late(person, at, item, answer="embedded", rationale="Late."))

    both = (partial(sign, one) for one in ("ALN-05", "ALN-06"))
    places = signed_apart(library, *both, two_revisions=True)
    cat, made = revised(library, places[0])
    take(library, files)
    assert late_left(library, made, cat.author) == 2
    take_late(library, made, cat.author)
    workspace = cat.library.open_trust(cat.trust_id, made).workspace
    answers = responses_of(workspace, made)
    assert [answers[one].rationale for one in ("ALN-05", "ALN-06")] == ["Late.", "Late."]
    assert late_left(library, made, cat.author) == 0


MEANWHILE = {
    "the level": ({"answer": "absent"}, {"answer", "rationale"}),
    "the reason": ({"rationale": "Corrected."}, {"answer", "rationale"}),
    "something else": ({"discuss": True}, set()),
    "the target": ({"target": "embedded"}, {"target"}),
    "the same": ({"answer": "embedded", "rationale": "Late.", "target": "siloed"}, set()),
}


@pytest.mark.parametrize("what", MEANWHILE)
def test_a_late_change_replaces_nothing_that_was_written_in_the_revision(library, what):
    values, open_ = MEANWHILE[what]
    ann = Person(library, ANN, 3)
    ann.answer(ITEM, answer="siloed", rationale="Seen.", target="")
    place = str(ann.assessment.id)
    late = {"answer": "embedded", "rationale": "Late.", "target": "siloed"}
    file = came_late(ann, place, ITEM, **late)
    seal_assessment(library, place, "Chair", ann.author)
    cat, made = revised(library, place)
    workspace = cat.library.open_trust(cat.trust_id, made).workspace
    cat.do(set_response(workspace, workspace.get(Assessment, made), ITEM, values, cat.author))
    take(library, [file])
    if late_left(library, made, cat.author):
        take_late(library, made, cat.author)
    answer = in_place(cat, Response, made)
    assert answer.unsettled.keys() == open_
    for name in values.keys() & open_:
        assert {one.value for one in answer.unsettled[name]} == {values[name], late[name]}
    for name in late.keys() - open_:
        assert getattr(answer, name) == late[name]
    assert late_left(library, made, cat.author) == 0
    assert all(one.sound for one in library.verify())
