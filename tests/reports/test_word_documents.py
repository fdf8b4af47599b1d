"""Word documents hold what Word expects: lists, widths, headers, captions, links that lead somewhere."""

import re
import shutil
import subprocess
import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from pypdfium2 import PdfDocument

from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.docx.document import render_docx
from digistrat_desktop.services.reports.making import KIND_WORDS, formats_of
from tests.helpers.run_size import covering
from tests.reports import samples, vera
from tests.reports.trusts import content

KINDS = [kind for kind in KIND_WORDS if ".docx" in formats_of(kind)]
# What the schema has in which order; Word refuses a file that has another.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs spacing ind jc rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs u bdr shd lang",
    "tcPr": "tcW gridSpan tcBorders shd vAlign",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
}


def made(kind, trust="sample"):
    return docx.Document(BytesIO(content(trust, kind, ".docx")))


def set_in_word(*blocks, **known):
    return docx.Document(BytesIO(render_docx(samples.document(*blocks, **known))))


def test_every_report_but_the_audit_can_be_had_in_word():
    assert set(KIND_WORDS) - set(KINDS) == {"audit"}


def test_numbered_lists_are_lists_and_each_begins_at_one():
    items = (b.text("One"), b.text("Two"))
    word = set_in_word(b.Heading(1, "T"), b.NumberedList(items), b.NumberedList(items))
    listed = [p for p in word.paragraphs if p.style.name == "List Number"]
    numbers = [p._p.pPr.numPr.numId.val for p in listed]
    assert [p.text for p in listed] == ["One", "Two", "One", "Two"]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    starts = word.part.numbering_part.element.findall(f".//{qn('w:startOverride')}")
    assert [start.get(qn("w:val")) for start in starts] == ["1", "1"]


@pytest.mark.parametrize("kind", KINDS)
def test_tables_have_one_set_of_widths_and_rows_stay_whole(kind):
    for table in made(kind).tables:
        grid = [column.width for column in table.columns]
        # By the cells of the file: the library looks for each by going through all before it.
        assert all([cell.width for cell in row.tc_lst] == grid for row in table._tbl.tr_lst)
        rows = [row._tr.trPr for row in table.rows]
        assert all(row.find(qn("w:cantSplit")) is not None for row in rows)
        assert rows[0].find(qn("w:tblHeader")) is not None
        assert table.style.name == "Normal Table"


def test_numbers_keep_to_the_right_of_their_column():
    columns = (b.Column("Name"), b.Column("Value", align=b.Align.END))
    row = (b.text("Cost"), b.text("5"))
    (table,) = set_in_word(b.Heading(1, "T"), b.Table(columns, (row,), "Costs")).tables
    assert [cell.paragraphs[0].alignment for cell in table.rows[1].cells] == [0, 2]


def test_many_columns_leave_their_room_to_the_words():
    many, few = (
        set_in_word(
            b.Heading(1, "T"), b.grid("G", {f"C{n}": 1 for n in range(size)}, [["x"] * size])
        )
        for size in (13, 4)
    )
    found = [word.tables[0]._tbl.tblPr.find(qn("w:tblCellMar")) for word in (many, few)]
    assert [side.get(qn("w:w")) for side in found[0]] == ["30", "30"]
    assert found[1] is None


@pytest.mark.parametrize("kind", KINDS)
def test_tables_and_figures_are_numbered_and_named(kind):
    word = made(kind)
    fields = [f.get(qn("w:instr")) for f in word.element.iter(qn("w:fldSimple"))]
    assert sum(code.startswith("SEQ Table") for code in fields) == len(word.tables)
    figures = [code for code in fields if code.startswith("SEQ Figure")]
    assert bool(figures) == bool(word.inline_shapes) == (kind != "elsewhere")


