"""How reports look: colours by role and the type scale, shared by PDF and HTML."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.reports.blocks import Align, TextStyle

INKS: Mapping[Ink, str] = MappingProxyType(
    {
        Ink.TEXT: "#212B32",
        Ink.SECONDARY: "#4C6272",
        Ink.SURFACE: "#FFFFFF",
        Ink.LINE: "#D8DDE0",
        Ink.ACCENT: "#005EB8",
        Ink.ACCENT_TINT: "#F2F7FC",
        Ink.DEEP: "#003087",
        Ink.CAUTION: "#9A4A00",
        Ink.GOOD: "#006747",
        Ink.MUTED: "#E8EDEE",
        Ink.MUTED_FILL: "#E8EDEE",
        Ink.COMMON: "#768692",
        Ink.IMPROVEMENT: "#005EB8",
        Ink.CONCERN: "#B35600",
        Ink.NEUTRAL: "#4C6272",
        Ink.TARGET: "#212B32",
        Ink.STRENGTH_1: "#DCE9F5",
        Ink.STRENGTH_2: "#7FAEDB",
    }
)


@dataclass(frozen=True, slots=True)
class PrintLook:
    """How a block of words is set; lengths in points.

    Attributes:
        leading: distance from one baseline to the next.
        before: room above, dropped at the top of a page.
        after: room below.
    """

    size: float
    leading: float
    ink: Ink = Ink.TEXT
    bold: bool = False
    align: Align = Align.START
    before: float = 0.0
    after: float = 0.0


HEADINGS: Mapping[int, PrintLook] = MappingProxyType(
    {
        1: PrintLook(19, 23.5, Ink.DEEP, bold=True, before=2, after=5),
        2: PrintLook(13, 17, Ink.DEEP, bold=True, before=14, after=5),
        3: PrintLook(11, 14.5, Ink.DEEP, bold=True, before=11, after=4),
        4: PrintLook(9.5, 13.5, Ink.TEXT, bold=True, before=8, after=3),
    }
)
TIGHT_HEADING = PrintLook(11, 14, Ink.DEEP, bold=True, before=8, after=3)
TIGHT_SUBHEADING = PrintLook(9.5, 12.5, Ink.DEEP, bold=True, before=5, after=1)
PARAGRAPHS: Mapping[TextStyle, PrintLook] = MappingProxyType(
    {
        TextStyle.LEAD: PrintLook(11, 15, after=7),
        TextStyle.BODY: PrintLook(9.5, 14, after=6),
        TextStyle.TIGHT: PrintLook(9, 12.2, after=3),
        TextStyle.SMALL: PrintLook(8, 11.5, after=4),
        TextStyle.SECONDARY: PrintLook(8, 11.5, Ink.SECONDARY, after=5),
        TextStyle.CAUTION: PrintLook(9.5, 14, Ink.CAUTION, after=6),
    }
)
CALLOUT_TITLE = PrintLook(9.5, 13.5, Ink.DEEP, bold=True, after=4)
LIST_ITEM = PrintLook(9.5, 14, after=3)
TIGHT_ITEM = PrintLook(9, 12.2, after=1.5)
TIGHT_TITLE = PrintLook(9, 12.2, Ink.DEEP, bold=True, after=2)
CONTENTS_LINE = PrintLook(9.5, 14, after=4)
CELL = PrintLook(8, 10.8)
CELL_HEADER = PrintLook(8, 10.8, Ink.SECONDARY, bold=True)
CLOSE_CELL = PrintLook(8, 9.7)


CAPTION = PrintLook(8, 11.5, Ink.SECONDARY, after=4)
FIGURE_VALUE = PrintLook(16.5, 20.5, Ink.DEEP, bold=True, after=1)
FIGURE_LABEL = PrintLook(8, 11, after=1)
FIGURE_NOTE = PrintLook(8, 11, Ink.SECONDARY)
FURNITURE = PrintLook(8, 11, Ink.SECONDARY)


_TIGHT_TITLE = 2  # the level of a page's parts


def heading_look(level: int, *, tight: bool = False) -> PrintLook:
    """Return the look of a heading; on a page that must hold much all but the title are tight.

    Levels deeper than 4 look like 4.
    """
    if tight and level > 1:
        return TIGHT_HEADING if level == _TIGHT_TITLE else TIGHT_SUBHEADING
    return HEADINGS[min(level, max(HEADINGS))]


def aligned(look: PrintLook, align: Align) -> PrintLook:
    """Return a look set to another edge."""
    return look if look.align is align else replace(look, align=align)
