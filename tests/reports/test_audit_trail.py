"""Recorded changes as an auditor reads them."""

import pytest

from digistrat_desktop.analysis.changes import Part
from digistrat_desktop.domain.record.events import make_event
from digistrat_desktop.domain.record.history import Told
from digistrat_desktop.reports.papers.audit import changes_of
from digistrat_desktop.services.record.change_words import ChangeWords, trail_of
from tests.reports.trusts import pack

RULE = "objective without an owner"
COSTS = [["2026/27", "1200000"]]
CUT = {
    "what": "capacity_percent",
    "family": "capital",
    "resource": "",
    "initiative_id": "",
    "from_year": "2027/28",
    "amount": "-20",
}


def event(seq=1, *, old=None, created=False, **said):
    body = {
        "at": "2026-10-01T09:00:00.000Z",
        "actor": "p1",
        "app": "2.0",
        "assessment": "a1",
        "id": f"act{seq}.1",
        "kind": "response",
        "machine": "",
        "record": "r1",
        "new": {},
        "reason": "",
        "trust": "t",
        "undoes": None,
    }
    return Told(seq, make_event((), body | said), old or {}, created, clock=False, late=False)


def lines(*events, people=None):
    return trail_of(events, "a1", ChangeWords(people or {"p1": "A. Rahman"}, pack()))


def shown(line, *, naming=False):
    """Give what stands under before and after."""
    return "".join(run.text for run in changes_of((line,), naming=naming)[0].rows[0][4])


def test_a_change_says_who_when_before_and_after():
    found = lines(event(old={"answer": "siloed"}, new={"answer": "embedded"}))[0]
    assert (found.actor, found.what) == ("A. Rahman", "Answer changed")
    row = changes_of((found,))[0].rows[0]
    assert row[1][0].text == "1 Oct 2026 09:00"
    assert shown(found) == "Answer: changed from Siloed to Embedded"


@pytest.mark.parametrize(
    ("kind", "name", "value", "said"),
    [
        ("response", "carried", True, "Carried forward: yes"),
        ("response", "carried", False, "Carried forward: no"),
        ("response", "target_by", "2026-11-30", "By when: 30 November 2026"),
        ("response", "answer", "cannot_say", "Answer: Cannot say yet"),
        ("action", "status", "under_way", "Status: In progress"),
        ("action", "addresses", ["ALN-09"], "What it helps: ALN-09 Digital risk"),
        ("action", "owner_id", "p1", "Owner: A. Rahman"),
        ("metric", "catalogue_id", "dna_rate", "Catalogue entry: Missed outpatient appointments"),
        ("action", "rule", RULE, "Finding it deals with: An objective has no owner"),
        ("initiative", "capital_costs", COSTS, "Capital by year, in pounds: 2026/27: £1,200,000"),
        ("scenario", "overrides", [CUT], "Assumptions: Capital: 20% lower from 2027/28"),
        ("metric", "direction", "down", "Direction: Lower is better"),
        ("capacity", "amount", "1300000", "Amount available: 1,300,000"),
        ("moderation", "agreed", "siloed", "Agreed answer: Siloed"),
        ("reading", "period", "2026-03", "Period: Mar 2026"),
        ("metric", "pitfalls", ["One", "Two, again"], "Watch out for: One; Two, again"),
    ],
)
def test_values_are_told_in_words(kind, name, value, said):
    assert shown(lines(event(kind=kind, new={name: value}))[0]).startswith(said)


@pytest.mark.parametrize("title", ["2026-11-30", "under_way", "ALN-09", "p1"])
def test_what_a_person_wrote_is_never_reworded(title):
    assert (
        shown(lines(event(kind="action", new={"title": title}))[0]) == f"What needs doing: {title}"
    )


def test_what_was_emptied_is_seen_and_what_was_never_said_is_not():
    found = lines(event(old={"note": "Old", "page": None}, new={"note": "", "page": None}))[0]
    assert shown(found) == "Note: changed from Old to empty"


def test_an_id_is_told_by_the_name_its_record_had_at_that_change():
    named = event(1, record="m1", kind="metric", assessment=None, new={"name": "Waits"})
    used = event(2, assessment=None, kind="objective", new={"metric_ids": ["m1"]})
    later = event(3, record="m1", kind="metric", assessment=None, new={"name": "Long waits"})
    assert shown(lines(named, used, later)[1]) == "Metrics that track it: Waits"


def test_beside_other_changes_each_says_which_record_it_is_about():
    made = event(1, kind="metric", assessment=None, created=True, new={"name": "Waits"})
    assert shown(lines(made)[0], naming=True).startswith("Metric “Waits”")


def test_an_answer_is_named_by_its_question():
    made = event(1, created=True, new={"item_id": "ALN-09", "answer": "siloed"})
    later = event(2, new={"answer": "embedded"})
    name = "answer “ALN-09 Digital risk and the risk of not changing”"
    assert [line.record for line in lines(made, later)] == [name, name]


