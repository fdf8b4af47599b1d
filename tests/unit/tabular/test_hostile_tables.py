"""Many small hostile files at once: each is a refusal in one sentence, and nothing is written."""

import io
import random
import zipfile

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.tabular.read import READABLE, read_table_file
from digistrat_desktop.tabular.workbook import read_workbook
from tests.unit.tabular.made_up import (
    ods,
    ods_row,
    ods_text,
    shared_xml,
    sheet_xml,
    xlsx,
    xlsx_parts,
    zipped,
)


def row(cells):
    return f"<row>{cells}</row>"


def deep_xml(levels):
    return "<a>" * levels + sheet_xml("") + "</a>" * levels


HOSTILE = {
    "bomb-of-spaces.xlsx": xlsx(parts={"xl/a.xml": " " * 19_000_000}),
    "entity-bomb.xlsx": xlsx(
        parts={
            "xl/sharedStrings.xml": '<!DOCTYPE s [<!ENTITY a "b">]><sst><si><t>&a;</t></si></sst>'
        }
    ),
    "outside-entity.xlsx": xlsx(
        parts={"xl/workbook.xml": '<!DOCTYPE w SYSTEM "file:///etc/passwd"><w/>'}
    ),
    "last-corner.xlsx": xlsx(row('<c r="XFD1048576"><v>1</v></c>')),
    "two-corners.xlsx": xlsx(row('<c r="A1"/>') + row('<c r="SF200000"/>')),
    "many-shared.xlsx": xlsx(shared=shared_xml(counts='count="4294967295"')),
    "long-text.xlsx": xlsx(shared=shared_xml(["y" * 100_000])),
    "odd-row.xlsx": xlsx('<row r="-1"><c r="A1"/></row>'),
    "full-width-row.xlsx": xlsx('<row r="１２"><c r="A1"/></row>'),  # noqa: RUF001 # the attack
    "no-letters.xlsx": xlsx(row('<c r="12"/>')),
    "infinite.xlsx": xlsx(row('<c r="A1"><v>1e999</v></c>')),
    "traversal.xlsx": xlsx(parts={"xl/../../evil": "x"}),
    "drive.xlsx": xlsx(parts={"C:/evil": "x"}),
    "stream.xlsx": xlsx(parts={"xl/a:b": "x"}),
    "unc.xlsx": xlsx(parts={"\\\\host\\share": "x"}),
    "folded.xlsx": xlsx(parts={"XL/WORKBOOK.XML": "x"}),
    "trailing.xlsx": xlsx()[:200],
    "nothing.xlsx": b"",
    "picture.xlsx": b"\x89PNG\r\n\x1a\n" + b"\0" * 99,
    "page.xls": b"<html><table><tr><td>1</td></tr></table></html>",
    "stub.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "workbook.xlsb": xlsx(),
    "workbook.ods": xlsx(),
    "document.xlsx": ods(ods_row(ods_text("a"))),
    "wide.ods": ods(
        ods_row('<table:table-cell table:number-columns-repeated="9999"/>' + ods_text("a"))
    ),
    "tall.ods": ods(ods_row("", 999_999) + ods_row(ods_text("a"))),
    "bomb.ods": ods(ods_row(ods_text("a"), 4_294_967_295)),
    "doctype.ods": zipped({"content.xml": "<!DOCTYPE a><a/>"}),
    "endless-quote.csv": b'a,b\n"' + b"x,y\n" * 1_000,
    "nul.csv": b"a,b\n\0,1\n",
    "pdf.csv": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n",
    "zip.csv": xlsx(),
    "utf-16-cut.csv": "metric,value\n".encode("utf-16")[:-1],
    "wide.csv": b",".join([b"a"] * 100_000),
    "huge-cell.csv": b"a\n" + b"x" * 1_000_000,
    "empty.csv": b"",
    "blank.csv": b"\r\n \r\n".replace(b" ", b""),
    "quote-in-the-middle.csv": b'a,b\n"1"2,3\n',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence_and_nothing_is_written(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(HOSTILE[name])
    with pytest.raises(Refused) as caught:
        read_table_file(path)
    assert caught.value.what.endswith(".")
    assert "Traceback" not in str(caught.value)
    assert path.read_bytes() == HOSTILE[name]
    assert list(tmp_path.iterdir()) == [path]


def test_tags_deeper_than_any_sheet_do_not_bring_the_reader_down():
    for levels in (100, 20_000):
        data = xlsx(parts={"xl/worksheets/sheet1.xml": deep_xml(levels)})
        try:
            found = read_workbook(data, "xlsx")[0]
        except Refused:
            continue
        assert not any(grid.rows for grid in found)


@pytest.mark.parametrize("kind", READABLE)
def test_noise_under_any_ending_is_a_refusal_or_a_table(tmp_path, kind):
    dice = random.Random(kind)  # noqa: S311 # which bytes are tried is no secret
    path = tmp_path / f"noise.{kind}"
    path.write_bytes(b"\0" + dice.randbytes(2_000))
    with pytest.raises(Refused):
        read_table_file(path)


def packed(names):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in names:
            archive.writestr(name, content)
    return target.getvalue()


def test_the_same_name_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = packed([*xlsx_parts().items(), ("xl/workbook.xml", "<other/>")])
    with pytest.raises(Refused, match="same name"):
        read_workbook(data, "xlsx")
