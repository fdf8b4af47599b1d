"""What a region's report and page say of many trusts, in sentences.

Source: docs/spec/judgement.md#several-trusts.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from digistrat_desktop.analysis.region.across import (
    FEWEST,
    HIDDEN,
    VERSION_WORD,
    ExpectedTrusts,
    FrameworkUsed,
    LikeGroup,
    Number,
    RegionBasis,
    RegionReport,
    ResourceGap,
    most_first,
    trusts_words,
)
from digistrat_desktop.domain.words import by_count, day_words, listed

_NAMED = 5
_WORKED_OUT = "It is worked out from what initiatives need and what trusts say is available. It is no request."
_Counted = TypeVar("_Counted")


def group_name(group: LikeGroup, basis: RegionBasis) -> str:
    """Name a group among others: without the framework's title where all have the same."""
    is_short = group.form and has_one_title(basis)
    return f"{group.setting}: {group.form} form" if is_short else group.words


def has_one_title(basis: RegionBasis) -> bool:
    """Tell whether all frameworks have the same title, so that it need not be said each time."""
    return len({one.words.rpartition(VERSION_WORD)[0] for one in basis.frameworks}) == 1


def basis_words(basis: RegionBasis) -> Iterator[str]:
    """Say what the figures are made of, and what was set apart."""
    if basis.first is not None:
        spread = day_words(basis.first)
        if basis.first != basis.last:
            spread = f"{spread} to {day_words(basis.last)}"
        made = by_count(basis.cycles, "There is 1 assessment.", "There are {n} assessments.")
        yield f"{made} The latest of each trust is as at {spread}."
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
    of = f" of {trusts_words(basis.senders)}" if basis.senders else ""
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
    return one.words if one.trusts is None else f"{one.words} ({trusts_words(one.trusts)})"


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
        found = tuple(sorted(found, key=lambda one: one.trusts or one.asked or 0))
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
        f"In {trusts_words(report.moving)}, {rose} and {slipped} since the assessment before.",
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
