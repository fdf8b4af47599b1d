"""The system's libraries the Linux program needs, and the packages that hold them.

Debian 12 and Ubuntu 24.04 name a few packages differently; both names are given then.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from installer.workshop import files_in, run

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PACKAGES: dict[str, str] = {
    "libc.so.6": "libc6 (>= 2.36)",
    "libm.so.6": "libc6 (>= 2.36)",
    "libdl.so.2": "libc6 (>= 2.36)",
    "libpthread.so.0": "libc6 (>= 2.36)",
    "librt.so.1": "libc6 (>= 2.36)",
    "libutil.so.1": "libc6 (>= 2.36)",
    "ld-linux-x86-64.so.2": "libc6 (>= 2.36)",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6 (>= 12)",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libcrypt.so.1": "libcrypt1",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2t64 | libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)


def needed(target: Path) -> set[str]:
    """Return the libraries a packaged program needs and does not hold."""
    objdump = shutil.which("objdump")
    binaries = [path for path in files_in(target) if _is_binary(path)]
    if objdump is None or not binaries:
        return set()
    told = run([objdump, "-p", *binaries])
    held = {path.name for path in files_in(target)}
    return set(_NEEDED.findall(told)) - held


def unknown(target: Path) -> list[str]:
    """Return the libraries needed for which no package is named here."""
    return sorted(needed(target) - set(PACKAGES))


def packages(libraries: Iterable[str]) -> list[str]:
    """Return the packages to ask for, each once."""
    return sorted({PACKAGES[name] for name in libraries})


def _is_binary(path: Path) -> bool:
    if path.is_symlink():
        return False
    with path.open("rb") as source:
        return source.read(4) == b"\x7fELF"
