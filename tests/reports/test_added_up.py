"""What fresh readers of the sample could not add up or were misled by stands in words, of every trust."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.charts.drawing import Ink, Segments
from digistrat_desktop.analysis.charts.frame import BROKEN, ChartOptions
from digistrat_desktop.analysis.charts.trend import draw_line
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.measures.exceptions import Ground, exceptions_of
from digistrat_desktop.analysis.measures.remarks import second_name
from digistrat_desktop.analysis.measures.spc.rows import moment_words
from digistrat_desktop.analysis.measures.words import brief_finding
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.trust.plans import ConstraintEntry, OwnSeverity, ResourceFamily
from digistrat_desktop.domain.words import day_words, short_day
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.measures.exceptions import exceptions
from digistrat_desktop.reports.measures.overview import overview
from digistrat_desktop.reports.measures.readings import readings
from digistrat_desktop.reports.measures.signs import second_target
from digistrat_desktop.reports.papers.constraints import constraints_section
from digistrat_desktop.reports.papers.cover import key_facts, proof_facts
from digistrat_desktop.reports.papers.frame import header_words
from digistrat_desktop.reports.papers.items import areas_in_full
from digistrat_desktop.reports.papers.kinds import KINDS, paper
from digistrat_desktop.reports.papers.ledger import ledger
from digistrat_desktop.reports.papers.reality import reality_brief
from digistrat_desktop.reports.papers.wording import plain_words
from digistrat_desktop.reports.pdf.render import render_pdf
from digistrat_desktop.services.reports.data import sheets_of
from tests.helpers.pdf_text import page_texts
from tests.reports.test_board_page_one import fronted, words
from tests.reports.trusts import model


def notes(made):
    return {one.value: one.note for one in key_facts(made)}


def cells(blocks):
    tables = [one for one in b.walk(blocks) if isinstance(one, b.Table)]
    every = (cell for one in tables for row in one.rows for cell in row)
    return [plain_words(cell) for cell in every if isinstance(cell, tuple)]


@pytest.mark.parametrize(
    ("asks", "told"),
    [
        (("decide what pays for the {title}",), ": the board is asked about it."),
        (("agree the budget",), ", and no request to the board is about it."),
        ((), ""),
    ],
)
def test_a_constraint_that_is_left_out_says_where_the_board_decides_on_it(asks, told):
    made = model("sample")
    title = made.constraints.ignored[0].item.item.title
    front = fronted(made, asks=tuple(one.format(title=title) for one in asks))
    said = next(one for one in words(constraints_section(front)) if one.startswith(f"{title}: "))
    assert said.partition(" Needs a decision")[2] == told


def test_constraints_of_the_trust_that_limit_are_told_beside_the_count_on_both_pages():
    made = model("sample")
    own = [one for one in made.workspace.all(ConstraintEntry) if one.item_id is None]
    limits = [one for one in own if one.severity in {OwnSeverity.LIMITS, OwnSeverity.BLOCKS}]
    assert limits
    more = f"{len(limits)} more limit, added by the trust"
    facts = [one for one in key_facts(made) if "constraints" in one.label]
    assert more in facts[0].note
    told = next(one for one in words(constraints_section(made)) if one.startswith(more))
    assert all(one.title in told for one in limits)


def test_page_one_says_how_many_levels_are_backed_on_the_day_of_the_meeting():
    made = model("sample")
    left = made.counts.of(CountOf.SHOWN) - made.counts.of(CountOf.EXPIRING)
    assert left < made.counts.of(CountOf.SHOWN)
    soon = made.counts.of(CountOf.EXPIRING)
    facts = next(one for one in key_facts(made) if "backed" in one.label)
    assert facts.note.endswith(f"{left} by {short_day(made.front.meeting_on)}: {soon} runs out")


def test_as_at_says_that_later_changes_are_in_the_paper():
    made = model("sample")
    told = dict(proof_facts(made))["Changes recorded"]
    as_of, last = made.assessment.as_of, made.proof.when.date()
    assert last > as_of
    assert told.endswith(f", those after {day_words(as_of)} too, the last on {day_words(last)}")
    then = dt.datetime.combine(as_of, dt.time(9), dt.UTC)
    early = replace(made, proof=replace(made.proof, when=then))
    assert dict(proof_facts(early))["Changes recorded"] == f"{made.proof.changes:,}"


def test_notes_of_the_board_that_nobody_confirmed_are_told_with_the_answers():
    made = model("sample")
    notes_carried = made.counts.of(CountOf.REFLECTION_CARRIED)
    assert notes_carried
    carried = f"{made.counts.of(CountOf.CARRIED)} of the {made.counts.of(CountOf.ASKED)}"
    answered = made.counts.of(CountOf.REFLECTION_ANSWERED)
    whole = f"{carried} and {notes_carried} of the {answered} carried forward"
    assert whole in dict(proof_facts(made))["Asked"]


@pytest.mark.parametrize("for_meeting", [True, False])
def test_every_running_head_names_the_meeting_and_only_its_own_paper_the_item(for_meeting):
    made = model("sample")
    said = header_words(made, for_meeting=for_meeting)
    assert f"{made.front.meeting}, {day_words(made.front.meeting_on)}" in said
    assert (f"item {made.front.agenda_item}" in said) is for_meeting


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "elsewhere"])
def test_no_running_head_of_the_sample_cuts_its_trust_or_its_meeting(kind):
    made = model("sample", kind)
    pages = page_texts(render_pdf(paper(made, kind)).data)
    for page in pages:
        head = " ".join(page.split())[:400]
        assert made.trust.name in head
        assert f"{made.front.meeting}, {day_words(made.front.meeting_on)}" in head


def test_how_sure_people_are_adds_up_to_the_answers():
    made = model("sample", "full")
    counts = {one.section.title: made.counts.sections[one.section.id] for one in made.position}
    area, seen = "", 0
    for block in b.walk(areas_in_full(made)):
        area = block.text if isinstance(block, b.Heading) and block.level == 2 else area
        said = plain_words(block.runs) if isinstance(block, b.Paragraph) else ""
        if said.startswith("How sure people are: "):
            seen += 1
            parts = sum(map(int, re.findall(r"\d+", said)))
            assert parts == counts[area].of(CountOf.ANSWERED)
    assert seen


def test_people_are_counted_in_the_same_unit_on_paper_and_in_the_workbook():
    made = model("sample")
    staff = [one for one in made.reality.lines if one.key.family is ResourceFamily.STAFF]
    assert staff
    assert all(not one.unit for one in staff)
    figures = [one for one in b.walk(reality_brief(made)) if isinstance(one, b.Figure)]
    drawn = [getattr(mark, "text", "") for one in figures for mark in one.drawing.marks]
    for line in staff:
        assert f"{line.label} (whole-time equivalents)" in drawn
    for name in ("Capacity", "Needs"):
        sheet = next(one for one in sheets_of(made) if one.name == name)
        at = sheet.headings.index("Unit")
        units = {row[at - 1]: row[at] for row in sheet.rows}
        assert units == {"Capital": "£", staff[0].label: "whole-time equivalents"}


def told_of_readings(made):
    """Give the line under the name of each metric whose readings are laid out."""
    blocks = [x for x in b.walk(readings(made)) if isinstance(x, b.Heading | b.Paragraph)]
    heads = [at for at, x in enumerate(blocks) if isinstance(x, b.Heading) and x.level == 3]
    return {blocks[at].text: plain_words(blocks[at + 1].runs) for at in heads}


@pytest.mark.parametrize("size", ["sample", "typical"])
def test_the_month_from_which_nothing_was_unusual_stands_with_the_readings(size):
    made = model(size)
    under, seen = told_of_readings(made), 0
    for line in made.metrics:
        found = brief_finding(line.analysis, line.subject)
        calm = found.startswith("No unusual pattern in ")
        assert ("As usual from " in under.get(line.name, "")) is calm
        if not calm:
            continue
        seen += 1
        known = [one for one in line.analysis.points if one.value is not None]
        number = re.search(r"the last (\d+) ", found)
        first = known[-int(number[1]) if number else -1]
        assert under[line.name].endswith(f"from {moment_words(first.period)}.")
    assert seen


def test_a_second_target_is_named_with_its_value_on_every_page_of_the_metric():
    made = model("sample")
    second = [line for line in made.metrics if line.analysis.options.second_target is not None]
    assert second
    under = told_of_readings(made)
    rows = cells(overview(made))
    for line in second:
        told = second_target(line)
        assert told.startswith(second_name(line.analysis.options))
        assert f"{told}." in under[line.name]
        assert [one for one in rows if one.startswith(line.name) and one.endswith(told)]


def test_an_outcome_names_the_leading_metrics_that_no_chart_under_it_shows():
    made = model("sample")
    said, seen = words(exceptions(made)), 0
    for one in exceptions_of(made.metrics):
        for line in one.leading if one.ground is not Ground.UNMOVED else ():
            seen += 1
            how = "improving" if line.is_better else "not improving"
            named = rf"Leading: .*{re.escape(line.name)}[^()]*\({how}\)"
            assert [words for words in said if re.search(named, words)]
    assert seen


def test_the_ledger_names_the_assessments_that_have_an_audit_report_of_their_own():
    made = model("sample", "audit")
    told = [one for one in cells(ledger(made)) if one.startswith("Other assessments")]
    others = [one for one in made.workspace.all(Assessment) if one.id != made.assessment.id]
    assert len(others) > 1
    assert all(f"“{one.title}”" in told[0] for one in others)


@pytest.mark.parametrize("kind", ["board", "full"])
def test_a_paper_that_speaks_of_newer_evidence_says_what_it_is(kind):
    made = model("sample", kind)
    told = " ".join(words(paper(made, kind).blocks))
    assert "have newer evidence" in " ".join(notes(made).values())
    since = f"is dated after {day_words(made.previous.as_of)}, the day of {made.previous.title}"
    assert told.count(since) == 1


def test_a_conclusion_that_an_action_helps_is_not_called_by_its_questions_name():
    made = model("sample", "audit")
    helped = [
        after
        for line in made.trail
        for name, _, after in line.fields
        if name == "What it helps" and "ALN-05" in after
    ]
    assert helped
    for one in helped:
        named = one.split("; ")
        assert len(set(named)) == len(named)
    assert "the reviewer's conclusion on ALN-05 Board ownership" in " ".join(helped)


def test_the_words_of_a_broken_axis_touch_no_line():
    for line in (one for size in ("sample", "typical") for one in model(size).metrics):
        for options in (ChartOptions(), ChartOptions(width=284, height=116, text_size=8)):
            marks = draw_line(line, options).marks
            drawn = [one for one in marks if isinstance(one, Segments) and one.ink is not Ink.LINE]
            lines = [y for one in drawn for y in _level(one)]
            for label in (one for one in marks if getattr(one, "text", "") == BROKEN):
                top, bottom = label.y - 0.9 * label.size, label.y + 0.2 * label.size
                assert not [y for y in lines if top < y < bottom]


def _level(segments):
    """Give the heights of the long level lines of a drawing."""
    return [y1 for x1, y1, x2, y2 in segments.pieces if y1 == y2 and abs(x2 - x1) > 60]
