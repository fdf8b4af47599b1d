"""Help: offline, searchable, from the same texts as the program itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.plain_text import for_search
from digistrat_desktop.system.version import __version__
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.access import find_with
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import fill
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.pages.commands import COMMANDS
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import (
    ABOUT,
    ALL_KEYS,
    CommandEntry,
    MenuPlace,
    PageEntry,
    RailPlace,
    in_rail,
    under_more,
)
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr


@dataclass(frozen=True, slots=True)
class Topic:
    title: str
    paragraphs: tuple[str, ...]
    target: str = ""  # by which a command leads to it

    @property
    def all_words(self) -> str:
        return for_search(" ".join((self.title, *self.paragraphs)))


_FIRST = (
    Topic(
        tr("First steps"),
        (
            tr(
                "Explore the sample trust on Home to see a finished assessment, or start "
                "your own. The short form asks the most important questions."
            ),
            tr(
                "Answer one question at a time. Your answers save as you go, so there is "
                "no Save button. The header shows when they were last saved."
            ),
            tr(
                "A form that is not finished is kept as a draft. Open it again to "
                "carry on, or discard the draft."
            ),
            tr("When you are ready, make the board report under Reports."),
        ),
    ),
    Topic(
        tr("Answer questions"),
        (
            tr(
                "Read the levels and choose the one that describes your trust today. "
                "Press 1, 2 or 3 to choose a level, or 0 for cannot say yet. Alt+N is does "
                "not apply, and Alt+D marks it for discussion."
            ),
            tr(
                "Where there is a second answer, the keyboard goes to it: 2 digits give both. "
                "Then type. Any letter goes into the reason. Tab goes on to evidence, target "
                "and Next."
            ),
            tr(
                "Ctrl+Enter saves any form, and Enter a form of one line. Esc closes it and "
                "keeps a draft."
            ),
            tr(
                "Ctrl+Down and Ctrl+Up go to the next and previous question. Ctrl+Z "
                "undoes the last change. Ctrl+Shift+Z or Ctrl+Y redoes it."
            ),
            tr("Give the reason in your own words. Leave out anything about patients."),
        ),
    ),
    Topic(
        tr("Present to a group"),
        (
            tr(
                "F11 on Assess shows one question full screen. Number keys answer, Page "
                "Up and Page Down change the question, and Esc exits. Separate answers "
                "stay hidden until you press R or the group agrees an answer."
            ),
            tr(
                "F11 on Metrics or Progress shows the charts one at a time. Arrow keys change "
                "the chart."
            ),
        ),
    ),
    Topic(
        tr("Other views"),
        (
            tr(
                "More, then What this answers elsewhere: your answers by the "
                "requirements of others. They are named and never scored."
            ),
            tr(
                "More, then Trusts side by side: compare the trusts in your data, but "
                "only where they answered the same questions. It is not a ranking."
            ),
            tr(
                "More, then Region: counts of many trusts, from a folder of their files. It "
                "makes a report of the constraints they share."
            ),
        ),
    ),
    Topic(
        tr("Evidence"),
        (
            tr(
                "Add the evidence behind an answer. An opinion is the weakest. Then come "
                "a document, data, and evidence checked by someone outside the team."
            ),
            tr(
                "Each piece of evidence has a highest level it shows. If you claim a "
                "higher level, it is marked “claimed, not yet backed by evidence”. "
                "Evidence older than 18 months no longer counts, unless you set another "
                "limit."
            ),
        ),
    ),
    Topic(
        tr("Levels are words, not scores"),
        (
            tr(
                "Levels are never added up or averaged, and trusts are never ranked. "
                "Screens and reports show how many questions are at each level and name "
                "them."
            ),
            tr(
                "When an answer moves from one assessment to the next, you are asked for "
                "a reason. Answers carried forward are marked “not yet confirmed” until "
                "you look at them again."
            ),
        ),
    ),
    Topic(
        tr("Metrics and their charts"),
        (
            tr(
                "Each metric has a control chart (XmR). It shows the mean and the upper "
                "and lower limits, worked out from the change between one point and the "
                "next. Points between the limits vary as usual. A signal is a point "
                "outside the limits, or an unusual run of points. Unusual runs are 7 in a "
                "row on one side of the mean, or 6 rises or falls in a row. 2 of 3 points "
                "close to a limit is also a signal."
            ),
            tr(
                "Circles are usual variation, squares an improvement and triangles a "
                "concern. H and L mean the latest points are high or low. P, F and ? mean "
                "the usual range meets the target, misses it, or reaches across it."
            ),
            tr("With fewer than 13 points, the limits are trial limits. A gap is a gap, never 0."),
            tr(
                "You choose the chart rules in the metric's definition. Use NHS-R plot "
                "the dots, or the Making Data Count workbook with runs of 7 or 6. A "
                "baseline of 12 or more points keeps its limits for all later points."
            ),
            tr(
                "Where an XmR chart does not fit, choose another under More. P and U are for "
                "shares and rates, C for counts, T and G for rare events. A run chart has a "
                "median. The program proposes one and says why."
            ),
            tr(
                "A forecast of a dated target is made only while a metric is steady. Otherwise it "
                "says why there is none."
            ),
            tr("Paste a table from a spreadsheet, with one column of periods and one of values."),
        ),
    ),
)

_LAST = (
    Topic(
        tr("Where your data is kept"),
        (
            tr(
                "Your data is in one file on this computer. Settings "
                "shows where. Checked backups are in a folder next to it."
            ),
            tr(
                "The change history keeps who made each change, when, and the values "
                "before and after. If anyone edits it, the program's check will show it."
            ),
            tr(
                "The program has no network code, so it sends no usage data and never "
                "checks for updates."
            ),
        ),
    ),
    Topic(
        tr("Not an NHS product"),
        (
            tr(
                "DigiStrat Desktop is made by an independent project. What a trust says "
                "in it is that trust's own assessment."
            ),
        ),
    ),
    Topic(
        tr("About DigiStrat Desktop"),
        (
            tr("Version {version}. Free software under the MIT licence.", version=__version__),
            tr("The licences of all its parts are in the folder it is installed in."),
        ),
        ABOUT,
    ),
)


def topics(pages: Sequence[PageEntry]) -> tuple[Topic, ...]:
    """Give every topic, the pages and the commands with their keys among them."""
    mains = [page for page in in_rail(pages) if page.rail is RailPlace.MAIN]
    others = [page for page in in_rail(pages) if page.rail is not RailPlace.MAIN]
    behind = [
        tr("More, {heading}: {pages}.", heading=heading, pages=_with_keys(under))
        for heading, under in under_more(pages)
    ]
    in_menus = [
        tr("Menu {menu}: {commands}.", menu=menu.value.replace("&", ""), commands=commands)
        for menu in MenuPlace
        if (commands := _with_keys([one for one in COMMANDS if one.menu is menu]))
    ]
    words = (
        tr("The left menu: {pages}.", pages=_with_keys(mains)),
        tr("Below it: {pages}.", pages=_with_keys(others)),
        *behind,
        *in_menus,
        tr("Alt and a letter opens a menu, for example Alt+F for File."),
        tr("Tab moves to the next control. Arrow keys move inside a group. Space chooses."),
        tr("Ctrl+Page Down opens the next view of a page, Ctrl+Page Up the one before."),
    )
    return (*_FIRST, Topic(tr("All pages, commands and keys"), words, ALL_KEYS), *_LAST)


def _with_keys(entries: Sequence[PageEntry | CommandEntry]) -> str:
    return "; ".join(
        f"{one.name.removesuffix('…')} ({one.keys.replace(' ', '+')})" if one.keys else one.name
        for one in entries
    )


class HelpPage(QWidget):
    """Topics as cards; the search field leaves those that speak of every word typed."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.search = LineField(tr("Search the help"), example=tr("limits, evidence, backup …"))
        self.nothing = PlainLabel(tr("No help topics match."), tone="secondary")
        self._topics: list[tuple[Topic, Card]] = []
        self._page = ScrollPage(context.look, widest=860, parent=self)
        self._cards = QVBoxLayout()
        self._build()
        find_with(self, self.search)
        self.search.textEdited.connect(self._on_search)

    def _build(self) -> None:
        look = self._context.look
        page = self._page
        page.add(PlainLabel(tr("Help"), TypeRole.PAGE))
        page.add(LabeledField(look, tr("Search the help"), self.search), self.nothing)
        self._cards.setSpacing(look.theme.space(3))
        page.add_layout(self._cards)
        page.end()
        fill(self, page)

    def show_state(self, target: str = "") -> None:
        """Show every topic with the keyboard in the search, or bring one of them into sight."""
        if not self._topics:
            found = (*topics(self._context.pages), *_of_pack(self._context.session.pack))
            for topic in found:
                self._add(topic)
        if target:
            self.search.clear()
        self._on_search(self.search.text())
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        for topic, card in self._topics:
            if target and topic.target == target:
                # Once the cards have their places.
                QTimer.singleShot(0, self, partial(self._page.bring_to_top, card))

    def _add(self, topic: Topic) -> None:
        card = Card(self._context.look, topic.title)
        for paragraph in topic.paragraphs:
            card.add(PlainLabel(paragraph, selectable=True))
        self._cards.addWidget(card)
        self._topics.append((topic, card))

    def _on_search(self, typed: str) -> None:
        words = for_search(typed).split()
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
