"""The words under a chart: how it is read, its rules and its rarer marks."""

from digistrat_desktop.analysis.charts.frame import shapes_told
from digistrat_desktop.analysis.charts.plot import TrendPlot
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.measures.remarks import rules_in_words
from digistrat_desktop.ui.words import tr

NO_READINGS = tr("No readings yet. Paste them from Excel, import a file or add a reading.")
HINT = tr(
    "Use the arrow keys to read each point. Press Enter for options. "
    "Zoom with + and -, or Ctrl and the mouse wheel; 0 shows all."
)
_HOLLOW = tr("\N{WHITE CIRCLE} hollow or p: provisional")
_RINGED = tr("\N{LARGE CIRCLE} ringed: kept out of the limits")


def legend_words(line: MetricLine, chart: TrendPlot | None) -> str:
    """Name the rules, and say what a hollow point is where there is one."""
    if chart is None:
        return ""
    rules = rules_in_words(line.analysis.options)
    told = [
        *shapes_told(chart),
        _HOLLOW if chart.is_provisional else "",
        _RINGED if chart.ringed else "",
        rules,
    ]
    return " \N{MIDDLE DOT} ".join(filter(None, told))
