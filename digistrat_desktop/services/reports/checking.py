"""Checking a report: which data it was made from, and if the store still holds those data.

What is compared: every attached file, every judgement, the seal, what the pages print of themselves and,
where the store holds the same data, the whole file with one made anew. Source: docs/spec/reports-pdf.md#what-a-report-proves.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice
from pathlib import Path

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.errors import NotAsSigned, Refused
from digistrat_desktop.domain.record.events import code_of
from digistrat_desktop.domain.record.seals import Seal
from digistrat_desktop.domain.words import by_count, counted, listed
from digistrat_desktop.frameworks.loader import pack_from_canonical_json
from digistrat_desktop.reports.papers.frame import judgement_digest
from digistrat_desktop.reports.papers.kinds import KINDS, ReportKind
from digistrat_desktop.reports.proof import ReadPdf
from digistrat_desktop.services.judging import judged_from
from digistrat_desktop.services.record.seal_checks import SIGNED_TWICE
from digistrat_desktop.services.record.snapshot import (
    UNREADABLE,
    fingerprint_of,
    records_in,
    snapshot_of,
)
from digistrat_desktop.services.reports.anew import AnyName, made_again, table_faults
from digistrat_desktop.services.reports.making import needs_crosswalks, read_judgement
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.system.files import read_whole
from digistrat_desktop.system.version import __version__

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
_PAGES_NOT_COMPARED = "The pages were not compared."
_COMPARE_THEM = "They may show something else, so compare them with a report you make yourself."
_OTHERWISE_MADE = (
    "Either the file was changed, or it was made with a logo, a template or names of people that are "
    "not here now."
)


class Match(StrEnum):
    """How a report stands against its data and the store."""

    MATCHES = "matches"  # the file made again from the store is the same, byte for byte
    DATA_MATCHES = "data matches"  # the store holds its data; its pages cannot be made again here
    PAGES_DIFFER = "pages differ"  # the store holds its data; made again from it, the file differs
    CHANGED = "changed since"
    UNKNOWN = "unknown"
    ALTERED = "altered"  # the file contradicts itself, or the seal in the store


@dataclass(frozen=True, slots=True)
class ReportCheck:
    match: Match
    fingerprint: str  # as the file states it, or empty
    lines: tuple[str, ...]  # plain sentences, what cannot be proved at the end

    @property
    def sound(self) -> bool:
        """False when the file contradicts itself or the store, or is no report of this program."""
        wrong = {Match.ALTERED, Match.PAGES_DIFFER}
        return self.match not in wrong and bool(self.fingerprint)


@dataclass(frozen=True, slots=True)
class _Came:
    """A report that came to be checked.

    Attributes:
        house_logo: the organisation's picture file, which the report may have been made with.
    """

    pdf: ReadPdf
    content: bytes
    footers: tuple[str, ...]  # of each page, as printed
    house_logo: Path | None


def check_report(
    path: Path, library: Library | None = None, house_logo: Path | None = None
) -> ReportCheck:
    """Say which data a report was made from, and if a store, where given, holds the same."""
    from digistrat_desktop.reports.printed import footers_of  # noqa: PLC0415 - dear import
    from digistrat_desktop.reports.proof import read_pdf  # noqa: PLC0415 - dear import

    content = read_whole(path, MOST_BYTES, _MUCH_SMALLER)
    came = _Came(read_pdf(content), content, footers_of(content), house_logo)
    pdf = came.pdf
    stated = pdf.own.get("dataSHA256", "")
    pages = f"The file has {counted(pdf.pages, 'page')}."
    if not stated:
        return ReportCheck(Match.UNKNOWN, "", (_NO_FINGERPRINT, pages, *CANNOT_PROVE))
    faults = (*_page_faults(came), *_faults(pdf, stated, library))
    about = (_made_from(pdf), pages)
    if faults:
        return ReportCheck(Match.ALTERED, stated, (*about, *faults, *CANNOT_PROVE))
    match, store_words = _against_store(came, library)
    lines = (*about, _data_words(pdf), *_seal_words(pdf), *store_words)
    return ReportCheck(match, stated, (*lines, *CANNOT_PROVE))


_NO_FINGERPRINT = (
    "This PDF has no data fingerprint. Either this program did not make it, or the "
    "fingerprint was removed."
)


def _made_from(pdf: ReadPdf) -> str:
    kind = pdf.own.get("kind", "unknown kind")
    about = pdf.info.get("Subject", "")
    stated = pdf.own["dataSHA256"]
    return f"It says it was made from the data with the fingerprint {stated} ({kind}; {about})."


def _version(pdf: ReadPdf) -> str:
    return pdf.own.get("version", "unknown")


def _data_words(pdf: ReadPdf) -> str:
    if not pdf.attachments:
        return "It contains no data, so only its fingerprint can be compared."
    if _version(pdf) != __version__:
        return (
            "The data inside has that fingerprint. Results and the other files inside were not "
            f"compared: version {_version(pdf)} made the report, and this is {__version__}."
        )
    return by_count(
        len(pdf.attachments),
        "The data inside has that fingerprint. ",
        "The data inside has that fingerprint. The {n} files inside were made again from it, and "
        "every count, change, finding and reading was worked out again. They all agree.",
    ).strip()


def _seal_words(pdf: ReadPdf) -> Iterator[str]:
    if pdf.own.get("seal"):
        yield f"It carries the seal {pdf.own['seal']}."


_NUMBERED = re.compile(r"Page (\d+) of (\d+)$")
_DATA = re.compile(r"data (?:fingerprint )?([0-9a-f]{4})…([0-9a-f]{4})")
_SEALED = re.compile(r"Seals? ([0-9A-Z-]+(?:(?:, | and )[0-9A-Z-]+)*)")


def _page_faults(came: _Came) -> Iterator[str]:
    """Say where the feet of the pages contradict the file: number, fingerprint, seal."""
    yield from islice(_number_faults(came.footers), 1)
    own = came.pdf.own
    stated = own["dataSHA256"]
    seal = listed(
        [one for one in (own.get("seal", ""), *own.get("sealsBeside", "").split()) if one]
    )
    printed = [found.groups() for found in map(_DATA.search, came.footers) if found]
    other = next((ends for ends in printed if ends != (stated[:4], stated[-4:])), None)
    if other is not None:
        start, end = other
        yield (
            f"ALTERED: the pages print the data fingerprint {start}…{end}, and the file says it "
            f"is {stated}."
        )
    seals = [found[1] if found else "" for found in map(_SEALED.search, came.footers)]
    if printed and any(one != seal for one in seals):
        printed_seal = next(one for one in seals if one != seal)
        yield f"ALTERED: the pages print {_seal_named(printed_seal)}, and the file has {_seal_named(seal)}."


def _seal_named(code: str) -> str:
    return f"the seal {code}" if code else "no seal"


def _number_faults(footers: tuple[str, ...]) -> Iterator[str]:
    for page, footer in enumerate(footers, 1):
        found, here = _NUMBERED.search(footer), f"page {page} of {len(footers)}"
        if found is None:
            yield f"ALTERED: {here} has no page number that can be read."
        elif found.groups() != (str(page), str(len(footers))):
            yield f"ALTERED: {here} is numbered “{found[0]}”."


def _faults(pdf: ReadPdf, stated: str, library: Library | None) -> Iterator[str]:
    """Say in what the file contradicts itself; what is found first is enough."""
    yield from _own_faults(pdf)
    seal, whole = pdf.own.get("seal", ""), pdf.own.get("sealDigest", "")
    if bool(seal) != bool(whole) or (seal and not _is_code_of(seal, whole)):
        yield "ALTERED: the code of the seal and the seal in full do not belong together."
        return
    if not pdf.attachments:
        return
    data = next((file.data for file in pdf.attachments if file.name == DATA_NAME), None)
    found = hashlib.sha256(data).hexdigest() if data is not None else ""
    if data is None:
        yield "ALTERED: the data is missing from the files inside."
    elif found != stated:
        yield (
            f"ALTERED: the data inside has the fingerprint {found}, and the file says it is {stated}."
        )
    else:
        yield from _altered(pdf, data, library)


def _own_faults(pdf: ReadPdf) -> Iterator[str]:
    """Say where the file's statement about itself contradicts itself, or names what no report has."""
    if pdf.twice:
        yield f"ALTERED: the file states more than once: {', '.join(pdf.twice)}."
    said, kind, subject = pdf.own.get("kind", ""), _kind(pdf), pdf.info.get("Subject", "")
    fits = said == _word(KINDS[kind]) and subject.startswith(f"{KINDS[kind].name}:")
    if _version(pdf) == __version__ and not fits:
        yield f"ALTERED: the file says its kind is “{said}”, and its subject is “{subject}”."
    if pdf.own.get("crosswalks") and not needs_crosswalks(kind):
        yield f"ALTERED: the file names crosswalks, and no report of the kind “{said}” has any."


