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
    day_words,
    listed,
    small_unless_named,
)

FEWEST = 5
"""Trusts of which a number is shown where names are hidden; fewer could be guessed."""

Number: TypeAlias = int | None
"""None where it is hidden: it is of 1 to 4 trusts, or it would give such a number away."""

HIDDEN = "hidden"

_NAMED = 5
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
        return f"{self.setting}: {self.framework}, {self.form} form"


@dataclass(frozen=True, slots=True)
class AskedAcross:
    """One question over all trusts that were asked it, of every form and setting."""

    id: str
    title: str
    section: str
    levels: tuple[tuple[str, Number], ...]  # each with its trusts, lowest first
    no_level: Number  # trusts whose answer is none
    asked: int


@dataclass(frozen=True, slots=True)
class SharedConstraint:
    id: str
    title: str
    asked: int
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
    asked: int  # trusts that were asked it and have an assessment before
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
    trusts: int  # with initiatives that need it
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
    trusts: int  # that record it
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
    asked: int
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
        return f"{where}: {_trusts(self.basis.trusts)} together"


def _trusts(count: int) -> str:
    return by_count(count, "1 trust", "{n} trusts")


def _of(some: int, every: int) -> str:
    """Say "3 of 4 trusts are"."""
    verb = "is" if some == 1 else "are"
    return f"{some or 'None'} of {'' if some else 'the '}{_trusts(every)} {verb}"


def group_name(group: LikeGroup, basis: RegionBasis) -> str:
    """Name a group among others: without the framework's title where all have the same."""
    return f"{group.setting}: {group.form} form" if has_one_title(basis) else group.words


def has_one_title(basis: RegionBasis) -> bool:
    """Tell whether all frameworks have the same title, so that it need not be said each time."""
    return len({one.words.rpartition(VERSION_WORD)[0] for one in basis.frameworks}) == 1


def basis_words(basis: RegionBasis) -> Iterator[str]:
    """Say what the figures are made of, and what was set apart."""
    if basis.first is not None:
        spread = day_words(basis.first)
        if basis.first != basis.last:
            spread = f"{spread} to {day_words(basis.last)}"
        have = by_count(basis.trusts, "1 trust has", "{n} trusts have")
        made = by_count(basis.cycles, "1 assessment", "{n} assessments")
        yield f"{have} {made}. The latest of each is as at {spread}."
    used = [_used(one) for one in basis.frameworks]
    if used:
        yield f"Frameworks: {listed(used)}. Answers are counted together only where the question is the same."
    yield from _file_words(basis)
    if basis.expected is not None:
        yield from expected_words(basis.expected)
    if basis.masked:
        yield (
            f"Names of trusts are hidden. A number of fewer than {FEWEST} trusts is “{HIDDEN}”, and so is "
            "one that would give such a number away."
        )
        yield "Left out so: answers by form and setting, and claimed levels beside checked ones."
    if basis.made_up:
        yield by_count(basis.made_up, "1 trust is sample data.", "{n} trusts are sample data.")


def _file_words(basis: RegionBasis) -> Iterator[str]:
    """Say what became of the files that were read; each is in one of the numbers."""
    of = f" of {_trusts(basis.senders)}" if basis.senders else ""
    yield by_count(
        basis.packages,
        f"1 file{of} was checked and used.",
        f"{{n}} files{of} were checked and used.",
    )
    without = basis.senders - basis.made_up - basis.trusts
    if without > 0:
        yield by_count(
            without,
            "1 of these trusts has no assessment of the whole trust.",
            "{n} of these trusts have no assessment of the whole trust.",
        )
    if basis.apart:
        yield by_count(
            len(basis.apart),
            "1 file was set apart and is not part of any figure.",
            "{n} files were set apart and are not part of any figure.",
        )
    if basis.copies:
        yield by_count(
            basis.copies,
            "1 file is an older or the same copy of another, and adds nothing.",
            "{n} files are older or the same copies of others, and add nothing.",
        )


def expected_words(one: ExpectedTrusts) -> Iterator[str]:
    """Say which expected trusts did not send a file, and which files are of other trusts."""
    if one.missing is None or one.trusts is None:
        yield "How many expected trusts did not send a file is hidden."
    elif one.missing:
        names = f": {listed(one.names)}" if one.names else ""
        yield (
            f"{one.missing:,} of {by_count(one.trusts, '1 expected trust', '{n} expected trusts')} "
            f"did not send a file that could be used{names}."
        )
    else:
        yield by_count(
            one.trusts,
            "The 1 expected trust sent a file that could be used.",
            "All {n} expected trusts sent a file that could be used.",
        )
    if one.unlisted:
        named = listed([f"{trust} ({listed(files)})" for trust, files in one.unlisted])
        yield by_count(
            len(one.unlisted),
            "1 trust that is not on the list sent a file: {named}.",
            "{n} trusts that are not on the list sent files: {named}.",
            named=named,
        )


