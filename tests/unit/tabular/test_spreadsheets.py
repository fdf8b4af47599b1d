import contextlib
import datetime as dt
import io
import json
import random
import subprocess
import sys
import zipfile

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.tabular import limits
from digistrat_desktop.tabular.answer import read as read_answer
from digistrat_desktop.tabular.answer import written
from digistrat_desktop.tabular.cells import (
    FORMULA_WITHOUT_VALUE,
    CellFault,
    CellKind,
    Grid,
    column_letters,
    kind_of,
    text_of,
)
from digistrat_desktop.tabular.child import answer
from digistrat_desktop.tabular.read import read_spreadsheet, read_table_file
from digistrat_desktop.tabular.reader_command import reader_command
from digistrat_desktop.tabular.reader_process import read_in_child
from digistrat_desktop.tabular.workbook import OLE_MAGIC, read_workbook
from tests.unit.tabular.made_up import (
    BOOK,
    ODS_KIND,
    ods,
    ods_number,
    ods_row,
    ods_text,
    shared_xml,
    sheet_xml,
    workbook,
    xlsx,
    xlsx_parts,
    zipped,
)

# A spreadsheet knows no time zone.
FIRST_OF_MAY = dt.datetime.fromisoformat("2026-05-01")
HALF_PAST_NINE = dt.datetime.fromisoformat("2026-05-01 09:30")


def refusal(data, kind="xlsx"):
    """What the reader says, in this process: for causes found before the library is asked."""
    with pytest.raises(Refused) as caught:
        read_workbook(data, kind)
    assert caught.value.safe == "Nothing has changed."
    return caught.value.what


def rows_of(data, kind="xlsx"):
    return read_workbook(data, kind)[0][0].rows


def every_kind_of_cell(book):
    page = book.add_worksheet("Figures")
    page.write_string(1, 1, "waits")
    page.write_number(1, 2, 12)
    page.write_number(1, 3, 12.5)
    page.write_boolean(1, 4, True)
    page.write_datetime(1, 5, FIRST_OF_MAY, book.add_format({"num_format": "mmm-yy"}))
    page.write_datetime(1, 6, HALF_PAST_NINE, book.add_format({"num_format": "d/m/yy h:mm"}))
    page.write_string(1, 7, "=1+1")
    page.write_formula(2, 1, "=1/0", None, "#DIV/0!")
    page.write_formula(2, 3, "=A1", None, "")
    page.write_formula(2, 4, '=IF(1,"","")', None, 7)
    hidden = book.add_worksheet("Workings")
    hidden.write_number(0, 0, 1)
    hidden.hide()
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Figures!$C$2"})
    book.add_chartsheet("Picture").set_chart(chart)


# Once in this process, where one can look, and once as it is done.
@pytest.mark.parametrize("read", [read_workbook, read_in_child])
def test_cells_keep_their_kind_place_and_sheet(read):
    grids, notes = read(workbook(every_kind_of_cell), "xlsx")
    assert notes == ()
    assert [(grid.name, grid.hidden) for grid in grids] == [("Figures", False), ("Workings", True)]
    assert grids[0].rows == (
        (),
        (
            *(None, "waits", 12, 12.5, True),
            *(dt.date(2026, 5, 1), HALF_PAST_NINE, "=1+1"),
        ),
        (None, CellFault("#DIV/0!"), None, FORMULA_WITHOUT_VALUE, 7),
    )
    assert [kind_of(cell) for cell in grids[0].rows[1]] == [
        *(CellKind.EMPTY, CellKind.TEXT, CellKind.NUMBER, CellKind.NUMBER, CellKind.BOOLEAN),
        *(CellKind.DATE, CellKind.DATE, CellKind.TEXT),
    ]


