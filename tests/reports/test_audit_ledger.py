"""The audit report is a ledger: what it lists and what it only counts add up to all that is recorded."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.changes import Part
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.domain.edits.actions import save_action
from digistrat_desktop.domain.edits.reviews import agree_on, give_opinion, give_score, reply_to
from digistrat_desktop.domain.record.redaction import Omission
from digistrat_desktop.domain.trust.actions import ActionStatus
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.trust.reviews import Challenge, Opinion
from digistrat_desktop.domain.words import short_day
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.kinds import KINDS, paper
from digistrat_desktop.reports.papers.ledger import changes_of
from digistrat_desktop.reports.papers.wording import plain_words
from digistrat_desktop.services.elsewhere import with_elsewhere
from digistrat_desktop.services.record.sealing import seal_assessment
from digistrat_desktop.services.reports.making import ReportOptions, Watcher, make_report
from digistrat_desktop.services.reports.making import read_judgement as judged
from digistrat_desktop.services.reports.redacting import without
from tests.helpers.desks import computer, filled
from tests.reports.trusts import LONG_REASON, SIZES, model

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@pytest.fixture
def ann(tmp_path):
    with computer(tmp_path, "Ann") as made:
        yield made


@pytest.fixture
def place(ann):
    """A trust with some of everything, beside it another assessment."""
    place = filled(ann)
    ann.reading(place[0], "2026-01", "9")
    other = ann.start(place[0], "Winter", dt.date(2026, 12, 1))
    ann.answer(other, "ALN-01", answer="absent")
    return place


def audit(ann, place, left_out=None):
    found = judged(ann.library, *place, "audit")
    return without(found, left_out) if left_out else found


def table(blocks, caption):
    return next(x for x in b.walk(blocks) if isinstance(x, b.Table) and x.caption == caption)


def rows(made, caption):
    found = table(paper(made, "audit").blocks, caption)
    return [[plain_words(cell) for cell in row] for row in found.rows]


def number(said):
    return int(said.replace(",", ""))


def page(made, kind="audit"):
    content = make_report(made, kind, ".html", ReportOptions(), Watcher()).content.decode()
    return re.sub(r"<[^>]+>", " ", content.partition("<body")[2])


def adds_up(made):
    found = rows(made, "Changes by what was changed")
    at = [n for n, row in enumerate(found) if row[0] in {"Listed in this report", "Only counted"}]
    listed, counted = found[: at[0]], found[at[0] + 1 : at[1]]
    sums = [number(found[n][2]) for n in (*at, at[1] + 1)]
    assert [sum(number(row[2]) for row in part) for part in (listed, counted)] == sums[:2]
    assert sums[0] + sums[1] == sums[2] == made.proof.changes
    people = [[number(cell) for cell in row[1:]] for row in rows(made, "Changes by person")]
    assert [sum(column) for column in zip(*people[:-1], strict=True)] == people[-1] == sums
    return sums


def listed_rows(made):
    """How many changes stand in the tables of changes, all pages together."""
    tables = (x for x in b.walk(paper(made, "audit").blocks) if isinstance(x, b.Table))
    return sum(len(x.rows) for x in tables if x.columns[0].header == "No.")


def test_what_is_listed_and_what_is_counted_are_all_that_is_recorded(ann, place):
    made = audit(ann, place)
    sums = adds_up(made)
    assert listed_rows(made) == sums[0]


def test_each_kind_of_change_has_as_many_rows_as_the_ledger_says(ann, place):
    made = audit(ann, place)
    blocks = [x for x in b.walk(paper(made, "audit").blocks) if isinstance(x, b.Table)]
    rows_of = {x.caption.removeprefix("Changes: "): len(x.rows) for x in blocks}
    said = {row[0]: number(row[2]) for row in rows(made, "Changes by what was changed") if row[1]}
    kinds = [part for part in Part if part.is_listed and part is not Part.ANSWERS]
    told = {part.label: said[part.label] for part in kinds if part.label in said}
    assert {label: rows_of[label] for label in told} == told


def test_the_open_issues_add_up(ann, place):
    *found, total = rows(audit(ann, place), "What is still open")
    assert len(found) > 1
    assert sum(number(row[2]) for row in found) == number(total[2])


@pytest.mark.parametrize(
    ("kind", "most"), [("audit", 3), ("elsewhere", 1), ("progress", 2), ("full", 4)]
)
def test_an_assessment_without_answers_says_so_on_few_pages(kind, most):
    found = model("empty", kind)
    found = with_elsewhere(found) if KINDS[kind].with_elsewhere else found
    made = make_report(found, kind, ".pdf", ReportOptions(), Watcher())
    assert made.pages <= most


def test_the_ledger_of_a_sealed_assessment_counts_what_the_seal_covers(ann, place):
    seal_assessment(ann.library, place[1], "Chair", ann.author)
    ann.metric(place[0], ("2026-03",))
    made = audit(ann, place)
    assert listed_rows(made) == adds_up(made)[0]
    assert "Nothing about this assessment was recorded after sign-off." in page(made)


def concluded_after_sign_off(ann, place):
    """A reviewer's conclusion on a signed off answer, and the trust's reply to it."""
    seal_assessment(ann.library, place[1], "Chair", ann.author)
    workspace = ann.workspace(place[1])
    assessment = workspace.get(Assessment, place[1])
    ann.do(give_opinion(workspace, assessment, "ALN-01", (Opinion.DISAGREE, "Thin."), ann.author))
    workspace = ann.workspace(place[1])
    reply = reply_to(workspace, workspace.all(Challenge)[0], "Noted.", ann.author, accepted=True)
    ann.do(reply)


def test_conclusions_and_replies_after_sign_off_are_listed_as_after_it(ann, place):
    concluded_after_sign_off(ann, place)
    made = audit(ann, place)
    found = rows(made, "Changes after sign-off")
    assert [row[3] for row in found] == ["Reviewer's conclusion added", "Reply added"]
    assert "Conclusion: Disagree" in found[0][4]
    assert "Thin." in found[0][4]
    assert "ALN-01" in found[0][4]
    assert "Noted." in found[1][4]
    assert made.counts.of(CountOf.CHANGES_AFTER) == len(found)
    first = made.proof.changes + 2  # the seal itself is the change between
    assert [number(row[0]) for row in found] == [first, first + 1]
    assert listed_rows(made) - len(found) == adds_up(made)[0]


@pytest.mark.parametrize("left_out", [Omission(names=True, reasons=True), Omission(areas={"ALN"})])
def test_what_is_left_out_is_in_no_change_after_sign_off(ann, place, left_out):
    concluded_after_sign_off(ann, place)
    made = audit(ann, place, left_out)
    found = rows(made, "Changes after sign-off")
    said = " ".join(" ".join(row) for row in found)
    assert len(found) == made.counts.of(CountOf.CHANGES_AFTER) == 2
    assert [one for one in ("Thin.", "Noted.", "ALN-01") if one in said] == ["ALN-01"] * bool(
        left_out.names
    )
    assert listed_rows(made) - len(found) == adds_up(made)[0]


@pytest.mark.parametrize("left_out", [Omission(names=True, reasons=True), Omission(areas={"ALN"})])
def test_a_copy_that_leaves_something_out_still_adds_up(ann, place, left_out):
    made = audit(ann, place, left_out)
    assert listed_rows(made) == adds_up(made)[0]
    assert bool(made.counts.changes[Part.LEFT_OUT].value) is bool(left_out.areas)


@pytest.mark.parametrize("size", SIZES)
def test_the_ledger_of_every_kind_of_trust_adds_up(size):
    made = model(size, "audit")
    if made.trail:
        assert listed_rows(made) == adds_up(made)[0]


def test_nothing_a_person_wrote_is_cut(ann, place):
    ann.answer(place[1], "ALN-03", answer="siloed", rationale=LONG_REASON.strip())
    assert LONG_REASON.strip() in page(audit(ann, place))


def test_a_revised_reading_stands_with_its_value_before_and_after(ann, place):
    found = rows(audit(ann, place), "Changes: Readings revised")
    assert len(found) == 1
    assert found[0][2] == "Ann"
    assert "Jan 2026" in found[0][4]
    assert "Value: changed from 1 to 9" in found[0][4]


def test_a_link_of_evidence_names_the_evidence_and_the_answer(ann, place):
    found = rows(audit(ann, place), "Changes: Evidence and its links to answers")
    link = next(row[4] for row in found if row[3].startswith("Link"))
    assert "Minutes" in link
    assert "ALN-01" in link


def test_no_id_is_printed_that_only_a_machine_can_read(ann, place):
    assert UUID.findall(page(audit(ann, place))) == []


def said_of_an_answer(ann, place):
    """A separate answer, a conclusion with its reply, and an agreed answer one person does not share."""

    def at(edit, *given, **named):
        workspace = ann.workspace(place[1])
        assessment = workspace.get(Assessment, place[1])
        ann.do(edit(workspace, assessment, "ALN-01", *given, ann.author, **named))

    at(give_score, {"answer": "absent", "why": "Mine."})
    at(give_opinion, (Opinion.DISAGREE, "Thin."))
    workspace = ann.workspace(place[1])
    challenge = workspace.all(Challenge)[0]
    ann.do(reply_to(workspace, challenge, "Noted.", ann.author, accepted=True))
    told = {"title": "Find the newer paper", "addresses": (challenge.id,)}
    said = (told, dt.date(2026, 3, 31))
    ann.do(save_action(ann.workspace(place[1]), place[0], None, said, ann.author))
    at(agree_on, {"agreed": "siloed", "why": "Two plans.", "dissent": "Bob would say Absent."})


def test_what_others_say_of_an_answer_stands_under_it(ann, place):
    said_of_an_answer(ann, place)
    made = audit(ann, place)
    words = "\n".join(" ".join(row) for row in rows(made, "What others say of ALN-01"))
    opinions = (
        "Separate answer: Absent",
        "Mine.",
        "Disagree",
        "Thin.",
        "Reply, accepted",
        "Noted.",
        "Action that answers it: proposed",
        "Find the newer paper",
    )
    agreed = ("Agreed answer: Siloed", "Bob would say Absent.")
    assert [said for said in (*opinions, *agreed) if said not in words] == []
    assert listed_rows(made) == adds_up(made)[0]


def test_closed_actions_stand_with_what_came_of_them(ann, place):
    values = {
        "title": "Name an owner",
        "status": ActionStatus.DROPPED,
        "closing_note": "The board chose another way.",
        "closed_on": dt.date(2026, 3, 1),
    }
    said = (values, dt.date(2026, 3, 31))
    ann.do(save_action(ann.workspace(place[1]), place[0], None, said, ann.author))
    made = audit(ann, place)
    (row,) = rows(made, "Actions closed")
    assert row[0] == "Name an owner"
    assert row[4] == "1 Mar 2026"
    assert row[5] == short_day(made.trail[-1].at.date())
    assert row[6] == "The board chose another way."


def test_completeness_adds_up_to_what_is_asked(ann, place):
    made = audit(ann, place)
    found = [[number(cell) for cell in row[1:]] for row in rows(made, "How complete each area is")]
    assert [sum(column) for column in zip(*found[:-1], strict=True)] == found[-1]
    assert all(row[0] == sum(row[1:6]) for row in found)
    assert found[-1][0] == made.counts.of(CountOf.ASKED)


def test_a_report_of_no_meeting_carries_no_front_sheet():
    for kind in KINDS:
        made = model("typical", kind)
        document = paper(made, kind)
        for_meeting = kind in {"board", "full"}
        assert ("item 9" in document.header_right) is for_meeting
        assert for_meeting or "Agenda item" not in page(made, kind)


def test_the_report_gives_the_rule_for_backed_and_promises_no_seal_where_there_is_none(ann, place):
    made = audit(ann, place)
    said = " ".join(said_in(made))
    months = made.pack.evidence.stale_after_months
    assert f"no more than {months} months old, shows that level" in said
    assert "how complete it is, and what the change history proves." in said
    assert "Every page prints its first and last digits." in said
    seal_assessment(ann.library, place[1], "Chair", ann.author)
    assert "what the change history under its seal proves." in " ".join(said_in(audit(ann, place)))


def test_changes_that_are_listed_do_not_stand_under_the_words_for_counted_ones(ann, place):
    said = said_in(audit(ann, place))
    assert any(one.endswith("only counted.") for one in said)
    assert "Other changes listed, by kind" in said


def said_in(made):
    found = paper(made, "audit").blocks
    return [
        one.text if isinstance(one, b.Heading) else plain_words(runs)
        for one in b.walk(found)
        for runs in runs_in(one)
    ]


def runs_in(block):
    if isinstance(block, b.Heading):
        return ((),)
    if isinstance(block, b.Paragraph):
        return (block.runs,)
    return block.items if isinstance(block, b.NumberedList | b.BulletList) else ()


@pytest.fixture(scope="module")
def of_kept():
    return model("kept", "audit")


def added(made, kind, named):
    (line,) = [one for one in made.trail if one.kind == kind and named in one.record]
    return {name: after for name, _, after in line.fields}


def test_a_choice_that_was_left_at_its_default_is_printed_and_named_as_such(of_kept):
    talk = added(of_kept, "evidence", "Talks with ward managers")
    assert "Opinion (the default)" in talk.values()
    paper_, decision = (
        added(of_kept, "evidence", "Capital plan 2025/26, letter"),
        added(of_kept, "decision", "No second patient app"),
    )
    assert "Document" in paper_.values()
    assert "Not doing (the default)" in decision.values()
    tests = [one for one in of_kept.trail if one.kind == "principle_test"]
    assert any(after == "Fits (the default)" for one in tests for _, _, after in one.fields)


def test_words_somebody_typed_are_no_default_however_they_end(of_kept):
    line = next(one for one in of_kept.trail if one.left)
    name, said = line.left[0]
    typed = ("Title", "", "Opinion (the default)")
    both = replace(line, fields=(typed, (name, "", f"{said} (the default)")), left=line.left[:1])
    (told,) = changes_of((both,))
    words = plain_words(told.rows[0][-1])
    assert "Title: Opinion (the default)" in words
    assert f"Left at the default: {name}: {said}" in words


def test_a_change_away_from_a_default_says_from_what(ann, place):
    made = audit(ann, place)
    for line in made.trail:
        if line.did == "changed" and line.part.is_listed:
            for _, before, after in line.fields:
                assert not after.endswith("(the default)")
                assert before or after


def test_what_the_sum_of_open_issues_leaves_out_is_counted_and_named(of_kept):
    told = " ".join(page(of_kept).split())
    for what in (CountOf.OUT_OF_DATE, CountOf.OPINION_ONLY, CountOf.REFLECTION_OPEN):
        assert of_kept.counts.of(what)
        for item_id, title in of_kept.counts.which(what):
            assert f"{item_id} {title}" in told
    assert of_kept.counts.of(CountOf.REFLECTION_CARRIED) == 1
    assert "Not in this sum" in told
