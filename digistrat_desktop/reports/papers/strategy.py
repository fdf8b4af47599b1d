"""What the trust wants and what it does about it: the map, its margins, principles, decisions."""

from collections.abc import Iterator, Sequence

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.plans import strategy_map
from digistrat_desktop.analysis.plans.aims import ends_too_late, too_late_words
from digistrat_desktop.analysis.plans.cases import CaseCheck, services_ranked
from digistrat_desktop.domain.counted import (
    Counted,
    begun_small,
    by_number,
    parts_of,
    some_of,
    together,
)
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.trust.plans import ConstraintEntry
from digistrat_desktop.domain.trust.strategy import (
    CaseForChange,
    Decision,
    Initiative,
    NorthStar,
    Objective,
    TestOutcome,
)
from digistrat_desktop.domain.wire.labels import field_label, field_labels
from digistrat_desktop.domain.words import listed, sentence_case, short_day
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.cover import facts_table
from digistrat_desktop.reports.text_door import sentence_end, shortened


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
    table = b.grid("Cases for change", shares, rows)
    heading = b.Heading(2, "Cases for change", "cases")
    return heading, table, *_without_case(judgement), *_services(judgement)


def _without_case(judgement: Judgement) -> b.Blocks:
    """Name the planned initiatives that no case for change is recorded for."""
    told = {one for check in judgement.cases for one in check.case.initiative_ids}
    planned = (one for one in judgement.workspace.all(Initiative) if one.status.in_plan)
    bare = [f"“{one.title}”" for one in planned if one.id not in told]
    if not bare:
        return ()
    names = some_of(bare, _BARE_NAMED, "planned initiatives with no case")
    return (b.said(together(("No case is recorded for ", names, ".")), b.TextStyle.SECONDARY),)


_BARE_NAMED = 8


def _services(judgement: Judgement) -> b.Blocks:
    """Rank the services that most need redesign, each with the figure that says so."""
    rows = [
        (
            check.case.redesign_place,
            check.case.service or check.case.title,
            check.figure or "no figure yet",
            check.case.baseline_source or "no source",
            shortened(check.case.redesign_reason, 160) or "not given",
        )
        for check in services_ranked(judgement.cases)
    ]
    shares = {"Place": 0.6, "Service": 2.2, "Figure": 1.8, "Source": 2.6, "Why this place": 3}
    return _table("Services that most need redesign", shares, rows)


def cases_in_full(judgement: Judgement) -> b.Blocks:
    """Give every case for change with its baseline, its ties and what has come of it."""
    if not judgement.cases:
        return ()
    heading = b.Heading(2, "Cases for change", "cases")
    blocks: list[b.Block] = [heading, *_without_case(judgement), *_services(judgement)]
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
        (_label("service"), case.service),
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
    names = [metric.full_name] if metric else []
    names += [f"“{one.title}”" for one in (*initiatives, *objectives) if one is not None]
    return listed(names)


_ACROSS = 7  # initiatives side by side
_PIECES = 3  # a wider map is set as a list
_HEADER = 34
_KEY = (
    "3: strong support. 2: clear support. 1: weak support. 0: checked, no support. A question "
    "mark: the text changed, so confirm it. A dash: no link recorded."
)


def alignment_matrix(judgement: Judgement) -> b.Blocks:
    """Give objectives against initiatives; a map too wide for paper as a list by objective."""
    found = judgement.strategy
    if not found.rows or not found.columns:
        return ()
    heading = b.Heading(3, "Which initiatives support which objectives")
    note = b.said(_KEY, b.TextStyle.SECONDARY)
    if len(found.columns) > _ACROSS * _PIECES:
        return heading, _by_objective(found), note
    starts = range(0, len(found.columns), _ACROSS)
    return heading, *(_piece(found, start) for start in starts), note


def _piece(found: strategy_map.StrategyMap, start: int) -> b.Table:
    shown = found.columns[start : start + _ACROSS]
    columns = (
        b.Column("Objective", 2.2),
        *(b.Column(_named(column), 1.2, b.Align.MIDDLE) for column in shown),
        b.Column("Supported by", 1.5),
    )
    rows = tuple(_row(found, row, shown) for row in found.rows)
    last = ("Supports", *(column.words for column in shown), "")
    caption = f"Objectives and initiatives {start + 1} to {start + len(shown)}"
    rows = (*rows, tuple(b.text(words or "-") for words in last))
    return b.Table(columns, rows, caption, 0, show_caption=False, tight=True)


def _named(column: strategy_map.InitiativeColumn) -> str:
    return shortened(column.initiative.title, _HEADER) or "No title"


def _row(
    found: strategy_map.StrategyMap,
    row: strategy_map.ObjectiveRow,
    shown: tuple[strategy_map.InitiativeColumn, ...],
) -> tuple[b.Runs, ...]:
    cells = (found.cell(row.objective.id, column.initiative.id) for column in shown)
    return (
        b.text(shortened(row.objective.title, 120)),
        *(b.text(cell_words(cell), bold=bool(cell and cell.is_confirmed)) for cell in cells),
        b.text(row.words),
    )


