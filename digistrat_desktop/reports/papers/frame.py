"""What every report carries: its header, footer and the lines that say whose judgement it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop import __version__
from digistrat_desktop.analysis.words import day_words
from digistrat_desktop.domain.seals import seal_code, seal_digest, seal_mark
from digistrat_desktop.reports.blocks import Block, Document
from digistrat_desktop.reports.papers.judgement import judgement_digest
from digistrat_desktop.reports.papers.tongue import OWN, in_tongue

if TYPE_CHECKING:
    from digistrat_desktop.analysis.report_model import ReportModel

OWN_WORDS = "Assessed by the trust itself"


def document(
    model: ReportModel, kind: str, blocks: tuple[Block, ...], logo: bytes = b""
) -> Document:
    """Put a report's blocks into the frame all reports share.

    Args:
        kind: the report's name, such as "Board report".
        logo: PNG made safe by `reports.images`, or empty.
    """
    return Document(
        title=model.title if kind.startswith("Board") else f"{kind}: {model.assessment.title}",
        language=OWN,
        author_line=model.trust.name,
        subject=f"{kind}: {model.assessment.title}",
        blocks=in_tongue(blocks, model.pack),
        when=model.proof.when,
        header_left=model.trust.name,
        header_right=header_words(model),
        footer_left=footer_words(model),
        footer_middle=proof_words(model),
        fingerprint=model.proof.fingerprint,
        mark=seal_mark(model.proof.seal) if model.proof.seal else "",
        extra_metadata=(
            ("assessment", model.assessment.id),
            ("kind", kind.split(maxsplit=1)[0].lower()),
            ("trust", model.trust.id),
            ("events", str(model.proof.events)),
            ("judgement", judgement_digest(model)),
            ("version", __version__),
            *_seal_metadata(model),
        ),
        logo=logo,
    )


def header_words(model: ReportModel) -> str:
    """Say which meeting this is for, or which assessment it is when no front sheet was filled in."""
    front = model.front
    if front is None or not front.meeting:
        return f"{model.assessment.title} · {day_words(model.assessment.as_of)}"
    parts = [front.meeting]
    if front.meeting_on:
        parts[0] = f"{front.meeting}, {day_words(front.meeting_on)}"
    if front.agenda_item:
        parts.append(f"item {front.agenda_item}")
    if front.purpose:
        parts.append(front.purpose[:1].lower() + front.purpose[1:])
    return " · ".join(parts)


def footer_words(model: ReportModel) -> str:
    """Say whose judgement it is, and that sample data is sample data."""
    return f"{OWN_WORDS} · sample data" if model.trust.sample else OWN_WORDS


def proof_words(model: ReportModel) -> str:
    """Say what seals it and which data it was made from, short enough for a footer."""
    data = f"data {model.proof.fingerprint[:4]}…{model.proof.fingerprint[-4:]}"
    seal = model.proof.seal
    if seal is None:
        return f"Not sealed · {data}"
    return f"Seal {seal_code(seal)} (n = {seal.length:,}) · {data}"


def _seal_metadata(model: ReportModel) -> tuple[tuple[str, str], ...]:
    seal = model.proof.seal
    if seal is None:
        return ()
    judged_on = model.proof.today(model.assessment.as_of).isoformat()
    return (
        ("seal", seal_code(seal)),
        ("sealDigest", seal_digest(seal)),
        ("judgedOn", judged_on),
    )
