"""By which rules a metric's control chart is read, and how many points set its limits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.saying import say

FEWEST_IN_BASELINE = 12
MOST_IN_BASELINE = 999
MOST_IN_MDC_BASELINE = 20


class ChartRules(StrEnum):
    """A named set of rules, with the run that makes a shift or a trend where it can be chosen.

    Source: metrics page, section 10.
    """

    NHSR = "nhs-r"
    MDC_7 = "mdc-7"
    MDC_6 = "mdc-6"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return _LABELS[self]


_LABELS = {
    ChartRules.NHSR: say("NHS-R plot the dots 0.2.2"),
    ChartRules.MDC_7: say("MDC Excel, runs of 7"),
    ChartRules.MDC_6: say("MDC Excel, runs of 6"),
}


@dataclass(frozen=True, slots=True)
class BaselinePoints:
    """A number of points that set the limits: 0 for all of them, else 12 or more."""

    def encode(self, value: int) -> int:
        """Return the number."""
        return value

    def decode(self, name: str, raw: Any) -> int:
        """Accept an integer that is 0 or from 12 to 999, not a truth value."""
        whole = type(raw) is int
        if not whole or (raw and not FEWEST_IN_BASELINE <= raw <= MOST_IN_BASELINE):
            what = say(
                "{name} must be 0, or from {fewest} to {most}.",
                name=name,
                fewest=FEWEST_IN_BASELINE,
                most=MOST_IN_BASELINE,
            )
            raise InvalidValue(name, what)
        return int(raw)


def read_baseline(text: str, rules: ChartRules) -> int:
    """Read a baseline as typed; nothing, or 0, is 0: all points set the limits.

    Args:
        text: what was typed.
        rules: by which the chart is read; the Excel workbook takes no more than 20 points.

    Raises:
        ValueError: in words.

    Source: metrics page, sections 1 and 10.
    """
    typed = text.strip()
    most = MOST_IN_BASELINE if rules is ChartRules.NHSR else MOST_IN_MDC_BASELINE
    if not typed or typed == "0":
        return 0
    if typed.isascii() and typed.isdigit() and FEWEST_IN_BASELINE <= int(typed) <= most:
        return int(typed)
    words = say(
        "write a whole number from {fewest} to {most}, or leave it empty so that all points count",
        fewest=FEWEST_IN_BASELINE,
        most=most,
    )
    raise ValueError(words)
