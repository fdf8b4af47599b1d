"""Scoring alone, seeing the spread, and agreeing with reasons and dissent."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from digistrat_desktop.domain.edits.reviews import (
    agree_on,
    give_score,
    moderation_of,
    scores_of,
    spreads_of,
)
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.text_field import PlainTextField
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.pages.card_page import CardPage
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import counted, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.domain.edits.reviews import Spread
    from digistrat_desktop.domain.frameworks.framework import FrameworkPack, Scale
    from digistrat_desktop.domain.record.changes import Step
    from digistrat_desktop.domain.trust.assessment import Assessment
    from digistrat_desktop.ui.session.context import PageContext

PURPOSE = tr(
    "Each person answers alone and returns the file; then everybody's answers are seen together,"
    " before a level is agreed."
)


class ScoringPage(CardPage):
    """One's own score of one item at a time, then the spread."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Score alone"), PURPOSE, parent)
        self._item = ""
        self._revealed = False
        self.item = ChoiceField(tr("Item"), [])
        self.answer = ChoiceField(tr("Your answer"), [])
        self.why = PlainTextField(context.look, tr("Why"))
        self.agreed = ChoiceField(tr("Agreed answer"), [])
        self.dissent = PlainTextField(context.look, tr("Dissent"))
        context.session.changed.connect(self._on_changed)

    def show_state(self, target: str = "") -> None:
        """Show the item to score, and the spread once it was asked for."""
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

    def _on_changed(self, _: object) -> None:
        if self.isVisible():
            self.show_state()

    def _score_card(self, pack: FrameworkPack, items: list[str]) -> Card:
        item, scale = pack.item(self._item), pack.scale_of(self._item)
        card = Card(self._context.look, f"{item.id} {item.title}", bar="accent")
        self.item = ChoiceField(
            tr("Item"), [(one, f"{one} {pack.item(one).title}") for one in items]
        )
        self.item.set_choice(self._item)
        self.item.chosen.connect(self.show_state)
        self.answer = ChoiceField(tr("Your answer"), _answers(scale))
        self.why = PlainTextField(self._context.look, tr("Why"))
        card.add(LabeledField(self._context.look, tr("Item"), self.item))
        card.add(PlainLabel(item.question))
        card.add(LabeledField(self._context.look, tr("Your answer"), self.answer))
        card.add(LabeledField(self._context.look, tr("Why"), self.why))
        card.add(self.button(tr("Record my answer"), self._on_score, primary=True))
        return card

    def _on_score(self) -> None:
        session = self._context.session
        assessment = session.assessment
        answer = self.answer.choice()
        if assessment is None or answer is None:
            self._context.navigator.failed.emit(Refused(tr("Choose your answer first.")))
            return
        values = {"answer": answer, "why": self.why.text()}
        self._submit(
            partial(give_score, session.workspace, assessment, self._item, values, session.author)
        )

    def _reveal_card(self, assessment: Assessment) -> Card:
        scores = scores_of(self._context.session.workspace, assessment.id)
        people = {s.scorer_id for every in scores.values() for s in every}
        card = Card(self._context.look, tr("Everybody's answers"))
        card.add(
            PlainLabel(
                tr(
                    "{people} and {scores} so far.",
                    people=counted(len(people), "person", "people"),
                    scores=counted(len(scores), "item"),
                )
            )
        )
        words = tr("Hide them") if self._revealed else tr("Show the spread")
        card.add(self.button(words, self._on_reveal))
        return card

    def _on_reveal(self) -> None:
        self._revealed = not self._revealed
        self.show_state()

    def _spread_card(self, assessment: Assessment, pack: FrameworkPack, spread: Spread) -> Card:
        labels = dict(_answers(pack.scale_of(spread.item_id)))
        workspace = self._context.session.workspace
        said = tr("All gave the same answer") if spread.agree else tr("People differ")
        card = Card(self._context.look, f"{spread.item_id} {pack.item(spread.item_id).title}")
        counts = ", ".join(f"{labels.get(a, a)} {n}" for a, n in spread.counts)
        card.add(PlainLabel(f"{said}: {counts}."))
        for score in spread.scores:
            name = workspace.name_of(score.scorer_id) or tr("name not kept")
            answer = labels.get(score.answer, score.answer)
            card.add(PlainLabel(f"{name}: {answer}. {score.why}".strip(), tone="secondary"))
        self._add_agreeing(card, assessment, spread, list(labels.items()))
        return card

    def _add_agreeing(
        self, card: Card, assessment: Assessment, spread: Spread, answers: list[tuple[str, str]]
    ) -> None:
        done = moderation_of(self._context.session.workspace, assessment.id, spread.item_id)
        if done is not None:
            agreed = dict(answers).get(done.agreed, done.agreed)
            dissent = tr(" Dissent: {dissent}", dissent=done.dissent) if done.dissent else ""
            card.add(
                PlainLabel(
                    tr(
                        "Agreed: {agreed}. {why}{dissent}",
                        agreed=agreed,
                        why=done.why,
                        dissent=dissent,
                    )
                )
            )
            return
        agreed_field = ChoiceField(tr("Agreed answer"), answers)
        why = PlainTextField(self._context.look, tr("Why this answer"))
        dissent_field = PlainTextField(self._context.look, tr("Who does not agree, and why"))
        for label, field in (
            (tr("Agreed answer"), agreed_field),
            (tr("Why this answer"), why),
            (tr("Who does not agree, and why"), dissent_field),
        ):
            card.add(LabeledField(self._context.look, label, field))
        self.agreed, self.dissent = agreed_field, dissent_field
        fields = (agreed_field, why, dissent_field)
        card.add(self.button(tr("Agree"), partial(self._on_agree, spread.item_id, fields)))

    def _on_agree(
        self, item_id: str, fields: tuple[ChoiceField, PlainTextField, PlainTextField]
    ) -> None:
        session = self._context.session
        agreed, why, dissent = fields
        chosen = agreed.choice()
        if session.assessment is None or chosen is None:
            self._context.navigator.failed.emit(Refused(tr("Choose the agreed answer first.")))
            return
        values = {
            "agreed": chosen,
            "why": why.text(),
            "dissent": dissent.text(),
        }
        make = partial(agree_on, session.workspace, session.assessment, item_id, values)
        self._submit(partial(make, session.author))

    def _submit(self, make: Callable[[], Step]) -> None:
        try:
            step = make()
        except Refused as refusal:
            self._context.navigator.failed.emit(refusal)
            return
        self._context.session.submit(step)


def _answers(scale: Scale | None) -> list[tuple[str, str]]:
    if scale is None:
        return []
    levels = [(str(level.id), level.label) for level in scale.levels]
    return [*levels, *((other.id, other.label) for other in scale.other_answers)]
