"""Cases for change: what is wrong, what is expected, and what has come of it."""

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.plans.cases import CaseCheck
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.trust.strategy import CaseForChange, Initiative, Objective
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.words import listed, short_day
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.cover import facts_table
from digistrat_desktop.reports.papers.wording import shortened


def cases_brief(judgement: Judgement) -> b.Blocks:
    """Give each case for change in a row: what is wrong, what is expected, how it stands."""
    if not judgement.cases:
        return ()
    shares = {"Case": 1.8, "Problem": 3, "Expected": 2.4, "Status": 3.2}
    rows = (
        (
            shortened(check.case.title, 120),
            shortened(check.case.problem, 220) or "not given",
            shortened(check.case.expected_effect, 160) or "not given",
            check.then_and_now or check.sentence,
        )
        for check in judgement.cases
    )
    return b.Heading(2, "Cases for change", "cases"), b.grid("Cases for change", shares, rows)


def cases_in_full(judgement: Judgement) -> b.Blocks:
    """Give every case for change with its baseline, its ties and what has come of it."""
    if not judgement.cases:
        return ()
    blocks: list[b.Block] = [b.Heading(2, "Cases for change", "cases")]
    for check in judgement.cases:
        title = shortened(check.case.title, 200) or "Untitled case"
        blocks += [
            b.Heading(3, title),
            facts_table(_facts(judgement, check), f"Case for change: {title}"),
        ]
    return tuple(blocks)


def _facts(judgement: Judgement, check: CaseCheck) -> tuple[tuple[str, str], ...]:
    case = check.case
    when = parse_period(case.baseline_period).when.strip() if case.baseline_period else ""
    baseline = " ".join(p for p in (case.baseline_value, when) if p)
    return (
        (_label("problem"), case.problem),
        (_label("users_affected"), case.users_affected),
        (_label("harm_or_cost"), case.harm_or_cost),
        ("Baseline", _with_source(baseline, case.baseline_source)),
        (_label("change_proposed"), case.change_proposed),
        (_label("expected_effect"), case.expected_effect),
        (_label("expected_value"), case.expected_value),
        ("Linked to", _ties(judgement, case)),
        ("Owner", judgement.names.get(case.owner_id or "", "")),
        ("Review on", short_day(case.review_on)),
        ("Then and now", check.then_and_now),
        ("Result", _with_source(case.result_value, case.result_source)),
        ("Status", check.sentence),
    )


def _label(name: str) -> str:
    return field_label("case_for_change", name)


def _with_source(value: str, source: str) -> str:
    return f"{value} ({source})" if value and source else value or source


def _ties(judgement: Judgement, case: CaseForChange) -> str:
    held = judgement.workspace
    metric = held.find(Metric, case.metric_id) if case.metric_id else None
    initiatives = (held.find(Initiative, one) for one in case.initiative_ids)
    objectives = (held.find(Objective, one) for one in case.objective_ids)
    names = [metric.name] if metric else []
    names += [f"“{one.title}”" for one in (*initiatives, *objectives) if one is not None]
    return listed(names)
