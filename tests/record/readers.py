"""Both who read a file for others, the program and the script of its own: what each says of it."""

import contextlib
import importlib.util
import io
from functools import cache

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import code_of
from digistrat_desktop.services.packages.files import check
from digistrat_desktop.services.packages.verifying import verify_read
from digistrat_desktop.storage.package.reading import read_package
from tests.architecture.tree import ROOT
from tests.record.vectors import BROKEN, PIECE, SOUND

SCRIPT = ROOT / "docs/verify_digistrat.py"


@cache
def script_module():
    spec = importlib.util.spec_from_file_location("verify_digistrat", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run_script(*words):
    """Run the script; give its exit code and what it said."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = script_module().main(list(map(str, words)))
    return code, out.getvalue()


def by_program(content, vector):
    """Give what the program says: sound, broken or a piece."""
    try:
        package = check(read_package(content))
    except Refused:
        return BROKEN
    if package.content.needs:
        return PIECE
    ends = {"", code_of(package.graph.end)}
    sound = verify_read(package, vector.seals).sound and vector.end in ends
    return SOUND if sound else BROKEN


def by_script(path, vector):
    """Give what the script says, in the same words."""
    seals = [word for code in vector.seals for word in ("--seal", code)]
    code, said = run_script(path, *seals, *filter(None, [vector.end]))
    assert (code == 0) == ("Unaltered" in said and "NOT FOUND" not in said), said
    if "cannot be checked alone" in said:
        return PIECE
    return SOUND if code == 0 else BROKEN
