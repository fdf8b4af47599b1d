"""What the evidence of an answer comes to, and how far a section is, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.position import Backing, answer_label

if TYPE_CHECKING:
    from digistrat_desktop.analysis.position import ItemPosition, SectionPosition


def supports_words(section: SectionPosition, item: ItemPosition) -> str:
    """Say which level the evidence supports: "Supports: Siloed, by a document"."""
    if item.backing is Backing.STATED and not item.supported:
        return "Stated, not yet shown"
    if not item.supported:
        return ""
    by = f", by {item.strongest.label.lower()}" if item.strongest else ""
    words = f"Supports {answer_label(section, item.supported)}{by}"
    return f"{words}; less than is claimed" if item.backing is Backing.STATED else words


def progress_words(section: SectionPosition) -> str:
    """Say how far a section is, short enough for the foot: "6 of 14 answered, 4 shown"."""
    shown = f", {len(section.shown)} shown" if section.scale else ""
    return f"{len(section.answered)} of {len(section.asked)} answered{shown}"
