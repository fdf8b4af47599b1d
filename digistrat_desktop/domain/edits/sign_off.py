"""Reopening a signed-off assessment as a revision."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from digistrat_desktop.domain.edits.signed_versions import (
    SETTLED,
    SIGNED_APART,
    Copies,
    SignedApart,
    SignedVersion,
    StandsBeside,
    bare_title,
    copy_of,
    ids_in,
)
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.ids import AssessmentId, RecordId, derived_id
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.changes import (
    Change,
    Step,
    change_to,
    create,
    edit,
    is_empty,
    of_one_act,
    step_of,
)
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.fold import TOGETHER
from digistrat_desktop.domain.record.kinds import type_of
from digistrat_desktop.domain.record.seals import Revision
from digistrat_desktop.domain.record.workspace import Workspace, revision_of
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.wire.records import Record, decode_fields, encode_field


class LateChange(NamedTuple):
    """A change that came after sign-off, to be taken over into the revision."""

    kind: str
    record_id: str
    values: Mapping[str, Any]  # JSON forms
    code: str  # of the change it comes from


def late_reason(code: str) -> str:
    """Give the reason of a change that takes over the late one with this code."""
    return f"From change {code}, made after sign-off."


def reopen(
    workspace: Workspace,
    sealed: Assessment,
    why: str,
    author: Author,
    late: Sequence[LateChange] = (),
    apart: SignedApart | None = None,
) -> tuple[Assessment, Step]:
    """Make a revision of a sealed assessment, with all its answers; the sealed one stays.

    Args:
        why: the reason, in words.
        late: what came after it was signed and is to be in the revision.
        apart: where it was signed off several times, or other revisions of what it corrects were
            too: what each of these sign-offs covers, its own first. The revision replaces them all.

    Raises:
        Refused: it is not sealed, has a revision already, or no reason is given.
    """
    _refuse_to_reopen(sealed, why)
    all_ = apart or SignedApart((SignedVersion(sealed, workspace),))
    signed = {one.assessment.id: one.assessment for one in all_.versions}
    number = max(_number(revision_of(workspace, one)) for one in signed.values()) + 1
    blank = replace(
        sealed,
        id=RecordId(author.new_id()),
        status=Status.DRAFT,
        title=f"{bare_title(sealed.title)[:180]} (revision {number})",
        **SETTLED,
    )
    author = of_one_act(author)
    copies = Copies(all_, blank)
    new = copies.own
    made = [
        create(record, author.stamp(), copies.loose.get(str(record.id), ""))
        for record in (new, *_revisions(new, signed, number, why), *copies.made.values())
    ]
    first = str(made[0].stamp.event_id)
    late_ones = _Late(new, (copies.ids, copies.made), author, first, copies.apart)
    over = [change for one in late for change in late_ones.taken(one)]
    beside = [_beside(one, first, SIGNED_APART, author) for one in copies.beside]
    # What stands beside something has not seen it, so it is written last.
    return new, step_of("Make a revision", *made, *over, *beside, *late_ones.beside)


class Begun(NamedTuple):
    """A revision that is worked on."""

    revision: Assessment
    corrects: Sequence[Assessment]
    began: str  # hash of the change that made it
    changed: Collection[tuple[str, str]]  # ids and fields of entries that were written in it since


def take_over(
    workspace: Workspace, begun: Begun, late: Sequence[LateChange], author: Author
) -> Step:
    """Take what came after sign-off over into a revision that is there already; empty if it says so.

    What somebody has written in the revision stays: the late change stands beside it.
    """
    ids: dict[str, RecordId] = {}
    for one in begun.corrects:
        ids |= ids_in(SignedVersion(one, workspace), begun.revision)
    copies = (ids, dict[str, Record]())
    late_ones = _Late(begun.revision, copies, author, begun.began, begun.changed, workspace)
    over = [change for one in late for change in late_ones.taken(one)]
    return step_of("Take over late changes", *over, *late_ones.beside)


def _revisions(new: Assessment, signed: Iterable[str], number: int, why: str) -> Iterator[Revision]:
    for place, one in enumerate(signed):
        yield Revision(
            id=derived_id(new.id, one if place else "revision"),
            trust_id=new.trust_id,
            assessment_id=AssessmentId(new.id),
            of=one,
            number=number,
            why=why,
        )


def _beside(one: StandsBeside, follows: str, why: str, author: Author) -> Change:
    """Make a change that stands beside what is written in a copy.

    Args:
        follows: what made the revision: nothing of what is in it was seen.
    """
    kind, record = type(one.record), one.record
    values = {name: encode_field(kind, name, value) for name, value in one.values.items()}
    return change_to(record, author.stamp(), {}, values, reason=why, parents=(follows,))


def _refuse_to_reopen(sealed: Assessment, why: str) -> None:
    if sealed.status is Status.SUPERSEDED:
        raise Refused(
            "There is a revision of this assessment already.",
            "No other was made.",
            "Open that revision, or archive it first.",
        )
    if sealed.status is not Status.SEALED:
        raise Refused(
            "This assessment is not signed off.",
            "Nothing was changed.",
            "You can edit it without a revision.",
        )
    if not has_words(why):
        raise Refused(
            "No reason was given.",
            "Nothing was changed.",
            "Say why you are making a revision.",
        )


class _Late:
    """Gives late changes again, in the revision; one about the assessment itself is on it.

    Attributes:
        beside: changes that stand beside what is said there.
    """

    def __init__(
        self,
        new: Assessment,
        copies: tuple[Mapping[str, RecordId], Mapping[str, Record]],
        author: Author,
        began: str,
        apart: Collection[tuple[str, str]],
        workspace: Workspace | None = None,
    ) -> None:
        """Begin with a revision.

        Args:
            copies: the new ids of what was signed by the old ones, and what is made in this act, by id.
            began: what made the revision: its hash, or its id where it is of this act.
            apart: copies and fields that no late change may replace.
            workspace: where the revision is there already, and may say something else by now.
        """
        self._new, self._author, self._began = new, author, began
        self._apart, self._workspace = apart, workspace
        self._ids, self._now = dict(copies[0]), dict(copies[1])
        self._wrote: dict[tuple[str, str], str] = {}  # by which sealed record, by copy and field
        self.beside: list[Change] = []

    def taken(self, late: LateChange) -> Iterator[Change]:
        """Give what takes over a late change in place of what the revision says."""
        kind = type_of(late.kind)
        values = decode_fields(kind, late.values)
        blank = kind(id=RecordId(late.record_id), trust_id=self._new.trust_id, **values)
        is_own = late.kind == self._new.KIND
        made = blank if is_own else self._copy(blank)
        there: Record | None = self._new if is_own else self._there(made)
        why = late_reason(late.code)
        if there is None:
            self._ids[late.record_id] = made.id
            self._now[str(made.id)] = made
            self._wrote |= {(str(made.id), name): late.record_id for name in values}
            yield create(made, self._author.stamp(), why)
            return
        # The revision's, where it names one; what stands there side by side says it already.
        said = {
            name: getattr(made, name)
            for name, raw in late.values.items()
            if raw not in [one.value for one in there.unsettled.get(name, ())]
        }
        loose = self._loose(there, said, late.record_id)
        over = {name: value for name, value in said.items() if name not in loose}
        if loose:
            left = StandsBeside(there, {name: said[name] for name in loose})
            self.beside.append(_beside(left, self._began, why, self._author))
        if is_own:
            self._new = replace(self._new, **over)
        else:
            self._now[str(there.id)] = replace(there, **over)
        change = edit(there, over, self._author.stamp(), why)
        if not is_empty(change):
            yield change

    def _copy(self, record: Record) -> Record:
        """Give the copy of what a late change says; one of what was signed need not say what it is about."""
        made = copy_of(record, self._new, self._ids)
        return replace(made, id=self._ids.get(str(record.id), made.id))

    def _there(self, made: Record) -> Record | None:
        found = self._now.get(str(made.id))
        if found is None and self._workspace is not None:
            found = self._workspace.find(type(made), made.id)
        return found

    def _loose(self, there: Record, said: Mapping[str, Any], record_id: str) -> set[str]:
        """Give the fields of a late change that stand beside what is there.

        That was signed differently, or written in the revision, or by a late change of another sign-off.
        A level and its reason stay together.
        """
        loose = set[str]()
        for name, value in said.items():
            at = (str(there.id), name)
            other = self._wrote.setdefault(at, record_id) != record_id
            if (other or at in self._apart or name in there.unsettled) and value != getattr(
                there, name
            ):
                loose.add(name)
        if not loose.isdisjoint(TOGETHER):
            loose |= {one for one in TOGETHER if said.get(one, "") != getattr(there, one, "")}
        return loose & said.keys()


def _number(revision: Revision | None) -> int:
    return revision.number if revision is not None else 1
