"""Sharing, "Begun separately": another trust here that is perhaps this one, and how to go on in one."""

from functools import partial

from PySide6.QtWidgets import QSizePolicy

from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.services.record.apart import BegunApart, copy_assessment
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.ui.forms.asking import NOT_KEPT, Begin
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

_WHICH = FieldSpec("which", tr("Assessment to copy into this trust"), Asked.CHOICE)


class ApartCard(Card):
    def __init__(self, context: PageContext, trust_id: str, found: tuple[BegunApart, ...]) -> None:
        super().__init__(context.look, tr("Begun separately"), bar="caution_line")
        self._context, self._trust_id = context, trust_id
        for one in found:
            code = f" ({one.trust.ods_code})" if one.trust.ods_code else ""
            words = tr(
                "You also have {name}{code}, begun separately. They stay apart. To carry on in "
                "one, copy an assessment over.",
                name=one.trust.name,
                code=code,
            )
            self.add(PlainLabel(words))
            if one.assessments:
                self._offer(one)

    def _offer(self, one: BegunApart) -> None:
        begin = Begin({"which": one.assessments[0][0]}, {"which": one.assessments})
        fields = FieldSet(self._context, (_WHICH,), NOT_KEPT, begin, self)
        copy = SecondaryButton(self._context.look, tr("Copy into this trust"))
        copy.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        copy.setEnabled(not self._context.session.read_only)
        copy.clicked.connect(partial(self._on_copy, one.trust.id, fields))
        self.add(*fields.boxes.values(), copy)

    def _on_copy(self, source_id: str, fields: FieldSet) -> None:
        which, author, target_id = (
            fields.read()["which"],
            self._context.session.author,
            self._trust_id,
        )

        def work(library: Library) -> Assessment:
            return copy_assessment(library, source_id, which, target_id, author)

        self._context.ask_when_saved(work, self._on_copied)

    def _on_copied(self, made: Assessment) -> None:
        self._context.navigator.open_trust(self._trust_id, str(made.id), "assess")
