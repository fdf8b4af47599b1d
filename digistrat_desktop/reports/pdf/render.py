"""Tagged, archival PDF: one file is PDF/UA-1 and PDF/A-2a, or PDF/A-3a when files are attached.

ReportLab and pikepdf are imported on first use; they cost a third of a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.reports.blocks import check_outline

if TYPE_CHECKING:
    from collections.abc import Callable

    from digistrat_desktop.reports.blocks import Document
    from digistrat_desktop.reports.pdf.finish import Attachment
    from digistrat_desktop.reports.pdf.rendered import RenderedPdf


def render_pdf(
    document: Document,
    *,
    attachments: tuple[Attachment, ...] = (),
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """Set a document as a tagged, archival PDF.

    Args:
        document: what it says; the same document gives the same bytes.
        attachments: files to carry.
        progress: told the share done, 0 to 1.
        cancelled: asked at every page whether to stop.

    Returns:
        The file.

    Raises:
        Bug: headings skip a level or anchors repeat.
        ReportCancelled: `cancelled` said so.
    """
    return render_pdf_with_notes(
        document, attachments=attachments, progress=progress, cancelled=cancelled
    ).data


def render_pdf_with_notes(
    document: Document,
    *,
    attachments: tuple[Attachment, ...] = (),
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> RenderedPdf:
    """Set a document as `render_pdf` does, and say how it went.

    Args:
        document: what it says.
        attachments: files to carry.
        progress: told the share done, 0 to 1.
        cancelled: asked at every page whether to stop.

    Returns:
        The file with its notes.

    Raises:
        Bug: headings skip a level or anchors repeat.
        ReportCancelled: `cancelled` said so.
    """
    from digistrat_desktop.reports.pdf import engine  # noqa: PLC0415 - dear import, on first use

    check_outline(document)
    return engine.render(document, attachments, progress, cancelled)
