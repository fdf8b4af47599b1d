"""Made-up region reports: of 215 trusts, of a handful, and of none."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from functools import cache

from digistrat_desktop.analysis.answers.calibration import CheckedBy, agreement_of
from digistrat_desktop.analysis.region.across import (
    AskedAcross,
    CauseAcross,
    CheckedAcross,
    EvidenceAcross,
    FindingAcross,
    FrameworkUsed,
    LevelAcross,
    LikeGroup,
    MetricAcross,
    MovedAcross,
    QuestionAcross,
    RegionBasis,
    RegionReport,
    ResourceGap,
    SetApart,
    SharedConstraint,
    TrustInIt,
)
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.system.paths import resources_folder
from tests.helpers.makers import seeded
from tests.helpers.region_trusts import trust_name

WHEN = dt.datetime(2026, 10, 1, 9, tzinfo=dt.UTC)
HARD_NAME = "<b>=cmd|'/c calc'!A1</b> & sons.digistrat"


@cache
def pack(version):
    return Catalogue((resources_folder() / "frameworks",)).pack("digistrat-board", version)


def spread(chance, trusts, places):
    """Share trusts out over places, none left over."""
    found = [0] * places
    for _ in range(trusts):
        found[chance.randrange(places)] += 1
    return found


def question(chance, pack, section, item, trusts, before):
    scale = pack.scale(section.scale_id)
    words = [*(one.label for one in scale.levels), "Cannot say yet", "Not answered"]
    now, was = (spread(chance, many, len(words)) for many in (trusts, before))
    levels = tuple(
        LevelAcross(word, a, b, at < len(scale.levels))
        for at, (word, a, b) in enumerate(zip(words, now, was, strict=True))
    )
    return QuestionAcross(item.id, item.title, section.title, levels, trusts, before)


def group(chance, version, trusts, before):
    used = pack(version)
    asked = tuple(
        question(chance, used, section, item, trusts, before)
        for section in used.sections
        if section.scale_id
        for item in section.items()
    )
    answered = () if version == "2.0.0" else (f"{trusts} answered in version {version}.",)
    return LikeGroup(
        "Acute" if answered else "Mental health", used.title, "full", trusts, answered, asked
    )


def everyone(groups):
    for one in groups[0].questions:
        levels = tuple((level.word, level.now) for level in one.levels if level.is_level)
        none = sum(level.now for level in one.levels if not level.is_level)
        yield AskedAcross(one.id, one.title, one.section, levels, none, one.now)


def hidden_report(trusts=12):
    """Give a report as it is read with names hidden: no group, no sum of moves, and numbers that are not said."""
    report = region_report(trusts)
    seen = tuple(
        replace(one, levels=tuple((word, None) for word, _ in one.levels), no_level=None)
        for one in report.everyone
    )
    return replace(
        report,
        basis=replace(report.basis, name="", masked=True, named=(), apart=tuple(SetApart("", "") for _ in report.basis.apart)),
        everyone=seen, groups=(), causes=(), checked=(),
        constraints=tuple(replace(one, serious=None, no_owner=None) for one in report.constraints),
        moved=tuple(replace(one, up=None, down=None) for one in report.moved),
        gaps=tuple(replace(one, short=None, amount=None) for one in report.gaps),
        metrics=tuple(replace(one, better=None) for one in report.metrics),
        evidence=tuple(replace(one, backed=None, not_backed=None) for one in report.evidence),
        findings=tuple(replace(one, trusts=None, found=None, set_aside=None) for one in report.findings),
    )  # fmt: skip


def region_report(trusts=215):
    """Give the report of so many trusts with everything there is to say; the same in every run."""
    chance = seeded(11)
    half = trusts // 2
    groups = (group(chance, "2.0.0", trusts - half, half // 2), group(chance, "1.0.0", half, half))
    items = [(one.id, one.title, one.section) for one in groups[0].questions]
    constraints = [
        (item.id, item.title)
        for section in pack("2.0.0").sections
        if section.kind is SectionKind.CONSTRAINTS
        for item in section.items()
    ]
    pairs = [("siloed", "siloed"), ("embedded", "siloed"), ("absent", "siloed")]
    levels = ("absent", "siloed", "embedded")
    return RegionReport(
        RegionBasis(
            name="",
            trusts=trusts,
            packages=trusts,
            cycles=trusts * 4,
            frameworks=(
                FrameworkUsed(f"{pack('2.0.0').title}, version 2.0.0", trusts - half),
                FrameworkUsed(f"{pack('1.0.0').title}, version 1.0.0", half),
            ),
            first=dt.date(2026, 4, 1),
            last=dt.date(2026, 10, 1),
            when=WHEN,
            fingerprint="ab" * 32,
            apart=tuple(
                SetApart(f"{name}.digistrat", "The chain of changes does not fit together.")
                for name in ("forged", "cut", HARD_NAME)
            ),
            named=tuple(
                TrustInIt(
                    trust_name(n),
                    f"Z{n:03d}",
                    "Acute",
                    dt.date(2026, 4 + n % 6, 1),
                    "Annual assessment 2026/27",
                    f"{pack('2.0.0').title}, version {1 + n % 2}.0.0",
                    ("Signed off", "Draft")[n % 2],
                )
                for n in range(trusts)
            ),
        ),
        tuple(everyone(groups)),
        groups,
        tuple(
            SharedConstraint(*title, trusts, trusts, trusts - 7 * at, trusts // 5, trusts // 6)
            for at, title in enumerate(constraints)
            if trusts > 7 * at
        ),
        tuple(
            MovedAcross(*one, half, chance.randrange(60), chance.randrange(30), 3, 2)
            for one in items
        ),
        half,
        (
            CauseAcross("A reason is given, and newer evidence backs it", 90, 20, 0, 3),
            CauseAcross("Neither a reason nor new evidence is given", 30, 41, 20, 10),
        ),
        tuple(
            ResourceGap(name, year, unit, trusts, trusts // 3, Decimal(amount))
            for name, unit, amount in (
                ("capital", "£", "41000000"),
                ("network engineers", "WTE", "84.5"),
                ("wards with reliable Wi-Fi", "wards", "310"),
            )
            for year in ("2026/27", "2027/28")
        ),
        tuple(
            MetricAcross(one.name, trusts, trusts // 4, trusts // 6, trusts // 5, 5, 9)
            for one in pack("2.0.0").metrics
        ),
        tuple(
            EvidenceAcross(
                *one, trusts, trusts, trusts // 2, trusts - trusts // 2, (9, 30, 12, 4, 2)
            )
            for one in items
        ),
        tuple(
            FindingAcross(
                f"An initiative has no owner ({n})", "Needs attention", trusts // 3, 90, 4
            )
            for n in range(40)
        ),
        (
            CheckedAcross(
                "All questions with 3 levels",
                CheckedBy.REVIEWER,
                12,
                agreement_of(pairs * 10, levels),
            ),
            CheckedAcross("ALN-01 Board owner", CheckedBy.GROUP, 3, agreement_of(pairs, levels)),
        ),
    )


EMPTY = RegionReport(
    RegionBasis("", 0, 0, 0, (), None, None, WHEN, "0" * 64),
    (), (), (), (), 0, (), (), (), (), (), (),
)  # fmt: skip
