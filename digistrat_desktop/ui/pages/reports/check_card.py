"""Checking a report: which data it was made from, and if the store still holds them."""

from digistrat_desktop.services.reports.checking import Match, ReportCheck, check_report
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

_WORDS = tr("Shows which data a PDF was made from, and if your data still matches it.")
VERDICTS = {
    Match.MATCHES: tr("Matches"),
    Match.DATA_MATCHES: tr("Data matches"),
    Match.PAGES_DIFFER: tr("Pages differ"),
    Match.CHANGED: tr("Changed since"),
    Match.UNKNOWN: tr("Unknown"),
    Match.ALTERED: tr("Altered"),
}


class CheckCard(Card):
    """One button; the verdict and its reasons under it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, tr("Check a report"))
        self._context = context
        self.choose = SecondaryButton(context.look, tr("Choose a PDF"), parent=self)
        self.verdict = PlainLabel("", parent=self)
        self.verdict.set_bold(bold=True)
        self.reasons = PlainLabel("", selectable=True, parent=self)
        self.add(PlainLabel(_WORDS, tone="secondary"))
        row = FlowLayout(context.look.theme.space(2))
        row.addWidget(self.choose)
        self.add_layout(row)
        self.add(self.verdict, self.reasons)
        self._show("", "")
        self.choose.clicked.connect(self._on_choose)

    def _on_choose(self) -> None:
        path = self._context.asker.file_to_open(tr("Check a report"), tr("PDF (*.pdf)"))
        if path is not None:
            self._show(tr("Checking the file"), path.name)
            logo = self._context.preferences.policy.folder("ReportLogo")
            self._context.store.ask(
                lambda library: check_report(path, library, logo), self._on_checked, self._on_failed
            )

    def _on_checked(self, found: ReportCheck) -> None:
        self._context.succeed(check_report)
        self._show(VERDICTS[found.match], "\n".join(found.lines))

    def _on_failed(self, error: Exception) -> None:
        self._show("", "")
        self._context.refuse(check_report, error)

    def _show(self, verdict: str, reasons: str) -> None:
        for label, words in ((self.verdict, verdict), (self.reasons, reasons)):
            label.say(words)
