"""What is still open before an assessment can be signed off."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from digistrat_desktop.analysis.answers.advice import ticked_of
from digistrat_desktop.analysis.answers.movement import Move
from digistrat_desktop.analysis.answers.position import (
    Backing,
    ItemPosition,
    SectionPosition,
    answer_label,
    questions_asked,
)
from digistrat_desktop.analysis.answers.revisions import several_revisions, several_words
from digistrat_desktop.analysis.answers.unsettled import (
    HALVES,
    NotSettled,
    field_words,
    not_settled,
    read_together,
    to_settle_words,
)
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.scales import (
    CANNOT_SAY,
    NOT_APPLICABLE,
    Standing,
    Sureness,
    is_sealed,
)
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.seals import Seal
from digistrat_desktop.domain.record.workspace import Signed, Workspace, left_after_sign_off
from digistrat_desktop.domain.trust.assessment import Assessment, Response
from digistrat_desktop.domain.words import after_sign_off_words, by_count, day_words, small_first


@dataclass(frozen=True, slots=True)
class OpenMatter:
    sentence: str  # says what, in plain words
    record: str  # id of the item or record to go to
    page: str = "assess"  # where it is settled
    blocks: bool = False  # the assessment cannot be signed off before it is settled
    field: str = ""  # of the record, where it is written; empty for the record as a whole

    @property
    def target(self) -> str:
        """Give what its page is asked for."""
        return f"{self.record}|{self.field}" if self.field else self.record


def open_matters(
    workspace: Workspace,
    assessment: Assessment,
    position: tuple[SectionPosition, ...],
    moves: Iterable[Move] = (),
) -> tuple[OpenMatter, ...]:
    """List what is open, what blocks signing off first.

    Only 3 things block: what nobody has settled in the assessment or the trust, an answer that must
    say why and does not, and another revision of what this one corrects. All else is for the signer
    to know.
    """
    together = (response for response, _ in read_together(workspace, assessment))
    names = {str(i.item.id): f"{i.item.id} {i.item.title}" for s in position for i in s.items}
    found = (
        *(_unsettled(one, names) for one in not_settled(workspace, assessment)),
        *(
            OpenMatter(f"{names.get(o.item_id, '')}: {_TOGETHER}", f"{o.id}|", SETTLE)
            for o in together
        ),
        *_signed(workspace, assessment),
        *_several(workspace, assessment),
        *(matter for asked in questions_asked(position) for matter in _matters_of(*asked)),
        *(_unexplained(move) for move in moves if move.unexplained),
        *(
            [OpenMatter("No lead is named.", assessment.id, "details")]
            if not assessment.lead_id
            else []
        ),
    )
    return tuple(sorted(found, key=lambda matter: not matter.blocks))


def _unexplained(move: Move) -> OpenMatter:
    way = f"moved from {move.before_label} to {move.after_label} with no reason."
    return OpenMatter(f"{move.item_id} {move.title}: {way}", move.item_id)


def draft_matters(pack: FrameworkPack, assessment: Assessment) -> tuple[OpenMatter, ...]:
    """Say that a framework that is still being written cannot be signed off with."""
    if not pack.draft:
        return ()
    words = f"{pack.title} {pack.version} is a draft framework. Publish it, then assess with that."
    return (OpenMatter(words, assessment.id, "frameworks", blocks=True),)


_TOGETHER = "2 people changed the level and the reason at the same time. Read them together."


def _unsettled(found: NotSettled, names: Mapping[str, str]) -> OpenMatter:
    record = found.record
    name = names.get(record.item_id, "") if isinstance(record, Response) else ""
    words = f"{name}: not settled." if name and found.field == HALVES[0] else field_words(found)
    return OpenMatter(words, f"{record.id}|{found.field}", SETTLE, blocks=True)


def signed_twice_words(seals: Iterable[Seal]) -> str:
    """Say who signed an assessment off without knowing of each other."""
    first, second = sorted(seals, key=lambda seal: seal.signed_at)[:2]
    return (
        f"Signed off twice: by the {first.role} on {day_words(first.signed_at.date())} and by "
        f"the {second.role} on {day_words(second.signed_at.date())}. Neither knew of the other."
    )


def _signed(workspace: Workspace, assessment: Assessment) -> Iterator[OpenMatter]:
    signed = workspace.signed.get(assessment.id)
    for words in _after_words(signed) if signed is not None else ():
        yield OpenMatter(words, assessment.id, "signing")


def _after_words(signed: Signed) -> Iterator[str]:
    if len(signed.seals) > 1:
        yield signed_twice_words(signed.seals)
    if signed.late:
        yield after_sign_off_words(signed.late)


def after_sign_off(workspace: Workspace) -> tuple[OpenMatter, ...]:
    """Say which assessments people signed off apart, and which were changed after, until a revision is made.

    Each names the assessment and leads to it. What they say is in no data of a report, so it is no finding
    that a report could be checked by.
    """
    return tuple(
        OpenMatter(f"{one.title}: {small_first(' '.join(_after_words(signed)))}", one.id, "signing")
        for one, signed in left_after_sign_off(workspace)
    )


def _several(workspace: Workspace, assessment: Assessment) -> Iterator[OpenMatter]:
    for original, made in several_revisions(workspace).items():
        if assessment.id in {one.id for one in made} and not is_sealed(assessment.status):
            words = several_words(workspace, original, made)
            yield OpenMatter(words, assessment.id, "signing", blocks=True)


def not_in_revision(revision: Assessment, count: int) -> OpenMatter:
    """Say how many changes after sign-off a revision that is worked on has not."""
    one = "1 change came after sign-off and is not in the revision."
    many = "{n} changes came after sign-off and are not in the revision."
    return OpenMatter(f"{revision.title}: {by_count(count, one, many)}", revision.id, "signing")


class LeftToDo(NamedTuple):
    """What people who worked apart left to be done in a trust; each empty where there is nothing."""

    loose: str = ""  # what is to be settled, in words
    late: str = ""  # what came after sign-off, in words
    signed: str = ""  # the first assessment the latter is about, by id


def told_of(workspace: Workspace, left: Sequence[OpenMatter] = ()) -> LeftToDo:
    """Say what is to be settled, and what came after sign-off.

    Args:
        left: what revisions have not, as `not_in_revision` says it.
    """
    found = (*after_sign_off(workspace), *left)
    more = len(found) - _MOST_TOLD
    said = [one.sentence for one in found[:_MOST_TOLD]]
    if more > 0:
        said.append(by_count(more, "So has 1 more assessment.", "So have {n} more assessments."))
    return LeftToDo(to_settle_words(workspace), " ".join(said), found[0].record if found else "")


_MOST_TOLD = 3
SETTLE = "settle"
_NEED_REASON = frozenset({CANNOT_SAY, NOT_APPLICABLE})
_UNSAID = {Standing.NOT_ANSWERED: "not answered.", Standing.HALF_ANSWERED: "half answered."}


def _matters_of(section: SectionPosition, item: ItemPosition) -> Iterator[OpenMatter]:
    name, record, response = f"{item.item.id} {item.item.title}", str(item.item.id), item.response
    without_reason = response is None or not has_words(response.rationale)
    unsaid = [one for one in (item.answer, item.beside) if one in _NEED_REASON]
    if without_reason and unsaid:
        words = f"“{answer_label(section, unsaid[0])}” needs a reason. Say why."
        yield OpenMatter(f"{name}: {words}", record, blocks=True, field="rationale")
    elif item.standing in _UNSAID:
        yield OpenMatter(f"{name}: {_UNSAID[item.standing]}", record)
    ticked = ticked_of(item.item, response)
    if ticked is not None and ticked.lacks_reason:
        chosen, given = (answer_label(section, one) for one in (item.answer, ticked.level_id))
        words = (
            f"{chosen} is chosen, and what is ticked gives {given}. Say why, or tick what is met."
        )
        yield OpenMatter(f"{name}: {words}", record, blocks=True, field="rationale")
    if item.carried:
        yield OpenMatter(f"{name}: carried forward and not yet confirmed.", record)
    if response is not None and response.sureness is Sureness.GUESS:
        yield OpenMatter(f"{name}: the answer is a guess.", record)
    if response is not None and response.discuss:
        yield OpenMatter(f"{name}: marked for discussion.", record)
    if item.backing is not Backing.NOT_CLAIMED and not item.evidence:
        yield OpenMatter(f"{name}: no evidence is linked.", record)
