"""What every report carries: its header, footer and the lines that say whose judgement it is."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.answers.evidence import confidence_in_words
from digistrat_desktop.analysis.answers.position import backing_in_words, counts_in_words
from digistrat_desktop.domain.record.seals import seal_code, seal_digest, seal_mark
from digistrat_desktop.domain.words import day_words
from digistrat_desktop.reports.blocks import Block, Document
from digistrat_desktop.reports.papers.tongue import OWN, in_tongue
from digistrat_desktop.system.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digistrat_desktop.analysis.judgement import ReportModel


# It names what was withdrawn, and a snapshot holds only what is in use.
_NEEDS_WITHDRAWN = "waits for something stopped"


def judgement_lines(model: ReportModel) -> Iterator[str]:
    """Give what was judged, not what was typed: counts, moves, findings, readings in words."""
    yield from (model.title, model.lead, model.framework_break)
    for section in model.position:
        yield f"{section.section.id}: {counts_in_words(section)}; {backing_in_words(section)}"
        yield from (
            f"{i.item.id} {i.answer} {i.backing.value} {i.supported}" for i in section.items
        )
    judged = model.judged
    yield from (judged.reality.summary, judged.beside.sentence, judged.expiring.sentence)
    yield from (f"{m.item_id} {m.before} {m.after} {m.new_evidence}" for m in model.moves)
    found = (*model.findings, *model.accepted)
    yield from sorted(f"{f.rule} {f.sentence}" for f in found if f.rule != _NEEDS_WITHDRAWN)
    readings = (f"{line.name}: {line.sentence} {line.basis}" for line in model.metrics)
    yield from sorted(readings)  # the order in which measures were made is no judgement
    yield from confidence_in_words(model.confidence)


def judgement_digest(model: ReportModel) -> str:
    """Give the SHA-256 of the judgements in hexadecimal."""
    return hashlib.sha256("\n".join(judgement_lines(model)).encode("utf-8")).hexdigest()


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
