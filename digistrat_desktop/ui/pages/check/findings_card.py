"""The findings that stand, with filters above them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from digistrat_desktop.analysis.findings import all_findings
from digistrat_desktop.analysis.findings.rules import NO_ACTION, Finding, Grade
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.access import announce, find_with
from digistrat_desktop.ui.kit.buttons import LinkButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout, InPlaceOf, TopColumn, bare, put
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.commands import Command
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import RANK, CellWords
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr, tr_count

_HEADS = (tr("Importance"), tr("Finding and rule"), "")
_FOLD_BELOW = 640
# A symbol beside the word: a column of eleven lines in red would shout down what they say.
_SIGNS = {Grade.MOST: "◆ ", Grade.KNOW: "◆ ", Grade.ATTENTION: "◇ "}
_ANY_IMPORTANCE = ("", tr("Any importance"))
_ANY_PAGE = ("", tr("Any page"))
_SEVERAL = tr("Shift with an arrow key, or a click with Ctrl or Shift, chooses several findings.")
_WHOLE = "|*"
_NOBODY_ACCEPTED = tr("No findings match. Clear the search or choose more.")


class StandingCard(Card):
    """Filters above, findings below; a rule met more than once is one row that opens."""

    fix_asked = Signal(object)  # a finding is to be mended; carries it
    accept_asked = Signal(object)  # findings are to be accepted for now; carries them
    add_asked = Signal(object)  # findings are to be made actions; carries them

    def __init__(self, context: PageContext, suggested: Callable[[Sequence[Finding]], int]) -> None:
        """`suggested` tells how many actions are suggested for some findings."""
        look = context.look
        super().__init__(look, tr("Findings to check"))
        self._suggested = suggested
        self._acts: Mapping[str, CellWords] = {}
        self._names = {page.id: page.name for page in context.pages}
        self._findings: Sequence[Finding] = ()
        self._labels: dict[str, str] = {}
        self._may_accept = True
        self._locked: frozenset[str] = frozenset()
        self._opened: set[str] = set()
        self._door_of: dict[tuple[str, str], QWidget] = {}
        self._stands_for: dict[str, Sequence[Finding]] = {}  # findings by the id of their row
        importances = [_ANY_IMPORTANCE, *((one.value, one.value) for one in Grade)]
        self.importance = ChoiceField(tr("Importance"), importances, is_wide=True)
        self.where = ChoiceField(tr("Where to fix it"), [_ANY_PAGE], is_wide=True)
        self.words = LineField(tr("Search findings"), hint=tr("Search findings …"))
        self.said = PlainLabel("", tone="secondary")
        self.table = ListTable(look, _HEADS, (0, 1, 0), _FOLD_BELOW, self._commands)
        self.table.setAccessibleName(tr("Findings"))
        self.several = PlainLabel(_SEVERAL, tone="secondary")
        self.aside = SecondaryButton(look, "")
        self.to_actions = SecondaryButton(look, "")
        self._build()

    def _build(self) -> None:
        self.importance.set_choice("")
        self.where.set_choice("")
        bar = QWidget()
        row = FlowLayout(self._look.theme.space(2), bar)
        put(row, self.words, self.importance, self.where)
        self.add(bar, self.said)
        self._chosen = InPlaceOf(self._look, self.several, self.aside, self.to_actions)
        self._chosen.offer(are_offered=False)
        self.add(self._chosen, self.table)
        find_with(self, self.words)
        self.aside.clicked.connect(self._on_aside)
        self.to_actions.clicked.connect(self._on_to_actions)
        self.table.chosen_changed.connect(self._show_many)
        self.table.opened.connect(self._on_opened)
        self.words.textChanged.connect(self._on_wanted)
        self.importance.chosen.connect(self._on_wanted)
        self.where.chosen.connect(self._on_wanted)

    def chosen(self) -> list[Finding]:
        """Give the findings chosen; the head of a group stands for all that it shows."""
        rows = (self._stands_for.get(one, ()) for one in self.table.chosen())
        wanted = {row_id(finding) for row in rows for finding in row}
        return [one for one in self._findings if row_id(one) in wanted]

    def _show_many(self) -> None:
        found = self.chosen()
        count, actions = len(found), self._suggested(found)
        aside = tr_count(count, "Set aside 1 finding…", "Set aside %n findings…")
        added = tr_count(actions, "Add 1 action…", "Add %n actions…")
        for button, words in ((self.aside, aside), (self.to_actions, added)):
            button.setText(words)
            button.setAccessibleName(words)
        self._chosen.offer(are_offered=count > 0 and self._may_accept)
        self.to_actions.setVisible(bool(actions))

    def _on_aside(self) -> None:
        self.accept_asked.emit(self.chosen())

    def _on_to_actions(self) -> None:
        self.add_asked.emit(self.chosen())

    def _on_opened(self, row: str) -> None:
        rule, _, record = row.partition("|")
        if row.endswith(_WHOLE):
            self._on_toggle(rule)
        for one in self._findings:
            if (one.rule, one.record) == (rule, record):
                self.fix_asked.emit(one)
                return

    def _commands(self, chosen: Sequence[str]) -> list[Command]:
        found, writes = self.chosen(), self._may_accept
        if not found:
            return []
        adds = Command(self.to_actions.text(), self._on_to_actions, writes)
        add = [adds] if self._suggested(found) else []
        if len(found) == 1 and len(chosen) == 1:
            fix = partial(self.fix_asked.emit, found[0])
            aside = partial(self.accept_asked.emit, found)
            verb = self._verb(found[0])
            others = add if found[0].rule != NO_ACTION else []
            return [Command(verb, fix), Command(tr("Set aside"), aside, writes), *others]
        return [Command(self.aside.text(), self._on_aside, writes), *add]

    def show_findings(
        self, findings: Sequence[Finding], labels: dict[str, str], *, may_accept: bool,
        locked: frozenset[str] = frozenset(), acts: Mapping[str, CellWords] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        """Show findings; on the pages that are `locked` nothing can be fixed, so those are shown there.

        Args:
            acts: who deals with a finding and by when, by the id of its row, where somebody does.
        """
        self._findings, self._labels, self._may_accept = findings, labels, may_accept
        self._acts = acts
        self._locked = locked
        pages = dict.fromkeys(one.page for one in findings)
        self.where.set_choices([_ANY_PAGE, *((page, self._names[page]) for page in pages)])
        if self.where.choice() is None:
            self.where.set_choice("")
        self._fill()

    def show_where(self, key: str) -> bool:
        """Open the group of a finding named as "rule|record" and bring the keyboard to it."""
        rule, _, record = key.partition("|")
        if (rule, record) not in {(one.rule, one.record) for one in self._findings}:
            return False
        self.words.show_other("")
        self.importance.set_choice("")
        self.where.set_choice("")
        self._opened.add(rule)
        self._fill()
        self._door_of[rule, record].setFocus()
        return True

    def _on_wanted(self, _: str) -> None:
        self._fill()
        announce(self.table, self.said.text())

    def _fill(self) -> None:
        wanted = all_findings.FindingFilter(
            self.importance.choice() or "", self.where.choice() or "", self.words.text()
        )
        found = all_findings.wanted_findings(self._findings, wanted, self._labels)
        groups = all_findings.grouped(found)
        self._door_of = {}
        self._stands_for = {row_id(one): (one,) for one in found}
        self.table.show_list([row for group in groups for row in self._rows(group)])
        self._show_many()
        self._chosen.setVisible(len(found) > 1)
        every = len(self._findings)
        words = (
            tr("{found} of {every} findings shown.", found=len(found), every=every)
            if len(found) < every
            else ""
        )
        self.said.say(words if found or not every else _NOBODY_ACCEPTED)

    def _rows(self, group: all_findings.FindingGroup) -> list[tuple[str, tuple[QWidget, ...]]]:
        if len(group.findings) == 1:
            return [(row_id(group.findings[0]), self._row(group.findings[0]))]
        whole = f"{group.rule}{_WHOLE}"
        self._stands_for[whole] = group.findings
        rows = [(whole, self._head(group))]
        if group.rule in self._opened:
            rows += [(row_id(one), self._row(one, inside=True)) for one in group.findings]
        return rows

    def _head(self, group: all_findings.FindingGroup) -> tuple[QWidget, ...]:
        first = group.findings[0]
        is_open = group.rule in self._opened
        toggle = LinkButton(self._look, tr("Hide") if is_open else tr("Show all"))
        state = (
            tr("These findings are shown below.") if is_open else tr("These findings are hidden.")
        )
        toggle.setAccessibleName(f"{toggle.text()}: {group.title}")
        toggle.setAccessibleDescription(state)
        toggle.clicked.connect(partial(self._on_toggle, group.rule))
        self._door_of[group.rule, ""] = toggle
        return self._matters(first), self._told(group.title, first.source, bold=True), toggle

    def _on_toggle(self, rule: str) -> None:
        self._opened ^= {rule}
        self._fill()
        if (rule, "") in self._door_of:
            self._door_of[rule, ""].setFocus()

    def _row(self, finding: Finding, *, inside: bool = False) -> tuple[QWidget, ...]:
        source = "" if inside else finding.source
        about = self._labels.get(finding.record, "")
        return (
            self._matters(finding),
            self._told(finding.sentence, source, about, acts=self._acts.get(row_id(finding))),
            self._doors(finding),
        )

    def _matters(self, finding: Finding) -> PlainLabel:
        said = finding.importance
        serious = said in {Grade.MOST, Grade.KNOW}
        tone = "caution" if serious else "secondary"
        words = PlainLabel(_SIGNS.get(said, "") + said, tone=tone, wrap=False)
        words.setAccessibleName(said)
        words.setProperty(RANK, str(said.place))
        return words

    def _told(
        self, sentence: str, source: str, about: str = "", *, bold: bool = False,
        acts: CellWords | None = None,
    ) -> QWidget:  # fmt: skip
        """A finding with what it is about, why it is looked for and who acts, in small letters."""
        told = QWidget()
        column = bare(TopColumn(told), 2)
        words = PlainLabel(sentence)
        words.set_bold(bold=bold)
        column.addWidget(words)
        small = ". ".join(part for part in (about, source) if part)
        if small:
            column.addWidget(PlainLabel(small, TypeRole.SMALL, "secondary"))
        if acts is not None:
            who = tr("Action: {who}", who=acts.text)
            column.addWidget(PlainLabel(who, TypeRole.SMALL, acts.tone or "secondary"))
        return told

    def _verb(self, finding: Finding) -> str:
        if finding.page in self._locked:
            return tr("Show")
        return tr("Add action") if finding.rule == NO_ACTION else tr("Fix")

    def _doors(self, finding: Finding) -> QWidget:
        doors = QWidget()
        row = bare(QHBoxLayout(doors))
        verb = self._verb(finding)
        mend = LinkButton(self._look, verb)
        mend.setAccessibleName(f"{verb}: {finding.sentence}")
        mend.clicked.connect(partial(self.fix_asked.emit, finding))
        accept = LinkButton(self._look, tr("Set aside"))
        accept.setAccessibleName(tr("Set aside for now: {sentence}", sentence=finding.sentence))
        accept.clicked.connect(partial(self.accept_asked.emit, [finding]))
        accept.setEnabled(self._may_accept)
        put(row, mend, accept)
        self._door_of[finding.rule, finding.record] = mend
        return doors


def row_id(finding: Finding) -> str:
    """Name a finding as its row does: its rule and the record it is about."""
    return f"{finding.rule}|{finding.record}"
