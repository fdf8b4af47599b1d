"""Scoring alone, seeing the spread, and agreeing with reasons and dissent."""

from functools import partial

from digistrat_desktop.domain.edits.reviews import (
    Spread,
    agree_on,
    give_score,
    moderation_of,
    scores_of,
    spreads_of,
)
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import FrameworkPack, Scale
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.ui.forms.asking import Begin
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, Pairs
from digistrat_desktop.ui.kit.card import Card
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
        context.session.changed.connect(self._on_changed)

    def show_state(self, target: str = "") -> None:
        session = self._context.session
        assessment, pack = session.assessment, session.pack
        if assessment is None or pack is None:
            return
        items = [str(item.id) for item in pack.items() if pack.scale_of(item.id) is not None]
        self._item = target or self._item or items[0]
        cards = [self._score_card(pack, items), self._reveal_card(assessment)]
        if self._revealed:
            spreads = spreads_of(session.workspace, assessment.id)
            cards += [self._spread_card(assessment, pack, spread) for spread in spreads]
        self.show_cards(cards)

    def _score_card(self, pack: FrameworkPack, items: list[str]) -> Card:
        item, scale = pack.item(self._item), pack.scale_of(self._item)
        card = Card(self._context.look, f"{item.id} {item.title}", bar="accent")
        names = tuple((one, f"{one} {pack.item(one).title}") for one in items)
        chosen = self.ask(card, _ITEM, begin=Begin({"item": self._item}, {"item": names}))
        chosen.edited.connect(self._on_item)
        card.add(PlainLabel(item.question))
        begin = Begin(choices={"answer": _answers(scale)})
        draft = self._context.session.draft_of("score", self._item, in_assessment=True)
        fields = self.ask(card, *_SCORE, begin=begin, draft=draft)
        record = partial(self._on_score, fields)
        card.add(self.button(tr("Save my answer"), record, primary=True))
        return card

    def _on_item(self, _: str, item_id: str) -> None:
        self.show_state(item_id)

    def _on_score(self, fields: FieldSet) -> None:
        session, values = self._context.session, fields.read()
        assessment = session.assessment
        if assessment is None or values["answer"] is None:
            self._context.navigator.failed.emit(Refused(tr("Choose your answer first.")))
            return
        about = (session.workspace, assessment, self._item)
        self.submit(partial(give_score, *about, values, session.author), fields)

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
            return
        draft = self._context.session.draft_of("agreed", spread.item_id, in_assessment=True)
        begin = Begin(choices={"agreed": answers})
        fields = self.ask(card, *_AGREED, begin=begin, draft=draft)
        card.add(self.button(tr("Agree"), partial(self._on_agree, spread.item_id, fields)))

    def _on_agree(self, item_id: str, fields: FieldSet) -> None:
        session, values = self._context.session, fields.read()
        if session.assessment is None or values["agreed"] is None:
            self._context.navigator.failed.emit(Refused(tr("Choose the agreed answer first.")))
            return
        make = partial(agree_on, session.workspace, session.assessment, item_id, values)
        self.submit(partial(make, session.author), fields)


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
