"""Two revisions of one assessment that people made apart: which they are, and archiving one of them."""

from collections.abc import Mapping
from functools import partial

from digistrat_desktop.analysis.answers.revisions import (
    differ_words,
    keep_one_words,
    several_revisions,
)
from digistrat_desktop.domain.frameworks.scales import is_sealed
from digistrat_desktop.domain.record.workspace import Workspace, revision_of, revisions_gone
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.words import day_words
from digistrat_desktop.services.record.reading import Maker
from digistrat_desktop.ui.forms.records import bring_back
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import ARCHIVE
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import Cell, CellLink, CellWords
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr, tr_count

_FOLD_BELOW = 640


def twins_of(workspace: Workspace, assessment: Assessment) -> tuple[Assessment, ...]:
    """Give the revisions made apart of which this is one, or which were made of this one."""
    for original, made in several_revisions(workspace).items():
        if assessment.id == original or assessment.id in {one.id for one in made}:
            return made
    return revisions_gone(workspace).get(str(assessment.id), ())


class RevisionsCard(Card):
    """A row for each, with who made it, when and why; each can be opened and archived, or restored."""

    def __init__(
        self, context: PageContext, made: tuple[Assessment, ...], makers: Mapping[str, Maker]
    ) -> None:
        gone = all(one.withdrawn for one in made)
        one, many = "There is 1 revision", "There are %n revisions of one assessment"
        title = tr_count(len(made), one, many)
        if gone:
            title = tr_count(
                len(made), "Its revision is archived", "Its %n revisions are all archived"
            )
        super().__init__(context.look, title, bar="caution_line")
        self._context, self._made, self._makers = context, made, makers
        table = ListTable(context.look, ("", "", "", ""), (3, 4, 0, 0), _FOLD_BELOW)
        table.show_rows([self._row(one) for one in made])
        self.add(PlainLabel(self._words(gone=gone)), table)

    def _words(self, *, gone: bool) -> str:
        if gone:
            return tr("What was signed off is what stands. Restore a revision to carry on with it.")
        words = tr("People made them without knowing of each other.")
        differ = differ_words(self._context.session.workspace, self._made)
        return f"{words} {differ} {keep_one_words(self._made)}"

    def _row(self, one: Assessment) -> tuple[Cell, ...]:
        session = self._context.session
        revision = revision_of(session.workspace, one)
        who = self._who(one)
        spoken = f"{one.title}, {who}" if who else one.title
        title = f"{one.title}\n{who}" if who else one.title
        return title, revision.why if revision is not None else "", *self._ways(one, spoken)

    def _ways(self, one: Assessment, spoken: str) -> tuple[Cell, Cell]:
        session = self._context.session
        if one.withdrawn:
            do = partial(self._on_restore, one)
            words = tr("Restore: {it}", it=spoken)
            return CellLink(tr("Restore"), words, do, not session.read_only), ""
        is_open = session.assessment is not None and session.assessment.id == one.id
        way = CellLink(tr("Open"), tr("Open: {it}", it=spoken), partial(self._on_open, one))
        there = CellWords(tr("Open now"), "secondary", wrap=False) if is_open else way
        if is_sealed(one.status):
            return there, CellWords(one.status.label, "secondary", wrap=False)
        words, do = tr("Archive: {it}", it=spoken), partial(self._on_archive, one)
        return there, CellLink(tr("Archive"), words, do, not session.read_only)

    def _who(self, one: Assessment) -> str:
        maker = self._makers.get(str(one.id))
        if maker is None:
            return ""
        name = maker.name or tr("someone whose name is not available")
        return tr("Made by {name} on {day}", name=name, day=day_words(maker.at.date()))

    def _on_open(self, one: Assessment) -> None:
        self._context.session.show_assessment(str(one.id))

    def _on_archive(self, one: Assessment) -> None:
        """Go where an assessment is archived: there it is asked why, and there it comes back."""
        self._context.navigator.go("details", f"{one.id}|{ARCHIVE}")

    def _on_restore(self, one: Assessment) -> None:
        """Open it with its answers, which were not loaded with it."""
        session = self._context.session
        if bring_back(session, one) or session.trust is None:
            return
        go = partial(self._context.navigator.open_trust, session.trust.id, str(one.id), "signing")
        self._context.ask_when_saved(lambda _: None, lambda _: go())
