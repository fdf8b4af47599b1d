"""What one page of a report says is what its other pages say, in whole sentences."""

import datetime as dt
import re
from dataclasses import fields, is_dataclass, replace

import pytest

from digistrat_desktop.analysis.actions.order import next_best
from digistrat_desktop.analysis.charts.drawing import Drawing, Label
from digistrat_desktop.analysis.countable import Countable
from digistrat_desktop.analysis.counting import counts_of
from digistrat_desktop.analysis.counts import Count, CountOf
from digistrat_desktop.analysis.findings.grounds import Grounds
from digistrat_desktop.analysis.judgement import Proof, judge
from digistrat_desktop.domain.edits.strategy import add_entry
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.words import day_words
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.actions import actions_by_date, actions_section
from digistrat_desktop.reports.papers.audit import changes_of
from digistrat_desktop.reports.papers.cover import proof_facts
from digistrat_desktop.reports.papers.findings import findings_in_full
from digistrat_desktop.reports.papers.items import item_blocks, notes
from digistrat_desktop.reports.papers.kinds import paper
from digistrat_desktop.reports.papers.page_one import fitted_room, page_one
from digistrat_desktop.reports.pdf.render import Ruler
from digistrat_desktop.services.record.snapshot import fingerprint_of, snapshot_of
from digistrat_desktop.services.reports.making import ReportOptions, Watcher, make_report
from tests.reports.trusts import NOW, Maker, model, pack


def runs_of(part):
    """Every run and heading in blocks, however deep."""
    if isinstance(part, b.Heading):
        yield part.text
    elif isinstance(part, tuple) and part and all(isinstance(one, b.Run) for one in part):
        yield "".join(run.text for run in b.uncounted(part))
    elif isinstance(part, tuple):
        for one in part:
            yield from runs_of(one)
    elif is_dataclass(part) and not isinstance(part, (b.Figure, Drawing)):
        yield from runs_of(tuple(getattr(part, field.name) for field in fields(part)))


def said(blocks):
    return "\n".join(runs_of(tuple(blocks)))


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (1, "1 finding. It comes from a named rule."),
        (2, "2 findings, most important first. Each comes from a named rule."),
        (12, "12 findings, most important first. Each comes from a named rule."),
    ],
)
def test_the_findings_of_the_full_report_are_counted(found, words):
    made = model("typical", "full")
    known = Count(CountOf.FINDINGS, (("r", "Title"),) * found)
    counts = replace(made.counts, found={**made.counts.found, CountOf.FINDINGS: known})
    assert words in said(findings_in_full(replace(made, counts=counts)))


def test_what_an_assessment_covers_stands_under_what_it_covers_in_the_audit_report():
    made = model("typical", "audit")
    given = replace(made.assessment, scope_note="Both hospital sites.")
    made = replace(made, assessed=replace(made.assessed, assessment=given))
    page = make_report(made, "audit", ".html", ReportOptions(), Watcher()).content.decode()
    words = re.sub(r"\s*<[^>]+>\s*", "|", page)
    assert re.search(r"What it covers\|+Both hospital sites\.", words)
    assert "Left out" not in words


def test_no_heading_stands_over_nothing():
    made = model("empty", "full")
    section = made.section(SectionKind.REFLECTION)
    assert "No question in this area was answered." in said(notes(section))


def test_a_question_nobody_answered_is_not_asked_for_a_reason():
    made = model("empty", "full")
    section = made.section(SectionKind.ALIGNMENT)
    words = said(item_blocks(made, section, section.asked[0]))
    assert words.endswith("Not answered.")


def test_a_note_for_the_board_is_noted_in_every_report():
    made = model("typical", "audit")
    section = made.section(SectionKind.REFLECTION)
    noted = next(item for item in section.asked if item.noted)
    assert "\nAnswered.\n" in said(item_blocks(made, section, noted))


@pytest.mark.parametrize("kind", ["board", "full", "progress"])
def test_no_sentence_ends_twice(kind):
    page = make_report(model("typical", kind), kind, ".html", ReportOptions(), Watcher())
    words = page.content.decode().replace("...", "")
    assert ".." not in words.split("</style>")[1]
    assert ".;" not in words.split("</style>")[1]


def test_a_recorded_text_is_seen_to_end():
    line = replace(
        model("typical", "audit").trail[0],
        fields=(("answer", "Siloed", "Embedded"), ("why", "One. Two.", "")),
    )
    words = "".join(run.text for run in changes_of((line,))[0].rows[0][4])
    assert (
        "answer: changed from Siloed to Embedded\nwhy: changed from “One. Two.” to empty" in words
    )


