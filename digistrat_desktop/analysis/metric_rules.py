"""By which rules a chart is read, as options for the analysis and in words.

Source: metrics page, sections 1 and 10. The words are this program's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.spc.values import Profile
from digistrat_desktop.domain.metric_rules import MOST_IN_MDC_BASELINE, ChartRules
from digistrat_desktop.domain.saying import figured, noun, say

if TYPE_CHECKING:
    from digistrat_desktop.analysis.spc.values import SpcOptions
    from digistrat_desktop.domain.saying import Said

_POINT = noun("point")
_PROFILES = {
    ChartRules.NHSR: (Profile.NHSR, 7),
    ChartRules.MDC_7: (Profile.MDC, 7),
    ChartRules.MDC_6: (Profile.MDC, 6),
}
_RULES = {of: rules for rules, of in _PROFILES.items()}


def profile_of(rules: ChartRules) -> tuple[Profile, int]:
    """Give the set of rules and the points in a row that make a shift or a trend."""
    return _PROFILES[rules]


def fix_after(baseline: int, rules: ChartRules) -> int | None:
    """Give the points that set the limits, None for all; the Excel workbook takes 20 at most.

    Two desks may have chosen the rules and the baseline apart, so that both do not go together.
    """
    if not baseline:
        return None
    return baseline if rules is ChartRules.NHSR else min(baseline, MOST_IN_MDC_BASELINE)


def crosses_rebases(options: SpcOptions) -> bool:
    """Tell whether the line of values goes on where new limits begin, as in the Excel workbook."""
    return options.profile is Profile.MDC


def rules_in_words(options: SpcOptions) -> Said:
    """Name the rules and the baseline for a chart's small print, without a full stop."""
    rules = say("Rules: {name}", name=_RULES[options.profile, options.run_length].label)
    if options.fix_after is None:
        return rules
    return say("{rules}; limits from the first {points}", rules=rules, points=_points(options))


def rules_remarks(options: SpcOptions) -> tuple[Said, ...]:
    """Say which rules and which baseline were chosen, where they are not the usual ones."""
    said = []
    if options.profile is Profile.MDC:
        said.append(
            say(
                "Read by the rules of the Making Data Count workbook (runs of {length}), which draws "
                "limits from 13 points on.",
                length=options.run_length,
            )
        )
    if options.fix_after is not None:
        said.append(
            say(
                "The first {points} of each stretch set its limits; later ones do not move them.",
                points=_points(options),
            )
        )
    return tuple(said)


def _points(options: SpcOptions) -> Said:
    return figured(int(options.fix_after or 0), _POINT)
