"""What the evidence of an answer comes to, and how far a section is, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.position import Backing, answer_label
from digistrat_desktop.ui.words import small, tr

if TYPE_CHECKING:
    from digistrat_desktop.analysis.position import ItemPosition, SectionPosition


def supports_words(section: SectionPosition, item: ItemPosition) -> str:
    """Say which level the evidence supports: "Supports: Siloed, by a document"."""
    if item.backing is Backing.STATED and not item.supported:
        return tr("Stated, not yet shown")
    if not item.supported:
        return ""
    by = tr(", by {label}", label=small(item.strongest.label)) if item.strongest else ""
    words = tr(
        "Supports {answer_label}{by}", answer_label=answer_label(section, item.supported), by=by
    )
    return (
        tr("{words}; less than is claimed", words=words)
        if item.backing is Backing.STATED
        else words
    )


def progress_words(section: SectionPosition) -> str:
    """Say how far a section is, short enough for the foot: "6 of 14 answered, 4 shown"."""
    shown = tr(", {shown} shown", shown=len(section.shown)) if section.scale else ""
    return tr(
        "{answered} of {asked} answered{shown}",
        answered=len(section.answered),
        asked=len(section.asked),
        shown=shown,
    )
