"""Trying the program out on the computer it runs on: store, chart, PDF, each read back.

It also runs inside the packaged program, where it is the only proof that every part was packed.
"""

import os
import platform
import sys
from collections.abc import Callable
from contextlib import closing
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from digistrat_desktop.analysis.charts.trend import trend_chart
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.words import counted
from digistrat_desktop.reports.proof import read_pdf
from digistrat_desktop.services.record.verifying import verify_library
from digistrat_desktop.services.reports.making import read_judgement, write_report
from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.services.store.opening import Access, open_library
from digistrat_desktop.system.files import save_chosen
from digistrat_desktop.system.version import __version__
from digistrat_desktop.ui.charts.painter import png_bytes
from digistrat_desktop.ui.theme.theme import Theme, load_fonts
from digistrat_desktop.ui.theme.tokens import LIGHT

_LIBRARIES = (
    *("PySide6-Essentials", "numpy", "pyqtgraph", "reportlab", "pikepdf"),
    *("python-calamine", "XlsxWriter", "pypdfium2", "cryptography", "Pillow"),
)
_FEWEST_COLOURS = 4


class SelfTestFailed(Exception):
    """A part of the program does not do what it should on this computer."""


def run_self_test(folder: Path, access: Access, resources: Path, say: Callable[[str], None]) -> int:
    """Try every part out and leave what was made in a folder.

    Args:
        folder: is made; holds `self-test.txt`, `chart.png`, `board.pdf` and `store/` afterwards.
        access: the way into the store `folder/store`.
        say: prints a line.

    Returns:
        0 when everything works, 1 when something does not.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []

    def note(line: str) -> None:
        lines.append(line)
        say(line)

    try:
        _try_all(folder, access, resources, note)
    except SelfTestFailed as failed:
        note(f"FAILED: {failed}")
        return 1
    else:
        note("The self-test passed.")
        return 0
    finally:
        text = "".join(f"{line}\n" for line in lines)
        save_chosen(folder / "self-test.txt", text.encode())


def _try_all(folder: Path, access: Access, resources: Path, note: Callable[[str], None]) -> None:
    for line in versions():
        note(line)
    judgement = _try_store(access, note)
    _try_chart(folder / "chart.png", judgement, resources, note)
    _try_pdf(folder / "board.pdf", judgement, note)


def versions() -> tuple[str, ...]:
    """Give the versions of the program and of what it stands on."""
    libraries = ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES)
    return (
        f"DigiStrat Desktop {__version__}",
        f"Python {platform.python_version()} on {sys.platform}, Qt {qVersion()}",
        libraries,
    )


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "(version not recorded)"


def _try_store(access: Access, note: Callable[[str], None]) -> Judgement:
    with closing(open_library(access)) as library:
        library.store.confirm()
        trust_id = ensure_sample(library)
        listed = library.find("latest", trust_id)
        found = verify_library(library)
        if not found.sound:
            raise SelfTestFailed("your data does not match its change history")
        note(f"Data: {library.home(1).count} assessments written, read back and verified.")
        return read_judgement(library, trust_id, listed.assessment_id)


def _try_chart(
    path: Path, judgement: Judgement, resources: Path, note: Callable[[str], None]
) -> None:
    app = _application()
    if not load_fonts(resources / "fonts"):
        raise SelfTestFailed("the program's fonts cannot be loaded")
    line = judgement.metrics[0]
    drawing = trend_chart(line.analysis, line.subject)
    save_chosen(path, png_bytes(drawing, Theme(LIGHT, 100)))
    image = QImage(str(path))
    if image.isNull() or colours_of(image) < _FEWEST_COLOURS:
        raise SelfTestFailed("the chart's picture is empty")
    note(f"Chart: {image.width()} x {image.height()} pixels, painted by {app.platformName()}.")


def _application() -> QGuiApplication:
    """Give Qt's application; without a screen one that paints into memory."""
    running = QApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY"))):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QApplication(["digistrat"])


def colours_of(image: QImage) -> int:
    """Count the colours along every eighth line of a picture."""
    return len(
        {image.pixel(x, y) for y in range(0, image.height(), 8) for x in range(0, image.width(), 2)}
    )


def _try_pdf(path: Path, judgement: Judgement, note: Callable[[str], None]) -> None:
    made = write_report(judgement, "board", path)
    seen = read_pdf(path.read_bytes())
    if seen.pages < 1 or judgement.proof.fingerprint not in seen.own.values():
        raise SelfTestFailed("the PDF does not name the data it was made from")
    note(
        f"PDF: {counted(made.pages, 'page')}, {counted(seen.tags.get('Figure', 0), 'figure')}, read back."
    )
