"""Pictures page one of the sample's board report, for the README: `python -m tests.screenshots.paper FILE`."""

import sys
import tempfile
from pathlib import Path

import pypdfium2

from tests.helpers.commands import Desk

_SCALE, _COLOURS = 1.4, 64


def picture(target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "data")
        paper = Path(folder) / "board.pdf"
        if desk.run("sample") or desk.run("report", "--kind", "board", "--out", paper):
            sys.exit(desk.err)
        page = pypdfium2.PdfDocument(paper)[0].render(scale=_SCALE).to_pil()
    page.quantize(_COLOURS).save(target, optimize=True)


if __name__ == "__main__":
    picture(Path(sys.argv[1]))
