"""What old and binary workbooks say of their cells: percentages, hidden rows and columns, days of 1904."""

import random
import struct
import zipfile

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.tables.preview import own_of, preview
from digistrat_desktop.services.tables.shape.layout import propose
from digistrat_desktop.services.tables.source import table_from_file
from digistrat_desktop.tabular.binary_signs import signs_of_xls
from tests.helpers import binary_workbooks as new
from tests.helpers import old_workbooks as old
from tests.unit.importing.made_up import begun

HEADS = ("Month", "Take-up", "Calls")
MONTHS = ("Apr 2024", "May 2024", "Jun 2024")
SHARES = (0.71, 0.725, 0.74)
ROW_FLAGS = 0x10


def xls(path, *, style=old.PLAIN, values=SHARES, days=MONTHS, unseen=((), ()), since=False):
    hidden_rows, hidden = unseen
    rows = [HEADS, *([day, (value, style), 8] for day, value in zip(days, values, strict=True))]
    stream = old.sheet(rows, hidden_rows, hidden)
    path.with_suffix(".xls").write_bytes(old.workbook({"Data": stream}, from_1904=since))
    return path.with_suffix(".xls")


def xlsb(path, *, style=old.PLAIN, values=SHARES, days=MONTHS, unseen=((), ()), since=False):
    hidden_rows, hidden = unseen
    texts = new.Texts()

    def cell(column, value, used=0):
        if isinstance(value, str):
            return texts.cell(column, value)
        return new.record(5, struct.pack("<IId", column, used, value))

    def row(at, cells):
        flags = bytes([0, ROW_FLAGS if at in hidden_rows else 0])
        head = struct.pack("<IIH", at, 0, 0) + flags + b"\0" * 5
        return new.record(0, head) + b"".join(cells)

    rows = row(0, [cell(n, head) for n, head in enumerate(HEADS)])
    for at, (day, value) in enumerate(zip(days, values, strict=True), 1):
        rows += row(at, [cell(0, day), cell(1, value, style), cell(2, 8)])
    columns = b"".join(
        new.record(60, struct.pack("<IIIIH", first, last, 0, 0, 1)) for first, last in hidden
    )
    size = new.record(148, struct.pack("<IIII", 0, len(days), 0, 2))
    sheet = new.record(129) + size + columns + new.record(145) + rows + new.record(146)
    sheet += new.record(130)
    forms = b"".join(
        new.record(47, struct.pack("<HH", 0, form) + b"\0" * 12) for form in (0, 10, 164, 17)
    )
    book = new.record(131) + new.record(153, struct.pack("<II", since, 0)) + new.record(143)
    book += new.record(156, struct.pack("<II", 0, 1) + new.wide("rId1") + new.wide("Data"))
    book += new.record(144) + new.record(132)
    styles = (
        new.record(615, struct.pack("<I", 1))
        + new.record(44, struct.pack("<H", 164) + new.wide('0"%"'))
        + new.record(616)
    )
    styles += new.record(617, struct.pack("<I", 4)) + forms + new.record(618)
    path = path.with_suffix(".xlsb")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/_rels/workbook.bin.rels", new.RELATIONS)
        archive.writestr("xl/styles.bin", styles)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
        archive.writestr("xl/sharedStrings.bin", texts.part())
    return path


KINDS = pytest.mark.parametrize("write", [xls, xlsb])


def previewed(path):
    desk, _, _ = begun()
    table = table_from_file(path)
    return preview(table, propose(table, own=own_of(desk.present)), desk.present)


@KINDS
def test_cells_shown_as_percentages_are_percentages(tmp_path, write):
    found = previewed(write(tmp_path / "book", style=old.PERCENT))
    read = [(row.value, row.percent) for row in found.taken if row.metric == "Take-up"]
    assert read == [("71", True), ("72.5", True), ("74", True)]
    assert [row.value for row in found.taken if row.metric == "Calls"] == ["8", "8", "8"]


@KINDS
def test_a_percent_sign_that_a_format_writes_changes_no_figure(tmp_path, write):
    found = previewed(write(tmp_path / "book", style=old.SIGNED, values=(71, 72.5, 74)))
    read = [(row.value, row.percent) for row in found.taken if row.metric == "Take-up"]
    assert read == [("71", True), ("72.5", True), ("74", True)]


@KINDS
@pytest.mark.parametrize(
    ("rows", "columns", "words"),
    [
        ((2,), (), "1 hidden row was read."),
        ((), ((1, 2),), "2 hidden columns were read."),
        ((1, 2), ((2, 2),), "2 hidden rows and 1 hidden column were read."),
    ],
)
def test_hidden_rows_and_columns_that_are_read_are_told(tmp_path, write, rows, columns, words):
    found = previewed(write(tmp_path / "book", unseen=(rows, columns)))
    assert words in found.told
    assert len(found.taken) == 6


@KINDS
def test_days_that_count_from_1904_are_read_so(tmp_path, write):
    found = previewed(write(tmp_path / "book", days=(43921.0, 43951.0, 43982.0), since=True))
    assert {row.period.text for row in found.taken} == {"2024-04", "2024-05", "2024-06"}


def test_a_damaged_old_workbook_is_refused_or_read_and_never_a_crash(tmp_path):
    data, luck = xls(tmp_path / "book").read_bytes(), random.Random(11)  # noqa: S311 - luck and no secret
    for _ in range(400):
        hurt = bytearray(data)
        for _ in range(6):
            hurt[luck.randrange(len(hurt))] = luck.randrange(256)
        signs_of_xls(bytes(hurt))
        signs_of_xls(bytes(hurt[: luck.randrange(len(hurt))]))
    path = tmp_path / "hurt.xls"
    path.write_bytes(data[:3000])
    with pytest.raises(Refused):
        table_from_file(path)
