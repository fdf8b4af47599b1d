"""The door through which recorded reference results are compared with our analysis: names only."""

from datetime import UTC, datetime

from digistrat_desktop.analysis.measures.spc.values import RebaseAt, SeriesPoint, SpcOptions
from digistrat_desktop.analysis.measures.spc.xmr import xmr
from digistrat_desktop.domain.frameworks.framework import Direction

DIRECTIONS = {
    "increase": Direction.UP,
    "decrease": Direction.DOWN,
    "neutral": Direction.NEUTRAL,
}


def run(  # noqa: PLR0913  # the signature is given
    dates,
    values,
    *,
    improvement_direction="increase",
    target=None,
    rebase=None,
    fix_after_n_points=None,
    screen_outliers=True,
    trajectory=None,
):
    moments = [_moment(text) for text in dates]
    options = SpcOptions(
        direction=_direction(improvement_direction),
        target=_number("target", target),
        rebases=tuple(RebaseAt(_moment(text)) for text in rebase or ()),
        fix_after=_number("fix_after_n_points", fix_after_n_points),
        screen=_yes_or_no(screen_outliers),
        trajectory=tuple(trajectory or ()),
    )
    rows = [
        SeriesPoint(moment, None if value is None else float(value))
        for moment, value in zip(moments, values, strict=True)
    ]
    found = xmr(rows, options)
    text_of = dict(zip(moments, dates, strict=True))
    return {
        "points": _columns(found, text_of),
        "variation_icon": str(found.variation),
        "assurance_icon": None if found.assurance is None else str(found.assurance),
        "trial_limits_warning": found.trial,
    }


def _moment(text):
    if not isinstance(text, str):
        msg = f"{text!r} is not a date"
        raise ValueError(msg)  # noqa: TRY004  # invalid input is one kind of error here
    moment = datetime.fromisoformat(text.strip())
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)


def _direction(word):
    if word not in DIRECTIONS:
        msg = f"{word!r} is not a direction"
        raise ValueError(msg)
    return DIRECTIONS[word]


def _number(name, given):
    if given is None or (isinstance(given, int | float) and not isinstance(given, bool)):
        return given
    msg = f"{name} must be one number, not {given!r}"
    raise ValueError(msg)


def _yes_or_no(given):
    if not isinstance(given, bool):
        msg = f"screen_outliers must be true or false, not {given!r}"
        raise ValueError(msg)  # noqa: TRY004  # invalid input is one kind of error here
    return given


def _columns(found, text_of):
    points = found.points
    count = len(points)
    return {
        "date": [text_of[p.period] for p in points],
        "value": [p.value for p in points],
        "rebase_group": [p.group for p in points],
        "mean": [p.limits.mean for p in points],
        "lpl": [p.limits.lower for p in points],
        "upl": [p.limits.upper for p in points],
        "near_lpl": [p.limits.near_lower for p in points],
        "near_upl": [p.limits.near_upper for p in points],
        "moving_range_used": [p.moving_range for p in points],
        "mean_moving_range": [p.limits.mean_moving_range for p in points],
        "outside_limits": [p.outside for p in points],
        "relative_to_mean": [p.relative for p in points],
        "close_to_limits": [p.close for p in points],
        "special_cause_type": [str(p.cause) for p in points],
        "special_cause_flag": [p.cause.sign != 0 for p in points],
        "point_type": [str(p.kind) for p in points],
        "short_group_warning": [p.trial for p in points],
        "target": [found.options.target] * count,
        "trajectory": [p.trajectory for p in points],
    }
