"""The region report: what it says, that it is short, and that outside checkers pass it."""

import re
import zipfile
from dataclasses import replace
from itertools import pairwise

import pytest

from digistrat_desktop.analysis.region.across import FrameworkUsed
from digistrat_desktop.analysis.region.words import group_name
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.words import short_day
from digistrat_desktop.reports.html.page import render_html
from digistrat_desktop.reports.papers.region import region_paper
from digistrat_desktop.reports.proof import read_pdf
from digistrat_desktop.services.region.report import region_sheets, write_region_report
from digistrat_desktop.services.reports.making import Watcher
from digistrat_desktop.tabular.workbook import read_workbook
from digistrat_desktop.tabular.write import SheetLink
from tests.helpers.pdf_text import page_texts, told_texts
from tests.helpers.region_reports import EMPTY, HARD_NAME, hidden_report, region_report
from tests.reports import vera

pytestmark = [pytest.mark.pdf, pytest.mark.slow]

MADE = {
    "many": region_report(),
    "few": region_report(6),
    "masked": hidden_report(12),
    "one": region_report(1),
    "none": EMPTY,
}
MOST_PAGES = 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("regions")
    for name, report in MADE.items():
        write_region_report(report, made / f"{name}.pdf")
    return made


@pytest.fixture(scope="module")
def verdicts(folder):
    return vera.validate(folder, dict.fromkeys((f"{name}.pdf" for name in MADE), "ua1,2a"))


def words_of(folder, name):
    return [" ".join(one.split()) for one in page_texts((folder / f"{name}.pdf").read_bytes())]


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_every_region_report_is_accessible_and_archival(verdicts, name, profile):
    verdict = verdicts[f"{name}.pdf", profile]
    assert verdict.passed, verdict.said


def test_the_second_validator_finds_no_error(folder):
    found = vera.outloud_counts([folder / "many.pdf"])
    assert found["many.pdf"][0] == 0


def test_215_trusts_fit_20_pages(folder):
    seen = read_pdf((folder / "many.pdf").read_bytes())
    assert 1 < seen.pages <= MOST_PAGES


def test_many_files_set_apart_do_not_make_the_report_of_215_trusts_longer(tmp_path):
    basis = MADE["many"].basis
    report = replace(MADE["many"], basis=replace(basis, apart=basis.apart * 12))
    assert write_region_report(report, tmp_path / "many.pdf").pages < MOST_PAGES


def test_every_trust_is_listed_with_its_latest_assessment_and_none_where_names_are_hidden(folder):
    said = " ".join(words_of(folder, "many"))
    for one in MADE["many"].basis.named:
        version = one.framework.rpartition(" ")[2]
        day = short_day(one.as_of)
        assert f"{one.named} {one.assessment} {version} {one.status} {day}" in said
    assert "Trusts in this report" not in " ".join(words_of(folder, "masked"))


@pytest.mark.parametrize("name", MADE)
def test_headings_never_skip_and_every_drawing_says_its_counts(folder, name):
    seen = read_pdf((folder / f"{name}.pdf").read_bytes())
    levels = (0, *seen.heading_levels)
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert all("Now, of" in one.alt or one.alt.startswith("Key:") for one in seen.figures)
    assert all(seen.fonts.values())


def test_small_groups_are_drawn_too_where_there_are_pages_for_them():
    report = MADE["many"]
    short = [replace(one, questions=one.questions[:30]) for one in report.groups * 4]
    named = [replace(one, setting=f"Group {at}") for at, one in enumerate(short)]
    page = render_html(region_paper(replace(report, groups=tuple(named)))).decode()
    assert all(f"Group {at}" in page for at in range(5))
    assert "Group 5" not in page
    left = sum(one.trusts for one in named[5:])
    assert f"3 other groups of {left} trusts are not drawn" in page


def test_page_one_says_what_is_shared_what_moved_and_what_is_short(folder):
    first = words_of(folder, "many")[0]
    assert "215 of 215 trusts are limited or blocked by money for change." in first
    assert re.search(r"answers moved up and [\d,]+ slipped back", first)
    assert "short of network engineers in 2026/27, 84.5 WTE together." in first
    assert "3 files were set apart" in first


def test_a_drawing_counts_now_and_before_in_words():
    page = render_html(region_paper(MADE["many"])).decode()
    question = MADE["many"].groups[0].questions[0]
    assert f"Now, of {question.now}:" in page
    assert f"Before, of {question.before}:" in page


def test_no_trust_is_ranked_and_no_level_averaged(folder):
    said = " ".join(words_of(folder, "many")).casefold()
    for word in ("average of", "mean level", "score", "rank ", "league", "best trust", "worst"):
        assert word not in said


def test_hidden_names_are_said_and_small_groups_too(folder):
    first = words_of(folder, "masked")[0]
    assert "Names of trusts are hidden." in first
    assert "A number of fewer than 5 trusts is “hidden”" in first


