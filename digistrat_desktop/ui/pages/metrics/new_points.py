"""What a table would add to a chart: the metric it adds most to, drawn with the new points apart."""

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from digistrat_desktop.analysis.charts.frame import ChartOptions
from digistrat_desktop.analysis.charts.trend import draw_line
from digistrat_desktop.analysis.measures.metric_lines import MetricLine, metric_lines
from digistrat_desktop.analysis.measures.spc.rows import place_of
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.record.changes import apply_all
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.services.tables.preview import Preview, import_step
from digistrat_desktop.services.tables.source import TableFile
from digistrat_desktop.ui.charts.drawing_view import DrawingView
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr, tr_count

_FEWEST, _MOST = 2, 2_000


class NewPoints(NamedTuple):
    """A metric as it would be, and which of its points are new."""

    line: MetricLine
    places: frozenset[int]  # along the time axis
    many: int

    @property
    def are_some(self) -> bool:
        """Tell whether there are others beside them."""
        points = self.line.analysis.points
        return any(
            one.value is not None and place_of(one.period) not in self.places for one in points
        )


def new_points(
    table: TableFile,
    found: Preview,
    workspace: Workspace,
    author: Author,
    pack: FrameworkPack | None,
) -> NewPoints | None:
    """Give the metric that gets the most values, one that is there already first; None without one."""
    counts = Counter(row.metric for row in found.taken if row.value)
    there = {one for one in counts if workspace.find(Metric, one) is not None}
    best = max(counts, key=lambda one: (one in there, counts[one]), default="")
    if not best or counts[best] > _MOST or (best not in there and counts[best] < _FEWEST):
        return None
    rows = tuple(row for row in found.taken if row.metric == best)
    step = import_step(table, replace(found, rows=rows), workspace, author, pack)
    ids = {str(one.id) for one in workspace.all(Metric)}
    after = apply_all(workspace, step.changes)
    made = next(
        (
            line
            for line in metric_lines(after, None)
            if line.metric_id == best or line.metric_id not in ids
        ),
        None,
    )
    if made is None or made.analysis.last is None:
        return None
    periods = {row.period for row in rows if row.value and row.period}
    return NewPoints(made, frozenset(map(place_of, periods)), len(periods))


class NewPointsCard(Card):
    """The chart of one metric as it would be, beside what becomes of each row."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, " ", role=TypeRole.CHART)
        self._points: NewPoints | None = None
        self.drawn = DrawingView(look, tr("Chart with the new readings"))
        self.key = PlainLabel("", TypeRole.SMALL, "secondary")
        self.add(self.key, self.drawn)
        self.drawn.width_changed.connect(self._on_width)

    def show_points(self, points: NewPoints | None) -> None:
        self._points = points
        self.setVisible(points is not None)
        if points is not None:
            words = tr_count(
                points.many,
                "{name}, with 1 new reading",
                "{name}, with %n new readings",
                name=points.line.name,
            )
            self.set_title(words)
            some = tr("Large hollow points are new.")
            self.key.say(some if points.are_some else tr("Every point is new."))
        self._on_width(self.drawn.points_wide())

    def _on_width(self, points_wide: float) -> None:
        """Draw it again for the room there is, so that its words keep their size."""
        made = self._points
        if made is None:
            self.drawn.set_drawing(None)
            return
        width = max(points_wide, _NARROWEST)
        new = made.places if made.are_some else frozenset[int]()
        options = ChartOptions(width=width, height=_HEIGHT, text_size=_LETTERS, new=new)
        self.drawn.set_drawing(draw_line(made.line, options))


_NARROWEST, _HEIGHT, _LETTERS = 360.0, 200.0, 10.0  # in points