def test_a_cell_is_found_by_place_and_beyond_a_row_there_is_nothing():
    grid = read_workbook(xlsx(), "xlsx")[0][0]
    assert grid.cell(0, 0) == 1
    assert grid.cell(0, 5) is None
    assert grid.width == 1


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (True, "TRUE"),
        (5, "5"),
        (5.0, "5"),
        (0.1, "0.1"),
        (1e20, "1e+20"),
        (dt.date(2026, 5, 1), "2026-05-01"),
        (dt.time(9, 30), "09:30:00"),
        (dt.timedelta(hours=30), "1 day, 6:00:00"),
        (CellFault("#N/A"), "#N/A"),
        ("x", "x"),
    ],
)
def test_every_cell_can_be_written_as_text(cell, text):
    assert text_of(cell) == text


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (500, "SF")])
def test_columns_are_named_as_spreadsheets_do(number, letters):
    assert column_letters(number) == letters


def test_an_open_document_with_its_usual_repeats_is_read():
    rows = ods_row(
        ods_text("metric")
        + ods_number(5, 3)
        + '<table:table-cell table:number-columns-repeated="16380"/>'
    )
    rows += ods_row('<table:table-cell table:number-columns-repeated="16384"/>', 1_048_575)
    assert rows_of(ods(rows), "ods") == (("metric", 5, 5, 5),)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (ods_row(ods_number(1, 4_001)), "column 4,001"),
        (ods_row(ods_number(1), 200_002), "row 200,002"),
        (ods_row("", 300_000) + ods_row(ods_number(1)), "row 300,001"),
        (ods_row(ods_number(1, "99999999999")), "count that is not a number"),
        (ods_row(ods_text("x" * 32_768)), "32,767 characters"),
        (ods_row(ods_number(1, 500), 8_001), "4,000,000 cells"),
    ],
)
def test_an_open_document_beyond_the_limits_is_refused_before_it_is_read(rows, words):
    assert words in refusal(ods(rows), "ods")


