"""The change history: every change with who, when, before and after, and if it is unaltered."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QWidget

from digistrat_desktop.analysis.changes import TrailLine, first_words
from digistrat_desktop.domain.record.events import code_of, is_code_of
from digistrat_desktop.domain.wire.codecs import local_time
from digistrat_desktop.services.record.reading import TrailAct, acts_of, record_lines
from digistrat_desktop.services.record.verifying import VerifyReport, verify_library
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import FieldSpec
from digistrat_desktop.ui.kit.access import announce
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import TopColumn, bare
from digistrat_desktop.ui.pages.skeletons import CardPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import Cell, CellWords
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import counted, tr, tr_count

PURPOSE = tr("Every change to this trust, latest first. No change is ever removed.")
_WHAT_IT_IS = tr(
    "The last fingerprint is another after every change. Write it down, and compare it later."
)
LATE = "late|"
"""Before an assessment's id, as a target: only what came after it was signed off."""
ACT = "act|"
"""Before the name of an act: only what was done in it."""
_A_PAGE = 40
_FEW = 3
_GROUP = 8  # digits of a fingerprint that stand together, so that it wraps
_CODE = FieldSpec(
    "code", tr("Code on paper"), longest=200, example=tr("532Y-42C2-KJWJ-CAG0"),
    help_text=tr("The seal of a sign-off, or a last fingerprint. You can enter it in short or in full."),
)  # fmt: skip


