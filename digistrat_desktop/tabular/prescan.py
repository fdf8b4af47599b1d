"""Look into a spreadsheet before the library does, which can be made to ask for 500 GB.

Every part that can hold cells is read as a stream of tags, by the standard library's XML parser
with document types refused, and the places and counts it speaks of are held against the limits.

Source: docs/spec/tables.md#spreadsheets; docs/spec/tables.md#limits.
"""

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple
from xml.parsers import expat  # document types are refused before their content is read

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.system.safe_zip import SafeZip, ZipRules
from digistrat_desktop.tabular import limits
from digistrat_desktop.tabular.cells import FORMULA_WITHOUT_VALUE, CellFault

KINDS = ("xlsx", "xlsm", "xls", "xlsb", "ods")
RULES = ZipRules(
    "This spreadsheet",
    re.compile(r"(?!/)(?!(?:.*/)?\.\.(?:/|$))[^\\:\x00-\x1f]{1,240}"),
    when_large=limits.SMALLER,
)
_DOCUMENT_TYPE = re.compile(
    rb"<!DOCTYPE|<!ENTITY|<\x00!\x00D\x00O\x00C|<\x00!\x00E\x00N\x00T", re.IGNORECASE
)
_HOLDS_CELLS = re.compile(rb"sheetData|<(?:\w+:)?(?:sst|row|c|table-row|table-cell)[\s/>]")
_REFERENCE = re.compile(r"([A-Za-z]{1,10})([0-9]{1,10})")
_UTF16_STARTS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_READ_BY_THE_LIBRARY = (
    *("xl/workbook", "xl/worksheets/", "xl/sharedstrings", "xl/styles", "xl/_rels/", "xl/tables/"),
    *("content.xml", "[content_types]", "_rels/"),
)
_STYLES = "xl/styles.xml"
_QUOTED = re.compile(r'"[^"]*"|\\.')
_MOST_FAULTS_KEPT = 10_000

_MAIN_PARTS = {
    "xlsx": "xl/workbook.xml",
    "xlsm": "xl/workbook.xml",
    "xlsb": "xl/workbook.bin",
    "ods": "content.xml",
}

Faults = dict[tuple[int, int], CellFault]


class PercentSign(Enum):
    """How a cell's format shows a percent sign."""

    SHOWN = "shown"  # 0.71 as 71 %
    SIGNED = "signed"  # 71 with a sign behind it


def percent_sign(code: str) -> PercentSign | None:
    """Tell what a format does with a number; None where it shows no percent sign."""
    if "%" not in code:
        return None
    return PercentSign.SHOWN if "%" in _QUOTED.sub("", code) else PercentSign.SIGNED


@dataclass(slots=True)
class CellSigns:
    """What a sheet says of its cells that the library does not."""

    # error cells and formulas without a value, by row and column from 0
    faults: Faults = field(default_factory=dict)
    # cells shown as percentages: by row the columns as bits
    percents: dict[int, int] = field(default_factory=dict)
    # cells of plain numbers with a percent sign written behind them: by row the columns as bits
    signed: dict[int, int] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)  # counted from 0
    hidden_columns: set[int] = field(default_factory=set)

    def keep_fault(self, place: tuple[int, int], fault: CellFault) -> None:
        if len(self.faults) < _MOST_FAULTS_KEPT:
            self.faults[place] = fault

    def keep_percent(self, row: int, column: int) -> None:
        self.percents[row] = self.percents.get(row, 0) | 1 << column

    def keep_signed(self, row: int, column: int) -> None:
        self.signed[row] = self.signed.get(row, 0) | 1 << column


@dataclass(slots=True)
class _Reach:
    """How far the cells of one part reach; rows and columns count from 1."""

    rows: int = 0
    columns: int = 0
    first_row: int = 0
    first_column: int = 0

    def add(self, row: int, column: int) -> None:
        if row > limits.MOST_LINES:
            raise refuse_sheet(f"a cell is in row {row:,}. The limit is {limits.MOST_LINES:,}")
        if column > limits.MOST_COLUMNS:
            words = f"a cell is in column {column:,}. The limit is {limits.MOST_COLUMNS:,}"
            raise refuse_sheet(words)
        self.first_row = min(self.first_row or row, row)
        self.first_column = min(self.first_column or column, column)
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)
        high, wide = self.rows - self.first_row + 1, self.columns - self.first_column + 1
        if high * wide > limits.MOST_CELLS:
            raise refuse_sheet(f"a sheet has more than {limits.MOST_CELLS:,} cells")