def cell(reference, inner="<v>1</v>", attributes=""):
    return f'<row><c r="{reference}" {attributes}>{inner}</c></row>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (xlsx(cell("XFD1048576")), "row 1,048,576"),
        (xlsx(cell("XFD1")), "column 16,384"),
        (xlsx(cell("A200002")), "row 200,002"),
        (xlsx('<row r="1048576"><c><v>1</v></c></row>'), "row 1,048,576"),
        (xlsx(f"<row>{'<c/>' * 4_001}</row>"), "column 4,001"),
        (xlsx(cell("A1") + cell("SF9000")), "4,000,000 cells"),
        (xlsx(cell("A1048576000000")), "does not exist"),
        (xlsx(cell("1A")), "does not exist"),
        (xlsx(shared=shared_xml(counts='count="4000000000" uniqueCount="4000000000"')), "texts"),
        (xlsx(shared=shared_xml(counts='uniqueCount="-1"')), "not a number"),
        (xlsx(shared=shared_xml(["x" * 40_000])), "32,767 characters"),
        (xlsx(cell("A1", f"<is><t>{'x' * 40_000}</t></is>", 't="inlineStr"')), "characters"),
        (xlsx("<row>"), "damaged"),
        (
            xlsx(parts={"xl/worksheets/sheet1.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}),
            "document type",
        ),
        (xlsx(parts={"docProps/app.xml": "<!doctype html>"}), "document type"),
        (xlsx(parts={"docProps/app.xml": "<!DOCTYPE a>".encode("utf-16")}), "document type"),
        (xlsx(parts={"docProps/app.xml": "<sheetData/>".encode("utf-16")}), "unusual encoding"),
        (xlsx(parts={"docProps/app.xml": " " * (21 * 1024 * 1024)}), "more than 20 MB"),
        (xlsx(parts={"docProps/app.xml": " " * (2 * 1024 * 1024)}), "times its size"),
        (xlsx(parts={"../evil.xml": "x"}), "not allowed"),
        (xlsx(parts={"/etc/passwd": "x"}), "not allowed"),
        (xlsx(parts={"C:evil": "x"}), "not allowed"),
        (xlsx(parts={"xl/Workbook.xml": BOOK}), "same name"),
        (xlsx(parts={f"xl/{n}.xml": "" for n in range(500)}), "more than 500 parts"),
        (b"MZ" + xlsx(), "not match a .xlsx"),
        (xlsx()[:-30], "damaged"),
        (b"", "not match a .xlsx"),
        (b"%PDF-1.7", "not match a .xlsx"),
        (OLE_MAGIC + b"\0" * 600, "not match .xlsx"),
        (OLE_MAGIC + b"\0" * 60 + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
    ids=range(30),
)
def test_a_hostile_workbook_is_refused_before_the_library_sees_it(data, words):
    assert words in refusal(data)


def test_a_drawing_with_much_text_is_no_reason_to_refuse():
    drawing = "<d>" + "<row>12345</row>" * 9_000 + "</d>"
    assert rows_of(xlsx(parts={"xl/drawings/drawing1.xml": drawing})) == ((1,),)


def test_text_named_in_a_cell_is_only_text():
    shared = shared_xml(["=cmd()|' /C calc'!A0", "&lt;img src=x&gt;"])
    rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
    assert rows_of(xlsx(rows, shared)) == (("=cmd()|' /C calc'!A0", "<img src=x>"),)


@pytest.mark.parametrize("value", ["NaN", "1e999", "-inf"])
def test_numbers_that_are_not_finite_are_refused_by_place(value):
    assert "cell B2" in refusal(xlsx(cell("A1") + cell("B2", f"<v>{value}</v>")))


def test_macros_are_told_and_not_read():
    notes = read_workbook(xlsx(parts={"xl/vbaProject.bin": b"\0" * 10}), "xlsm")[1]
    assert "macros" in notes[0]


@pytest.mark.parametrize("kind", ["xls", "ods", "xlsb", "pdf", ""])
def test_content_of_another_kind_is_refused(kind):
    assert "could not be read safely" in refusal(xlsx() if kind != "ods" else b"PK\x03\x04", kind)


def test_a_name_hidden_behind_a_nul_is_refused():
    data = xlsx(parts={"docProps/app.xmlZevil.exe": "x"})
    assert "not allowed" in refusal(data.replace(b"app.xmlZevil", b"app.xml\0evil"))


def lying_about_its_size():
    data = bytearray(zipped({**xlsx_parts(), "docProps/app.xml": "x" * 5_000}))
    central = data.rindex(b"PK\x01\x02")
    assert data[central + 46 : central + 62] == b"docProps/app.xml"
    data[central + 24 : central + 28] = (10).to_bytes(4, "little")
    return bytes(data)


def overlapping():
    data = bytearray(zipped(xlsx_parts()))
    last = data.rindex(b"PK\x01\x02")
    data[last + 42 : last + 46] = (0).to_bytes(4, "little")
    return bytes(data)


def encrypted():
    data = bytearray(zipped(xlsx_parts()))
    first = data.index(b"PK\x01\x02")
    data[first + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lying_about_its_size, "damaged"),
        (overlapping, "overlap"),
        (encrypted, "encrypted"),
        (lambda: zipped(xlsx_parts(), zipfile.ZIP_LZMA), "unusual way"),
    ],
)
def test_a_zip_that_lies_is_refused(make, words):
    assert words in refusal(make())


def test_a_link_inside_a_zip_is_refused():
    link = zipfile.ZipInfo("xl/link.xml")
    link.external_attr = 0o120777 << 16
    assert "is a link" in refusal(zipped({**xlsx_parts(), link: "/etc/passwd"}))


def test_the_child_says_what_it_refused():
    with pytest.raises(Refused, match="row 1,048,576"):
        read_in_child(xlsx(cell("XFD1048576")), "xlsx")