def _other_names(pdf: ReadPdf, judgement: Judgement) -> Iterator[str]:
    """Say where the file names another assessment or trust than the data inside."""
    inside = {"assessment": judgement.assessment.id, "trust": judgement.trust.id}
    for what, one in inside.items():
        if pdf.own.get(what, "") != str(one):
            yield f"ALTERED: the file names another {what} than the data inside."


def _is_code_of(seal: str, whole: str) -> bool:
    try:
        return code_of(whole) == seal
    except ValueError:
        return False


def _altered(pdf: ReadPdf, data: bytes, library: Library | None) -> Iterator[str]:
    judgement = _judged(pdf, data, library)
    if judgement is None:
        known = records_in(data) is not None
        yield (
            "ALTERED: the program could not work out its findings again from the data inside."
            if known
            else "ALTERED: this program did not make the data inside."
        )
    elif other := next(_other_names(pdf, judgement), ""):
        yield other
    elif _version(pdf) != __version__:
        return  # its rules and its tables may be other ones
    elif judgement_digest(judgement) != pdf.own.get("judgement", ""):
        yield (
            "ALTERED: worked out again, the data gives different results from those in the report."
        )
    else:
        inside = {file.name: file.data for file in pdf.attachments}
        yield from (f"ALTERED: {fault}" for fault in table_faults(judgement, inside))


