"""Judging beside one trust: trusts side by side, and from a report's own data."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from digistrat_desktop.analysis.answers.evidence import claims_of
from digistrat_desktop.analysis.answers.group import GroupModel, Member
from digistrat_desktop.analysis.answers.position import position_of
from digistrat_desktop.analysis.count_words import standing_words
from digistrat_desktop.analysis.countable import Countable
from digistrat_desktop.analysis.counting import counts_of
from digistrat_desktop.analysis.judgement import NOT_ON_PAPER, Judgement, Proof, judge
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.record.workspace import trust_of
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.services.record.snapshot import records_in
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.tabular.write import Properties, Sheet, write_csv, write_xlsx

MOST_TRUSTS = 60
"""More would not be read on one page, and each has to be opened."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The latest assessment of each trust."""

    members: tuple[Member, ...]
    trusts: int  # how many there are in the store, those without an assessment included
    cut: int  # trusts beyond `MOST_TRUSTS`, which were not read


def gather(library: Library) -> Gathered:
    """Read the latest assessment of each trust, by name, and judge where it stands."""
    listed = library.home(1).trusts
    found = (_member(library, trust.id) for trust in listed[:MOST_TRUSTS])
    cut = max(0, len(listed) - MOST_TRUSTS)
    return Gathered(tuple(m for m in found if m is not None), len(listed), cut)


def standing_of_each(
    library: Library, trust_id: str, wanted: Container[str], today: date
) -> dict[str, str]:
    """Say of each assessment of a trust that is wanted how far it is, by its id."""
    opened = library.open_trust(trust_id)
    found = {}
    for one in opened.workspace.all(Assessment):
        if str(one.id) in wanted:
            pack = opened.packs[one.pack_sha256]
            position = position_of(opened.workspace, one, pack)
            claims = claims_of(position, one.as_of or today, pack.evidence.stale_after_months)
            found[str(one.id)] = standing_words(
                counts_of(Countable(position=position, claims=claims))
            )
    return found


def _member(library: Library, trust_id: str) -> Member | None:
    opened = library.open_trust(trust_id)
    trust = trust_of(opened.workspace)
    if trust is None or opened.assessment_id is None:
        return None
    assessment = opened.workspace.get(Assessment, opened.assessment_id)
    pack = opened.packs[assessment.pack_sha256]
    return Member(trust, assessment, pack, position_of(opened.workspace, assessment, pack))


def write_group(group: GroupModel, path: Path) -> None:
    """Write the items by trust as CSV or XLSX; the file's ending chooses."""
    ending = path.suffix.lower()
    if ending == ".csv":
        write_csv(path, items_sheet(group))
    elif ending == ".xlsx":
        write_xlsx(
            path, (items_sheet(group), basis_sheet(group)), Properties("Trusts side by side")
        )
    else:
        what = f"A table cannot be saved as “{path.suffix or path.name}”."
        raise Refused(what, "No file was saved.", "Choose a name that ends in .csv or .xlsx.")


def items_sheet(group: GroupModel) -> Sheet:
    headings = ("Area", "Id", "Title", "Summary", *(m.label for m in group.members))
    rows = [
        (section.section.title, one.item.id, one.item.title, one.words, *(s.word for s in one.said))
        for section in group.sections
        for one in section.items
    ]
    return Sheet("Questions by trust", headings, rows)


def basis_sheet(group: GroupModel) -> Sheet:
    """Give what the trusts share, and who was left out and why."""
    rows = [("Compared", group.basis), *((one.label, one.why) for one in group.left_out)]
    return Sheet("Basis", ("Item", "Summary"), rows)


def judged_from(
    data: bytes,
    packs: Mapping[str, FrameworkPack],
    people: Mapping[str, str],
    judged_on: date | None,
    proof: Proof = NOT_ON_PAPER,
) -> Judgement | None:
    """Work every judgement out from a snapshot; None when it is none of this program's.

    Args:
        packs: the framework packs its assessments are pinned to, by sha256.
        judged_on: the day a sealed assessment was judged at; None takes its own date.
    """
    found = records_in(data)
    if found is None:
        return None
    workspace = replace(found.workspace, people=people)
    assessment = workspace.get(Assessment, found.assessment_id)
    snapshot = data.decode("utf-8")
    proof = replace(proof, judged_on=proof.judged_on or judged_on, snapshot=snapshot)
    return judge(workspace, assessment, packs, proof.today(assessment.as_of), proof)