class PercentStyles(NamedTuple):
    """The numbers of styles, as cells name them."""

    shown: frozenset[str] = frozenset()  # that show 0.71 as 71 %
    signed: frozenset[str] = frozenset()  # that write a percent sign behind 71


@dataclass(slots=True)
class _ExcelPart:
    """Listens to one part of an .xlsx file: a sheet, or the list of shared texts."""

    styles: PercentStyles = field(default_factory=PercentStyles)
    signs: CellSigns = field(default_factory=CellSigns)
    _reach: _Reach = field(default_factory=_Reach)
    _row: int = 0
    _column: int = 0
    _shared: int = 0
    _type: str = ""
    _has_formula: bool = False
    _value: list[str] = field(default_factory=list)
    _in_value: bool = False
    _counting: bool = False
    _characters: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._row = _count(attributes.get("r"), self._row + 1)
            self._column = 0
            if _is_on(attributes.get("hidden")) and self._row <= limits.MOST_LINES:
                self.signs.hidden_rows.add(self._row - 1)
        elif name == "col" and _is_on(attributes.get("hidden")):
            first, last = _count(attributes.get("min"), 1), _count(attributes.get("max"), 1)
            self.signs.hidden_columns.update(range(first - 1, min(last, limits.MOST_COLUMNS)))
        elif name == "v":
            self._in_value = True
        elif name == "f":
            self._has_formula = True
        elif name in {"si", "sst", "is"}:
            self._start_shared(name, attributes)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._row, self._column = _place(attributes.get("r"), self._row, self._column + 1)
        self._reach.add(max(self._row, 1), self._column)
        self._type = attributes.get("t", "")
        style, place = attributes.get("s", ""), (max(self._row, 1) - 1, self._column - 1)
        if style in self.styles.shown:
            self.signs.keep_percent(*place)
        elif style in self.styles.signed:
            self.signs.keep_signed(*place)
        self._has_formula = False
        self._value = []
        self._begin_text()

    def _begin_text(self) -> None:
        self._counting = True
        self._characters = 0

    def _start_shared(self, name: str, attributes: dict[str, str]) -> None:
        self._begin_text()
        self._shared += name == "si"
        told = [_count(attributes.get(key), 0) for key in ("count", "uniqueCount")]
        if max(self._shared, *told) > limits.MOST_SHARED_TEXTS:
            raise refuse_sheet(f"it says it has more than {limits.MOST_SHARED_TEXTS:,} texts")

    def text(self, text: str) -> None:
        self._characters += len(text)
        if self._counting and self._characters > limits.LONGEST_CELL and not text.isspace():
            raise refuse_sheet(f"a cell has more than {limits.LONGEST_CELL:,} characters")
        if self._in_value:
            self._value.append(text)

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "v":
            self._in_value = False
        elif name in {"c", "si"}:
            self._counting = False
            if name == "c":
                self._end_cell()

    def _end_cell(self) -> None:
        value = "".join(self._value)
        place = (max(self._row, 1) - 1, self._column - 1)
        if self._type == "e":
            self.signs.keep_fault(place, CellFault(value[:20] or "error"))
        elif self._has_formula and not value and self._type != "str":
            self.signs.keep_fault(place, FORMULA_WITHOUT_VALUE)


