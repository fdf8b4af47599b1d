"""Scoring alone, seeing all scores together and agreeing; and opinions of auditors.

An opinion, and what the trust replies to it, never touches the answer.
"""

from collections import Counter
from dataclasses import dataclass

from digistrat_desktop.domain.edits.assessments import response_to, set_response
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.ids import AssessmentId, RecordId, derived_id
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.changes import Step, put, step_of
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.actions import Action, ActionStatus
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.trust.reviews import (
    BlindScore,
    Challenge,
    Moderation,
    Opinion,
    Reply,
    place_of_score,
)


@dataclass(frozen=True, slots=True)
class Spread:
    """What several people said of one item, each alone."""

    item_id: str
    scores: tuple[BlindScore, ...]
    counts: tuple[tuple[str, int], ...]  # how many gave each answer, in no order of merit

    @property
    def agree(self) -> bool:
        return len(self.counts) <= 1


def score_id(place: str, item_id: str, scorer: str) -> RecordId:
    return derived_id(place, item_id, scorer, "blind")


def moderation_id(place: str, item_id: str) -> RecordId:
    return derived_id(place, item_id, "moderation")


def give_score(
    workspace: Workspace,
    assessment: Assessment,
    item_id: str,
    values: dict[str, str],
    author: Author,
) -> Step:
    """Record one's own answer, second_answer and why; nobody else's is touched."""
    scorer = author.stamp().actor_id
    blank = score_by(workspace, assessment.id, item_id, scorer) or BlindScore(
        id=score_id(assessment.id, item_id, scorer),
        trust_id=assessment.trust_id,
        assessment_id=AssessmentId(assessment.id),  # so that no copy without answers holds it
    )
    given = {**values, "assessment": assessment.id, "item_id": item_id, "scorer_id": scorer}
    return step_of("Score", put(workspace, blank, given, author))


def score_by(
    workspace: Workspace, assessment_id: str, item_id: str, scorer: str
) -> BlindScore | None:
    """Give what one person answered separately; None where they did not."""
    given = scores_of(workspace, assessment_id).get(item_id, ())
    return next((one for one in given if one.scorer_id == scorer), None)


def scores_of(workspace: Workspace, assessment_id: str) -> dict[str, tuple[BlindScore, ...]]:
    found: dict[str, list[BlindScore]] = {}
    for score in workspace.all(BlindScore):
        if place_of_score(score) == assessment_id and score.answer:
            found.setdefault(score.item_id, []).append(score)
    return {item: tuple(sorted(one, key=lambda s: s.id)) for item, one in found.items()}


def spreads_of(workspace: Workspace, assessment_id: str) -> tuple[Spread, ...]:
    """Give what was said of each item, those on which people differ first."""
    found = [_spread(item, scores) for item, scores in scores_of(workspace, assessment_id).items()]
    return tuple(sorted(found, key=lambda spread: (spread.agree, spread.item_id)))


def _spread(item_id: str, scores: tuple[BlindScore, ...]) -> Spread:
    counts = Counter(score.answer for score in scores)
    return Spread(item_id, scores, tuple(sorted(counts.items())))


def moderation_of(workspace: Workspace, assessment_id: str, item_id: str) -> Moderation | None:
    made = (one for one in workspace.all(Moderation) if one.item_id == item_id)
    return next((one for one in made if place_of_score(one) == assessment_id), None)


def agree_on(
    workspace: Workspace,
    assessment: Assessment,
    item_id: str,
    values: dict[str, str],
    author: Author,
) -> Step:
    """Record the agreed level with why and who dissents, and make it the answer.

    Args:
        values: agreed, why, dissent.

    Raises:
        InvalidValue: people differ and it is not said why this level.
    """
    scores = scores_of(workspace, assessment.id).get(item_id, ())
    if not _spread(item_id, scores).agree and not has_words(values.get("why", "")):
        raise InvalidValue("why", "People gave different answers. Say why you agreed this level.")
    blank = moderation_of(workspace, assessment.id, item_id) or Moderation(
        id=moderation_id(assessment.id, item_id),
        trust_id=assessment.trust_id,
        assessment_id=AssessmentId(assessment.id),
    )
    given = {**values, "assessment": assessment.id, "item_id": item_id}
    agreed = put(workspace, blank, given, author)
    answer = {"answer": values["agreed"]}
    if values.get("why"):
        answer["rationale"] = values["why"]
    step = set_response(workspace, assessment, item_id, answer, author)
    return step_of("Agree a level", agreed, *step.changes)


def give_opinion(
    workspace: Workspace,
    assessment: Assessment,
    item_id: str,
    said: tuple[Opinion, str] | tuple[Opinion, str, str],
    author: Author,
    sample: str = "",
) -> Step:
    """Record what an auditor makes of an answer, with the answer as it is now.

    Args:
        said: the opinion, the comment and, where they found another, the level.
        sample: the printed seed of the sample the item was drawn in.

    Raises:
        InvalidValue: an opinion that needs words has none.
    """
    opinion, comment, *level = said
    if opinion.needs_words and not has_words(comment):
        raise InvalidValue("comment", f"“{opinion.label}” needs a comment.")
    auditor = author.stamp().actor_id
    blank = Challenge(
        id=derived_id(assessment.id, item_id, auditor, "challenge"), trust_id=assessment.trust_id
    )
    values = {
        "assessment": assessment.id,
        "item_id": item_id,
        "opinion": opinion,
        "comment": comment,
        "answer_then": response_to(workspace, assessment, item_id).answer,
        "sample": sample,
        "auditor_id": auditor,
        "level": "" if opinion is Opinion.AGREE else "".join(level),
    }
    return step_of("Review answer", put(workspace, blank, values, author))


def standing_challenges(
    workspace: Workspace, assessment_id: str
) -> tuple[tuple[Challenge, Reply | None], ...]:
    """Give conclusions that do not simply agree, with what was replied; not those declined."""
    replies = {one.challenge_id: one for one in workspace.all(Reply)}
    mine = [
        (one, replies.get(one.id))
        for one in workspace.all(Challenge)
        if one.assessment == assessment_id and one.opinion.needs_words
    ]
    return tuple(pair for pair in mine if pair[1] is None or pair[1].accepted)


def actions_answering(workspace: Workspace, challenge: Challenge) -> tuple[Action, ...]:
    """Give the actions that answer a conclusion, the earliest due first; cancelled ones answer nothing."""
    found = (
        one
        for one in workspace.all(Action)
        if challenge.id in one.addresses and one.status is not ActionStatus.DROPPED
    )
    return tuple(sorted(found, key=lambda one: (one.due is None, str(one.due), one.id)))


def reply_to(
    workspace: Workspace, challenge: Challenge, words: str, author: Author, *, accepted: bool
) -> Step:
    """Record what the trust answers to a challenge; InvalidValue where nothing was said."""
    if not has_words(words):
        raise InvalidValue("words", "Write a reply.")
    replier = author.stamp().actor_id
    blank = Reply(id=derived_id(challenge.id, "reply"), trust_id=challenge.trust_id)
    values = {
        "challenge_id": challenge.id,
        "words": words,
        "accepted": accepted,
        "replier_id": replier,
    }
    return step_of("Reply", put(workspace, blank, values, author))
