"""Control-chart analysis of every series in a plain table, without a store."""

from pathlib import Path
from typing import Any

from digistrat_desktop.analysis.measures.forecast import forecast
from digistrat_desktop.analysis.measures.remarks import remark_in_words
from digistrat_desktop.analysis.measures.spc import values
from digistrat_desktop.analysis.measures.spc.product import analyse
from digistrat_desktop.analysis.measures.words import Subject, sentence
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.tables.plain import PlainRow, read_plain_table


def analyse_table(path: Path, options: values.SpcOptions) -> dict[str, Any]:
    """Analyse each series of a file by the same options.

    Args:
        path: a table with the columns metric, period and value.

    Returns:
        Plain values ready to be written as JSON; the keys are documented and stay.
    """
    table = read_plain_table(path)
    return {
        "file": table.name,
        "sha256": table.sha256,
        "profile": options.profile.value,
        "run_length": options.run_length,
        "fix_after": options.fix_after,
        "chart": options.chart.value,
        "notes": list(table.notes),
        "series": [_series(name, rows, options) for name, rows in table.series().items()],
    }


def _series(name: str, rows: tuple[PlainRow, ...], options: values.SpcOptions) -> dict[str, Any]:
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


def _point(row: PlainRow) -> values.SeriesPoint:
    value = float(row.value) if row.value else None
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