def cell_words(cell: strategy_map.MapLink | None) -> str:
    """Write one cell: its strength, a question mark where it is to be confirmed, or a dash."""
    if cell is None:
        return "-"
    return f"{cell.strength}{' ?' if cell.to_confirm else ''}"


def _by_objective(found: strategy_map.StrategyMap) -> b.Table:
    titles = {str(c.initiative.id): c.initiative.title for c in found.columns}
    well, weakly = "Strong or clear support from", "Weak support from"
    rows = (
        (
            shortened(row.objective.title, 200),
            _listed(row, titles, strong=True),
            _listed(row, titles, strong=False),
            row.words,
        )
        for row in found.rows
    )
    shares = {"Objective": 2.4, well: 4, weakly: 3, "Summary": 1.3}
    return b.grid("Initiatives by objective", shares, rows)


def _listed(row: strategy_map.ObjectiveRow, titles: dict[str, str], *, strong: bool) -> str:
    mine = [link for link in row.links if (link.strength > 1) is strong]
    named = (f"{titles[k.link.initiative_id]} ({cell_words(k)})" for k in mine)
    return "; ".join(named) or "none"


_TITLE = "Strategy: what we want and what supports it"
_NAMED = 6
_BRIEF_TABLE = 12  # objectives or initiatives; a larger map is told in words on a board's page


def strategy_brief(judgement: Judgement) -> b.Blocks:
    """Give a board the map in short: where it stands, what nothing serves, what is ruled out."""
    if judgement.strategy.is_empty:
        return ()
    small = max(len(judgement.strategy.rows), len(judgement.strategy.columns)) <= _BRIEF_TABLE
    return (
        b.PageBreak(),
        b.Heading(2, _TITLE, "strategy"),
        *_aim(judgement),
        b.said(_beside(judgement)),
        *(alignment_matrix(judgement) if small else ()),
        *_points(
            "Gaps and conflicts",
            (*margin_points(judgement), *_limited(judgement), *_conflicts(judgement)),
        ),
        *not_doing(judgement),
    )


def strategy_in_full(judgement: Judgement) -> b.Blocks:
    """Give the whole strategy: aim, objectives, initiatives, map, principles, decisions."""
    if judgement.strategy.is_empty:
        return ()
    return (
        b.PageBreak(),
        b.Heading(2, _TITLE, "strategy"),
        *_aim(judgement),
        b.said(_beside(judgement)),
        *_objectives(judgement),
        *_initiatives(judgement),
        *alignment_matrix(judgement),
        *_points(
            "Gaps and conflicts",
            (*margin_points(judgement), *_limited(judgement), *_suspect(judgement)),
        ),
        *_principles(judgement),
        *not_doing(judgement),
    )


_PAIRED = "What will show it"


def _aim(judgement: Judgement) -> b.Blocks:
    aims = [star.aim for star in judgement.workspace.all(NorthStar) if star.aim.strip()]
    words = aims[0] if aims else "No north star written yet."
    late: dict[str, list[str]] = {}
    for goal, one in ends_too_late(judgement.goals, judgement.reality.plan):
        late.setdefault(goal.record, []).append(f"{too_late_words(goal, one)}.")
    told = tuple(
        " ".join(filter(None, (line.statement, line.now, *late.get(line.aim.id, ()))))
        for line in judgement.aims
    )
    return b.said(words, b.TextStyle.LEAD), *(_points(_PAIRED, told))


def _beside(judgement: Judgement) -> str:
    """Set the answer beside the map, with what a reviewer did not accept of it."""
    return (
        f"{judgement.beside.sentence} {judgement.doubts.get(judgement.beside.item_id, '')}".rstrip()
    )


def _objectives(judgement: Judgement) -> b.Blocks:
    rows = [
        (
            row.objective.title,
            row.objective.objective_kind.label,
            judgement.names.get(row.objective.owner_id or "", "") or "no owner",
            _metrics(judgement, row.objective),
            row.words,
        )
        for row in judgement.strategy.rows
    ]
    shares = {"Objective": 3, "Kind": 1.1, "Owner": 1.8, "Metrics": 2.4, "Supported by": 1.5}
    return _table("Objectives", shares, rows)


def _metrics(judgement: Judgement, objective: Objective) -> str:
    names = {line.metric_id: line.name for line in judgement.metrics}
    return listed([names[one] for one in objective.metric_ids if one in names]) or "no metric"


def _initiatives(judgement: Judgement) -> b.Blocks:
    need = "Need it meets"
    rows = [
        (
            column.initiative.title,
            column.initiative.status.label,
            f"{short_day(column.initiative.starts)} to {short_day(column.initiative.ends)}",
            column.initiative.need or "no need written",
            column.words,
        )
        for column in judgement.strategy.columns
    ]
    shares = {"Initiative": 2.2, "Status": 1.1, "Start and end": 1.5, need: 3.4, "Supports": 1.1}
    return _table("Initiatives", shares, rows)


