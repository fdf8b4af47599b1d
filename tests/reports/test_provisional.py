"""A value that may still change is marked wherever a report prints it, in every format."""

import io
import re
import zipfile
from dataclasses import replace
from functools import cache

import pytest

from digistrat_desktop.domain.trust.metrics import Reading, ReadingState
from digistrat_desktop.reports.docx.document import render_docx
from digistrat_desktop.reports.html.page import render_html
from digistrat_desktop.reports.papers.kinds import KINDS, paper
from digistrat_desktop.reports.pdf.render import render_pdf
from digistrat_desktop.services.reports.workbook import workbook_of
from digistrat_desktop.tabular.read import read_spreadsheet
from tests.helpers.pdf_text import page_texts
from tests.reports.trusts import judged, workspace

pytestmark = pytest.mark.pdf
_REACH = 100  # characters behind a value in which its mark stands


@cache
def provisional():
    """A trust whose latest readings are all provisional and like no other number."""
    present = workspace("typical")
    latest = {}
    for reading in sorted(present.all(Reading), key=lambda one: one.period):
        if reading.value:
            latest[reading.metric_id] = reading
    for at, reading in enumerate(latest.values(), 1):
        changed = replace(reading, value=f"9{at}.{at}", state=ReadingState.PROVISIONAL)
        present = present.with_record(changed)
    return judged(present)


def values():
    return [line.latest.partition(" ")[0] for line in provisional().metrics]


def unmarked(text):
    """Give every place where a value stands with no mark behind it."""
    text = re.sub(r"\s+", " ", text.replace("\N{NO-BREAK SPACE}", " "))
    found = [
        hit
        for value in values()
        for hit in re.finditer(rf"(?<![\d.]){re.escape(value)}(?!\.?\d)", text)
    ]
    assert found
    return [
        text[max(hit.start() - 30, 0) : hit.end() + _REACH]
        for hit in found
        if "provisional" not in text[hit.end() : hit.end() + _REACH]
        and not re.match(r" p(?![a-z])", text[hit.end() :])
    ]


WITH_METRICS = sorted(set(KINDS) - {"audit", "elsewhere"})


@pytest.mark.parametrize("kind", WITH_METRICS)
def test_a_web_page_marks_every_provisional_value(kind):
    page = render_html(paper(provisional(), kind)).decode()
    assert unmarked(re.sub(r"<[^>]+>", " ", page)) == []


@pytest.mark.parametrize("kind", WITH_METRICS)
def test_a_pdf_marks_every_provisional_value(kind):
    pdf = render_pdf(paper(provisional(), kind)).data
    assert unmarked(" ".join(page_texts(pdf))) == []


def test_a_word_document_marks_every_provisional_value():
    book = zipfile.ZipFile(io.BytesIO(render_docx(paper(provisional(), "board"))))
    document = book.read("word/document.xml").decode()
    said = re.findall(r'<w:t(?: [^>]*)?>([^<]*)|descr="([^"]*)"', document)
    assert unmarked(" ".join("".join(pair) for pair in said)) == []


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"elsewhere"}))
def test_a_row_of_a_workbook_with_a_provisional_value_says_so(kind):
    grids = read_spreadsheet(workbook_of(provisional(), kind), "x.xlsx", "xlsx").grids
    rows = [[str(getattr(cell, "text", cell)) for cell in row] for g in grids for row in g.rows]
    found = [row for row in rows if set(values()) & set(row)]
    assert found
    assert [row for row in found if "provisional" not in " ".join(row).casefold()] == []
