"""Setting a report in each format.

A module of its own, because it brings in the typesetters and their libraries: it is loaded when the
first report is made.
"""

from collections.abc import Callable

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.reports.blocks import Document
from digistrat_desktop.reports.html.page import render_html
from digistrat_desktop.reports.pdf.finish import Attachment
from digistrat_desktop.reports.pdf.layout import ReportCancelled
from digistrat_desktop.reports.pdf.render import render_pdf
from digistrat_desktop.reports.proof import read_pdf
from digistrat_desktop.services.reports.data import attachments_of
from digistrat_desktop.services.reports.workbook import workbook_of

__all__ = ["attachments_of", "pdf_bytes", "render_html", "word_bytes", "workbook_of"]


def pdf_bytes(
    document: Document,
    attachments: tuple[Attachment, ...],
    progress: Callable[[float], None] | None,
    cancelled: Callable[[], bool] | None,
) -> tuple[bytes, int, int]:
    """Set a PDF and read it back; give it, its pages and how many kinds of character it lacks."""
    try:
        made = render_pdf(document, attachments=attachments, progress=progress, cancelled=cancelled)
    except ReportCancelled as error:
        raise Refused("Stopped.", "No file was saved.", "") from error
    if read_pdf(made.data).pages != made.pages:
        raise Refused(
            "The report did not pass its check after it was made.",
            "No file was saved.",
            "Try again.",
        )
    return made.data, made.pages, len(made.not_printable)


def word_bytes(document: Document) -> bytes:
    from digistrat_desktop.reports.docx.document import render_docx  # noqa: PLC0415 - python-docx is dear, and few want Word

    return render_docx(document)
