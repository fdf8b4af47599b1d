"""What a file would bring, line by line: what needs somebody first."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QSizePolicy, QWidget

from digistrat_desktop.domain.words import sentence_case
from digistrat_desktop.services.packages.import_words import (
    CHANGED,
    DIFFERS,
    LATE,
    NEW,
    TO_FIX,
    PreviewLine,
)
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import Cell
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr, tr_count

_FEW_LINES = 8
_MOST_LINES = 60
_COUNTED = (
    (DIFFERS, "1 thing not settled", "%n things not settled"),
    (LATE, "1 change after sign-off", "%n changes after sign-off"),
    (TO_FIX, "1 thing to fix", "%n things to fix"),
    (CHANGED, "1 changed", "%n changed"),
    (NEW, "1 new", "%n new"),
)


def _counts(lines: Sequence[PreviewLine]) -> str:
    """Count the lines by kind: "2 things not settled · 5 changed · 3 new"."""
    found = Counter(line.what for line in lines)
    said = (tr_count(found[what], one, many) for what, one, many in _COUNTED if found[what])
    return " · ".join(said)


def preview_of(look: Look, lines: Sequence[PreviewLine]) -> tuple[QWidget, ...]:
    """Give what needs somebody first and at once; the rest too where it is little, else behind a button."""
    first = [line for line in lines if line.what in {DIFFERS, TO_FIX}]
    rest = [line for line in lines if line not in first]
    found: list[QWidget] = [PlainLabel(_counts(lines), tone="secondary")]
    found += [PlainLabel(line.record) for line in first if line.what == TO_FIX]
    loose = [line for line in first if line.what == DIFFERS]
    if loose:
        heads = (DIFFERS, tr("One value"), tr("Another value"))
        table = ListTable(look, heads, (2, 2, 2), 600)
        table.show_rows([_preview_row(line)[1:] for line in loose[:_MOST_LINES]])
        found.append(table)
    if rest:
        found += _folded_away(look, _preview_table(look, rest), len(rest))
    return tuple(found)


def _folded_away(look: Look, table: ListTable, count: int) -> tuple[QWidget, ...]:
    if count <= _FEW_LINES:
        return (table,)
    table.hide()
    show = SecondaryButton(look, tr("Show all changes"))
    show.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    show.clicked.connect(partial(_show_or_hide, show, table))
    return show, table


def _preview_table(look: Look, lines: Sequence[PreviewLine]) -> ListTable:
    heads = (tr("Change"), tr("Item"), tr("Now"), tr("After the import"))
    shown = lines[:_MOST_LINES]
    # What is new has nothing to compare: two columns say it all.
    wide = len(heads) if any(line.before or line.after for line in shown) else 2
    table = ListTable(look, heads[:wide], (0, 2, 2, 2)[:wide], 600)
    rows = [_preview_row(line)[:wide] for line in shown]
    more = len(lines) - len(rows)
    if more > 0:
        words = tr_count(more, "1 more change", "%n more changes")
        rows.append(("", words, "", "")[:wide])
    table.show_rows(rows)
    return table


def _show_or_hide(button: SecondaryButton, table: ListTable) -> None:
    shown = table.isHidden()
    table.setVisible(shown)
    words = tr("Hide changes") if shown else tr("Show all changes")
    button.setText(words)
    button.setAccessibleName(words)


def _preview_row(line: PreviewLine) -> tuple[Cell, ...]:
    where = ": ".join([part for part in (line.record, line.field) if part])
    return line.what, sentence_case(where), line.before[:400], line.after[:400]
