"""The words on a PDF's pages, as a reader of the file finds them."""

import re
from io import BytesIO

import pikepdf

from digistrat_desktop.reports.printed import printed_words


def page_texts(data):
    """Return the text of each page; what one mark holds is on one line.

    Args:
        data: a PDF that `render_pdf` made; of other files some text may be missing.
    """
    return _texts(data)


def told_texts(data):
    """Return what of each page's text is in the tag tree: no header, footer or other artifact."""
    return _texts(data, passed_over="/Artifact")


def _texts(data, passed_over=None):
    with pikepdf.open(BytesIO(data)) as pdf:
        tables = {}
        return tuple(_page_text(page, tables, passed_over) for page in pdf.pages)


def _page_text(page, tables, passed_over):
    said = [
        words or "\n"
        for marks, words in printed_words(page, tables)
        if not words or passed_over not in marks
    ]
    return re.sub(r"\n{2,}", "\n", "".join(said))
