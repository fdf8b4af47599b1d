"""All records of one trust that are open now, as one immutable value."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple, TypeVar

from digistrat_desktop.domain.errors import Bug
from digistrat_desktop.domain.frameworks.scales import Status, TrustKind
from digistrat_desktop.domain.record.seals import Revision, Seal
from digistrat_desktop.domain.trust.assessment import (
    Assessment,
    Evidence,
    FrontSheet,
    Response,
    Site,
    Support,
    Trust,
)
from digistrat_desktop.domain.trust.metrics import Metric, Reading, Rebase
from digistrat_desktop.domain.wire.records import Record

R = TypeVar("R", bound="Record")

# what is written of these may change the status of assessments that are signed off
STATUS_COMES_FROM = frozenset({Assessment.KIND, Revision.KIND})


class Signed(NamedTuple):
    """What is known of a signed-off assessment beside what was signed."""

    seals: tuple[Seal, ...]  # those that count; several where two signed and did not know it
    late: int = 0  # changes that came after and are no part of it

    @property
    def leaves_work(self) -> bool:
        """True where people signed apart, or something came after: a revision sees to it."""
        return len(self.seals) > 1 or self.late > 0


@dataclass(frozen=True, slots=True)
class Workspace:
    """Records of one trust by kind and id, withdrawn ones included."""

    records: Mapping[str, Mapping[str, Record]] = field(default_factory=dict)
    # names by person id; kept outside the change trail so that they can be erased
    people: Mapping[str, str] = field(default_factory=dict)
    # the assessments that are signed off, by id
    signed: Mapping[str, Signed] = field(default_factory=dict)
    # the assessments that revisions which are not among the records have replaced
    replaced: Collection[str] = frozenset()

    def find(self, record_type: type[R], record_id: str) -> R | None:
        """Give a record, withdrawn or not, or None."""
        found = self.records.get(record_type.KIND, {}).get(record_id)
        return found if isinstance(found, record_type) else None

    def get(self, record_type: type[R], record_id: str) -> R:
        """Give a record that must be there; Bug where it is not."""
        found = self.find(record_type, record_id)
        if found is None:
            raise Bug(f"no {record_type.KIND} with this id in the workspace")
        return found

    def any_of(self, record_id: str) -> Record | None:
        """Give a record of whatever kind, withdrawn or not, or None."""
        return next(
            (found[record_id] for found in self.records.values() if record_id in found), None
        )

    def all(self, record_type: type[R]) -> tuple[R, ...]:
        """Give every record of a type that is in use, in the order they were made."""
        found = self.records.get(record_type.KIND, {}).values()
        return tuple(r for r in found if isinstance(r, record_type) and not r.withdrawn)

    def with_record(self, record: Record) -> Workspace:
        of_kind = dict(self.records.get(record.KIND, {}))
        of_kind[record.id] = record
        return replace(self, records={**self.records, record.KIND: of_kind})

    def with_person(self, person_id: str, name: str) -> Workspace:
        return replace(self, people={**self.people, person_id: name})

    def name_of(self, person_id: str | None) -> str:
        """Give a person's name, or an empty text when unknown or erased."""
        return self.people.get(person_id or "", "")


def make_workspace(
    records: Iterable[Record],
    people: Mapping[str, str],
    signed: Mapping[str, Signed] | None = None,
) -> Workspace:
    by_kind: dict[str, dict[str, Record]] = {}
    for record in records:
        by_kind.setdefault(record.KIND, {})[record.id] = record
    return Workspace(by_kind, people, signed or {})


def replaced_by(revisions: Iterable[tuple[str, str]], in_use: Collection[str]) -> frozenset[str]:
    """Give the assessments that revisions have replaced.

    Args:
        revisions: those that are not withdrawn, each with the assessment it corrects.
        in_use: the assessments that are not withdrawn: only such a revision replaces anything.
    """
    return frozenset(of for made, of in revisions if of and made in in_use)


def with_revised(chosen: Iterable[str], revisions: Iterable[tuple[str, str]]) -> dict[str, None]:
    """Give some assessments with all that are needed to say which revisions they have, chosen ones first.

    That is what they revise and what revises them, through any number of revisions, and every
    assessment of which several were made: there is something to say of it however old it is.

    Args:
        revisions: each with the assessment it corrects.
    """
    linked: dict[str, set[str]] = {}
    corrected: dict[str, int] = {}
    for made, of in revisions:
        linked.setdefault(made, set()).add(of)
        linked.setdefault(of, set()).add(made)
        corrected[of] = corrected.get(of, 0) + 1
    found: dict[str, None] = {}
    waiting = [*chosen, *(of for of, count in corrected.items() if count > 1)]
    for one in waiting:
        if one not in found:
            found[one] = None
            waiting += sorted(linked.get(one, ()))
    return found


