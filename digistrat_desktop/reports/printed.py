"""What a PDF's pages say in print, read back from the file: for `check-report`, and for tests."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Object, Page

_PAIR = re.compile(rb"<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]+)>\s*(?=\n|<|e)")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[([^\]]*)\]")
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_FOOTER = "/Footer"
Tables = dict[tuple[int, int], dict[int, str]]  # what each font's codes mean, by the font's object
_UNREADABLE = (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, IndexError)


def footers_of(data: bytes) -> tuple[str, ...]:
    """Give the words in the footer of each page; empty where there are none that can be read."""
    with pikepdf.open(BytesIO(data)) as pdf:
        tables: Tables = {}
        return tuple(_footer(page, tables) for page in pdf.pages)


def _footer(page: Page, tables: Tables) -> str:
    try:
        return "".join(said for marks, said in printed_words(page, tables) if _FOOTER in marks)
    except _UNREADABLE:
        return ""


def printed_words(page: Page, tables: Tables) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give the text of a page in the order it is painted, each with the marks it stands in.

    A mark that ends gives an empty text, so that a reader can tell one from the next.
    """
    marks: list[tuple[str, ...]] = []
    table: dict[int, str] = {}
    for step in pikepdf.parse_content_stream(page, "Tf Tj BMC BDC EMC"):
        operator, operands = str(step.operator), list(step.operands)
        if operator in {"BMC", "BDC"}:
            marks.append(_mark(operands))
        elif operator == "EMC":
            marks.pop()
            yield (), ""
        elif operator == "Tf":
            table = _table(page.resources["/Font"][str(operands[0])], tables)
        else:
            said = "".join(table.get(code, "\ufffd") for code in bytes(operands[0]))
            yield tuple(name for one in marks for name in one), said


def _mark(operands: list[Any]) -> tuple[str, ...]:
    """Give a mark's name, and of an artifact what it is, such as "/Footer"."""
    more = operands[1] if len(operands) > 1 else None
    kind = str(more.get("/Subtype", "")) if isinstance(more, pikepdf.Dictionary) else ""
    return (str(operands[0]), *((kind,) if kind else ()))


def _table(font: Object, tables: Tables) -> dict[int, str]:
    known = tables.get(font.objgen)
    if known is None:
        stream = font.get("/ToUnicode")
        known = tables[font.objgen] = _mapping(stream.read_bytes()) if stream is not None else {}
    return known


def _mapping(table: bytes) -> dict[int, str]:
    found = {}
    for first, _last, codes in _RANGE.findall(table):
        for step, code in enumerate(_HEX.findall(codes)):
            found[int(first, 16) + step] = _char(code)
    for section in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, char in _PAIR.findall(section):
            found[int(code, 16)] = _char(char)
    return found


def _char(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be", "replace")
