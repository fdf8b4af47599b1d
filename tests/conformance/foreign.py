"""Tables as other people write them, proposed and previewed for a trust."""

from digistrat_desktop.services.tables.preview import own_of, preview
from digistrat_desktop.services.tables.shape.layout import propose
from digistrat_desktop.tabular.cells import Grid, TableFile
from digistrat_desktop.tabular.delimited import decode, parse
from tests.unit.importing.made_up import begun


def csv(text, encoding="utf-8", answers=()):
    grid = parse(decode(text.encode(encoding))[0])
    return seen(TableFile("figures.csv", "ab" * 32, (grid,)), answers)


def sheet(*rows):
    return seen(TableFile("figures.xlsx", "ab" * 32, (Grid("Data", tuple(map(tuple, rows))),)), ())


def seen(table, answers):
    desk, _, _ = begun()
    layout = propose(table, own=own_of(desk.present))
    for question, answer in answers:
        layout = layout.answered(question, answer)
    return preview(table, layout, desk.present)


def readings(found):
    return {(row.metric, row.period.text): row.value for row in found.taken}


def lines(*rows):
    return "".join(f"{row}\n" for row in rows)
