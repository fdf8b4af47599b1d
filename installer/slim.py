"""Take out of the environment that runs this what only people who develop with Qt need.

`make run` uses it: Qt's wheel brings tools, QML and translations, which are more than half of it.
"""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

_UNUSED = re.compile(
    r"^(lupdate|lrelease|linguist|assistant|designer|balsam\w*|qml\w*|qmlls|qsb|svgtoqml|rcc|uic)$"
    r"|^(include|typesystems|glue|doc|scripts|support)/|\.pyi$"
    r"|^Qt/(qml|translations|metatypes|libexec|modules|sbom)/"
    r"|^(Qt/lib/lib)?Qt6?(Qml|Quick|Designer|UiTools|Help|Labs|WaylandCompositor|Sql|Concurrent)"
    r"|^Qt/plugins/(qmltooling|qmllint|sqldrivers|designer|scenegraph|wayland-graphics-integration-server)/"
)


def slim(folder: Path) -> int:
    """Remove what is not used from the folder of PySide6; gives the bytes won."""
    won = 0
    for path in sorted(folder.rglob("*")):
        if path.is_file() and _UNUSED.search(path.relative_to(folder).as_posix()):
            won += path.stat().st_size
            path.unlink()
    return won


def main() -> None:
    """Slim the PySide6 of this environment."""
    found = importlib.util.find_spec("PySide6")
    if found is None or found.origin is None:
        raise SystemExit("PySide6 is not installed in this environment")
    slim(Path(found.origin).parent)


if __name__ == "__main__":
    main()
