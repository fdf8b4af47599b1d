"""The register of counts in words, and the title and the lead of a report made of them.

Ups and downs are both said, never netted; what can hardly be judged says so.
Source: docs/spec/judgement.md#headline.
"""

from collections.abc import Iterable

from digistrat_desktop.analysis.answers.movement import Cause
from digistrat_desktop.analysis.answers.position import SectionPosition, second_words
from digistrat_desktop.analysis.counts import CountOf, Counts
from digistrat_desktop.analysis.findings.grounds import Grounds
from digistrat_desktop.analysis.findings.rules import Finding
from digistrat_desktop.domain.counted import (
    Counted,
    begun_small,
    first_sentence,
    listed_words,
    number,
    some_of,
    together,
)
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.words import (
    month_words,
    sentence_case,
    small_first,
    small_unless_named,
)

_NOT_LEVELS = (
    (CountOf.HALF_ANSWERED, "half answered", "half answered"),
    (CountOf.CANNOT_SAY, "cannot say yet", "cannot say yet"),
    (CountOf.DOES_NOT_APPLY, "does not apply", "do not apply"),
    (CountOf.NOT_ANSWERED, "not answered", "not answered"),
    (CountOf.NOT_SETTLED, "not settled", "not settled"),
)
# "Does not apply" is an answer.
_NOT_ANSWERED = tuple(row for row in _NOT_LEVELS if row[0] is not CountOf.DOES_NOT_APPLY)


def level_words(section: SectionPosition, counts: Counts) -> Counted:
    """Say how many questions are at each level: "5 Embedded, 6 Siloed, 1 Absent"."""
    many = [(counts.level(level.level_id), level.label) for level in section.levels]
    if section.section.kind is SectionKind.ALIGNMENT:
        return together((together((count, label), " ") for count, label in many), ", ")
    # These labels are not said after a number: "5 Limits us".
    return together((together((label, count), ": ") for count, label in many), ", ")


def standing_words(counts: Counts) -> str:
    """Say in a few words how far an assessment is: "54 of 60 answered, 20 backed"."""
    return counts.words("{answered} of {asked} answered, {shown} backed")


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
    """Say how many claimed levels are shown: "6 of 12 backed by evidence"; empty where none is claimed."""
    if not counts.of(CountOf.CLAIMED):
        return Counted()
    return counts.words("{shown} of {claimed} backed by evidence")


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
    other, others = "The other is not.", "The other {n} are not."
    return together((first, counts.chosen(CountOf.CLAIMED_ONLY, other, others)), " ")


def answered_words(counts: Counts) -> Counted:
    """Say how much is answered: "54 of 60 questions answered, 1 cannot say yet, 5 not answered"."""
    said = counts.words("{answered} of {asked} questions answered")
    return together((said, *_rest_words(counts, _NOT_ANSWERED)), ", ")


def beside_answered(counts: Counts) -> Counted:
    """Say beside how many are answered what the others are, and which of the answered have no level."""
    none = counts.of(CountOf.DOES_NOT_APPLY)
    of_them = ("{n} of them does not apply", "{n} of them do not apply")
    apart = counts.chosen(CountOf.DOES_NOT_APPLY, *of_them) if none else ""
    return together((apart, together(_rest_words(counts, _NOT_ANSWERED), ", ")), "; ")


_CARRIED = (
    CountOf.CARRIED,
    "{n} answer was carried forward and is not yet confirmed.",
    "{n} answers were carried forward and are not yet confirmed.",
)
_DOUBTS = (
    (
        CountOf.OUT_OF_DATE,
        "{n} claimed level is based on out-of-date evidence.",
        "{n} claimed levels are based on out-of-date evidence.",
    ),
    _CARRIED,
)


def how_sure(counts: Counts) -> tuple[str, ...]:
    """Say in short sentences how far an assessment can be leant on; nothing of what is 0."""
    words = [together((answered_words(counts), ".")), *_not_settled(counts)]
    if counts.of(CountOf.CLAIMED):
        words.append(counts.words("{shown} backed by evidence, {claimed only} claimed only."))
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
}


def _not_settled(counts: Counts) -> tuple[Counted, ...]:
    if not counts.of(CountOf.NOT_SETTLED):
        return ()
    one, many = "{n} answer is not settled.", "{n} answers are not settled."
    return (counts.chosen(CountOf.NOT_SETTLED, one, many),)


