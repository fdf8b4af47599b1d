import datetime as dt

import pytest

from digistrat_desktop.domain.edits.assessments import (
    add_evidence,
    blank_response,
    edit_evidence,
    link_evidence,
    set_response,
    set_shown_level,
    unlink_evidence,
)
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength
from digistrat_desktop.domain.record.workspace import evidence_by_response
from digistrat_desktop.domain.trust.assessment import Evidence, Response, Support
from tests.helpers.makers import begun_desk

MINUTES = {"title": "Board minutes", "dated": dt.date(2026, 3, 1)}


@pytest.fixture
def begun():
    return begun_desk()


def add(desk, assessment, item_id="ALN-01", shows="siloed", values=MINUTES):
    return desk.do(add_evidence(desk.present, assessment, item_id, values, shows, desk.author))


def linked(desk, assessment, item_id="ALN-01"):
    pairs = evidence_by_response(desk.present)
    return pairs.get(blank_response(assessment, item_id).id, ())


def test_evidence_is_kept_by_the_trust_and_linked_to_the_answer(begun):
    desk, _, assessment = begun
    add(desk, assessment)
    ((link, evidence),) = linked(desk, assessment)
    assert evidence.assessment_id is None
    assert evidence.title == "Board minutes"
    assert (link.shows, link.assessment_id) == ("siloed", assessment.id)


def test_evidence_for_an_item_nobody_answered_makes_the_response_it_hangs_on(begun):
    desk, _, assessment = begun
    assert [c.kind for c in add(desk, assessment).changes] == ["evidence", "response", "support"]
    assert [c.kind for c in add(desk, assessment).changes] == ["evidence", "support"]
    assert len(desk.present.all(Response)) == 1


def test_evidence_brings_an_undone_response_back_empty(begun):
    desk, _, assessment = begun
    desk.do(set_response(desk.present, assessment, "ALN-01", {"answer": "siloed"}, desk.author))
    desk.undo()
    add(desk, assessment)
    (response,) = desk.present.all(Response)
    assert response.answer == ""


@pytest.mark.parametrize("answer", ["cannot_say", "not_applicable", ""])
def test_evidence_shows_no_level_where_none_is_claimed(begun, answer):
    desk, _, assessment = begun
    add(desk, assessment, shows=answer)
    assert linked(desk, assessment)[0][0].shows == ""


def test_one_piece_of_evidence_can_show_several_answers(begun):
    desk, _, assessment = begun
    add(desk, assessment)
    (evidence,) = desk.present.all(Evidence)
    step = link_evidence(
        desk.present, assessment, "ALN-02", (evidence.id,), "embedded", desk.author
    )
    desk.do(step)
    assert linked(desk, assessment, "ALN-02")[0][1] == evidence
    assert len(desk.present.all(Evidence)) == 1


def test_linking_twice_is_one_link(begun):
    desk, _, assessment = begun
    add(desk, assessment)
    (evidence,) = desk.present.all(Evidence)
    for level in ("absent", "embedded"):
        desk.do(
            link_evidence(desk.present, assessment, "ALN-01", (evidence.id,), level, desk.author)
        )
    ((link, _),) = linked(desk, assessment)
    assert link.shows == "embedded"


def test_the_level_shown_can_be_set(begun):
    desk, _, assessment = begun
    add(desk, assessment)
    (link,) = desk.present.all(Support)
    desk.do(set_shown_level(link, "embedded", desk.author))
    assert desk.present.all(Support)[0].shows == "embedded"
    assert set_shown_level(desk.present.all(Support)[0], "embedded", desk.author).changes == ()


def test_a_removed_link_leaves_the_evidence_and_can_be_made_again(begun):
    desk, _, assessment = begun
    add(desk, assessment)
    (link,) = desk.present.all(Support)
    desk.do(unlink_evidence(desk.present, link, desk.author))
    assert linked(desk, assessment) == ()
    (evidence,) = desk.present.all(Evidence)
    desk.do(link_evidence(desk.present, assessment, "ALN-01", (evidence.id,), "", desk.author))
    assert linked(desk, assessment)[0][0].shows == ""


def test_the_copy_of_a_file_goes_with_the_last_answer_that_uses_its_evidence(begun):
    desk, _, assessment = begun
    add(desk, assessment)
    (evidence,) = desk.present.all(Evidence)
    desk.do(edit_evidence(evidence, {"attached": "ab" * 32, "file": "Minutes.pdf"}, desk.author))
    ids = (evidence.id,)
    desk.do(link_evidence(desk.present, assessment, "ALN-02", ids, "", desk.author))
    one, other = desk.present.all(Support)
    desk.do(unlink_evidence(desk.present, one, desk.author))
    assert desk.present.all(Evidence)[0].attached
    desk.do(unlink_evidence(desk.present, other, desk.author))
    (now,) = desk.present.all(Evidence)
    assert (now.attached, now.file) == ("", "Minutes.pdf")


def test_evidence_can_be_corrected(begun):
    desk, _, assessment = begun
    add(desk, assessment)
    (evidence,) = desk.present.all(Evidence)
    desk.do(edit_evidence(evidence, {"strength": EvidenceStrength.CHECKED}, desk.author))
    (corrected,) = desk.present.all(Evidence)
    assert corrected.strength is EvidenceStrength.CHECKED
    assert edit_evidence(corrected, {"title": "Board minutes"}, desk.author).changes == ()


def test_evidence_taken_out_of_use_shows_nothing_and_the_newest_stands_last(begun):
    desk, _, assessment = begun
    add(desk, assessment, values={"title": "New", "dated": dt.date(2026, 3, 2)})
    add(desk, assessment, values={"title": "Old", "dated": dt.date(2025, 3, 2)})
    add(desk, assessment, values={"title": "Undated"})
    assert [e.title for _, e in linked(desk, assessment)] == ["Undated", "Old", "New"]
    old = next(e for e in desk.present.all(Evidence) if e.title == "Old")
    desk.do(edit_evidence(old, {"withdrawn": True}, desk.author))
    assert [e.title for _, e in linked(desk, assessment)] == ["Undated", "New"]
