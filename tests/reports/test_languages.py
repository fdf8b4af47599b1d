"""A framework in Welsh under a report whose own sentences are English."""

import io
from dataclasses import replace

import docx
import pikepdf
import pytest

from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.docx.document import render_docx
from digistrat_desktop.reports.html.page import render_html
from digistrat_desktop.reports.papers.frame import in_tongue
from digistrat_desktop.reports.papers.kinds import paper
from digistrat_desktop.reports.pdf.render import render_pdf
from tests.reports import samples, trusts


def welsh_pack():
    first, *others = trusts.pack().sections
    return replace(trusts.pack(), language="cy", sections=(replace(first, title="Iechyd"), *others))


def test_the_framework_s_words_are_marked_and_ours_are_not():
    blocks = (
        b.Heading(2, "Iechyd"),
        b.Heading(2, "What to do next"),
        b.Table((b.Column("Area"),), ((b.text("Iechyd"),), (b.text("none"),)), "Areas"),
    )
    area, next_steps, table = in_tongue(blocks, welsh_pack())
    assert (area.lang, next_steps.lang) == ("cy", None)
    assert [row[0][0].lang for row in table.rows] == ["cy", None]


def test_words_beside_the_framework_s_keep_the_language_of_the_report():
    mixed = (b.Paragraph(b.text("Iechyd: 2 answers changed")),)
    assert in_tongue(mixed, welsh_pack()) == mixed


def test_a_framework_in_english_changes_nothing():
    blocks = (b.Heading(2, trusts.pack().sections[0].title),)
    assert in_tongue(blocks, trusts.pack()) is blocks


@pytest.mark.parametrize("kind", ["board", "full"])
def test_a_page_in_html_says_which_words_are_welsh(kind):
    page = render_html(paper(trusts.model("welsh", kind), kind)).decode()
    assert '<html lang="en-GB">' in page
    assert ' lang="cy">' in page


def test_a_pdf_says_which_headings_are_welsh():
    made = render_pdf(paper(trusts.model("welsh", "full"), "full")).data
    with pikepdf.open(io.BytesIO(made)) as pdf:
        welsh = {
            str(o.S) for o in pdf.objects if _is_element(o) and str(o.get("/Lang", "")) == "cy"
        }
        assert str(pdf.Root.Lang) == "en-GB"
    assert {"/H2", "/Span"} <= welsh


def _is_element(part):
    return isinstance(part, pikepdf.Dictionary) and "/S" in part


def test_a_word_document_says_which_words_are_welsh():
    blocks = (
        b.Heading(1, "Board report"),
        b.Heading(2, "Iechyd", lang="cy"),
        b.Paragraph(b.text("Croeso"), lang="cy"),
        b.Paragraph((b.Run("The area "), b.Run("Iechyd", lang="cy"))),
        b.Table((b.Column("Area"),), ((b.text("Iechyd", lang="cy"),),), "Areas"),
    )
    word = docx.Document(io.BytesIO(render_docx(samples.document(*blocks))))
    cell = word.tables[0].rows[1].cells[0].paragraphs[0]
    found = [(r.text, _language(r)) for p in (*word.paragraphs, cell) for r in p.runs]
    assert [words for words, language in found if language == "cy"] == [
        "Iechyd", "Croeso", "Iechyd", "Iechyd",
    ]  # fmt: skip
    assert {language for words, language in found if words != "Iechyd"} == {"", "cy"}
    assert ("The area ", "") in found
    assert _language(word.styles["Normal"]) == "en-GB"


def test_the_word_document_of_a_welsh_framework_marks_its_words():
    made = render_docx(paper(trusts.model("welsh", "board"), "board"))
    word = docx.Document(io.BytesIO(made))
    cells = [c for t in word.tables for row in t.rows for c in row.cells]
    places = [*word.paragraphs, *(p for c in cells for p in c.paragraphs)]
    welsh = {r.text for p in places for r in p.runs if _language(r) == "cy"}
    assert trusts.pack().sections[-1].title in welsh
    assert "How sure we are" not in welsh


def _language(part):
    marks = part.element.xpath("./w:rPr/w:lang/@w:val")
    return marks[0] if marks else ""
