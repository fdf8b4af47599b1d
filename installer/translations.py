"""A catalogue of the window's words, for whoever starts a translation.

`python installer/translations.py` writes build/translations/digistrat.ts from the source; a path
given to it is written instead. Qt Linguist opens it, and Qt's lrelease compiles what it saves.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).parents[1]
WINDOW = ROOT / "digistrat_desktop/ui"
CATALOGUE = ROOT / "build/translations/digistrat.ts"
CONTEXT = "digistrat"
# Which argument of each is the text.
DOORS = {"tr": 0, "counted": 1, "tr_count": 2}


def texts_in(source: str) -> list[str]:
    """Give the literals a file gives to `tr`, and nouns it gives to `counted` as "%n noun"."""
    found = []
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in DOORS:
            text = call.args[DOORS[call.func.id]]
            if isinstance(text, ast.Constant):
                counts = call.func.id == "counted"
                found.append(f"%n {text.value}" if counts else str(text.value))
    return found


def places() -> dict[str, list[str]]:
    """Give every text of the window with the files that say it, both in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(WINDOW.rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        for text in dict.fromkeys(texts_in(path.read_text(encoding="utf-8"))):
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
    counts = "%n" in text
    opening = '    <message numerus="yes">' if counts else "    <message>"
    room = "<numerusform></numerusform>" if counts else ""
    return (
        f"{opening}\n        <source>{escape(text)}</source>\n"
        f"        <extracomment>{', '.join(where)}</extracomment>\n"
        f'        <translation type="unfinished">{room}</translation>\n    </message>\n'
    )


def main() -> None:
    """Write the catalogue where it was asked for."""
    path = Path(sys.argv[1]) if sys.argv[1:] else CATALOGUE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(catalogue(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{path}: {len(places()):,} texts\n")


if __name__ == "__main__":
    main()
