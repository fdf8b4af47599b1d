"""What is still open before an assessment can be signed off."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from digistrat_desktop.analysis.answers.advice import ticked_of
from digistrat_desktop.analysis.answers.movement import Move
from digistrat_desktop.analysis.answers.position import (
    Backing,
    ItemPosition,
    SectionPosition,
    Standing,
    questions_asked,
)
from digistrat_desktop.analysis.answers.unsettled import (
    HALVES,
    NotSettled,
    field_words,
    not_settled,
    read_together,
)
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.scales import CANNOT_SAY, NOT_APPLICABLE, Sureness
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.seals import Seal
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import Assessment, Response
from digistrat_desktop.domain.words import after_sign_off_words, day_words


@dataclass(frozen=True, slots=True)
class OpenMatter:
    sentence: str  # says what, in plain words
    record: str  # id of the item or record to go to
    page: str = "assess"  # where it is settled
    blocks: bool = False  # the assessment cannot be signed off before it is settled


def open_matters(
    workspace: Workspace,
    assessment: Assessment,
    position: tuple[SectionPosition, ...],
    moves: Iterable[Move] = (),
) -> tuple[OpenMatter, ...]:
    """List what is open, what blocks signing off first.

    Only two things block: what nobody has settled in the assessment or the trust, and an answer that
    must say why and does not. All else is for the signer to know.
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
        *(matter for _, item in questions_asked(position) for matter in _matters_of(item)),
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
    if signed is None:
        return
    if len(signed.seals) > 1:
        yield OpenMatter(signed_twice_words(signed.seals), assessment.id, "signing")
    if signed.late:
        yield OpenMatter(after_sign_off_words(signed.late), assessment.id, "signing")


SETTLE = "settle"
_UNSAID = {Standing.NOT_ANSWERED: "not answered.", Standing.HALF_ANSWERED: "half answered."}


def _matters_of(item: ItemPosition) -> Iterator[OpenMatter]:
    name, record, response = f"{item.item.id} {item.item.title}", str(item.item.id), item.response
    without_reason = response is None or not has_words(response.rationale)
    if without_reason and {CANNOT_SAY, NOT_APPLICABLE} & {item.answer, item.beside}:
        yield OpenMatter(f"{name}: the answer needs a reason.", record, blocks=True)
    elif item.standing in _UNSAID:
        yield OpenMatter(f"{name}: {_UNSAID[item.standing]}", record)
    ticked = ticked_of(item.item, response)
    if ticked is not None and ticked.lacks_reason:
        words = "another level than its criteria give, with no reason."
        yield OpenMatter(f"{name}: {words}", record, blocks=True)
    if item.carried:
        yield OpenMatter(f"{name}: carried forward and not yet confirmed.", record)
    if response is not None and response.sureness is Sureness.GUESS:
        yield OpenMatter(f"{name}: the answer is a guess.", record)
    if response is not None and response.discuss:
        yield OpenMatter(f"{name}: marked for discussion.", record)
    if item.backing is not Backing.NOT_CLAIMED and not item.evidence:
        yield OpenMatter(f"{name}: no evidence is linked.", record)
