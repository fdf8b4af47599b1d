"""What others say of an answer: separate answers, what was agreed, reviewers' conclusions and replies."""

from collections.abc import Iterator

from digistrat_desktop.analysis.answers.position import ItemPosition, SectionPosition, answer_label
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.edits.reviews import actions_answering, moderation_of, scores_of
from digistrat_desktop.domain.trust.reviews import BlindScore, Challenge, Reply
from digistrat_desktop.domain.words import day_words, small_first
from digistrat_desktop.reports import blocks as b

_UNKNOWN = "Name not known or erased"
Row = tuple[str, str, str]


def reviews_of(judgement: Judgement, section: SectionPosition, item: ItemPosition) -> b.Blocks:
    """Give all that others say of one answer in a table; nothing when nobody did."""
    item_id = str(item.item.id)
    rows = (
        *_scores(judgement, section, item_id),
        *_agreed(judgement, section, item_id),
        *_opinions(judgement, section, item_id),
    )
    if not rows:
        return ()
    shares = {"Who": 2, "What they say": 3, "In their words": 5}
    return (b.grid(f"What others say of {item_id}", shares, rows, show_caption=True),)


def _scores(judgement: Judgement, section: SectionPosition, item_id: str) -> Iterator[Row]:
    found = scores_of(judgement.workspace, judgement.assessment.id)
    for one in found.get(item_id, ()):
        said = _both(judgement, section, one)
        yield _name(judgement, one.scorer_id), f"Separate answer: {said}", one.why


def _both(judgement: Judgement, section: SectionPosition, score: BlindScore) -> str:
    """Give a separate answer with its second half, each named by its question where there are two."""
    first, asked = answer_label(section, score.answer), section.section.asked_twice
    if asked is not None:
        return f"{asked.then}: {first}; {asked.now}: {answer_label(section, score.second_answer)}"
    if not section.section.second_scale_id or not score.second_answer:
        return first
    levels = judgement.pack.scale(section.section.second_scale_id).levels
    labels = {str(level.id): level.label for level in levels}
    return f"{first}; {labels.get(score.second_answer, score.second_answer)}"


def _agreed(judgement: Judgement, section: SectionPosition, item_id: str) -> Iterator[Row]:
    found = moderation_of(judgement.workspace, judgement.assessment.id, item_id)
    if found is None or not found.agreed:
        return
    yield "The group", f"Agreed answer: {answer_label(section, found.agreed)}", found.why
    if found.dissent.strip():
        yield "Who disagrees", "Does not share the agreed answer", found.dissent


def _opinions(judgement: Judgement, section: SectionPosition, item_id: str) -> Iterator[Row]:
    replies = {one.challenge_id: one for one in judgement.workspace.all(Reply)}
    mine = (one for one in judgement.workspace.all(Challenge) if one.item_id == item_id)
    for one in sorted(mine, key=lambda found: found.id):
        if one.assessment != judgement.assessment.id:
            continue
        then = answer_label(section, one.answer_then)
        sample = f", sample {one.sample}" if one.sample else ""
        found = f". Level found: {answer_label(section, one.level)}" if one.level else ""
        said = f"Conclusion: {one.opinion.label}. The answer at the time: {then}{found}{sample}"
        yield _name(judgement, one.auditor_id), said, one.comment
        if one.id in replies:
            reply = replies[one.id]
            taken = "Reply, accepted" if reply.accepted else "Reply"
            yield _name(judgement, reply.replier_id), taken, reply.words
        for action in actions_answering(judgement.workspace, one):
            owner = judgement.names.get(action.owner_id or "", "") or "No owner yet"
            due = f", due {day_words(action.due)}" if action.due else ""
            state = small_first(action.status.label)
            yield owner, f"Action that answers it: {state}{due}", action.title


def _name(judgement: Judgement, person_id: str | None) -> str:
    return judgement.names.get(person_id or "", "") or _UNKNOWN
