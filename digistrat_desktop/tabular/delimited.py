"""CSV files and pasted cells: bytes to text, text to rows. Source: docs/spec/tables.md#csv."""

import codecs
import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.tabular import limits
from digistrat_desktop.tabular.cells import Grid, Row, restored

DELIMITERS = (",", ";", "\t", "|")
_LINE_END = re.compile("\r\n|\r|\n")
_SAMPLE_CHARACTERS = 64 * 1024
_SAMPLE_ROWS = 50
_PROGRESS_EVERY = 5_000
_UNCHANGED = "Nothing has changed."
_GUESSED = "The file does not say how its letters are encoded. Windows (cp1252) was assumed."
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a spreadsheet or zip file"),
    (b"\xd0\xcf\x11\xe0", "an older Excel or Word file"),
    (b"\x89PNG", "a picture"),
    (b"SQLite format 3", "a database"),
)


def refuse_table(what: str, advice: str = "") -> Refused:
    return Refused(what, _UNCHANGED, advice)


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Turn a file's bytes into text: by its mark, else strict UTF-8, else Windows with a note.

    Returns:
        The text, and notes on what had to be guessed.

    Raises:
        Refused: it is another kind of file, too large, or no text.
    """
    if len(data) > limits.MOST_CSV_BYTES:
        raise refuse_table(
            f"The file is larger than {limits.MOST_CSV_BYTES // limits.MB} MB.",
            "Split it into smaller files.",
        )
    for magic, kind in _OTHER_KINDS:
        if data.startswith(magic):
            raise refuse_table(f"The file is {kind}, not a CSV file.", "Save it as CSV.")
    text, notes = _decoded(data)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise refuse_table(
            f"Line {line} has a NUL character, which text files cannot have.", _SAVE_ANEW
        )
    return text, notes


_SAVE_ANEW = "Save it again as 'CSV UTF-8' and try again."


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name), ()
    try:
        return data.decode(), ()
    except UnicodeDecodeError:
        return _strictly(data, "cp1252"), (_GUESSED,)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"Line {line} has letters in an unknown encoding."
        raise refuse_table(what, _SAVE_ANEW) from error


def parse(text: str, progress: Callable[[int], None] | None = None) -> Grid:
    """Split text into rows and cells; `progress` is told the rows, and may raise to end it."""
    body, delimiter = _without_separator_line(text)
    separator = delimiter or likely_delimiter(body)
    rows = _read_rows(body, separator, progress)
    return Grid("", tuple(rows), delimited=True, separator=separator)


def _without_separator_line(text: str) -> tuple[str, str]:
    """Take off the first line `sep=;` that Excel writes and reads."""
    first, _, rest = text.partition("\n")
    line = first.strip().strip('"')
    if line.lower().startswith("sep=") and len(line) == len("sep=") + 1:
        return rest, line[-1]
    if first.rstrip("\r").lower() == "sep=\t":
        return rest, "\t"
    return text, ""


def likely_delimiter(text: str) -> str:
    """Find the separator most of the first rows agree on; a comma when there is none."""
    sample = text[:_SAMPLE_CHARACTERS]
    return max(DELIMITERS, key=lambda one: (*_agreement(sample, one), one == ","))


def _agreement(sample: str, delimiter: str) -> tuple[int, int]:
    """Count the rows of the commonest width beyond 1, and give that width."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        widths = Counter(len(row) for row in itertools.islice(reader, _SAMPLE_ROWS))
    except csv.Error:
        return 0, 0
    counts = [(count, width) for width, count in widths.items() if width > 1]
    return max(counts, default=(0, 0))


def _read_rows(text: str, delimiter: str, progress: Callable[[int], None] | None) -> Iterator[Row]:
    csv.field_size_limit(4 * limits.LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if number % _PROGRESS_EVERY == 0 and progress is not None:
                progress(number)
            _check_row(number, cells)
            yield tuple([_cell(text) for text in cells])
    except csv.Error as error:
        raise _damaged(error, number + 1, reader.line_num) from error


def _cell(text: str) -> str | None:
    return restored(text) if text[:1] == "'" else text or None


def _check_row(number: int, cells: list[str]) -> None:
    if number > limits.MOST_LINES:
        raise refuse_table(
            f"The table has more than {limits.MOST_ROWS:,} rows.", "Split it into smaller files."
        )
    if len(cells) > limits.MOST_COLUMNS:
        what = f"Row {number} has {len(cells):,} columns. The limit is {limits.MOST_COLUMNS:,}."
        raise refuse_table(what, "Keep the columns you need and delete the others.")
    for column, text in enumerate(cells, 1):
        if len(text) > limits.LONGEST_CELL:
            what = (
                f"Row {number}, column {column} has more than {limits.LONGEST_CELL:,} characters."
            )
            raise refuse_table(what)


def _damaged(error: csv.Error, row: int, line: int) -> Refused:
    words = str(error)
    if "field larger" in words:
        what = f"Row {row} has a cell of more than {limits.LONGEST_CELL:,} characters."
    elif "unexpected end" in words:
        what = f"Row {row} starts a quotation that never ends."
    else:
        what = f"Row {row} (line {line}) has a quotation mark in the wrong place."
    return refuse_table(what, "Correct the row, or save the table from the spreadsheet again.")


def parse_pasted(text: str, progress: Callable[[int], None] | None = None) -> Grid:
    """Split text from the clipboard: cells of a spreadsheet, or CSV text.

    Spreadsheets quote a pasted cell only when it holds a line break or a tab, so a quotation mark
    in the wrong place is a letter here and no fault.
    """
    if len(text) > limits.MOST_CSV_BYTES:
        raise refuse_table("The pasted text is too large.", "Save it as a file and import that.")
    if "\0" in text:
        raise refuse_table("The pasted text has a NUL character.")
    try:
        return parse(text, progress)
    except Refused:
        if "\t" not in text:
            raise
    rows = [line.split("\t") for line in _LINE_END.split(text)]
    if rows[-1] == [""]:
        rows.pop()
    for number, cells in enumerate(rows, 1):
        _check_row(number, cells)
    return Grid("", tuple(tuple(_cell(one) for one in cells) for cells in rows), delimited=True)
