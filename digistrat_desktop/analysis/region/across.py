"""What many trusts say together: counts of trusts and answers with their words, never a score or an order of trusts.

Source: docs/spec/judgement.md#several-trusts.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias, TypeVar

from digistrat_desktop.analysis.answers.calibration import Agreement, CheckedBy
from digistrat_desktop.analysis.measures.outlook import EXPECTED
from digistrat_desktop.analysis.measures.spc.values import Assurance
from digistrat_desktop.domain.words import (
    by_count,
    small_unless_named,
)

FEWEST = 5
"""Trusts of which a number is shown where names are hidden; fewer could be guessed."""

Number: TypeAlias = int | None
"""None where it is hidden: it is of 1 to 4 trusts, or it would give such a number away."""

HIDDEN = "hidden"
NO_LEVEL = "No level"

_Question = TypeVar("_Question", "QuestionAcross", "AskedAcross")
_Counted = TypeVar("_Counted")
VERSION_WORD = ", version "  # between a framework's title and its version


@dataclass(frozen=True, slots=True)
class SetApart:
    """A file that is not part of the figures."""

    file: str
    why: str
    trust: str = ""  # its name; empty where it is not known

    @property
    def trust_words(self) -> str:
        return self.trust or "Not known"


@dataclass(frozen=True, slots=True)
class TrustInIt:
    name: str
    ods_code: str
    kind: str  # in words
    as_of: date | None  # of its latest assessment; None where it has none
    assessment: str = ""  # its title
    framework: str = ""  # its title and version
    status: str = ""  # in words

    @property
    def named(self) -> str:
        return f"{self.name} ({self.ods_code})" if self.ods_code else self.name


@dataclass(frozen=True, slots=True)
class ExpectedTrusts:
    """The trusts that should have sent a file."""

    trusts: Number  # on the list
    missing: Number  # that did not send one that could be used
    names: tuple[str, ...] = ()  # of the missing; none where names are hidden
    unlisted: tuple[tuple[str, tuple[str, ...]], ...] = ()  # other trusts by name, with their files


@dataclass(frozen=True, slots=True)
class FrameworkUsed:
    words: str  # title and version
    trusts: Number


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
    senders: int = 0  # trusts whose files these are; 0 where names are hidden
    copies: int = 0  # files that are older than another of their trust, or the same
    made_up: int = 0  # trusts that are sample data
    apart: tuple[SetApart, ...] = ()
    named: tuple[TrustInIt, ...] = ()  # the trusts by name; none where names are hidden
    expected: ExpectedTrusts | None = None  # where a list of them was given


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
    """Trusts that used the same framework, form and setting; each trust is in one group."""

    setting: str
    framework: str  # its title
    form: str
    trusts: int
    answered: tuple[str, ...]  # how many answered in an earlier version, and how it is read
    questions: tuple[QuestionAcross, ...]

    @property
    def words(self) -> str:
        of = f": {self.framework}, {self.form} form" if self.form else ""
        return f"{self.setting}{of}"


@dataclass(frozen=True, slots=True)
class AskedAcross:
    """One question over all trusts that were asked it, of every form and setting."""

    id: str
    title: str
    section: str
    levels: tuple[tuple[str, Number], ...]  # each with its trusts, lowest first
    no_level: Number  # trusts whose answer is none
    asked: Number


@dataclass(frozen=True, slots=True)
class SharedConstraint:
    id: str
    title: str
    asked: Number
    trusts: Number  # that gave a severity
    serious: Number  # limits or blocks
    not_mentioned: Number  # serious, and the strategy does not mention it
    no_owner: Number  # serious, and nobody is named for it

    @property
    def sentence(self) -> str:
        """Say how many it limits: "38 of 41 trusts are limited or blocked by Wi-Fi"."""
        return (
            f"{_of(self.serious or 0, self.trusts or self.asked)} limited or blocked by "
            f"{small_unless_named(self.title)}"
        )


@dataclass(frozen=True, slots=True)
class MovedAcross:
    """How the answers to one question moved since each trust's assessment before."""

    id: str
    title: str
    section: str
    asked: Number  # trusts that were asked it and have an assessment before
    up: Number
    down: Number
    first: Number  # a level now and none before
    lost: Number  # a level before and none now


@dataclass(frozen=True, slots=True)
class CauseAcross:
    """What moves rest on, over all questions; a move is one question of one trust."""

    words: str
    up: int
    down: int
    unexplained_up: int  # moves that need a reason and have none
    unexplained_down: int

    @property
    def unexplained(self) -> int:
        return self.unexplained_up + self.unexplained_down