@dataclass(slots=True)
class _OpenDocumentPart:
    """Listens to the content of an .ods file, where repeated cells are written once.

    Empty cells may repeat to the sheet's edge, as every such file's do: only what holds something
    counts, with all that comes before it.
    """

    signs: dict[str, CellSigns] = field(default_factory=dict)  # by the sheet's name
    _sheet: str = ""
    _reach: _Reach = field(default_factory=_Reach)
    _row: int = 0
    _row_repeat: int = 1
    _column: int = 0
    _table_column: int = 0
    _cell_repeat: int = 1
    _filled: bool = False
    _is_percent: bool = False
    _in_cell: bool = False
    _has_formula: bool = False
    _characters: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "table":
            self._reach, self._row, self._table_column = _Reach(), 0, 0
            self._sheet = _attribute(attributes, "name") or ""
        elif name == "table-column":
            self._start_column(attributes)
        elif name == "table-row":
            self._row_repeat = max(_count(_attribute(attributes, "number-rows-repeated"), 1), 1)
            self._column = 0
            if _is_out_of_sight(attributes) and self._row_repeat <= limits.MOST_LINES:
                rows = range(self._row, min(self._row + self._row_repeat, limits.MOST_LINES))
                self.signs.setdefault(self._sheet, CellSigns()).hidden_rows.update(rows)
        elif name in {"table-cell", "covered-table-cell"}:
            self._start_cell(attributes)

    def _start_column(self, attributes: dict[str, str]) -> None:
        repeated = _attribute(attributes, "number-columns-repeated")
        first = self._table_column
        self._table_column += max(_count(repeated, 1), 1)
        if _is_out_of_sight(attributes):
            columns = range(first, min(self._table_column, limits.MOST_COLUMNS))
            self.signs.setdefault(self._sheet, CellSigns()).hidden_columns.update(columns)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        repeated = _attribute(attributes, "number-columns-repeated")
        self._cell_repeat = max(_count(repeated, 1), 1)
        kind = _attribute(attributes, "value-type")
        self._filled, self._is_percent = kind is not None, kind == "percentage"
        self._has_formula = _attribute(attributes, "formula") is not None
        self._in_cell = True
        self._characters = 0

    def text(self, text: str) -> None:
        self._characters += len(text)
        if self._characters > limits.LONGEST_CELL and not text.isspace():
            raise refuse_sheet(f"a cell has more than {limits.LONGEST_CELL:,} characters")
        self._filled = self._filled or self._in_cell

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in {"table-cell", "covered-table-cell"}:
            if self._filled or self._has_formula:
                self._reach.add(self._row + 1, self._column + 1)
                self._reach.add(self._row + self._row_repeat, self._column + self._cell_repeat)
                self._keep_signs()
            self._column += self._cell_repeat
            self._in_cell = self._filled = self._has_formula = False
        elif name == "table-row":
            self._row += self._row_repeat

    def _keep_signs(self) -> None:
        mine = self.signs.setdefault(self._sheet, CellSigns())
        if not self._filled:
            mine.keep_fault((self._row, self._column), FORMULA_WITHOUT_VALUE)
        if self._is_percent:
            for row in range(self._row, self._row + self._row_repeat):
                for column in range(self._column, self._column + self._cell_repeat):
                    mine.keep_percent(row, column)


def prescan(archive: SafeZip, kind: str) -> dict[str, CellSigns]:
    """Hold every part of a zipped spreadsheet against the limits.

    Args:
        kind: xlsx, xlsm, xlsb or ods; parts of .xlsb are not text and only measured.

    Returns:
        What sheets say of their cells, by the part's name; for .ods by the sheet's.
    """
    _check_kind(archive, kind)
    found: dict[str, CellSigns] = {}
    styles = percent_styles(archive)
    for name in archive.names:
        data = archive.read(name)
        if _DOCUMENT_TYPE.search(data):
            raise refuse_sheet("it declares a document type, which spreadsheets do not need")
        if kind == "xlsb":
            continue
        if data.startswith(_UTF16_STARTS):
            # Queries are stored so; the library would read cells so, unseen by this check.
            data = _from_utf16(data)
            if _HOLDS_CELLS.search(data) or name.lower().startswith(_READ_BY_THE_LIBRARY):
                raise refuse_sheet("its text has an unusual encoding")
        elif _HOLDS_CELLS.search(data):
            found.update(_signs_in(name, data, kind, styles))
    return found


def _from_utf16(data: bytes) -> bytes:
    """Give the text of a part in UTF-8; what cannot be read is left out, as nothing is taken of it."""
    big = data.startswith((b"\xfe\xff", b"\0<"))
    return data.decode("utf-16-be" if big else "utf-16-le", errors="ignore").encode()


