"""Two trusts that began apart for one: which they are, and copying an assessment over."""

from typing import NamedTuple

from digistrat_desktop.domain.edits.copying import copy_into
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import Author, code_of
from digistrat_desktop.domain.record.workspace import standing_assessments
from digistrat_desktop.domain.trust.assessment import Assessment, Trust
from digistrat_desktop.domain.trust.listing import ListedTrust, same_trust
from digistrat_desktop.services.store.library import Library


class BegunApart(NamedTuple):
    """Another trust here with the same code or name, and its assessments."""

    trust: ListedTrust
    assessments: tuple[tuple[str, str], ...]  # id and title, the latest first


def begun_apart(library: Library, trust_id: str) -> tuple[BegunApart, ...]:
    """Give the other trusts here that are perhaps this one, begun separately."""
    trusts = library.store.trusts()
    mine = next((one for one in trusts if one.id == trust_id), None)
    twins = [
        one for one in trusts if mine is not None and one.id != trust_id and same_trust(one, mine)
    ]
    return tuple(BegunApart(one, _assessments(library, one.id)) for one in twins)


def _assessments(library: Library, trust_id: str) -> tuple[tuple[str, str], ...]:
    found = standing_assessments(library.open_trust(trust_id).workspace)
    return tuple((str(one.id), one.title) for one in reversed(found))


def copy_assessment(
    library: Library, source_id: str, assessment_id: str, target_id: str, author: Author
) -> Assessment:
    """Copy an assessment of one trust into another; Refused where there is none of this id."""
    source = library.store.open_trust(source_id, assessment_id)
    target = library.open_trust(target_id).workspace.find(Trust, target_id)
    assessment = source.workspace.find(Assessment, assessment_id)
    if target is None or assessment is None:
        raise Refused(
            "This assessment is not in your data.",
            "Nothing was changed.",
            "Choose an assessment that is.",
        )
    why = f"Copied from the trust {source_id}, last fingerprint {code_of(source.end)}."
    made, step = copy_into(source.workspace, assessment, target, why, author)
    pack = library.open_trust(source_id, assessment_id).packs[assessment.pack_sha256]
    library.record([step], {}, [pack])
    return made
