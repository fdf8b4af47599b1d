"""What a board paper says of itself: who brings it, why, and from which data it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.words import day_words
from digistrat_desktop.domain.seals import seal_code
from digistrat_desktop.reports.blocks import Block, Column, Heading, KeepTogether, Table, text

if TYPE_CHECKING:
    from digistrat_desktop.analysis.report_model import ReportModel


def about(model: ReportModel) -> tuple[Block, ...]:
    """Give the front sheet and the proof under their heading."""
    heading = Heading(2, "About this paper", "about")
    return (KeepTogether((heading, facts_table((*front_facts(model), *proof_facts(model))))),)


def facts_table(facts: tuple[tuple[str, str], ...], caption: str = "About this paper") -> Table:
    """Give names and values in two columns; what is empty is left out."""
    columns = (Column("What", 1.2), Column("In this paper", 4))
    rows = tuple((text(name), text(value)) for name, value in facts if value)
    return Table(columns, rows, caption, 0, show_caption=False, tight=True)


def front_facts(model: ReportModel) -> tuple[tuple[str, str], ...]:
    """Give what the front sheet says, as far as it was filled in."""
    front = model.front
    if front is None:
        return ()
    return (
        ("Meeting", front.meeting),
        ("Date of the meeting", day_words(front.meeting_on) if front.meeting_on else ""),
        ("Agenda item", front.agenda_item),
        ("Author", model.names.get(front.author_id or "", "")),
        ("Lead director", model.names.get(front.director_id or "", "")),
        ("Purpose", front.purpose),
        ("Recommendation", "; ".join(front.asks)),
        ("Strategic risk", front.strategic_risk),
        ("Previously considered by", front.considered_by),
    )


def proof_facts(model: ReportModel) -> tuple[tuple[str, str], ...]:
    """Give what ties the paper to its data."""
    pack, proof = model.pack, model.proof
    return (
        ("Assessment", f"{model.assessment.title}, as at {day_words(model.assessment.as_of)}"),
        ("Framework", f"{pack.title}, version {pack.version}"),
        ("Seal", seal_words(model)),
        ("Changes recorded", f"{proof.events:,}"),
        ("Data fingerprint", proof.fingerprint),
        ("How to check", "digistrat check-report FILE.pdf, or Reports, Check a report."),
    )


def seal_words(model: ReportModel) -> str:
    """Say under which seal the paper stands, who set it, in which role and when."""
    seal = model.proof.seal
    if seal is None:
        return "Not sealed"
    name = model.names.get(seal.signer_id or "", "")
    by = f"by {name}, {seal.role}" if name else f"as {seal.role}"
    when = f", on {day_words(seal.signed_at.date())}" if seal.signed_at else ""
    return f"{seal_code(seal)}, set {by}{when}"
