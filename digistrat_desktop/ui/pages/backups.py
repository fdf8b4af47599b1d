"""Settings, "Backups": those that are there, what each has and lacks, and a way to restore any of them."""

from functools import partial

from digistrat_desktop.domain.words import day_words
from digistrat_desktop.services.store.rescue import BackupThere, backups_there
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.messages import AnswerChoice, Question
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.team_words import BEFORE_RESTORING
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import Cell, CellLink, CellWords
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

_KEPT = tr(
    "The program makes a checked backup every 15 minutes of use, and when you close it. It has "
    "no network code, so nothing is sent anywhere."
)


class BackupsCard(Card):
    """Restoring loses nothing: what is there now is kept under another name."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, tr("Backups"))
        self._context = context
        self.words = PlainLabel(_KEPT, tone="secondary")
        heads = (tr("Made"), tr("Beside your data now"), "")
        self.table = ListTable(context.look, heads, (0, 1, 0), 0)
        self.add(self.words, self.table)

    def show_state(self) -> None:
        self._context.ask(backups_there, self._on_read)

    def _on_read(self, found: tuple[BackupThere, ...]) -> None:
        self.table.setVisible(bool(found))
        self.table.show_rows([self._row(one) for one in found])

    def _row(self, one: BackupThere) -> tuple[Cell, ...]:
        at = one.at.astimezone()
        made = tr("{day}, {at:%H:%M}", day=day_words(at.date()), at=at)
        spoken = tr("Restore the backup of {made}", made=made)
        writes = not self._context.session.read_only
        restore = CellLink(tr("Restore"), spoken, partial(self._on_restore, one, made), writes)
        return CellWords(made, rank=at.isoformat()), one.words, restore

    def _on_restore(self, one: BackupThere, made: str) -> None:
        kept = tr(
            "{words} Your data as they are now are kept in a file beside them.", words=one.words
        )
        comes_back = BEFORE_RESTORING if self._context.team.place is not None else ""
        question = Question(
            tr("Restore the backup of {made}?", made=made),
            f"{kept} {comes_back}".strip(),
            (
                AnswerChoice("restore", tr("Restore this backup")),
                AnswerChoice("back", tr("Cancel"), is_primary=True),
            ),
        )
        if self._context.asker.ask(question) == "restore":
            self._context.navigator.backup_wanted.emit(one.at)
