"""Running commands as `digistrat` does, in this process."""

import io
import json
from dataclasses import replace

from digistrat_desktop.app.bootstrap import make_basis
from digistrat_desktop.app.commands import build_cli
from digistrat_desktop.cli.commands import run_command
from digistrat_desktop.cli.parser import parse_arguments


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
