"""Checking a report: which data it was made from, and whether the store still holds those data.

Source: docs/spec/reports-pdf.md#what-a-report-proves.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from digistrat_desktop.analysis.judgement import NOT_ON_PAPER, judge
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.frameworks.loader import pack_from_canonical_json
from digistrat_desktop.reports.papers.frame import judgement_digest
from digistrat_desktop.reports.proof import ReadPdf
from digistrat_desktop.services.record.snapshot import UNREADABLE, SnapshotRead, records_in
from digistrat_desktop.services.reports.making import read_judgement
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.system.files import read_whole


def judged_anew(found: SnapshotRead, packs: Sequence[bytes], today: date | None) -> str | None:
    """Work every judgement out from a snapshot and give their digest.

    Args:
        packs: canonical JSON of the framework packs its assessments are pinned to.
        today: the day a sealed assessment was judged at; None takes its own date.

    Returns:
        The digest, or None when a pack is missing or the data do not hang together.
    """
    try:
        read = [pack_from_canonical_json(pack.decode("utf-8")) for pack in packs]
        assessment = found.workspace.get(Assessment, found.assessment_id)
        proof = replace(NOT_ON_PAPER, judged_on=today)
        known = {pack.sha256: pack for pack in read}
        day = proof.today(assessment.as_of)
        return judgement_digest(judge(found.workspace, assessment, known, day, proof))
    except UNREADABLE:
        return None


MOST_BYTES = 200 * 1024 * 1024
_MUCH_SMALLER = "Reports are much smaller than this. Check the file."
DATA_NAME = "assessment.json"
CANNOT_PROVE = (
    (
        "This check cannot prove who made the report. It also cannot prove that nobody "
        "changed the pages, the data and the fingerprint together. The fingerprint shows "
        "which data a report was made from. Compare it with one you received another way."
    ),
)


class Match(StrEnum):
    """How a report stands against its data and the store.

    `ALTERED` means that the file contradicts itself.
    """

    MATCHES = "matches"
    CHANGED = "changed since"
    UNKNOWN = "unknown"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class ReportCheck:
    match: Match
    fingerprint: str  # as the file states it, or empty
    lines: tuple[str, ...]  # plain sentences, what cannot be proved at the end

    @property
    def sound(self) -> bool:
        """False when the file contradicts itself or is no report of this program."""
        return self.match in {Match.MATCHES, Match.CHANGED} or (
            self.match is Match.UNKNOWN and bool(self.fingerprint)
        )


def check_report(path: Path, library: Library | None = None) -> ReportCheck:
    """Say which data a report was made from, and whether a store, if given, holds the same."""
    from digistrat_desktop.reports.proof import read_pdf  # noqa: PLC0415 - dear import

    return check_read_report(read_pdf(read_whole(path, MOST_BYTES, _MUCH_SMALLER)), library)


def check_read_report(pdf: ReadPdf, library: Library | None) -> ReportCheck:
    stated = pdf.own.get("dataSHA256", "")
    if not stated:
        return ReportCheck(Match.UNKNOWN, "", (_NO_FINGERPRINT, *CANNOT_PROVE))
    attached, attached_words = _attached(pdf, stated)
    if attached is Match.ALTERED:
        return ReportCheck(Match.ALTERED, stated, (_made_from(pdf), *attached_words, *CANNOT_PROVE))
    match, store_words = _against_store(pdf, stated, library)
    return ReportCheck(
        match, stated, (_made_from(pdf), *attached_words, *store_words, *CANNOT_PROVE)
    )


_NO_FINGERPRINT = (
    "This PDF has no data fingerprint. Either this program did not make it, or the "
    "fingerprint was removed."
)


def _made_from(pdf: ReadPdf) -> str:
    kind = pdf.own.get("kind", "unknown kind")
    about = pdf.info.get("Subject", "")
    return f"Made from the data with the fingerprint {pdf.own['dataSHA256']} ({kind}; {about})."


def _attached(pdf: ReadPdf, stated: str) -> tuple[Match, tuple[str, ...]]:
    files = [file for file in pdf.attachments if file.name == DATA_NAME]
    if not files:
        return Match.UNKNOWN, ("It contains no data, so only its fingerprint can be compared.",)
    found = hashlib.sha256(files[0].data).hexdigest()
    if found != stated:
        words = (
            f"ALTERED: the data inside has the fingerprint {found}, not the one printed on the "
            "report."
        )
        return Match.ALTERED, (words,)
    held = "The data inside has that fingerprint."
    return _judged(pdf, files[0].data, held)


def _judged(pdf: ReadPdf, data: bytes, held: str) -> tuple[Match, tuple[str, ...]]:
    packs = [file.data for file in pdf.attachments if file.name.startswith("framework")]
    records = records_in(data)
    if records is None:
        return Match.ALTERED, (held, "ALTERED: this program did not make the data inside.")
    stated = pdf.own.get("judgement", "")
    digest = judged_anew(records, packs, _judged_on(pdf))
    if digest is None or not stated:
        return Match.UNKNOWN, (
            held,
            ("The program could not work out its findings again from that data."),
        )
    if digest != stated:
        version = pdf.own.get("version", "unknown")
        words = (
            "Worked out again, the data gives different results from those in the report. The "
            f"report was made by version {version}. That version may use different rules, or "
            "the file was altered."
        )
        return Match.UNKNOWN, (held, words)
    words = "The program worked out every count, change, finding and reading again. They all agree."
    return Match.MATCHES, (held, words)


def _judged_on(pdf: ReadPdf) -> date | None:
    try:
        return date.fromisoformat(pdf.own.get("judgedOn", ""))
    except ValueError:
        return None


def _against_store(
    pdf: ReadPdf, stated: str, library: Library | None
) -> tuple[Match, tuple[str, ...]]:
    if library is None:
        return Match.UNKNOWN, (
            ("It was not compared with your data, because you did not name a data folder."),
        )
    assessment, trust = pdf.own.get("assessment", ""), pdf.own.get("trust", "")
    try:
        judgement = read_judgement(library, trust, assessment)
    except (Refused, KeyError):
        return Match.UNKNOWN, ("Unknown: the assessment in this report is not in your data.",)
    if judgement.proof.fingerprint == stated:
        return Match.MATCHES, ("Matches: your data is exactly what the report was made from.",)
    words = (
        "Changed since: your data has this assessment, but it has changed since the report "
        f"was made. Its fingerprint is now {judgement.proof.fingerprint}."
    )
    return Match.CHANGED, (words,)
