"""What the lists and grids of Strategy show: cells in words, from the strategy map and the records."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from digistrat_desktop.analysis.plans import strategy_map
from digistrat_desktop.analysis.plans.aims import AimLine
from digistrat_desktop.analysis.plans.cases import CaseCheck
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust import strategy
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.domain.words import day_label, listed, small_first
from digistrat_desktop.ui.tables.grid_model import GridCell, GridEnd, GridHeads, GridValues
from digistrat_desktop.ui.tables.record_list import Cautioned, Rows
from digistrat_desktop.ui.words import tr, tr_count

_MARKS = {
    strategy_map.SupportStrength.NOTHING: "\N{BLACK DIAMOND} ",
    strategy_map.SupportStrength.WEAKLY: "\N{WHITE DIAMOND} ",
    strategy_map.SupportStrength.WELL: "",
}
_FILLS = ("surface", "strength_1", "strength_2", "deep")
_INKS = ("secondary", "text", "text", "surface")
_SAID = (
    tr("“{initiative}” does not support “{objective}”: 0 (none)."),
    tr("“{initiative}” supports “{objective}”: 1 (weak)."),
    tr("“{initiative}” supports “{objective}”: 2 (clear)."),
    tr("“{initiative}” supports “{objective}”: 3 (strong)."),
)


def cell_words(found: strategy_map.StrategyMap, row: int, column: int) -> str:
    """Say all of a cell: "“Wi-Fi” supports “Safer care”: 2 (clear). No reason given."."""
    objective = found.rows[row].objective
    initiative = found.columns[column].initiative
    ends = {"initiative": initiative.title, "objective": objective.title}
    cell = found.cell(objective.id, initiative.id)
    if cell is None:
        return tr("“{initiative}” and “{objective}”: no link recorded.", **ends)
    strength = _SAID[cell.strength].format(**ends)
    reason = cell.link.reason.strip() or tr("No reason given.")
    doubt = (
        tr(
            " To confirm: {to_confirm_words}",
            to_confirm_words=strategy_map.to_confirm_words(cell, objective, initiative),
        )
        if cell.to_confirm
        else ""
    )
    return f"{strength} {reason}{doubt}"


def objective_mark(row: strategy_map.ObjectiveRow) -> str:
    """Give the mark of an objective that nothing serves, or weak links only."""
    return _MARKS[row.served]


def initiative_mark(column: strategy_map.InitiativeColumn) -> str:
    """Give the mark of an initiative that serves nothing; one that was stopped need not."""
    stopped = column.initiative.status is strategy.InitiativeStatus.STOPPED
    return (
        ""
        if stopped or column.served is not strategy_map.SupportStrength.NOTHING
        else _MARKS[strategy_map.SupportStrength.NOTHING]
    )


def to_confirm_line(found: strategy_map.StrategyMap) -> str:
    """Say how many links wait to be confirmed, or nothing."""
    count = len(found.to_confirm)
    if not count:
        return ""
    return tr_count(
        count,
        "1 link needs confirming: the text of its objective or initiative changed.",
        "%n links need confirming: the text of their objectives or initiatives changed.",
    )


def alignment_grid(found: strategy_map.StrategyMap) -> GridValues:
    """Lay objectives out against initiatives, with what serves which in the margins."""
    return GridValues(
        tuple(_objective_end(row) for row in found.rows),
        tuple(_initiative_end(column) for column in found.columns),
        {(str(ends[0]), str(ends[1])): cell for ends, cell in found.cells.items()},
        _strength,
        partial(cell_words, found),
        GridHeads(tr("Objective"), tr("Supported by"), tr("Supports")),
    )


def _objective_end(row: strategy_map.ObjectiveRow) -> GridEnd:
    tone = "text" if row.served is strategy_map.SupportStrength.WELL else "caution"
    is_bold = row.served is strategy_map.SupportStrength.NOTHING
    objective = row.objective
    return GridEnd(
        str(objective.id), objective.title, row.words, objective_mark(row), tone, is_bold
    )


def _initiative_end(column: strategy_map.InitiativeColumn) -> GridEnd:
    mark, initiative = initiative_mark(column), column.initiative
    tone = "caution" if mark else "secondary"
    return GridEnd(
        str(initiative.id), initiative.title, column.words, mark, tone, is_bold=bool(mark)
    )


def _strength(cell: strategy_map.MapLink | None) -> GridCell:
    if cell is None:
        return GridCell("·", _FILLS[0], _INKS[0])
    strength = cell.strength
    return GridCell(str(strength), _FILLS[strength], _INKS[strength], cell.to_confirm)


_OUTCOMES = {
    strategy.TestOutcome.DECIDED: tr("● Decided it"),
    strategy.TestOutcome.FITS: tr("✓ Fits"),
    strategy.TestOutcome.EXCEPTION: tr("~ Exception"),
    strategy.TestOutcome.CONFLICTS: tr("◆ Conflicts"),
}
"""An outcome in a cell: a sign and a word, so that neither colour nor sign stands alone."""


def principles_grid(workspace: Workspace) -> GridValues:
    """Lay north star and principles out against initiatives in the plan, decisions and what was tested."""
    lines = strategy_map.principle_lines(workspace)
    tests = {
        (str(line.against.id), str(end.id)): test for line in lines for test, end in line.tests
    }
    tested = {end for _, end in tests}
    found = [
        i for i in workspace.all(strategy.Initiative) if i.status.in_plan or str(i.id) in tested
    ]
    found.sort(key=lambda i: (i.order, i.title.casefold(), i.id))
    rows = tuple(GridEnd(str(line.against.id), line.title) for line in lines)
    decided = [
        GridEnd(str(one.id), tr("Decision: {title}", title=one.title)) for one in _latest(workspace)
    ]
    columns = (*(GridEnd(str(one.id), one.title) for one in found), *decided)

    def words(row: int, column: int) -> str:
        """Say all of a cell: "Buy before build, Patient portal: conflicts. It was built."."""
        names = f"{rows[row].title}, {columns[column].title}"
        test = tests.get((rows[row].id, columns[column].id))
        if test is None:
            return tr("{names}: not tested yet.", names=names)
        return f"{names}: {small_first(test.outcome.label)}. {test.reason}".strip()

    return GridValues(rows, columns, tests, _outcome, words, GridHeads(), column_width=130)


def _outcome(test: strategy.PrincipleTest | None) -> GridCell:
    return GridCell("·", ink="secondary") if test is None else GridCell(_OUTCOMES[test.outcome])


def objective_rows(found: strategy_map.StrategyMap) -> Rows:
    """Give objectives with their kind and how they are served."""
    return [
        (
            row.objective.id,
            (
                row.objective.title,
                row.objective.objective_kind.label,
                _told(objective_mark(row), row.words),
            ),
        )
        for row in found.rows
    ]


def initiative_rows(found: strategy_map.StrategyMap) -> Rows:
    """Give initiatives with their status, dates and what they serve."""
    return [
        (
            one.id,
            (
                one.title,
                one.status.label,
                _span(one.starts, one.ends),
                _told(initiative_mark(column), column.words),
            ),
        )
        for column in found.columns
        for one in (column.initiative,)
    ]


def principle_rows(workspace: Workspace) -> Rows:
    """Give principles with what they rule out and what they have been used for."""
    return [
        (one.against.id, (one.title, one.rules_out, "\n".join((one.sentence, *_because(one)))))
        for one in strategy_map.principle_lines(workspace)
        if isinstance(one.against, strategy.Principle)
    ]


def _because(line: strategy_map.PrincipleLine) -> Iterator[str]:
    """Say why something conflicts with a principle."""
    for test, end in line.with_outcome(strategy.TestOutcome.CONFLICTS):
        words = tr("“{title}” conflicts: {reason}", title=end.title, reason=test.reason)
        yield (
            words
            if test.reason
            else tr("“{title}” conflicts, and no reason is given.", title=end.title)
        )


def decision_rows(workspace: Workspace) -> Rows:
    """Give what was decided, above all what will not be done, the latest decision first."""
    return [
        (one.id, (one.title, one.decision_kind.label, one.reason, _day(one.decided_on)))
        for one in _latest(workspace)
    ]


def _latest(workspace: Workspace) -> list[strategy.Decision]:
    found = workspace.all(strategy.Decision)
    return sorted(found, key=lambda d: (str(d.decided_on or ""), d.id), reverse=True)


def aim_rows(lines: Iterable[AimLine]) -> Rows:
    """Give the parts of the aim, with where their metrics are now and what they lack."""
    rows: Rows = []
    for line in lines:
        lack = tr("Missing: {what}.", what=listed(line.missing)) if line.missing else ""
        told = "\n".join(part for part in (lack, line.now) if part)
        rows.append((line.aim.id, (line.statement, Cautioned(told) if lack else told)))
    return rows


def case_rows(workspace: Workspace, checks: Iterable[CaseCheck]) -> Rows:
    """Give cases for change with their owner and review, and what each still has to say."""
    rows: Rows = []
    for check in checks:
        case = check.case
        owner = workspace.name_of(case.owner_id) or tr("No owner yet")
        due = tr("review due since {day}", day=_day(case.review_on)) if check.review_due else ""
        when = due or (
            tr("review on {day}", day=_day(case.review_on))
            if case.review_on
            else tr("no review date")
        )
        told = "\n".join(part for part in (check.sentence, check.then_and_now) if part)
        rows.append((case.id, (case.title, _redesign(check), f"{owner}; {when}", told)))
    return rows


def _redesign(check: CaseCheck) -> str:
    """Give the service with the figure that says so, its place among those to redesign, and why it has it."""
    case = check.case
    named = ": ".join(filter(None, (case.service, check.figure)))
    if not case.redesign_place:
        return named
    place = tr("Place {place} of the services to redesign", place=case.redesign_place)
    why = case.redesign_reason or tr("The case does not say why, or who decided.")
    return "\n".join(filter(None, (named, f"{place}. {why}")))


OF_VIEW: dict[str, tuple[type[Record], ...]] = {
    "alignment": (strategy.AlignmentLink,),
    "objective": (strategy.Objective,),
    "initiative": (strategy.Initiative,),
    "principle": (strategy.Principle,),
    "decision": (strategy.Decision,),
    "case": (strategy.CaseForChange,),
    "aim": (strategy.PairedAim,),
}


def name_of(workspace: Workspace, record: Record) -> str:
    if not isinstance(record, strategy.AlignmentLink):
        return str(getattr(record, "title", ""))
    initiative = workspace.find(strategy.Initiative, record.initiative_id)
    objective = workspace.find(strategy.Objective, record.objective_id)
    ends = (initiative.title if initiative else "?", objective.title if objective else "?")
    return " for ".join(ends)


def _told(mark: str, words: str) -> str:
    return Cautioned(mark + words) if mark else words


def _day(day: date | None) -> str:
    return tr("No date") if day is None else day_label(day)


def _span(starts: date | None, ends: date | None) -> str:
    if starts is None and ends is None:
        return tr("No dates")
    return tr("{day} to {day_2}", day=_day(starts), day_2=_day(ends))
