"""What is still open before an assessment can be signed off."""

from collections.abc import Iterator
from dataclasses import dataclass

from digistrat_desktop.analysis.answers.position import (
    Backing,
    ItemPosition,
    SectionPosition,
    Standing,
    questions_asked,
)
from digistrat_desktop.domain.frameworks.scales import CANNOT_SAY, NOT_APPLICABLE
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.merging import Difference, Settlement
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.wire.records import kind_words


@dataclass(frozen=True, slots=True)
class OpenMatter:
    sentence: str  # says what, in plain words
    record: str  # id of the item or record to go to
    page: str = "assess"  # where it is settled
    blocks: bool = False  # the assessment cannot be signed off before it is settled


def open_matters(
    workspace: Workspace, assessment: Assessment, position: tuple[SectionPosition, ...]
) -> tuple[OpenMatter, ...]:
    """List what is open, what blocks signing off first.

    Only two things block: a difference nobody has chosen, and an answer that must say why and does
    not. All else is for the signer to know.
    """
    found = (
        *_differences(workspace, assessment),
        *(matter for _, item in questions_asked(position) for matter in _matters_of(item)),
        *([OpenMatter("No lead is named.", assessment.id)] if not assessment.lead_id else []),
    )
    return tuple(sorted(found, key=lambda matter: not matter.blocks))


def _differences(workspace: Workspace, assessment: Assessment) -> Iterator[OpenMatter]:
    for difference in workspace.all(Difference):
        concerns = difference.assessment in {None, assessment.id}
        if concerns and difference.settled is Settlement.OPEN and not difference.sealed:
            said = (
                f"2 copies differ on one {kind_words(difference.about_kind)}; choose which to keep."
            )
            yield OpenMatter(said, difference.id, "exchange", blocks=True)


_UNSAID = {Standing.NOT_ANSWERED: "not answered.", Standing.HALF_ANSWERED: "half answered."}


def _matters_of(item: ItemPosition) -> Iterator[OpenMatter]:
    name, record, response = f"{item.item.id} {item.item.title}", str(item.item.id), item.response
    without_reason = response is None or not has_words(response.rationale)
    if without_reason and {CANNOT_SAY, NOT_APPLICABLE} & {item.answer, item.beside}:
        yield OpenMatter(f"{name}: the answer needs a reason.", record, blocks=True)
    elif item.standing in _UNSAID:
        yield OpenMatter(f"{name}: {_UNSAID[item.standing]}", record)
    if item.carried:
        yield OpenMatter(f"{name}: carried forward and not yet confirmed.", record)
    if response is not None and response.discuss:
        yield OpenMatter(f"{name}: marked for discussion.", record)
    if item.backing is not Backing.NOT_CLAIMED and not item.evidence:
        yield OpenMatter(f"{name}: no evidence is linked.", record)
