"""The register of counts in words, and the title and the lead of a report made of them.

Ups and downs are both said, never netted; what can hardly be judged says so.
Source: docs/spec/judgement.md#headline.
"""

from collections.abc import Iterable, Sequence

from digistrat_desktop.analysis.answers.movement import Cause
from digistrat_desktop.analysis.answers.position import SectionPosition
from digistrat_desktop.analysis.counted import Counted, number, together
from digistrat_desktop.analysis.counts import CountOf, Counts
from digistrat_desktop.analysis.findings.grounds import Grounds
from digistrat_desktop.analysis.findings.rules import Finding
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.words import (
    counted,
    in_clauses,
    month_words,
    sentence_case,
    small_first,
)

_NOT_LEVELS = (
    (CountOf.HALF_ANSWERED, "half answered", "half answered"),
    (CountOf.CANNOT_SAY, "cannot say yet", "cannot say yet"),
    (CountOf.DOES_NOT_APPLY, "does not apply", "do not apply"),
    (CountOf.NOT_ANSWERED, "not answered", "not answered"),
    (CountOf.NOT_SETTLED, "not settled", "not settled"),
)


def level_words(section: SectionPosition, counts: Counts) -> Counted:
    """Say how many questions are at each level: "5 Embedded, 6 Siloed, 1 Absent"."""
    many = [(counts.level(level.level_id), level.label) for level in section.levels]
    if section.section.kind is SectionKind.ALIGNMENT:
        return together((together((count, label), " ") for count, label in many), ", ")
    # These labels are not said after a number: "5 Limits us".
    return together((together((label, count), ": ") for count, label in many), ", ")


def rest_words(counts: Counts) -> Counted:
    """Say how many are at no level, and why: "1 half answered, 2 cannot say yet"."""
    return together(_rest_words(counts, _NOT_LEVELS), ", ")


def _rest_words(counts: Counts, rows: Iterable[tuple[CountOf, str, str]]) -> list[Counted]:
    return [
        counts.chosen(what, f"{{n}} {one}", f"{{n}} {many}")
        for what, one, many in rows
        if counts.of(what)
    ]


def answers_words(section: SectionPosition, counts: Counts) -> Counted:
    """Say how many questions of a section stand how; together they are the questions asked."""
    return together((level_words(section, counts), rest_words(counts)), ", ")


def shown_words(counts: Counts) -> Counted:
    """Say how many claimed levels are shown: "6 of 12 shown by a document or data"."""
    return counts.words("{shown} of {claimed} backed by a document or data")


def claims_words(counts: Counts) -> str:
    """Say how many claims evidence backs: "6 of 12 claimed levels are backed by evidence. ..."."""
    claimed, shown = counts.of(CountOf.CLAIMED), counts.of(CountOf.SHOWN)
    if not claimed:
        return "No levels claimed yet."
    if not shown:
        none = "None of the {n} claimed levels is backed by evidence."
        only = "The only claimed level is not backed by evidence."
        return counts.chosen(CountOf.CLAIMED, only, none)
    if shown == claimed:
        every = "All {n} claimed levels are backed by evidence."
        return counts.chosen(
            CountOf.CLAIMED, "The only claimed level is backed by evidence.", every
        )
    first = counts.chosen(
        CountOf.SHOWN,
        "{n} of {claimed} claimed levels is backed by evidence.",
        "{n} of {claimed} claimed levels are backed by evidence.",
    )
    other, others = "The other is claimed only.", "The other {n} are claimed only."
    return together((first, counts.chosen(CountOf.CLAIMED_ONLY, other, others)), " ")


def answered_words(counts: Counts) -> Counted:
    """Say how much is answered: "54 of 60 questions answered, 1 cannot say yet, 5 not answered"."""
    said = counts.words("{answered} of {asked} questions answered")
    rest = _rest_words(counts, [row for row in _NOT_LEVELS if row[0] is not CountOf.DOES_NOT_APPLY])
    return together((said, *rest), ", ")


