"""Questions a board member may ask: none of them repeats what page one says matters most."""

from collections.abc import Iterator

from digistrat_desktop.analysis.answers.evidence import Claim
from digistrat_desktop.analysis.count_words import fallen_since_words
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.plans.options import is_choice
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.reports import blocks as b

_MOST = 4
_TOO_MUCH = "more priorities than capacity"
_QUESTION_OF = {
    "objective served by weak links only": "What do we expect digital work to do for it?",
    "objective served by nothing": "Should digital work help it?",
    _TOO_MUCH: "What do we stop or move?",
    "leading improves, outcome does not": "Are we changing the right thing?",
    "constraint gets worse": "What would make it better?",
    "slipped back": "What are we doing about it?",
    "initiative serves no objective": "Why are we doing it?",
    "highest level on a view only": "What document or data would back this up?",
    "nothing is ruled out": "What will we not do?",
}


def questions_section(judgement: Judgement) -> b.Blocks:
    """Give a few questions with the facts they come from; nothing where none follows."""
    asked = tuple(questions_for(judgement))[:_MOST]
    if not asked:
        return ()
    heading = b.Heading(2, "Questions a member may ask", "questions", tight=True)
    return heading, b.NumberedList(asked, tight=True)


def questions_for(judgement: Judgement) -> Iterator[b.Runs]:
    """Give what was better once, what evidence shows less of, what was found, then the board's own."""
    yield from _then_and_now(judgement)
    yield from _other_levels(judgement)
    yield from _found(judgement)
    reflection = judgement.section(SectionKind.REFLECTION)
    for item in reflection.items if reflection else ():
        if not item.noted:
            yield b.text(item.item.question, bold=True)


def _then_and_now(judgement: Judgement) -> Iterator[b.Runs]:
    section = judgement.section(SectionKind.MOMENTUM)
    if section is None:
        return
    words = fallen_since_words(section, judgement.counts.sections[section.section.id])
    if words:
        yield (*b.text(words), b.Run(" Which do we want back?", bold=True))


def _other_level(judgement: Judgement) -> Claim | None:
    """Give a level that evidence in date does not show, the first of them in the framework."""
    mains = {finding.record for finding in judgement.three}
    found = (c for c in judgement.claims if _shows_another(c) and c.item.item.id not in mains)
    return next(found, None)


def _other_levels(judgement: Judgement) -> Iterator[b.Runs]:
    claim = _other_level(judgement)
    if claim is not None:
        title, level = claim.item.item.title, claim.claimed_label
        words = f"“{title}” is claimed as {level}, and evidence shows {claim.supported_label}."
        doubt = judgement.doubts.get(claim.item.item.id, "")
        yield (b.Run(f"{words} {doubt}".rstrip()), b.Run(f" What would show {level}?", bold=True))


def _shows_another(claim: Claim) -> bool:
    return claim.last_day is None and claim.supported not in {"", claim.claimed}


def _found(judgement: Judgement) -> Iterator[b.Runs]:
    """Ask about one finding of each rule that is not among the main ones."""
    mains = {finding.rule for finding in judgement.three}
    if judgement.front and judgement.front.asks and any(map(is_choice, judgement.scenarios)):
        mains.add(_TOO_MUCH)  # page one asks it, with the options
    claim = _other_level(judgement)
    asked = "" if claim is None else claim.item.item.id
    by_rule = {one.rule: one for one in reversed(judgement.findings) if one.record != asked}
    for rule, question in _QUESTION_OF.items():
        if rule in by_rule and rule not in mains:
            yield (*b.text(by_rule[rule].sentence), b.Run(f" {question}", bold=True))
