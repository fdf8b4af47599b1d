"""What goes into the packaged program, and what is left out and why.

`digistrat.spec` builds by it and `verify` checks what was built against it. Paths are those inside
the program's folder, with forward slashes on every system.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

from installer.workshop import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

# One entry of PyInstaller's tables: where it goes, where it comes from, what kind it is.
Entry = tuple[str, str, str]

# pyqtgraph 0.14 imports PySide6.QtOpenGL and pyqtgraph.multiprocess as it starts: leaving either
# out builds without a word and dies at the first chart. The former is stood in for (below). The
# latter needs socket, and xml.sax.saxutils needs urllib.request, so these stay; the network guard
# refuses their use.
EXCLUDED_MODULES: dict[str, tuple[str, ...]] = {
    "the program uses no network": (
        *("PySide6.QtNetwork", "PySide6.QtWebSockets", "ssl", "_ssl", "ftplib", "smtplib"),
        *("imaplib", "poplib", "nntplib", "telnetlib", "xmlrpc", "http.server"),
        *("wsgiref", "socketserver", "asyncio"),
    ),
    "it brings OpenSSL; Python has the same hashes built in": ("_hashlib",),
    "Qt beyond plain widgets": (
        *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtTest"),
        *("PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtUiTools"),
    ),
    "other people's toolkits, which pyqtgraph would use if they were there": (
        *("PyQt5", "PyQt6", "PySide2", "scipy", "matplotlib", "IPython", "cupy", "numba", "h5py"),
        *("OpenGL", "colorcet", "pyqtgraph.examples", "pyqtgraph.opengl", "tkinter"),
    ),
    "tools for building and testing": (
        *("setuptools", "pkg_resources", "lib2to3", "distutils", "pip", "wheel", "pydoc_data"),
        *("numpy.f2py", "numpy.distutils", "numpy._pyinstaller", "pytest", "hypothesis"),
        *("yaml", "rich", "pygments", "curses", "ensurepip", "venv", "idlelib", "readline"),
    ),
    "the feature Region, which has files of its own": ("duckdb",),
    "parts of libraries that nothing here calls": (
        *("numpy.random", "lxml.objectify", "lxml.html", "lxml.isoschematron"),
        *("PIL._avif", "PIL._imagingft", "PIL._imagingtk", "PIL.ImageQt", "PIL.ImageTk"),
    ),
}

# What the feature Region (`installer/region.py`) needs of Python. Its modules are not looked at when the
# program is frozen, so the program takes these along.
NEEDED_BY_REGION = (
    *("builtins", "collections.abc", "contextlib", "copy", "ctypes", "dataclasses", "datetime"),
    *("decimal", "difflib", "functools", "html", "importlib", "inspect", "io", "json", "math"),
    *("operator", "os", "pathlib", "re", "secrets", "string", "struct", "sys", "types", "typing"),
    *("uuid", "warnings"),
)

# What the small program for a console would take along and never imports: Python's own loader of zip
# files names a reader of resources, which names most of these.
NOT_AT_THE_CONSOLE = (
    *(
        "PySide6",
        "numpy",
        "socket",
        "email",
        "unittest",
        "shutil",
        "tarfile",
        "zipfile",
        "gzip",
        "bz2",
    ),
    *("lzma", "tempfile", "random", "statistics", "fractions", "decimal", "_pydecimal", "datetime"),
    *("calendar", "_strptime", "inspect", "dis", "ast", "argparse", "gettext", "pickle", "logging"),
    *("pathlib", "urllib", "ipaddress", "csv", "hashlib", "pprint", "dataclasses", "py_compile"),
    *("importlib.metadata", "importlib.resources", "importlib.readers"),
)

# Modules the program imports and never uses, with the file in `installer/stand_ins` that takes the
# place of each. The empty program our size is held against keeps the real ones.
STAND_INS = {
    "PySide6.QtOpenGL": "QtOpenGL.py",
    "PySide6.QtOpenGLWidgets": "QtOpenGLWidgets.py",
}

# What PyInstaller would run before the program. The first loads Qt, which took a command without a
# window 80 ms of its 230; `stand_ins/qt_place.py` does what is left of it. The others are for programs
# that start copies of themselves through multiprocessing, which this one does not.
DROPPED_HOOKS = frozenset(
    {"pyi_rth_pyside6", "pyi_rth_multiprocessing", "pyi_rth_pyqtgraph_multiprocess"}
)
OWN_HOOK = "qt_place.py"

DROPPED_FILES: dict[str, str] = {
    "Qt's own translations; the window speaks English": r"PySide6/(Qt/)?translations/",
    "the program uses no network": r"Qt6?Network|plugins/(tls|networkinformation)/",
    "Qt beyond plain widgets": (
        r"Qt6?(Qml|Quick|VirtualKeyboard|Pdf|Sql|Test|WebEngine)"
        r"|plugins/(egldeviceintegrations|generic|platforminputcontexts|qmltooling|sqldrivers"
        r"|wayland[^/]*)/"
    ),
    "screens the program does not draw on": (
        r"plugins/platforms/(lib)?q?(q?eglfs|linuxfb|vkkhr\w*|minimal\w*|vnc|wayland\S*|direct2d)"
        r"|EglFS|Qt6?Wayland|WlShell|libwayland|opengl32sw|d3dcompiler"
    ),
    "the program brings its own look, not GTK's": r"platformthemes/libqgtk3|lib(gtk|gdk|pango)",
    "picture formats the window does not show": (
        r"plugins/imageformats/.*q(tiff|tga|wbmp|webp|icns|pdf|gif)"
    ),
    "pictures and colours pyqtgraph brings for others": (
        r"pyqtgraph/(icons/peegee|examples|colors/maps/)"
    ),
    "of a library's card only its name, version and licence": r"\.dist-info/(?!METADATA$)",
    "samples and types nobody runs": (
        r"docx/templates/default-docx-template/|reportlab/fonts/.*|reportlab/.*\.(txt|py)$|\.pyi$|/py\.typed$|numpy/.*\.(pxd|h|c|lib|a)$"
    ),
}
_DROP = re.compile("|".join(f"(?:{one})" for one in DROPPED_FILES.values()), re.IGNORECASE)

# Libraries of the build machine's own system. Qt's belong to the desktop they run on, which mends
# them; a C++ library older than the graphics driver's would break it. Python's own are taken
# along, SQLite above all: the version that was tested is the one that keeps the data.
_OF_SYSTEM = re.compile(r"^(/usr)?/lib(64)?/[^/]*-linux-gnu/lib")
_TAKEN_ALONG = re.compile(r"^lib(python3|sqlite3|ffi|bz2|lzma|expat|mpdec|uuid)\b")

# What would be a way out to a network, or a second browser's worth of code, if it came back.
FORBIDDEN_FILES = re.compile(
    r"Qt6?Network|WebEngine|WebSockets|(^|/)(lib)?(ssl|crypto)[-.]|_ssl\b|_hashlib|plugins/tls"
    r"|networkinformation|libcurl|libnss|Qt6?Qml|Qt6?Quick",
    re.IGNORECASE,
)


def libraries() -> list[str]:
    """Return the libraries the program asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = (re.match(r"[\w.-]+", line) for line in project["dependencies"])
    return list(dict.fromkeys(found.group() for found in names if found))


