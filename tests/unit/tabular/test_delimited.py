import contextlib
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.tabular.read import read_clipboard, read_delimited, read_table_file

PLAIN = "metric,period,value,note\nwaits,2026-04,12,\nwaits,2026-05,,late\n"
ROWS = (
    ("metric", "period", "value", "note"),
    ("waits", "2026-04", "12", None),
    ("waits", "2026-05", None, "late"),
)


def rows_of(data):
    return read_delimited(data, "made-up.csv").grids[0].rows


def refusal(data):
    with pytest.raises(Refused) as caught:
        read_delimited(data, "made-up.csv")
    assert caught.value.safe == "Nothing has changed."
    return caught.value.what


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_marked_encoding_and_line_end_is_read(encoding, end):
    assert rows_of(PLAIN.replace("\n", end).encode(encoding)) == ROWS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_by_its_mark_in_either_order(encoding):
    assert rows_of(("\ufeff" + PLAIN).encode(encoding)) == ROWS


def test_windows_letters_are_read_and_the_guess_is_told():
    table = read_delimited("name\nZoë costs £5".encode("cp1252"), "a.csv")
    assert table.grids[0].rows[1] == ("Zoë costs £5",)
    assert "cp1252" in table.notes[0]


def test_utf_8_needs_no_note():
    assert read_delimited("name\nZoë".encode(), "a.csv").notes == ()


def test_letters_that_belong_to_no_encoding_are_refused_by_line():
    assert "Line 2" in refusal(b"a,b\n\x81\x8d,\xff\xff\n")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_separator_is_found_by_what_most_rows_agree_on(delimiter):
    assert rows_of(PLAIN.replace(",", delimiter).encode()) == ROWS


def test_decimal_commas_do_not_win_over_semicolons():
    assert rows_of(b"metric;value;target\na;1,5;2,5\nb;2,5;3,5\n")[1] == ("a", "1,5", "2,5")


def test_a_bar_in_a_note_does_not_win_over_commas():
    assert rows_of(b"a,b\n1,yes|no\n2,no|yes\n")[1] == ("1", "yes|no")


def test_a_banner_row_does_not_hide_the_separator():
    assert rows_of(b"Monthly report\n\na;b;c\n1;2;3\n4;5;6\n")[3] == ("1", "2", "3")


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;", "sep=;\r"])
def test_the_separator_line_of_excel_is_understood(line):
    assert rows_of(f"{line}\na,x;b\n1;2\n".encode())[0] == ("a,x", "b")


def test_a_separator_line_may_name_the_tab():
    assert rows_of(b"sep=\t\na\tb\n") == (("a", "b"),)


def test_one_column_is_a_table_too():
    assert rows_of(b"value\n1\n2\n") == (("value",), ("1",), ("2",))


def test_blank_cells_are_empty_and_never_nought():
    assert rows_of(b'a,b\n"",0\n')[1] == (None, "0")


def test_blank_lines_keep_the_row_numbers_right():
    assert rows_of(b"a,b\n\n1,2\n") == (("a", "b"), (), ("1", "2"))


def test_an_unclosed_quotation_is_refused_where_it_begins():
    assert refusal(b'a,b\n1,2\n3,"4\n5,6\n') == "Row 3 starts a quotation that never ends."


def test_a_quotation_mark_in_the_wrong_place_is_refused():
    assert "Row 2 (line 2)" in refusal(b'a,b\n"1"x,2\n')


def test_a_line_break_within_a_cell_is_part_of_it():
    assert rows_of(b'a,b\n"1\n2",3\n')[1] == ("1\n2", "3")


def test_nul_characters_are_refused_by_line():
    assert "Line 2" in refusal(b"a,b\n1,\x002\n")


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "zip"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xd0\xcf\x11\xe0", "Excel"),
        (b"SQLite format 3\0", "database"),
    ],
)
def test_another_kind_of_file_is_named(start, kind):
    assert kind in refusal(start + b"\0" * 100)


def test_too_many_columns_are_refused_by_row():
    assert "Row 2 has 100,000 columns" in refusal(b"a,b\n" + b"," * 99_999 + b"\n")