def replaced_in(workspace: Workspace, among: Collection[str] | None = None) -> frozenset[str]:
    """Give the assessments that revisions in a workspace have replaced; `among` takes some of them."""
    in_use = {str(one.id) for one in workspace.all(Assessment)} if among is None else among
    revisions = ((str(one.assessment_id), one.of) for one in workspace.all(Revision))
    return replaced_by(revisions, in_use)


def with_statuses(workspace: Workspace) -> Workspace:
    """Give each assessment that is signed off the status that the revisions of it make."""
    if not workspace.signed:
        return workspace
    replaced = {*workspace.replaced, *replaced_in(workspace)}
    found = dict(workspace.records.get(Assessment.KIND, {}))
    for one in workspace.signed:
        status = Status.SUPERSEDED if one in replaced else Status.SEALED
        record = workspace.find(Assessment, one)
        if record is not None and record.status is not status:
            found[one] = replace(record, status=status)
    return replace(workspace, records={**workspace.records, Assessment.KIND: found})


def trust_of(workspace: Workspace) -> Trust | None:
    """Give the workspace's trust, or None when nothing is open."""
    trusts = workspace.all(Trust)
    return trusts[0] if trusts else None


def site_called(workspace: Workspace, name: str) -> Site | None:
    """Give the site of this name, or that once had it; those in use first."""
    said = name.casefold()
    known = sorted(workspace.records.get(Site.KIND, {}).values(), key=lambda s: (s.withdrawn, s.id))
    named = [one for one in known if isinstance(one, Site)]
    now = (one for one in named if one.name.casefold() == said)
    before = (one for one in named if said in map(str.casefold, one.earlier_names))
    return next(chain(now, before), None) if said else None


def site_key(workspace: Workspace, name: str) -> str:
    """Give what two names of one site have in common; empty for the whole trust."""
    site = site_called(workspace, name)
    return str(site.id) if site is not None else name.casefold()


def site_name(workspace: Workspace, name: str) -> str:
    """Give what a site is called now."""
    site = site_called(workspace, name)
    return site.name if site is not None else name


def named_sites(workspace: Workspace) -> tuple[str, ...]:
    """Give the names of all sites: those with a record by name, then those only named somewhere."""
    records = sorted(one.name for one in workspace.all(Site))
    trust = trust_of(workspace)
    said = (
        *(trust.sites if trust is not None else ()),
        *(one.site for one in workspace.all(Assessment)),
        *(one.site for one in workspace.all(Metric)),
    )
    alone = (one for one in said if one and site_called(workspace, one) is None)
    return (*records, *{one.casefold(): one for one in alone}.values())


def care_at(workspace: Workspace, assessment: Assessment) -> TrustKind:
    """Give the kind of care that an assessment is of: its site's, else the trust's."""
    site = site_called(workspace, assessment.site)
    if site is not None and site.setting is not TrustKind.OTHER:
        return site.setting
    trust = trust_of(workspace)
    return trust.trust_kind if trust is not None else TrustKind.OTHER


def assessments_by_date(workspace: Workspace) -> tuple[Assessment, ...]:
    """Give the assessments in use, earliest as-of date first."""
    dated = [a for a in workspace.all(Assessment) if a.as_of is not None]
    return tuple(sorted(dated, key=lambda a: (a.as_of, a.id)))


def standing_assessments(workspace: Workspace) -> tuple[Assessment, ...]:
    """Give the assessments no revision has replaced, earliest as-of date first."""
    dated = assessments_by_date(workspace)
    return tuple(a for a in dated if a.status is not Status.SUPERSEDED)


def latest_of_trust(workspace: Workspace) -> Assessment | None:
    """Give the assessment that stands for a trust; of several of one date, the last by id."""
    return next(reversed(latest_ones(workspace)), None)


def latest_ones(workspace: Workspace) -> tuple[Assessment, ...]:
    """Give those of the latest as-of date: of the whole, of a site only where there is none of the whole.

    Source: docs/command-line.md#the-latest-assessment.
    """
    dated = standing_assessments(workspace)
    whole = [one for one in dated if not one.site] or dated
    return tuple(one for one in whole if one.as_of == whole[-1].as_of)


def late_changes_of(workspace: Workspace, assessment: Assessment | None) -> int:
    """Count what came after an assessment was signed off; a revision leaves nothing to do about it."""
    signed = workspace.signed.get(assessment.id) if assessment is not None else None
    if assessment is None or signed is None or assessment.status is not Status.SEALED:
        return 0
    return signed.late


def assessment_before(workspace: Workspace, assessment: Assessment) -> Assessment | None:
    """Give the assessment with the latest as-of date before this one's, of the same site.

    None that was replaced.
    """
    if assessment.as_of is None:
        return None
    dated = standing_assessments(workspace)
    earlier = [a for a in dated if a.as_of is not None and a.as_of < assessment.as_of]
    here = site_key(workspace, assessment.site)
    earlier = [a for a in earlier if site_key(workspace, a.site) == here]
    return earlier[-1] if earlier else None


