"""Signing off: over all that is known here, with a code for paper and a file to keep."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from digistrat_desktop.analysis.answers.position import position_of
from digistrat_desktop.analysis.answers.readiness import OpenMatter, draft_matters, open_matters
from digistrat_desktop.analysis.answers.revisions import corrected_by, signed_beside
from digistrat_desktop.analysis.answers.unsettled import belongs_to, blocking_words, not_settled
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.edits.sign_off import (
    Begun,
    LateChange,
    late_reason,
    reopen,
    take_over,
)
from digistrat_desktop.domain.edits.signed_versions import SignedApart, SignedVersion
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.scales import is_sealed
from digistrat_desktop.domain.plain_text import clean_title, has_words
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.record.events import Author, act_of, code_of
from digistrat_desktop.domain.record.fold import State, as_seen_by
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.seals import NOT_SEEN, Seal, not_seen
from digistrat_desktop.domain.record.standing import order_of, stands, workspace_of
from digistrat_desktop.domain.record.workspace import Signed, Workspace, revision_of
from digistrat_desktop.domain.trust.assessment import Assessment, Response
from digistrat_desktop.domain.wire.codecs import encode_time
from digistrat_desktop.domain.wire.records import Record, record_words, to_fields
from digistrat_desktop.domain.words import by_count, listed
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.storage.port import SignOff, note_of


def _open(library: Library, workspace: Workspace, assessment: Assessment) -> tuple[OpenMatter, ...]:
    packs = library.open_trust(assessment.trust_id, assessment.id).packs
    pack = packs[assessment.pack_sha256]
    position = position_of(workspace, assessment, pack)
    return (
        *draft_matters(pack, assessment),
        *open_matters(workspace, assessment, position),
    )


def seal_assessment(
    library: Library, assessment_id: str, role: str, author: Author, seen: Workspace | None = None
) -> Seal:
    """Sign an assessment off. It cannot be edited after; a correction is a revision.

    Args:
        role: in which the person signs, such as "Chief Digital Officer".
        seen: what stands on the signer's screen; None where nobody looks at one.

    Raises:
        Refused: something that blocks is open, no role is given, or it is sealed already. Or
            something came in that the signer has not seen.
        NotSaved: nothing of it is in the store.
    """
    workspace, assessment, _ = _read(library, assessment_id)
    came_in = changed_since(seen, workspace, assessment) if seen is not None else ()
    if came_in:
        refused = not_seen()
        raise Refused(f"{refused.what} {changed_words(came_in)}", refused.safe, refused.advice)
    _refuse_if_blocked(library, workspace, assessment)
    if not has_words(role):
        raise Refused(
            "No role was given.", "Nothing was changed.", "Enter the role you are signing off as."
        )
    wanted = SignOff(assessment.id, clean_title(role), assessment.pack_sha256, author.stamp())
    said = {"trust": assessment.trust_id, "assessment": assessment.id}
    return library.store.sign_off(wanted, note_of(author.stamp(), "sealed", said))


def changed_since(seen: Workspace, now: Workspace, assessment: Assessment) -> tuple[Record, ...]:
    """Give what would be signed off now and stood otherwise, or not at all, when it was seen."""
    kinds = dict.fromkeys((*now.records, *seen.records))
    return tuple(one for kind in kinds for one in _changed_of(kind, (seen, now), assessment))


def _changed_of(
    kind: str, both: tuple[Workspace, Workspace], assessment: Assessment
) -> Iterator[Record]:
    before, after = (one.records.get(kind, {}) for one in both)
    if before == after:
        return
    others = [key for key, one in after.items() if before.get(key) is not one]
    for key in (*others, *(key for key in before if key not in after)):
        was, now = before.get(key), after.get(key)
        if not _is_alike(was, now):
            there = [one for one in (now, was) if one is not None and belongs_to(one, assessment)]
            yield from there[:1]


def changed_words(changed: Sequence[Record]) -> str:
    """Name what changed since it was seen: "Changed: answer “ALN-05” and 2 more entries."."""
    named = [record_words(one) for one in changed[:_MOST_NAMED]]
    left = len(changed) - len(named)
    more = [by_count(left, "1 more entry", "{n} more entries")] if left else []
    return f"Changed: {listed([*named, *more])}."


_MOST_NAMED = 3


def _is_alike(one: Record | None, other: Record | None) -> bool:
    """Compare two records by what would be signed; what is not settled stops it, and is left out."""
    if one is other or one == other:
        return True
    said = [
        {name: value for name, value in to_fields(each).items() if name not in each.unsettled}
        for each in (one, other)
        if each is not None
    ]
    return len(said) == 2 and said[0] == said[1]  # noqa: PLR2004 - both are there


def _refuse_if_blocked(library: Library, workspace: Workspace, assessment: Assessment) -> None:
    loose = blocking_words(len(not_settled(workspace, assessment)))
    if loose:
        raise Refused(
            f"You cannot sign this off yet. {loose}", "Nothing was changed.", "Settle first."
        )
    blocking = [m.sentence for m in _open(library, workspace, assessment) if m.blocks]
    if blocking:
        raise Refused(
            f"You cannot sign this off yet. {blocking[0]}",
            "Nothing was changed.",
            "Correct it, then sign off.",
        )


def _read(library: Library, assessment_id: str) -> tuple[Workspace, Assessment, Graph]:
    """Read the trust whole, whatever the number of its assessments: the seal covers all of it."""
    listed = library.find(assessment_id)
    graph = library.store.graph(listed.trust_id)
    workspace = workspace_of(State(graph), library.store.people())
    return workspace, workspace.get(Assessment, listed.assessment_id), graph


def reopen_assessment(
    library: Library, assessment_id: str, why: str, author: Author, *,
    with_late: bool = False, seen: Signed | None = None,
) -> Assessment:  # fmt: skip
    """Make a revision of a sealed assessment, which stays, and of those signed off beside it.

    Args:
        with_late: take over what came after sign-off, each as a change of its own.
        seen: what the person was told of the sign-off; None where nobody looks at it.

    Raises:
        Refused: it is not sealed, there is no reason, or something came in that was not seen.
    """
    workspace, sealed, graph = _read(library, assessment_id)
    if seen is not None and seen != workspace.signed.get(sealed.id, seen):
        raise Refused(NOT_SEEN, "No revision was made.", "Read what came in, then choose again.")
    signed = (sealed, *signed_beside(workspace, sealed))
    late = [change for one in signed for change in late_changes(graph, one.id)] if with_late else ()
    made, step = reopen(workspace, sealed, why, author, late, _apart(graph, workspace, signed))
    library.record([step], {}, ())
    return made


def _apart(graph: Graph, workspace: Workspace, signed: Sequence[Assessment]) -> SignedApart | None:
    """Give what each of several sign-offs covers; None where there is only one."""
    state, people = State(graph), workspace.people
    seals = [(one, n) for one in signed for n in _by_time(graph, state.seals.get(one.id, ()))]
    if len(seals) <= 1:
        return None
    found = [_version(as_seen_by(graph, (n,)), one, people) for one, n in seals]
    if len(signed) == 1:
        pasts = [graph.reach_of((n,)) for _, n in seals]
        seen_by_all = State(graph, lambda n: all(n in past for past in pasts))
        base = _version(seen_by_all, signed[0], people)
    else:
        revision = revision_of(workspace, signed[0])
        original = workspace.find(Assessment, revision.of) if revision is not None else None
        base = SignedVersion(original, workspace) if original is not None else None
    return SignedApart([one for one in found if one is not None], base)


def _by_time(graph: Graph, seals: Sequence[int]) -> list[int]:
    return sorted(seals, key=lambda n: order_of(graph.events[n]))


def _version(
    state: State, assessment: Assessment, people: Mapping[str, str]
) -> SignedVersion | None:
    found = workspace_of(state, people, lambda key: key[0] == assessment.id)
    was = found.find(Assessment, assessment.id)
    return SignedVersion(was, found) if was is not None else None


def _taking(
    library: Library, revision_id: str, author: Author, *, since: bool = False
) -> tuple[Assessment, Step]:
    workspace, revision, graph = _read_revision(library, revision_id)
    events = [graph.events[n] for n in graph.by_place.get(revision_id, ())]
    reasons = [str(event.said["reason"] or "") for event in events]
    corrected = (workspace.find(Assessment, one) for one in corrected_by(workspace, revision))
    signed = [one for one in corrected if one is not None]
    made = next(event for event in events if event.key[1] == Assessment.KIND)
    here = graph.index[made.hash] if since else -1
    late = [change for one in signed for change in late_changes(graph, one.id, here)]
    left = [one for one in late if not any(one.code in reason for reason in reasons)]
    taken = {late_reason(one.code) for one in late}
    changed = {
        (event.key[2], name)
        for event, reason in zip(events, reasons, strict=True)
        if act_of(event) != act_of(made) and reason not in taken
        for name in event.new
    }
    begun = Begun(revision, signed, made.hash, changed)
    return revision, take_over(workspace, begun, left, author)


def _read_revision(library: Library, revision_id: str) -> tuple[Workspace, Assessment, Graph]:
    """Read a revision with what it corrects, and no more of the trust."""
    graph = library.store.graph(library.find(revision_id).trust_id)
    state, people = State(graph), library.store.people()
    own = workspace_of(state, people, lambda key: key[0] == revision_id)
    places = {revision_id, *corrected_by(own, own.get(Assessment, revision_id))}
    found = workspace_of(state, people, lambda key: key[0] in places)
    return found, found.get(Assessment, revision_id), graph


def late_since(library: Library, revision_id: str, author: Author) -> int:
    """As `late_left`, of those alone that came here after the revision did: its maker saw the others."""
    return len(_taking(library, revision_id, author, since=True)[1].changes)


def late_left(library: Library, revision_id: str, author: Author) -> int:
    """Count the changes after sign-off that a revision has not taken over and does not say already."""
    return len(_taking(library, revision_id, author)[1].changes)


def take_late(library: Library, revision_id: str, author: Author) -> Assessment:
    """Take what came after sign-off into a revision made before it came, each change with its reason.

    What somebody has written in the revision meanwhile stays, and the late change beside it.

    Raises:
        Refused: the revision is signed off, or there is nothing to take.
    """
    revision, step = _taking(library, revision_id, author)
    if is_sealed(revision.status) or not step.changes:
        raise Refused(
            "There is nothing to take into this revision.",
            "Nothing was changed.",
            "Open the assessment again to see it as it is now.",
        )
    library.record([step], {}, ())
    return revision


def late_changes(graph: Graph, assessment_id: str, here: int = -1) -> tuple[LateChange, ...]:
    """Give what came after an assessment was signed off and still stands, in graph order.

    Args:
        here: only what came after this change is given.

    Where people who did not know of each other wrote a field differently, nothing of it is taken
    over: neither may win in silence. The change history shows both.
    """
    late = State(graph).late(assessment_id)
    found = []
    for me in (one for one in late if one > here):
        event = graph.events[me]
        values = {
            name: value for name, value in event.new.items() if _stands(graph, me, name, late)
        }
        if values:
            kind, record_id = event.key[1:]
            found.append(LateChange(kind, record_id, values, code_of(event.hash)))
    return tuple(found)


def answers_signed_apart(library: Library, assessment_id: str) -> int:
    """Count the answers that differ between the sign-offs of an assessment signed off twice.

    What only one of them covers differs too: nobody else signed it.
    """
    graph = library.store.graph(library.find(assessment_id).trust_id)
    answers = State(graph).records(lambda key: key[:2] == (assessment_id, Response.KIND))
    return sum(bool(stands(one, {}).unsettled) for one in answers)


def _stands(graph: Graph, me: int, name: str, late: list[int]) -> bool:
    key, value = graph.events[me].key, graph.events[me].new[name]
    same = [
        n for n in late if n != me and graph.events[n].key == key and name in graph.events[n].new
    ]
    if any(graph.before(me, n) for n in same):
        return False
    standing = [n for n in same if not any(graph.before(n, o) for o in (*same, me) if o != n)]
    return all(graph.events[n].new[name] == value for n in standing)


SEAL_ENDING = ".seal.json"


def seal_file(judgement: Judgement) -> str:
    """Write what stands beside a report of a sealed assessment; empty when it is not sealed."""
    seal, others = judgement.proof.seal, judgement.proof.others
    if seal is None:
        return ""
    trust, title = judgement.trust, judgement.assessment.title
    return seal_text(seal, trust.id, trust.name, title, others)


def seal_text(
    seal: Seal, trust_id: str, trust: str, title: str, others: Sequence[Seal] = ()
) -> str:
    """Write a seal as JSON; equal seals give equal texts. Source: docs/spec/record.md#seals.

    Args:
        others: seals of the same assessment that were set without knowing of it.
    """
    said: dict[str, Any] = {
        "format": "digistrat-seal-2",
        "trust_name": trust,
        "assessment_title": title,
        **_told(seal, trust_id),
    }
    if others:
        said["others"] = [_told(one, trust_id) for one in others]
    return json.dumps(said, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _told(seal: Seal, trust_id: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "version": seal.version,
        "trust": trust_id,
        "assessment": seal.assessment_id,
        "role": seal.role,
        "signed_at": encode_time(seal.signed_at),
        "state": seal.state,
        "framework": seal.framework,
        "changes": seal.changes,
    }
    if seal.version == 1:
        told["head"] = seal.head
    return {"code": seal.code, "digest": seal.digest, "mark": seal.mark, "seal": told}