def _used(one: FrameworkUsed) -> str:
    return one.words if one.trusts is None else f"{one.words} ({_trusts(one.trusts)})"


def shown(value: Number) -> str:
    """Say a number, or that it is hidden."""
    return HIDDEN if value is None else f"{value:,}"


def most_first(found: Sequence[_Counted], count: Callable[[_Counted], Number]) -> list[_Counted]:
    """Put the largest number first; where one is hidden nobody knows the order, and all stay as they are."""
    if any(count(one) is None for one in found):
        return list(found)
    return sorted(found, key=lambda one: -(count(one) or 0))


def _most(found: Sequence[_Counted], count: Callable[[_Counted], Number]) -> list[_Counted]:
    """Give the first of those that have a number, and all that are equal to the last of them."""
    ordered = most_first(found, count)
    some = [one for one in ordered if count(one)]
    if len(ordered) != len([one for one in ordered if count(one) is not None]):
        return some[:_NAMED]
    last = count(some[:_NAMED][-1]) if some else 0
    return [one for at, one in enumerate(some) if at < _NAMED or count(one) == last]


def _hidden_words(numbers: Sequence[Number]) -> Iterator[str]:
    """Say of a list of the largest that some numbers are hidden, before it shows others."""
    hidden = sum(one is None for one in numbers)
    if hidden:
        verb = "is" if hidden == 1 else "are"
        every = by_count(len(numbers), "1 number", "{n} numbers")
        yield f"{hidden:,} of {every} {verb} hidden. You cannot tell which are the largest."


def shared_words(report: RegionReport) -> tuple[str, ...]:
    """Name the constraints that most trusts share; of equal ones first what a larger part of its trusts share."""
    found = report.constraints
    if all(one.serious is not None for one in found):
        found = tuple(sorted(found, key=lambda one: one.trusts or one.asked))
    said = (f"{one.sentence}." for one in _most(found, lambda one: one.serious))
    return (*_hidden_words([one.serious for one in found]), *said)


def moved_words(report: RegionReport) -> tuple[str, ...]:
    """Say what moved up, what slipped back, and what has a level or lost it, never one less the other."""
    if not report.moving:
        return ("No trust has an assessment before to compare with.",)
    if report.basis.masked:
        return ("Where names are hidden, the number of all moves is left out.",)
    up, down = sum(one.up for one in report.causes), sum(one.down for one in report.causes)
    slipped = by_count(down, "1 slipped back", "{n} slipped back")
    rose = by_count(up, "1 answer moved up", "{n} answers moved up")
    without = sum(one.unexplained for one in report.causes)
    return (
        f"In {_trusts(report.moving)}, {rose} and {slipped} since the assessment before.",
        _gained(report),
        by_count(
            without,
            "1 move has no reason and needs one.",
            "{n} moves have no reason and need one.",
        ),
    )


def _gained(report: RegionReport) -> str:
    first, lost = (
        sum(one.first or 0 for one in report.moved),
        sum(one.lost or 0 for one in report.moved),
    )
    gained = by_count(
        first, "1 answer has a level and had none", "{n} answers have a level and had none"
    )
    return f"{gained}. {by_count(lost, '1 had a level and has none now', '{n} had a level and have none now')}."


def unexplained_words(report: RegionReport) -> str:
    """Say under which findings the moves without a reason stand."""
    up = sum(one.unexplained_up for one in report.causes)
    down = sum(one.unexplained_down for one in report.causes)
    return (
        "A move needs a reason where it is of 2 or more levels, or goes up without new evidence. "
        f"Of the moves that need a reason and have none, {up:,} went up: Check says “A change has no explanation”. "
        f"{down:,} slipped back: Check says “An answer slipped back”."
    )


def help_words(report: RegionReport) -> tuple[str, ...]:
    """Name what trusts are short of, the most shared first, each resource once: in its worst year."""
    found: dict[str, ResourceGap] = {}
    for one in sorted(report.gaps, key=lambda gap: (-(gap.short or 0), gap.year)):
        if one.short:
            found.setdefault(one.resource, one)
    is_known = all(one.short is not None for one in report.gaps)
    listed_so = sorted(found.values(), key=lambda gap: gap.resource)
    some = _most(listed_so, lambda one: one.short) if is_known else listed_so[:_NAMED]
    hidden = _hidden_words([one.short for one in report.gaps])
    said = (*hidden, *(f"{one.sentence}." for one in some))
    return (*said, _WORKED_OUT) if said else ()


_WORKED_OUT = "It is worked out from what initiatives need and what trusts say is available. It is no request."


def sections_of(questions: Sequence[_Question]) -> dict[str, list[_Question]]:
    """Give the questions by section, in their order."""
    found: dict[str, list[_Question]] = {}
    for one in questions:
        found.setdefault(one.section, []).append(one)
    return found
