"""The fixed words around answers that no framework pack changes."""

from __future__ import annotations

from enum import StrEnum

from digistrat_desktop.domain.saying import say

CANNOT_SAY = "cannot_say"
NOT_APPLICABLE = "not_applicable"
UNANSWERED = ""
NO_LEVEL = frozenset({CANNOT_SAY, NOT_APPLICABLE, UNANSWERED})


class EvidenceStrength(StrEnum):
    """How much stands behind an answer, weakest first.

    Source: docs/spec/records.md#evidence-strength.
    """

    VIEW = "view"
    DOCUMENT = "document"
    DATA = "data"
    CHECKED = "checked"

    @property
    def order(self) -> int:
        """Position from weakest (0) to strongest (3)."""
        return list(EvidenceStrength).index(self)

    @property
    def label(self) -> str:
        """The word shown to people."""
        return _STRENGTH_LABELS[self]

    @property
    def meaning(self) -> str:
        """One sentence that says when to choose it."""
        return _STRENGTH_MEANINGS[self]


_STRENGTH_LABELS = {
    EvidenceStrength.VIEW: say("A view"),
    EvidenceStrength.DOCUMENT: say("A document"),
    EvidenceStrength.DATA: say("Data"),
    EvidenceStrength.CHECKED: say("Checked"),
}
_STRENGTH_MEANINGS = {
    EvidenceStrength.VIEW: say("Someone's judgement. Nothing to look at."),
    EvidenceStrength.DOCUMENT: say("A named document, minute or report, with a date and a page."),
    EvidenceStrength.DATA: say("Figures from a named system, for a named period."),
    EvidenceStrength.CHECKED: (
        say("Someone outside the team that answered has looked at the evidence and agrees.")
    ),
}


class Form(StrEnum):
    """How much of the framework is asked at first; the rest can be opened at any time."""

    FULL = "full"
    SHORT = "short"


class Status(StrEnum):
    """An assessment's state, named by what can still be done with it."""

    DRAFT = "draft"
    READY = "ready"
    SEALED = "sealed"
    SUPERSEDED = "superseded"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return _STATUS_LABELS[self]


_STATUS_LABELS = {
    Status.DRAFT: say("Draft"),
    Status.READY: say("Ready to sign"),
    Status.SEALED: say("Sealed"),
    Status.SUPERSEDED: say("Superseded"),
}


class TrustKind(StrEnum):
    """What sort of organisation a trust is."""

    ACUTE = "acute"
    ACUTE_COMMUNITY = "acute_community"
    MENTAL_HEALTH = "mental_health"
    COMMUNITY = "community"
    AMBULANCE = "ambulance"
    SPECIALIST = "specialist"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return _TRUST_KINDS[self]


_TRUST_KINDS = {
    TrustKind.ACUTE: say("Acute"),
    TrustKind.ACUTE_COMMUNITY: say("Acute and community"),
    TrustKind.MENTAL_HEALTH: say("Mental health and learning disability"),
    TrustKind.COMMUNITY: say("Community"),
    TrustKind.AMBULANCE: say("Ambulance"),
    TrustKind.SPECIALIST: say("Acute specialist"),
    TrustKind.OTHER: say("Other"),
}
