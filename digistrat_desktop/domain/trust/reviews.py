"""What others say of answers: auditors' opinions with replies, scores given alone, moderation.

All belong to the trust and not to the assessment, so that they can be kept beside a sealed one;
none of them ever overwrites an answer.
"""

from dataclasses import dataclass

from digistrat_desktop.domain.ids import PersonId
from digistrat_desktop.domain.wire.codecs import ChoiceCodec, Code, Flag, Note, Ref, stored
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.domain.words import Labelled


class Opinion(Labelled):
    AGREE = "agree", "Agree"
    AGREE_WITH_COMMENT = "agree_with_comment", "Agree, with a comment"
    CANNOT_CONFIRM = "cannot_confirm", "Cannot confirm"
    DISAGREE = "disagree", "Disagree"

    @property
    def needs_words(self) -> bool:
        """True where an opinion without a comment helps nobody."""
        return self is not Opinion.AGREE


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge(Record, kind="challenge"):
    assessment: str = stored(Ref("assessment"), default="")
    item_id: str = stored(Ref("item"), default="")
    opinion: Opinion = stored(ChoiceCodec(Opinion), default=Opinion.AGREE)
    comment: str = stored(Note(), default="")
    answer_then: str = stored(Code(40), default="")  # the answer the opinion is about, as it was
    # the printed seed of the sample the item was drawn in, or empty
    sample: str = stored(Code(40), default="")
    auditor_id: PersonId | None = stored(Ref("person"))
    # the level the auditor found instead; empty where none was named, or the answer is agreed
    level: str = stored(Code(40), default="")

    @property
    def level_found(self) -> str:
        """The level the auditor stands by: the trust's where they agree; empty where none is known."""
        return self.level or (self.answer_then if self.opinion is Opinion.AGREE else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Record, kind="reply"):
    challenge_id: str = stored(Ref("challenge"), default="")
    words: str = stored(Note(), default="")
    accepted: bool = stored(Flag(), default=False)  # the trust agrees and will act on it
    replier_id: PersonId | None = stored(Ref("person"))


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindScore(Record, kind="blind_score"):
    """One person's own answer to an item, given without seeing anybody else's."""

    assessment: str = stored(Ref("assessment"), default="")
    item_id: str = stored(Ref("item"), default="")
    answer: str = stored(Code(40), default="")
    second_answer: str = stored(Code(40), default="")
    why: str = stored(Note(), default="")
    scorer_id: PersonId | None = stored(Ref("person"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderation(Record, kind="moderation"):
    """What was agreed on an item after everybody's own answers were seen together."""

    assessment: str = stored(Ref("assessment"), default="")
    item_id: str = stored(Ref("item"), default="")
    agreed: str = stored(Code(40), default="")
    why: str = stored(Note(), default="")
    # who did not agree and why, in words; empty when all did
    dissent: str = stored(Note(), default="")


def place_of_score(one: BlindScore | Moderation) -> str:
    """Give the assessment it is part of; older copies in a revision name the one they were copied from."""
    return str(one.assessment_id or one.assessment)
