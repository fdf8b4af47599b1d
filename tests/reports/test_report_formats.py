"""The HTML twin, the workbook and the Word document say what the PDF says."""

import re
import zipfile
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from math import ceil

import docx
import pytest
from PIL import Image

from digistrat_desktop.analysis.charts.drawing import Drawing, Ink, Label
from digistrat_desktop.analysis.findings.rules import RULES
from digistrat_desktop.domain.trust.metrics import Reading
from digistrat_desktop.domain.trust.strategy import Decision
from digistrat_desktop.reports.docx.document import render_docx
from digistrat_desktop.reports.docx.pictures import png_of
from digistrat_desktop.services.reports.data import sheets_of
from digistrat_desktop.services.reports.making import (
    KIND_WORDS,
)
from digistrat_desktop.services.reports.recipes import logo_from, recipe_for
from digistrat_desktop.tabular.read import read_spreadsheet
from tests.reports import samples
from tests.reports.pictures import a_png
from tests.reports.trusts import SIZES, content, model


class Seen(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.tags, self.levels = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in {"h1", "h2", "h3", "h4"}:
            self.levels.append(int(tag[1]))


def made(size, kind, ending):
    return content(size, kind, ending)


@pytest.mark.parametrize("kind", KIND_WORDS)
@pytest.mark.parametrize("size", SIZES)
def test_the_twin_runs_nothing_and_fetches_nothing(kind, size):
    seen = Seen(made(size, kind, ".html").decode())
    names = [tag for tag, _ in seen.tags]
    assert not {"script", "iframe", "object", "link", "form"} & set(names)
    assert names.count("h1") == 1
    levels = [0, *seen.levels]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert not [a for _, a in seen.tags if any(name.startswith("on") for name in a)]
    sources = [a["src"] for tag, a in seen.tags if tag == "img"]
    assert all(source.startswith("data:") for source in sources)


@pytest.mark.parametrize("size", SIZES)
def test_the_workbook_reads_back_with_every_answer(size):
    table = read_spreadsheet(made(size, "full", ".xlsx"), "x.xlsx", "xlsx")
    by_name = {grid.name: grid for grid in table.grids}
    names = {"About", "Answers", "Evidence", "Changed answers", "Actions", "Readings", "Analysis"}
    assert names <= set(by_name)
    asked = sum(len(section.asked) for section in model(size).position)
    assert len(by_name["Answers"].rows) == asked + 1


def test_the_tables_hold_numbers_as_numbers():
    readings = next(sheet for sheet in sheets_of(model("typical")) if sheet.name == "Readings")
    values = [row[2] for row in readings.rows if row[2] is not None]
    assert values
    assert not [value for value in values if isinstance(value, str)]


@pytest.mark.parametrize("size", SIZES)
def test_the_word_document_opens_with_headings_tables_and_described_pictures(size):
    content = made(size, "board", ".docx")
    word = docx.Document(BytesIO(content))
    styles = {p.style.name for p in word.paragraphs}
    assert {"Heading 1", "Heading 2"} <= styles
    assert all(shape._inline.docPr.get("descr") for shape in word.inline_shapes)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {2026}


def test_every_block_can_be_set_in_word():
    content = render_docx(samples.document(*samples.full_blocks(3), *samples.board_page()[2:4]))
    words = " ".join(p.text for p in docx.Document(BytesIO(content)).paragraphs)
    assert "digital take-up" in words


def test_a_drawing_as_a_picture_shows_its_marks_and_has_no_ground():
    drawing = Drawing(20, 10, (Label(2, 8, "H", Ink.DEEP, 8),), "A letter")
    with Image.open(BytesIO(png_of(drawing))) as picture:
        seen = picture.convert("RGBA")
    assert seen.size == (80, 40)
    assert seen.getpixel((0, 0))[3] == 0
    assert seen.getchannel("A").getextrema()[1] > 240


def test_a_logo_is_kept_small(tmp_path):
    path = tmp_path / "logo.png"
    path.write_bytes(a_png((3000, 1500)))
    kept = logo_from(path)
    assert len(kept) < 60_000
    assert recipe_for(None).logo == b""


def test_every_sheet_keeps_its_headings_in_sight_and_no_column_is_squeezed():
    with zipfile.ZipFile(BytesIO(made("typical", "full", ".xlsx"))) as book:
        sheets = [book.read(n).decode() for n in book.namelist() if "worksheets/sheet" in n]
        printed = book.read("xl/workbook.xml").decode().count("_xlnm.Print_Titles")
    assert len(sheets) > 6
    assert printed == len(sheets)
    assert all('fitToHeight="0"' in sheet and "Page &amp;P of &amp;N" in sheet for sheet in sheets)
    for sheet in sheets:
        assert 'ySplit="1"' in sheet
        assert 'state="frozen"' in sheet
        assert 'orientation="landscape"' in sheet
        widths = [float(w) for w in re.findall(r'<col [^>]*width="([0-9.]+)"', sheet)]
        assert widths
        assert all(8 <= width <= 62 for width in widths)


@pytest.mark.parametrize("kind", KIND_WORDS)
def test_no_row_of_a_workbook_is_lower_than_its_words(kind):
    with zipfile.ZipFile(BytesIO(made("sample", kind, ".xlsx"))) as book:
        sheets = [book.read(n).decode() for n in book.namelist() if "worksheets/sheet" in n]
    high = 0
    for sheet, rows in zip(sheets, book_of(kind).values(), strict=True):
        columns = re.findall(r'<col min="(\d+)" max="(\d+)" width="([0-9.]+)"', sheet)
        widths = [float(wide) for a, z, wide in columns for _ in range(int(a), int(z) + 1)]
        heights = dict(re.findall(r'<row r="(\d+)"[^>]*? ht="([0-9.]+)"', sheet))
        for number, row in enumerate(rows[1:], 2):
            told = zip((str(cell or "") for cell in row), widths, strict=False)
            lines = max((ceil(len(words) / wide) for words, wide in told), default=1)
            assert float(heights.get(str(number), 15)) >= min(lines * 15, 409)
            high += lines > 1
    assert high > 9


def book_of(kind, size="sample"):
    found = read_spreadsheet(made(size, kind, ".xlsx"), "x.xlsx", "xlsx").grids
    return {
        grid.name: [[getattr(cell, "text", cell) for cell in row] for row in grid.rows]
        for grid in found
    }


def test_each_kind_of_report_has_a_workbook_of_its_own():
    names = {kind: tuple(book_of(kind)) for kind in KIND_WORDS}
    assert len(set(names.values())) == len(KIND_WORDS)
    assert "Trail" in names["audit"]
    assert "Trail" not in names["full"]


@pytest.mark.parametrize("kind", KIND_WORDS)
def test_the_first_sheet_says_what_each_sheet_holds(kind):
    book = book_of(kind)
    index, *others = book
    assert index == "Index"
    rows = book["Index"][1:]
    assert [row[0] for row in rows[: len(others)]] == others
    for row in rows[len(others) :]:
        assert row[0] not in others
        assert "Not in this workbook" in row[1]
    assert all(row[1] for row in book["Index"][1:])


def test_an_audit_workbook_has_every_change():
    told = {line.seq for line in model("sample", "audit").trail}
    assert {int(float(row[0])) for row in book_of("audit")["Trail"][1:]} == told


def test_every_word_people_wrote_about_an_assessment_is_in_the_workbook():
    judgement = model("sample", "full")
    said = {row[3] for row in book_of("full")["Words"][1:]}
    reasons = {
        item.response.rationale
        for section in judgement.position
        for item in section.asked
        if item.response and item.response.rationale
    }
    decided = {one.reason for one in judgement.workspace.all(Decision) if one.reason}
    noted = {one.note for one in judgement.workspace.all(Reading) if one.note}
    assert reasons
    assert decided
    assert reasons | decided | noted <= said


def test_no_code_stands_among_the_words_people_wrote():
    said = {row[3] for row in book_of("full")["Words"][1:]}
    levels = {str(level.id) for scale in model("sample").pack.scales for level in scale.levels}
    assert said & (set(RULES) | levels | {one.id for one in model("sample").pack.metrics}) == set()


def test_tables_have_names_filters_dates_and_formats():
    with zipfile.ZipFile(BytesIO(made("sample", "full", ".xlsx"))) as book:
        tables = [book.read(n).decode() for n in book.namelist() if "tables/table" in n]
        styles = book.read("xl/styles.xml").decode()
        sheets = [book.read(n).decode() for n in book.namelist() if "worksheets/sheet" in n]
    names = [re.search(r' name="(\w+)"', table)[1] for table in tables]
    assert len(tables) == len(set(names)) == len(sheets)
    assert all("<autoFilter" in table for table in tables)
    assert all(form in styles for form in ("yyyy-mm-dd", "#,##0.0"))
    assert all("Assessed by the trust itself" in sheet for sheet in sheets)


def test_a_metric_s_value_is_a_number_beside_its_unit_and_signs():
    heads, *rows = book_of("full")["Analysis"]
    wanted = ("Unit", "Better", "Latest", "Target", "Variation", "Assurance")
    found = dict(zip(heads, rows[0], strict=True))
    assert [found[name] for name in wanted if name in ("Unit", "Better", "Variation")]
    assert all(float(row[heads.index("Latest")]) is not None for row in rows)


def test_yes_and_no_are_words():
    said = {row[-1] for row in book_of("full")["Answers"][1:]}
    assert said == {"Yes", "No"}
