"""An auditor's sample and opinions, and the trust's replies; no answer is ever touched here."""

from functools import partial

from digistrat_desktop.analysis.answers.position import label_on
from digistrat_desktop.domain.edits.assessments import response_to
from digistrat_desktop.domain.edits.reviews import actions_answering, give_opinion, reply_to
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.rules.sampling import Drawn
from digistrat_desktop.domain.trust.reviews import Challenge, Opinion, Reply
from digistrat_desktop.domain.words import small_first
from digistrat_desktop.domain.written_numbers import figures
from digistrat_desktop.services.record.reading import audit_sample, challenges_of
from digistrat_desktop.ui.forms.asking import Begin
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.pages.signed_note import signed_cards
from digistrat_desktop.ui.pages.skeletons import CardPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import Cell, CellLink
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

PURPOSE = tr(
    "Pick a sample of answers to review. High claims with weak evidence are picked more "
    "often. Your conclusions appear next to the answers and never change them."
)
_SIZES = (("5", tr("5 answers")), ("10", tr("10 answers")), ("20", tr("20 answers")))
_SAMPLE = (
    FieldSpec(
        "seed", tr("Sample code"), example=tr("2026-A"),
        help_text=tr("Quote it in your findings. The same code picks the same answers again."),
    ),
    FieldSpec("size", tr("How many"), Asked.CHOICE, _SIZES),
)  # fmt: skip
_OPINION = (
    FieldSpec("opinion", tr("Conclusion"), Asked.CHOICE, labels_of(Opinion), Opinion),
    FieldSpec("comment", tr("Comment"), Asked.TEXT),
    FieldSpec(
        "level", tr("Level found instead"), Asked.CHOICE,
        help_text=tr("Only if you found another level. The region page counts how often levels agree."),
    ),
)  # fmt: skip
_REPLY = FieldSpec("words", tr("Reply"), Asked.TEXT)


