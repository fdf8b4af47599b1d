"""Tagged, archival PDF: one file is PDF/UA-1 and PDF/A-2a, or PDF/A-3a when files are attached.

From blocks to bytes: story, pages, finishing; and how high blocks will be before a page is made.
"""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from digistrat_desktop.reports.blocks import Blocks, Document, check_outline
from digistrat_desktop.reports.pdf.canvas import TaggedCanvas
from digistrat_desktop.reports.pdf.finish import Attachment, Painted, finish
from digistrat_desktop.reports.pdf.fonts import Fonts, load_fonts, lock_down
from digistrat_desktop.reports.pdf.layout import BODY_HEIGHT, BODY_WIDTH, Watch, lay_out
from digistrat_desktop.reports.pdf.stacks import stack_height
from digistrat_desktop.reports.pdf.story import Storyteller, led
from digistrat_desktop.reports.pdf.tree import Elem

_SPARE = 4.0  # points; rounding in the page's own frame


@dataclass(frozen=True, slots=True)
class RenderedPdf:
    """A finished file, and what its reader should be told about it.

    Attributes:
        pages: how many.
        not_printable: characters no font of ours has, set as words; how often each.
    """

    data: bytes
    pages: int
    not_printable: tuple[tuple[str, int], ...]


def render_pdf(
    document: Document,
    *,
    attachments: tuple[Attachment, ...] = (),
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> RenderedPdf:
    """Set a document; the same document gives the same bytes.

    Args:
        progress: told the share done, 0 to 1.
        cancelled: asked at every page whether to stop.

    Raises:
        Bug: headings skip a level or anchors repeat.
        ReportCancelled: `cancelled` said so.
    """
    check_outline(document)
    lock_down()
    watch = Watch(progress, cancelled)
    with _no_collection():
        fonts, root, data, canvas, again = _laid_out(document, watch, {})
        if again:
            fonts, root, data, canvas, _ = _laid_out(document, watch, canvas.pages_of)
        watch.check()
        finished = finish(Painted(data, root, canvas.page_marks), document, attachments)
    watch.finish()
    missing = tuple(sorted(fonts.door.missing.items()))
    return RenderedPdf(finished, canvas.page_count, missing)


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
    flow = led(story.tell(document.blocks), BODY_HEIGHT)
    data, canvas = lay_out(flow, document, fonts, watch)
    return fonts, root, data, canvas, story.names_pages


class Ruler:
    """Measures blocks with the same code that sets them, for pages that must hold what they say."""

    def __init__(self) -> None:
        lock_down()
        self._fonts = load_fonts()

    def height(self, blocks: Blocks) -> float:
        """Return how high blocks without page breaks are on one endless page, in points."""
        when = datetime.min.replace(tzinfo=UTC)
        document = Document("", "en-GB", "", "", blocks, when)
        root = Elem("Document")
        story = Storyteller(document, self._fonts, root, BODY_HEIGHT, is_part=True)
        return stack_height(story.tell(blocks), BODY_WIDTH)

    def fits_page(self, blocks: Blocks) -> bool:
        """Tell whether one page holds these blocks."""
        return self.height(blocks) <= BODY_HEIGHT - _SPARE