class RecordPage(CardPage):
    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Change history"), PURPOSE)
        self._acts: tuple[TrailAct, ...] = ()
        self._end = ""
        self._from = 0
        self._target = ""
        self._opened: set[str] = set()
        self._report: VerifyReport | None = None
        self._compared = ""
        context.session.whole_check_changed.connect(self._on_whole_check)
        context.team.came_in.connect(self._on_came_in)

    def _on_whole_check(self) -> None:
        if self.isVisible():
            self._fill()

    def _on_came_in(self, _: object) -> None:
        if self.isVisible():
            self._read()

    def show_state(self, target: str = "") -> None:
        """Read the changes again; a target is a record's id, or one after `LATE` or `ACT`."""
        self._target = target
        self._from, self._opened, self._report, self._compared = 0, set(), None, ""
        self._read()

    def _read(self) -> None:
        trust, target = self._context.session.trust, self._target
        if trust is None:
            self._on_read(((), ""))
            return
        pack, trust_id = self._context.session.pack, trust.id
        record = None if target.startswith((LATE, ACT)) else target or None

        def work(library: Library) -> tuple[tuple[TrailAct, ...], str]:
            lines = record_lines(library, trust_id, record, pack)
            shown = tuple(line for line in lines if _is_wanted(line, target))
            return acts_of(shown), library.store.graph(trust_id).end

        self._context.ask_when_saved(work, self._on_read)

    def _on_read(self, found: tuple[tuple[TrailAct, ...], str]) -> None:
        self._acts, self._end = found
        self._fill()

    def _fill(self) -> None:
        self.show_cards([self._check_card(), self._lines_card()])

    def _check_card(self) -> Card:
        card = Card(self._context.look, tr("Is it complete?"))
        if self._end:
            self._add_end(card)
        if self._report is None and self._context.session.whole_check:
            card.add(PlainLabel(self._context.session.whole_check))
        if self._compared:
            holds = self._report is not None and not self._report.missing
            found = PlainLabel(self._compared, TypeRole.GROUP, "" if holds else "caution")
            card.add(found)
        for sentence in self._report.lines if self._report is not None else ():
            card.add(PlainLabel(sentence, selectable=True))
        card.add(self.button(tr("Check the change history"), self._on_check, primary=True))
        fields = self.ask(card, _CODE)
        card.add(self.button(tr("Compare with paper"), partial(self._on_compare, fields)))
        return card

    def _add_end(self, card: Card) -> None:
        """Say the last fingerprint as the code that is printed, and in full to be copied."""
        words = tr("Last fingerprint: {code}", code=code_of(self._end))
        short = PlainLabel(words, wrap=False, selectable=True)
        short.set_bold(bold=True)
        groups = (self._end[at : at + _GROUP] for at in range(0, len(self._end), _GROUP))
        whole = PlainLabel(" ".join(groups), TypeRole.SMALL, "secondary", selectable=True)
        copy = LinkButton(
            self._context.look, tr("Copy in full"), spoken=tr("Copy the last fingerprint in full"),
            do=partial(self._on_copy, self._end),
        )  # fmt: skip
        card.add_layout(self.row(short, copy))
        card.add(whole, PlainLabel(_WHAT_IT_IS, tone="secondary"))

    def _on_copy(self, end: str) -> None:
        QGuiApplication.clipboard().setText(end)
        announce(self, tr("Copied."))

    def _on_check(self) -> None:
        self._compared = ""
        self._context.ask_when_saved(verify_library, self._on_checked)

    def _on_compare(self, fields: FieldSet) -> None:
        code = fields.read()["code"]
        if not code:
            fields.boxes["code"].show_fault(tr("Enter the code that is on paper."))
            fields.boxes["code"].point_at()
            return
        if is_code_of(code, self._end):
            self._report = None
            self._compared = tr("This is the last fingerprint here: nothing was changed since.")
            self._found((self._compared,))
            return
        self._context.ask_when_saved(partial(verify_library, codes=(code,)), self._on_compared)

    def _on_compared(self, report: VerifyReport) -> None:
        self._compared, *rest = report.lines
        self._report = VerifyReport(report.sound, tuple(rest), report.seals, report.missing)
        self._found(report.lines)

    def _on_checked(self, report: VerifyReport) -> None:
        self._report = report
        self._found(report.lines)

    def _found(self, sentences: Sequence[str]) -> None:
        """Show what a check found, and have it read out."""
        self._fill()
        announce(self, " ".join(sentences))

    def _lines_card(self) -> Card:
        count = sum(len(act.lines) for act in self._acts)
        card = Card(self._context.look, counted(count, "change"))
        heads = (tr("Date and person"), tr("Change"), tr("Before"), tr("After"))
        table = ListTable(self._context.look, heads, (2, 2, 2, 2), 760)
        table.stand_at_top()
        table.say_heads_when_folded()
        shown = self._acts[self._from : self._from + _A_PAGE]
        table.show_rows([row for act in shown for row in self._rows(act)])
        card.add(table)
        later = self.button(tr("Later changes"), self._on_later)
        later.setEnabled(self._from > 0)
        earlier = self.button(tr("Earlier changes"), self._on_earlier)
        earlier.setEnabled(self._from + _A_PAGE < len(self._acts))
        card.add_layout(self.row(later, earlier))
        return card

    def _rows(self, act: TrailAct) -> list[tuple[Cell, ...]]:
        """Give one row for what was done in one go, and its changes under it once it is opened."""
        if len(act.lines) <= _FEW:
            return [_row(line) for line in act.lines]
        key = act.lines[0].code
        is_open = key in self._opened
        count = len(act.lines)
        words = (
            tr("Hide changes") if is_open else tr_count(count, "Show 1 change", "Show %n changes")
        )
        link = LinkButton(
            self._context.look, words, spoken=f"{words}: {act.what}",
            do=partial(self._on_opened, key),
        )  # fmt: skip
        link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        first = act.lines[0]
        made = CellWords(_when(first), rank=first.at.isoformat())
        head: tuple[Cell, ...] = (made, self._with_link(act.what, link), "", "")
        lines = [_row(line) for line in act.lines[:_A_PAGE]] if is_open else []
        more = count - len(lines)
        if is_open and more > 0:
            left = tr_count(more, "1 more change", "%n more changes")
            lines.append((CellWords("", ""), CellWords(left, "secondary"), "", ""))
        return [head, *lines]

    def _with_link(self, words: str, link: QWidget) -> QWidget:
        cell = QWidget()
        column = bare(TopColumn(cell), self._context.look.theme.space(1))
        column.addWidget(PlainLabel(words))
        column.addWidget(link)
        return cell

    def _on_opened(self, key: str) -> None:
        self._opened ^= {key}
        self._fill()

    def _on_later(self) -> None:
        self._from = max(0, self._from - _A_PAGE)
        self._fill()

    def _on_earlier(self) -> None:
        self._from += _A_PAGE
        self._fill()


def _is_wanted(line: TrailLine, target: str) -> bool:
    if target.startswith(ACT):
        return line.act == target.removeprefix(ACT)
    return line.late or not target.startswith(LATE)


def _when(line: TrailLine) -> str:
    return f"{local_time(line.at):%d %b %Y %H:%M} {line.actor or tr('Name not available')}"


def _row(line: TrailLine) -> tuple[Cell, ...]:
    notes = [
        first_words(line.first, local_time),
        tr("This computer's clock was earlier than at the previous change.") if line.clock else "",
        tr("Came after sign-off, so it is not part of it.") if line.late else "",
    ]
    before = "\n".join(f"{name}: {old[:200]}" for name, old, _ in line.fields if old)
    after = "\n".join(f"{name}: {new[:200]}" for name, _, new in line.fields if new)
    what = " ".join(part for part in (f"{line.record} {line.did}.", line.reason, *notes) if part)
    made = CellWords(f"{_when(line)}\n{line.code}", rank=line.at.isoformat())
    return made, what[:1].upper() + what[1:], before, after
