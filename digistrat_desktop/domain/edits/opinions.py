"""Opinions of auditors and what the trust replies; neither touches the answer."""

from digistrat_desktop.domain.edits.assessments import response_to
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.ids import derived_id
from digistrat_desktop.domain.record.author import Author
from digistrat_desktop.domain.record.changes import is_empty, put
from digistrat_desktop.domain.record.history import Step
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.trust.reviews import Challenge, Opinion, Reply


def give_opinion(
    workspace: Workspace,
    assessment: Assessment,
    item_id: str,
    said: tuple[Opinion, str],
    author: Author,
    sample: str = "",
) -> Step:
    """Record what an auditor makes of an answer, with the answer as it is now.

    Args:
        said: the opinion and the comment.
        sample: the printed seed of the sample the item was drawn in.

    Raises:
        InvalidValue: an opinion that needs words has none.
    """
    opinion, comment = said
    if opinion.needs_words and not comment.strip():
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
    }
    change = put(workspace, blank, values, author)
    return Step("Give an opinion", () if is_empty(change) else (change,))


def reply_to(
    workspace: Workspace, challenge: Challenge, words: str, author: Author, *, accepted: bool
) -> Step:
    """Record what the trust answers to a challenge; InvalidValue where nothing was said."""
    if not words.strip():
        raise InvalidValue("words", "A reply needs words.")
    replier = author.stamp().actor_id
    blank = Reply(id=derived_id(challenge.id, "reply"), trust_id=challenge.trust_id)
    values = {
        "challenge_id": challenge.id,
        "words": words,
        "accepted": accepted,
        "replier_id": replier,
    }
    change = put(workspace, blank, values, author)
    return Step("Reply", () if is_empty(change) else (change,))
