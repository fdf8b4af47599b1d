"""A file to share: the whole trust, some assessments, or a copy to answer separately."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QSizePolicy

from digistrat_desktop.domain.plain_text import as_file_name
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.redaction import WHOLE, Omission
from digistrat_desktop.domain.record.workspace import assessments_by_date
from digistrat_desktop.domain.rules.titles import free_title
from digistrat_desktop.domain.trust.people import told_apart
from digistrat_desktop.domain.trust.reviews import BlindScore
from digistrat_desktop.domain.words import listed
from digistrat_desktop.services.packages import exchange
from digistrat_desktop.services.store import shown
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.ui.forms.asking import NOT_KEPT, Begin
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.words import tr

KINDS = tr("DigiStrat files (*.digistrat)")
_TRUST, _SOME, _ALONE, _OUTSIDE = "trust", "some", "alone", "outside"
_WHAT = FieldSpec(
    "what", tr("What to save"), Asked.CHOICE,
    choices=(
        (_TRUST, tr("The whole trust")),
        (_SOME, tr("One or more assessments")),
        (_ALONE, tr("Assessments without the answers, to answer separately")),
        (_OUTSIDE, tr("A copy for people outside, with parts left out")),
    ),
    help_text=tr(
        "Assessments are saved with the trust's strategy, metrics and actions. A copy without the "
        "answers shows none of those given so far. To bring work home, import the file your "
        "colleague sends back. A copy for people outside has a change history of its own and does "
        "not come together with yours."
    ),
)  # fmt: skip
_WHICH = FieldSpec(
    "which", tr("Assessments"), Asked.MANY, when=lambda values: values["what"] in {_SOME, _ALONE}
)


def _is_for_outside(values: Mapping[str, Any]) -> bool:
    return bool(values["what"] == _OUTSIDE)


_NAMES_HELP = tr("Check the text for nicknames and names that are not in your list of people.")
_LEFT_OUT = (
    FieldSpec(
        "names", tr("Leave out people's names"), Asked.TICK, when=_is_for_outside,
        help_text=_NAMES_HELP,
    ),
    FieldSpec("reasons", tr("Leave out reasons and notes"), Asked.TICK, when=_is_for_outside),
    FieldSpec(
        "files", tr("Leave out linked files and where evidence is kept"), Asked.TICK,
        when=_is_for_outside,
    ),
    FieldSpec("areas", tr("Areas to leave out"), Asked.MANY, when=_is_for_outside),
)  # fmt: skip
_FOR = FieldSpec(
    "known", tr("Who it is for"), Asked.CHOICE,
    when=lambda values: values["what"] == _TRUST,
    help_text=tr("For someone who sent you a file, only what is new for them is in it."),
)  # fmt: skip
_MAIL = FieldSpec(
    "mail", tr("Files small enough for email"), Asked.TICK,
    help_text=tr(
        "Leaves out attached files. A large trust goes into several files. Send all of them."
    ),
)  # fmt: skip


Receivers = tuple[tuple[str, str], ...]


class SavingCard(Card):
    """Asks what is to be in the file, and for whom."""

    def __init__(self, context: PageContext, receivers: Receivers, given: list[str]) -> None:
        """`receivers` have shown what they have: ids and names; `given` is added to: names of copies saved."""
        super().__init__(context.look, tr("Save a DigiStrat file to share"))
        self._context = context
        self._receivers, self._given = receivers, given
        policy = self._context.preferences.policy
        asked = (
            tr("Required by your organisation.")
            if policy.flag("RequireEncryptedPackages")
            else tr("Optional.")
        )
        rule = tr("At least 12 characters. If you lose the password, you cannot recover it.")
        words = f"{asked} {rule}"
        secret = FieldSpec("password", tr("Password"), Asked.HIDDEN, help_text=words, longest=500)
        found = assessments_by_date(self._context.session.workspace)
        which = tuple((str(one.id), one.title) for one in reversed(found))
        pack = self._context.session.pack
        areas = tuple((one.id, one.title) for one in pack.sections) if pack is not None else ()
        specs = [
            _WHAT,
            *([_WHICH] if which else []),
            *([_FOR] if self._receivers else []),
            *(_LEFT_OUT if areas else ()),
            _MAIL,
            secret,
        ]
        open_ = self._context.session.assessment
        begin = Begin(
            {
                "what": _TRUST,
                "which": (str(open_.id),) if open_ is not None else (),
                "known": "",
                "names": True,
                "reasons": False,
                "areas": (),
                "mail": False,
            },
            {"which": which, "areas": areas, "known": (("", tr("Anyone")), *self._receivers)},
        )
        self.fields = fields = FieldSet(context, specs, NOT_KEPT, begin, self)
        self.add(fields.sheet())
        save = SecondaryButton(context.look, tr("Save file"), do=partial(self._on_send, fields))
        save.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.add(save)

    def _on_send(self, fields: FieldSet) -> None:
        trust, said = self._context.session.trust, fields.read()
        if trust is None:
            return
        if said["what"] == _TRUST:
            send = partial(
                _send_trust,
                trust_id=trust.id,
                person=said.get("known") or "",
                sending=exchange.Sending(by_mail=said["mail"]),
            )
            opened = self._context.session.assessment
            alone = opened is not None and self._answered_alone((str(opened.id),))
            name = (
                tr("{name} from {who}", name=trust.name, who=self._who()) if alone else trust.name
            )
            self._send(name, said["password"], send)
            return
        if said["what"] == _OUTSIDE:
            self._send_outside(fields, said)
            return
        wanted = said.get("which") or ()
        if not wanted:
            fields.boxes["which"].show_fault(tr("Tick at least one assessment."))
            fields.boxes["which"].point_at()
            return
        titles = [
            one.title
            for one in assessments_by_date(self._context.session.workspace)
            if str(one.id) in wanted
        ]
        name = titles[0] if len(titles) == 1 else trust.name
        if said["what"] == _ALONE:
            name = tr("{name} to answer separately", name=name)
        elif self._answered_alone(wanted):
            name = tr("{name} from {who}", name=name, who=self._who())
        sending = exchange.Sending(blind=said["what"] == _ALONE, by_mail=said["mail"])
        send = partial(exchange.export_assessments, wanted=wanted, sending=sending)
        self._send(name, said["password"], send, is_one_of_many=sending.blind)

    def _answered_alone(self, wanted: Iterable[str]) -> bool:
        """Tell if this person answered one of these separately: theirs is one of several files of one title."""
        me = self._context.preferences.settings.actor_id
        scores = self._context.session.workspace.all(BlindScore)
        return bool(self._who()) and any(
            str(one.scorer_id) == me and str(one.assessment_id) in wanted for one in scores
        )

    def _who(self) -> str:
        me = self._context.preferences.settings.actor_id
        return told_apart(self._context.session.workspace.people).get(me, "")

    def _send_outside(self, fields: FieldSet, said: Mapping[str, Any]) -> None:
        trust, author = self._context.session.trust, self._context.session.author
        areas = frozenset(said.get("areas", ()))
        ticked = {name: bool(said.get(name)) for name in WHOLE}
        left_out = Omission(areas=areas, **ticked)
        if trust is None or not left_out:
            fields.boxes["what"].show_fault(tr("Choose what to leave out."))
            fields.boxes["what"].point_at()
            return
        sending = exchange.Sending(by_mail=said["mail"])
        send = partial(
            _send_copy, trust_id=trust.id, left_out=left_out, author=author, sending=sending
        )
        self._send(trust.name, said["password"], send)

    def _send(
        self,
        name: str,
        password: str,
        send: Callable[..., exchange.Exported],
        *,
        is_one_of_many: bool = False,
    ) -> None:
        safe = as_file_name(name)
        safe = free_title(safe, self._given) if is_one_of_many else safe
        out = self._context.asker.file_to_save(
            tr("Save a DigiStrat file"), Path(f"{safe or 'trust'}.digistrat"), KINDS
        )
        if out is None:
            return
        if is_one_of_many:
            self._given.append(out.stem)
        stamp = self._context.session.author.stamp()

        def work(library: Library) -> exchange.Exported:
            return send(library, out=out, stamp=stamp, password=password or None)

        self._context.ask_when_saved(work, self._on_sent)

    def _on_sent(self, made: exchange.Exported) -> None:
        words = tr("The DigiStrat file was saved and checked.")
        if made.more:
            names = listed([one.name for one in (made.path, *made.more)])
            words = tr(
                "The DigiStrat files were saved and checked. Open them in this order: {names}.",
                names=names,
            )
        self._context.navigator.told_of_file.emit(words, str(made.path))


def _send_copy(
    library: Library, *, trust_id: str, left_out: Omission, author: Author, **how: Any
) -> exchange.Exported:
    content = exchange.content_without(library, trust_id, left_out, author)
    return exchange.export_content(library, content, **how)


def _send_trust(
    library: Library, *, person: str, trust_id: str, sending: exchange.Sending, **how: Any
) -> exchange.Exported:
    known = shown.known_to(library.store, trust_id, person) if person else frozenset()
    return exchange.export_trust(library, trust_id, sending=sending._replace(known=known), **how)
