"""What a widget is to those who hear the window, where Qt has no role for it: headings, rows, charts.

A widget says it in `heard_as`, before it has words: Qt asks once for each widget (`ui/telling.py`).
"""

from enum import StrEnum


class HeardAs(StrEnum):
    """What a widget is heard as; none leaves it to Qt."""

    NONE = ""
    HEADING = "heading"
    GRAPHIC = "graphic"
    GROUP = "group"
    ROWS = "rows"  # a `HeardRows`
    ROW = "row"  # a child of one