def test_an_ending_does_not_lead_past_the_check():
    for kind in ("xlsb", "ods"):
        assert f"not match a .{kind}" in refusal(xlsx(cell("XFD1048576")), kind)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import os; os.abort()", "failed"),
        ("import sys; sys.stdin.buffer.read(); sys.exit(3)", "failed"),
        ("print('no JSON')", "not finish reading it"),
        ("print('{}')", "not finish reading it"),
        ("print('[]')", "not finish reading it"),
        ("print('[' * 100000)", "not finish reading it"),
        ("import sys; sys.stdout.buffer.write(bytes([255]))", "not finish reading it"),
    ],
)
def test_a_child_that_dies_or_talks_nonsense_is_a_refusal(code, words):
    with pytest.raises(Refused, match=words):
        read_in_child(xlsx(), "xlsx", (sys.executable, "-c", code))


@pytest.mark.parametrize(
    "code", ["while True: pass", "import sys; sys.stdin.buffer.read()\nwhile 1: pass"]
)
def test_a_child_that_hangs_is_ended(code):
    with pytest.raises(Refused, match="too long"):
        read_in_child(xlsx(), "xlsx", (sys.executable, "-c", code), patience_s=0.3)


def test_a_file_too_large_never_reaches_the_child():
    with pytest.raises(Refused, match="larger than 20 MB"):
        read_in_child(b"\0" * (20 * 1024 * 1024 + 1), "xlsx", ("/nowhere",))


def answered(data, kind):
    target = io.BytesIO()
    answer(io.BytesIO(b"[]\n" + data), target, kind)
    return target.getvalue().decode()


def test_the_answer_carries_every_kind_of_cell():
    cells = (dt.time(9, 30), dt.timedelta(hours=30), dt.date(2026, 5, 1), CellFault("#N/A"), "x", 1)
    grids = (Grid("one", (cells, ())), Grid("two", (), hidden=True))
    assert read_answer("".join(written(grids, ("a note",)))) == (grids, ("a note",))


def test_the_answer_says_what_was_refused():
    with pytest.raises(Refused, match=r"not match a \.xlsx"):
        read_answer(answered(b"no", "xlsx"))


def test_a_refusal_crosses_to_the_window_with_what_is_safe_and_what_to_do():
    with pytest.raises(Refused) as direct:
        read_workbook(b"no", "xlsx")
    with pytest.raises(Refused) as crossed:
        read_answer(answered(b"no", "xlsx"))
    there, here = direct.value, crossed.value
    assert (here.what, here.safe, here.advice) == (there.what, there.safe, there.advice)
    assert here.safe


@pytest.mark.parametrize("sentence", [["{a}", {"a": "x"}, []], {"a": "x"}, 7, None])
def test_what_is_no_sentence_is_no_answer(sentence):
    sent = json.dumps({"refused": [sentence, "", ""]})
    code = f"import sys; sys.stdin.buffer.read(); print({sent!r})"
    with pytest.raises(Refused, match="not finish reading it"):
        read_in_child(xlsx(), "xlsx", (sys.executable, "-c", code))


def test_the_child_answers_with_the_sheet_it_read():
    assert read_answer(answered(xlsx(), "xlsx"))[0][0].rows == ((1,),)


def test_a_cell_of_an_unknown_kind_cannot_be_answered():
    with pytest.raises(TypeError, match="bytes"):
        list(written((Grid("one", ((b"x",),)),), ()))


def test_an_old_workbook_that_is_none_is_refused_by_the_library_in_our_words():
    assert "damaged" in refusal(OLE_MAGIC + b"\0" * 4000, "xls")


def test_a_workbook_with_too_many_sheets_is_refused():
    def fill(book):
        for _ in range(201):
            book.add_worksheet()

    assert "more than 200 sheets" in refusal(workbook(fill))


