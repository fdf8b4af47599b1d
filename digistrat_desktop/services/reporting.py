"""Making reports: read the store afresh, judge once, set the same words in every format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.report_model import Proof, ReportModel, build_report_model
from digistrat_desktop.domain.assessment import Assessment
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.snapshot import fingerprint_of, snapshot_of
from digistrat_desktop.system.atomic_file import save_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digistrat_desktop.reports.blocks import Document
    from digistrat_desktop.services.library import Library

KINDS = ("board",)
FORMATS = (".pdf", ".html")


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report that was written and read back.

    Attributes:
        pages: of a PDF; 0 for other formats.
        fingerprint: sha256 of the data it was made from.
    """

    path: Path
    pages: int
    fingerprint: str


def report_model(library: Library, trust_id: str, assessment_id: str) -> ReportModel:
    """Read a trust from the store and judge one of its assessments.

    Raises:
        Refused: the assessment or its framework is not in the store.
    """
    found = library.open_trust(trust_id, assessment_id)
    assessment = found.workspace.find(Assessment, assessment_id)
    if assessment is None:
        raise Refused("This assessment is not in the store.")
    head, when = library.trail_end(trust_id)
    fingerprint = fingerprint_of(snapshot_of(found.workspace, assessment))
    proof = Proof(fingerprint, "", head.length, when)
    return build_report_model(found.workspace, assessment, found.packs, proof)


def write_report(
    model: ReportModel,
    kind: str,
    out: Path,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> MadeReport:
    """Set a report and put it in place all or nothing: the old file or the new one, never half.

    Args:
        kind: one of `KINDS`.
        out: its ending chooses the format, one of `FORMATS`.
        progress: told the share done, 0 to 1.
        cancelled: asked between pages; True stops the work.

    Raises:
        Refused: an unknown kind or ending, a full disk, a folder that cannot be written, or the
            work was cancelled. What was there before is unchanged.
    """
    document = _document(model, kind)
    ending = out.suffix.lower()
    if ending == ".pdf":
        content = _pdf(document, progress, cancelled)
    elif ending == ".html":
        content = _html(document)
    else:
        raise Refused(
            f"A report cannot be written as “{out.suffix or out.name}”.",
            "Nothing was written.",
            f"Choose a name that ends in {' or '.join(FORMATS)}.",
        )
    save_bytes(out, content)
    return MadeReport(out, _pages(content) if ending == ".pdf" else 0, model.proof.fingerprint)


def _document(model: ReportModel, kind: str) -> Document:
    from digistrat_desktop.reports.papers.board import board_report  # noqa: PLC0415 - dear import

    makers = {"board": board_report}
    if kind not in makers:
        raise Refused(
            f"There is no report called “{kind[:40]}”.",
            "Nothing was written.",
            f"Choose one of: {', '.join(makers)}.",
        )
    return makers[kind](model)


def _pdf(
    document: Document,
    progress: Callable[[float], None] | None,
    cancelled: Callable[[], bool] | None,
) -> bytes:
    from digistrat_desktop.reports.pdf import render_pdf  # noqa: PLC0415 - dear import

    return render_pdf(document, progress=progress, cancelled=cancelled)


def _html(document: Document) -> bytes:
    from digistrat_desktop.reports.html import render_html  # noqa: PLC0415 - with its format

    return render_html(document)


def _pages(pdf: bytes) -> int:
    from digistrat_desktop.reports.read_back import read_pdf  # noqa: PLC0415 - dear import

    return read_pdf(pdf).pages