def _table(title: str, shares: dict[str, float], rows: Sequence[tuple[str, ...]]) -> b.Blocks:
    return (b.Heading(3, title), b.grid(title, shares, rows)) if rows else ()


def margin_points(judgement: Judgement) -> Iterator[str]:
    """Give what the map's margins say: what nothing serves, and what serves nothing."""
    found = judgement.strategy
    unsupported = [row.objective.title for row in found.unsupported]
    if unsupported:
        named = _some(unsupported, "objectives with no initiative")
        yield together(("Objectives with no initiative: ", named, "."))
    titles = {str(c.initiative.id): c.initiative.title for c in found.columns}
    yield from (strategy_map.tokenistic_words(row, titles) for row in found.tokenistic[:_NAMED])
    orphans = [column.initiative.title for column in found.orphans]
    if orphans:
        named = _some(orphans, "initiatives that support no objective")
        yield together(("Initiatives that support no objective: ", named, "."))
    if found.to_confirm:
        words = "confirming, because the text changed."
        yield together((links_to_confirm(judgement), words), " ")


def _limited(judgement: Judgement) -> Iterator[str]:
    """Name the initiatives that a constraint affects which limits or blocks us and is not in the strategy."""
    held = judgement.workspace
    entries = {one.item_id: one for one in held.all(ConstraintEntry) if one.item_id}
    for line in judgement.constraints.ignored if judgement.constraints else ():
        entry = entries.get(line.item.item.id)
        found = (held.find(Initiative, one) for one in (entry.initiative_ids if entry else ()))
        names = [f"“{one.title}”" for one in found if one is not None]
        if names:
            yield f"“{line.item.item.title}” is not in the strategy. It affects {listed(names)}."


def links_to_confirm(judgement: Judgement) -> Counted:
    """Say how many links need confirming: "1 link needs"."""
    many = len(judgement.strategy.to_confirm)
    return by_number(many, "links to confirm", "{n} link needs", "{n} links need")


def _some(titles: list[str], of: str) -> Counted:
    return some_of([f"“{title}”" for title in titles], _NAMED, of)


def _suspect(judgement: Judgement) -> Iterator[str]:
    held = judgement.workspace
    for cell in judgement.strategy.to_confirm:
        objective = held.get(Objective, cell.link.objective_id)
        initiative = held.get(Initiative, cell.link.initiative_id)
        what = f"“{initiative.title}” for “{objective.title}”"
        yield f"To confirm: {what}. {strategy_map.to_confirm_words(cell, objective, initiative)}"


def _conflicts(judgement: Judgement) -> Iterator[str]:
    for line in judgement.principles:
        if "conflicts" in line.sentence:
            said = begun_small(Counted(parts_of(line.sentence)))
            yield together((f"{sentence_case(line.named)}: ", said, *_reasons(line)))


def _reasons(line: strategy_map.PrincipleLine) -> Iterator[str]:
    """Give why what conflicts does, and who agreed what is an exception, as far as it is written."""
    for outcome in (TestOutcome.CONFLICTS, TestOutcome.EXCEPTION):
        for test, end in line.with_outcome(outcome):
            if test.reason:
                yield f" “{end.title}”: {sentence_end(shortened(test.reason, _REASON))}"


_REASON = 300  # characters of why something conflicts


def _points(title: str, points: tuple[str, ...]) -> b.Blocks:
    if not points:
        return ()
    return b.Heading(3, title), b.points(points)


def _principles(judgement: Judgement) -> b.Blocks:
    ruled_out, used_for = "What it rules out", "What it was used for"
    rows = [
        (
            line.title,
            line.rules_out or ("it is the aim" if line.is_star else "nothing"),
            line.whole,
            "; ".join(f"{i.title}: {t.reason.rstrip('. ')}" for t, i in line.tests if t.reason)
            or "none",
        )
        for line in judgement.principles
    ]
    shares = {"Principle": 1.6, ruled_out: 2.6, used_for: 2.6, "Reasons": 3}
    return _table("Principles tested against initiatives and decisions", shares, rows)


def not_doing(judgement: Judgement) -> b.Blocks:
    """Give the register of what will not be done, is stopped or comes later, with its reasons."""
    found = [d for d in judgement.workspace.all(Decision) if d.decision_kind.rules_out]
    found.sort(key=lambda d: (str(d.decided_on), d.title, d.id))
    rows = [
        (
            decision.title,
            decision.decision_kind.label,
            shortened(decision.reason, 400) or "no reason given",
            short_day(decision.decided_on),
            short_day(decision.review_on),
        )
        for decision in found
    ]
    names = ("title", "decision_kind", "reason", "decided_on", "review_on")
    shares = dict(zip(field_labels("decision", *names), (2.6, 1.1, 3.6, 1.1, 1.1), strict=True))
    return _table("What we will not do now", shares, rows)
