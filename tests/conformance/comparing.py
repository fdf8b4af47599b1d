"""How a result is held against a recorded one: exactly, column by column."""

import math

MUST = [
    "mean",
    "lpl",
    "upl",
    "relative_to_mean",
    "special_cause_type",
    "special_cause_flag",
    "point_type",
    "rebase_group",
    "short_group_warning",
]
SUMMARIES = ("variation_icon", "assurance_icon", "trial_limits_warning")


def differences(case, run):
    """Give what differs between a case's expected result and ours, in words; nothing when equal."""
    expected = case["expected"]
    if expected.get("error"):
        expected = case.get("expected_if_unknown_is_no_trend", expected)
    try:
        result = run(case["input"]["dates"], case["input"]["values"], **case["options"])
    except ValueError as refusal:
        return [] if expected.get("error") else [f"refused: {refusal}"]
    if expected.get("error"):
        return ["accepted invalid input"]
    return [*_summaries(result, expected), *_columns(result["points"], expected["points"])]


def _summaries(result, expected):
    for name in SUMMARIES:
        if name in expected and result[name] != expected[name]:
            yield f"{name}: {result[name]!r}, not {expected[name]!r}"


def _columns(points, expected):
    for name in MUST:
        if name not in points:
            yield f"no column {name}"
    for name, column in expected.items():
        ours = [_undefined(v) for v in points[name]]
        if ours != column:
            yield f"{name}: {ours!r}, not {column!r}"


def _undefined(value):
    return None if isinstance(value, float) and math.isnan(value) else value
