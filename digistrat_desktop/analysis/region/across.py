"""What many trusts say together: counts of trusts and answers with their words, never a score or an order of trusts.

Source: docs/spec/judgement.md#several-trusts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from digistrat_desktop.analysis.answers.calibration import Agreement, CheckedBy
from digistrat_desktop.analysis.measures.outlook import EXPECTED
from digistrat_desktop.analysis.measures.spc.values import Assurance
from digistrat_desktop.domain.words import (
    by_count,
    day_words,
    listed,
    small_unless_named,
)

FEWEST = 5
"""Trusts below which a group is not shown by itself where names are masked."""

_NAMED = 5
VERSION_WORD = ", version "  # between a framework's title and its version


@dataclass(frozen=True, slots=True)
class SetApart:
    """A file that is not part of the figures."""

    file: str
    why: str


@dataclass(frozen=True, slots=True)
class FrameworkUsed:
    words: str  # title and version
    trusts: int


@dataclass(frozen=True, slots=True)
class RegionBasis:
    """What the figures are made of."""

    name: str  # the regional body all trusts name; empty where they name several or none
    trusts: int
    packages: int
    cycles: int
    frameworks: tuple[FrameworkUsed, ...]
    first: date | None  # the as-at dates of the latest assessments
    last: date | None
    when: datetime  # of the last change, so that the same files give the same bytes
    fingerprint: str  # SHA-256 of the data set
    masked: bool = False
    made_up: int = 0  # trusts that are sample data
    apart: tuple[SetApart, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelAcross:
    word: str
    now: int  # trusts
    before: int
    is_level: bool = True  # False where it stands for no level


@dataclass(frozen=True, slots=True)
class QuestionAcross:
    """One question over the trusts that were asked it alike."""

    id: str
    title: str
    section: str
    levels: tuple[LevelAcross, ...]  # lowest first, then the answers that are none
    now: int  # trusts that were asked
    before: int  # those of them that were asked it in the assessment before

    @property
    def words(self) -> str:
        """Say all counts in a sentence or two."""
        said = [f"{one.now} {one.word}" for one in self.levels if one.now]
        was = [f"{one.before} {one.word}" for one in self.levels if one.before]
        before = f" Before, of {self.before}: {', '.join(was)}." if was else ""
        return f"{self.title}. Now, of {self.now}: {', '.join(said) or 'no answer'}.{before}"


@dataclass(frozen=True, slots=True)
class LikeGroup:
    """Trusts that used the same framework, form and setting."""

    words: str
    trusts: int
    questions: tuple[QuestionAcross, ...]


@dataclass(frozen=True, slots=True)
class SharedConstraint:
    title: str
    trusts: int  # that gave a severity
    serious: int  # limits or blocks
    not_mentioned: int  # serious, and the strategy does not mention it
    no_owner: int  # serious, and nobody is named for it

    @property
    def sentence(self) -> str:
        """Say how many it limits: "38 of 41 trusts are limited or blocked by Wi-Fi"."""
        return (
            f"{_of(self.serious, self.trusts)} limited or blocked by "
            f"{small_unless_named(self.title)}"
        )


@dataclass(frozen=True, slots=True)
class MovedAcross:
    """How the answers to one question moved since each trust's assessment before."""

    id: str
    title: str
    section: str
    up: int
    down: int
    first: int  # a level now and none before
    lost: int  # a level before and none now


@dataclass(frozen=True, slots=True)
class CauseAcross:
    words: str
    up: int
    down: int


@dataclass(frozen=True, slots=True)
class ResourceGap:
    resource: str
    year: str
    unit: str
    trusts: int  # with initiatives that need it
    short: int  # that need more than they have
    amount: Decimal  # which these lack together

    @property
    def sentence(self) -> str:
        return f"{_of(self.short, self.trusts)} short of {self.resource} in {self.year}, {self.amount_words} together"

    @property
    def amount_words(self) -> str:
        number = f"{self.amount.normalize():,f}"
        return f"£{number}" if self.unit in {"£", "pounds"} else f"{number} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class MetricAcross:
    name: str
    trusts: int  # that record it
    better: int  # trusts where it gets better beyond the usual
    concern: int  # trusts where it gets worse beyond the usual
    missed: int  # trusts that will miss their target as things are
    met: int  # trusts that will meet it
    overdue: int  # trusts with a reading due

    @property
    def signs(self) -> tuple[int, ...]:
        """The counts, as `METRIC_SIGNS` names them."""
        return self.trusts, self.better, self.concern, self.missed, self.met, self.overdue


METRIC_SIGNS = (
    *("Trusts", "Better", "Concern"),
    *(EXPECTED[Assurance.FAIL], EXPECTED[Assurance.PASS], "Reading due"),
)


@dataclass(frozen=True, slots=True)
class EvidenceAcross:
    id: str
    title: str
    section: str
    claimed: int
    backed: int
    gaps: tuple[int, ...]  # as `EVIDENCE_GAPS`


EVIDENCE_GAPS = ("None linked", "Opinion only", "Out of date", "Another level", "None in date")


