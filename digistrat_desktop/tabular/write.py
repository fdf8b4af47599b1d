"""Write tables to CSV and XLSX; no text in them can become a formula or a link.

Source: docs/spec/tables.md#writing.
"""

import csv
import datetime as dt
import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.written_numbers import rounded, tidy
from digistrat_desktop.system.atomic_file import Disk
from digistrat_desktop.system.files import save_chosen
from digistrat_desktop.tabular import limits
from digistrat_desktop.tabular.cells import QUOTED_HEADING, column_letters, neutral
from digistrat_desktop.tabular.read import read_delimited, read_spreadsheet


class ShownNumber(NamedTuple):
    """A number shown with so many digits after the point, whatever it has more."""

    value: Decimal
    digits: int


_BEHIND = 3  # digits kept behind those that are shown, so that nobody rounds what was rounded


def shown_number(value: float | None, digits: int) -> ShownNumber | None:
    """Give a number that was worked out as a cell that shows the digits of the papers."""
    if value is None:
        return None
    return ShownNumber(Decimal(tidy(rounded(value, digits + _BEHIND))), digits)


class SheetLink(NamedTuple):
    """The name of a sheet of the same workbook, which opens it."""

    sheet: str


OutCell = (
    str | int | float | Decimal | bool | dt.date | dt.datetime | ShownNumber | SheetLink | None
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SHORTENED = " [shortened: the full text is in the program]"
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_SHEET_NAME = 31
_WIDEST_COLUMN = 60
_NARROWEST_COLUMN = 8
_LINE = 15.0  # points
_HIGHEST_ROW = 409.0  # points; a spreadsheet has none higher
_LOST = 1.15  # of the letters of a line, where words that do not fit go to the next
_LONGEST_HEADING = 255  # characters; a table's column can have no longer name
_LONGEST_FOOTER = 100  # Excel has room for 255 in all three parts
_DATE = "yyyy-mm-dd"
_LINK = "#005EB8"
_NUMBERS = ("#,##0", "#,##0.0", "#,##0.00", "#,##0.000")  # by the digits shown after the point
_A4 = 9  # the number Excel has for this paper
_DEFAULT_CREATED = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_FIRST_YEAR = 1900


class Pick(NamedTuple):
    """A cell in which a value is chosen from a list on another sheet of the workbook."""

    row: int  # among the rows below the headings, the first is 0
    column: int  # the first is 0
    sheet: str  # the sheet with the list, under its headings
    list_column: int
    length: int  # of the list


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str  # the sheet's name; what Excel does not allow in it is left out
    headings: tuple[str, ...]  # the first row
    # cells below; None is an empty cell. Numbers from people come as Decimal.
    rows: Sequence[Sequence[OutCell]]
    picks: tuple[Pick, ...] = ()  # a CSV file has none


@dataclass(frozen=True, slots=True)
class Properties:
    title: str = ""  # of the document
    # stands in for the moment of writing, so that equal data give equal bytes; aware
    created: dt.datetime = _DEFAULT_CREATED
    keywords: str = ""  # such as the fingerprint of the data
    footer: str = ""  # what stands at the foot of each printed page beside its number
    status: str = (
        ""  # how far the document has come, such as a draft; at the head of each printed page
    )
    author: str = ""  # whose it is, such as a trust
    subject: str = ""
    own: tuple[tuple[str, str], ...] = ()  # what it was made from, by names of our own


_LONGEST_PROPERTY = 255  # characters; a spreadsheet program shows no more


def csv_bytes(sheet: Sheet) -> bytes:
    """Write a table as CSV: UTF-8 with a mark, CRLF, numbers as numbers, text never a formula.

    The heading of a column in which a text had to be marked says so.
    """
    rows = [[_csv_cell(cell) for cell in row] for row in sheet.rows]
    marked = {
        column
        for row, written in zip(sheet.rows, rows, strict=True)
        for column, (cell, text) in enumerate(zip(row, written, strict=True))
        if isinstance(cell, str) and text != clean(cell)
    }
    headings = [
        neutral(clean(one)) + (QUOTED_HEADING if column in marked else "")
        for column, one in enumerate(sheet.headings)
    ]
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([headings, *rows])
    return text.getvalue().encode("utf-8-sig")


def _csv_cell(shown: OutCell) -> str:
    cell = _plain(shown)
    if isinstance(cell, str):
        return neutral(clean(cell))
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, (dt.date, dt.datetime)):
        return cell.isoformat()
    if cell is None or not math.isfinite(cell):
        return ""
    return f"{cell:f}" if isinstance(cell, Decimal) else repr(cell)


def _plain(cell: OutCell) -> str | int | float | Decimal | bool | dt.date | None:
    """Give what a cell says, without how it is shown."""
    if isinstance(cell, SheetLink):
        return cell.sheet
    return cell.value if isinstance(cell, ShownNumber) else cell