def excluded_modules() -> list[str]:
    """Return every module the program is built without."""
    return [name for names in EXCLUDED_MODULES.values() for name in names]


def stand_ins() -> list[Entry]:
    """Return the modules that take the place of larger ones, as entries for PyInstaller."""
    folder = ROOT / "installer/stand_ins"
    return [(name, str(folder / file), "PYMODULE") for name, file in STAND_INS.items()]


def own_hook() -> str:
    """Return the file that runs before the program."""
    return str(ROOT / "installer/stand_ins" / OWN_HOOK)


def scripts(entries: Iterable[Entry]) -> list[Entry]:
    """Return what runs at the start, without the hooks the program does better without."""
    return [entry for entry in entries if entry[0] not in DROPPED_HOOKS]


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that belong in the program."""
    return [entry for entry in entries if _belongs(entry)]


def _belongs(entry: Entry) -> bool:
    if _DROP.search(_posix(entry[0])):
        return False
    return not _OF_SYSTEM.match(entry[1]) or bool(_TAKEN_ALONG.match(_name(entry[0])))


def without_twins(entries: Iterable[Entry]) -> list[Entry]:
    """Return binaries without second copies of numpy's libraries.

    On Windows PyInstaller collects OpenBLAS (33 MB) into numpy.libs and again beside the program.
    """
    listed = list(entries)
    inner = {_name(entry[0]) for entry in listed if "numpy.libs/" in _posix(entry[0])}
    return [entry for entry in listed if "/" in _posix(entry[0]) or _name(entry[0]) not in inner]


def forbidden(paths: Iterable[str]) -> list[str]:
    """Return the paths that must never be in the program."""
    return [path for path in paths if FORBIDDEN_FILES.search(path)]


def _posix(path: str) -> str:
    return path.replace("\\", "/")


def _name(path: str) -> str:
    return PureWindowsPath(path).name
