"""The register of counts in words."""

from collections.abc import Iterable

from digistrat_desktop.analysis.answers.movement import Cause
from digistrat_desktop.analysis.answers.position import SectionPosition
from digistrat_desktop.analysis.counts import CountOf, Counts
from digistrat_desktop.domain.words import (
    counted,
    in_clauses,
    month_words,
    number_word,
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


def level_words(section: SectionPosition, counts: Counts) -> str:
    """Say how many questions are at each level: "5 Embedded, 6 Siloed, 1 Absent"."""
    return ", ".join(f"{counts.levels[lv.level_id].value} {lv.label}" for lv in section.levels)


def rest_words(counts: Counts) -> str:
    """Say how many are at no level, and why: "1 half answered, 2 cannot say yet"."""
    return ", ".join(_rest_words(counts, _NOT_LEVELS))


def _rest_words(counts: Counts, rows: Iterable[tuple[CountOf, str, str]]) -> list[str]:
    found = ((counts.of(what), one, many) for what, one, many in rows)
    return [f"{number} {one if number == 1 else many}" for number, one, many in found if number]


def answers_words(section: SectionPosition, counts: Counts) -> str:
    """Say how many questions of a section stand how; together they are the questions asked."""
    return ", ".join(part for part in (level_words(section, counts), rest_words(counts)) if part)


def shown_words(counts: Counts) -> str:
    """Say how many claimed levels are shown: "6 of 12 shown by a document or data"."""
    many = f"{counts.of(CountOf.SHOWN)} of {counts.of(CountOf.CLAIMED)}"
    return f"{many} shown by a document or data"


def claims_words(counts: Counts) -> str:
    """Say how many claims are shown: "Six of 12 claimed levels are shown; six are stated only."."""
    claimed, shown = counts.of(CountOf.CLAIMED), counts.of(CountOf.SHOWN)
    if not claimed:
        return "No level is claimed yet."
    total = counted(claimed, "claimed level")
    some = sentence_case(number_word(shown)) if shown else "None"
    first = f"{some} of {total if shown else f'the {total}'} {'is' if shown < 2 else 'are'} shown"  # noqa: PLR2004 - the plural
    stated = counts.of(CountOf.STATED_ONLY)
    return f"{first}; {number_word(stated)} {'is' if stated == 1 else 'are'} stated only."


def answered_words(counts: Counts) -> str:
    """Say how much is answered: "54 of 60 questions answered, 1 cannot say yet, 5 not answered"."""
    said = f"{counts.of(CountOf.ANSWERED)} of {counts.of(CountOf.ASKED)} questions answered"
    rest = _rest_words(counts, [row for row in _NOT_LEVELS if row[0] is not CountOf.DOES_NOT_APPLY])
    return ", ".join((said, *rest))


def how_sure(counts: Counts) -> tuple[str, ...]:
    """Say in short sentences how far an assessment can be leant on; nothing of what is nought."""
    words = [f"{answered_words(counts)}."]
    shown, stated = counts.of(CountOf.SHOWN), counts.of(CountOf.STATED_ONLY)
    if shown or stated:
        words.append(f"{shown} shown by a document or data, {stated} stated only.")
    if counts.oldest_evidence:
        words.append(f"Oldest evidence: {month_words(counts.oldest_evidence)}.")
    if old := counts.of(CountOf.PAST_SHELF_LIFE):
        words.append(f"{old} {'rests' if old == 1 else 'rest'} on evidence past its shelf life.")
    if carried := counts.of(CountOf.CARRIED):
        words.append(f"{carried} carried forward and not re-confirmed.")
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
        return "No answer differs."
    found = ((cause, counts.of(what)) for cause, what in BY_CAUSE.items())
    return in_clauses(
        [f"{counted(many, 'answer')}: {small_first(cause.label)}" for cause, many in found if many]
    )
