"""The workbook and the files in a PDF carry the thinking part too, cell by cell."""

import csv
import io
import zipfile
from collections import Counter
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.answers.movement import Cause
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.domain.periods.periods import year_text
from digistrat_desktop.domain.trust.plans import ConstraintEntry
from digistrat_desktop.domain.words import sentence_case
from digistrat_desktop.services.reports.data import attachments_of, sheets_of
from digistrat_desktop.services.reports.making import (
    ReportOptions,
    Watcher,
    make_report,
    read_judgement,
)
from digistrat_desktop.tabular.read import read_spreadsheet
from tests.helpers.kept_sample import ensure_kept
from tests.reports.trusts import model as made_up
from tests.reports.trusts import open_library

PLAN = (
    *("Objectives", "Initiatives", "Links", "Principles", "Not doing", "Constraints"),
    *("Capacity", "Needs", "Scenarios", "Cases", "Claims", "Findings"),
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    library = open_library(tmp_path_factory.mktemp("store"))
    ensure_kept(library)
    row = library.find("latest")
    yield read_judgement(library, row.trust_id, row.assessment_id)
    library.close()


@pytest.fixture(scope="module")
def workbook(kept):
    made = make_report(kept, "full", ".xlsx", ReportOptions(), Watcher()).content
    return {grid.name: grid.rows for grid in read_spreadsheet(made, "x.xlsx", "xlsx").grids}


def as_words(rows):
    return [[str(getattr(cell, "text", cell)) for cell in row] for row in rows]


def column(sheet, heading):
    place = sheet.headings.index(heading)
    return [row[place] for row in sheet.rows]


def sheet_of(model, name):
    return next(sheet for sheet in sheets_of(model) if sheet.name == name)


@pytest.mark.parametrize("name", PLAN)
def test_every_part_of_the_plan_reads_back_from_the_workbook_row_by_row(kept, workbook, name):
    sheet = sheet_of(kept, name)
    assert sheet.rows, "the kept trust has something in every part"
    read = workbook[name]
    assert len(read) == len(sheet.rows) + 1
    assert all(len(row) == len(sheet.headings) for row in sheet.rows)


def test_what_stands_in_the_report_stands_in_the_tables(kept):
    strategy = kept.strategy
    titles = [row.objective.title for row in strategy.rows]
    assert column(sheet_of(kept, "Objectives"), "Objective") == titles
    assert len(sheet_of(kept, "Links").rows) == len(strategy.cells)
    found = column(sheet_of(kept, "Findings"), "Finding")
    assert found == [f.whole or f.sentence for f in (*kept.findings, *kept.accepted)]
    claims = sheet_of(kept, "Claims")
    assert column(claims, "Claimed") == [one.claimed_label for one in kept.claims]
    assert column(claims, "Evidence in date shows") == [one.supported_label for one in kept.claims]


def test_a_level_that_is_carried_and_not_confirmed_says_so_beside_what_it_claims(kept):
    said = column(sheet_of(kept, "Claims"), "Not yet confirmed")
    carried = [one.item.carried for one in kept.claims]
    assert any(carried)
    assert not all(carried)
    assert [words == "Yes" for words in said] == carried


def test_a_link_to_be_confirmed_says_so_in_its_row(kept):
    doubts = [words for words in column(sheet_of(kept, "Links"), "To confirm") if words]
    assert len(doubts) == len(kept.strategy.to_confirm)


def test_the_register_of_constraints_has_what_is_done_and_how_it_goes(kept):
    sheet = sheet_of(kept, "Constraints")
    assert len(sheet.rows) >= len(kept.constraints.lines)
    assert [words for words in column(sheet, "What you are doing about it") if words]
    assert [words for words in column(sheet, "Trend") if words]


def test_every_constraint_of_the_paper_has_its_group_how_serious_it_is_and_what_comes_first(
    sample,
):
    sheet = sheet_of(sample, "Constraints")
    entries = sample.workspace.all(ConstraintEntry)
    own = {one.title: one for one in entries if one.item_id is None}
    assert own
    assert any(one.first_until for one in entries)
    for heading in ("Group", "How serious it is", "In the strategy"):
        assert all(column(sheet, heading)), heading
    said = dict(zip(column(sheet, "Constraint"), sheet.rows, strict=True))
    assert {title: said[title][1:3] for title in own} == {
        title: (one.constraint_kind.label, one.severity.label) for title, one in own.items()
    }
    days = [day for day in column(sheet, "Comes before all else until") if day]
    assert sorted(days) == sorted(one.first_until for one in entries if one.first_until)


MOVES = {
    "Moved up": CountOf.MOVED_UP,
    "Slipped back": CountOf.MOVED_DOWN,
    "First level": CountOf.FIRST_ANSWER,
    "No level now": CountOf.NO_LEVEL_NOW,
    "No level then or now": CountOf.NO_LEVEL_EITHER,
}


@pytest.fixture(params=["sample", "kept", "typical", "huge", "welsh"])
def moved(request):
    own = request.param in {"sample", "kept"}
    return request.getfixturevalue(request.param) if own else made_up(request.param)


def test_rows_of_the_changes_add_up_to_the_numbers_of_the_paper(moved):
    sheet = sheet_of(moved, "Changed answers")
    found = Counter(column(sheet, "Counted as"))
    alone = found.pop("Second answer only", 0)
    assert {MOVES[said]: many for said, many in found.items()} == {
        what: moved.counts.of(what) for what in MOVES.values() if moved.counts.of(what)
    }
    assert len(sheet.rows) == len(moved.moves) + alone
    backed = Counter(
        said
        for said, backs in zip(
            column(sheet, "Counted as"), column(sheet, "Newer evidence backs it"), strict=True
        )
        if backs == "Yes"
    )
    assert backed["Moved up"] == moved.counts.of(CountOf.UP_BACKED)


def test_newer_evidence_is_told_by_one_rule_in_a_row(moved):
    sheet = sheet_of(moved, "Changed answers")
    backs, kinds = column(sheet, "Newer evidence backs it"), column(sheet, "Kind of change")
    pairs = set(zip(kinds, backs, strict=True))
    assert (Cause.REASON_ONLY.label, "Yes") not in pairs
    assert (Cause.REAL_CHANGE.label, "No") not in pairs
    assert any(backs)


def test_capacity_stays_a_number_and_what_was_not_recorded_stays_empty(kept):
    cells = column(sheet_of(kept, "Capacity"), "Available")
    years = [year for line in kept.reality.lines for year in line.years]
    assert cells == [year.available for year in years]
    short = column(sheet_of(kept, "Capacity"), "Short by")
    assert max(filter(None, short)) > 0


def test_nothing_is_said_to_be_short_or_not_where_no_capacity_is_recorded(sample):
    pairs = [
        (available, short)
        for name in ("Capacity", "Scenarios")
        for available, short in zip(
            column(sheet_of(sample, name), "Available"),
            column(sheet_of(sample, name), "Short by"),
            strict=True,
        )
    ]
    assert any(available is None for available, _ in pairs)
    assert all((available is None) == (short is None) for available, short in pairs)


def test_what_initiatives_need_adds_up_to_what_is_needed_of_each_resource_and_year(sample):
    rows = sheet_of(sample, "Needs").rows
    for line in sample.reality.lines:
        if line.key.family.is_shared:
            continue
        for year in line.years:
            own = [
                r for r in rows if (r[1], r[3]) == (sentence_case(line.label), year_text(year.year))
            ]
            assert sum(row[4] for row in own) == year.needed
            assert sum(row[4] for row in own if row[5] == "Essential") == year.hard
            assert len({row[0] for row in own}) == len(year.initiatives)


def test_every_row_of_a_scenario_carries_its_label(kept):
    labels = set(column(sheet_of(kept, "Scenarios"), "Scenario (not the plan)"))
    assert labels == {result.label for result in kept.scenarios}
    assert all("scenario" in label.lower() for label in labels)


def test_a_trust_without_a_plan_gets_headings_and_no_rows():
    for sheet in sheets_of(made_up("empty")):
        if sheet.name in PLAN and sheet.name not in {"Findings", "Constraints"}:
            assert sheet.headings
            assert list(sheet.rows) == []


def test_every_table_is_attached_under_a_name_without_spaces(kept):
    attached = {file.name: file.data for file in attachments_of(kept)}
    for name in PLAN:
        rows = csv.reader(io.StringIO(attached[f"{name.lower().replace(' ', '-')}.csv"].decode()))
        assert len(list(rows)) == len(sheet_of(kept, name).rows) + 1


def test_a_finding_that_looks_like_a_formula_stays_text(kept):
    hostile = replace(kept.findings[0], sentence="=HYPERLINK(A1)")
    sly = replace(kept, findings=(hostile,), accepted=())
    attached = {file.name: file.data.decode("utf-8-sig") for file in attachments_of(sly)}
    first = list(csv.reader(io.StringIO(attached["findings.csv"])))[1][0]
    assert first.startswith("'=")
    made = make_report(sly, "full", ".xlsx", ReportOptions(), Watcher()).content
    grids = {g.name: g.rows for g in read_spreadsheet(made, "x.xlsx", "xlsx").grids}
    assert as_words(grids["Findings"])[1][0] == "=HYPERLINK(A1)"


GAPS = {
    "No evidence linked": CountOf.NO_EVIDENCE,
    "Evidence out of date": CountOf.OUT_OF_DATE,
    "An opinion only": CountOf.OPINION_ONLY,
    "Evidence shows another level": CountOf.OTHER_LEVEL,
    "Evidence names no level": CountOf.UNLEVELLED_EVIDENCE,
    "No evidence in date": CountOf.UNDATED_EVIDENCE,
}


def test_the_reasons_why_levels_are_not_backed_add_up_to_those_of_page_one(kept):
    sheet = sheet_of(kept, "Claims")
    until, why = column(sheet, "Backed until"), column(sheet, "Why not backed")
    assert all((day is None) != (reason == "") for day, reason in zip(until, why, strict=True))
    found = Counter(reason for reason in why if reason)
    assert {GAPS[reason]: many for reason, many in found.items()} == {
        what: kept.counts.of(what) for what in GAPS.values() if kept.counts.of(what)
    }
    assert sum(found.values()) == kept.counts.of(CountOf.CLAIMED_ONLY)
    assert not any("evidence shows nothing" in one for one in column(sheet, "Summary"))


def test_findings_have_the_order_and_importance_of_the_papers(kept):
    sheet = sheet_of(kept, "Findings")
    three = [one.sentence for one in kept.three]
    assert column(sheet, "Finding")[: len(three)] == three
    assert column(sheet, "Importance")[: len(three)] == ["Matters most"] * len(three)
    words = made_again(kept, "full", ".html").decode()
    listed = [f.sentence for f in kept.findings]
    assert column(sheet, "Finding")[: len(listed)] == [f.whole or f.sentence for f in kept.findings]
    assert words.count("Matters most") >= len(three)


def test_a_workbook_says_that_a_draft_is_one_and_for_which_meeting(kept, workbook):
    about = {row[0]: "".join(row[1:]) for row in as_words(workbook["About"])}
    assert about["Status"] == "Draft, not signed off"
    assert about["Meeting"].startswith("Board, ")
    assert "not yet confirmed" in about["Asked"]
    assert about["Changes recorded"] == str(kept.proof.changes)
    assert any(
        "Draft, not signed off" in cell for row in as_words(workbook["Index"]) for cell in row
    )
    book = zipfile.ZipFile(io.BytesIO(made_again(kept, "board", ".xlsx")))
    sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert all(b"Draft, not signed off" in book.read(name) for name in sheets)
    assert b"Draft, not signed off" in book.read("docProps/core.xml")


def test_a_metric_names_every_outcome_it_is_linked_to(kept):
    sheet = sheet_of(kept, "Analysis")
    linked = dict(zip(column(sheet, "Metric"), column(sheet, "Linked to"), strict=True))
    for line in kept.metrics:
        assert len([one for one in linked[line.name].split("; ") if one]) == len(line.outcome_ids)
    assert any("; " in one for one in linked.values())


def test_what_backs_an_answer_or_why_nothing_does_is_said_in_one_way(kept):
    said = column(sheet_of(kept, "Answers"), "Backed or not, by what or why")
    assert {one.split(":")[0] for one in said} == {"Backed by", "Not backed", "No level claimed"}
    assert "Not backed: evidence out of date" in said
    assert "Not backed: an opinion only" in said


def made_again(judgement, kind, ending):
    return make_report(judgement, kind, ending, ReportOptions(), Watcher()).content
