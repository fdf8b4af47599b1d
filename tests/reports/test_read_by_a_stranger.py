"""What a member of the board who has seen nothing before misread, of any trust."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from digistrat_desktop.analysis.answers.movement import Way
from digistrat_desktop.analysis.count_words import (
    area_changes_words,
    is_hardly_answered,
    lead_words,
)
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.findings.rules import Grade
from digistrat_desktop.analysis.measures.outlook import expected_head
from digistrat_desktop.analysis.measures.spc.rows import moment_words
from digistrat_desktop.analysis.measures.targets import national_gap_words
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.trust.strategy import TestOutcome
from digistrat_desktop.domain.words import day_words
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.measures.exceptions import exceptions
from digistrat_desktop.reports.measures.overview import overview
from digistrat_desktop.reports.measures.readings import readings
from digistrat_desktop.reports.papers.kinds import paper
from digistrat_desktop.reports.papers.page_one import page_one
from digistrat_desktop.reports.papers.position import position_section
from digistrat_desktop.reports.papers.strategy import strategy_brief
from digistrat_desktop.reports.papers.wording import Room, plain_words
from digistrat_desktop.reports.pdf.render import render_pdf
from tests.helpers.pdf_text import page_texts
from tests.reports.trusts import SIZES, model

pytestmark = pytest.mark.pdf


def said(blocks):
    """All paragraphs and headings, in reading order."""
    told = [x for x in b.walk(blocks) if isinstance(x, b.Paragraph | b.Heading)]
    return "\n".join(x.text if isinstance(x, b.Heading) else plain_words(x.runs) for x in told)


@pytest.mark.parametrize("size", SIZES)
def test_an_area_asked_of_2_moments_says_both_ways_and_names_what_got_worse(size):
    made = model(size)
    for section in (one for one in made.position if one.section.asked_twice):
        places = {str(level.level_id): -at for at, level in enumerate(section.levels)}
        known = [x for x in section.asked if x.answer in places and x.beside in places]
        worse = [x for x in known if places[x.answer] < places[x.beside]]
        better = [x for x in known if places[x.answer] > places[x.beside]]
        words = area_changes_words(section, made.counts.sections[section.section.id])
        if "no levels" not in words:
            assert words.startswith(
                f"{len(better)} better and {len(worse)} worse since the reference point"
            )
            assert all(x.item.title in words for x in worse[:3])


@pytest.mark.parametrize("size", SIZES)
def test_what_moved_up_unexplained_or_doubted_is_named_as_in_doubt(size):
    made = model(size)
    told = said(position_section(made))
    doubted = [
        m for m in made.moves if m.way is Way.UP and (m.unexplained or m.item_id in made.doubts)
    ]
    assert ("in doubt (below): " in told) is bool(doubted)
    for one in doubted[:4]:
        assert f"“{one.title}”" in told.split("in doubt (below): ")[1].split("\n")[0]


def rows_of(made):
    """The row of each metric on the page of all, as words, by its name."""
    tables = [x for x in b.walk(overview(made)) if isinstance(x, b.Table)]
    return {
        row[0][0].text: [plain_words(cell) if isinstance(cell, tuple) else "" for cell in row]
        for table in tables
        if table.caption == "Every metric"
        for row in table.rows
    }


@pytest.mark.parametrize("size", SIZES)
def test_no_old_finding_is_told_as_if_it_were_of_today(size):
    made = model(size)
    rows = rows_of(made)
    for line in made.metrics:
        if line.stale and line.analysis.last:
            since = f"Until {moment_words(line.analysis.last.period)}: "
            assert since in rows[line.name][-1]
            assert line.sentence.startswith(since)
        else:
            assert "Until " not in line.sentence


def test_a_national_date_that_passed_is_said_with_how_late_and_a_duty_with_that_it_is_not_met(
    sample,
):
    rows = rows_of(sample)
    assert (
        "National date missed by 27 months."
        in rows["Accounts with multi-factor authentication"][-1]
    )
    duty = rows["Clinical systems with a current safety case"][-1]
    assert "Duty since 7 July 2025: can be a breach." in duty
    (line,) = [one for one in sample.metrics if "multi-factor" in one.name]
    given = sample.workspace, sample.pack, line
    assert national_gap_words(*given, date(2024, 6, 30)) == ""
    assert national_gap_words(*given, date(2024, 8, 1)) == "National date missed by 1 month."
    points = line.analysis.points
    met = (*points[:-1], points[-1]._replace(value=100.0))
    done = replace(line, analysis=replace(line.analysis, points=met))
    assert national_gap_words(sample.workspace, sample.pack, done, date(2026, 10, 1)) == ""


def test_limits_no_reading_could_leave_are_called_too_wide(sample):
    rows = rows_of(sample)
    wide = [name for name, row in rows.items() if "Limits too wide to warn" in row[-1]]
    assert wide == ["Clinical systems with a current safety case"]
    assert "readings between 59 and 77" in rows[wide[0]][-1]
    (line,) = [one for one in sample.metrics if one.name == wide[0]]
    assert any(one.startswith("Limits too wide to warn") for one in line.remarks)


def test_new_limits_say_what_the_mean_was_and_what_it_is(sample):
    rows = rows_of(sample)
    told = rows["Errors in early warning scores"][-1]
    assert "Mean down from 16.9 to 11.3 since Jul 2025: better." in told


def test_a_run_that_one_reading_breaks_is_told_from_where_it_began(sample):
    told = said(exceptions(sample))
    found = re.search(r"Since Jun 2025, (\d+) of 16 months are below the mean\.", told)
    (line,) = [one for one in sample.metrics if one.name.startswith("A&E")]
    rows = [one for one in line.analysis.points if one.period.start >= date(2025, 6, 1)]
    assert len(rows) == 16
    assert int(found[1]) == sum(one.relative < 0 for one in rows) >= 14


@pytest.mark.parametrize("size", SIZES)
def test_a_target_that_no_limits_judge_is_told_apart_from_none(size):
    made = model(size)
    tables = [x for x in b.walk(overview(made)) if isinstance(x, b.Table)]
    if not tables:
        return
    heads = [column.header for column in tables[0].columns]
    rest = [one for one in made.metrics if not expected_head(one.analysis)]
    assert ("Target, but no limits to judge it" in heads) is any(one.target for one in rest)
    assert "No target, or not judged" not in heads
    assert ("No target" in heads) or all(one.target for one in rest)


@pytest.mark.parametrize("size", SIZES)
def test_outcomes_to_explain_are_counted_by_what_is_wrong_with_them(size):
    made = model(size)
    blocks = exceptions(made)
    if blocks:
        title = next(x.text for x in blocks if isinstance(x, b.Heading))
        first, *rest = map(int, re.findall(r"\d+", title))
        assert first == sum(rest) == made.counts.of(CountOf.EXCEPTIONS)


@pytest.mark.parametrize("size", SIZES)
def test_metrics_with_readings_due_are_named(size):
    made = model(size)
    late = [one for one in made.metrics if one.stale]
    told = said(overview(made))
    assert "the chart each metric names" not in told
    assert sum(f"“{one.name}”" in told for one in late) == min(2, len(late))


@pytest.mark.parametrize("size", SIZES)
def test_why_something_conflicts_and_who_agreed_an_exception_stands_beside_it(size):
    made = model(size)
    told = said_in_lists(strategy_brief(made))
    for line in made.principles:
        for outcome in (TestOutcome.CONFLICTS, TestOutcome.EXCEPTION):
            for test, end in line.with_outcome(outcome) if "conflicts" in line.sentence else ():
                if test.reason:
                    assert f"“{end.title}”: {test.reason[:40]}" in told


def said_in_lists(blocks):
    lists = [x for x in b.walk(blocks) if isinstance(x, b.BulletList)]
    return "\n".join(plain_words(item) for one in lists for item in one.items)


def test_figures_changed_after_the_day_of_the_paper_say_as_of_when_they_are(sample):
    told = said(readings(sample))
    assert f"Values as known on {day_words(sample.proof.when.date())}." in told
    then = replace(sample.proof, when=datetime(2026, 10, 1, 9, tzinfo=UTC))
    assert "Values as known" not in said(readings(replace(sample, proof=then)))


def test_an_outcome_that_no_initiative_is_linked_to_says_so(sample):
    told = said(exceptions(sample)).split("What it says")
    aims = {
        part.split("\n")[1].split(" ")[0]: "No initiative aims at it." in part for part in told[1:]
    }
    assert aims == {
        "57.9\N{NO-BREAK SPACE}%": True,
        "7.6\N{NO-BREAK SPACE}%": False,
        "93\N{NO-BREAK SPACE}%": False,
    }


def test_every_grade_says_who_should_do_something():
    assert list(Grade) == [
        "Matters most",
        "The board should know",
        "Managers should act",
        "To tidy up",
    ]


def told_in(made, kind):
    return " ".join(" ".join(page_texts(render_pdf(paper(made, kind)).data)).split())


def test_a_question_that_a_framework_gives_by_its_code_is_named_in_a_paper():
    told = told_in(model("sample"), "progress")
    assert "changing is held in “" in told
    assert re.findall(r"\b(?:ALN|CON-FIN|QUA-CAS)-\d+\b", told) == []


def test_levels_of_last_time_that_are_asked_no_more_are_explained():
    told = told_in(model("sample"), "progress")
    assert "Levels of last time only. Gone: " in told
    assert "Held in places: " in told


def test_what_is_not_of_the_year_is_not_among_what_was_done_in_it():
    told = told_in(model("sample"), "progress").split("Decided, begun and done from")[-1]
    assert "confirming" not in told.split("Strategy: what we want")[0]


def test_outcomes_to_explain_are_counted_in_classes_that_do_not_overlap():
    heads = [one.text for one in b.walk(exceptions(model("sample"))) if isinstance(one, b.Heading)]
    assert heads[0] == (
        "3 outcomes to explain: 1 of concern, 1 more off target, 1 more not improving"
    )


def test_what_is_old_names_its_month_once():
    assert "Until Apr 2026: no unusual pattern." in told_in(model("sample"), "board")


def test_second_answers_that_moved_are_said_to_be_counted_apart():
    made = model("sample")
    section = next(one for one in made.position if one.section.second_scale_id)
    here = made.counts.sections[section.section.id]
    assert "; counted apart, in the strategy 3 moved up;" in area_changes_words(
        section, here, apart=True
    )
    assert "counted apart" not in area_changes_words(section, here)


def test_the_lead_beside_key_figures_does_not_repeat_them():
    made = model("sample")
    beside = lead_words(made.previous, made.counts, beside_figures=True)
    assert all(
        said in made.lead for said in ("moved up", "questions are answered", "compared with")
    )
    for said in ("moved up", "answered", "backed by evidence", "compared with"):
        assert said not in beside


@pytest.mark.parametrize("size", SIZES)
def test_page_one_says_the_levels_of_strategy_alignment_beside_its_figures(size):
    made = model(size)
    area = made.section(SectionKind.ALIGNMENT)
    page = page_one(made, Room())
    lead = next(x for x in page if isinstance(x, b.Paragraph) and x.style is b.TextStyle.LEAD)
    here = made.counts.sections[area.section.id]
    told = here.of(CountOf.CLAIMED) and not is_hardly_answered(made.counts)
    for level in area.levels if told else ():
        assert (f"{len(level.items)} {level.label}" in plain_words(lead.runs)) is bool(level.items)


def test_what_a_paper_leaves_to_guess_is_said_where_a_reader_asks():
    made = model("sample")
    told = " ".join(told_in(made, "board").split())
    assert "No case is recorded for “Shared care record” and “Robotic letters”." in told
    assert "Set aside until 31 Jan 2027." in told
    assert "They step because each also follows how many were counted." in told
    assert "is in doubt if a reviewer did not accept it" in told
    cells = [
        "".join(run.text for run in cell)
        for table in b.walk(page_one(made, Room()))
        if isinstance(table, b.Table)
        for row in table.rows
        for cell in row
    ]
    assert any("No initiative aims at it." in one for one in cells)
    money = next(
        x
        for x in b.walk(paper(made, "board").blocks)
        if isinstance(x, b.Table) and x.caption == "Capital of each option by year"
    )
    assert ["".join(r.text for r in cell) for cell in money.rows[0]][-1] == "not recorded"


@pytest.mark.parametrize("size", SIZES)
def test_a_duty_in_law_without_an_action_lacks_one_on_page_one_and_with_the_actions(size):
    made = model(size)
    idle = {one.record for one in made.findings if one.of_law and not made.actions_for(one)}
    assert idle <= set(made.without_action)