_DOUBTS = (
    (
        CountOf.OUT_OF_DATE,
        "{n} claimed level is based on out-of-date evidence.",
        "{n} claimed levels are based on out-of-date evidence.",
    ),
    (
        CountOf.CARRIED,
        "{n} answer was carried forward and is not yet confirmed.",
        "{n} answers were carried forward and are not yet confirmed.",
    ),
)


def how_sure(counts: Counts) -> tuple[str, ...]:
    """Say in short sentences how far an assessment can be leant on; nothing of what is 0."""
    words = [together((answered_words(counts), "."))]
    if counts.of(CountOf.NOT_SETTLED):
        loose, many = "{n} answer is not settled.", "{n} answers are not settled."
        words.append(counts.chosen(CountOf.NOT_SETTLED, loose, many))
    if counts.of(CountOf.CLAIMED):
        words.append(
            counts.words("{shown} backed by a document or data, {claimed only} claimed only.")
        )
    if counts.oldest_evidence:
        words.append(Counted([(f"Oldest evidence: {month_words(counts.oldest_evidence)}.", "")]))
    doubts = ((what, one, many) for what, one, many in _DOUBTS if counts.of(what))
    words.extend(counts.chosen(what, one, many) for what, one, many in doubts)
    return tuple(words)


BY_CAUSE = {
    Cause.REAL_CHANGE: CountOf.BY_REAL_CHANGE,
    Cause.NEW_EVIDENCE: CountOf.BY_NEW_EVIDENCE,
    Cause.REASON_ONLY: CountOf.BY_REASON_ONLY,
    Cause.JUDGED_ANEW: CountOf.BY_NOTHING,
    Cause.NO_LEVEL: CountOf.WITHOUT_LEVEL,
    Cause.FRAMEWORK: CountOf.BY_FRAMEWORK,
}


def causes_words(counts: Counts) -> str:
    """Say how many differences have which cause, like for like apart."""
    if not counts.of(CountOf.DIFFERENCES):
        return "No answers differ."
    found = ((cause, counts.of(what)) for cause, what in BY_CAUSE.items())
    return in_clauses(
        [f"{counted(many, 'answer')}: {small_first(cause.label)}" for cause, many in found if many]
    )


_HARDLY = 2  # less than one in so many answered


def title_words(counts: Counts, previous: Assessment | None) -> str:
    """Give the report's title: what moved and how far it can be relied on, then what is left out."""
    asked, answered = counts.of(CountOf.ASKED), counts.of(CountOf.ANSWERED)
    if asked and answered * _HARDLY < asked:
        return f"Digital strategy: {answered} of {asked} questions answered so far"
    first = _moved_words(counts, previous) or _first_words(counts)
    ignored = counts.of(CountOf.SERIOUS_NOT_MENTIONED)
    what = counted(ignored, "serious constraint")
    left_out = f"; the strategy leaves out {what}" if ignored else ""
    return f"Digital strategy: {first}{left_out}"


def _first_words(counts: Counts) -> str:
    claimed, shown = counts.of(CountOf.CLAIMED), counts.of(CountOf.SHOWN)
    if not claimed:
        return "first assessment, with no levels claimed"
    of = f"{counted(claimed, 'claimed level')} backed by evidence"
    return f"first assessment, {f'{shown:,}' if shown else 'none'} of {of}"


def _moved_words(counts: Counts, previous: Assessment | None) -> str:
    """Say what moved since the last assessment; empty for a first one."""
    if previous is None:
        return ""
    up, down = counts.of(CountOf.MOVED_UP), counts.of(CountOf.MOVED_DOWN)
    since, only_said = f"since {previous.title}", ""
    if counts.of(CountOf.CLAIMED) and not counts.of(CountOf.SHOWN):
        only_said = ", and no claimed level is backed by evidence"
    elif up and not counts.of(CountOf.UP_WITH_EVIDENCE):
        only_said = ", none with new evidence"
    if not up and not down:
        return f"no answers moved up or slipped back {since}{only_said}"
    risen = f"{counted(up, 'answer')} moved up" if up else ""
    fallen = f"{f'{down:,}' if up else counted(down, 'answer')} slipped back" if down else ""
    return f"{' and '.join(part for part in (risen, fallen) if part)} {since}{only_said}"


