"""An auditor reads a workbook alone: each cell says what it means, and shows what the papers print."""

import datetime as dt
import re
import zipfile
from collections import Counter
from decimal import Decimal
from functools import cache
from io import BytesIO

import pytest

from digistrat_desktop.analysis.changes import Part
from digistrat_desktop.analysis.measures.outlook import EXPECTED
from digistrat_desktop.analysis.measures.spc.values import Assurance, Variation
from digistrat_desktop.analysis.measures.targets import national_gap_words
from digistrat_desktop.analysis.measures.words import (
    NO_PATTERN,
    assurance_words,
    format_number,
    variation_words,
)
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.words import day_words
from digistrat_desktop.domain.written_numbers import figures
from digistrat_desktop.reports.blocks import Table, walk
from digistrat_desktop.reports.papers.kinds import KINDS, paper
from digistrat_desktop.services.elsewhere import with_elsewhere
from digistrat_desktop.services.reports.making import ReportOptions, Watcher, make_report
from digistrat_desktop.services.reports.workbook import sheets_for
from digistrat_desktop.tabular.write import Sheet, SheetLink, ShownNumber, csv_bytes
from tests.reports.trusts import HARD, SAMPLES, SIZES, model

EVERY = (*SAMPLES, *SIZES, *HARD)
PAPERS = [(kind, size) for kind in KINDS for size in ("sample", "kept", "third", "huge")]


@cache
def book(kind, size):
    made = model(size, kind)
    made = with_elsewhere(made) if KINDS[kind].with_elsewhere else made
    return {sheet.name: sheet for sheet in sheets_for(made, kind)}


def column(sheet, heading):
    place = sheet.headings.index(heading)
    return [row[place] for row in sheet.rows]


@pytest.mark.parametrize("size", EVERY)
def test_each_change_says_what_it_changed(size):
    sheet = book("audit", size)["Trail"]
    for row in sheet.rows:
        told = dict(zip(sheet.headings, row, strict=True))
        if told["Part of the report"] in {Part.NAMED_ONLY.label, Part.LEFT_OUT.label}:
            continue
        assert re.search(r"\w [a-z]+( [a-z]+)*$", told["What"]), told
        assert told["What"] == told["What"].strip()
        assert told["Record"]
        assert told["Field"]


def test_a_reading_that_was_typed_in_says_metric_period_and_value(sample):
    sheet = book("audit", "sample")["Trail"]
    rows = [dict(zip(sheet.headings, row, strict=True)) for row in sheet.rows]
    typed = [one for one in rows if one["Part of the report"] == Part.TYPED.label]
    readings = {
        f"reading “{line.name}, {period.label}”": reading
        for line in sample.metrics
        for period, reading in line.readings.items()
        if reading.value and not reading.earlier
    }
    values = {one["Record"]: one["After"] for one in typed if one["Field"] == "Value"}
    assert readings
    assert {name: Decimal(values[name]) for name in readings} == {
        name: Decimal(reading.value) for name, reading in readings.items()
    }
    fields = Counter(one["No."] for one in typed)
    assert max(fields.values()) <= 5


@pytest.mark.parametrize("size", SAMPLES)
def test_no_stored_code_stands_for_a_level(size):
    made = model(size, "audit")
    codes = {str(level.id) for scale in made.pack.scales for level in scale.levels}
    told = {said for line in made.trail for _, *values in line.fields for said in values}
    assert told & codes == set()


def test_places_in_a_list_count_from_1(sample_trail):
    for kind in ("principle", "objective"):
        added = [one for one in sample_trail if one.kind == kind and one.did == "added"]
        places = [{n: after for n, _, after in one.fields}["Place in the list"] for one in added]
        assert sorted(places) == [str(n) for n in range(1, len(added) + 1)]


@pytest.fixture(scope="module")
def sample_trail():
    return model("sample", "audit").trail


def test_what_was_left_at_a_default_is_one_line_of_an_entry(sample_trail):
    content = make_report(model("sample", "audit"), "audit", ".html", ReportOptions(), Watcher())
    page = re.sub(r"<[^>]+>", "", content.content.decode().partition("<body")[2])
    assert "(the default)" not in page
    entries = [one for one in sample_trail if one.part.is_listed and one.left]
    assert page.count("Left at the default: ") == len(entries)


