"""Scoring alone, seeing the spread, and agreeing with reasons and dissent."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from digistrat_desktop.analysis.answers.position import questions_asked
from digistrat_desktop.domain.edits.reviews import (
    Spread,
    agree_on,
    give_score,
    moderation_of,
    score_by,
    scores_of,
    spreads_of,
)
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import FrameworkPack, Scale
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.trust.reviews import BlindScore, Moderation
from digistrat_desktop.domain.wire.codecs import local_time
from digistrat_desktop.domain.words import short_day
from digistrat_desktop.services.record.reading import scored_at
from digistrat_desktop.ui.forms.asking import Begin
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, Pairs
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.pages.signed_note import signed_cards
from digistrat_desktop.ui.pages.skeletons import CardPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr, tr_count

PURPOSE = tr(
    "Each person answers alone and returns the file. Then you see everyone's answers "
    "together, before you agree a level."
)
_ITEM = FieldSpec("item", tr("Question"), Asked.CHOICE)
_SCORE = (
    FieldSpec("answer", tr("Your answer"), Asked.CHOICE),
    FieldSpec("why", tr("Why"), Asked.TEXT),
)
_AGREED = (
    FieldSpec("agreed", tr("Agreed answer"), Asked.CHOICE),
    FieldSpec("why", tr("Why this answer"), Asked.TEXT),
    FieldSpec("dissent", tr("Who disagrees, and why"), Asked.TEXT),
)


class ScoringPage(CardPage):
    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Answer separately"), PURPOSE)
        self._item = ""
        self._revealed = False
        self._mine: PlainLabel | None = None  # what this person gave to the question
        self._answer: FieldSet | None = None
        self._asked: tuple[str, frozenset[str]] = ("", frozenset())  # of an assessment, by its id
        context.session.changed.connect(self._on_changed)
        context.insight.ready.connect(self._on_judged)

    def show_state(self, target: str = "") -> None:
        """Show the answers to a question, by its id or that of what was agreed on it."""
        session = self._context.session
        agreed = session.workspace.find(Moderation, target)
        target = agreed.item_id if agreed is not None else target
        assessment, pack = session.assessment, session.pack
        if assessment is None or pack is None:
            return
        items = self._items(assessment, pack, target)
        if target or self._item not in items:
            self._item = target or items[0]
        score, reveal = self._score_card(assessment, pack, items), self._reveal_card(assessment)
        cards = [*signed_cards(self._context), score, reveal]
        if self._revealed:
            spreads = spreads_of(session.workspace, assessment.id)
            cards += [self._spread_card(assessment, pack, spread) for spread in spreads]
        self.show_cards(cards)

    def _items(self, assessment: Assessment, pack: FrameworkPack, wanted: str) -> list[str]:
        """Give the questions with levels that the form asks, those answered separately, and one wanted."""
        scaled = [str(item.id) for item in pack.items() if pack.scale_of(item.id) is not None]
        of, asked = self._asked = self._asked_now() or self._asked
        if of != str(assessment.id):  # not judged yet
            return scaled
        there = asked | {*scores_of(self._context.session.workspace, assessment.id), wanted}
        return [one for one in scaled if one in there]

    def _asked_now(self) -> tuple[str, frozenset[str]] | None:
        """Give the questions that the form asks, once what is open has been judged."""
        judgement, assessment = self._context.insight.current(), self._context.session.assessment
        if judgement is None or assessment is None:
            return None
        asked = frozenset(str(one.item.id) for _, one in questions_asked(judgement.position))
        return str(assessment.id), asked

    def _on_judged(self, *_: object) -> None:
        if self._asked_now() not in {None, self._asked}:
            self._on_changed()

    def _score_card(self, assessment: Assessment, pack: FrameworkPack, items: list[str]) -> Card:
        item, scale = pack.item(self._item), pack.scale_of(self._item)
        card = Card(self._context.look, f"{item.id} {item.title}", bar="accent")
        names = tuple((one, f"{one} {pack.item(one).title}") for one in items)
        chosen = self.ask(card, _ITEM, begin=Begin({"item": self._item}, {"item": names}))
        chosen.edited.connect(self._on_item)
        card.add(PlainLabel(item.question))
        mine, choices = self._given(assessment, self._item), {"answer": _answers(scale)}
        begin, self._mine, self._answer = Begin(choices=choices), None, None
        if mine is not None:
            begin = Begin({"answer": mine.answer, "why": mine.why}, choices)
            self._show_given(card, mine, dict(choices["answer"]))
        if self._context.session.is_locked:
            return card
        draft = self._context.session.draft_of("score", self._item, in_assessment=True)
        fields = self._answer = self.ask(card, *_SCORE, begin=begin, draft=draft)
        words = tr("Save my answer") if mine is None else tr("Change my answer")
        card.add(self.button(words, partial(self._on_score, fields), primary=True))
        return card

    def _given(self, assessment: Assessment, item_id: str) -> BlindScore | None:
        session = self._context.session
        me = session.author.stamp().actor_id
        return score_by(session.workspace, str(assessment.id), item_id, me)

    def _show_given(self, card: Card, mine: BlindScore, labels: dict[str, str]) -> None:
        """Show what this person gave; when that was is asked of the change history."""
        said = labels.get(mine.answer, mine.answer)
        label = self._mine = PlainLabel(_given_words(said, mine.why, None))
        card.add(label)

        def on_found(at: datetime | None) -> None:
            if self._mine is label:
                label.setText(_given_words(said, mine.why, at))

        self._context.ask_when_saved(partial(scored_at, score=mine), on_found)

    def _on_item(self, _: str, item_id: str) -> None:
        self.show_state(item_id)

    def _on_score(self, fields: FieldSet) -> None:
        session, values = self._context.session, fields.read()
        assessment = session.assessment
        if assessment is None or values["answer"] is None:
            self._context.refuse(give_score, Refused(tr("Choose your answer first.")))
            return
        about = (session.workspace, assessment, self._item)
        if self.submit(partial(give_score, *about, values, session.author), fields):
            self._go_on(assessment)

    def _go_on(self, assessment: Assessment) -> None:
        """Show the next question that this person has not answered, with the keyboard at its answer."""
        pack = self._context.session.pack
        if pack is None:
            return
        after = _after(self._items(assessment, pack, self._item), self._item)
        left = (one for one in after if self._given(assessment, one) is None)
        self.show_state(next(left, self._item))
        if self._answer is not None:
            self._answer.boxes["answer"].point_at()

    def _reveal_card(self, assessment: Assessment) -> Card:
        scores = scores_of(self._context.session.workspace, assessment.id)
        people = {s.scorer_id for every in scores.values() for s in every}
        card = Card(self._context.look, tr("Everyone's answers"))
        card.add(PlainLabel(_so_far(len(people), len(scores))))
        words = tr("Hide answers") if self._revealed else tr("Show all answers")
        card.add(self.button(words, self._on_reveal))
        return card

    def _on_reveal(self) -> None:
        self._revealed = not self._revealed
        self.show_state()

    def _spread_card(self, assessment: Assessment, pack: FrameworkPack, spread: Spread) -> Card:
        labels = dict(_answers(pack.scale_of(spread.item_id)))
        workspace = self._context.session.workspace
        said = tr("Everyone gave the same answer") if spread.agree else tr("Answers differ")
        card = Card(self._context.look, f"{spread.item_id} {pack.item(spread.item_id).title}")
        counts = ", ".join(f"{labels.get(a, a)} {n}" for a, n in spread.counts)
        card.add(PlainLabel(f"{said}: {counts}."))
        for score in spread.scores:
            name = workspace.name_of(score.scorer_id) or tr("Name not available")
            answer = labels.get(score.answer, score.answer)
            card.add(PlainLabel(f"{name}: {answer}. {score.why}".strip(), tone="secondary"))
        self._add_agreeing(card, assessment, spread, tuple(labels.items()))
        return card

    def _add_agreeing(
        self, card: Card, assessment: Assessment, spread: Spread, answers: Pairs
    ) -> None:
        done = moderation_of(self._context.session.workspace, assessment.id, spread.item_id)
        if done is not None:
            agreed = dict(answers).get(done.agreed, done.agreed)
            dissent = tr(" Disagreement: {dissent}", dissent=done.dissent) if done.dissent else ""
            said = {"agreed": agreed, "why": done.why, "dissent": dissent}
            card.add(PlainLabel(tr("Agreed: {agreed}. {why}{dissent}", **said)))
        if done is not None or self._context.session.is_locked:
            return
        draft = self._context.session.draft_of("agreed", spread.item_id, in_assessment=True)
        begin = Begin(choices={"agreed": answers})
        fields = self.ask(card, *_AGREED, begin=begin, draft=draft)
        card.add(self.button(tr("Agree"), partial(self._on_agree, spread.item_id, fields)))

    def _on_agree(self, item_id: str, fields: FieldSet) -> None:
        session, values = self._context.session, fields.read()
        if session.assessment is None or values["agreed"] is None:
            self._context.refuse(agree_on, Refused(tr("Choose the agreed answer first.")))
            return
        make = partial(agree_on, session.workspace, session.assessment, item_id, values)
        self.submit(partial(make, session.author), fields)


def _after(items: Sequence[str], item: str) -> tuple[str, ...]:
    """Give the questions that follow one, and then those before it."""
    place = items.index(item)
    return (*items[place + 1 :], *items[:place])


def _given_words(answer: str, why: str, at: datetime | None) -> str:
    said = {"answer": answer, "why": why}
    if at is None:
        return tr("You answered {answer}. {why}", **said).strip()
    day = short_day(local_time(at).date())
    return tr("You answered {answer} on {day}. {why}", day=day, **said).strip()


def _so_far(people: int, questions: int) -> str:
    if not people:
        return tr("Nobody has answered separately yet.")
    who = tr_count(
        people, "1 person has answered separately.", "%n people have answered separately."
    )
    which = tr_count(
        questions, "1 question has separate answers.", "%n questions have separate answers."
    )
    return f"{who} {which}"


def _answers(scale: Scale | None) -> Pairs:
    if scale is None:
        return ()
    levels = ((str(level.id), level.label) for level in scale.levels)
    return (*levels, *((other.id, other.label) for other in scale.other_answers))
