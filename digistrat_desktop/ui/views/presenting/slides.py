"""Which charts a page shows to a room."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.figures import ChartOptions, StripOptions
from digistrat_desktop.analysis.metric_lines import draw_line
from digistrat_desktop.analysis.position import counts_in_words
from digistrat_desktop.analysis.position_figures import counts_over_time, strip_of
from digistrat_desktop.ui.views.presenting.charts_window import Slide
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digistrat_desktop.analysis.drawing import Drawing
    from digistrat_desktop.analysis.metric_lines import MetricLine
    from digistrat_desktop.analysis.position_figures import Dated

_TEXT = 12.0
_ROW, _COUNT_ROW = 24.0, 30.0
# A narrow sheet is enlarged to fill the room: symbols stay near the names they belong to.
_WIDEST = 640.0


def metric_slides(lines: Sequence[MetricLine]) -> tuple[Slide, ...]:
    """Give a slide for each metric, its finding as title."""
    return tuple(Slide(line.title, line.basis, partial(_metric, line)) for line in lines)


def _metric(line: MetricLine, width: float, height: float) -> Drawing:
    return draw_line(line, ChartOptions(width, height, _TEXT))


def section_slides(dated: Sequence[Dated]) -> tuple[Slide, ...]:
    """Give the counts of one section over time, then its items.

    Args:
        dated: pairs of the assessment's title and its position, oldest first; at least one.
    """
    title, latest = dated[-1]
    words = f"{latest.section.title}: {counts_in_words(latest)}"
    return (
        Slide(words, title, partial(_counts, dated)),
        Slide(
            tr("{title}, item by item", title=latest.section.title), title, partial(_strip, dated)
        ),
    )


def _counts(dated: Sequence[Dated], width: float, _: float) -> Drawing:
    return counts_over_time(dated, StripOptions(min(width, _WIDEST), _TEXT, _COUNT_ROW))


def _strip(dated: Sequence[Dated], width: float, _: float) -> Drawing:
    return strip_of(dated, StripOptions(min(width, _WIDEST), _TEXT, _ROW))