def _signs_in(name: str, data: bytes, kind: str, styles: PercentStyles) -> dict[str, CellSigns]:
    if kind == "ods":
        document = _OpenDocumentPart()
        _scan(data, document)
        return document.signs
    part = _ExcelPart(styles)
    _scan(data, part)
    return {name: part.signs}


def percent_styles(archive: SafeZip) -> PercentStyles:
    """Give the styles that show a percentage."""
    if _STYLES not in archive.names:
        return PercentStyles()
    styles = _Styles()
    data = archive.read(_STYLES)
    if data.startswith(_UTF16_STARTS):
        raise refuse_sheet("its text has an unusual encoding")
    _scan(data, styles)
    return PercentStyles(frozenset(styles.found), frozenset(styles.signed))


@dataclass(slots=True)
class _Styles:
    """Listens to the list of styles: which number each has, and which formats show a percentage."""

    found: list[str] = field(default_factory=list)
    signed: list[str] = field(default_factory=list)
    _signs: set[str] = field(default_factory=set)
    _formats: set[str] = field(default_factory=lambda: {"9", "10"})
    _is_inside: bool = False
    _count: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        code = attributes.get("formatCode", "") if name == "numFmt" else ""
        sign = percent_sign(code)
        if sign:
            known = self._formats if sign is PercentSign.SHOWN else self._signs
            known.add(attributes.get("numFmtId", ""))
        elif name == "cellXfs":
            self._is_inside = True
        elif name == "xf" and self._is_inside:
            if attributes.get("numFmtId", "") in self._formats:
                self.found.append(str(self._count))
            elif attributes.get("numFmtId", "") in self._signs:
                self.signed.append(str(self._count))
            self._count += 1

    def text(self, text: str) -> None:
        """Nothing here has text."""

    def end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "cellXfs":
            self._is_inside = False


def _check_kind(archive: SafeZip, kind: str) -> None:
    """Hold the parts against the file's ending: the library looks at the parts only.

    Without this an .xlsx named .xlsb would come to the library unseen.
    """
    names = {name.lower() for name in archive.names}
    found = {name for name in _MAIN_PARTS.values() if name in names}
    if found != {_MAIN_PARTS[kind]}:
        raise refuse_sheet(f"its content does not match a .{kind} file")


def _scan(data: bytes, part: _ExcelPart | _OpenDocumentPart | _Styles) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = part.start
    parser.EndElementHandler = part.end
    parser.CharacterDataHandler = part.text
    parser.StartDoctypeDeclHandler = _refuse_document_type
    try:
        parser.Parse(data, True)  # the last of it
    except (expat.ExpatError, ValueError) as error:
        raise refuse_sheet("one of its sheets is damaged") from error


def _refuse_document_type(*_: object) -> None:
    raise refuse_sheet("it declares a document type, which spreadsheets do not need")


def _attribute(attributes: dict[str, str], name: str) -> str | None:
    """Find an attribute whatever prefix the file gives its namespace."""
    return next((v for key, v in attributes.items() if key.rpartition(":")[2] == name), None)


def _is_on(text: str | None) -> bool:
    return text in {"1", "true"}


def _is_out_of_sight(attributes: dict[str, str]) -> bool:
    return _attribute(attributes, "visibility") in {"collapse", "filter"}


def _count(text: str | None, missing: int) -> int:
    if text is None:
        return missing
    if not (text.isascii() and text.isdigit() and len(text) <= 10):  # noqa: PLR2004  # 32 bits
        raise refuse_sheet("it has a count that is not a number")
    return int(text)


def _place(reference: str | None, row: int, column: int) -> tuple[int, int]:
    """Read a cell's reference; without one it follows the cell before it."""
    if reference is None:
        return row, column
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise refuse_sheet(f"it has a cell at the place {reference[:20]!r}, which does not exist")
    number = 0
    for letter in found.group(1).upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return int(found.group(2)), number


def refuse_sheet(cause: str) -> Refused:
    """Make the refusal of a spreadsheet, with what is safe and what to do."""
    return Refused(
        f"This spreadsheet could not be read safely: {cause}.",
        "Nothing has changed.",
        "Save the table as CSV in the spreadsheet program and import that.",
    )
