"""What a chart of a metric has on it, read from its marks: a key that asks here names nothing else."""

from collections.abc import Iterator
from enum import Enum

from digistrat_desktop.analysis.charts import drawing
from digistrat_desktop.analysis.charts.plot import (
    BREAK,
    GAP,
    MEAN,
    RING,
    SECOND_TARGET,
    SMALL_MEAN,
    TARGET,
    LineForm,
)
from digistrat_desktop.analysis.measures.spc.values import PROVISIONAL


class ChartPart(Enum):
    """A part of a chart that a key explains, in the order of a key, and its words."""

    BAND = "Grey band: usual range, from the lower to the upper limit."
    MEAN = "Solid line: mean of the readings that set the limits."
    TARGET = "Dashed line: target."
    PROVISIONAL = "Hollow: provisional."
    LETTER = "p: provisional."
    BREAK = "Slanted strokes: axis broken."
    SECOND_TARGET = "Dotted line: second target."
    GAP = "Thick grey line at the foot: no value."
    RING = "Ringed: kept out of the limits."


_LINES = {
    MEAN: ChartPart.MEAN,
    SMALL_MEAN: ChartPart.MEAN,
    TARGET: ChartPart.TARGET,
    SECOND_TARGET: ChartPart.SECOND_TARGET,
    BREAK: ChartPart.BREAK,
    GAP: ChartPart.GAP,
}


def parts_drawn(chart: drawing.Drawing) -> Iterator[ChartPart]:
    """Name the parts a chart of a metric shows, each as often as it is drawn."""
    return (part for part in map(_part, chart.marks) if part is not None)


def _part(mark: drawing.Mark) -> ChartPart | None:
    if isinstance(mark, drawing.Segments):
        return _LINES.get(LineForm(mark.ink, mark.width, mark.dash)) if mark.pieces else None
    looks = {
        ChartPart.BAND: isinstance(mark, drawing.Box) and mark.fill is drawing.Ink.MUTED_FILL,
        ChartPart.PROVISIONAL: isinstance(mark, drawing.Markers)
        and mark.ink is drawing.Ink.SURFACE,
        ChartPart.LETTER: isinstance(mark, drawing.Label) and mark.text.endswith(f" {PROVISIONAL}"),
        ChartPart.RING: isinstance(mark, drawing.Disc) and LineForm(mark.ink, mark.width) == RING,
    }
    return next((part for part, is_there in looks.items() if is_there), None)