class ReviewPage(CardPage):
    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Review"), PURPOSE)
        self._sample: tuple[Drawn, ...] = ()
        self._item = ""
        self._seed = ""
        context.session.changed.connect(self._on_changed)

    def show_state(self, target: str = "") -> None:
        """Show the sample and the opinions so far.

        Args:
            target: an item's id, to give an opinion on; or an opinion's or a reply's, which are there already.
        """
        known = self._context.session.workspace.any_of(target)
        self._item = "" if known is not None else target or self._item
        assessment = self._context.session.assessment
        if assessment is None or self._context.session.pack is None:
            return
        cards = [*signed_cards(self._context), self._sample_card()]
        if self._item:
            cards.append(self._opinion_card(self._item))
        self.show_cards([*cards, *self._challenge_cards(assessment.id)])

    def _sample_card(self) -> Card:
        card = Card(self._context.look, tr("Sample"))
        draft = self._context.session.draft_of("sample", in_assessment=True)
        begin = Begin({"seed": self._seed, "size": "10"})
        fields = self.ask(card, *_SAMPLE, begin=begin, draft=draft)
        fields.boxes["size"].label.hide()
        draw = self.button(tr("Pick sample"), partial(self._on_draw, fields), primary=True)
        card.add_layout(self.row(fields.boxes["size"], draw))
        table = ListTable(self._context.look, (tr("Answer"), tr("Weight"), ""), (1, 0, 0), 0)
        table.show_rows([self._drawn_row(one) for one in self._sample])
        card.add(table)
        return card

    def _drawn_row(self, one: Drawn) -> tuple[Cell, ...]:
        item = self._pack().item(one.item_id)
        look = partial(self.show_state, one.item_id)
        name = f"{item.id} {item.title}"
        spoken = tr("Review the answer on {name}", name=name)
        return name, figures(one.weight, 1), CellLink(tr("Review answer"), spoken, look)

    def _pack(self) -> FrameworkPack:
        pack = self._context.session.pack
        if pack is None:
            raise Refused(tr("No assessment is open. Open one from Home."))
        return pack

    def _label_of(self, item_id: str, answer: str) -> str:
        return label_on(self._pack().scale_of(item_id), answer)

    def _on_draw(self, fields: FieldSet) -> None:
        session, (seed, size) = self._context.session, fields.read().values()
        assessment = session.assessment
        if assessment is None or not seed:
            self._context.refuse(audit_sample, Refused(tr("Enter a sample code.")))
            return
        self._context.succeed(audit_sample)
        self._seed, size = seed, int(size)
        fields.give(bool, seed)
        self._sample = audit_sample(session.workspace, assessment, self._pack(), self._seed, size)
        self.show_state()

    def _opinion_card(self, item_id: str) -> Card:
        session = self._context.session
        item, card = self._pack().item(item_id), Card(self._context.look, "", bar="accent")
        card.set_title(f"{item.id} {item.title}")
        card.title.show()
        card.add(PlainLabel(item.question))
        if session.assessment is not None:
            response = response_to(session.workspace, session.assessment, item_id)
            answer, rationale = self._label_of(item_id, response.answer), response.rationale
            words = tr("Answered: {answer}. {rationale}", answer=answer, rationale=rationale)
            card.add(PlainLabel(words))
        if session.is_locked:
            return card
        draft = session.draft_of("conclusion", item_id, in_assessment=True)
        scale = self._pack().scale_of(item_id)
        levels = tuple((str(one.id), one.label) for one in scale.levels) if scale else ()
        begin = Begin(choices={"level": (("", tr("No other level")), *levels)})
        give = partial(self._on_opinion, self.ask(card, *_OPINION, begin=begin, draft=draft))
        card.add(self.button(tr("Save conclusion"), give))
        return card

    def _on_opinion(self, fields: FieldSet) -> None:
        session = self._context.session
        assessment = session.assessment
        opinion, comment, level = fields.read().values()
        if assessment is None or opinion is None:
            self._context.refuse(give_opinion, Refused(tr("Choose a conclusion first.")))
            return
        said, seed = (opinion, comment, level or ""), self._seed[:40] if self._sample else ""
        item, self._item = self._item, ""
        made = partial(give_opinion, session.workspace, assessment, item, said, session.author)
        if not self.submit(partial(made, seed), fields):
            self._item = item

    def _challenge_cards(self, assessment_id: str) -> list[Card]:
        found = challenges_of(self._context.session.workspace, assessment_id)
        return [self._challenge_card(challenge, reply) for challenge, reply in found]

    def _challenge_card(self, challenge: Challenge, reply: Reply | None) -> Card:
        known = self._context.session.workspace.name_of(challenge.auditor_id)
        card = Card(self._context.look, f"{challenge.item_id}: {challenge.opinion.label}")
        then = self._label_of(challenge.item_id, challenge.answer_then)
        name, comment = known or tr("Name not available"), challenge.comment
        said = {"name": name, "then": then, "comment": comment}
        words = tr("{name}, about the answer “{then}”. {comment}", **said)
        card.add(PlainLabel(words.strip()))
        if challenge.level:
            level = self._label_of(challenge.item_id, challenge.level)
            card.add(PlainLabel(tr("Level found instead: {level}", level=level)))
        if reply is not None:
            taken = tr("Accepted") if reply.accepted else tr("Not accepted")
            card.add(PlainLabel(f"{taken}: {reply.words}"))
        self._add_actions(card, challenge)
        if reply is not None or self._context.session.is_locked:
            return card
        draft = self._context.session.draft_of("reply", challenge.id, in_assessment=True)
        fields = self.ask(card, _REPLY, draft=draft)
        accept = self.button(tr("Accept"), partial(self._on_reply, challenge, fields, True))
        refuse = self.button(tr("Do not accept"), partial(self._on_reply, challenge, fields, False))
        card.add_layout(self.row(accept, refuse))
        return card

    def _add_actions(self, card: Card, challenge: Challenge) -> None:
        """Show the actions that answer a conclusion, and the way to add one."""
        go, look = self._context.navigator.go, self._context.look
        for action in actions_answering(self._context.session.workspace, challenge):
            state = small_first(action.status.label)
            words = tr("Action: “{title}”, {state}", title=action.title, state=state)
            card.add(PlainLabel(words))
            spoken = tr("Edit action: {title}", title=action.title)
            show = partial(go, "actions", action.id)
            card.add_layout(self.row(LinkButton(look, tr("Edit action"), spoken=spoken, do=show)))
        if challenge.opinion.needs_words and not self._context.session.read_only:
            add = partial(go, "actions", challenge.id)
            spoken = tr(
                "Add an action that answers the conclusion on {item}", item=challenge.item_id
            )
            card.add_layout(self.row(LinkButton(look, tr("Add action"), spoken=spoken, do=add)))

    def _on_reply(self, challenge: Challenge, fields: FieldSet, accepted: bool) -> None:  # noqa: FBT001 - bound by partial, one of two buttons
        session, words = self._context.session, fields.read()["words"]
        made = partial(reply_to, session.workspace, challenge, words, session.author)
        self.submit(partial(made, accepted=accepted), fields)
