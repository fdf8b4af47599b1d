"""From the table of a metric to its definition, with the chart it asks for and the national target."""

from digistrat_desktop.domain.frameworks import advice, framework
from digistrat_desktop.frameworks.tables import TomlTable

METRIC = r"[a-z][a-z0-9_]*"
SHORT = 60


def metric_from(table: TomlTable) -> framework.MetricDefinition:
    """Read one metric; `pair_with` must name metrics of the same file."""
    metric = framework.MetricDefinition(
        id=table.new_id("metric", METRIC, "digital_take_up"),
        name=table.title("name"),
        origin=table.choice("origin", framework.Origin),
        kind=table.choice("kind", framework.MetricKind),
        theme=table.title("theme", SHORT),
        unit=table.title("unit", SHORT),
        decimals=table.whole("decimals", 0, 6),
        valid_min=table.number("valid_min"),
        valid_max=table.number("valid_max"),
        direction=table.choice("direction", framework.Direction),
        formula=table.note("formula", required=True),
        numerator=table.note("numerator", required=True),
        denominator=table.note("denominator", required=True),
        min_denominator=table.whole("min_denominator", 0, 1_000_000),
        frequency=table.choice("frequency", framework.Frequency),
        reporting_lag=table.whole("reporting_lag", 0, 60),
        source_system=table.note("source_system"),
        pitfalls=table.notes("pitfalls"),
        pair_with=table.refs("pair_with", "metric"),
        chart=_chart(table) if table.has("chart") else None,
        target=_target(table) if table.has("target") else None,
        licence=table.note("licence"),
    )
    _check_range(table, metric)
    if metric.kind is framework.MetricKind.NOT_SAID:
        table.fault("a metric is leading or an outcome", "kind")
    if metric.id and metric.id in metric.pair_with:
        table.fault("a metric cannot be paired with itself", "pair_with")
    table.done()
    return metric


def _check_range(table: TomlTable, metric: framework.MetricDefinition) -> None:
    low, high = metric.valid_min, metric.valid_max
    if low is not None and high is not None and low >= high:
        table.fault("valid_min must be below valid_max", "valid_min")


def _chart(parent: TomlTable) -> advice.ChartAdvice:
    table = parent.table("chart")
    return table.built(
        advice.ChartAdvice,
        kind=table.choice("kind", advice.ChartKind),
        advice=table.note("advice", required=True),
    )


def _target(parent: TomlTable) -> advice.NationalTarget:
    """Read what is asked of every trust; it is a figure or words, with its source."""
    table = parent.table("target")
    target = table.built(
        advice.NationalTarget,
        value=table.number("value"),
        words=table.title("words", required=False),
        date=table.day("date"),
        source=table.ref("source", "source", required=True) or "",
        status=table.title("status"),
    )
    if target.value is None and not target.words:
        table.fault("a target needs a value or words")
    return target