LIMITS = """
import pathlib, sys
from digistrat_desktop.tabular.child import limit_this_process
limit_this_process()
try:
    bytearray(2 * 1024**3)
except MemoryError:
    print("bounded", end="")
try:
    pathlib.Path(sys.argv[1]).write_text("x")
except OSError:
    print(" no files", end="")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds the child's time only")
def test_the_child_bounds_its_own_memory_and_cannot_write_files(tmp_path):
    command = [sys.executable, "-c", LIMITS, str(tmp_path / "x")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == "bounded no files", done.stderr


def test_a_frozen_program_calls_itself():
    assert reader_command(frozen=True) == (sys.executable, "--read-spreadsheet")
    assert reader_command(frozen=False)[-1] == "digistrat_desktop.tabular.child"


@pytest.mark.parametrize("kind", ["xlsx", "xlsm"])
def test_a_workbook_on_disk_is_read_with_its_fingerprint(tmp_path, kind):
    path = tmp_path / f"figures.{kind}"
    path.write_bytes(xlsx())
    table = read_table_file(path)
    assert table.grids[0].rows == ((1,),)
    assert len(table.sha256) == 64


def test_a_workbook_without_a_cell_is_refused():
    with pytest.raises(Refused, match="no rows"):
        read_spreadsheet(xlsx(""), "a.xlsx", "xlsx")


def test_a_relation_that_leads_nowhere_is_refused():
    parts = {
        "xl/_rels/workbook.xml.rels": "<Relationships>",
        "xl/worksheets/sheet1.xml": sheet_xml(cell("A1", "<f>B1</f>")),
    }
    assert "damaged" in refusal(xlsx(parts=parts))


GUARDED = """
import pathlib, sys
from digistrat_desktop.system.network_guard import install_guard
from digistrat_desktop.tabular.read import read_table_file
from digistrat_desktop.system.own_command import OWN_HOME
from digistrat_desktop.tabular.reader_command import reader_command

install_guard(reader_command(), home=OWN_HOME)
print(read_table_file(pathlib.Path(sys.argv[1])).grids[0].rows)
"""


def test_the_reader_may_be_started_where_the_network_is_blocked(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx())
    command = [sys.executable, "-c", GUARDED, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == "((1,),)\n", done.stderr


def test_a_working_folder_with_modules_of_its_own_does_not_reach_the_reader(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_in_child(xlsx(), "xlsx")[0][0].rows == ((1,),)


def mutated(data, dice):
    changed = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed[: dice.choice([len(changed)] * 4 + [dice.randrange(len(changed))])])


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_mutated_workbooks_give_a_table_or_a_refusal_in_words(kind, sized):
    dice = random.Random(1)  # noqa: S311 # which bytes are changed is no secret
    good = workbook(every_kind_of_cell) if kind == "xlsx" else ods(ods_row(ods_text("a")))
    refused = 0
    for _ in range(sized(12, release=600)):
        with contextlib.suppress(Refused):
            read_in_child(mutated(good, dice), kind)
            refused -= 1
        refused += 1
    assert refused


def test_the_made_up_open_document_says_what_it_is():
    assert ODS_KIND.encode() in ods("")


def test_an_open_document_s_formula_without_a_value_is_a_fault_in_its_place(tmp_path):
    bare = '<table:table-cell table:formula="of:=1+1"/>'
    rows = ods_row(ods_text("A") + ods_text("B")) + ods_row(ods_number(1) + bare)
    path = tmp_path / "figures.ods"
    path.write_bytes(ods(rows))
    assert read_table_file(path).grids[0].rows == (("A", "B"), (1, FORMULA_WITHOUT_VALUE))


def inflating():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(limits.MB * 21))
    return made.getvalue()


def heavy():
    return b"PK\x03\x04" + bytes(limits.MOST_SPREADSHEET_BYTES)


@pytest.mark.parametrize("content", [inflating, heavy])
@pytest.mark.parametrize("kind", ["xlsx", "xlsm", "ods"])
def test_a_workbook_that_is_too_large_says_in_which_forms_it_may_be_larger(tmp_path, content, kind):
    file = tmp_path / f"figures.{kind}"
    file.write_bytes(content())
    with pytest.raises(Refused) as refused:
        read_table_file(file)
    assert "20 MB" in refused.value.what
    assert "CSV, up to 64 MB" in refused.value.advice
    assert ".xlsb" in refused.value.advice