def clean(text: str) -> str:
    """Take out what neither format can hold: control characters and lone surrogates."""
    return _CONTROLS.sub("", text)


def write_csv(path: Path, sheet: Sheet, disk: Disk | None = None) -> None:
    """Write a CSV file whole, after reading it back; Refused, the old one kept, if it fails."""

    def check(temporary: Path) -> None:
        table = read_delimited(temporary.read_bytes(), path.name)
        _check_count(len(table.grids[0].rows), len(sheet.rows) + 1)

    save_chosen(path, csv_bytes(sheet), check, disk)


def _check_count(found: int, wanted: int) -> None:
    if found != wanted:
        raise Refused(
            f"The saved file has {found} rows instead of {wanted}.",
            "It was not saved.",
            "Try again. If it happens again, tell IT.",
        )


def write_xlsx(
    path: Path,
    sheets: Sequence[Sheet],
    properties: Properties | None = None,
    disk: Disk | None = None,
) -> None:
    """Write a workbook whole, after reading it back; Refused, the old one kept, if it fails."""

    def check(temporary: Path) -> None:
        table = read_spreadsheet(temporary.read_bytes(), path.name, "xlsx")
        _check_count(len(table.grids), len(sheets))
        for grid, sheet in zip(table.grids, sheets, strict=True):
            _check_count(len(grid.rows), _used(sheet))

    save_chosen(path, xlsx_bytes(sheets, properties), check, disk)


def _used(sheet: Sheet) -> int:
    filled = [n for n, row in enumerate(sheet.rows, 2) if any(_shows(cell) for cell in row)]
    return max(filled, default=1)


def _shows(cell: OutCell) -> bool:
    return bool(clean(cell)) if isinstance(cell, str) else _csv_cell(cell) != ""


def xlsx_bytes(sheets: Sequence[Sheet], properties: Properties | None = None) -> bytes:
    """Write tables as a workbook; equal tables and properties give equal bytes."""
    from xlsxwriter import Workbook  # noqa: PLC0415  # dear, and of no use before an export

    said = properties or Properties()
    target = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "remove_timezone": True,
    }
    with Workbook(target, options) as book:
        book.set_properties(
            {
                "title": clean(said.title),
                "author": clean(said.author),
                "subject": clean(said.subject),
                "keywords": clean(said.keywords),
                "status": clean(said.status),
                "created": said.created.astimezone(dt.UTC).replace(tzinfo=None),
            }
        )
        for key, value in said.own:
            book.set_custom_property(key, clean(value)[:_LONGEST_PROPERTY], "text")
        looks = _looks(book)
        for name, sheet in zip(sheet_names(sheets), sheets, strict=True):
            page = book.add_worksheet(name)
            _write_sheet(page, sheet, looks)
            _set_up_print(page, name, said)
    return target.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    """Give the formats of cells: headings, words, dates, and numbers by the digits they show."""
    top = {"text_wrap": True, "valign": "top"}
    return {
        "heading": book.add_format({"bold": True, "bottom": 1, **top}),
        "words": book.add_format(top),
        "link": book.add_format({**top, "font_color": _LINK, "underline": 1}),
        "date": book.add_format({**top, "num_format": _DATE}),
        "moment": book.add_format({**top, "num_format": f"{_DATE} hh:mm"}),
        **{form: book.add_format({**top, "num_format": form}) for form in _NUMBERS},
    }


def _look_of(cell: OutCell) -> str:
    if isinstance(cell, SheetLink):
        return "link"
    if isinstance(cell, ShownNumber):
        return _NUMBERS[min(cell.digits, len(_NUMBERS) - 1)]
    if isinstance(cell, dt.date):
        return "moment" if isinstance(cell, dt.datetime) else "date"
    if cell is None or isinstance(cell, str | bool) or not math.isfinite(cell):
        return "words"
    _, _, digits = f"{Decimal(str(cell)).normalize():f}".partition(".")
    return _NUMBERS[min(len(digits), len(_NUMBERS) - 1)]


