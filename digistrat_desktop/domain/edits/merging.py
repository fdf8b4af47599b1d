"""Writing the outcome of a merge, and settling what two desks said differently."""

from digistrat_desktop.domain.errors import Bug, Refused
from digistrat_desktop.domain.ids import RecordId, TrustId, derived_id
from digistrat_desktop.domain.record.changes import Change, Step, create, edit
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.kinds import type_of
from digistrat_desktop.domain.record.merging import Clash, Difference, Merge, Merged, Settlement
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.wire.records import decode_fields


def write_merge(point: Merge, merged: Merged, author: Author) -> Step:
    """Make the changes that take over what a merge found."""
    why = f"Imported from another copy, whose history ends at change {point.length:,}."
    changes: list[Change] = [create(point, author.stamp(), why)]
    differences = [_difference(point, clash) for clash in merged.clashes]
    changes += [create(record, author.stamp(), why) for record in (*merged.created, *differences)]
    changes += [edit(taken.ours, taken.values, author.stamp(), why) for taken in merged.taken]
    return Step("Import a DigiStrat file", tuple(changes))


def _difference(point: Merge, clash: Clash) -> Difference:
    before, ours, theirs = clash.values
    record = clash.record
    return Difference(
        id=derived_id(point.id, record.id, clash.field),
        trust_id=point.trust_id,
        merge_id=point.id,
        about=record.id,
        about_kind=record.KIND,
        assessment=record.assessment_id,
        field=clash.field,
        before=before,
        ours=ours,
        theirs=theirs,
        sealed=clash.sealed,
    )


def merge_point(trust_id: TrustId, author: Author) -> Merge:
    """Make an empty point of merging with a fresh id."""
    return Merge(id=RecordId(author.new_id()), trust_id=trust_id)


def settle(
    workspace: Workspace, difference: Difference, choice: Settlement, author: Author
) -> Step:
    """Choose one side of a difference; the other stays in it.

    Raises:
        Refused: the other side cannot be taken because the assessment is sealed.
        Bug: the record is not open.
    """
    settled = edit(difference, {"settled": choice}, author.stamp())
    if choice is not Settlement.THEIRS:
        return Step("Keep this computer's value", (settled,))
    if difference.sealed or not difference.field:
        raise Refused(
            "This is part of an assessment that is signed off.",
            "Nothing was changed.",
            "Reopen the assessment as a new revision and make the change there.",
        )
    kind = type_of(difference.about_kind)
    record = workspace.find(kind, difference.about)
    if record is None:
        raise Bug("a difference about a record that is not open")
    values = decode_fields(kind, {difference.field: difference.theirs})
    return Step("Use the file's version", (edit(record, values, author.stamp()), settled))