def _judged(pdf: ReadPdf, data: bytes, library: Library | None) -> Judgement | None:
    packs = [file.data for file in pdf.attachments if file.name.startswith("framework")]
    people = AnyName(library.store.people() if library is not None else {})
    try:
        read = [pack_from_canonical_json(pack.decode("utf-8")) for pack in packs]
        return judged_from(data, {pack.sha256: pack for pack in read}, people, _judged_on(pdf))
    except UNREADABLE:
        return None


def _judged_on(pdf: ReadPdf) -> date | None:
    try:
        return date.fromisoformat(pdf.own.get("judgedOn", ""))
    except ValueError:
        return None


def _against_store(came: _Came, library: Library | None) -> tuple[Match, tuple[str, ...]]:
    not_compared = f"{_PAGES_NOT_COMPARED} {_COMPARE_THEM}"
    if library is None:
        words = "It was not compared with your data, because there is none to compare it with."
        return Match.UNKNOWN, (words, not_compared)
    own, kind = came.pdf.own, _kind(came.pdf)
    assessment, trust = own.get("assessment", ""), own.get("trust", "")
    try:
        judgement = read_judgement(library, trust, assessment, kind)
        twice = judgement.proof.others
        if twice and own["dataSHA256"] != judgement.proof.fingerprint:
            # Made where the other seal was not known: it shows what its own seal alone signed.
            seal = own.get("sealDigest", "")
            judgement = read_judgement(library, trust, assessment, kind, seal)
    except NotAsSigned as refused:
        return Match.ALTERED, (f"Your data was altered. {refused.what}", not_compared)
    except (Refused, KeyError) as error:
        return Match.UNKNOWN, (_not_read(library, trust, assessment, error), not_compared)
    match, lines = _beside(came, judgement, kind)
    return match, (*lines, f"The assessment was {SIGNED_TWICE}") if twice else lines


