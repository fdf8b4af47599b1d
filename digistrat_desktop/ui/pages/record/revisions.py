"""Two revisions of one assessment that people made apart: which they are, and archiving one of them."""

from collections.abc import Mapping
from functools import partial

from digistrat_desktop.analysis.findings.apart import differ_words
from digistrat_desktop.domain.edits.strategy import withdraw_entry
from digistrat_desktop.domain.record.workspace import Workspace, revision_of, revisions_apart
from digistrat_desktop.domain.trust.assessment import Assessment, is_sealed
from digistrat_desktop.domain.words import day_words
from digistrat_desktop.services.record.reading import Maker
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.small_table import Cell, CellLink, CellWords, SmallTable
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr, tr_count

_FOLD_BELOW = 640
_WHY = "The other revision is the one to carry on with."


def twins_of(workspace: Workspace, assessment: Assessment) -> tuple[Assessment, ...]:
    """Give the revisions made apart of which this is one, or which were made of this one."""
    for original, made in revisions_apart(workspace).items():
        if assessment.id == original or assessment.id in {one.id for one in made}:
            return made
    return ()


class RevisionsCard(Card):
    """A row for each, with who made it, when and why; each can be opened, or archived."""

    def __init__(
        self, context: PageContext, made: tuple[Assessment, ...], makers: Mapping[str, Maker]
    ) -> None:
        title = tr_count(
            len(made), "There is 1 revision", "There are %n revisions of one assessment"
        )
        super().__init__(context.look, title, bar="caution_line")
        self._context, self._made, self._makers = context, made, makers
        words = tr("People made them without knowing of each other. Archive all but one.")
        differ = differ_words(context.session.workspace, made)
        table = SmallTable(context.look, ("", "", "", ""), (3, 4, 0, 0), _FOLD_BELOW)
        table.show_rows([self._row(one) for one in made])
        self.add(PlainLabel(f"{words} {differ}"), table)

    def _row(self, one: Assessment) -> tuple[Cell, ...]:
        session = self._context.session
        revision = revision_of(session.workspace, one)
        is_open = session.assessment is not None and session.assessment.id == one.id
        who = self._who(one)
        spoken = f"{one.title}, {who}" if who else one.title
        title = f"{one.title}\n{who}" if who else one.title
        way = CellLink(tr("Open"), tr("Open: {it}", it=spoken), partial(self._on_open, one))
        open_: Cell = CellWords(tr("Open now"), "secondary", wrap=False) if is_open else way
        may_archive = not session.read_only and not is_sealed(one.status)
        archive = CellLink(
            tr("Archive"),
            tr("Archive: {it}", it=spoken),
            partial(self._on_archive, one),
            may_archive,
        )
        return title, revision.why if revision is not None else "", open_, archive

    def _who(self, one: Assessment) -> str:
        maker = self._makers.get(str(one.id))
        if maker is None:
            return ""
        name = maker.name or tr("someone whose name is not available")
        return tr("Made by {name} on {day}", name=name, day=day_words(maker.at.date()))

    def _on_open(self, one: Assessment) -> None:
        self._context.session.show_assessment(str(one.id))

    def _on_archive(self, one: Assessment) -> None:
        """The other revision is opened first where this one is on the screen."""
        session = self._context.session
        open_ = session.assessment
        if open_ is not None and open_.id == one.id:
            session.show_assessment(
                next(str(other.id) for other in self._made if other.id != one.id)
            )
        session.submit(withdraw_entry(session.workspace, one, _WHY, session.author))
