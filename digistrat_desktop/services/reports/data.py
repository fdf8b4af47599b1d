"""The data behind a report as tables: sheets of a workbook, and files a PDF can carry."""

from collections.abc import Iterable

from digistrat_desktop.analysis.answers import position
from digistrat_desktop.analysis.answers.advice import LAST_REASON
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.plans.reality import RealityCheck
from digistrat_desktop.analysis.plans.strategy_map import to_confirm_words
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.periods.periods import year_text
from digistrat_desktop.domain.trust.plans import ConstraintEntry, Firmness
from digistrat_desktop.domain.trust.strategy import Decision, Initiative
from digistrat_desktop.domain.wire.labels import field_label, field_labels
from digistrat_desktop.domain.words import sentence_case
from digistrat_desktop.frameworks.canonical import canonical_json
from digistrat_desktop.reports.papers import items
from digistrat_desktop.reports.papers.cover import asked_words, seal_words
from digistrat_desktop.reports.papers.frame import meeting_words, status_words
from digistrat_desktop.reports.pdf.finish import Attachment
from digistrat_desktop.services.reports.cases_sheet import cases_sheet
from digistrat_desktop.services.reports.found_sheets import (
    actions_sheet,
    claims_sheet,
    findings_sheet,
)
from digistrat_desktop.services.reports.metric_sheets import analysis_sheet, readings_sheet
from digistrat_desktop.services.reports.moves_sheet import moves_sheet
from digistrat_desktop.services.reports.sheet_cells import Row, metric_names, person, titles, yes
from digistrat_desktop.tabular.write import OutCell, Sheet, csv_bytes

_DATA_NAME = "assessment.json"
_NOTHING_LEFT_OUT = "No data is left out. The Index says which sheets other reports have"


def keyword_words(judgement: Judgement) -> str:
    """Give the words a file is found by: its data, and its seal when there is one."""
    seal, data = judgement.proof.seal, f"data {judgement.proof.fingerprint}"
    return f"{data}; seal {seal.code}" if seal is not None else data


def sheets_of(judgement: Judgement) -> tuple[Sheet, ...]:
    """Give answers, evidence, moves, strategy, reality check, actions, readings as tables."""
    return (
        answers_sheet(judgement),
        evidence_sheet(judgement),
        moves_sheet(judgement),
        *plan_sheets(judgement),
        actions_sheet(judgement),
        readings_sheet(judgement),
        analysis_sheet(judgement),
        decisions_sheet(judgement),
    )


def attachments_of(judgement: Judgement) -> tuple[Attachment, ...]:
    """Give the files a report carries: the canonical JSON it was made from, and its tables."""
    source = Attachment(
        _DATA_NAME,
        judgement.proof.snapshot.encode("utf-8"),
        "application/json",
        "The data this report was made from; the SHA-256 of this file is the data fingerprint",
        "Source",
    )
    tables = (
        Attachment(
            f"{sheet.name.lower().replace(' ', '-')}.csv",
            csv_bytes(sheet),
            "text/csv",
            f"{sheet.name} as a table",
        )
        for sheet in sheets_of(judgement)
    )
    return (source, *map(_pack, judgement.packs_used), *tables)


def _pack(pack: FrameworkPack) -> Attachment:
    return Attachment(
        f"framework-{pack.sha256[:12]}.json",
        canonical_json(pack).encode("utf-8"),
        "application/json",
        f"The questions and levels: {pack.called}",
    )


