"""What is printed around a chart: its title, the names of its lines, and a legend of its forms."""

from collections.abc import Iterator, Sequence

from digistrat_desktop.analysis.charts.drawing import (
    Anchor,
    Box,
    Ink,
    Label,
    Mark,
    Markers,
    Segments,
    Shape,
)
from digistrat_desktop.analysis.charts.frame import LINE_HEIGHT, TITLE, Frame
from digistrat_desktop.analysis.charts.plot import COMMON, Gap, PointForm, TrendPlot
from digistrat_desktop.analysis.charts.scales import BASELINE, fitted, text_width

HOLE = 0.5  # of a provisional point's width: how much is left open
_MOST_NAMED = 24
_WORDS = {
    Shape.SQUARE: "improvement",
    Shape.TRIANGLE_UP: "concern",
    Shape.TRIANGLE_DOWN: "concern",
    Shape.DIAMOND: "change to explain",
}


def missing_marks(frame: Frame) -> Iterator[Mark]:
    """Mark at the foot of the plot every period for which there is no value."""
    size, gaps = frame.options.text_size, frame.plot.gaps
    for gap in gaps:
        left, right = frame.stretch(gap.first, gap.last)
        yield Segments(((left, frame.bottom, right, frame.bottom),), Ink.MUTED, 2.5)
        room = 0.0 if len(gaps) > _MOST_NAMED else _room_below(frame, gap)
        width = text_width(gap.words, size)
        if width <= room:
            middle = (left + right) / 2
            y = frame.bottom - size * 0.5
            # A limit may run here; the words interrupt it rather than lie on it.
            yield Box(middle - width / 2, y - size * 0.8, width, size, Ink.SURFACE)
            yield Label(middle, y, gap.words, Ink.SECONDARY, size, Anchor.MIDDLE)


def _room_below(frame: Frame, gap: Gap) -> float:
    """Give the width around a gap that no value or other gap's label uses, in points."""
    size, plot = frame.options.text_size, frame.plot
    step = frame.across.at(1) - frame.across.at(0)
    middle = frame.across.at((gap.first + gap.last) / 2)
    ceiling = frame.bottom - size * 1.6
    edges = [middle - frame.left, frame.right - middle]
    edges += [
        abs(frame.across.at(place) - middle) - step / 4
        for place, value in zip(plot.places, plot.values, strict=True)
        if value is not None and frame.up.at(value) > ceiling
    ]
    others = [place for other in plot.gaps if other != gap for place in other[1:]]
    edges += [abs(frame.across.at(place) - middle) / 2 for place in others]
    return max(min(edges), 0.0) * 2 - size * 0.3


def right_labels(frame: Frame) -> Iterator[Mark]:
    size = frame.options.text_size
    for label in frame.labels:
        at, y = frame.up.at(label.value), label.y
        lead = (frame.right + 1, at, frame.right + size * 0.6, y)
        if abs(at - y) > size / 2:
            yield Segments((lead,), Ink.LINE, 0.8)
        ink = Ink.TEXT if label.strong else Ink.SECONDARY
        x = frame.right + size * 0.9
        yield Label(x, y + size * BASELINE, label.text, ink, size, Anchor.START, label.strong)


def title_marks(lines: Sequence[str], size: float) -> Iterator[Label]:
    for number, line in enumerate(lines):
        yield Label(0.0, (number + 0.78) * size * LINE_HEIGHT, line, Ink.TEXT, size, bold=True)


def captions(frame: Frame, beside: tuple[TrendPlot, ...] = ()) -> Iterator[Mark]:
    """Print title, unit, legend and the name of the rules.

    Args:
        beside: charts above this one, whose forms and rules are named here too.
    """
    options, drawn = frame.options, (frame.plot, *beside)
    size = options.text_size
    yield from title_marks(frame.title, size * TITLE)
    if frame.plot.unit:
        yield Label(0.0, frame.notes_at, frame.plot.unit, Ink.SECONDARY, size)
    if options.profile:
        rules = ", ".join(dict.fromkeys(plot.rules for plot in drawn))
        text = fitted(rules, size, options.width)
        y = options.height - size * 0.4
        yield Label(options.width, y, text, Ink.SECONDARY, size, Anchor.END)
        yield from _legend(drawn, frame, options.width - text_width(text, size) - size)


def _legend(drawn: tuple[TrendPlot, ...], frame: Frame, room: float) -> Iterator[Mark]:
    """Name the forms that are on the chart, as far as there is room for them."""
    size = frame.options.text_size
    x, y = frame.left, frame.options.height - size * 0.4
    for word, forms in _by_word(drawn).items():
        beside = x + size * len(forms)
        end = beside + text_width(word, size) + size * 1.2
        if end > room:
            return
        for number, form in enumerate(forms):
            yield from _form(form, x + size * number, y - size * 0.36, size)
        yield Label(beside + size * 0.2, y, word, Ink.SECONDARY, size)
        x = end


def _by_word(drawn: tuple[TrendPlot, ...]) -> dict[str, list[PointForm | None]]:
    """Gather the forms that mean the same; None stands for the mark of a missing value."""
    found: dict[str, list[PointForm | None]] = {}
    for form in dict.fromkeys(form._replace(hollow=False) for plot in drawn for form in plot.forms):
        if form.shape in _WORDS:
            found.setdefault(_WORDS[form.shape], []).append(form)
    if any(plot.gaps for plot in drawn):
        found["no value"] = [None]
    if any(plot.is_provisional for plot in drawn):
        found["hollow: provisional"] = [COMMON._replace(hollow=True)]
    return found


def _form(form: PointForm | None, x: float, y: float, size: float) -> Iterator[Mark]:
    if form is None:
        yield Segments(((x, y, x + size * 0.8, y),), Ink.MUTED, 2.5)
    else:
        yield from point_marks(form, ((x + size * 0.4, y),), size * 0.75)


def point_marks(
    form: PointForm, spots: tuple[tuple[float, float], ...], size: float
) -> Iterator[Mark]:
    """Draw points of one form; a hollow one shows the ground in its middle."""
    yield Markers(spots, form.shape, form.ink, size)
    if form.hollow:
        yield Markers(spots, form.shape, Ink.SURFACE, size * HOLE)