@pytest.mark.parametrize(("kind", "size"), PAPERS)
def test_a_column_with_nothing_in_it_is_left_out_and_named(kind, size):
    sheets = book(kind, size)
    links = [row for row in sheets["Index"].rows if isinstance(row[0], SheetLink)]
    named = {row[0].sheet: row[3] if len(row) > 3 else "" for row in links}
    for name, sheet in sheets.items():
        for at, heading in enumerate(sheet.headings):
            filled = any(row[at] not in {"", None} for row in sheet.rows)
            assert filled or not sheet.rows, (name, heading)
            assert heading not in named.get(name, "").split(", ")
    if kind == "audit" and size == "sample":
        assert "SHA-256" in named["Evidence"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_index_names_each_sheet_of_other_workbooks_and_where_it_is(kind):
    books = {one: set(book(one, "sample")) for one in KINDS}
    apart = [row for row in book(kind, "sample")["Index"].rows if isinstance(row[0], str)]
    assert {row[0] for row in apart} == set().union(*books.values()) - books[kind]
    for name, words, *_ in apart:
        said = set(re.findall("“([^”]+)”", words))
        assert said == {KINDS[one].name for one in KINDS if name in books[one]}
    left = dict(book(kind, "sample")["About"].rows)["Left out"]
    assert "Index" in left


@pytest.mark.parametrize("size", EVERY)
def test_what_will_not_be_done_leads_to_its_row_of_the_decisions(size):
    sheet, decisions = (book("audit", size)[name] for name in ("Not doing", "Decisions"))
    for title, kind, row in sheet.rows:
        assert decisions.rows[row - 2][:2] == (title, kind)
    assert not {"Why", "Who decided"} & set(sheet.headings)


@pytest.mark.parametrize("kind", ["board", "full", "progress"])
def test_what_both_print_has_one_heading_on_paper_and_in_the_workbook(kind):
    made = model("sample", kind)
    tables = {t.caption: t for t in walk(paper(made, kind).blocks) if isinstance(t, Table)}
    decided = [one.header for one in tables["What we will not do now"].columns]
    assert set(decided) <= set(book("audit", "sample")["Decisions"].headings)
    retired = {"Severity", "Strategy's response", "Decision type", "Reason of last time, for"}
    headings = {c.header for t in tables.values() for c in t.columns}
    both = {"How serious it is"} & headings
    assert both <= set(book("audit", "sample")["Constraints"].headings)
    assert both or kind == "progress"
    assert not retired & headings.union(*(s.headings for s in book(kind, "sample").values()))


@pytest.mark.parametrize(("kind", "size"), PAPERS)
def test_no_list_is_cut_in_a_workbook(kind, size):
    written = book(kind, size).get("Words")
    own = {row[3] for row in written.rows} if written else set()
    for name, sheet in book(kind, size).items():
        if name not in {"Words", "Trail", "About"}:
            cells = [cell for row in sheet.rows for cell in row if isinstance(cell, str)]
            cut = [c for c in cells if re.search(r"\d more\b[.;]?$| and \d+ more[.;,]", c)]
            assert [one for one in cut if one not in own] == [], name


@pytest.mark.parametrize(("kind", "size"), PAPERS)
def test_every_word_people_wrote_says_of_what(kind, size):
    sheet = book(kind, size).get("Words")
    assert sheet is None or all(column(sheet, "Of"))


def test_the_index_leads_to_every_sheet():
    made = make_report(model("sample", "audit"), "audit", ".xlsx", ReportOptions(), Watcher())
    with zipfile.ZipFile(BytesIO(made.content)) as packed:
        index = packed.read("xl/worksheets/sheet1.xml").decode()
        others = [n for n in packed.namelist() if re.search(r"sheet\d+\.xml$", n)]
        outside = [n for n in packed.namelist() if "sheet" in n and n.endswith(".rels")]
        rels = "".join(packed.read(n).decode() for n in outside)
    places = re.findall(r'<hyperlink ref="A\d+" location="\'([^\']+)\'!A1"', index)
    assert places == [name for name in book("audit", "sample") if name != "Index"]
    assert len(places) == len(others) - 1
    assert "hyperlink" not in rels


def test_a_link_to_a_sheet_is_its_name_in_a_csv_file():
    made = csv_bytes(Sheet("Index", ("Sheet",), [(SheetLink("Words"),)]))
    assert made.decode("utf-8-sig").split() == ["Sheet", "Words"]


@pytest.mark.parametrize("size", EVERY)
def test_a_reading_shows_the_digits_of_the_papers_and_has_more_behind_them(size):
    made, sheet = model(size, "audit"), book("audit", size)["Readings"]
    at = {line.name: line for line in made.metrics}
    for row in sheet.rows:
        told = dict(zip(sheet.headings, row, strict=True))
        digits = at[told["Metric"]].subject.decimals
        cells = [told.get(name) for name in ("Value", "Mean", "Lower", "Upper")]
        assert all(one is None or one.digits == digits for one in cells if not isinstance(one, str))


def test_limits_end_where_values_must():
    for size in EVERY:
        made = model(size)
        for line in made.metrics:
            metric = made.workspace.get(Metric, line.metric_id)
            low, high = metric.valid_min, metric.valid_max
            for point in line.analysis.points:
                limits = point.limits
                assert not high or limits.upper is None or limits.upper <= float(high)
                assert not low or limits.lower is None or limits.lower >= float(low)


def test_earlier_values_are_told_as_the_papers_tell_them(sample):
    said = [one for one in column(book("audit", "sample")["Readings"], "Earlier values") if one]
    revised = [
        (line, reading)
        for line in sample.metrics
        for reading in line.readings.values()
        if reading.earlier
    ]
    assert len(said) == len(revised) > 0
    for (line, reading), words in zip(revised, said, strict=True):
        for before in reading.replaced:
            assert f"{line.subject.shown(float(before.value)).split()[0]} until" in words
            assert day_words(before.day) in words


def test_variation_and_target_have_the_words_of_the_papers():
    assert variation_words(Variation.COMMON) == NO_PATTERN
    assert assurance_words(Assurance.INCONSISTENT) == EXPECTED[Assurance.INCONSISTENT]


def test_the_analysis_says_what_law_and_nation_ask_where_it_is_not_met():
    made = model("sample", "audit")
    said = column(book("audit", "sample")["Analysis"], "National target or legal duty")
    told = [
        national_gap_words(made.workspace, made.pack, line, made.today) for line in made.metrics
    ]
    assert said == told
    assert any("uty" in one for one in said)
    assert any("National date missed by" in one for one in said)


@pytest.mark.parametrize(("kind", "size"), PAPERS)
def test_a_closed_action_is_never_overdue(kind, size):
    made = model(size, kind)
    closed = {one.title for one in made.workspace.all(Action) if not one.status.is_open}
    sheet = book(kind, size).get("Actions")
    if sheet is None or "Overdue" not in sheet.headings:
        return
    told = dict(zip(column(sheet, "Action"), column(sheet, "Overdue"), strict=True))
    assert {told[one] for one in closed} <= {""}


@pytest.mark.parametrize("size", EVERY)
def test_actions_have_their_order_and_those_closed_what_came_of_them(size):
    made, sheet = model(size, "audit"), book("audit", size)["Actions"]
    actions = made.workspace.all(Action)
    assert len(sheet.rows) == len(actions)
    if made.ranked:
        places = column(sheet, "Order")
        assert [n for n in places if n] == [one.place for one in made.ranked]
    closed = [one for one in actions if not one.status.is_open]
    if closed:
        titles = column(sheet, "Action")[len(actions) - len(closed) :]
        assert set(titles) == {one.title for one in closed}
        assert [day for day in column(sheet, "Closed on") if day]


def test_a_finding_set_aside_says_who_did_it_and_when():
    sheet = book("audit", "sample")["Findings"]
    aside = [row for row in sheet.rows if row[sheet.headings.index("Set aside until")]]
    who, when = (sheet.headings.index(name) for name in ("Set aside by", "Set aside on"))
    assert len(aside) == len(model("sample", "audit").accepted)
    for row in aside:
        assert row[who] == "Digital programme manager"
        assert isinstance(row[when], dt.date)
        assert row[when] <= dt.date(2026, 11, 20)


def test_an_action_says_when_it_was_first_recorded(sample):
    sheet = book("audit", "sample")["Actions"]
    days = dict(zip(column(sheet, "Action"), column(sheet, "First recorded"), strict=True))
    done = next(one for one in sample.workspace.all(Action) if not one.status.is_open)
    assert days[done.title] > done.closed_on


def test_figures_of_a_case_are_numbers_and_its_baseline_has_a_date():
    sheet = book("full", "sample")["Cases"]
    assert all(isinstance(one, Decimal) for one in column(sheet, "Baseline: current figure"))
    assert all(isinstance(one, dt.date) for one in column(sheet, "Baseline: period begins"))


def test_rows_of_a_scenario_say_what_they_give_and_only_resources_are_called_so():
    sheet = book("full", "sample")["Scenarios"]
    given = set(column(sheet, "What the row gives"))
    assert given == {"Assumption", "What would change", "In total", "Resource and year"}
    resources = {name for name in column(sheet, "Resource name") if name}
    assert resources & given == set()


def test_the_first_facts_of_a_workbook_have_no_empty_one():
    for kind in KINDS:
        assert all(row[1] for row in book(kind, "sample")["About"].rows)


HALVES = [
    (0.5, 0, "1"),
    (1.5, 0, "2"),
    (2.5, 0, "3"),
    (97.5, 0, "98"),
    (67.5, 0, "68"),
    (97.4821, 0, "97"),
    (86.65, 1, "86.7"),
    (86.6472, 1, "86.6"),
    (0.05, 1, "0.1"),
    (0.25, 1, "0.3"),
    (2.675, 2, "2.68"),
    (1.005, 2, "1.01"),
    (1234.5, 0, "1,235"),
]


@pytest.mark.parametrize(("value", "decimals", "shown"), HALVES)
def test_a_half_is_rounded_up_by_one_rule_everywhere(value, decimals, shown):
    assert format_number(value, decimals) == figures(value, decimals) == shown
    assert format_number(-value, decimals) == f"\N{MINUS SIGN}{shown}"


@pytest.mark.parametrize(("value", "decimals", "shown"), HALVES)
def test_a_cell_shows_a_half_as_the_papers_print_it(value, decimals, shown):
    kept = ShownNumber(Decimal(repr(value)), decimals)
    assert figures(kept.value, kept.digits) == shown


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_says_what_the_digits_at_its_foot_are(kind, sample):
    data = sample.proof.fingerprint
    assert f"data fingerprint {data[:4]}…{data[-4:]}" in paper(sample, kind).footer_middle
