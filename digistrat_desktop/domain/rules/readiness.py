"""What is still open before an assessment can be signed off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.frameworks.scales import CANNOT_SAY, NOT_APPLICABLE, Form
from digistrat_desktop.domain.record.differences import Difference, Settlement
from digistrat_desktop.domain.record.workspace import evidence_by_response, responses_of
from digistrat_desktop.domain.wire.records import kind_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digistrat_desktop.domain.frameworks.framework import FrameworkPack, Item, Section
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.domain.trust.assessment import Assessment, Response


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """One thing that is open.

    Attributes:
        sentence: says what, in plain words.
        record: id of the item or record to go to.
        blocks: the assessment cannot be signed off before it is settled.
    """

    sentence: str
    record: str
    blocks: bool


def open_matters(
    workspace: Workspace, assessment: Assessment, pack: FrameworkPack
) -> tuple[OpenMatter, ...]:
    """List what is open, what blocks signing off first.

    Only two things block: a difference nobody has chosen, and an answer that must say why and does
    not. All else is for the signer to know.
    """
    found = (
        *_differences(workspace, assessment),
        *_answers(workspace, assessment, pack),
        *_frame(assessment),
    )
    return tuple(sorted(found, key=lambda matter: not matter.blocks))


def _differences(workspace: Workspace, assessment: Assessment) -> Iterator[OpenMatter]:
    for difference in workspace.all(Difference):
        concerns = difference.assessment in {None, assessment.id}
        if concerns and difference.settled is Settlement.OPEN and not difference.sealed:
            said = f"Two desks differ on one {kind_words(difference.about_kind)}; choose one side."
            yield OpenMatter(said, difference.id, blocks=True)


def _frame(assessment: Assessment) -> Iterator[OpenMatter]:
    if assessment.lead_id is None:
        yield OpenMatter("Nobody is named as lead.", assessment.id, blocks=False)


def _answers(
    workspace: Workspace, assessment: Assessment, pack: FrameworkPack
) -> Iterator[OpenMatter]:
    responses = responses_of(workspace, assessment.id)
    evidence = evidence_by_response(workspace)
    for section, item in _asked(assessment, pack):
        response = responses.get(item.id)
        if response is None or not response.answer:
            if section.kind is not SectionKind.REFLECTION:
                yield OpenMatter(f"{item.id} {item.title}: not answered.", item.id, blocks=False)
            continue
        yield from _matters_of(item, section, response, shown=response.id in evidence)


def _asked(assessment: Assessment, pack: FrameworkPack) -> Iterator[tuple[Section, Item]]:
    for section in pack.sections:
        for item in section.items():
            if assessment.form is Form.FULL or section.in_short_form(item.id):
                yield section, item


def _matters_of(
    item: Item, section: Section, response: Response, *, shown: bool
) -> Iterator[OpenMatter]:
    name = f"{item.id} {item.title}"
    if response.answer in {CANNOT_SAY, NOT_APPLICABLE} and not response.rationale:
        yield OpenMatter(f"{name}: the answer needs a reason.", item.id, blocks=True)
    if response.carried:
        yield OpenMatter(f"{name}: carried forward and not confirmed.", item.id, blocks=False)
    if (section.second_scale_id or section.asked_twice) and not response.second_answer:
        yield OpenMatter(f"{name}: half answered.", item.id, blocks=False)
    if response.discuss:
        yield OpenMatter(f"{name}: flagged for discussion.", item.id, blocks=False)
    if response.answer not in {CANNOT_SAY, NOT_APPLICABLE} and not shown:
        yield OpenMatter(f"{name}: no evidence is named.", item.id, blocks=False)