def _not_read(library: Library, trust: str, assessment: str, error: Exception) -> str:
    """Say why nothing was compared: the assessment is not here, or cannot be read."""
    like = library.store.listed_like(assessment) if assessment else ()
    if isinstance(error, Refused) and any(row.trust_id == trust for row in like):
        return f"Unknown: your data has this assessment, but no report can be made from it. {error.what}"
    return "Unknown: the assessment in this report is not in your data."


def _beside(came: _Came, judgement: Judgement, kind: str) -> tuple[Match, tuple[str, ...]]:
    stated, wrong = came.pdf.own["dataSHA256"], _wrong_seal(came.pdf, judgement)
    if wrong:
        return Match.ALTERED, (wrong,)
    if not _holds(judgement, stated):
        words = (
            "Changed since: your data has this assessment, but it has changed since the report "
            f"was made. Its fingerprint is now {judgement.proof.fingerprint}."
        )
        return Match.CHANGED, (words, f"{_PAGES_NOT_COMPARED} {_COMPARE_THEM}")
    held = "Your data is exactly what the report was made from."
    made = made_again(judgement, kind, came.pdf, came.content, came.house_logo)
    if made is None:
        return Match.DATA_MATCHES, (held, f"{_not_made_again(came.pdf)} {_COMPARE_THEM}")
    if not made.same:
        pages = f"{counted(made.pages, 'page')} made, {came.pdf.pages} here"
        words = f"The report was made again from your data and is not the same file ({pages})."
        return Match.PAGES_DIFFER, (held, f"{words} {_OTHERWISE_MADE}")
    return Match.MATCHES, (
        f"Matches: {held[0].lower()}{held[1:]}",
        "The report was made again from your data: all of its pages are the same.",
    )


def _not_made_again(pdf: ReadPdf) -> str:
    """Say why a report could not be made again to compare its pages."""
    version = _version(pdf)
    if version == __version__:
        return (
            f"{_PAGES_NOT_COMPARED} The report is made of crosswalks or of a change history that "
            "are not the same here."
        )
    return f"{_PAGES_NOT_COMPARED} Version {version} made the report, and this is {__version__}."


def _kind(pdf: ReadPdf) -> str:
    said = pdf.own.get("kind", "")
    return next((kind for kind, made in KINDS.items() if _word(made) == said), next(iter(KINDS)))


def _word(kind: ReportKind) -> str:
    """Give the word by which a file says its kind."""
    return kind.name.split(maxsplit=1)[0].lower()


def _holds(judgement: Judgement, stated: str) -> bool:
    """Tell if the store holds the data, also as earlier versions wrote them."""
    if judgement.proof.fingerprint == stated:
        return True
    first = snapshot_of(judgement.workspace, judgement.assessment, first=True)
    return judgement.proof.seal is None and fingerprint_of(first) == stated


def _wrong_seal(pdf: ReadPdf, judgement: Judgement) -> str:
    whole, proof = pdf.own.get("sealDigest", ""), judgement.proof
    seals = {one.digest: one for one in (proof.seal, *proof.others) if one is not None}
    if not whole:
        return ""
    if whole not in seals:
        return (
            f"NO SEAL IN YOUR DATA HAS THE CODE OF THIS REPORT: {pdf.own['seal']}. Either this is "
            "not what was signed off, or your data is older than the report."
        )
    return _wrong_under(pdf, proof.fingerprint, seals[whole])


def _wrong_under(pdf: ReadPdf, fingerprint: str, seal: Seal) -> str:
    if pdf.own.get("state", seal.state) != seal.state:
        return "ALTERED: the report does not say what its seal in your data signed."
    if pdf.own["dataSHA256"] != fingerprint:
        return "ALTERED: the report was not made from the data its seal covers."
    return ""
