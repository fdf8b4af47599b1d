"""The catalogue of the program's words for translators, and translations made ready to ship.

`python installer/translations.py` writes resources/translations/digistrat.ts anew from the source
and compiles every finished digistrat_<language>.ts beside it. A translation begins as a copy of the
catalogue; Qt Linguist opens both.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import sysconfig
from collections import defaultdict
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).parents[1]
PROGRAM = ROOT / "digistrat_desktop"
FOLDER = ROOT / "resources/translations"
CATALOGUE = FOLDER / "digistrat.ts"
CONTEXT = "digistrat"
DOORS = frozenset({"tr", "say"})
COUNTS, NOUN = frozenset({"counted"}), "noun"


def texts_in(source: str) -> list[str]:
    """Give the texts a file says through the door, in order.

    Args:
        source: Python source.

    Returns:
        The literals given to `tr` and `say`, nouns given to `counted` as "%n noun", and those given
        to `noun` both ways; one that is no literal cannot be found, and a test forbids it.
    """
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [text for call in calls for text in _texts(call)]


def _texts(call: ast.Call) -> list[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name in DOORS:
        return _literal(call.args[0])
    if name == NOUN:
        return [form for one in _literal(call.args[0]) for form in (one, f"%n {one}")]
    return [f"%n {one}" for one in _literal(call.args[1])] if name in COUNTS else []


def _literal(node: ast.expr) -> list[str]:
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def sources() -> list[Path]:
    """Give the files whose words a window can show; the command line speaks English."""
    every = sorted(PROGRAM.rglob("*.py"))
    return [path for path in every if path.relative_to(PROGRAM).parts[0] not in {"app", "cli"}]


def places() -> dict[str, list[str]]:
    """Give every text of the program with the files that say it, both in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sources():
        for text in texts_in(path.read_text(encoding="utf-8")):
            place = path.relative_to(ROOT).as_posix()
            if place not in found[text]:
                found[text].append(place)
    return dict(sorted(found.items()))


def catalogue() -> str:
    """Write the catalogue in Qt's translation source format, version 2.1."""
    messages = "".join(_message(text, where) for text, where in places().items())
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        '<TS version="2.1" sourcelanguage="en_GB">\n<context>\n'
        f"    <name>{CONTEXT}</name>\n{messages}</context>\n</TS>\n"
    )


def _message(text: str, where: list[str]) -> str:
    spots = "".join(f'        <location filename="../../{place}"/>\n' for place in where)
    counts = text.startswith("%n ")
    opening = '    <message numerus="yes">' if counts else "    <message>"
    room = "<numerusform></numerusform>" if counts else ""
    return (
        f"{opening}\n{spots}        <source>{escape(text)}</source>\n"
        f'        <translation type="unfinished">{room}</translation>\n    </message>\n'
    )


def compile_all(folder: Path = FOLDER) -> list[Path]:
    """Compile every translation to what the program loads; unfinished texts stay English.

    Args:
        folder: where `digistrat_<language>.ts` are; the compiled files go beside them.

    Raises:
        CalledProcessError: a file is not Qt's format.
    """
    made = []
    for source in sorted(folder.glob(f"{CONTEXT}_*.ts")):
        out = source.with_suffix(".qm")
        tool = Path(sysconfig.get_path("scripts")) / "pyside6-lrelease"
        command = [str(tool), "-silent", str(source), "-qm", str(out)]
        subprocess.run(command, check=True)  # noqa: S603 - Qt's own tool on our own file
        made.append(out)
    return made


def main() -> None:
    """Write the catalogue and compile what is translated."""
    FOLDER.mkdir(exist_ok=True)
    CATALOGUE.write_text(catalogue(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{CATALOGUE.name}: {len(places()):,} texts\n")
    for path in compile_all():
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
