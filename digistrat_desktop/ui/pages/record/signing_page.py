"""Signing off: what is open, the seal, and reopening as a revision."""

from functools import partial

from digistrat_desktop.analysis.answers.readiness import OpenMatter
from digistrat_desktop.analysis.count_words import answered_words
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.record.seals import Seal, seal_code, seal_of
from digistrat_desktop.domain.trust.assessment import Assessment, is_sealed
from digistrat_desktop.services.record.sealing import reopen_assessment, seal_assessment
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import FieldSpec
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.pages.skeletons import CardPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.small_table import Cell, CellLink, CellWords, SmallTable
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import counted, tr

PURPOSE = tr(
    "Signing off locks the assessment as it is now. You cannot edit it after that. To correct "
    "it, make a revision that starts with the same answers."
)
_ROLE = FieldSpec(
    "role", tr("The role you are signing off as"), example=tr("Chief Digital Officer"),
    longest=500,
)  # fmt: skip
_WHY = FieldSpec("why", tr("Why you are reopening it"), longest=500)


class SigningPage(CardPage):
    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Sign off"), PURPOSE)
        context.session.opened.connect(self._on_changed)
        context.insight.ready.connect(self._on_judged)

    def show_state(self, _: str = "") -> None:
        assessment = self._context.session.assessment
        if assessment is None:
            return
        judgement = self._context.insight.current()
        if is_sealed(assessment.status):
            self.show_cards([self._seal_card(assessment)])
        elif judgement is not None:
            self._show(judgement)

    def _on_judged(self, judgement: Judgement | None) -> None:
        if self.isVisible() and judgement is not None and judgement.assessed is not None:
            self._show(judgement)

    def _show(self, judgement: Judgement) -> None:
        if not is_sealed(judgement.assessment.status):
            self.show_cards([self._sign_card(judgement), self._open_card(judgement)])

    def _sign_card(self, judgement: Judgement) -> Card:
        assessment = judgement.assessment
        card = Card(self._context.look, assessment.title, bar="accent")
        draft = self._context.session.draft_of("sign_off", in_assessment=True)
        do = partial(self._on_sign, assessment.id, self.ask(card, _ROLE, draft=draft))
        blocked = bool(judgement.counts.of(CountOf.BLOCKING_MATTERS))
        can = not blocked and not self._context.session.read_only
        sign = self.button(tr("Sign off"), do, primary=True, enabled=can)
        if blocked:
            card.add(PlainLabel(tr("Sort out the issues marked “Required” first."), tone="caution"))
        card.add(sign)
        return card

    def _open_card(self, judgement: Judgement) -> Card:
        count = judgement.counts.of(CountOf.OPEN_MATTERS)
        title = counted(count, "open issue") if count else tr("No open issues")
        card = Card(self._context.look, title)
        card.add(PlainLabel(f"{answered_words(judgement.counts)}.", tone="secondary"))
        table = SmallTable(self._context.look, ("", "", ""), (0, 1, 0), 0)
        table.show_rows([self._matter_row(matter) for matter in judgement.open_matters])
        card.add(table)
        return card

    def _matter_row(self, matter: OpenMatter) -> tuple[Cell, ...]:
        mark = CellWords(tr("Required") if matter.blocks else "", wrap=False)
        go = partial(self._context.navigator.go, matter.page, matter.record)
        link = CellLink(tr("Go"), tr("Go to: {sentence}", sentence=matter.sentence), go)
        return mark, matter.sentence, link

    def _on_sign(self, assessment_id: str, fields: FieldSet) -> None:
        role, author = fields.read()["role"], self._context.session.author
        seal = partial(seal_assessment, assessment_id=assessment_id, role=role, author=author)
        self._context.keeping.write()
        self._context.ask(seal, partial(self._on_signed, fields.kept.draft))

    def _on_signed(self, draft: DraftOf | None, seal: Seal) -> None:
        self._context.keeping.drop(draft)
        words = tr(
            "Signed off with seal {seal_code}. Keep a copy of the seal somewhere else.",
            seal_code=seal_code(seal),
        )
        self._context.navigator.told.emit(Gravity.INFO, words, ())
        self._context.navigator.open_trust(seal.trust_id, str(seal.assessment_id), "signing")

    def _seal_card(self, assessment: Assessment) -> Card:
        title = tr("{title} is signed off", title=assessment.title)
        card = Card(self._context.look, title, bar="deep")
        seal = seal_of(self._context.session.workspace, assessment)
        if seal is not None:
            code, number = seal_code(seal), seal.number
            words = tr("Seal {seal_code}, number {number}.", seal_code=code, number=number)
            name = self._context.session.workspace.name_of(seal.signer_id)
            card.add(PlainLabel(words), PlainLabel(_signed_words(seal, name)))
        if assessment.status is Status.SEALED:
            draft = self._context.session.draft_of("reopen", in_assessment=True)
            fields = self.ask(card, _WHY, draft=draft)
            again = partial(self._on_reopen, assessment.id, fields)
            writes = not self._context.session.read_only
            card.add(self.button(tr("Reopen as a revision"), again, enabled=writes))
        return card

    def _on_reopen(self, assessment_id: str, fields: FieldSet) -> None:
        why, author = fields.read()["why"], self._context.session.author
        reopen = partial(reopen_assessment, assessment_id=assessment_id, why=why, author=author)
        self._context.keeping.write()
        self._context.ask(reopen, partial(self._on_reopened, fields.kept.draft))

    def _on_reopened(self, draft: DraftOf | None, made: Assessment) -> None:
        self._context.keeping.drop(draft)
        self._context.navigator.open_trust(made.trust_id, made.id, "assess")


def _signed_words(seal: Seal, name: str) -> str:
    at = {"role": seal.role, "length": seal.length}
    if not name:
        return tr(
            "Signed off as {role}, at change {length:,}. The person's name is not available.", **at
        )
    return tr("Signed off as {role} by {name}, at change {length:,}.", name=name, **at)
