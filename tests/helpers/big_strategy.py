"""A made-up trust as large as the benchmarks ask for: the same in every run."""

import datetime as dt
from decimal import Decimal

from digistrat_desktop.domain.frameworks.framework import Direction, MetricKind
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength
from digistrat_desktop.domain.record.workspace import make_workspace
from digistrat_desktop.domain.trust.actions import Action, ActionStatus, Effort
from digistrat_desktop.domain.trust.assessment import Assessment, Evidence, Response, Support, Trust
from digistrat_desktop.domain.trust.metrics import Metric, Reading
from digistrat_desktop.domain.trust.plans import Capacity, Demand, Firmness, ResourceFamily
from digistrat_desktop.domain.trust.strategy import (
    AlignmentLink,
    Initiative,
    InitiativeStatus,
    Objective,
    ObjectiveKind,
    initiative_print,
    objective_print,
)

TRUST = "trust-1"
YEARS = ("2026/27", "2027/28", "2028/29", "2029/30")
SKILLS = ("Network engineers", "Nurse informaticians", "Data engineers", "Trainers")
KINDS = tuple(ObjectiveKind)
UNDER_WAY = (InitiativeStatus.PROPOSED, InitiativeStatus.APPROVED, InitiativeStatus.DELIVERING)


def scattered(*parts):
    """Give a number from 0 to 999 that looks like chance and never changes."""
    number = 17
    for part in parts:
        number = (number * 7919 + part * 104729 + 12345) % 1_000_003
    return number % 1000


def objectives(count):
    return [
        Objective(
            id=f"o-{n:03d}",
            trust_id=TRUST,
            title=f"Objective {n}",
            objective_kind=KINDS[n % 3],
            statement="Fewer people wait.",
            metric_ids=() if n % 7 == 0 else (f"m-{n % 60:03d}",),
            owner_id=None if n % 5 == 0 else "person-1",
            order=n,
        )
        for n in range(count)
    ]


def initiatives(count):
    return [
        Initiative(
            id=f"i-{n:03d}",
            trust_id=TRUST,
            title=f"Initiative {n}",
            need="" if n % 6 == 0 else "Staff lose time.",
            status=UNDER_WAY[n % 3],
            starts=dt.date(2026, 4, 1) + dt.timedelta(days=10 * n),
            ends=dt.date(2027, 3, 1) + dt.timedelta(days=10 * n),
            capital_costs=tuple((year, str(20_000 + 500 * n)) for year in YEARS[:2]),
            revenue_costs=((YEARS[1], str(10_000 + 100 * n)),),
            depends_on=(f"i-{n - 5:03d}",) if n >= 5 and n % 4 == 0 else (),
            order=n,
        )
        for n in range(count)
    ]


def links(wanted, served_by, count):
    pairs = [(o, i) for i in served_by for o in wanted]
    pairs.sort(key=lambda pair: (scattered(int(pair[0].id[2:]), int(pair[1].id[2:])), pair[0].id))
    return [
        AlignmentLink(
            id=f"l-{n:05d}",
            trust_id=TRUST,
            objective_id=o.id,
            initiative_id=i.id,
            strength=1 + n % 3,
            reason="It shortens the wait.",
            agreed_objective=objective_print(o) if n % 20 else "0" * 64,
            agreed_initiative=initiative_print(i),
        )
        for n, (o, i) in enumerate(pairs[:count])
    ]


def needs(served_by):
    for n, one in enumerate(served_by):
        for k, skill in enumerate(SKILLS):
            yield Demand(
                id=f"d-{n:03d}-{k}",
                trust_id=TRUST,
                initiative_id=one.id,
                family=ResourceFamily.STAFF,
                resource=skill,
                year=YEARS[(n + k) % 4],
                amount=str(Decimal(scattered(n, k) % 30) / 10),
                firmness=Firmness.SOFT if (n + k) % 3 == 0 else Firmness.HARD,
            )


