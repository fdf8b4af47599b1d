"""How high blocks will be on paper, before a page is made: for pages that must hold what they say."""

from __future__ import annotations

from datetime import UTC, datetime

from digistrat_desktop.reports.blocks import Block, Document
from digistrat_desktop.reports.pdf.fonts import load_fonts, lock_down
from digistrat_desktop.reports.pdf.layout import BODY_HEIGHT, BODY_WIDTH
from digistrat_desktop.reports.pdf.stacks import stack_height
from digistrat_desktop.reports.pdf.story import Storyteller
from digistrat_desktop.reports.pdf.structure import Elem

_SPARE = 4.0  # points; rounding in the page's own frame


class Ruler:
    """Measures blocks with the same code that sets them."""

    def __init__(self) -> None:
        lock_down()
        self._fonts = load_fonts()

    def height(self, blocks: tuple[Block, ...]) -> float:
        """Return how high blocks are on one endless page, in points.

        Args:
            blocks: in reading order, without page breaks.
        """
        when = datetime.min.replace(tzinfo=UTC)
        document = Document("", "en-GB", "", "", blocks, when)
        story = Storyteller(document, self._fonts, Elem("Document"), BODY_HEIGHT)
        return stack_height(story.tell(blocks), BODY_WIDTH)

    def fits_page(self, blocks: tuple[Block, ...]) -> bool:
        """Tell whether one page holds these blocks.

        Args:
            blocks: in reading order, without page breaks.
        """
        return self.height(blocks) <= BODY_HEIGHT - _SPARE
