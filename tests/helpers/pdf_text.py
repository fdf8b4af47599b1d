"""The words on a PDF's pages, as a reader of the file finds them."""

import re
from io import BytesIO

import pikepdf

_PAIR = re.compile(rb"<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]+)>\s*(?=\n|<|e)")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[([^\]]*)\]")
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")


def page_texts(data):
    """Return the text of each page; what one mark holds is on one line.

    Args:
        data: a PDF that `render_pdf` made; of other files some text may be missing.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        tables = {}
        return tuple(_page_text(page, tables) for page in pdf.pages)


def told_texts(data):
    """Return what of each page's text is in the tag tree: no header, footer or other artifact."""
    with pikepdf.open(BytesIO(data)) as pdf:
        tables = {}
        return tuple(_page_text(page, tables, passed_over="/Artifact") for page in pdf.pages)


def _page_text(page, tables, passed_over=None):
    said, marks = [], []
    table = {}
    for step in pikepdf.parse_content_stream(page, "Tf Tj BMC BDC EMC"):
        operator, operands = str(step.operator), list(step.operands)
        if operator in {"BMC", "BDC"}:
            marks.append(str(operands[0]))
        elif operator == "EMC":
            marks.pop()
            said.append("\n")
        elif operator == "Tf":
            table = _table(page.resources["/Font"][str(operands[0])], tables)
        elif passed_over not in marks:
            said.append("".join(table.get(code, "\ufffd") for code in bytes(operands[0])))
    return re.sub(r"\n{2,}", "\n", "".join(said))


def _table(font, tables):
    known = tables.get(font.objgen)
    if known is None:
        stream = font.get("/ToUnicode")
        known = tables[font.objgen] = _mapping(stream.read_bytes()) if stream is not None else {}
    return known


def _mapping(table):
    found = {}
    for first, _last, codes in _RANGE.findall(table):
        for step, code in enumerate(_HEX.findall(codes)):
            found[int(first, 16) + step] = _char(code)
    for section in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, char in _PAIR.findall(section):
            found[int(code, 16)] = _char(char)
    return found


def _char(code):
    return bytes.fromhex(code.decode()).decode("utf-16-be", "replace")
