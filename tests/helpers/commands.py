"""Running commands as `digistrat` does, in this process."""

import io
import json
from dataclasses import replace

from digistrat_desktop.app.bootstrap import make_basis
from digistrat_desktop.app.commands import build_cli
from digistrat_desktop.cli.commands import run_command
from digistrat_desktop.cli.parser import make_parser, parse_arguments
from digistrat_desktop.tabular.read import read_table_file
from digistrat_desktop.tabular.write import Sheet, write_xlsx


def leaf_commands():
    """Give every command that can be run, by its words, with its reader of options."""
    return dict(_leaves(make_parser(), ""))


def _leaves(parser, words):
    inner = [one.choices for one in parser._actions if one.nargs == "A..."]
    for name, below in (pair for choices in inner for pair in choices.items()):
        yield from _leaves(below, f"{words} {name}".strip())
    if not inner:
        yield words, parser


def filled_in(path, answer):
    """Give a workbook of answers with another answer to its first question."""
    sheets = []
    for grid in read_table_file(path).grids:
        rows = [[*row, *[None] * (grid.width - len(row))] for row in grid.rows]
        if grid.name == "Answers":
            rows[1][3] = answer
        sheets.append(Sheet(grid.name, tuple(rows[0]), rows[1:]))
    write_xlsx(path, sheets)
    return path


class Desk:
    """Runs commands on a data folder, and keeps what they printed."""

    def __init__(self, store):
        self.store = store
        self.out = self.err = ""

    def run(self, *words, store=True, **changed):
        out, err = io.StringIO(), io.StringIO()
        kit = replace(build_cli(make_basis(), out, err), **changed)
        place = ("--store", str(self.store)) if store else ()
        code = run_command(parse_arguments([*map(str, words), *place]), kit)
        self.out, self.err = out.getvalue(), err.getvalue()
        return code

    def listed(self):
        assert self.run("list", "--json") == 0
        return json.loads(self.out)