def supplies():
    for y, year in enumerate(YEARS):
        for k, skill in enumerate(SKILLS):
            yield Capacity(
                id=f"c-{y}-{k}",
                trust_id=TRUST,
                family=ResourceFamily.STAFF,
                resource=skill,
                unit="WTE",
                year=year,
                amount=str(20 + k),
            )
        for family in (ResourceFamily.CAPITAL, ResourceFamily.REVENUE):
            key = f"c-{y}-{family.value}"
            yield Capacity(id=key, trust_id=TRUST, family=family, year=year, amount="4000000")


def metrics(count, points):
    for n in range(count):
        leading = n % 2 == 0
        yield Metric(
            id=f"m-{n:03d}",
            trust_id=TRUST,
            name=f"Metric {n}",
            role=MetricKind.LEADING if leading else MetricKind.OUTCOME,
            direction=Direction.UP,
            unit="%",
            target="70" if n % 3 else "",
            pair_ids=(f"m-{n + 1:03d}",) if leading else (),
        )
        for p in range(points):
            year, month = divmod(2021 * 12 + 4 + p, 12)
            yield Reading(
                id=f"r-{n:03d}-{p:02d}",
                trust_id=TRUST,
                metric_id=f"m-{n:03d}",
                period=f"{year}-{month + 1:02d}",
                value=str(50 + scattered(n, p) % 20 + (p // 4 if n % 4 == 0 else 0)),
            )


def assessments(pack, count):
    """Assessments half a year apart; answers rise slowly and rest on evidence of several ages."""
    levels = {s.id: [level.id for level in s.levels] for s in pack.scales}
    for a in range(count):
        as_of = dt.date(2024, 4, 30) + dt.timedelta(days=183 * a)
        key = f"a-{a}"
        yield Assessment(
            id=key, trust_id=TRUST, title=f"Assessment {a}", as_of=as_of, pack_sha256=pack.sha256
        )
        for n, item in enumerate(pack.items()):
            section = pack.section_of(item.id)
            if section.scale_id is None:
                continue
            scale = levels[section.scale_id]
            chosen = scale[min((scattered(n) + a) % 4, len(scale) - 1)]
            yield Response(
                id=f"{key}-{item.id}",
                trust_id=TRUST,
                assessment_id=key,
                item_id=item.id,
                answer=chosen,
                second_answer=levels[section.second_scale_id][n % 3]
                if section.second_scale_id
                else chosen,
            )
            yield Evidence(
                id=f"e-{a}-{n}",
                trust_id=TRUST,
                title=f"Minutes {a}-{n}",
                strength=list(EvidenceStrength)[n % 4],
                dated=as_of - dt.timedelta(days=20 + scattered(n, a)),
            )
            yield Support(
                id=f"s-{a}-{n}",
                trust_id=TRUST,
                assessment_id=key,
                evidence_id=f"e-{a}-{n}",
                response_id=f"{key}-{item.id}",
                shows=chosen,
            )


def actions(count):
    for n in range(count):
        yield Action(
            id=f"t-{n:03d}",
            trust_id=TRUST,
            title=f"Action {n}",
            due=dt.date(2026, 5, 1) + dt.timedelta(days=5 * n),
            status=ActionStatus.AGREED,
            effort=list(Effort)[n % 3],
            addresses=tuple(f"o-{(n + k) % 60:03d}" for k in range(1 + n % 4)),
            depends_on=(f"t-{n - 3:03d}",) if n >= 3 and n % 5 == 0 else (),
        )


def big_trust(pack, sizes=(5, 60, 120, 2000, 60, 60)):
    """Give a workspace.

    Args:
        sizes: assessments, objectives, initiatives, links, metrics, readings of each.
    """
    dated, wanted, served_by, linked, measured, points = sizes
    ends = objectives(wanted), initiatives(served_by)
    return make_workspace(
        [
            Trust(id=TRUST, trust_id=TRUST, name="A large made-up trust"),
            *assessments(pack, dated),
            *ends[0],
            *ends[1],
            *links(*ends, linked),
            *needs(ends[1]),
            *supplies(),
            *metrics(measured, points),
            *actions(40),
        ],
        {},
    )
