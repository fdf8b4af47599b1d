"""Signing off: what is open, the seal, and reopening as a revision."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from digistrat_desktop.analysis.answers.readiness import OpenMatter, signed_twice_words
from digistrat_desktop.analysis.answers.revisions import (
    late_for_revision,
    revised_words,
    revisions_of,
    signed_beside,
)
from digistrat_desktop.analysis.answers.unsettled import blocking_words, tally
from digistrat_desktop.analysis.count_words import answered_words
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.frameworks.scales import Status, is_sealed
from digistrat_desktop.domain.record.seals import Seal
from digistrat_desktop.domain.record.workspace import Signed, Workspace
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.words import after_sign_off_words, day_words, listed
from digistrat_desktop.services.record.reading import Maker, makers_of
from digistrat_desktop.services.record.sealing import (
    answers_signed_apart,
    changed_since,
    changed_words,
    late_left,
    reopen_assessment,
    seal_assessment,
)
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.pages.record.late_card import LateCard
from digistrat_desktop.ui.pages.record.record_page import LATE
from digistrat_desktop.ui.pages.record.revisions import RevisionsCard, twins_of
from digistrat_desktop.ui.pages.skeletons import CardPage
from digistrat_desktop.ui.pages.team import AwayNote
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import REOPEN, SHARE
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import Cell, CellLink, CellWords
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import counted, tr, tr_count

PURPOSE = tr(
    "Signing off locks the assessment as it is now. You cannot edit it after that. To correct "
    "it, make a revision that starts with the same answers."
)
_WHAT_SEALS_ARE = tr(
    "A seal is a code that shows if the assessment changed after sign-off. Reports print it on "
    "every page."
)
_NOT_FINDINGS = tr(
    "These are what is still missing. Findings, on Check, are what the answers show."
)
_NEXT = tr("What comes next: make the report, and keep its seal somewhere else.")
_ROLE = FieldSpec(
    "role", tr("The role you are signing off as"), example=tr("Chief Digital Officer"),
    longest=500, needed=tr("Give the role you sign off as."),
)  # fmt: skip
_NAME = FieldSpec(
    "name", tr("Your name"), example=tr("A. Rahman"), longest=200,
    help_text=tr("The sign-off and the change history give it."),
    needed=tr("Write your name first, then press Sign off."),
)  # fmt: skip
_WHY = FieldSpec("why", tr("Why you are making a revision"), longest=500)


class SigningPage(CardPage):
    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Sign off"), PURPOSE)
        self._told = Signed(())
        self._makers: dict[str, Maker] = {}
        # late changes a revision has not taken
        self._left: dict[tuple[str, tuple[Signed, ...]], int] = {}
        self._apart: dict[Signed, int] = {}  # in how many answers sign-offs differ
        self._reopening: FieldSet | None = None
        self._first_seen: Workspace | None = None  # as it was when the page was opened
        self._just_signed = ""  # the assessment, while what comes next has the keyboard
        context.session.opened.connect(self._on_changed)
        context.session.changed.connect(self._on_session_changed)
        context.insight.ready.connect(self._on_judged)

    def show_state(self, target: str = "") -> None:
        """Show the open assessment, or another one that is named by its id."""
        session = self._context.session
        assessment = session.assessment
        wanted = session.workspace.find(Assessment, target) if target else None
        if wanted is not None and wanted != assessment and not wanted.withdrawn:
            session.show_assessment(target)
        self._first_seen = None
        self._left.clear()
        if target == REOPEN:
            self._just_signed = ""
        self._show_now()
        if target == REOPEN:
            self._begin_reopening()

    def _begin_reopening(self) -> None:
        """Bring the keyboard to why it is reopened, or say that there is nothing to reopen."""
        assessment = self._context.session.assessment
        if assessment is not None and assessment.status is Status.SEALED and self._reopening:
            self._reopening.boxes["why"].point_at()
        else:
            words = tr("This assessment is not signed off, so you can change it as it is.")
            self._context.navigator.told.emit(Gravity.INFO, words, ())

    def _on_changed(self, *_: object) -> None:
        if self.isVisible():
            self._show_now()

    def _show_now(self) -> None:
        assessment = self._context.session.assessment
        if assessment is None:
            return
        judgement = self._context.insight.current()
        if is_sealed(assessment.status):
            late = self._late_cards(assessment)
            seal = self._seal_card(assessment, is_told=bool(late))
            again = self._reopening_cards(assessment)
            self.show_cards([*self._twins_cards(assessment), *late, seal, *again])
        elif judgement is not None:
            self._show(judgement)

    def _twins_cards(self, assessment: Assessment) -> list[Card]:
        """Offer to archive one of several revisions; who made them is asked for once."""
        session = self._context.session
        made = twins_of(session.workspace, assessment)
        if not made:
            return []
        unknown = [str(one.id) for one in made if one.id not in self._makers]
        if unknown:
            asked = partial(makers_of, trust_id=str(assessment.trust_id), assessments=unknown)
            self._context.ask_when_saved(asked, self._on_makers)
        return [RevisionsCard(self._context, made, self._makers)]

    def _late_cards(self, assessment: Assessment) -> list[Card]:
        """Offer to take what came after sign-off into the revision that is being worked on."""
        workspace = self._context.session.workspace
        found = late_for_revision(workspace, assessment)
        if found is None:
            return []
        about = (str(found.revision.id), tuple(map(self._signed, found.signed)))
        if about not in self._left:
            self._count_left(about)
            return []
        count = self._left[about]
        return [LateCard(self._context, found, count)] if count else []

    def _count_left(self, about: tuple[str, tuple[Signed, ...]]) -> None:
        author = self._context.session.author

        def on_counted(count: int) -> None:
            self._left[about] = count
            self._on_changed()

        ask = partial(late_left, revision_id=about[0], author=author)
        self._context.ask_when_saved(ask, on_counted)

    def _on_makers(self, found: dict[str, Maker]) -> None:
        self._makers |= found
        if found:
            self._on_changed()

    def _on_session_changed(self, _: object) -> None:
        """Changes that came in may belong after the sign-off, which alters what can be done here."""
        assessment = self._context.session.assessment
        if assessment is None or not is_sealed(assessment.status):
            return
        if self.isVisible() and self._signed(assessment) != self._told:
            typed_in = QApplication.focusWidget()
            typing = isinstance(typed_in, QLineEdit) and self.isAncestorOf(typed_in)
            self._just_signed = ""
            self._show_now()
            if typing and self._reopening is not None:
                self._reopening.control("why").setFocus()

    def _signed(self, assessment: Assessment) -> Signed:
        return self._context.session.workspace.signed.get(assessment.id, Signed(()))

    def _on_judged(self, judgement: Judgement | None) -> None:
        if self.isVisible() and judgement is not None and judgement.assessed is not None:
            self._show(judgement)

    def _show(self, judgement: Judgement) -> None:
        if not is_sealed(judgement.assessment.status):
            twins = self._twins_cards(judgement.assessment)
            twins += self._late_cards(judgement.assessment)
            self.show_cards([*twins, self._sign_card(judgement), self._open_card(judgement)])

    def _sign_card(self, judgement: Judgement) -> Card:
        assessment = judgement.assessment
        card = Card(self._context.look, assessment.title, bar="accent")
        draft = self._context.session.draft_of("sign_off", in_assessment=True)
        card.add(AwayNote(self._context, card))
        session = self._context.session
        is_known = session.workspace.name_of(self._context.preferences.settings.actor_id)
        asks = (_ROLE,) if is_known else (_ROLE, _NAME)  # nobody is no one who signs
        role = self.ask(card, *asks, draft=draft)
        blocked = bool(judgement.counts.of(CountOf.BLOCKING_MATTERS))
        known = None if blocked else self._ask_known(card, judgement)
        do = partial(self._on_sign, judgement.workspace, assessment.id, role, known)
        can = not blocked and not self._context.session.read_only
        sign = self.button(tr("Sign off"), do, primary=True, enabled=can)
        sign.setAccessibleDescription(PURPOSE)
        role.boxes["role"].tell_about(PURPOSE)
        buttons = [sign]
        self._add_news(card, judgement)
        apart = tally(self._context.session.workspace, assessment)
        if apart.blocking:
            words = tr("{count} Settle first.", count=blocking_words(apart.blocking))
            card.add(PlainLabel(words, tone="caution"), PlainLabel(apart.where, tone="secondary"))
            buttons.append(self.button(tr("Settle"), partial(self._context.navigator.go, "settle")))
        elif blocked:
            card.add(PlainLabel(tr("Sort out the issues marked “Required” first."), tone="caution"))
        card.add_layout(self.row(*buttons))
        return card

    def _add_news(self, card: Card, judgement: Judgement) -> None:
        """Say what changed while the page was open: nobody signs what they have not seen."""
        seen, now = self._first_seen, judgement.workspace
        if seen is None or seen.find(Assessment, judgement.assessment.id) is None:
            self._first_seen = seen = now
        changed = changed_since(seen, now, judgement.assessment)
        if changed:
            words = tr("Changes came in since you opened this page. Read them before you sign off.")
            card.add(PlainLabel(f"{words} {changed_words(changed)}", tone="caution"))

    def _ask_known(self, card: Card, judgement: Judgement) -> FieldSet | None:
        """Have a person say that they know what is open; None where nothing is."""
        issues, findings = judgement.counts.of(CountOf.OPEN_MATTERS), judgement.finding_count
        open_ = [
            *([counted(issues, "open issue")] if issues else []),
            *([counted(findings, "finding")] if findings else []),
        ]
        if not open_:
            return None
        words = tr("I know of the {open}", open=listed(open_))
        fields = self.ask(card, FieldSpec("known", words, Asked.TICK))
        if findings:
            look = partial(self._context.navigator.go, "check")
            spoken = tr("Show the findings on Check")
            card.add_layout(self.row(self.link(tr("Show findings"), spoken, look)))
        return fields

    def _open_card(self, judgement: Judgement) -> Card:
        count = judgement.counts.of(CountOf.OPEN_MATTERS)
        title = counted(count, "open issue") if count else tr("No open issues")
        card = Card(self._context.look, title)
        card.add(PlainLabel(f"{answered_words(judgement.counts)}.", tone="secondary"))
        if count and judgement.finding_count:
            card.add(PlainLabel(_NOT_FINDINGS, tone="secondary"))
        table = ListTable(self._context.look, ("", "", ""), (0, 1, 0), 0)
        table.show_rows([self._matter_row(matter) for matter in judgement.open_matters])
        card.add(table)
        return card

    def _matter_row(self, matter: OpenMatter) -> tuple[Cell, ...]:
        mark = CellWords(tr("Required") if matter.blocks else "", wrap=False)
        go = partial(self._context.navigator.go, matter.page, matter.target)
        link = CellLink(tr("Go"), tr("Go to: {sentence}", sentence=matter.sentence), go)
        return mark, matter.sentence, link

    def _on_sign(
        self, seen: Workspace, assessment_id: str, fields: FieldSet, known: FieldSet | None
    ) -> None:
        if self._says_all(fields, known):
            name = fields.read().get("name")
            if name:
                self._context.call_me(name)
            self._sign(seen, assessment_id, fields)

    @staticmethod
    def _says_all(fields: FieldSet, known: FieldSet | None) -> bool:
        """Tell whether all that sign-off asks is there; what is not is said beside each field."""
        is_known = True
        if known is not None:
            words = tr("Read what is open, then tick this to sign off.")
            is_known = known.judge({} if known.read()["known"] else {"known": words})
        return fields.judge() and is_known  # in this order: the keyboard goes to the first of them

    def _sign(self, seen: Workspace, assessment_id: str, fields: FieldSet) -> None:
        role, author = fields.read()["role"], self._context.session.author
        self._context.keeping.write()
        seal = partial(
            seal_assessment, assessment_id=assessment_id, role=role, author=author, seen=seen
        )
        self._context.ask_when_saved(seal, partial(self._on_signed, fields.kept.draft))

    def _on_signed(self, draft: DraftOf | None, seal: Seal) -> None:
        signed = self._context.session.workspace.get(Assessment, seal.assessment_id)
        words = tr("Sign off. {title} is signed off", title=signed.title)
        self._context.navigator.saved.emit(words)
        self._context.keeping.drop(draft)
        trust = self._context.session.trust
        if trust is not None:
            self._just_signed = str(seal.assessment_id)
            self._context.navigator.open_trust(trust.id, seal.assessment_id, "signing")

    def _seal_card(self, assessment: Assessment, *, is_told: bool) -> Card:
        title = tr("{title} is signed off", title=assessment.title)
        card = Card(self._context.look, title, bar="deep")
        signed = self._told = self._signed(assessment)
        if len(signed.seals) > 1:
            self._count_apart(assessment, signed)
            card.add(PlainLabel(self._twice_words(signed), tone="caution"))
        for seal in signed.seals:
            card.add(PlainLabel(self._seal_words(seal)))
        card.add(PlainLabel(_WHAT_SEALS_ARE, tone="secondary"))
        self._add_revised(card, assessment)
        if assessment.status is Status.SEALED:
            self._add_next(card, assessment)
        if signed.late and not is_told:
            self._add_late(card, assessment, signed.late)
        return card

    def _add_revised(self, card: Card, assessment: Assessment) -> None:
        """Say how far the revision of a signed assessment is, with the way to it; several have a card."""
        session = self._context.session
        words = revised_words(session.workspace, assessment)
        if not words:
            return
        card.add(PlainLabel(words))
        made = revisions_of(session.workspace, assessment)
        if len(made) == 1:
            go = partial(session.show_assessment, str(made[0].id))
            card.add_layout(self.row(self.button(tr("Open the revision"), go)))

    def _add_next(self, card: Card, assessment: Assessment) -> None:
        """Offer what is done with a signed assessment; right after signing off it has the keyboard."""
        go = self._context.navigator.go
        differ = self._differ_words(self._told)
        if differ:
            words = tr("What comes next: make a revision. {differ}", differ=differ)
            card.add(PlainLabel(words, tone="secondary"))
            return
        report = self.button(tr("Make board report"), partial(go, "reports"), primary=True)
        share = self.button(tr("Save a DigiStrat file"), partial(go, "exchange", SHARE))
        card.add(PlainLabel(_NEXT, tone="secondary"))
        card.add_layout(self.row(report, share))
        if self._just_signed == assessment.id:
            QTimer.singleShot(0, report, partial(_focus, report))

    def _add_late(self, card: Card, assessment: Assessment, late: int) -> None:
        words = after_sign_off_words(late)
        show = partial(self._context.navigator.go, "record", f"{LATE}{assessment.id}")
        card.add(PlainLabel(words, tone="caution"), self.button(tr("Show"), show))

    def _reopening_cards(self, assessment: Assessment) -> list[Card]:
        """Ask why it is reopened: what a person fills in here is for nothing else."""
        if assessment.status is not Status.SEALED:
            return []
        card, signed = Card(self._context.look, tr("Make a revision")), self._signed(assessment)
        draft = self._context.session.draft_of("reopen", in_assessment=True)
        fields, writes = self.ask(card, _WHY, draft=draft), not self._context.session.read_only
        self._reopening = fields
        ways = [(tr("Make a revision"), False)]
        if signed.late:
            ways = [(tr("Take into a revision"), True), (tr("Keep the answers here"), False)]
            words = tr(
                "Both make a revision. You can take the changes over, each with its reason, or "
                "start with the answers as they were signed off."
            )
            card.add(PlainLabel(words, tone="secondary"))
        if signed_beside(self._context.session.workspace, assessment):
            words = tr(
                "The revision replaces all that were signed off. What they answered differently "
                "stays open in it and is flagged."
            )
            card.add(PlainLabel(words, tone="secondary"))
        buttons = [
            self.button(
                words,
                partial(self._on_reopen, assessment.id, fields, signed, with_late=late),
                enabled=writes,
            )
            for words, late in ways
        ]
        card.add_layout(self.row(*buttons))
        return [card]

    def _count_apart(self, assessment: Assessment, signed: Signed) -> None:
        """Have the answers counted that only one of the sign-offs covers, or each otherwise."""
        if signed in self._apart:
            return

        def on_counted(count: int) -> None:
            self._apart[signed] = count
            self._on_changed()

        count = partial(answers_signed_apart, assessment_id=str(assessment.id))
        self._context.ask_when_saved(count, on_counted)

    def _twice_words(self, signed: Signed) -> str:
        """Say who signed it off without knowing of whom, and in how many answers the two differ."""
        differ = self._differ_words(signed)
        words = signed_twice_words(signed.seals)
        return f"{words} {differ} {tr('Make a revision.')}" if differ else words

    def _differ_words(self, signed: Signed) -> str:
        count = self._apart.get(signed, 0)
        return (
            tr_count(count, "They differ in 1 answer.", "They differ in %n answers.")
            if count
            else ""
        )

    def _seal_words(self, seal: Seal) -> str:
        name = self._context.session.workspace.name_of(seal.signer_id)
        said = {
            "code": seal.code,
            "role": seal.role,
            "name": name,
            "day": day_words(seal.signed_at.date()),
            "changes": counted(seal.changes, "change"),
        }
        if not name:
            return tr(
                "Seal {code}, set on {day}, covers {changes} of the change history. Signed off as "
                "{role}. The person's "
                "name is not available.",
                **said,
            )
        return tr(
            "Seal {code}, set on {day}, covers {changes} of the change history. Signed off as "
            "{role} by {name}.",
            **said,
        )

    def _on_reopen(
        self, assessment_id: str, fields: FieldSet, seen: Signed, *, with_late: bool
    ) -> None:
        why, author = fields.read()["why"], self._context.session.author
        reopen = partial(
            reopen_assessment, assessment_id=assessment_id, why=why, author=author,
            with_late=with_late, seen=seen,
        )  # fmt: skip
        self._context.keeping.write()
        self._context.ask_when_saved(reopen, partial(self._on_reopened, fields.kept.draft))

    def _on_reopened(self, draft: DraftOf | None, made: Assessment) -> None:
        self._context.navigator.saved.emit(tr("Make a revision"))
        self._context.keeping.drop(draft)
        self._context.navigator.open_trust(made.trust_id, made.id, "assess")


def _focus(button: QWidget) -> None:
    button.setFocus()
