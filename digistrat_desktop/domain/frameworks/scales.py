"""The fixed words around answers that no framework pack changes."""

from enum import StrEnum

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
    EvidenceStrength.VIEW: "A view",
    EvidenceStrength.DOCUMENT: "A document",
    EvidenceStrength.DATA: "Data",
    EvidenceStrength.CHECKED: "Checked",
}
_STRENGTH_MEANINGS = {
    EvidenceStrength.VIEW: "Someone's judgement. Nothing to look at.",
    EvidenceStrength.DOCUMENT: "A named document, minute or report, with a date and a page.",
    EvidenceStrength.DATA: "Figures from a named system, for a named period.",
    EvidenceStrength.CHECKED: (
        "Someone outside the team that answered has looked at the evidence and agrees."
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
    Status.DRAFT: "Draft",
    Status.READY: "Ready to sign",
    Status.SEALED: "Sealed",
    Status.SUPERSEDED: "Superseded",
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
    TrustKind.ACUTE: "Acute",
    TrustKind.ACUTE_COMMUNITY: "Acute and community",
    TrustKind.MENTAL_HEALTH: "Mental health and learning disability",
    TrustKind.COMMUNITY: "Community",
    TrustKind.AMBULANCE: "Ambulance",
    TrustKind.SPECIALIST: "Acute specialist",
    TrustKind.OTHER: "Other",
}
