import json
from pathlib import Path

import pytest

from tests.conformance.comparing import differences
from tests.conformance.spc_adapter import run

RECORDED = Path(__file__).parents[3] / "shared" / "conformance" / "spc_examples.json"
PLAIN = {
    "improvement_direction": "increase",
    "target": None,
    "rebase": None,
    "fix_after_n_points": None,
    "screen_outliers": True,
    "trajectory": None,
}
NO_SIGNAL = "Common Cause"


def case(values, expected, *, dates=None, **options):
    """A made-up case: worked out by hand from the page, in the form of the recorded ones."""
    dates = dates or [f"2024-01-{step + 1:02d}" for step in range(len(values))]
    return {
        "input": {"dates": dates, "values": values},
        "options": PLAIN | options,
        "expected": expected,
    }


SEVEN_UP = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]
MADE_UP = {
    "a steady rise": case(
        SEVEN_UP,
        {
            "variation_icon": "improvement_high",
            "assurance_icon": "inconsistent",
            "trial_limits_warning": True,
            "points": {
                "mean": [4.0] * 7,
                "lpl": [4.0 - (2.66 * 1.0)] * 7,
                "upl": [4.0 + (2.66 * 1.0)] * 7,
                "relative_to_mean": [-1, -1, -1, 0, 1, 1, 1],
                "special_cause_type": [
                    "Below LCL",
                    *["7 Point Trend (Increasing)"] * 5,
                    "Above UCL",
                ],
                "point_type": [
                    "special_cause_concern",
                    *["special_cause_improvement"] * 6,
                ],
            },
        },
        target=4.0,
    ),
    "the same in another order of rows": case(
        list(reversed(SEVEN_UP)),
        {"variation_icon": "improvement_high", "points": {"value": SEVEN_UP}},
        dates=[f"2024-01-{step:02d}" for step in range(7, 0, -1)],
    ),
    "a steady fall that is wanted": case(
        list(reversed(SEVEN_UP)),
        {"variation_icon": "improvement_low", "points": {"rebase_group": [0] * 7}},
        improvement_direction="decrease",
    ),
    "a constant with screening": case(
        [0.1] * 5,
        {
            "variation_icon": "common_cause",
            "assurance_icon": "inconsistent",
            "points": {
                "mean": [0.1] * 5,
                "lpl": [None] * 5,
                "outside_limits": [None] * 5,
                "relative_to_mean": [0] * 5,
                "special_cause_type": [NO_SIGNAL] * 5,
            },
        },
        target=0.05,
    ),
    "a constant without screening": case(
        [0.95] * 5,
        {"points": {"lpl": [0.95] * 5, "upl": [0.95] * 5, "outside_limits": [False] * 5}},
        screen_outliers=False,
    ),
    "a gap loses two ranges": case(
        [1.0, None, 3.0, 4.0],
        {
            "points": {
                "moving_range_used": [None, None, None, 1.0],
                "mean_moving_range": [1.0] * 4,
                "relative_to_mean": [-1, None, 1, 1],
            }
        },
    ),
    "a screened range": case(
        [10.0, 11.0, 10.0, 11.0, 10.0, 50.0],
        {"points": {"moving_range_used": [None, 1.0, 1.0, 1.0, 1.0, None]}},
    ),
    "a rebase on the first row": case(
        [1.0, 2.0, 5.0],
        {"points": {"rebase_group": [1, 1, 2], "lpl": [1.5 - 2.66, 1.5 - 2.66, None]}},
        rebase=["2024-01-01", "2024-01-03"],
    ),
    "hourly times": case(
        [1.0, 2.0],
        {"points": {"mean": [1.5, 1.5]}},
        dates=["2024-01-01T09:00:00", "2024-01-01T10:00:00"],
    ),
    "a date twice": case([1.0, 2.0], {"error": "twice"}, dates=["2024-01-01"] * 2),
    "a date that is none": case([1.0], {"error": "no date"}, dates=["2024-02-30"]),
    "no date": case([1.0], {"error": "no date"}, dates=[None]),
    "no rows": case([], {"error": "no rows"}),
    "a short baseline": case([1.0], {"error": "baseline"}, fix_after_n_points=11),
    "a shortened word": case([1.0], {"error": "direction"}, improvement_direction="inc"),
    "two targets": case([1.0], {"error": "target"}, target=[1.0, 2.0]),
    "an endless value": case([1.0, float("inf")], {"error": "infinite"}),
}


@pytest.mark.parametrize("name", MADE_UP)
def test_a_case_worked_out_by_hand_is_met_exactly(name):
    assert differences(MADE_UP[name], run) == []


def test_the_comparison_can_fail():
    wrong = case(SEVEN_UP, {"variation_icon": "common_cause", "points": {"mean": [4.1] * 7}})
    assert len(differences(wrong, run)) == 2
    assert differences(case([1.0], {"error": "x"}), run) == ["accepted invalid input"]
    assert differences(case([], {"points": {}}), run) == ["refused: no readings yet"]


def test_every_recorded_result_of_the_reference_is_met_to_the_last_bit():
    if not RECORDED.exists():
        pytest.skip("the recorded results of the reference are not on this machine")
    cases = json.loads(RECORDED.read_text("utf-8"))["cases"]
    found = {c["id"]: differences(c, run) for c in cases}
    assert {name: words for name, words in found.items() if words} == {}
    assert len(cases) >= 25
