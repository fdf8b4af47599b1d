"""Every page of the window, one entry each.

Rail, palette, empty states, the way back after an undo, Help, warming up, the pictures and the tests
of every page read this table; a new page is a module or a folder beside it and an entry in it. A
page's module is loaded when the page is first shown: loading all before the first paint would more
than double the time until the window is ready. Pictures of what lies inside a page are named in
`pictures.toml` in its folder, or `<page>.pictures.toml` beside its module.
"""

from digistrat_desktop.ui.session.page_entry import Needs, PageEntry, RailPlace
from digistrat_desktop.ui.words import tr

_MAIN, _FOOT = RailPlace.MAIN, RailPlace.FOOT
_TRUST, _ASSESSMENT = Needs.TRUST, Needs.ASSESSMENT

# One entry a page, read across.
# fmt: off
PAGES = (
    PageEntry("home", ".home:HomePage", tr("Home"), _MAIN, "home", tr("Ctrl 1")),
    PageEntry("assess", ".assess.page:AssessPage", tr("Assess"), _MAIN, "assess", tr("Ctrl 2"),
        kinds=("response", "evidence", "support")),
    PageEntry("strategy", ".strategy.page:StrategyPage", tr("Strategy"), _MAIN, "strategy",
        tr("Ctrl 3"), needs=_TRUST,
        empty=tr("This page shows which initiatives support which objectives."),
        kinds=("north_star", "principle", "objective", "initiative", "alignment_link",
            "principle_test", "decision", "case_for_change")),
    PageEntry("constraints", ".constraints.page:ConstraintsPage", tr("Constraints"), _MAIN,
        "constraints", tr("Ctrl 4"), needs=_TRUST,
        empty=tr("This page shows what gets in the way, and if you have the resources for the plan."),
        kinds=("capacity", "demand", "scenario", "constraint_entry")),
    PageEntry("metrics", ".metrics.page:MetricsPage", tr("Metrics"), _MAIN, "metrics", tr("Ctrl 5"),
        kinds=("metric", "reading", "rebase", "annotation")),
    PageEntry("progress", ".progress:ProgressPage", tr("Progress"), _MAIN, "progress",
        tr("Ctrl 6")),
    PageEntry("actions", ".actions.page:ActionsPage", tr("Actions"), _MAIN, "actions", tr("Ctrl 7"),
        needs=_TRUST,
        empty=tr("This page shows the actions on findings, with owners and dates."),
        kinds=("action",)),
    PageEntry("reports", ".reports.page:ReportsPage", tr("Reports"), _MAIN, "reports", tr("Ctrl 8"),
        kinds=("front_sheet", "report_recipe")),
    PageEntry("check", ".check:CheckPage", tr("Check"), _FOOT, "check", tr("Ctrl 9"), needs=_TRUST,
        empty=tr("This page shows what is missing, out of date or contradictory."),
        kinds=("acknowledgement",)),
    PageEntry("settings", ".settings:SettingsPage", tr("Settings"), _FOOT, "settings",
        tr("Ctrl ,")),
    PageEntry("help", ".help:HelpPage", tr("Help"), _FOOT, "help", "F1"),
    PageEntry("start", ".start:StartPage", tr("Start an assessment"), palette=tr("Command")),
    PageEntry("library", ".library:LibraryPage", tr("All assessments")),
    PageEntry("exchange", ".sharing.page:ExchangePage", tr("Open or share a DigiStrat file")),
    PageEntry("settle", ".settle.page:SettlePage", tr("Settle differences"), needs=_TRUST,
        empty=tr("This page shows what 2 people changed apart, until someone chooses.")),
    PageEntry("record", ".record.record_page:RecordPage", tr("Change history of this trust")),
    PageEntry("signing", ".record.signing_page:SigningPage", tr("Sign off this assessment"),
        needs=_ASSESSMENT,
        empty=tr("This page signs off a finished assessment, so that it stays as it is.")),
    PageEntry("review", ".record.review_page:ReviewPage", tr("Review: sample and conclusions"),
        needs=_ASSESSMENT, empty=tr("This page picks answers for a second look.")),
    PageEntry("scoring", ".record.scoring_page:ScoringPage", tr("Answer separately, then agree"),
        needs=_ASSESSMENT,
        empty=tr("Each person answers on this page before anyone sees the other answers.")),
    PageEntry("privacy", ".record.privacy_page:PrivacyPage",
        tr("Privacy: erase a name, remove a trust")),
    PageEntry("group", ".group:GroupPage", tr("Trusts side by side")),
    PageEntry("lens", ".lens:LensPage", tr("What Good Looks Like"), needs=_ASSESSMENT,
        empty=tr("This page shows your answers, grouped by success measure.")),
    PageEntry("rescue", "..window.rescue:RescuePage"),
)
# fmt: on
