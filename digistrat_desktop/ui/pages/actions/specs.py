"""What an action's form asks."""

from __future__ import annotations

from digistrat_desktop.domain.trust.actions import Action, ActionStatus, Effort
from digistrat_desktop.domain.trust.assessment import Evidence
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.forms.records import titles_of
from digistrat_desktop.ui.words import tr

FINDING, ADDRESSES = "finding", "addresses"
"""Fields whose choices the page knows."""
NONE = ("", tr("None"))
_PROOF = tr("What came of it, or why it was dropped; closing needs this or evidence")
_CLOSED = tr("Left empty: the day it is closed")

ACTION = (
    FieldSpec("title", tr("What is to be done"), is_whole=True),
    FieldSpec("why", tr("Why"), Asked.TEXT),
    FieldSpec("owner_id", tr("Owner"), Asked.PERSON, help_text=tr("A role rather than a name")),
    FieldSpec("due", tr("Due"), Asked.DAY),
    FieldSpec("status", tr("Status"), Asked.CHOICE, labels_of(ActionStatus), ActionStatus),
    FieldSpec("effort", tr("Effort"), Asked.CHOICE, labels_of(Effort), Effort),
    FieldSpec("cost", tr("Cost in pounds")),
    FieldSpec(FINDING, tr("Finding it answers"), Asked.CHOICE, is_whole=True),
    FieldSpec(ADDRESSES, tr("What it helps"), Asked.SEARCH),
    FieldSpec("depends_on", tr("Waits for"), Asked.SEARCH, titles_of(Action)),
    FieldSpec("closed_on", tr("Closed on"), Asked.DAY, help_text=_CLOSED),
    FieldSpec(
        "evidence_id", tr("Evidence that it is done"), Asked.CHOICE, titles_of(Evidence, NONE)
    ),
    FieldSpec("closing_note", tr("What came of it"), Asked.TEXT, help_text=_PROOF),
)
DECLINE = (FieldSpec("closing_note", tr("Why it will not be done"), Asked.TEXT),)
