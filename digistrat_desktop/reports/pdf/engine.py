"""From blocks to bytes: story, pages, finishing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.reports.pdf import RenderedPdf
from digistrat_desktop.reports.pdf.finish import Attachment, Painted, finish
from digistrat_desktop.reports.pdf.fonts import load_fonts, lock_down
from digistrat_desktop.reports.pdf.layout import BODY_HEIGHT, Watch, lay_out
from digistrat_desktop.reports.pdf.story import Storyteller
from digistrat_desktop.reports.pdf.structure import Elem

if TYPE_CHECKING:
    from collections.abc import Callable

    from digistrat_desktop.reports.blocks import Document


def render(
    document: Document,
    attachments: tuple[Attachment, ...],
    progress: Callable[[float], None] | None,
    cancelled: Callable[[], bool] | None,
) -> RenderedPdf:
    """Set a document; `render_pdf` says the rest.

    Args:
        document: what it says.
        attachments: files to carry.
        progress: told the share done, 0 to 1.
        cancelled: asked at every page whether to stop.

    Returns:
        The file with its notes.
    """
    lock_down()
    fonts, root = load_fonts(), Elem("Document")
    flow = Storyteller(document, fonts, root, BODY_HEIGHT).tell(document.blocks)
    watch = Watch(progress, cancelled)
    data, canvas = lay_out(flow, document, fonts, watch)
    watch.check()
    finished = finish(Painted(data, root, canvas.page_marks), document, attachments)
    if progress is not None:
        progress(1.0)
    missing = tuple(sorted(fonts.door.missing.items()))
    return RenderedPdf(finished, canvas.page_count, missing)
