"""The workbook of each kind of report: an index, its tables, and every word people wrote.

Source: docs/reports.md.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from digistrat_desktop.analysis.changes import Part, TrailLine, first_words
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.wire.codecs import Code, Note, Title
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.wire.records import Record, codecs_of, kind_words, said_fields
from digistrat_desktop.domain.words import listed, sentence_case
from digistrat_desktop.reports.papers.frame import footer_words, made_from, status_words
from digistrat_desktop.reports.papers.kinds import KINDS
from digistrat_desktop.services.elsewhere import elsewhere_sheets
from digistrat_desktop.services.record.change_words import ChangeWords
from digistrat_desktop.services.reports.data import about_sheet, keyword_words, sheets_of
from digistrat_desktop.services.reports.sheet_cells import Row
from digistrat_desktop.tabular.write import Properties, Sheet, SheetLink, xlsx_bytes

ELSEWHERE = "elsewhere"
ELSEWHERE_SHEETS = ("Requirements", "Behind each", "Sources")
_HOLDS: Mapping[str, str] = {
    "About": "What this workbook is of, whose judgement it is, and its fingerprint",
    "Answers": "Every question with its answer, reason and target",
    "Evidence": "What each answer rests on",
    "Changed answers": "Answers and second answers that changed since last time, and how each row counts",
    "Objectives": "What the strategy is to achieve",
    "Initiatives": "Work that is planned or going on",
    "Links": "Which initiative supports which objective",
    "Principles": "What the strategy rules out, and initiatives tested against it",
    "Not doing": "What will not be done; why, when and who decided is under Decisions",
    "Decisions": "Everything that was decided, and why; what became of actions is under Actions",
    "Constraints": "What limits us, and what is done about it",
    "Capacity": "What initiatives need and the capacity available, by year",
    "Needs": "What each initiative needs, by resource and year",
    "Scenarios": "What would differ if something changed",
    "Cases": "Cases for change",
    "Claims": "Levels claimed beside what evidence shows",
    "Findings": "What the checks found",
    "Actions": "Open actions in their order, then closed ones with what came of them",
    "Readings": "Every reading of every metric, with its limits. A cell has more digits than it shows",
    "Analysis": "Each metric with its latest value, target and what it shows",
    "Words": "Every reason, note and comment people wrote",
    "Trail": "Every change: who, when, from what to what",
    "Requirements": "The requirements of others, what relates to each, and what is missing",
    "Behind each": "Each question and metric with its requirement",
    "Sources": "Where the requirements come from, and on what terms",
}
_LEFT_OUT: Mapping[str, frozenset[str]] = {
    "board": frozenset({"Trail", "Evidence", "Links", "Principles", "Claims", "Not doing"}),
    "full": frozenset({"Trail"}),
    "audit": frozenset(),
    "progress": frozenset({"Trail", "Links", "Principles", "Constraints", "Not doing"}),
    ELSEWHERE: frozenset(_HOLDS) - {*ELSEWHERE_SHEETS, "About", "Evidence", "Claims"},
}
_OTHER_REPORTS = frozenset({"report_recipe", "import_source"})


def workbook_of(judgement: Judgement, kind: str) -> bytes:
    """Make the workbook of a kind of report; equal data give equal bytes."""
    said = Properties(
        judgement.title,
        judgement.proof.when,
        keyword_words(judgement),
        footer_words(judgement),
        status_words(judgement),
        author=judgement.trust.name,
        subject=f"{KINDS[kind].name}: {judgement.assessment.title}",
        own=(
            ("dataSHA256", judgement.proof.fingerprint),
            *made_from(judgement, KINDS[kind].name),
        ),
    )
    return xlsx_bytes(sheets_for(judgement, kind), said)


def sheets_for(judgement: Judgement, kind: str) -> tuple[Sheet, ...]:
    """Give the index and then the sheets of a kind of report."""
    every = (
        about_sheet(judgement),
        *(elsewhere_sheets(judgement) if kind == ELSEWHERE else ()),
        *sheets_of(judgement),
        words_sheet(judgement),
        trail_sheet(judgement),
    )
    wanted = (sheet for sheet in every if sheet.name not in _LEFT_OUT[kind])
    chosen = [_filled(sheet) for sheet in wanted]
    rows: list[Row] = [
        (SheetLink(one.name), _holds(judgement, one.name), len(one.rows), ", ".join(bare))
        for one, bare in chosen
    ]
    rows += _elsewhere(kind, {one.name for one, _ in chosen})
    headings = (
        "Sheet",
        "What it contains",
        "Rows",
        "Columns left out, as no row has anything there",
    )
    return (_filled(Sheet("Index", headings, rows))[0], *(sheet for sheet, _ in chosen))


def _elsewhere(kind: str, here: Collection[str]) -> Iterator[Row]:
    """Name each sheet that another kind of workbook has and this one does not, and which has it."""
    for name in _HOLDS:
        kinds = [one for one in _LEFT_OUT if one != kind and _has(one, name)]
        if name not in here and kinds:
            where = listed([f"“{KINDS[one].name}”" for one in kinds])
            yield name, f"{_HOLDS[name]}. Not in this workbook; in {where}", None, ""


def _has(kind: str, name: str) -> bool:
    return name not in _LEFT_OUT[kind] and (kind == ELSEWHERE or name not in ELSEWHERE_SHEETS)


def _filled(sheet: Sheet) -> tuple[Sheet, tuple[str, ...]]:
    """Give a sheet without the columns in which no row says anything, and their headings."""
    places = range(len(sheet.headings))
    bare = {at for at in places if all(row[at] in {"", None} for row in sheet.rows)}
    if not sheet.rows or not bare:
        return sheet, ()
    kept = [at for at in places if at not in bare]
    rows = [tuple(row[at] for at in kept) for row in sheet.rows]
    headings = tuple(sheet.headings[at] for at in kept)
    return replace(sheet, headings=headings, rows=rows), tuple(sheet.headings[at] for at in bare)


def _holds(judgement: Judgement, name: str) -> str:
    """Say what a sheet contains, and first of all that a draft is one."""
    return f"{_HOLDS[name]}. {status_words(judgement)}" if name == "About" else _HOLDS[name]


def words_sheet(judgement: Judgement) -> Sheet:
    """Give all that people wrote about this assessment and its trust, a row for each field."""
    words = ChangeWords(judgement.names, judgement.pack)
    words.learn_from(judgement.workspace)
    rows: list[Row] = []
    for kind, records in judgement.workspace.records.items():
        for record in records.values():
            if kind not in _OTHER_REPORTS and _belongs(judgement, record):
                what = words.title(record.id)
                rows += [
                    (
                        sentence_case(kind_words(kind)),
                        what or _whose(judgement, record),
                        field_label(kind, name),
                        words,
                    )
                    for name, words in _written(record)
                ]
    return Sheet("Words", ("Kind", "Of", "Field", "Words"), sorted(rows))


def _whose(judgement: Judgement, record: Record) -> str:
    """Name what a record without a name is part of, such as a front sheet."""
    return judgement.assessment.title if record.assessment_id else judgement.trust.name


def _belongs(judgement: Judgement, record: Record) -> bool:
    reviewed: str = getattr(record, "assessment", "")
    own = (record.assessment_id or reviewed) in {"", judgement.assessment.id}
    other = record.KIND == "assessment" and record.id != judgement.assessment.id
    return own and not other and not record.withdrawn


def _written(record: Record) -> Iterator[tuple[str, str]]:
    codecs = codecs_of(type(record))
    for name, value in said_fields(record):
        if isinstance(codecs[name], Note | Title) and not isinstance(codecs[name], Code) and value:
            yield name, value


def _fields_of(line: TrailLine) -> tuple[tuple[str, str, str], ...]:
    """Give the fields of a change; of a first reading those that its name and a default do not tell."""
    if line.part not in {Part.TYPED, Part.IMPORTED}:
        return line.fields
    named = {field_label(line.kind, name) for name in ("metric_id", "period")} | dict(
        line.left
    ).keys()
    told = [one for one in line.fields if one[0] not in named]
    return tuple(told) or line.fields


def trail_sheet(judgement: Judgement) -> Sheet:
    headings = (
        *("No.", "When (UTC)", "Who", "What", "Record", "Field", "Before", "After", "Reason"),
        "Part of the report",
    )
    rows: list[Row] = []
    for line in judgement.trail:
        head = (line.seq, line.at, line.actor, line.what, line.record)
        changed = _fields_of(line) or (("", "", ""),)
        reason = " ".join(filter(None, (line.reason, first_words(line.first))))
        rows += [(*head, *field, reason, line.part.label) for field in changed]
    return Sheet("Trail", headings, rows)
