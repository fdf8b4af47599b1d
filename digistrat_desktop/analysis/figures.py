"""Every chart as a drawing: worked out here once, painted alike on screen, in PDF and as SVG."""

from digistrat_desktop.analysis.figures_frame import ChartOptions
from digistrat_desktop.analysis.figures_pair import pair_chart
from digistrat_desktop.analysis.figures_spark import sparkline
from digistrat_desktop.analysis.figures_strips import (
    CountRow,
    StripOptions,
    StripRow,
    counts_bars,
    item_strip,
)
from digistrat_desktop.analysis.figures_symbols import (
    Answer,
    AnswerState,
    answer_marks,
    answer_state,
    assurance_symbol,
    level_symbol,
    variation_symbol,
)
from digistrat_desktop.analysis.figures_trend import trend_chart

__all__ = [
    "Answer",
    "AnswerState",
    "ChartOptions",
    "CountRow",
    "StripOptions",
    "StripRow",
    "answer_marks",
    "answer_state",
    "assurance_symbol",
    "counts_bars",
    "item_strip",
    "level_symbol",
    "pair_chart",
    "sparkline",
    "trend_chart",
    "variation_symbol",
]