def test_a_cell_beyond_a_spreadsheets_limit_is_refused_by_place():
    assert "Row 2, column 2" in refusal(b"a,b\n1," + b"x" * 32_768 + b"\n")
    assert "Row 2" in refusal(b"a,b\n1," + b"x" * 200_000 + b"\n")


def test_more_than_200_000_rows_below_the_heading_are_refused():
    assert "200,000 rows" in refusal(b"a\n" + b"1\n" * 200_001)


def test_more_than_64_megabytes_are_refused_unread(tmp_path):
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    with pytest.raises(Refused, match="larger than 64 MB"):
        read_table_file(path)


@pytest.mark.parametrize("data", [b"", b"\n\n", b",,\n,,\n", b"\xef\xbb\xbf"])
def test_a_table_without_a_cell_is_refused(data):
    assert refusal(data) == "It has no rows."


def test_progress_is_told_and_may_end_the_reading():
    seen = []
    read_delimited(b"a,b\n" + b"1,2\n" * 12_000, "a.csv", seen.append)
    assert seen == [5_000, 10_000]

    def stop(_):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_delimited(b"a,b\n" + b"1,2\n" * 12_000, "a.csv", stop)


def test_a_file_is_known_by_the_fingerprint_of_its_bytes(tmp_path):
    path = tmp_path / "Board figures.CSV"
    path.write_bytes(b"abc")
    table = read_table_file(path)
    assert table.name == "Board figures.CSV"
    assert table.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a", "a.numbers"])
def test_an_ending_we_do_not_know_is_refused_with_those_we_do(tmp_path, name):
    (tmp_path / name).write_bytes(b"a,b")
    with pytest.raises(Refused, match=r"\.csv, \.tsv"):
        read_table_file(tmp_path / name)


def test_a_missing_file_or_a_folder_is_told_in_words(tmp_path):
    (tmp_path / "b.csv").mkdir()
    with pytest.raises(Refused, match="was not found"):
        read_table_file(tmp_path / "a.csv")
    with pytest.raises(Refused, match="is a folder"):
        read_table_file(tmp_path / "b.csv")


def test_cells_pasted_from_a_spreadsheet_are_split_at_tabs():
    pasted = 'metric\tMay 26\n"two\nlines"\t5"\n'
    assert read_clipboard(pasted).grids[0].rows == (("metric", "May 26"), ("two\nlines", '5"'))


def test_a_pasted_quotation_mark_in_an_odd_place_is_a_letter():
    pasted = 'name\tvalue\r\n"so called" target\t5\r\n"open\t6\r\n'
    rows = read_clipboard(pasted).grids[0].rows
    assert rows == (("name", "value"), ('"so called" target', "5"), ('"open', "6"))


def test_pasted_csv_is_read_as_csv():
    assert read_clipboard("a,b\n1,2").grids[0].rows == (("a", "b"), ("1", "2"))


@pytest.mark.parametrize(
    "text", ["", "\n", "a\0b", 'a,b\n1,"2', "\t".join("a" * 4_001), "a\t" + '"x" y' * 9000]
)
def test_pasted_text_that_is_no_table_is_refused(text):
    with pytest.raises(Refused):
        read_clipboard(text)


@given(st.binary(max_size=300))
def test_whatever_the_bytes_there_is_a_table_or_a_refusal(data):
    with contextlib.suppress(Refused):
        assert read_delimited(data, "a.csv").grids[0].width


letters = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\r"), max_size=8)


@given(st.lists(st.lists(letters, min_size=2, max_size=4), min_size=1, max_size=5))
def test_whatever_a_csv_writer_writes_comes_back_cell_by_cell(rows):
    rows = [["heading", "another"], *rows]
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    body = "sep=,\n" + text.getvalue()
    found = read_delimited(body.encode("utf-8-sig"), "a.csv").grids[0].rows
    back = [[cell or "" for cell in row] for row in found]
    assert [len(row) for row in back] == [len(row) for row in rows]
    assert all(
        ours in {theirs, theirs[1:]}
        for a, b in zip(back, rows, strict=True)
        for ours, theirs in zip(a, b, strict=True)
    )