def about_sheet(judgement: Judgement) -> Sheet:
    rows: tuple[tuple[str, OutCell], ...] = (
        ("Trust", judgement.trust.name),
        ("Assessment", judgement.assessment.title),
        ("As at", judgement.assessment.as_of),
        ("Status", status_words(judgement)),
        ("Meeting", meeting_words(judgement)),
        ("Framework", judgement.pack.called),
        ("Finding", judgement.title),
        ("Whose judgement this is", "Assessed by the trust itself"),
        ("Asked", asked_words(judgement.counts)),
        ("Left out", judgement.left_out_words or _NOTHING_LEFT_OUT),
        ("Seal", seal_words(judgement)),
        *((("Seal in full", judgement.proof.seal.digest),) if judgement.proof.seal else ()),
        ("Changes recorded", judgement.proof.changes),
        ("Data fingerprint", judgement.proof.fingerprint),
    )
    return Sheet("About", ("About", "What it is"), [row for row in rows if row[1]])


def answers_sheet(judgement: Judgement) -> Sheet:
    headings = (
        *("Area", "Id", "Title", "Question", "Answer", "Second question", "Second answer"),
        "Backed or not, by what or why",
        *field_labels("response", "rationale", "target", "target_by", "target_why"),
        "Not yet confirmed",
        LAST_REASON,
    )
    rows = [
        _answer(judgement, section, item)
        for section in judgement.position
        for item in section.asked
    ]
    return Sheet("Answers", headings, rows)


def _answer(
    judgement: Judgement, section: position.SectionPosition, item: position.ItemPosition
) -> tuple[OutCell, ...]:
    said = item.response
    second = items.second_header(section)
    return (
        section.section.title,
        item.item.id,
        item.item.title,
        item.item.question,
        "" if section.scale is None else items.said_of(section, item),
        second,
        items.beside_label(judgement, section, item) if second else "",
        items.backing_words(judgement, section, item),
        said.rationale if said else "",
        position.answer_label(section, said.target) if said and said.target else "",
        said.target_by if said else None,
        said.target_why if said else "",
        yes(item.carried),
        _of_last_time(judgement, item),
    )


def _of_last_time(judgement: Judgement, item: position.ItemPosition) -> str:
    """Give the level for which a reason was given last time, where it stands under another one now."""
    move = judgement.move_of(item.item.id)
    return move.before_label if move is not None and move.old_reason else ""


def evidence_sheet(judgement: Judgement) -> Sheet:
    """Give every link from an answer to its evidence."""
    headings = (
        "Id",
        "Evidence",
        "Strength",
        *field_labels("evidence", "dated", "page"),
        "Level it shows",
        *field_labels("evidence", "where_kept", "sha256"),
    )
    rows: list[tuple[OutCell, ...]] = [
        (
            item.item.id,
            evidence.title,
            evidence.strength.label,
            evidence.dated,
            evidence.page,
            position.answer_label(section, support.shows) if support.shows else "",
            evidence.kept_words,
            evidence.sha256,
        )
        for section in judgement.position
        for item in section.asked
        for support, evidence in item.evidence
    ]
    return Sheet("Evidence", headings, rows)


def plan_sheets(judgement: Judgement) -> tuple[Sheet, ...]:
    """Give the strategy, what it needs, what is claimed and what was found as tables."""
    return (
        objectives_sheet(judgement),
        initiatives_sheet(judgement),
        links_sheet(judgement),
        principles_sheet(judgement),
        not_doing_sheet(judgement),
        constraints_sheet(judgement),
        capacity_sheet(judgement),
        needs_sheet(judgement),
        scenarios_sheet(judgement),
        cases_sheet(judgement),
        claims_sheet(judgement),
        findings_sheet(judgement),
    )


def objectives_sheet(judgement: Judgement) -> Sheet:
    headings = (
        "Objective",
        *field_labels("objective", "objective_kind", "statement", "owner_id", "metric_ids"),
        "Supported by",
    )
    held = judgement.workspace
    rows = [
        (
            row.objective.title,
            row.objective.objective_kind.label,
            row.objective.statement,
            person(judgement, row.objective.owner_id),
            metric_names(held, row.objective.metric_ids),
            row.words,
        )
        for row in judgement.strategy.rows
    ]
    return Sheet("Objectives", headings, rows)


