"""The report of a region in each format; the window and the command line make it here."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from digistrat_desktop.analysis.region.across import (
    EVIDENCE_GAPS,
    METRIC_SIGNS,
    RegionReport,
    basis_words,
)
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.reports.papers.region import NAME, region_paper
from digistrat_desktop.services.reports.making import (
    FinishedReport,
    MadeReport,
    Watcher,
    missing_words,
    save_report,
)
from digistrat_desktop.system.files import may_be_saved
from digistrat_desktop.tabular.write import OutCell, Properties, Sheet, xlsx_bytes

REGION_FORMATS = {
    ".pdf": "PDF, accessible and archival",
    ".html": "Web page, one file",
    ".xlsx": "Workbook with every table",
}


def refuse_report_name(out: Path) -> None:
    """Refuse a name that no region report can be saved under."""
    if out.suffix.lower() not in REGION_FORMATS:
        raise Refused(
            f"A region report cannot be saved as “{out.suffix or out.name}”.",
            "No file was saved.",
            f"Choose a name that ends in {' or '.join(REGION_FORMATS)}.",
        )
    may_be_saved(out)


def write_region_report(
    report: RegionReport, out: Path, watcher: Watcher | None = None
) -> MadeReport:
    """Set the report and put it in place all or nothing; the file's ending chooses the format."""
    refuse_report_name(out)
    ending = out.suffix.lower()
    content, pages, missing = _bytes(report, ending, watcher or Watcher())
    fingerprint, warnings = report.basis.fingerprint, missing_words(missing)
    return save_report(FinishedReport(content, ending, pages, fingerprint, warnings), out)


def _bytes(report: RegionReport, ending: str, watcher: Watcher) -> tuple[bytes, int, int]:
    from digistrat_desktop.services.reports import writing  # noqa: PLC0415 - the door to the typesetters and their libraries

    if ending == ".xlsx":
        return region_workbook(report), 0, 0
    document = region_paper(report)
    if ending == ".html":
        return writing.render_html(document), 0, 0
    return writing.pdf_bytes(document, (), watcher.progress, watcher.cancelled)


def region_workbook(report: RegionReport) -> bytes:
    basis = report.basis
    said = Properties(report.title, basis.when, f"data {basis.fingerprint}", NAME)
    return xlsx_bytes(tuple(region_sheets(report)), said)


def region_sheets(report: RegionReport) -> tuple[Sheet, ...]:
    """Give an index, then a sheet for each part of the report, with every row."""
    sheets = tuple(one for one in _sheets(report) if one.rows)
    index = [(one.name, len(one.rows)) for one in sheets]
    return (Sheet("Index", ("Sheet", "Rows"), index), *sheets)


Rows = Sequence[Sequence[OutCell]]


def _sheets(report: RegionReport) -> Iterator[Sheet]:
    yield Sheet("About", ("What this is made of",), [(one,) for one in basis_words(report.basis)])
    yield Sheet("Answers", _ANSWERS, list(_answers(report)))
    rows: Rows = [
        (one.title, one.trusts, one.serious, one.not_mentioned, one.no_owner)
        for one in report.constraints
    ]
    yield Sheet("Constraints", _CONSTRAINTS, rows)
    rows = [(one.id, one.title, one.up, one.down, one.first, one.lost) for one in report.moved]
    yield Sheet("Changes", ("Id", "Question", "Up", "Down", "First answer", "No level now"), rows)
    rows = [(one.words, one.up, one.down) for one in report.causes]
    yield Sheet("Why changes", ("What explains it", "Up", "Down"), rows)
    rows = [
        (one.resource, one.year, one.unit, one.trusts, one.short, one.amount) for one in report.gaps
    ]
    yield Sheet("Resources", _RESOURCES, rows)
    yield from _more_sheets(report)


def _more_sheets(report: RegionReport) -> Iterator[Sheet]:
    rows: Rows = [(one.name, *one.signs) for one in report.metrics]
    yield Sheet("Metrics", ("Metric", *METRIC_SIGNS), rows)
    rows = [(one.id, one.title, one.claimed, one.backed, *one.gaps) for one in report.evidence]
    yield Sheet("Evidence", ("Id", "Question", "Levels claimed", "Backed", *EVIDENCE_GAPS), rows)
    rows = [
        (one.words, one.severity, one.trusts, one.found, one.set_aside) for one in report.findings
    ]
    yield Sheet("Findings", _FINDINGS, rows)
    rows = [
        (
            *(one.title, one.by.label, one.trusts, one.agreement.pairs, one.agreement.same),
            *(one.agreement.own_higher, one.agreement.checked_higher, one.agreement.no_level),
            *(one.agreement.kappa, one.agreement.words),
        )
        for one in report.checked
    ]
    yield Sheet("Checked", _CHECKED, rows)
    yield Sheet("Set apart", ("File", "Why"), [(one.file, one.why) for one in report.basis.apart])


_ANSWERS = ("Compared", "Area", "Id", "Question", "Answer", "Trusts now", "Trusts before")
_CONSTRAINTS = (
    "Constraint",
    "Trusts that answered",
    "Limits or blocks",
    "Not mentioned",
    "No owner",
)
_RESOURCES = ("Resource", "Year", "Unit", "Trusts that need it", "Short of it", "Lacking")
_FINDINGS = ("Finding", "Importance", "Trusts", "Times found", "Set aside")
_CHECKED = (
    *("Question", "Checked by", "Trusts", "Pairs", "The same", "Own level higher"),
    *("Checked level higher", "No level", "Weighted kappa", "In words"),
)


def _answers(report: RegionReport) -> Iterator[Sequence[OutCell]]:
    for group in report.groups:
        for one in group.questions:
            for level in one.levels:
                head = (group.words, one.section, one.id, one.title)
                yield (*head, level.word, level.now, level.before)
