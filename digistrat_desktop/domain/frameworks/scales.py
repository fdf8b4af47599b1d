"""The fixed words around answers that no framework pack changes."""

from enum import StrEnum

from digistrat_desktop.domain.words import Labelled

CANNOT_SAY = "cannot_say"
NOT_APPLICABLE = "not_applicable"
UNANSWERED = ""
NOT_SETTLED = "not_settled"
"""In an answer's place while several stand side by side."""
NO_LEVEL = frozenset({CANNOT_SAY, NOT_APPLICABLE, UNANSWERED, NOT_SETTLED})


class Standing(Labelled):
    """How far a question is answered; the first two are answered.

    Source: docs/spec/judgement.md#asked-and-answered.
    """

    LEVEL = "level", "A level"
    DOES_NOT_APPLY = "does_not_apply", "Does not apply"
    HALF_ANSWERED = "half_answered", "Half answered"
    CANNOT_SAY = "cannot_say", "Cannot say yet"
    NOT_ANSWERED = "not_answered", "Not answered"
    NOT_SETTLED = "not_settled", "Not settled"


_WITHOUT_LEVEL = {
    CANNOT_SAY: Standing.CANNOT_SAY,
    NOT_APPLICABLE: Standing.DOES_NOT_APPLY,
    NOT_SETTLED: Standing.NOT_SETTLED,
}


def standing_without_level(answer: str) -> Standing:
    """Say how an answer stands that is no level of its scale; empty and unknown are not answered."""
    return _WITHOUT_LEVEL.get(answer, Standing.NOT_ANSWERED)


_CIRCLE_LEVELS = 3


def is_circle(levels: int) -> bool:
    """Whether a level of a scale of so many is drawn as a circle; else it is a square, filled from below.

    Source: docs/spec/window.md#symbols.
    """
    return levels == _CIRCLE_LEVELS


class EvidenceStrength(Labelled):
    """How much stands behind an answer, weakest first.

    Source: docs/spec/records.md#evidence-strength.
    """

    OPINION = "view", "Opinion"
    DOCUMENT = "document", "Document"
    DATA = "data", "Data"
    CHECKED = "checked", "Independently checked"

    @property
    def order(self) -> int:
        """Position from weakest (0) to strongest (3)."""
        return list(EvidenceStrength).index(self)

    @property
    def meaning(self) -> str:
        """One sentence that says when to choose it."""
        return _STRENGTH_MEANINGS[self]


_STRENGTH_MEANINGS = {
    EvidenceStrength.OPINION: "Nothing to check it against.",
    EvidenceStrength.DOCUMENT: "Named, with its date and page.",
    EvidenceStrength.DATA: "From a named system, for a named period.",
    EvidenceStrength.CHECKED: "Another team agrees.",
}


class Sureness(Labelled):
    """How sure people are of an answer; said, counted and never averaged."""

    UNSAID = "", "No answer"
    CERTAIN = "certain", "Certain"
    FAIRLY = "fairly", "Fairly sure"
    GUESS = "guess", "A guess"


class Form(StrEnum):
    """How much of the framework is asked at first; the rest can be opened at any time."""

    FULL = "full"
    SHORT = "short"


class Status(Labelled):
    """An assessment's state, named by what can still be done with it."""

    DRAFT = "draft", "Draft"
    READY = "ready", "Ready to sign off"
    SEALED = "sealed", "Signed off"
    SUPERSEDED = "superseded", "Signed off, has a revision"


_SEALED = frozenset({Status.SEALED, Status.SUPERSEDED})


def is_sealed(status: Status | str | None) -> bool:
    """Tell whether an assessment of this status is signed off, replaced by a revision or not."""
    return status in _SEALED


class TrustKind(Labelled):
    ACUTE = "acute", "Acute"
    ACUTE_COMMUNITY = "acute_community", "Acute and community"
    MENTAL_HEALTH = "mental_health", "Mental health and learning disability"
    COMMUNITY = "community", "Community"
    AMBULANCE = "ambulance", "Ambulance"
    SPECIALIST = "specialist", "Acute specialist"
    OTHER = "other", "Other"