def initiatives_sheet(judgement: Judgement) -> Sheet:
    headings = (
        "Initiative",
        *field_labels("initiative", "status", "need", "scope", "owner_id", "starts", "ends"),
        *(field_label("initiative", "depends_on"), "Supports"),
    )
    rows = [
        _initiative(judgement, column.initiative, column.words)
        for column in judgement.strategy.columns
    ]
    return Sheet("Initiatives", headings, rows)


def _initiative(judgement: Judgement, one: Initiative, supports: str) -> Row:
    waits_for = titles(judgement.workspace, Initiative, one.depends_on)
    return (
        *(one.title, one.status.label, one.need, one.scope, person(judgement, one.owner_id)),
        *(one.starts, one.ends, waits_for, supports),
    )


def links_sheet(judgement: Judgement) -> Sheet:
    """Give every cell of the map in which something was said."""
    headings = (
        *("Objective", "Initiative", "Strength, 0 to 3"),
        *(field_label("alignment_link", "reason"), "To confirm"),
    )
    found = judgement.strategy
    rows: list[Row] = []
    for row in found.rows:
        for column in found.columns:
            objective, initiative = row.objective, column.initiative
            cell = found.cell(objective.id, initiative.id)
            if cell is not None:
                doubt = to_confirm_words(cell, objective, initiative) if cell.to_confirm else ""
                rows.append(
                    (objective.title, initiative.title, cell.strength, cell.link.reason, doubt)
                )
    return Sheet("Links", headings, rows)


def principles_sheet(judgement: Judgement) -> Sheet:
    """Give every principle, a row for each initiative it was held against."""
    headings = (
        *field_labels("principle", "title", "rules_out"),
        "Initiative or decision",
        *field_labels("principle_test", "outcome", "reason"),
        "Summary",
    )
    rows: list[Row] = []
    for line in judgement.principles:
        head = (line.title, line.rules_out)
        tests = [(held.title, test.outcome.label, test.reason) for test, held in line.tests]
        rows += [(*head, *test, line.whole) for test in tests or [("", "", "")]]
    return Sheet("Principles", headings, rows)


def decisions_sheet(judgement: Judgement) -> Sheet:
    names = ("title", "decision_kind", "reason", "decided_on", "decided_by", "review_on")
    headings = (*field_labels("decision", *names), field_label("decision", "gone_because"))
    rows: list[Row] = [
        (
            *(d.title, d.decision_kind.label, d.reason, d.decided_on, d.decided_by, d.review_on),
            d.gone_because,
        )
        for d in _decisions(judgement)
    ]
    return Sheet(_DECISIONS, headings, rows)


def _decisions(judgement: Judgement) -> list[Decision]:
    found = judgement.workspace.all(Decision)
    return sorted(found, key=lambda d: (str(d.decided_on), d.title, d.id))


_DECISIONS = "Decisions"
_BELOW_HEADINGS = 2  # the row of a sheet's first entry


def not_doing_sheet(judgement: Judgement) -> Sheet:
    """Give what will not be done, and the row of the decisions that says why, when and who."""
    headings = (*field_labels("decision", "title", "decision_kind"), f"Row in {_DECISIONS}")
    rows: list[Row] = [
        (d.title, d.decision_kind.label, at)
        for at, d in enumerate(_decisions(judgement), _BELOW_HEADINGS)
        if d.decision_kind.rules_out
    ]
    return Sheet("Not doing", headings, rows)


def constraints_sheet(judgement: Judgement) -> Sheet:
    headings = (
        *("Constraint", "Group", field_label("constraint_entry", "severity")),
        position.IN_THE_STRATEGY,
        *field_labels(
            *("constraint_entry", "owner_id", "first_until", "mitigation", "trend"),
            *("review_on", "initiative_ids"),
        ),
    )
    entries = {e.item_id: e for e in judgement.workspace.all(ConstraintEntry) if e.item_id}
    own = [e for e in judgement.workspace.all(ConstraintEntry) if not e.item_id]
    own.sort(key=lambda e: (e.title.casefold(), e.id))
    lines = judgement.constraints.lines if judgement.constraints else ()
    rows = [_constraint(judgement, line, entries.get(line.item.item.id)) for line in lines]
    rows += [(*_own_head(one), *_register(judgement, one)) for one in own]
    return Sheet("Constraints", headings, rows)


