"""Every page of the window, one entry each.

Rail, More, menus, palette, empty states, the way back after an undo, Help, warming up, the pictures and the tests
of every page read this table; a new page is a module or a folder beside it and an entry in it. A
page's module is loaded when the page is first shown: loading all before the first paint would more
than double the time until the window is ready. Pictures of what lies inside a page are named in
`pictures.toml` in its folder, or `<page>.pictures.toml` beside its module.
"""

from digistrat_desktop.ui.session.page_entry import Needs, PageEntry, RailPlace
from digistrat_desktop.ui.words import tr

_MAIN, _FOOT, _MORE, _END = RailPlace.MAIN, RailPlace.FOOT, RailPlace.MORE, RailPlace.END
_TRUST, _ASSESSMENT = Needs.TRUST, Needs.ASSESSMENT
_THIS, _SHARED = tr("This assessment"), tr("Sharing and privacy")
_SEVERAL, _OTHER = tr("Several trusts"), tr("Another view")

# One entry a page, read across.
# fmt: off
PAGES = (
    PageEntry("home", ".home.page:HomePage", tr("Home"), _MAIN, "home", keys=tr("Ctrl 1"),
        also=tr("continue")),
    PageEntry("assess", ".assess.page:AssessPage", tr("Assess"), _MAIN, "assess",
        keys=tr("Ctrl 2"), also=tr("next question, answers, evidence, attach a file, why, target, discuss"),
        kinds=("response", "evidence", "support"),
        drafts=("answer", "edit_evidence", "evidence_version", "use_evidence")),
    PageEntry("strategy", ".strategy.page:StrategyPage", tr("Strategy"), _MAIN, "strategy",
        keys=tr("Ctrl 3"), needs=_TRUST,
        also=tr("north star, objectives, initiatives, principles, decisions, cases, aims, matrix"),
        empty=tr("This page shows which initiatives support which objectives."),
        kinds=("north_star", "principle", "objective", "initiative", "alignment_link",
            "principle_test", "decision", "case_for_change", "aim"),
        drafts=("remove_link", "archive")),
    PageEntry("constraints", ".constraints.page:ConstraintsPage", tr("Constraints"), _MAIN,
        "constraints", keys=tr("Ctrl 4"), needs=_TRUST,
        also=tr("capacity, costs, needs, money, staff, resources, paste from Excel, scenarios, what if, constraints register, "
            "owner, mitigation, what must stop"),
        empty=tr("This page shows what gets in the way, and if you have the resources for the plan."),
        kinds=("capacity", "demand", "scenario", "constraint_entry"),
        drafts=("scenarios", "figures_row", "unread_figures")),
    PageEntry("metrics", ".metrics.page:MetricsPage", tr("Metrics"), _MAIN, "metrics",
        keys=tr("Ctrl 5"), also=tr("add reading, readings, figures, chart, trend, target, Excel, CSV, paste"),
        kinds=("metric", "reading", "rebase", "annotation"),
        drafts=("limits", "remark", "kept_out", "chart", "sampling", "stop_tracking", "stop_several",
            "table", "table_file")),
    PageEntry("progress", ".progress:ProgressPage", tr("Progress"), _MAIN, "progress",
        keys=tr("Ctrl 6"), also=tr("charts, over time, compare, maturity")),
    PageEntry("actions", ".actions.page:ActionsPage", tr("Actions"), _MAIN, "actions",
        keys=tr("Ctrl 7"), needs=_TRUST, also=tr("add an action, task, to do, owner, due"),
        empty=tr("This page shows the actions on findings, with owners and dates."),
        kinds=("action",), drafts=("dismiss", "change_many")),
    PageEntry("reports", ".reports.page:ReportsPage", tr("Reports"), _MAIN, "reports",
        keys=tr("Ctrl 8"), also=tr("board report, paper, save as PDF, Word, workbook, web page, check a report"),
        kinds=("front_sheet", "report_recipe"), drafts=("recipe",)),
    PageEntry("check", ".check.page:CheckPage", tr("Check"), _FOOT, "check", keys=tr("Ctrl 9"),
        needs=_TRUST, empty=tr("This page shows what is missing, out of date or contradictory."),
        kinds=("acknowledgement",), drafts=("set_aside", "findings_to_actions"), leads_back=True),
    PageEntry("signing", ".record.signing_page:SigningPage", tr("Sign off"), _FOOT, "tick",
        keys=tr("Ctrl L"), needs=_ASSESSMENT,
        empty=tr("This page signs off a finished assessment, so that it stays as it is."),
        drafts=("sign_off", "reopen"), leads_back=True),
    PageEntry("settings", ".settings:SettingsPage", tr("Settings"), _END, "settings",
        keys=tr("Ctrl ,"),
        also=tr("your name, my name, theme, dark, colours, "
            "join work together in a team or shared folder, network drive, backup, back up, restore")),
    PageEntry("help", ".help:HelpPage", tr("Help"), _END, "help", keys="F1"),
    PageEntry("details", ".details:DetailsPage", tr("Details of trust and assessment"), _MORE,
        "edit", _THIS, needs=_TRUST,
        also=tr("rename, name of the trust, trust name, change a name, title, code, date, site, scope, lead, archive, delete"),
        empty=tr("This page corrects names, titles, dates and what is covered."),
        kinds=("trust", "site", "assessment")),
    PageEntry("answers", ".answers_workbook:AnswersWorkbookPage", tr("Answers as a workbook"), _MORE,
        "import", _THIS, needs=_ASSESSMENT, also=tr("Excel, spreadsheet, import, export"),
        empty=tr("This page saves the answers as a workbook, and imports one.")),
    PageEntry("record", ".record.record_page:RecordPage", tr("Change history"), _MORE,
        "progress", _THIS, tr("Ctrl H"), also=tr("check the change history, record, audit trail, log, who changed")),
    PageEntry("scoring", ".record.scoring_page:ScoringPage", tr("Answer separately, then agree"),
        _MORE, "person", _THIS, needs=_ASSESSMENT,
        also=tr("save my answer"), shown=("moderation",),
        empty=tr("Each person answers on this page before anyone sees the other answers."),
        drafts=("score", "agreed")),
    PageEntry("review", ".record.review_page:ReviewPage", tr("Review: sample and conclusions"),
        _MORE, "help", _THIS,
        needs=_ASSESSMENT, also=tr("pick sample"), shown=("challenge", "reply"),
        empty=tr("This page picks answers for a second look."),
        drafts=("sample", "conclusion", "reply"), leads_back=True),
    PageEntry("exchange", ".sharing.page:ExchangePage", tr("Sharing: open or share a DigiStrat file"), _MORE,
        "package", _SHARED, tr("Ctrl E"),
        also=tr("package, packages, join, merge, bring together, import, export, choose a file, send, password, protect, "
            "together")),
    PageEntry("settle", ".settle.page:SettlePage", tr("Settle differences"), _MORE, "copy", _SHARED,
        needs=_TRUST, also=tr("merge, conflict, not settled"),
        empty=tr("This page shows what 2 people changed apart, until someone chooses."),
        drafts=("settle",)),
    PageEntry("privacy", ".record.privacy_page:PrivacyPage",
        tr("Privacy: erase a name, remove a trust"), _MORE, "lock", _SHARED, also=tr("delete")),
    PageEntry("group", ".together.group:GroupPage", tr("Trusts side by side"), _MORE, "strategy", _SEVERAL,
        also=tr("trusts together, compare trusts, group")),
    PageEntry("region", ".together.region:RegionPage", tr("Region: counts of many trusts"), _MORE,
        "metrics", _SEVERAL, also=tr("choose folder")),
    PageEntry("library", ".library:LibraryPage", tr("All assessments"), _MORE, "assess", _SEVERAL),
    PageEntry("elsewhere", ".elsewhere:ElsewherePage", tr("What this answers elsewhere"), _MORE,
        "check", _OTHER, needs=_ASSESSMENT,
        empty=tr("This page shows your answers by the requirements of others.")),
    PageEntry("frameworks", ".frameworks.page:FrameworksPage", tr("Frameworks: add one, write one"),
        _MORE, "edit", _OTHER, drafts=("framework_copy", "framework_draft")),
    PageEntry("start", ".start:StartPage", tr("Start an assessment"), drafts=("start",)),
    PageEntry("rescue", "..window.rescue:RescuePage"),
)
# fmt: on
