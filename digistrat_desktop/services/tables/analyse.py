"""Control-chart analysis of every series in a table, without a store."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from digistrat_desktop.analysis.measures.forecast import forecast
from digistrat_desktop.analysis.measures.remarks import remark_in_words
from digistrat_desktop.analysis.measures.spc import values
from digistrat_desktop.analysis.measures.spc.product import analyse
from digistrat_desktop.analysis.measures.words import Subject, sentence
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.services.tables.asking import refuse_doubts
from digistrat_desktop.services.tables.preview import preview
from digistrat_desktop.services.tables.reading.table_rows import TableRow
from digistrat_desktop.services.tables.shape.layout import propose
from digistrat_desktop.services.tables.shape.publications import known_publications, recognised
from digistrat_desktop.services.tables.source import table_from_file


def analyse_table(
    path: Path, options: values.SpcOptions, answers: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """Analyse each series of a file by the same options.

    Args:
        path: a table of any kind that can be imported.
        answers: to questions about the table, by the question.

    Returns:
        Plain values ready to be written as JSON; the keys are documented and stay.
    """
    table = table_from_file(path)
    first = recognised(table, known_publications()) or propose(table)
    layout = replace(first, answers={**first.answers, **answers})
    targets = () if options.target is None else (repr(options.target),)
    found = preview(table, layout, Workspace(), targets=targets)
    refuse_doubts(found, answers)
    series: dict[str, list[TableRow]] = {}
    for row in found.taken:
        series.setdefault(row.metric, []).append(row)
    return {
        "file": table.name,
        "sha256": table.sha256,
        "profile": options.profile.value,
        "run_length": options.run_length,
        "fix_after": options.fix_after,
        "chart": options.chart.value,
        "notes": [*found.told, *found.left_out],
        "series": [_series(name, rows, options) for name, rows in series.items()],
    }


def _series(name: str, rows: Sequence[TableRow], options: values.SpcOptions) -> dict[str, Any]:
    points = tuple(_point(row) for row in rows)
    try:
        found = analyse(values.Series(points), options)
    except ValueError as error:
        raise Refused(
            f"{name[:80]} cannot be analysed: {error.args[0]}.",
            "Nothing was changed.",
            "Correct the readings, then try again.",
        ) from error
    decimals = max((len(row.value.partition(".")[2]) for row in rows), default=0)
    subject = Subject(name, "", decimals)
    expected = forecast(found, subject)
    return {
        "metric": name,
        "direction": options.direction.value,
        "target": options.target,
        "sentence": sentence(found, subject),
        "forecast": expected.words if expected else None,
        "variation_icon": _word(found.variation),
        "assurance_icon": _word(found.assurance),
        "trial_limits_warning": found.trial,
        "remarks": _remarks(found, subject),
        "points": [_told(point) for point in found.points],
    }


def _point(row: TableRow) -> values.SeriesPoint:
    value = float(row.value) if row.value else None
    assert row.period is not None  # noqa: S101 - what is taken has one
    return values.SeriesPoint(row.period, value, row.state)


def _word(value: object) -> str | None:
    return None if value is None else str(value)


def _remarks(found: values.SpcAnalysis, subject: Subject) -> list[dict[str, Any]]:
    return [
        {
            "kind": remark.kind.value,
            "periods": [str(period) for period in remark.periods],
            "day": _word(remark.day),
            "offered": _word(remark.offered),
            "words": remark_in_words(found, remark, subject),
        }
        for remark in found.remarks
    ]


def _told(point: values.SpcPoint) -> dict[str, Any]:
    return {
        "period": str(point.period),
        "value": point.value,
        "state": point.state.value,
        "rebase_group": point.group,
        "mean": point.limits.mean,
        "lpl": point.limits.lower,
        "upl": point.limits.upper,
        "near_lpl": point.limits.near_lower,
        "near_upl": point.limits.near_upper,
        "moving_range_used": point.moving_range,
        "mean_moving_range": point.limits.mean_moving_range,
        "outside_limits": point.outside,
        "close_to_limits": point.close,
        "relative_to_mean": point.relative,
        "special_cause_type": point.cause.value,
        "special_cause_flag": point.cause.sign != 0,
        "point_type": point.kind.value,
        "short_group_warning": point.trial,
    }
