"""How metrics are named and marked on paper: signs, values, units and which way is better."""

from collections.abc import Iterable

from digistrat_desktop.analysis.charts.drawing import Ink, Shape
from digistrat_desktop.analysis.charts.drawn import ChartPart, parts_drawn
from digistrat_desktop.analysis.charts.plot import COMMON, PointForm, point_form
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.measures.outlook import better_words
from digistrat_desktop.analysis.measures.remarks import second_name
from digistrat_desktop.analysis.measures.spc.values import SpcPoint
from digistrat_desktop.analysis.measures.words import (
    NO_PATTERN,
    axis_unit,
    format_number,
    variation_words,
)
from digistrat_desktop.domain.frameworks.framework import MetricKind
from digistrat_desktop.reports import blocks as b

NBSP = "\N{NO-BREAK SPACE}"
NONE = b.quiet("none")
_GLYPHS = {
    Shape.CIRCLE: "\N{BLACK CIRCLE}",
    Shape.SQUARE: "\N{BLACK SQUARE}",
    Shape.TRIANGLE_UP: "\N{BLACK UP-POINTING TRIANGLE}",
    Shape.TRIANGLE_DOWN: "\N{BLACK DOWN-POINTING TRIANGLE}",
    Shape.DIAMOND: "\N{BLACK DIAMOND}",
}
_SAID = {
    Shape.CIRCLE: NO_PATTERN,
    Shape.SQUARE: "Improvement",
    Shape.TRIANGLE_UP: "Concern",
    Shape.TRIANGLE_DOWN: "Concern",
    Shape.DIAMOND: "Change to explain",
}
_SHAPES = {
    Shape.CIRCLE: "Circle",
    Shape.SQUARE: "Square",
    Shape.TRIANGLE_UP: "Triangle, point up",
    Shape.TRIANGLE_DOWN: "Triangle, point down",
    Shape.DIAMOND: "Diamond",
}
USUAL = (COMMON,)
CONCERN = (
    PointForm(Shape.TRIANGLE_UP, Ink.CONCERN),
    PointForm(Shape.TRIANGLE_DOWN, Ink.CONCERN),
)
BETTER = (PointForm(Shape.SQUARE, Ink.IMPROVEMENT),)
NEUTRAL = (PointForm(Shape.DIAMOND, Ink.NEUTRAL),)


def sign(form: PointForm, said: str = "") -> b.Run:
    """Give the sign of a form as points have it on a chart, with a space that keeps it beside its words."""
    ink = Ink.SECONDARY if form.ink in {Ink.COMMON, Ink.NEUTRAL} else form.ink  # as dark as words
    return b.Run(f"{_GLYPHS[form.shape]}{NBSP}", ink=ink, said=said or _SAID[form.shape])


def shapes(forms: Iterable[PointForm]) -> b.Runs:
    """Give every sign of one meaning, as a key shows them: read aloud by their shapes."""
    return tuple(sign(form, _SHAPES[form.shape]) for form in forms)


def line_sign(line: MetricLine) -> b.Runs:
    """Give the sign of what a metric's latest point says; nothing where nothing can be said."""
    if line.analysis.variation is None:
        return ()
    return (sign(_latest_form(line), variation_words(line.analysis.variation)),)


def _latest_form(line: MetricLine) -> PointForm:
    points = line.analysis.points
    return point_form(points[-1]) if points else COMMON


def point_sign(point: SpcPoint) -> b.Run:
    return sign(point_form(point))


def kept(value: str) -> str:
    """Keep a number beside its unit: no line ends between them."""
    return value.replace(" ", NBSP, 1)


def short_latest(line: MetricLine, value: float | None) -> str:
    """Write a value for a table that names the unit beside it: only % and £ are said again."""
    if value is None:
        return ""
    if axis_unit(line.unit) in {"%", "£"}:
        return kept(line.subject.shown(value))
    return format_number(value, line.subject.decimals)


def second_target(line: MetricLine) -> str:
    """Give the second target with its name, such as "National target 100 %"; empty without one."""
    options = line.analysis.options
    value = short_latest(line, options.second_target)
    return f"{second_name(options)} {value}" if value else ""


def unit_words(line: MetricLine) -> str:
    """Say the unit and which way is better: "%; higher is better"."""
    parts = axis_unit(line.unit), better_words(line.analysis.options.direction)
    return "; ".join(part for part in parts if part)


def is_outcome(line: MetricLine) -> bool:
    return line.role is MetricKind.OUTCOME


def named(line: MetricLine) -> b.Run:
    """Name a metric; outcomes are bold."""
    return b.Run(line.name, bold=is_outcome(line))


def key(page: b.Blocks, told: Iterable[PointForm]) -> b.Paragraph:
    """Explain the signs and lines of a page, those that are on it.

    Args:
        page: the blocks whose charts are explained.
        told: the signs that stand in words or charts of the page.
    """
    drawn = {part for chart in b.drawings(page) for part in parts_drawn(chart)}
    rest = " ".join(part.value for part in ChartPart if part in drawn)
    return b.Paragraph((*meanings(told), b.Run(rest)), b.TextStyle.SECONDARY)


def latest_forms(lines: Iterable[MetricLine]) -> tuple[PointForm, ...]:
    """Give the signs of what the latest points of metrics say."""
    return tuple(map(_latest_form, lines))


def meanings(told: Iterable[PointForm]) -> b.Runs:
    """Say what signs mean, beside each only the shapes that are told."""
    known = {form.shape for form in told}
    used = [
        [one for one in forms if one.shape in known] for forms in (CONCERN, USUAL, BETTER, NEUTRAL)
    ]
    return tuple(
        run
        for forms in used
        if forms
        for run in (*shapes(forms), b.Run(f"{_SAID[forms[0].shape].lower()}. "))
    )
