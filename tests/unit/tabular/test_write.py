import datetime as dt
import io
import math
import re
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.system.atomic_file import Disk
from digistrat_desktop.tabular.cells import neutral, restored
from digistrat_desktop.tabular.read import read_delimited
from digistrat_desktop.tabular.workbook import read_workbook
from digistrat_desktop.tabular.write import (
    Properties,
    Sheet,
    clean,
    csv_bytes,
    sheet_names,
    write_csv,
    write_xlsx,
    xlsx_bytes,
)

ACTIVE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1",
    "\uff1d1",
    "\uff0b1",
    "\uff0d1",
    "\uff20x",
    "\n=1",
    "\ufeff=1",
    "\u200b+1",
]
HARMLESS = ["", "waits", "'quoted'", "1-2", "a=b", "' a", "''", "it's"]
SHEET = Sheet(
    "Readings",
    ("Metric", "Period", "Value", "Final"),
    [
        ["Waits <i>over</i> 12 h", dt.date(2026, 5, 1), Decimal("-12.50"), True],
        ["=cmd()|' /C calc'!A0", dt.datetime(2026, 5, 1, 9, 30, tzinfo=dt.UTC), 3, False],
        ["http://example.org", None, math.nan, None],
    ],
)


def back(sheet):
    return read_delimited(csv_bytes(sheet), "a.csv").grids[0].rows


@pytest.mark.parametrize("text", ACTIVE)
def test_text_a_spreadsheet_would_compute_gets_one_mark(text):
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_is_left_as_it_is(text):
    assert neutral(text) == text


@pytest.mark.parametrize("text", [*ACTIVE, *HARMLESS, "'=1", "''=1", "' =1", "'-", "'\t"])
def test_the_mark_comes_off_exactly(text):
    assert restored(neutral(text)) == text


@given(st.text())
def test_any_text_survives_the_mark_and_never_begins_as_a_formula(text):
    marked = neutral(text)
    assert restored(marked) == text
    assert not re.match(r"\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]", marked)


def test_numbers_stay_numbers_in_csv_negative_ones_too():
    text = csv_bytes(SHEET).decode("utf-8-sig")
    assert "2026-05-01,-12.50,TRUE" in text
    assert text.count("\r\n") == 4
    assert csv_bytes(SHEET).startswith(b"\xef\xbb\xbf")


def test_what_is_not_a_number_is_an_empty_cell():
    assert csv_bytes(Sheet("a", ("h",), [[math.inf], [Decimal("NaN")], [math.nan]])).endswith(
        b'h\r\n""\r\n""\r\n""\r\n'
    )


def test_large_and_small_decimals_are_written_out():
    assert back(Sheet("a", ("h",), [[Decimal("1E+6")], [Decimal("1E-7")]]))[1:] == (
        ("1000000",),
        ("0.0000001",),
    )


def test_the_heading_of_a_marked_column_says_so_and_others_do_not():
    heading = csv_bytes(SHEET).decode("utf-8-sig").split("\r\n")[0]
    assert heading == "Metric (text after '),Period,Value,Final"


letters = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


@given(st.lists(st.tuples(letters, letters), min_size=1, max_size=5))
def test_our_own_csv_comes_back_letter_by_letter(rows):
    found = back(Sheet("a", ("one", "two"), rows))[1:]
    wanted = [tuple(text or None for text in row) for row in rows]
    assert [(*row, None, None)[:2] for row in found] == wanted


