"""From blocks to bytes: story, pages, finishing."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from digistrat_desktop.reports.pdf.finish import Attachment, Painted, finish
from digistrat_desktop.reports.pdf.fonts import load_fonts, lock_down
from digistrat_desktop.reports.pdf.layout import BODY_HEIGHT, Watch, lay_out
from digistrat_desktop.reports.pdf.rendered import RenderedPdf
from digistrat_desktop.reports.pdf.story import Storyteller
from digistrat_desktop.reports.pdf.structure import Elem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from digistrat_desktop.reports.blocks import Document
    from digistrat_desktop.reports.pdf.canvas import TaggedCanvas
    from digistrat_desktop.reports.pdf.fonts import Fonts


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


def _laid_out(
    document: Document, watch: Watch, pages: Mapping[str, int]
) -> tuple[Fonts, Elem, bytes, TaggedCanvas, bool]:
    """Set the pages; the last value says whether words name pages, which are known only now."""
    fonts, root = load_fonts(), Elem("Document")
    story = Storyteller(document, fonts, root, BODY_HEIGHT, pages)
    data, canvas = lay_out(story.tell(document.blocks), document, fonts, watch)
    return fonts, root, data, canvas, story.names_pages


def _render(document: Document, attachments: tuple[Attachment, ...], watch: Watch) -> RenderedPdf:
    fonts, root, data, canvas, again = _laid_out(document, watch, {})
    if again:
        fonts, root, data, canvas, _ = _laid_out(document, watch, canvas.pages_of)
    watch.check()
    finished = finish(Painted(data, root, canvas.page_marks), document, attachments)
    watch.finish()
    missing = tuple(sorted(fonts.door.missing.items()))
    return RenderedPdf(finished, canvas.page_count, missing)
