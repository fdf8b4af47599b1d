"""The report of a region in each format; the window and the command line make it here."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from digistrat_desktop.analysis.region.across import (
    EVIDENCE_GAPS,
    HIDDEN,
    METRIC_SIGNS,
    NO_LEVEL,
    RegionReport,
)
from digistrat_desktop.analysis.region.words import basis_words
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.words import day_words, sentence_case
from digistrat_desktop.reports.papers.region import NAME, region_paper
from digistrat_desktop.services.reports.making import (
    FinishedReport,
    MadeReport,
    Watcher,
    missing_words,
    save_report,
)
from digistrat_desktop.system.files import may_be_saved
from digistrat_desktop.tabular.write import OutCell, Properties, Sheet, SheetLink, xlsx_bytes

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
    """Say what each sheet is, then give a sheet for each part of the report, with every row."""
    sheets = tuple(one for one in _sheets(report) if one.rows)
    about: list[tuple[OutCell, ...]] = [("Made as at", day_words(report.basis.when.date()))]
    about += [("What this is made of", one) for one in basis_words(report.basis)]
    about += [(SheetLink(one.name), f"{_WHAT[one.name]} Rows: {len(one.rows):,}") for one in sheets]
    return (Sheet("About", ("What", "In words"), about), *sheets)


_WHAT = {
    "All trusts": "Every question over all trusts that were asked it: how many stand at each level.",
    "Answers": "The same of trusts with the same form and setting, now and before.",
    "Constraints": "What limits or blocks trusts, and what is done about it.",
    "Changed answers": "How answers moved since the assessment before, question by question.",
    "Why changes": "What moves up and down rest on, over all questions.",
    "Resources": "What trusts need and lack, by year.",
    "Metrics": "What metrics show over the trusts that watch them.",
    "Evidence": "Levels claimed, and what evidence is missing.",
    "Findings": "What Check finds in how many trusts.",
    "Checked": "Claimed levels beside checked ones, of the latest assessments.",
    "Trusts": "The trusts that sent a file, each with its latest assessment.",
    "Set apart": "Files that are not part of any figure, and why.",
}


def _sheets(report: RegionReport) -> Iterator[Sheet]:
    yield _sheet("All trusts", _EVERYONE, _everyone(report))
    yield _sheet("Answers", _ANSWERS, _answers(report))
    yield _sheet(
        "Constraints",
        _CONSTRAINTS,
        (
            (
                *(one.id, one.title, one.asked, one.trusts),
                *(one.serious, one.not_mentioned, one.no_owner),
            )
            for one in report.constraints
        ),
    )
    yield _sheet(
        "Changed answers",
        _CHANGES,
        (
            (one.id, one.title, one.asked, one.up, one.down, one.first, one.lost)
            for one in report.moved
        ),
    )
    yield _sheet(
        "Why changes",
        ("What explains it", "Up", "Down", "Of these need a reason"),
        ((one.words, one.up, one.down, one.unexplained) for one in report.causes),
    )
    yield _sheet(
        "Resources",
        _RESOURCES,
        (
            (sentence_case(one.resource), one.year, one.unit, one.trusts, one.short, one.amount)
            for one in report.gaps
        ),
    )
    yield from _more_sheets(report)


def _more_sheets(report: RegionReport) -> Iterator[Sheet]:
    yield _sheet(
        "Metrics", ("Metric", *METRIC_SIGNS), ((one.name, *one.signs) for one in report.metrics)
    )
    yield _sheet(
        "Evidence",
        _EVIDENCE,
        (
            (*(one.id, one.title, one.asked, one.claimed, one.backed, one.not_backed), *one.gaps)
            for one in report.evidence
        ),
    )
    yield _sheet(
        "Findings",
        _FINDINGS,
        (
            (one.words, one.severity, one.trusts, one.found, one.set_aside)
            for one in report.findings
        ),
    )
    rows = (
        (
            *(one.title, one.by.label, one.trusts, one.agreement.pairs, one.agreement.same),
            *(one.agreement.claimed_higher, one.agreement.checked_higher, one.agreement.no_level),
            *("" if one.agreement.kappa is None else one.agreement.kappa, one.agreement.words),
        )
        for one in report.checked
    )
    yield _sheet("Checked", _CHECKED, rows)
    named = (
        (
            *(one.name, one.ods_code, one.kind, one.assessment, one.framework),
            *(one.status, one.as_of or ""),
        )
        for one in report.basis.named
    )
    yield _sheet("Trusts", _TRUSTS, named)
    apart = ((one.file, one.trust_words, one.why) for one in report.basis.apart if one.file)
    yield _sheet("Set apart", ("File", "Trust", "Why"), apart)


def _sheet(name: str, heads: tuple[str, ...], rows: Iterable[Sequence[OutCell]]) -> Sheet:
    return Sheet(name, heads, [[HIDDEN if cell is None else cell for cell in row] for row in rows])


_TRUSTS = (*("Trust", "ODS code", "Setting", "Latest assessment", "Framework", "Status", "As at"),)
_EVERYONE = ("Area", "Id", "Question", "Asked", "Level", "Trusts")
_ANSWERS = (
    *("Setting", "Framework", "Form", "Area", "Id", "Question", "Asked now", "Asked before"),
    *("Answer", "Trusts now", "Trusts before"),
)
_CHANGES = (
    *("Id", "Question", "Asked now and assessed before", "Up", "Down"),
    *("First answer", "No level now"),
)
_EVIDENCE = ("Id", "Question", "Asked", "Levels claimed", "Backed", "Not backed", *EVIDENCE_GAPS)
_CONSTRAINTS = (
    *("Id", "Constraint", "Asked", "Trusts that answered", "Limits or blocks"),
    *("Of these not in the strategy", "Of these without an owner"),
)
_RESOURCES = ("Resource", "Year", "Unit", "Trusts that need it", "Short of it", "Lacking together")
_FINDINGS = ("Finding", "Importance", "Trusts", "Times found", "Set aside")
_CHECKED = (
    *("Question", "Checked by", "Trusts", "Pairs", "The same", "Claimed level higher"),
    *("Checked level higher", "No level", "Weighted kappa", "In words"),
)


def _everyone(report: RegionReport) -> Iterator[Sequence[OutCell]]:
    for one in report.everyone:
        for word, trusts in (*one.levels, (NO_LEVEL, one.no_level)):
            yield one.section, one.id, one.title, one.asked, word, trusts


def _answers(report: RegionReport) -> Iterator[Sequence[OutCell]]:
    for group in report.groups:
        for one in group.questions:
            for level in one.levels:
                head = (group.setting, group.framework, group.form, one.section, one.id, one.title)
                yield (*head, one.now, one.before, level.word, level.now, level.before)
