"""Everything a person can have done from anywhere, one entry each, in the order of the menus.

Menus, keys, what finds anything and Help's list of keys read this table and the one of pages. What
leads to a page has the page's id; the others are done by the window (`ui/window/doing.py`), which a
test holds against this table.
"""

from digistrat_desktop.ui.session.page_entry import (
    ABOUT,
    ADD,
    ADD_EVIDENCE,
    ALL_KEYS,
    BRING_IN,
    IMPORT_READINGS,
    LOOK_INSIDE,
    NAME,
    REOPEN,
    SAVE_REPORT,
    SHARE,
    CommandEntry,
    MenuPlace,
    can_answer,
    can_reopen,
    can_write,
)
from digistrat_desktop.ui.words import tr

_FILE, _EDIT, _VIEW, _GO, _HELP = MenuPlace

# One entry a command, read across.
# fmt: off
COMMANDS = (
    CommandEntry("start", tr("New assessment"), _FILE, tr("Ctrl N"), icon="add",
        also=tr("start, begin")),
    CommandEntry("exchange", tr("Open a DigiStrat file…"), _FILE, tr("Ctrl O"), target=BRING_IN,
        icon="import"),
    CommandEntry("exchange", tr("View a DigiStrat file, read-only…"), _FILE, target=LOOK_INSIDE),
    CommandEntry("sample", tr("Explore the sample trust"), _FILE),
    CommandEntry("metrics", tr("Import readings"), _FILE, tr("Ctrl I"), target=IMPORT_READINGS,
        apart=True, icon="paste", also=tr("metrics, figures, file, Excel, CSV, spreadsheet, paste")),
    CommandEntry("exchange", tr("Save a DigiStrat file to share"), _FILE, target=SHARE,
        icon="export", also=tr("password, protect, encrypt, email, send")),
    CommandEntry("save", tr("Save now"), _FILE, tr("Ctrl S"), apart=True),
    CommandEntry("reports", tr("Save the report…"), _FILE, tr("Ctrl Shift S"), target=SAVE_REPORT,
        also=tr("PDF, Word, Excel, web page, board report, export")),
    CommandEntry("print", tr("Print…"), _FILE, tr("Ctrl P")),
    CommandEntry("close", tr("Close DigiStrat"), _FILE, tr("Ctrl Q"), apart=True),
    CommandEntry("undo", tr("Undo the last change"), _EDIT, tr("Ctrl Z"), icon="undo"),
    CommandEntry("redo", tr("Redo the last change"), _EDIT, tr("Ctrl Y"), tr("Ctrl Shift Z"), icon="redo"),
    CommandEntry("find", tr("Search this list"), _EDIT, tr("Ctrl F"), apart=True, icon="search"),
    CommandEntry("details", tr("Correct names, dates and scope"), _EDIT, target=NAME, apart=True, icon="edit",
        also=tr("put right, spelling"), fits=can_write),
    CommandEntry("actions", tr("Add action"), _EDIT, target=ADD, apart=True, fits=can_write),
    CommandEntry("metrics", tr("Add metric"), _EDIT, target=ADD, also=tr("track a metric, catalogue"),
        fits=can_write),
    CommandEntry("strategy", tr("Add objective"), _EDIT, target=ADD, fits=can_write),
    CommandEntry("assess", tr("Add evidence"), _EDIT, target=ADD_EVIDENCE, fits=can_answer),
    CommandEntry("signing", tr("Make a revision of a signed assessment"), _EDIT, target=REOPEN, also=tr("reopen, unlock, correct"),
        fits=can_reopen),
    CommandEntry("present", tr("Show full screen"), _VIEW, "F11"),
    CommandEntry("workshop", tr("Workshop: one question, full screen"), _VIEW),
    CommandEntry("larger", tr("Larger text"), _VIEW, tr("Ctrl +"), tr("Ctrl ="), apart=True,
        also=tr("text size, zoom in, bigger")),
    CommandEntry("smaller", tr("Smaller text"), _VIEW, tr("Ctrl -"), also=tr("text size, zoom out")),
    CommandEntry("usual", tr("Usual text size"), _VIEW, tr("Ctrl 0")),
    CommandEntry("palette", tr("Find anything"), _GO, tr("Ctrl K"), icon="search"),
    CommandEntry("assess", tr("What is left"), _GO, target="left"),
    CommandEntry("menus", tr("Go to the menus"), _GO, "F10"),
    CommandEntry("part", tr("Next part of the window"), _GO, "F6"),
    CommandEntry("part_before", tr("Previous part of the window"), _GO, tr("Shift F6")),
    CommandEntry("help", tr("All keys"), _HELP, target=ALL_KEYS, also=tr("shortcuts")),
    CommandEntry("help", tr("About DigiStrat Desktop"), _HELP, target=ABOUT, apart=True),
)
# fmt: on