def sheet_names(sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """Make names Excel accepts: allowed letters, at most 31, all different."""
    names: list[str] = []
    for number, sheet in enumerate(sheets, 1):
        plain = _NOT_IN_SHEET_NAMES.sub(" ", clean(sheet.name).replace("\n", " ")).strip()
        name = plain[:_LONGEST_SHEET_NAME].strip() or f"Sheet {number}"
        if name.casefold() in {one.casefold() for one in (*names, "history")}:
            name = f"{name[: _LONGEST_SHEET_NAME - 6].strip()} ({number})"
        names.append(name)
    return tuple(names)


def _write_sheet(page: Any, sheet: Sheet, looks: dict[str, Any]) -> None:
    widths = [_width(sheet, column) for column in range(len(sheet.headings))]
    for column, text in enumerate(sheet.headings):
        _write_cell(page, (0, column), text, looks["heading"])
        page.set_column(column, column, widths[column])
    for number, row in enumerate(sheet.rows, 1):
        lines = _lines(row, widths)
        if lines > 1 and not sheet.picks:  # what is filled in has to grow with its words
            page.set_row(number, min(lines * _LINE, _HIGHEST_ROW))
        for column, cell in enumerate(row):
            _write_cell(page, (number, column), cell, looks[_look_of(cell)])
    for pick in sheet.picks:
        _offer_list(page, pick)
    page.freeze_panes(1, 0)
    if sheet.rows and sheet.headings and _can_be_table(sheet.headings):
        _add_table(page, sheet, looks["heading"])


def _lines(row: Sequence[OutCell], widths: Sequence[int]) -> int:
    """Say how many lines a row has; LibreOffice leaves each row one line high that says nothing of it."""
    cells = ((cell, wide) for cell, wide in zip(row, widths, strict=False) if isinstance(cell, str))
    return max((_wrapped(cell, wide) for cell, wide in cells), default=1)


def _wrapped(words: str, width: int) -> int:
    return sum(max(1, math.ceil(len(line) * _LOST / width)) for line in words.split("\n"))


def _offer_list(page: Any, pick: Pick) -> None:
    letters, place = column_letters(pick.list_column + 1), (pick.row + 1, pick.column)
    options = {
        "validate": "list",
        "source": f"='{pick.sheet}'!${letters}$2:${letters}${pick.length + 1}",
        "error_title": "Not in the list",
        "error_message": "Choose from the list, or clear the cell.",
    }
    page.data_validation(*place, *place, options)


def _can_be_table(headings: Sequence[str]) -> bool:
    """Tell whether the columns of a table can be called so: each by one short name of its own."""
    names = {clean(one).casefold() for one in headings}
    return len(names) == len(headings) and all(
        0 < len(one) <= _LONGEST_HEADING and one == clean(one) and "\n" not in one
        for one in headings
    )


def _add_table(page: Any, sheet: Sheet, heading: Any) -> None:
    """Make rows a named table, which has a filter on every column."""
    name = "".join(letter for letter in sheet.name if letter.isascii() and letter.isalnum())
    page.add_table(
        *(0, 0, len(sheet.rows), len(sheet.headings) - 1),
        {
            "name": f"Table_{name}_{page.index + 1}",
            "style": "Table Style Light 1",
            "columns": [{"header": one, "header_format": heading} for one in sheet.headings],
        },
    )


def _set_up_print(page: Any, name: str, said: Properties) -> None:
    """Print all columns on A4, long side up, with the headings and whose it is on each page."""
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    left, middle = (clean(one).replace("&", "&&")[:_LONGEST_FOOTER] for one in (said.footer, name))
    page.set_footer(f"&L{left}&C{middle}&RPage &P of &N")
    if said.status:
        page.set_header(f"&R&B{clean(said.status).replace('&', '&&')[:_LONGEST_FOOTER]}")


def _width(sheet: Sheet, column: int) -> int:
    cells = (row[column] for row in sheet.rows if column < len(row))
    texts = [sheet.headings[column], *(_csv_cell(cell) for cell in cells)]
    longest = max(len(line) for text in texts for line in text.split("\n"))
    return min(max(longest + 1, _NARROWEST_COLUMN), _WIDEST_COLUMN)


def _write_cell(page: Any, place: tuple[int, int], cell: OutCell, style: Any) -> None:
    if isinstance(cell, SheetLink):
        at = f"internal:'{cell.sheet}'!A1"
        done = page.write_url(*place, at, style, string=cell.sheet)
    elif isinstance(cell, ShownNumber):
        done = page.write_number(*place, cell.value, style)
    elif isinstance(cell, str):
        done = page.write_string(*place, _short(clean(cell)), style)
    elif isinstance(cell, bool):
        done = page.write_boolean(*place, cell, style)
    elif isinstance(cell, dt.date):
        done = _write_date(page, place, cell, style)
    elif cell is not None and math.isfinite(cell):
        done = page.write_number(*place, cell, style)
    else:
        done = page.write_blank(*place, None, style)
    if done:
        # The library gives a number and leaves the cell out.
        what = f"Row {place[0] + 1}, column {place[1] + 1} does not fit into a workbook."
        raise Refused(what, "Nothing was saved.", "Export a smaller table, or use CSV.")


def _write_date(page: Any, place: tuple[int, int], cell: dt.date, style: Any) -> Any:
    # A spreadsheet's calendar begins in 1900.
    if cell.year <= _FIRST_YEAR:
        return page.write_string(*place, cell.isoformat(), style)
    return page.write_datetime(*place, cell, style)


def _short(text: str) -> str:
    if len(text) <= limits.LONGEST_CELL:
        return text
    return text[: limits.LONGEST_CELL - len(_SHORTENED)] + _SHORTENED