def causes_words(counts: Counts) -> str:
    """Say how many differences have which cause, like for like apart."""
    if not counts.of(CountOf.CHANGED):
        return "No answer changed."
    one, many = "{n} answer: {cause}", "{n} answers: {cause}"
    clauses = (
        counts.chosen(what, one, many, cause=small_first(cause.label))
        for cause, what in BY_CAUSE.items()
        if counts.of(what)
    )
    return together((together(clauses, "; "), "."))


_FEW = 10  # carried answers are a few up to one in so many asked
_HARDLY = 2  # less than one in so many answered
_NAMED = 3


def title_words(grounds: Grounds, counts: Counts, three: tuple[Finding, ...]) -> Counted:
    """Give the title: what matters most as a sentence; what can hardly be judged says so."""
    if is_hardly_answered(counts):
        return counts.words("Too little is answered to judge: {answered} of {asked} questions")
    previous = grounds.assessed.previous if grounds.assessed else None
    words = _not_backed(counts) or _left_out(grounds, counts) or _found(three)
    if previous is not None:
        none = "No finding is one the board must know"
        return words or of_how_many(counts, none, none)
    return together(("First assessment: ", begun_small(words))) if words else _first(counts)


def of_how_many(counts: Counts, words: str, so_far: str) -> Counted:
    """Say what is true of every question or of none, and of how many where not all are answered.

    Args:
        counts: of the questions that are spoken of.
        words: what is said where all of them are answered.
        so_far: what is said of those that are answered.
    """
    if counts.of(CountOf.ANSWERED) == counts.of(CountOf.ASKED):
        return counts.words(words)
    return counts.words(f"{so_far} ({{answered}} of {{asked}} answered)")


def is_hardly_answered(counts: Counts) -> bool:
    """Tell whether so little is answered that nothing is said of the whole."""
    asked = counts.of(CountOf.ASKED)
    return bool(asked) and counts.of(CountOf.ANSWERED) * _HARDLY < asked


def _not_backed(counts: Counts) -> Counted:
    """Say that no evidence backs anything, or nothing where some is backed or none is claimed."""
    claimed = counts.of(CountOf.CLAIMED)
    if not claimed or counts.of(CountOf.SHOWN):
        return Counted()
    if counts.of(CountOf.HIGHEST) == claimed:
        return counts.words("Every answer is the best level, and no evidence backs any of them")
    return counts.chosen(
        CountOf.CLAIMED,
        "The only level claimed is not backed by evidence",
        "None of the {n} levels claimed is backed by evidence",
    )


def _left_out(grounds: Grounds, counts: Counts) -> Counted:
    """Say which of the worst constraints the strategy leaves out; no other are counted with them."""
    ignored = grounds.constraints.ignored if grounds.constraints else ()
    if not ignored:
        return Counted()
    worst = max(ignored, key=lambda line: line.severity.order).severity
    named = [line.item.item.title for line in ignored if line.severity is worst]
    first, _, rest = small_first(worst.label).partition(" ")
    return counts.chosen(
        CountOf.WORST_NOT_MENTIONED,
        "The strategy leaves out {n} constraint that {does}: {names}",
        "The strategy leaves out {n} constraints that {do}: {names}",
        does=f"{first} {rest}".strip(),
        do=f"{first.removesuffix('s')} {rest}".strip(),
        names=some_of(
            [small_unless_named(one) for one in named], _NAMED, CountOf.WORST_NOT_MENTIONED
        ),
    )


def _found(three: tuple[Finding, ...]) -> Counted:
    """Give the first sentence of the first of the three."""
    return first_sentence(three[0].sentence) if three else Counted()


def _first(counts: Counts) -> Counted:
    if not counts.of(CountOf.CLAIMED):
        return counts.words("First assessment: no level is claimed yet")
    return counts.words("First assessment: {shown} of {claimed} levels claimed are backed")