@dataclass(frozen=True, slots=True)
class ResourceGap:
    resource: str
    year: str
    unit: str
    trusts: Number  # with initiatives that need it
    short: Number  # that need more than they have
    amount: Decimal | None  # which these lack together; None where it is hidden

    @property
    def sentence(self) -> str:
        return f"{_of(self.short or 0, self.trusts)} short of {self.resource} in {self.year}, {self.amount_words} together"

    @property
    def amount_words(self) -> str:
        if self.amount is None:
            return HIDDEN
        number = f"{self.amount.normalize():,f}"
        return f"£{number}" if self.unit in {"£", "pounds"} else f"{number} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class MetricAcross:
    name: str
    trusts: Number  # that record it
    better: Number  # trusts where it gets better beyond the usual
    concern: Number  # trusts where it gets worse beyond the usual
    missed: Number  # trusts that will miss their target as things are
    met: Number  # trusts that will meet it
    overdue: Number  # trusts with a reading due

    @property
    def signs(self) -> tuple[Number, ...]:
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
    asked: Number
    claimed: Number
    backed: Number
    not_backed: Number
    gaps: tuple[Number, ...]  # as `EVIDENCE_GAPS`


EVIDENCE_GAPS = ("None linked", "Opinion only", "Out of date", "Another level", "None in date")


@dataclass(frozen=True, slots=True)
class FindingAcross:
    words: str
    severity: str
    trusts: Number
    found: Number
    set_aside: Number


@dataclass(frozen=True, slots=True)
class CheckedAcross:
    """How claimed and checked levels agree on one question, or on all with the same levels."""

    title: str
    by: CheckedBy
    trusts: int
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class RegionReport:
    """All that a region's report and page say."""

    basis: RegionBasis
    everyone: tuple[AskedAcross, ...]
    groups: tuple[LikeGroup, ...]  # none where names are hidden
    constraints: tuple[SharedConstraint, ...]  # the most shared first
    moved: tuple[MovedAcross, ...]
    moving: int  # trusts with an assessment before
    causes: tuple[CauseAcross, ...]  # none where names are hidden
    gaps: tuple[ResourceGap, ...]
    metrics: tuple[MetricAcross, ...]
    evidence: tuple[EvidenceAcross, ...]
    findings: tuple[FindingAcross, ...]
    checked: tuple[CheckedAcross, ...]

    @property
    def title(self) -> str:
        where = self.basis.name or "Region report"
        return f"{where}: {trusts_words(self.basis.trusts)} together"


def trusts_words(count: int) -> str:
    """Say "4 trusts"."""
    return by_count(count, "1 trust", "{n} trusts")


def _of(some: int, every: Number) -> str:
    """Say "3 of 4 trusts are", or "3 trusts are" where it is hidden of how many."""
    verb = "is" if some == 1 else "are"
    if every is None:
        return f"{trusts_words(some)} {verb}"
    return f"{some or 'None'} of {'' if some else 'the '}{trusts_words(every)} {verb}"


def all_together(report: RegionReport) -> LikeGroup:
    """Give all trusts as one group, of every form and setting; only where no number is hidden.

    No assessment before is in it: trusts then may have been asked otherwise.
    """
    questions = tuple(
        QuestionAcross(one.id, one.title, one.section, tuple(_all_levels(one)), one.asked or 0, 0)
        for one in report.everyone
    )
    return LikeGroup("All trusts", "", "", report.basis.trusts, (), questions)


def _all_levels(one: AskedAcross) -> Iterator[LevelAcross]:
    for word, trusts in one.levels:
        yield LevelAcross(word, trusts or 0, 0)
    yield LevelAcross(NO_LEVEL, one.no_level or 0, 0, is_level=False)


def shown(value: Number) -> str:
    """Say a number, or that it is hidden."""
    return HIDDEN if value is None else f"{value:,}"


def most_first(found: Sequence[_Counted], count: Callable[[_Counted], Number]) -> list[_Counted]:
    """Put the largest number first; where one is hidden nobody knows the order, and all stay as they are."""
    if any(count(one) is None for one in found):
        return list(found)
    return sorted(found, key=lambda one: -(count(one) or 0))


def sections_of(questions: Sequence[_Question]) -> dict[str, list[_Question]]:
    """Give the questions by section, in their order."""
    found: dict[str, list[_Question]] = {}
    for one in questions:
        found.setdefault(one.section, []).append(one)
    return found