def responses_of(workspace: Workspace, assessment_id: str) -> dict[str, Response]:
    return {r.item_id: r for r in workspace.all(Response) if r.assessment_id == assessment_id}


def front_sheet_of(workspace: Workspace, assessment_id: str) -> FrontSheet | None:
    sheets = [s for s in workspace.all(FrontSheet) if s.assessment_id == assessment_id]
    return sheets[0] if sheets else None


def evidence_by_response(workspace: Workspace) -> dict[str, tuple[tuple[Support, Evidence], ...]]:
    """Give, for each response id, its links with the evidence they lead to, newest evidence last."""
    return _by_response(workspace, workspace.all(Support))


def evidence_of(workspace: Workspace, response_id: str) -> tuple[tuple[Support, Evidence], ...]:
    """Give one response's links with the evidence they lead to, as `evidence_by_response`."""
    links = (one for one in workspace.all(Support) if one.response_id == response_id)
    return _by_response(workspace, links).get(response_id, ())


def _by_response(
    workspace: Workspace, links: Iterable[Support]
) -> dict[str, tuple[tuple[Support, Evidence], ...]]:
    found: dict[str, list[tuple[Support, Evidence]]] = {}
    for support in links:
        evidence = workspace.find(Evidence, support.evidence_id)
        if evidence is not None and not evidence.withdrawn:
            found.setdefault(support.response_id, []).append((support, evidence))
    return {key: tuple(sorted(pairs, key=_by_date)) for key, pairs in found.items()}


def _by_date(pair: tuple[Support, Evidence]) -> tuple[str, str]:
    dated = pair[1].dated
    return (dated.isoformat() if dated else "", pair[1].title)


def readings_by_metric(workspace: Workspace) -> dict[str, tuple[Reading, ...]]:
    """Give every metric's readings, as `readings_of`, in one pass."""
    found: dict[str, list[Reading]] = {}
    for reading in workspace.all(Reading):
        found.setdefault(reading.metric_id, []).append(reading)
    return {key: tuple(sorted(mine, key=lambda r: r.period)) for key, mine in found.items()}


def readings_of(workspace: Workspace, metric_id: str) -> tuple[Reading, ...]:
    """Give a metric's readings in order of their period's notation within one frequency."""
    mine = [r for r in workspace.all(Reading) if r.metric_id == metric_id]
    return tuple(sorted(mine, key=lambda r: r.period))


def rebases_of(workspace: Workspace, metric_id: str) -> tuple[Rebase, ...]:
    mine = [r for r in workspace.all(Rebase) if r.metric_id == metric_id and r.from_day]
    return tuple(sorted(mine, key=lambda r: str(r.from_day)))


def metrics_in_use(workspace: Workspace) -> tuple[Metric, ...]:
    """Give the metrics that are not retired, in the order they were made."""
    return tuple(m for m in workspace.all(Metric) if not m.retired)


def seal_of(workspace: Workspace, assessment: Assessment) -> Seal | None:
    """Give the seal that counts, the first of several by its code; None while it is not sealed."""
    signed = workspace.signed.get(assessment.id)
    return signed.seals[0] if signed is not None else None


def revision_of(workspace: Workspace, assessment: Assessment) -> Revision | None:
    """Give what says that an assessment corrects an earlier one, or None."""
    found = [r for r in workspace.all(Revision) if str(r.assessment_id) == assessment.id]
    return found[-1] if found else None


def left_after_sign_off(workspace: Workspace) -> tuple[tuple[Assessment, Signed], ...]:
    """Give the assessments signed off apart, or changed after, until a revision is made; in their order."""
    sealed = (one for one in workspace.all(Assessment) if one.status is Status.SEALED)
    found = ((one, workspace.signed.get(one.id, Signed(()))) for one in sealed)
    return tuple((one, signed) for one, signed in found if signed.leaves_work)


def revisions_apart(workspace: Workspace) -> dict[str, tuple[Assessment, ...]]:
    """Give the assessments that people made apart as revisions of one, by its id; one alone is none."""
    in_use = {
        of: [m for m in made if not m.withdrawn] for of, made in _revisions(workspace).items()
    }
    return {of: tuple(made) for of, made in in_use.items() if len(made) > 1}


def revisions_gone(workspace: Workspace) -> dict[str, tuple[Assessment, ...]]:
    """Give the revisions of assessments of which several were made and none is in use any more."""
    standing = {str(one.id) for one in workspace.all(Assessment)}
    return {
        of: tuple(made)
        for of, made in _revisions(workspace).items()
        if of in standing and len(made) > 1 and all(one.withdrawn for one in made)
    }


def _revisions(workspace: Workspace) -> dict[str, list[Assessment]]:
    found: dict[str, list[Assessment]] = {}
    for revision in workspace.all(Revision):
        made = workspace.find(Assessment, str(revision.assessment_id))
        if made is not None:
            found.setdefault(revision.of, []).append(made)
    return found