def lead_words(
    previous: Assessment | None, counts: Counts, *, beside_figures: bool = False
) -> Counted:
    """Give the lead: moves up, moves down and lost answers apart, then how much is answered and shown.

    Args:
        beside_figures: whether the figures beside it say what moved, and how much is answered and backed.
    """
    if is_hardly_answered(counts):
        only = "The pages that follow show only what was answered."
        one, many = "The other question: ", "The other {n} questions: "
        others = counts.chosen(CountOf.UNANSWERED, one, many)
        why = together(_rest_words(counts, _NOT_ANSWERED), ", ")
        return together((together((others, why, ".")), *_not_settled(counts), only), " ")
    if previous is None:
        moved = Counted([("This is the first assessment, so nothing is compared.", "")])
    elif beside_figures and _moves_only(counts):
        moved = Counted()
    elif counts.of(CountOf.NEW_QUESTIONS) or counts.of(CountOf.OTHER_MOMENT):
        moved = together((moved_words(counts, previous), compared_words(counts)), " ")
    else:
        moved = moved_words(counts, previous)
    carried = (counts.chosen(*_CARRIED),) if is_much_carried(counts) else ()
    rest = (*_not_settled(counts), *_opinions(counts))
    figured = beside_figures and counts.of(CountOf.SHOWN)
    said = () if figured else (_answered(counts), claims_words(counts))
    return together(filter(None, (moved, *carried, *said, *rest)), " ")


UNCONFIRMED = "{n} not yet confirmed"


def is_much_carried(counts: Counts) -> bool:
    """Tell if so much is last time's and not confirmed that it has to stand beside what is counted."""
    return counts.of(CountOf.CARRIED) * _FEW > counts.of(CountOf.ASKED)


def unconfirmed_words(counts: Counts) -> Counted:
    """Say in short how much is not confirmed, where it is more than a few: "69 not yet confirmed"."""
    return (
        counts.chosen(CountOf.CARRIED, UNCONFIRMED, UNCONFIRMED)
        if is_much_carried(counts)
        else Counted()
    )


def sureness_words(counts: Counts) -> Counted | None:
    """Say how sure people are of the answers they said it of; None where nobody said."""
    said = sum(counts.of(one) for one in (CountOf.CERTAIN, CountOf.FAIRLY_SURE, CountOf.GUESSES))
    if not said:
        return None
    told = counts.words(
        "How sure people are: {certain} certain, {fairly sure} fairly sure, {guesses} a guess"
    )
    rest = counts.rest(CountOf.ANSWERED, said, "answer")
    not_said = together(("; not given for ", rest)) if rest else ""
    return together((told, not_said, "."))


def compared_words(counts: Counts) -> Counted:
    """Say how many questions are compared with the last assessment, and how many are not."""
    same = counts.words("{compared} of {asked} questions are compared with last time; ")
    new = counts.chosen(CountOf.NEW_QUESTIONS, "{n} is new or changed", "{n} are new or changed")
    if not counts.of(CountOf.OTHER_MOMENT):
        return together((same, new, "."))
    one, many = "{n} now has another reference point", "{n} now have another reference point"
    moment = counts.chosen(CountOf.OTHER_MOMENT, one, many)
    rest = (new, ", ", moment) if counts.of(CountOf.NEW_QUESTIONS) else (moment,)
    return together((same, *rest, "."))


def _moves_only(counts: Counts) -> bool:
    """Tell if answers moved up or down and nothing else became of any, which a key figure says whole."""
    others = (CountOf.NO_LEVEL_NOW, CountOf.FIRST_ANSWER)
    moves = (CountOf.MOVED_UP, CountOf.MOVED_DOWN)
    return any(map(counts.of, moves)) and not any(map(counts.of, others))


def levels_words(section: SectionPosition, counts: Counts) -> Counted:
    """Say how many answers of an area are at each level: "Strategy alignment: 3 Absent, 17 Siloed"."""
    if not counts.of(CountOf.CLAIMED):
        return Counted()
    found = [(one, counts.level(one.level_id)) for one in reversed(section.levels) if one.items]
    said = [together((many, f" {one.label}")) for one, many in found]
    left = counts.rest(
        CountOf.ASKED, counts.of(CountOf.CLAIMED), "without a level", "without a level"
    )
    return together(
        (f"{section.section.title}: ", listed_words([*said, *([left] if left else [])]), ".")
    )


def _answered(counts: Counts) -> Counted:
    if counts.of(CountOf.ANSWERED) == counts.of(CountOf.ASKED):
        return counts.words("All {asked|question is answered|questions are answered}.")
    return counts.words("{answered} of {asked|question is|questions are} answered.")