def formulas_and_links(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = "".join(
            archive.read(name).decode() for name in archive.namelist() if "worksheets" in name
        )
    return re.findall("<f>|<hyperlink", text)


def test_no_text_in_a_workbook_becomes_a_formula_or_a_link():
    rows = [
        [text] for text in (*ACTIVE, "http://x.org", "mailto:a@b.c", "file:///etc/passwd", "12")
    ]
    data = xlsx_bytes([Sheet("Data", ("=1",), rows)])
    assert formulas_and_links(data) == []
    found = read_workbook(data, "xlsx")[0][0].rows
    assert found[0] == ("=1",)
    assert found[1] == ("=1+1",)
    assert found[-1] == ("12",)


def test_a_workbook_keeps_the_kind_of_every_cell():
    rows = read_workbook(xlsx_bytes([SHEET]), "xlsx")[0][0].rows
    assert rows[1] == ("Waits <i>over</i> 12 h", dt.date(2026, 5, 1), -12.5, True)
    assert rows[2][1:] == (dt.datetime.fromisoformat("2026-05-01 09:30"), 3, False)
    assert rows[3] == ("http://example.org",)


def test_equal_tables_give_equal_bytes():
    said = Properties("Board", dt.datetime(2026, 5, 14, 9, tzinfo=dt.UTC), "seal 7F3A")
    assert xlsx_bytes([SHEET], said) == xlsx_bytes([SHEET], said)
    assert xlsx_bytes([SHEET], said) != xlsx_bytes([SHEET])


def test_a_text_too_long_for_a_cell_is_shortened_where_one_can_see_it():
    rows = read_workbook(xlsx_bytes([Sheet("a", ("h",), [["x" * 40_000]])]), "xlsx")[0][0].rows
    assert len(rows[1][0]) == 32_767
    assert "shortened" in rows[1][0]


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b", "a\x1bb", "a\ufffeb"])
def test_characters_no_file_can_hold_are_left_out(text):
    assert clean(text) == "ab"
    assert read_workbook(xlsx_bytes([Sheet("a", ("h",), [[text]])]), "xlsx")[0][0].rows[1] == (
        "ab",
    )
    assert back(Sheet("a", ("h",), [[text]]))[1] == ("ab",)


def test_a_date_before_the_calendar_of_spreadsheets_is_written_as_text():
    rows = read_workbook(xlsx_bytes([Sheet("a", ("h",), [[dt.date(1885, 3, 1)]])]), "xlsx")[0][0]
    assert rows.rows[1] == ("1885-03-01",)


def test_sheet_names_are_made_allowed_and_different():
    names = ["Answers", "answers", "a/b:c*[d]", "'", "x" * 40, "x" * 40, "History", ""]
    found = sheet_names([Sheet(name, (), []) for name in names])
    assert found[:3] == ("Answers", "answers (2)", "a b c  d")
    assert found[3] == "Sheet 4"
    assert len({name.casefold() for name in found}) == len(names)
    assert max(map(len, found)) <= 31
    assert xlsx_bytes([Sheet(name, ("h",), []) for name in names])


def test_headings_stay_in_sight_and_columns_are_wide_enough():
    data = xlsx_bytes([Sheet("a", ("h", "wide"), [["x", "y" * 30], ["z"]])])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    assert 'state="frozen"' in text
    widths = [float(one) for one in re.findall(r'<col [^>]*width="([0-9.]+)"', text)]
    assert 8 <= widths[0] < 10
    assert 31 < widths[1] < 33


def test_files_are_written_whole_and_read_back(tmp_path):
    write_csv(tmp_path / "a.csv", SHEET)
    write_xlsx(tmp_path / "a.xlsx", [SHEET, Sheet("Empty at the end", ("h",), [["x"], [None]])])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.xlsx"]
    assert (tmp_path / "a.csv").read_bytes() == csv_bytes(SHEET)


def failing(*_):
    raise OSError(28, "No space left on device")


def write_workbook(path, sheet, disk):
    write_xlsx(path, [sheet], disk=disk)


@pytest.mark.parametrize(("write", "ending"), [(write_csv, "csv"), (write_workbook, "xlsx")])
def test_a_full_disk_leaves_the_old_file(tmp_path, write, ending):
    path = tmp_path / f"figures.{ending}"
    write(path, SHEET, Disk())
    old = path.read_bytes()
    with pytest.raises(Refused, match="not enough space"):
        write(path, SHEET, Disk(sync=failing))
    assert path.read_bytes() == old
    assert len(list(tmp_path.iterdir())) == 1


def test_a_workbook_with_more_rows_than_fit_is_refused():
    too_far = Sheet("a", tuple("h" * 16_385), [])
    with pytest.raises(Refused, match="column 16385 does not fit"):
        xlsx_bytes([too_far])