def test_an_answer_for_then_and_for_now_is_told_by_its_two_questions():
    made = event(created=True, new={"item_id": "MOM-PAC-2", "answer": "x", "second_answer": "y"})
    names = [name for name, _, _ in lines(made)[0].fields]
    assert names == ["Question", "At the height of the pandemic", "Now"]


def test_the_reason_for_a_change_stands_beneath_it():
    found = lines(event(new={"answer": "siloed"}, reason="Found the paper."))[0]
    assert shown(found).endswith("\nReason for the change: Found the paper.")


def test_changes_that_are_only_counted_say_what_they_changed_as_well():
    kept = event(3, assessment=None, kind="evidence", created=True)
    said = {"metric_id": "m1", "period": "2026-03", "value": "8.2"}
    reading = event(2, record="r2", assessment=None, kind="reading", created=True, new=said)
    named = event(5, record="m1", assessment=None, kind="metric", new={"name": "Waits"})
    late = event(4, assessment="a2", new={"answer": "siloed"})._replace(late=True)
    other = event(1, assessment="a2", created=True, new={"item_id": "ALN-09", "answer": "siloed"})
    found = lines(other, reading, kept, late, named)
    parts = [Part.ELSEWHERE, Part.TYPED, Part.EVIDENCE, Part.LATE, Part.METRICS]
    assert [line.part for line in found] == parts
    assert found[0].fields[-1] == ("Answer", "", "Siloed")
    assert [after for _, _, after in found[1].fields][:3] == ["Waits", "Mar 2026", "8.2"]
    assert found[1].record == "reading “Waits, Mar 2026”"
    assert found[3].fields == (("Answer", "", "Siloed"),)
    assert found[2].what == "Evidence added"


def test_a_change_this_copy_only_names_is_counted():
    words = ChangeWords({"p1": "A. Rahman"}, pack())
    found = trail_of((event(2),), "a1", words, recorded=3)
    assert [(line.seq, line.part) for line in found] == [
        (2, Part.ANSWERS),
        (1, Part.NAMED_ONLY),
        (3, Part.NAMED_ONLY),
    ]


def test_an_erased_name_stays_empty_and_the_change_stays():
    assert lines(event(), people={"p2": "B. Jones"})[0].actor == ""


def test_taking_back_is_told_apart_from_changing():
    assert lines(event(undoes="e0"))[0].what == "Answer undone"


@pytest.mark.parametrize(
    ("kind", "held", "said"),
    [
        ("response", {"answer": "siloed", "rationale": "Seen."}, ("Answer", "Siloed", "Seen.")),
        ("action", {"title": "Buy", "addresses": ["ALN-09"]}, ("ALN-09 Digital risk",)),
        ("metric", {"name": "Waits", "direction": "down"}, ("Lower is better",)),
        ("evidence", {"title": "Paper", "dated": "2026-03-01"}, ("1 March 2026",)),
        ("objective", {"title": "Care", "why": "People wait."}, ("People wait.",)),
    ],
)
def test_what_went_with_an_archived_entry_is_told_and_what_came_back_as_well(kind, held, said):
    """It went with the entry: nobody emptied it."""
    gone = lines(event(1, kind=kind, old=held, new={"withdrawn": True}))[0]
    back = event(2, kind=kind, old={**held, "withdrawn": True}, new={"withdrawn": False})
    for line in (gone, lines(back)[0]):
        assert all(words in shown(line) for words in said), shown(line)
        assert "changed from" not in shown(line)
    assert not any(after for _, _, after in gone.fields)
    assert not any(before for _, before, _ in lines(back)[0].fields)


def test_nothing_is_set_where_nothing_changed():
    assert changes_of(()) == ()


def test_a_record_named_before_its_own_change_has_its_name_and_one_never_named_has_no_id():
    unknown = "0" * 8 + "-0000-0000-0000-" + "0" * 12
    linked = event(1, kind="metric", assessment=None, new={"pair_ids": ["m2", unknown]})
    named = event(2, record="m2", kind="metric", assessment=None, new={"name": "Waits"})
    words = ChangeWords({"p1": "A. Rahman"}, pack(), "not in this data")
    found = trail_of((linked, named), "a1", words)
    assert shown(found[0]) == "Outcome it aims to improve: Waits; not in this data"


def test_readings_from_a_file_and_readings_revised_are_told_from_those_typed_in():
    typed = event(1, kind="reading", assessment=None, created=True, new={"value": "1"})
    filed = event(2, kind="reading", assessment=None, created=True, new={"source_id": "s1"})
    again = event(3, kind="reading", assessment=None, old={"value": "1"}, new={"value": "2"})
    source = event(
        4, kind="import_source", assessment=None, created=True, new={"name": "Waits.csv"}
    )
    parts = [line.part for line in lines(typed, filed, again, source)]
    assert parts == [Part.TYPED, Part.IMPORTED, Part.REVISED, Part.IMPORTS]
