"""The data behind a report as tables: sheets of a workbook, and files a PDF can carry."""

from decimal import Decimal

from digistrat_desktop.analysis.answers.position import ItemPosition, SectionPosition, answer_label
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.measures.remarks import reason
from digistrat_desktop.analysis.measures.spc.rows import moment_words
from digistrat_desktop.analysis.measures.spc.values import SpcPoint
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.record.seals import seal_code, seal_digest
from digistrat_desktop.frameworks.canonical import pack_to_canonical_json
from digistrat_desktop.reports.papers.areas import (
    backing_words,
    beside_label,
    said_of,
    second_header,
)
from digistrat_desktop.reports.papers.cover import seal_words
from digistrat_desktop.reports.pdf.finish import Attachment
from digistrat_desktop.services.reports.plan_data import plan_sheets
from digistrat_desktop.tabular.write import OutCell, Properties, Sheet, csv_bytes, xlsx_bytes

_DATA_NAME = "assessment.json"


def workbook_of(judgement: Judgement) -> bytes:
    """Make the workbook; equal data give equal bytes."""
    said = Properties(judgement.title, judgement.proof.when, keyword_words(judgement))
    return xlsx_bytes((about_sheet(judgement), *sheets_of(judgement)), said)


def keyword_words(judgement: Judgement) -> str:
    """Give the words a file is found by: its data, and its seal when there is one."""
    seal, data = judgement.proof.seal, f"data {judgement.proof.fingerprint}"
    return f"{data}; seal {seal_code(seal)}" if seal is not None else data


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
        pack_to_canonical_json(pack).encode("utf-8"),
        "application/json",
        f"The questions and levels: {pack.title}, version {pack.version}",
    )


def about_sheet(judgement: Judgement) -> Sheet:
    """Give what the workbook is about, and whose judgement it is."""
    rows = (
        ("Trust", judgement.trust.name),
        ("Assessment", judgement.assessment.title),
        ("As at", judgement.assessment.as_of),
        ("Framework", f"{judgement.pack.title}, version {judgement.pack.version}"),
        ("Finding", judgement.title),
        ("Whose judgement", "Assessed by the trust itself"),
        ("Seal", seal_words(judgement)),
        ("Seal in full", seal_digest(judgement.proof.seal) if judgement.proof.seal else ""),
        ("Data fingerprint", judgement.proof.fingerprint),
    )
    return Sheet("About", ("What", "In this workbook"), rows)


def answers_sheet(judgement: Judgement) -> Sheet:
    """Give every item that was asked with its answer and what stands behind it."""
    headings = (
        *("Area", "Id", "Title", "Question", "Answer", "Second question", "Second answer"),
        *("Shown by", "Reason", "Target", "Target by", "Target why", "Not re-confirmed"),
    )
    rows = [
        _answer(judgement, section, item)
        for section in judgement.position
        for item in section.asked
    ]
    return Sheet("Answers", headings, rows)


def _answer(
    judgement: Judgement, section: SectionPosition, item: ItemPosition
) -> tuple[OutCell, ...]:
    said = item.response
    second = second_header(section)
    return (
        section.section.title,
        item.item.id,
        item.item.title,
        item.item.question,
        "" if section.scale is None else said_of(section, item),
        second,
        beside_label(judgement, section, item) if second else "",
        backing_words(section, item),
        said.rationale if said else "",
        answer_label(section, said.target) if said and said.target else "",
        said.target_by if said else None,
        said.target_why if said else "",
        item.carried,
    )


def evidence_sheet(judgement: Judgement) -> Sheet:
    """Give every link from an answer to its evidence."""
    headings = ("Id", "Evidence", "Strength", "Dated", "Page", "Shows", "Where kept", "SHA-256")
    rows: list[tuple[OutCell, ...]] = [
        (
            item.item.id,
            evidence.title,
            evidence.strength.label,
            evidence.dated,
            evidence.page,
            answer_label(section, support.shows) if support.shows else "",
            evidence.where_kept,
            evidence.sha256,
        )
        for section in judgement.position
        for item in section.asked
        for support, evidence in item.evidence
    ]
    return Sheet("Evidence", headings, rows)


def moves_sheet(judgement: Judgement) -> Sheet:
    """Give what changed since the last assessment."""
    headings = ("Id", "Title", "Then", "Now", "New evidence", "Reason given", "What kind of change")
    causes = {one.item_id: one.cause.label for one in judgement.split}
    rows: list[tuple[OutCell, ...]] = [
        (
            *(m.item_id, m.title, m.before_label, m.after_label),
            *(m.new_evidence, m.reason, causes.get(m.item_id, "")),
        )
        for m in judgement.moves
    ]
    return Sheet("Moves", headings, rows)


def actions_sheet(judgement: Judgement) -> Sheet:
    """Give open actions."""
    headings = ("Action", "Owner", "Due", "State", "Effort", "Why")
    rows: list[tuple[OutCell, ...]] = [
        (
            action.title,
            judgement.names.get(action.owner_id or "", ""),
            action.due,
            action.status.label,
            action.effort.label,
            action.why,
        )
        for action in judgement.actions
    ]
    return Sheet("Actions", headings, rows)


def readings_sheet(judgement: Judgement) -> Sheet:
    """Give every reading with its limits and why it is flagged."""
    headings = ("Measure", "Period", "Value", "Unit", "State", "Mean", "Lower", "Upper", "Reading")
    rows = [_reading(line, point) for line in judgement.metrics for point in line.analysis.points]
    return Sheet("Readings", headings, rows)


def _reading(line: MetricLine, point: SpcPoint) -> tuple[OutCell, ...]:
    limits = point.limits
    return (
        line.name,
        moment_words(point.period),
        _number(point.value),
        line.unit,
        point.state.label,
        _number(limits.mean),
        _number(limits.lower),
        _number(limits.upper),
        reason(line.analysis, point) if point.value is not None else "no value",
    )


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(value))


def analysis_sheet(judgement: Judgement) -> Sheet:
    """Give each measure's reading in words."""
    headings = ("Measure", "Kind", "Latest", "When", "Target", "In words", "What it rests on")
    rows: list[tuple[OutCell, ...]] = [
        (
            line.name,
            line.role.value,
            line.latest,
            line.latest_when,
            line.target,
            line.sentence,
            line.basis,
        )
        for line in judgement.metrics
    ]
    return Sheet("Analysis", headings, rows)
