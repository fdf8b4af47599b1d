"""The record: every change with who, when, before and after, and whether it is whole."""

from functools import partial

from digistrat_desktop.analysis.judgement import TrailLine
from digistrat_desktop.services.record.reading import record_lines
from digistrat_desktop.services.record.verifying import VerifyReport, verify_library
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.pages.skeletons import CardPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.small_table import SmallTable
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import counted, tr

PURPOSE = tr("Every change to this trust, latest first. No change is ever removed.")
_A_PAGE = 40


class RecordPage(CardPage):
    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Change history"), PURPOSE)
        self._lines: tuple[TrailLine, ...] = ()
        self._from = 0
        self._record: str | None = None
        self._report: VerifyReport | None = None
        context.session.whole_check_changed.connect(self._on_whole_check)

    def _on_whole_check(self) -> None:
        if self.isVisible():
            self._fill()

    def show_state(self, target: str = "") -> None:
        """Read the record again; a target is a record's id, to see only its changes."""
        trust, record = self._context.session.trust, target or None
        self._from, self._record, self._report = 0, record, None
        if trust is None:
            self._on_read(())
            return
        pack = self._context.session.pack
        read = partial(record_lines, trust_id=trust.id, record_id=record, pack=pack)
        self._context.ask(read, self._on_read)

    def _on_read(self, lines: tuple[TrailLine, ...]) -> None:
        self._lines = lines
        self._fill()

    def _fill(self) -> None:
        self.show_cards([self._check_card(), self._lines_card()])

    def _check_card(self) -> Card:
        card = Card(self._context.look, tr("Is it complete?"))
        if self._report is None and self._context.session.whole_check:
            card.add(PlainLabel(self._context.session.whole_check))
        for sentence in self._report.lines if self._report is not None else ():
            card.add(PlainLabel(sentence))
        card.add(self.button(tr("Check the change history"), self._on_check, primary=True))
        return card

    def _on_check(self) -> None:
        self._context.ask(verify_library, self._on_checked)

    def _on_checked(self, report: VerifyReport) -> None:
        self._report = report
        self._fill()

    def _lines_card(self) -> Card:
        card = Card(self._context.look, counted(len(self._lines), "change"))
        heads = (tr("Date and person"), tr("Change"), tr("Before"), tr("After"))
        table = SmallTable(self._context.look, heads, (2, 2, 2, 2), 640)
        table.stand_at_top()
        table.say_heads_when_folded()
        shown = self._lines[self._from : self._from + _A_PAGE]
        table.show_rows([_row(line) for line in shown])
        card.add(table)
        later = self.button(tr("Later changes"), self._on_later)
        later.setEnabled(self._from > 0)
        earlier = self.button(tr("Earlier changes"), self._on_earlier)
        earlier.setEnabled(self._from + _A_PAGE < len(self._lines))
        card.add_layout(self.row(later, earlier))
        return card

    def _on_later(self) -> None:
        self._from = max(0, self._from - _A_PAGE)
        self._fill()

    def _on_earlier(self) -> None:
        self._from += _A_PAGE
        self._fill()


def _row(line: TrailLine) -> tuple[str, ...]:
    at = line.at.astimezone()
    when = f"{line.seq:,}: {at:%d %b %Y %H:%M} {line.actor or tr('Name not available')}"
    flag = (
        tr(" This computer's clock was earlier than at the previous change.") if line.clock else ""
    )
    before = "\n".join(f"{name}: {old[:200]}" for name, old, _ in line.fields if old)
    after = "\n".join(f"{name}: {new[:200]}" for name, _, new in line.fields if new)
    what = f"{line.record} {line.did}. {line.reason}{flag}".strip()
    return when, what[:1].upper() + what[1:], before, after
