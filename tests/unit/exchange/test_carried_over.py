"""A revision's answers are told with who first gave them, and its maker as who carried them over."""

import datetime as dt
from types import SimpleNamespace

import pytest

from digistrat_desktop.analysis.changes import first_words
from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.reports.papers.audit import changes_of
from digistrat_desktop.services.record.carried import Carried
from digistrat_desktop.services.record.reading import carried_answers, record_lines
from digistrat_desktop.services.record.sealing import reopen_assessment, seal_assessment
from tests.helpers.apart import ANN, BOB, CAT, Person, copy_of, give
from tests.helpers.trusts import fill
from tests.ui.seat import open_library


@pytest.fixture
def library(tmp_path):
    found = open_library(tmp_path)
    fill(found)
    yield found
    found.close()


@pytest.fixture
def signed(library):
    """Bob answers, Ann gives the reason and signs, Bob's late answer comes, and Cat reopens."""
    ann, bob = Person(library, ANN, 3), Person(library, BOB, 4)
    bob.answer("ALN-02", answer="siloed")
    bob.evidence("ALN-02", "Minutes of June", "siloed", dt.date(2026, 4, 30))
    bob.evidence("ALN-03", "Minutes of July", "siloed", dt.date(2026, 4, 30))
    Person(library, ANN, 5).answer("ALN-02", rationale="As the minutes say.")
    sealed = ann.assessment
    with copy_of(library, ann.author) as other:
        Person(other, BOB, 6).answer("ALN-05", answer="embedded", rationale="Said later.")
        seal_assessment(library, sealed.id, "Chair", Person(library, ANN, 7).author)
        give(other, library, ann.author)
    return sealed


def reopened(library, sealed, day=8, who=CAT, **how):
    return reopen_assessment(
        library, str(sealed.id), "Corrected.", Person(library, who, day).author, **how
    )


def answer_in(library, assessment, item="ALN-02"):
    workspace = library.open_trust(assessment.trust_id, str(assessment.id)).workspace
    return responses_of(workspace, str(assessment.id))[item]


def told(library, answer):
    (line,) = record_lines(library, answer.trust_id, str(answer.id))
    return line


def names_of(line):
    return {(one.actor, one.at.date().isoformat()) for one in line.first}


def test_the_change_history_says_who_first_gave_a_copy_and_who_carried_it_over(library, signed):
    line = told(library, answer_in(library, reopened(library, signed)))
    assert (line.actor, line.what) == ("Cat Green", "Answer carried over")
    assert names_of(line) >= {("Bob Shah", "2026-05-04"), ("Ann Lee", "2026-05-05")}
    words = first_words(line.first)
    assert "Bob Shah on 4 May 2026 (" in words
    assert "Ann Lee on 5 May 2026 (" in words


def test_the_change_history_calls_a_sign_off_by_that_name(library, signed):
    (line,) = [one for one in record_lines(library, signed.trust_id) if one.kind == "seal"]
    assert (line.what, line.record) == ("Sign-off recorded", "sign-off")


def test_a_link_from_evidence_is_told_by_whoever_linked_it(library, signed):
    made = reopened(library, signed)
    lines = [
        line
        for line in record_lines(library, signed.trust_id)
        if line.kind == "support"
        and line.did == "carried over"
        and "Minutes of June" in line.record
    ]
    assert [names_of(line) for line in lines] == [{("Bob Shah", "2026-05-04")}]
    assert made.title.endswith("(revision 2)")


def test_a_revision_of_a_revision_still_says_who_was_first(library, signed):
    first = reopened(library, signed)
    seal_assessment(library, str(first.id), "Chair", Person(library, ANN, 9).author)
    second = reopened(library, first, day=10, who=BOB)
    line = told(library, answer_in(library, second))
    assert line.actor == "Bob Shah"
    assert names_of(line) >= {("Bob Shah", "2026-05-04"), ("Ann Lee", "2026-05-05")}


def test_what_is_taken_over_from_after_sign_off_names_its_writer_too(library, signed):
    answer = answer_in(library, reopened(library, signed, with_late=True), "ALN-05")
    lines = record_lines(library, answer.trust_id, str(answer.id))
    late = next(line for line in lines if line.reason.startswith("From change"))
    assert late.did == "carried over"
    assert names_of(late) == {("Bob Shah", "2026-05-06")}


def test_a_change_made_in_the_revision_is_its_writers_own(library, signed):
    made = reopened(library, signed)
    cat = Person(library, CAT, 9)
    there = cat.workspace.get(Assessment, made.id)
    cat.do(set_response(cat.workspace, there, "ALN-02", {"answer": "absent"}, cat.author))
    lines = record_lines(library, made.trust_id, str(answer_in(library, made).id))
    assert [(line.did, bool(line.first)) for line in lines] == [
        ("changed", False),
        ("carried over", True),
    ]


def test_the_question_says_it_while_the_answer_is_as_it_was_carried_over(library, signed):
    made = reopened(library, signed)
    answer = answer_in(library, made)
    found = carried_answers(library, str(made.trust_id), str(made.id))[str(answer.id)]
    words = found.words_for(answer)
    assert words.startswith(
        "First given by Bob Shah on 4 May 2026 (answer) and Ann Lee on 5 May 2026"
    )
    assert words.endswith("Carried over by Cat Green on 8 May 2026.")
    assert "Evidence linked" not in words, "Bob is named already"
    other = answer_in(library, made, "ALN-03")
    said = carried_answers(library, str(made.trust_id), str(made.id))[str(other.id)]
    assert "Evidence linked by Bob Shah on 4 May 2026." in said.words_for(other)
    changed = SimpleNamespace(answer="absent", second_answer="", rationale=answer.rationale)
    assert not found.words_for(changed)
    assert not carried_answers(library, str(made.trust_id), str(signed.id))


def test_a_part_without_what_was_signed_says_that_it_was_carried_over_and_no_more(library, signed):
    made = reopened(library, signed)
    graph = library.store.graph(str(made.trust_id))
    carried = Carried(graph)
    events = [e for e in graph.events if carried.is_copy(e)]
    assert events
    own = type(graph)(e for e in graph.events if e.place in {"", str(made.id)})
    alone = Carried(own)
    assert all(alone.is_copy(e) and alone.first_given(e) == () for e in events)


def test_the_audit_report_says_it_beside_the_change(library, signed):
    line = told(library, answer_in(library, reopened(library, signed)))
    (table,) = changes_of((line,))
    who, what, said = ("".join(run.text for run in cell) for cell in table.rows[0][2:5])
    assert (who, what) == ("Cat Green", "Carried over")
    assert "First given by Bob Shah on 4 May 2026" in said
