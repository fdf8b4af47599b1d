"""Help: offline, searchable, from the same texts as the program itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import fill
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import PageEntry, RailPlace, gone_to, in_rail
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr


@dataclass(frozen=True, slots=True)
class Topic:
    title: str
    paragraphs: tuple[str, ...]

    @property
    def all_words(self) -> str:
        return " ".join((self.title, *self.paragraphs)).casefold()


_FIRST = (
    Topic(
        tr("First steps"),
        (
            (
                tr(
                    "Explore the sample trust on Home to see a finished assessment, or start one of your"
                    " own. The short form asks the questions that matter most."
                )
            ),
            (
                tr(
                    "Answer one question at a time. Everything is saved as you go; there is no Save"
                    " button. The header shows when it was saved last."
                )
            ),
            tr("When you are ready, make the board report under Reports."),
        ),
    ),
    Topic(
        tr("Answering"),
        (
            (
                tr(
                    "Read the levels and choose the one that describes your trust today. Keys 1, 2, 3"
                    " choose a level, 0 says nobody can say yet, N that the question does not apply, F"
                    " marks it for discussion."
                )
            ),
            (
                tr(
                    "Ctrl+Down and Ctrl+Up move to the next and previous question. Ctrl+Z takes back the"
                    " last change, Ctrl+Shift+Z or Ctrl+Y does it again."
                )
            ),
            tr("Give the reason in your own words. Leave out anything about patients."),
        ),
    ),
    Topic(
        tr("In a room"),
        (
            (
                tr(
                    "F11 on Assess shows one question full screen: digits answer, Page Up and Page Down"
                    " change the question, Esc leaves. Answers scored alone stay hidden until R is pressed"
                    " or the room answers."
                )
            ),
            tr(
                "F11 on Metrics or Progress shows the charts one at a time; arrows change the chart."
            ),
        ),
    ),
    Topic(
        tr("Other ways to look"),
        (
            (
                tr(
                    "Ctrl+K, then What Good Looks Like: the same answers by the seven measures, counted and"
                    " never scored."
                )
            ),
            (
                tr(
                    "Ctrl+K, then Trusts together: the trusts in this store side by side, only where they"
                    " answered the same questions. It is not a ranking."
                )
            ),
        ),
    ),
    Topic(
        tr("Evidence"),
        (
            (
                tr(
                    "Add what stands behind an answer: a view is weakest, then a document, data, and"
                    " evidence that someone outside the team has checked."
                )
            ),
            (
                tr(
                    "Each piece says up to which level it shows the answer. A level claimed above what the"
                    " evidence shows is called “stated, not yet shown”. Evidence older than its shelf"
                    " life no longer counts."
                )
            ),
        ),
    ),
    Topic(
        tr("Levels are words"),
        (
            (
                tr(
                    "Levels are never added up or averaged, and trusts are never ranked. Screens and"
                    " reports show how many items are at each level and name them."
                )
            ),
            (
                tr(
                    "A move from one assessment to the next asks for a reason. Answers carried forward are"
                    " marked “not re-confirmed” until you look at them again."
                )
            ),
        ),
    ),
    Topic(
        tr("Metrics and their charts"),
        (
            (
                tr(
                    "A metric is read with a control chart (XmR): the mean, and an upper and a lower"
                    " process limit worked out from the moving range. Points between the limits vary as"
                    " usual; a signal is a point outside, seven in a row on one side of the mean, six"
                    " rises or falls in a row, or two of three close to a limit."
                )
            ),
            (
                tr(
                    "Circles are usual variation, squares an improvement, triangles a concern. H and L say"
                    " that the latest points are high or low; P, F and ? say whether the target will be"
                    " passed, failed or hit and missed."
                )
            ),
            tr("With fewer than 13 points the limits are on trial. A gap is a gap, never nought."),
            (
                tr(
                    "By whose rules a chart is read is chosen in its definition: those of NHS-R plot"
                    " the dots, or those of Making Data Count's workbook with runs of seven or six. A"
                    " baseline of 12 points or more keeps their limits for all that follow."
                )
            ),
            tr("Paste a table from a spreadsheet: one column of periods, one of values."),
        ),
    ),
)

_LAST = (
    Topic(
        tr("What is stored where"),
        (
            (
                tr(
                    "Everything is in one file in your own profile on this computer; Settings shows where."
                    " Verified backups lie in a folder beside it."
                )
            ),
            (
                tr(
                    "Every change is kept with who, when, before and after. The record cannot be edited"
                    " without being noticed by the program's own check."
                )
            ),
            tr("There is no network code in the program: no telemetry, no update check."),
        ),
    ),
    Topic(
        tr("Not an NHS product"),
        (
            (
                tr(
                    "DigiStrat Desktop is made by an independent project. What a trust says in it is the"
                    " trust's own assessment."
                )
            ),
        ),
    ),
)


def topics(pages: Sequence[PageEntry]) -> tuple[Topic, ...]:
    """Give every topic, the pages and their keys among them."""
    keys = "; ".join(f"{page.keys.replace(' ', '+')} {page.name}" for page in in_rail(pages))
    others = [page.name for page in gone_to(pages) if page.rail is RailPlace.NONE]
    words = (
        tr("{keys}. Ctrl+K goes to anything.", keys=keys),
        tr("Only Ctrl+K leads to: {others}.", others="; ".join(others)),
        tr("Tab moves to the next control; arrows move inside a group; Space chooses."),
    )
    return (*_FIRST, Topic(tr("Pages and keys"), words), *_LAST)


class HelpPage(QWidget):
    """Topics as cards; the search field leaves those that speak of every word typed."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.search = LineField(tr("Search the help"), example=tr("limits, evidence, backup …"))
        self.nothing = PlainLabel(tr("Nothing in the help speaks of that."), tone="secondary")
        self._topics: list[tuple[Topic, Card]] = []
        self._cards = QVBoxLayout()
        self._build()
        self.search.textEdited.connect(self._on_search)

    def _build(self) -> None:
        look = self._context.look
        page = ScrollPage(look, widest=860, parent=self)
        page.add(PlainLabel(tr("Help"), TypeRole.PAGE))
        page.add(LabeledField(look, tr("&Search the help"), self.search), self.nothing)
        self._cards.setSpacing(look.theme.space(3))
        page.add_layout(self._cards)
        page.end()
        fill(self, page)

    def show_state(self, _: str = "") -> None:
        if not self._topics:
            found = (*topics(self._context.pages), *_of_pack(self._context.session.pack))
            for topic in found:
                self._add(topic)
        self._on_search(self.search.text())

    def _add(self, topic: Topic) -> None:
        card = Card(self._context.look, topic.title)
        for paragraph in topic.paragraphs:
            card.add(PlainLabel(paragraph, selectable=True))
        self._cards.addWidget(card)
        self._topics.append((topic, card))

    def _on_search(self, typed: str) -> None:
        words = typed.casefold().split()
        shown = 0
        for topic, card in self._topics:
            fits = all(word in topic.all_words for word in words)
            card.setVisible(fits)
            shown += fits
        self.nothing.setVisible(shown == 0)


def _of_pack(pack: FrameworkPack | None) -> tuple[Topic, ...]:
    if pack is None:
        return ()
    sources = tuple(source.what for source in pack.sources)
    return (
        Topic(
            tr("{title}, version {version}", title=pack.title, version=pack.version),
            (pack.purpose, *pack.reading_rules),
        ),
        Topic(tr("Where the questions come from"), sources),
    )