def with_actions(count):
    """A trust with so many agreed actions, a day apart."""
    maker = Maker(lambda _: "Agreed in May.")
    assessment = maker.assess("Autumn 2026", dt.date(2026, 10, 1), 0.1)
    for number in range(count):
        due = dt.date(2026, 9, 20) + dt.timedelta(days=number)
        values = {"title": f"Action {number}", "due": due}
        maker.do(add_entry(maker.present, Action, maker.trust.trust_id, values, maker.author)[1])
    snapshot = snapshot_of(maker.present, assessment)
    proof = Proof(fingerprint_of(snapshot), None, 9, NOW, snapshot)
    return judge(maker.present, assessment, {pack().sha256: pack()}, assessment.as_of, proof)


def test_the_title_of_the_actions_counts_what_its_rows_say_on_the_day_of_the_meeting():
    made = with_actions(7)
    for day in (None, dt.date(2026, 9, 24), dt.date(2026, 12, 4), dt.date(2026, 1, 1)):
        front = replace(model("typical").front, meeting_on=day) if day else None
        told = judge_with(made, front)
        blocks = actions_section(told)
        lines = said(blocks).splitlines()
        past, soon = lines.count("Overdue"), lines.count("Due before the meeting")
        head = next(line for line in lines if line.startswith("7 actions are open"))
        assert ("none is overdue" in head) is not bool(past + soon)
        since = " since" if past == 1 else ", the first since"
        assert (f": {past} overdue{since} 20 Sep 2026" in head) is bool(past)
        assert (f"{soon} due before" in head) is bool(soon)
        assert told.counts.of(CountOf.PAST_AT_MEETING) == past + soon


def test_actions_stand_in_the_order_of_the_main_findings_they_deal_with():
    made = with_actions(3)
    first = made.findings[0]
    second = next(one for one in made.findings if one.record != first.record)
    actions = {one.title: one for one in made.workspace.all(Action)}
    records = dict(made.workspace.records["action"])
    for title, found in (("Action 2", first), ("Action 1", second)):
        action = actions[title]
        records[action.id] = replace(action, addresses=(found.record,))
    held = replace(made.workspace, records={**made.workspace.records, "action": records})
    ranked = next_best(held, (first, second))
    assert [one.action.title for one in ranked] == ["Action 2", "Action 1", "Action 0"]
    assert [one.is_main for one in ranked] == [True, True, False]


def judge_with(made, front):
    grounds = {one.name: getattr(made, one.name) for one in fields(Grounds)}
    given = Countable(
        actions=made.action_lines, meeting=Grounds(**{**grounds, "front": front}).reading_day
    )
    return replace(made, front=front, counts=counts_of(given))


def drawn(blocks):
    return [part for part in blocks[0].blocks if isinstance(part, b.Figure)]


def test_actions_stand_along_time_with_their_dates_in_words():
    blocks = actions_by_date(with_actions(3))
    (figure,) = drawn(blocks)
    assert "3 actions are open" in figure.alt
    assert "are open" not in said(blocks)  # the heading over the table has said it
    assert "20 Sep 2026: Action 0; 21 Sep 2026: Action 1; 22 Sep 2026: Action 2." in figure.alt
    labels = [mark.text for mark in figure.drawing.marks if isinstance(mark, Label)]
    assert "As at 1 October 2026" in labels
    assert "Action 2" in labels


def test_the_time_line_of_very_many_actions_is_one_page_and_says_what_it_leaves_out():
    blocks = actions_by_date(with_actions(40))
    (figure,) = drawn(blocks)
    assert figure.drawing.height < 700
    assert "10 later actions: see the table." in said(blocks)


def test_no_time_line_is_drawn_where_no_action_is_open():
    assert actions_by_date(model("typical", "full")) == ()


@pytest.mark.parametrize("size", ["typical", "welsh"])
def test_the_verdict_on_page_one_never_breaks_off(size):
    made = model(size, "board")
    said = page_one(made, fitted_room(made, Ruler().fits_page))
    assert next(one.text for one in said if isinstance(one, b.Heading)) == made.title


@pytest.mark.parametrize("size", ["empty", "typical"])
def test_an_area_without_a_claimed_level_says_so_and_counts_nothing_out_of_0(size):
    told = said(paper(model(size, "full"), "full").blocks)
    assert "0 of 0" not in told
    assert ("No level is claimed." in told) is (size == "empty")


@pytest.mark.parametrize("kind", ["board", "full", "progress", "audit"])
def test_what_is_signed_off_says_the_day_once_in_the_facts_of_a_paper(kind):
    made = model("sealed", kind)
    facts = dict(proof_facts(made))
    day = day_words(made.proof.seal.signed_at.date())
    assert [name for name, words in facts.items() if day in words and name != "Assessment"] == [
        "Signed off"
    ]
    assert "Status" in dict(proof_facts(model("typical", kind)))