@dataclass(frozen=True, slots=True)
class FindingAcross:
    words: str
    severity: str
    trusts: int
    found: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class CheckedAcross:
    """How own and checked levels agree on one question, or on all with the same levels."""

    title: str
    by: CheckedBy
    trusts: int
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class RegionReport:
    """All that a region's report and page say."""

    basis: RegionBasis
    groups: tuple[LikeGroup, ...]
    constraints: tuple[SharedConstraint, ...]  # the most shared first
    moved: tuple[MovedAcross, ...]
    moving: int  # trusts with an assessment before
    causes: tuple[CauseAcross, ...]
    unexplained: int
    gaps: tuple[ResourceGap, ...]
    metrics: tuple[MetricAcross, ...]
    evidence: tuple[EvidenceAcross, ...]
    findings: tuple[FindingAcross, ...]
    checked: tuple[CheckedAcross, ...]

    @property
    def title(self) -> str:
        where = self.basis.name or "Region report"
        return f"{where}: {_trusts(self.basis.trusts)} together"


def hidden(report: RegionReport) -> RegionReport:
    """Give the report without names of files, and without what fewer trusts than `FEWEST` say alone.

    A file is often named after its trust, and a resource or a metric by the trust that has it.
    """
    apart = (SetApart(f"File {at}", one.why) for at, one in enumerate(report.basis.apart, start=1))
    return replace(
        report,
        basis=replace(report.basis, masked=True, apart=tuple(apart)),
        groups=tuple(one for one in report.groups if one.trusts >= FEWEST),
        constraints=tuple(one for one in report.constraints if one.trusts >= FEWEST),
        gaps=tuple(one for one in report.gaps if one.trusts >= FEWEST),
        metrics=tuple(one for one in report.metrics if one.trusts >= FEWEST),
        evidence=tuple(one for one in report.evidence if one.claimed >= FEWEST),
        checked=tuple(one for one in report.checked if one.trusts >= FEWEST),
    )


def _trusts(count: int) -> str:
    return by_count(count, "1 trust", "{n} trusts")


def _of(some: int, every: int) -> str:
    """Say "3 of 4 trusts are"."""
    verb = "is" if some == 1 else "are"
    return f"{some or 'None'} of {'' if some else 'the '}{_trusts(every)} {verb}"


def group_name(group: LikeGroup, basis: RegionBasis) -> str:
    """Name a group among others: without the framework's title where all have the same."""
    titles = {one.words.rpartition(VERSION_WORD)[0] for one in basis.frameworks}
    return group.words.replace(f"{titles.pop()}, ", "", 1) if len(titles) == 1 else group.words


def basis_words(basis: RegionBasis) -> Iterator[str]:
    """Say what the figures are made of, and what was set apart."""
    if basis.first is not None:
        spread = day_words(basis.first)
        if basis.first != basis.last:
            spread = f"{spread} to {day_words(basis.last)}"
        yield f"The latest assessment of each trust is as at {spread}."
    used = [f"{one.words} ({_trusts(one.trusts)})" for one in basis.frameworks]
    if used:
        yield f"Frameworks: {listed(used)}. Answers are counted together only where the question is the same."
    yield by_count(
        basis.packages,
        "1 file was checked and used.",
        "{n} files were checked and used.",
    )
    if basis.apart:
        yield by_count(
            len(basis.apart),
            "1 file was set apart and is not part of any figure.",
            "{n} files were set apart and are not part of any figure.",
        )
    if basis.masked:
        yield f"Names of trusts are hidden. A group of fewer than {FEWEST} trusts is not shown by itself."
    if basis.made_up:
        yield by_count(basis.made_up, "1 trust is sample data.", "{n} trusts are sample data.")


def shared_words(report: RegionReport) -> tuple[str, ...]:
    """Name the constraints that most trusts share."""
    found = [one for one in report.constraints if one.serious][:_NAMED]
    return tuple(f"{one.sentence}." for one in found)


def moved_words(report: RegionReport) -> tuple[str, ...]:
    """Say what moved up and what slipped back, never one less the other."""
    if not report.moving:
        return ("No trust has an assessment before to compare with.",)
    up, down = sum(one.up for one in report.moved), sum(one.down for one in report.moved)
    slipped = by_count(down, "1 slipped back", "{n} slipped back")
    rose = by_count(up, "1 answer moved up", "{n} answers moved up")
    return (
        f"In {_trusts(report.moving)}, {rose} and {slipped} since the assessment before.",
        by_count(
            report.unexplained,
            "1 move has no reason and needs one.",
            "{n} moves have no reason and need one.",
        ),
    )


def help_words(report: RegionReport) -> tuple[str, ...]:
    """Name what trusts say they are short of, the most shared first, each resource once."""
    found: dict[str, ResourceGap] = {}
    for one in sorted(report.gaps, key=lambda gap: (-gap.short, gap.year, gap.resource)):
        if one.short:
            found.setdefault(one.resource, one)
    return tuple(f"{one.sentence}." for one in list(found.values())[:_NAMED])


def sections_of(questions: Sequence[QuestionAcross]) -> dict[str, list[QuestionAcross]]:
    """Give the questions by section, in their order."""
    found: dict[str, list[QuestionAcross]] = {}
    for one in questions:
        found.setdefault(one.section, []).append(one)
    return found
