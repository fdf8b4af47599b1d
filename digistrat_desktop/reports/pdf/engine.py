"""From blocks to bytes: story, pages, finishing."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from digistrat_desktop.reports.pdf import RenderedPdf
from digistrat_desktop.reports.pdf.finish import Attachment, Painted, finish
from digistrat_desktop.reports.pdf.fonts import load_fonts, lock_down
from digistrat_desktop.reports.pdf.layout import BODY_HEIGHT, Watch, lay_out
from digistrat_desktop.reports.pdf.story import Storyteller
from digistrat_desktop.reports.pdf.structure import Elem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    with _no_collection():
        return _render(document, attachments, Watch(progress, cancelled))


@contextmanager
def _no_collection() -> Iterator[None]:
    """A long table is a million live objects; walking them again and again cost a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _render(document: Document, attachments: tuple[Attachment, ...], watch: Watch) -> RenderedPdf:
    fonts, root = load_fonts(), Elem("Document")
    flow = Storyteller(document, fonts, root, BODY_HEIGHT).tell(document.blocks)
    data, canvas = lay_out(flow, document, fonts, watch)
    watch.check()
    finished = finish(Painted(data, root, canvas.page_marks), document, attachments)
    watch.finish()
    missing = tuple(sorted(fonts.door.missing.items()))
    return RenderedPdf(finished, canvas.page_count, missing)