def _own_head(entry: ConstraintEntry) -> Row:
    """Say what the trust said of a constraint of its own; no question asks about the strategy."""
    return (entry.title, entry.constraint_kind.label, entry.severity.label, "No question asks")


def _constraint(
    judgement: Judgement, line: position.ConstraintLine, entry: ConstraintEntry | None
) -> Row:
    response = line.response.label if line.response else ""
    head = (line.item.item.title, line.family, line.severity.label, response)
    return (*head, *_register(judgement, entry))


def _register(judgement: Judgement, entry: ConstraintEntry | None) -> Row:
    if entry is None:
        return ("", None, "", "", None, "")
    met_by = titles(judgement.workspace, Initiative, entry.initiative_ids)
    owner = person(judgement, entry.owner_id)
    done = (entry.first_until, entry.mitigation, entry.trend.label)
    return (owner, *done, entry.review_on, met_by)


def capacity_sheet(judgement: Judgement) -> Sheet:
    """Give capacity beside demand by resource and year, of the plan itself."""
    headings = (*_RESOURCE, *_NEEDS, "Needed by")
    check = judgement.reality
    held = judgement.workspace
    rows: list[Row] = [
        (*row, titles(held, Initiative, year_ids)) for row, year_ids in _years(check)
    ]
    return Sheet("Capacity", headings, rows)


def needs_sheet(judgement: Judgement) -> Sheet:
    """Give what each initiative needs by resource and year: the parts of what the capacity is short of."""
    plan = judgement.reality.plan
    headings = ("Initiative", *_RESOURCE, "Needed", field_label("demand", "firmness"))
    found = sorted(plan.needs, key=lambda need: (need.key, need.year, need.initiative_id))
    rows: list[Row] = [
        (
            titles(judgement.workspace, Initiative, (need.initiative_id,)),
            *(sentence_case(plan.names[need.key].label), plan.unit_of(need.key)),
            *(year_text(need.year), need.amount),
            (Firmness.HARD if need.hard else Firmness.SOFT).label,
        )
        for need in found
    ]
    return Sheet("Needs", headings, rows)


_RESOURCE = field_labels("capacity", "resource", "unit", "year")
_NEEDS = ("Available", "Essential", "Could manage with less", "Short by")


def _years(check: RealityCheck) -> Iterable[tuple[Row, tuple[str, ...]]]:
    for line in check.lines:
        for year in line.years:
            # Nothing is known to be short, or not, where no capacity is recorded.
            short = None if year.available is None else year.short
            figures = (year.available, year.hard, year.soft, short)
            row = (sentence_case(line.label), line.counted_in, year_text(year.year), *figures)
            yield row, year.initiatives


def scenarios_sheet(judgement: Judgement) -> Sheet:
    """Give every scenario under its label: what is supposed, what would differ, and its figures."""
    headings = ("Scenario (not the plan)", "What the row gives", *_RESOURCE, *_NEEDS, "Summary")
    rows: list[Row] = []
    for result in judgement.scenarios:
        words = (*result.suppositions, *result.differences, result.supposed.summary)
        kinds = (
            *("Assumption" for _ in result.suppositions),
            *("What would change" for _ in result.differences),
            "In total",
        )
        blank = ("", "", "", None, None, None, None)
        rows += [
            (result.label, kind, *blank, said) for kind, said in zip(kinds, words, strict=True)
        ]
        rows += [
            (result.label, "Resource and year", *row, "") for row, _ in _years(result.supposed)
        ]
    return Sheet("Scenarios", headings, rows)