def _opinions(counts: Counts) -> tuple[Counted, ...]:
    """Say how many rest on an opinion, where no evidence backs anything."""
    if counts.of(CountOf.SHOWN) or not counts.of(CountOf.OPINION_ONLY):
        return ()
    one, many = "{n} rests on an opinion only.", "{n} rest on an opinion only."
    return (counts.chosen(CountOf.OPINION_ONLY, one, many),)


def moved_words(counts: Counts, previous: Assessment) -> Counted:
    """Say what moved since the last assessment, each way apart."""
    if counts.of(CountOf.CHANGED) == counts.of(CountOf.NO_LEVEL_EITHER):
        return together((_nothing_moved(counts, previous), _seconds_words(counts)), " ")
    up = "{moved up|answer} moved up" if counts.of(CountOf.MOVED_UP) else "no answer moved up"
    down = "{slipped back} slipped back" if counts.of(CountOf.MOVED_DOWN) else "none slipped back"
    lost = [counts.chosen(*row) for row in (*_CHANGES[2:], _FIRST) if counts.of(row[0])]
    said = listed_words([counts.words(up), counts.words(down), *lost])
    return together((f"Since {previous.title}, ", said, "."))


def _nothing_moved(counts: Counts, previous: Assessment) -> str:
    other = counts.of(CountOf.SECOND_CHANGED) or counts.of(CountOf.CHANGED)
    what = "level" if other else "answer"
    return f"No {what} changed since {previous.title}."


def _seconds_words(counts: Counts) -> Counted:
    """Say how second answers changed, each way apart; empty where none did."""
    if not counts.of(CountOf.SECOND_CHANGED):
        return Counted()
    changed = counts.words("{second answers changed|second answer|second answers} changed")
    return together((together((changed, _second_ways(counts)), ": "), "."))


def _second_ways(counts: Counts) -> Counted:
    return listed_words([counts.chosen(*row) for row in _SECONDS if counts.of(row[0])])


_SECONDS = (
    (CountOf.SECOND_UP, "{n} moved up", "{n} moved up"),
    (CountOf.SECOND_DOWN, "{n} slipped back", "{n} slipped back"),
)


def second_changes_words(named: str, counts: Counts) -> Counted:
    """Say of an area how its second answers changed: "in the strategy 3 moved up and 1 slipped back"."""
    if not counts.of(CountOf.SECOND_CHANGED):
        return Counted()
    ways = _second_ways(counts) or counts.words("{second answers changed} changed")
    return together((named, ways), " ")


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


_FIRST = (
    CountOf.FIRST_ANSWER,
    "{n} has a level for the first time",
    "{n} have a level for the first time",
)


def area_changes_words(section: SectionPosition, counts: Counts, *, apart: bool = False) -> Counted:
    """Say in short what moved in an area and what evidence backs, then and now where both are asked.

    Args:
        apart: whether to say that second answers are no part of the answers that moved.
    """
    if not counts.of(CountOf.CLAIMED):
        return together(("no levels claimed",))
    twice = section.section.asked_twice
    parts = [_since_words(section, counts)] if twice else []
    moved = [counts.chosen(*row) for row in _CHANGES[:2] if counts.of(row[0])]
    parts += [listed_words(moved)] if moved else []
    named = small_first(second_words(section.section))
    named = f"counted apart, {named}" if apart and named else named
    parts.append(second_changes_words(named, counts))
    return together((*parts, counts.words("evidence backs {shown} of {claimed}")), "; ")


def _since_words(section: SectionPosition, counts: Counts) -> Counted:
    """Say how many are better and worse than once, and which are worse: "6 better and 1 worse since the reference point"."""
    places = {str(level.level_id): -at for at, level in enumerate(section.levels)}
    known = [i for i in section.asked if i.answer in places and i.beside in places]
    better = [one for one in known if places[one.answer] > places[one.beside]]
    worse = [one for one in known if places[one.answer] < places[one.beside]]
    up, down = f"better than once ({counts.scope})", f"worse than once ({counts.scope})"
    names = [f"“{one.item.title}”" for one in worse]
    named = together((" (", some_of(names, _NAMED, down), ")")) if worse else ""
    said = (
        number(len(better), up),
        " better and ",
        number(len(worse), down),
        " worse since the reference point",
    )
    return together((*said, named))


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
