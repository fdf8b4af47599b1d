"""Settings, "Work together in a folder": which folder, how it stands, share now, and stop."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from digistrat_desktop.domain.words import listed
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.team.meeting import TeamPlace, keep_place, place_fixed
from digistrat_desktop.services.team.trusts_there import team_folders_near
from digistrat_desktop.ui.forms.asking import NOT_KEPT
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout, put
from digistrat_desktop.ui.messages import AnswerChoice, Question
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

_PURPOSE = tr(
    "Copies of a trust stay up to date through a folder that your team shares, such as one on "
    "a network drive. The program adds its own files there and sends nothing itself."
)
_PASSWORD = FieldSpec(
    "password", tr("Password for the files in the folder"), Asked.HIDDEN,
    help_text=tr("Optional. Everyone in the team needs the same one, of at least 12 characters."),
    longest=500,
)  # fmt: skip
_MUST = tr(
    "Your organisation requires a password on every DigiStrat file. Enter the one of your team."
)
_OTHER_PASSWORD = tr(
    "To change the password, everyone presses “Stop working together”, then chooses the same new folder "
    "with the new password."
)
_OTHER_PASSWORD_FIXED = tr(
    "To change the password, ask IT to name a new folder. Everyone then enters the new password."
)
_SHORTEST = 12
_CHOSEN, _BACK = "chosen", "back"
_ON_A_BUTTON = 14  # letters of a name


class TeamCard(Card):
    """Chosen here, and only by choice: nothing is shared before a folder is named."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, tr("Work together in a folder"))
        self._context = context
        self.words = PlainLabel("", tone="secondary")
        self.place = PlainLabel("")
        self.fields = FieldSet(context, (_PASSWORD,), NOT_KEPT, parent=self)
        self.choose = self._button(tr("Choose a folder"), self._on_choose)
        self.use = self._button(tr("Use this password"), self._on_use)
        self.share = self._button(tr("Share now"), context.team.meet)
        self.why = PlainLabel(tr("Start or open a trust to share it."), tone="secondary")
        self.clear = self._button(tr("Remove erased names"), context.team.clear_names)
        self.restore = self._button(tr("Restore removed trusts"), context.team.restore_removed)
        self.let = self._button(tr("Share this trust"), self._on_let)
        self.stop = self._button(tr("Stop working together"), self._on_stop)
        row = FlowLayout(context.look.theme.space(3))
        put(row, self.choose, self.use, self.share, self.let, self.clear, self.restore, self.stop)
        self.change = PlainLabel("", tone="secondary")
        boxes = self.fields.boxes.values()
        self.add(PlainLabel(_PURPOSE), self.place, self.words, self.change, *boxes)
        self.add_layout(row)
        self.add(self.why)
        context.team.state_changed.connect(self.show_state)
        context.session.opened.connect(self.show_state)
        self.show_state()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._context.team.count_again()

    def show_state(self) -> None:
        """Show what applies: forbidden, fixed by the organisation, chosen here, or nothing yet."""
        policy, team = self._context.preferences.policy, self._context.team
        allowed, place = policy.flag("AllowTeamFolder"), team.place
        fixed = policy.folder("TeamFolder")
        if not allowed:
            self.words.say(tr("Your organisation does not allow this."))
        else:
            self.words.say(_MUST if self._must_encrypt and place is None else team.words)
        where = place.folder if place is not None else fixed
        self.place.say(str(where) if allowed and where is not None else "")
        has_password = place is not None and place.password is not None
        how = _OTHER_PASSWORD_FIXED if fixed is not None else _OTHER_PASSWORD
        self.change.say(how if allowed and has_password else "")
        writes = not self._context.session.read_only
        self.choose.setVisible(allowed and place is None and fixed is None)
        self.choose.setEnabled(writes)
        can_use = fixed is not None or (place is not None and team.wants_password)
        self.fields.boxes["password"].setVisible(allowed and (place is None or can_use))
        self.use.setVisible(allowed and can_use)
        self.use.setEnabled(writes)
        has_trust = self._context.session.trust is not None
        self.share.setEnabled(writes and has_trust)
        self.why.setVisible(place is not None and not has_trust)
        self._show_buttons(is_joined=place is not None, writes=writes)
        self.stop.setVisible(place is not None and fixed is None)

    def _show_buttons(self, *, is_joined: bool, writes: bool) -> None:
        """Show those that something in the folder calls for."""
        team = self._context.team
        self.share.setVisible(is_joined and not team.is_kept_back)
        for button, wanted in (
            (self.let, team.is_kept_back),
            (self.clear, team.can_clear_names),
            (self.restore, bool(team.removed)),
        ):
            button.setVisible(is_joined and wanted)
            button.setEnabled(writes)

    def _button(self, words: str, do: Callable[[], None]) -> SecondaryButton:
        made = SecondaryButton(self._context.look, words)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        made.clicked.connect(do)
        return made

    @property
    def _must_encrypt(self) -> bool:
        return self._context.preferences.policy.flag("RequireEncryptedPackages")

    def _on_choose(self) -> None:
        if self._has_password():
            folder = self._context.asker.folder(tr("Choose the folder your team shares"))
            if folder is not None:
                near = partial(team_folders_near, folder)
                self._context.run(near, partial(self._on_near, folder))

    def _on_near(self, chosen: Path, near: Sequence[Path]) -> None:
        """Offer the folder a person probably meant, where the trusts are."""
        folder = self._ask_which(chosen, near) if near else chosen
        self._work_with_password(folder)

    def _ask_which(self, chosen: Path, near: Sequence[Path]) -> Path | None:
        is_above = near[0] == chosen.parent
        inside = listed([f"“{one.name}”" for one in near])
        words = (
            tr(
                "“{name}” is the folder of one trust. The team folder is above it.",
                name=chosen.name,
            )
            if is_above
            else tr(
                "No trust is in “{name}” itself, but in {inside}.", name=chosen.name, inside=inside
            )
        )
        offers = [
            AnswerChoice(str(n), tr("Use “{name}”", name=_brief(one.name)), is_primary=n == 0)
            for n, one in enumerate(near)
        ]
        own = () if is_above else (AnswerChoice(_CHOSEN, tr("Keep my choice")),)
        choices = (*offers, *own, AnswerChoice(_BACK, tr("Cancel")))
        title = tr("Work in another folder?")
        answer = self._context.asker.ask(Question(title, words, choices))
        if answer == _CHOSEN:
            return chosen
        return near[int(answer)] if answer != _BACK else None

    def _on_use(self) -> None:
        if self._has_password():
            place, policy = self._context.team.place, self._context.preferences.policy
            folder = policy.folder("TeamFolder") or (place.folder if place is not None else None)
            self._work_with_password(folder)

    def _has_password(self) -> bool:
        """Tell whether the password can be used; say what is wanted if not."""
        password = self.fields.read()["password"]
        is_short = len(password) < _SHORTEST and bool(self._must_encrypt or password)
        if is_short:
            self.words.say(tr("Enter a password of at least 12 characters first."))
        return not is_short

    def _work_with_password(self, folder: Path | None) -> None:
        if folder is not None:
            self._work_in(folder, self.fields.read()["password"] or None)

    def _on_let(self) -> None:
        trust = self._context.session.trust
        if trust is not None:
            self._context.team.give_word(trust.id, share=True)

    def _on_stop(self) -> None:
        self._work_in(None, None)

    def _work_in(self, folder: Path | None, password: str | None) -> None:
        new_id = self._context.ids.new_id()

        def keep(library: Library) -> TeamPlace | None:
            place = None
            if folder is not None:
                place = place_fixed(library.store, folder, new_id)._replace(password=password)
            keep_place(library.store, place)
            return place

        self._context.ask(keep, self._context.team.work_in)


def _brief(name: str) -> str:
    return name if len(name) <= _ON_A_BUTTON else f"{name[: _ON_A_BUTTON - 1]}…"


class AwayNote(PlainLabel):
    """Says while the team folder is away that changes of others may be missing; it stops nobody."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__("", tone="caution", parent=parent)
        self._team = context.team
        context.team.state_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.say(self._team.missing_words)