@pytest.mark.parametrize("kind", KINDS)
def test_each_page_says_whose_it_is_and_which(kind):
    section = made(kind).sections[0]
    for header in (section.first_page_header, section.header):
        assert "Northmoor" in header.paragraphs[0].text
    assert "Draft, not signed off" in section.header.paragraphs[0].text
    assert "Draft" not in section.first_page_header.paragraphs[0].text  # it is a chip there
    for footer in (section.first_page_footer, section.footer):
        codes = [f.get(qn("w:instr")) for f in footer._element.iter(qn("w:fldSimple"))]
        assert codes == ["PAGE", "NUMPAGES"]
        assert "Assessed by the trust itself" in footer.paragraphs[0].text


def test_all_of_it_is_in_the_language_of_the_report():
    styles = made("board").styles.element
    assert {lang.get(qn("w:val")) for lang in styles.iter(qn("w:lang"))} == {"en-GB"}


@pytest.mark.parametrize("kind", KINDS)
def test_links_lead_to_parts_that_are_in_the_file(kind):
    body = made(kind).element
    places = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    wanted = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    assert wanted <= places


def test_the_contents_are_links_and_name_no_page_that_word_has_not_counted():
    word = made("full")
    listed = {link.get(qn("w:anchor")) for link in word.element.iter(qn("w:hyperlink"))}
    assert {"glance", "method", "strategy", "readings"} <= listed
    codes = [field.get(qn("w:instr")) for field in word.element.iter(qn("w:fldSimple"))]
    assert all(code.startswith("SEQ ") for code in codes)


def test_what_is_not_in_the_file_is_not_promised():
    word = set_in_word(b.Heading(1, "T"), b.Paragraph(b.more("8 more metrics", "measures")))
    assert [p.text for p in word.paragraphs] == ["T"]


def test_the_ask_stands_in_a_box():
    ask = b.Callout("The board is asked to", (b.said("note the position"),))
    boxed = set_in_word(b.Heading(1, "T"), ask).paragraphs[1:3]
    assert [p.text for p in boxed] == ["The board is asked to", "note the position"]
    assert all(p._p.pPr.find(qn("w:pBdr")) is not None for p in boxed)


@pytest.mark.parametrize("kind", KINDS)
def test_marks_stand_in_the_order_of_the_schema(kind):
    word = made(kind)
    for parent, known in ORDER.items():
        places = {qn(f"w:{name}"): at for at, name in enumerate(known.split())}
        for one in word.element.iter(qn(f"w:{parent}")):
            found = [places[child.tag] for child in one]
            assert found == sorted(found), [child.tag for child in one]


@pytest.mark.parametrize("kind", KINDS)
def test_letters_and_signs_are_in_the_fonts_of_windows(kind):
    # The signs of code page 437 and the arrows and shapes of WGL4, which Arial has.
    signs = set(
        "\u2020\u2021\u2022\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u25a0\u25b2\u25bc\u25cf\u25cb\u2192\u2264\u2265"
    )
    said = "".join(t.text or "" for t in made(kind).element.iter(qn("w:t")))
    assert {letter for letter in said if ord(letter) > 0x17F} <= signs


@pytest.mark.slow
@pytest.mark.papers
def test_a_writer_opens_every_word_document(tmp_path):
    writer = shutil.which("soffice")
    if writer is None:
        vera.missing("LibreOffice Writer is not here (make setup)")
    for trust, kind in covering(("sample", "hostile", "long"), KINDS, whole_rows=("sample",)):
        made(kind, trust).save(tmp_path / f"{kind}_{trust}.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = sorted(tmp_path.glob("*.docx"))
    command = [writer, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=600)
    for path in files:
        with PdfDocument(path.with_suffix(".pdf")) as pdf:
            said = pdf[0].get_textpage().get_text_bounded()
            assert "Assessed by the trust itself" in said
            assert f"Page 1 of {len(pdf)}" in said


def test_the_pictures_of_a_document_stand_on_nothing():
    written = content("sample", "board", ".docx")
    with zipfile.ZipFile(BytesIO(written)) as parts:
        pictures = [parts.read(name) for name in parts.namelist() if name.endswith(".png")]
    assert pictures
    assert all(re.search(b"tRNS", picture) for picture in pictures)