def lead_words(grounds: Grounds, counts: Counts, three: tuple[Finding, ...]) -> str:
    """Give the lead: what moved, then the first of the three things that matter."""
    first = three[0].sentence if three else ""
    return " ".join(filter(None, (movement_words(grounds, counts), first)))


def movement_words(grounds: Grounds, counts: Counts) -> str:
    """Say what moved on alignment: "Seven of 14 items moved up, five with new evidence."."""
    mine = [s.section.id for s in grounds.position if s.section.kind is SectionKind.ALIGNMENT]
    previous = grounds.assessed.previous if grounds.assessed else None
    if previous is None or not mine:
        return ""
    here = counts.sections[mine[0]]
    total, up, down = (
        here.of(what) for what in (CountOf.ASKED, CountOf.MOVED_UP, CountOf.MOVED_DOWN)
    )
    if not up and not down:
        return f"No alignment answer has changed since {previous.title}."
    words = _moved_up(up, total, here.of(CountOf.UP_WITH_EVIDENCE)) if up else _slipped(down, total)
    if up and down:
        words = f"{words}; {down:,} slipped back"
    return f"{sentence_case(words)}."


def _moved_up(up: int, total: int, shown: int) -> str:
    words = f"{up:,} of {total} alignment answers moved up"
    return f"{words}, {f'{shown:,}' if shown else 'none'} with new evidence"


def _slipped(down: int, total: int) -> str:
    return f"{down:,} of {total} alignment answers slipped back"


def changes_words(counts: Counts) -> Counted:
    """Count moves up, moves down and levels lost apart: "19 answers moved up, 1 slipped back and ..."."""
    found = [row for row in _CHANGES if counts.of(row[0])]
    said = [counts.chosen(*row) for row in found]
    for what, one, many in found[:1]:  # the first names what is counted
        named = (one.replace("{n}", "{n} answer"), many.replace("{n}", "{n} answers"))
        said[0] = counts.chosen(what, *named)
    return listed_words(said)


_CHANGES = (
    (CountOf.MOVED_UP, "{n} moved up", "{n} moved up"),
    (CountOf.MOVED_DOWN, "{n} slipped back", "{n} slipped back"),
    (CountOf.NO_LEVEL_NOW, "{n} no longer has a level", "{n} no longer have a level"),
)


def area_changes_words(section: SectionPosition, counts: Counts) -> Counted:
    """Say in short what moved in an area and what evidence backs, then and now where both are asked."""
    if not counts.of(CountOf.CLAIMED):
        return together(("no levels claimed",))
    twice = section.section.asked_twice
    parts = [_then_words(section, counts, small_first(twice.then))] if twice else []
    moved = [counts.chosen(*row) for row in _CHANGES[:2] if counts.of(row[0])]
    parts += [listed_words(moved)] if moved else []
    return together((*parts, counts.words("evidence backs {shown} of {claimed}")), "; ")


def _then_words(section: SectionPosition, counts: Counts, then: str) -> Counted:
    """Say it of the best level: "7 of 8 Normal practice at the height of the pandemic, 1 now"."""
    best = section.levels[0]
    before = number(counts.firsts[best.level_id].value, f"{best.level_id}, first ({counts.scope})")
    when = f" {then}" if then else ""
    words = counts.words(" of {claimed} {best}{when}, ", best=best.label, when=when)
    return together((before, words, counts.level(best.level_id), " now"))


def fallen_since_words(section: SectionPosition, counts: Counts) -> Counted | None:
    """Say how many of what is asked twice were at the best level once, where fewer are now."""
    twice, best = section.section.asked_twice, section.levels[0]
    then, now = counts.firsts.get(best.level_id), counts.levels[best.level_id]
    if twice is None or then is None or then.value <= now.value:
        return None
    return together((sentence_case(twice.then), ": ", _then_words(section, counts, ""), "."))


def listed_words(parts: Sequence[Counted]) -> Counted:
    """Join as prose: "a, b and c"."""
    if len(parts) < 2:  # noqa: PLR2004 - nothing to join
        return together(parts)
    return together((together(parts[:-1], ", "), " and ", parts[-1]))
