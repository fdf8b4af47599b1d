"""A window opened on a store and led through every page: `python -m tests.hostile.window_session DIR`.

It is watched from outside (strace, no network); what it draws does not matter here.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from digistrat_desktop.app.bootstrap import make_basis
from digistrat_desktop.app.window import WindowParts, build_window
from digistrat_desktop.services.reports.making import read_judgement, write_report
from digistrat_desktop.services.store.opening import open_for_window
from digistrat_desktop.system.settings import LoadedSettings, Settings
from tests.screenshots.camera import Camera, Shot
from tests.screenshots.scenes import WHOLE_PAGES


def lead_through(store, out):
    """Show every page of the store's latest assessment; hover every tip; give the window."""
    app = QApplication(["digistrat"])
    basis = make_basis()
    parts = WindowParts(
        resources=basis.resources,
        settings_path=store / "settings.toml",
        loaded=LoadedSettings(Settings(), {}, ()),
        open_library=lambda: open_for_window(basis.access(store)),
        clock=basis.clock,
        ids=basis.ids,
    )
    built = build_window(app, parts)
    shots = [Shot(scene, (1366, 768), out / f"{scene.name}.png") for scene in WHOLE_PAGES]
    camera = Camera(built, shots, app.quit, out)
    built.window.show()
    built.opening.begin()
    QTimer.singleShot(0, camera.begin)
    QTimer.singleShot(90_000, lambda: app.exit(3))
    code = app.exec()
    said = [w.toolTip() for w in built.window.findChildren(QWidget) if w.toolTip()]
    built.window.close()
    return code, len(said)


def write_reports(store, out):
    """Make the board report from the store in both formats."""
    with_access = open_for_window(make_basis().access(store))
    library = with_access.library
    listed = library.find("latest")
    model = read_judgement(library, listed.trust_id, listed.assessment_id)
    for ending in ("pdf", "html"):
        write_report(model, "board", out / f"board.{ending}")
    library.close()


def main():
    store, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(exist_ok=True)
    code, tips = lead_through(store, out)
    write_reports(store, out)
    sys.stdout.write(f"pages {len(list(out.glob('*.png')))}, tips {tips}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