def test_hidden_names_leave_no_file_no_group_and_no_sum(tmp_path):
    for ending in (".html", ".xlsx"):
        write_region_report(MADE["masked"], tmp_path / f"region{ending}")
    page = (tmp_path / "region.html").read_text("utf-8")
    assert ".digistrat" not in page
    assert "Files set apart" not in page
    read, _ = read_workbook((tmp_path / "region.xlsx").read_bytes(), "xlsx")
    names = {sheet.name for sheet in read}
    assert not names & {"Answers", "Why changes", "Checked", "Trusts", "Set apart"}
    cells = {cell for sheet in read for row in sheet.rows for cell in row}
    assert "hidden" in cells


def test_every_question_is_in_the_table_of_all_trusts():
    page = render_html(region_paper(MADE["many"])).decode()
    table = page.partition("All trusts, question by question")[2].partition("Answers by form")[0]
    for one in MADE["many"].everyone:
        assert f"{one.id} " in table
        assert sum(count for _, count in one.levels) + one.no_level == one.asked


def test_the_moves_that_need_a_reason_are_one_number_and_its_parts(folder):
    said = " ".join(words_of(folder, "many"))
    assert "33 moves have no reason and need one." in said
    assert "20 went up: Check says “A change has no explanation”" in said
    assert "13 slipped back" in said


def test_a_name_of_a_file_is_only_ever_text(folder, tmp_path):
    write_region_report(MADE["few"], tmp_path / "region.html")
    page = (tmp_path / "region.html").read_text("utf-8")
    assert "<b>=cmd" not in page
    assert "&lt;b&gt;=cmd" in page
    told = " ".join(told_texts((folder / "few.pdf").read_bytes()))
    assert HARD_NAME in " ".join(told.split())


def test_the_workbook_has_every_row_the_paper_leaves_out(tmp_path):
    write_region_report(MADE["many"], tmp_path / "region.xlsx")
    read, _ = read_workbook((tmp_path / "region.xlsx").read_bytes(), "xlsx")
    names = [sheet.name for sheet in read]
    sheets = {sheet.name: sheet for sheet in region_sheets(MADE["many"])}
    assert names == list(sheets)
    assert len(sheets["Changed answers"].rows) == len(MADE["many"].moved)
    for sheet in sheets.values():
        assert {len(row) for row in sheet.rows} == {len(sheet.headings)}


def test_each_sheet_of_the_workbook_has_filters_a_frozen_heading_and_numbers_with_a_form(tmp_path):
    write_region_report(MADE["many"], tmp_path / "region.xlsx")
    sheets = region_sheets(MADE["many"])
    with zipfile.ZipFile(tmp_path / "region.xlsx") as book:
        styles = book.read("xl/styles.xml").decode()
        names = book.read("xl/workbook.xml").decode()
        for at, sheet in enumerate(sheets, start=1):
            page = book.read(f"xl/worksheets/sheet{at}.xml").decode()
            assert 'state="frozen"' in page, sheet.name
            assert "<autoFilter" in book.read(f"xl/tables/table{at}.xml").decode(), sheet.name
    assert names.count("_xlnm.Print_Titles") == len(sheets)
    assert 'formatCode="#,##0"' in styles
    assert "yyyy-mm-dd" in styles
    about = [row[0] for row in sheets[0].rows]
    assert [SheetLink(one.name) for one in sheets[1:]] == about[-len(sheets) + 1 :]


@pytest.mark.parametrize("ending", [".pdf", ".html", ".xlsx"])
def test_the_same_region_gives_the_same_bytes(tmp_path, ending):
    made = [tmp_path / f"{name}{ending}" for name in "ab"]
    for path in made:
        write_region_report(region_report(6), path)
    assert made[0].read_bytes() == made[1].read_bytes()


def test_another_ending_is_refused_and_nothing_is_written(tmp_path):
    with pytest.raises(Refused, match="cannot be saved"):
        write_region_report(EMPTY, tmp_path / "region.docx")
    assert not list(tmp_path.iterdir())


def test_a_report_can_be_stopped(tmp_path):
    with pytest.raises(Refused, match="Stopped"):
        write_region_report(MADE["many"], tmp_path / "region.pdf", Watcher(cancelled=lambda: True))
    assert not list(tmp_path.iterdir())


def test_ups_and_downs_are_never_netted():
    one = MADE["few"].causes[0]
    report = replace(MADE["few"], causes=(replace(one, up=7, down=5),))
    page = render_html(region_paper(report)).decode()
    assert "7 answers moved up and 5 slipped back" in page


def test_a_group_is_named_without_a_title_that_all_frameworks_share():
    report = MADE["many"]
    title = report.groups[0].framework
    short = [group_name(one, report.basis) for one in report.groups]
    assert short == [one.words.replace(f"{title}, ", "") for one in report.groups]
    assert len(set(short)) == len(report.groups)
    another = FrameworkUsed("Another framework, version 1.0.0", 1)
    basis = replace(report.basis, frameworks=(*report.basis.frameworks, another))
    assert [group_name(one, basis) for one in report.groups] == [one.words for one in report.groups]
