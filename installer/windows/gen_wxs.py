"""The installer's source for one version and one folder of files.

Every file is a component of its own whose GUID depends on its path only, so that an upgrade finds
what the version before installed.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from installer.workshop import PUBLISHER, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

# Drawn once. Windows knows the product by them; they never change.
UPGRADE_CODE = "eb14a204-5535-4a29-9977-0af1c0957348"
NAMESPACE = uuid.UUID("b248cc9b-b7c4-4b22-a2ae-b7826341d121")
MAIN_PROGRAM = "digistrat.exe"  # has a component of its own in the template
TEMPLATE = Path(__file__).with_name("product.wxs.in")
_MARK = re.compile(r"@([A-Z]+)@")


@dataclass(frozen=True, slots=True)
class Source:
    """What an installer is made from.

    Attributes:
        bundle: the folder of files.
        shown_bundle: the same as it is written, relative to where wixl runs.
        shown_icon: the icon, written likewise.
    """

    bundle: Path
    shown_bundle: str
    shown_icon: str
    version: str


def product_code(version: str) -> str:
    """Return the code of one version; the same version has the same code wherever it is made."""
    return str(uuid.uuid5(NAMESPACE, f"product {version}"))


def component_guid(path: str) -> str:
    """Return the GUID of a file's component; Windows takes no notice of capitals."""
    return str(uuid.uuid5(NAMESPACE, f"file {path.casefold()}"))


def installer_source(source: Source) -> str:
    """Return the installer's source.

    Raises:
        ValueError: the folder does not hold the program.
    """
    if not (source.bundle / MAIN_PROGRAM).is_file():
        raise ValueError(f"{source.bundle} holds no {MAIN_PROGRAM}")
    paths: list[str] = []
    files = "\n".join(_folder(source, "", 5, paths))
    marks = {
        "PRODUCT": product_code(source.version),
        "UPGRADE": UPGRADE_CODE,
        "VERSION": source.version,
        "TITLE": TITLE,
        "PUBLISHER": PUBLISHER,
        "BUNDLE": source.shown_bundle,
        "ICON": source.shown_icon,
        "FILES": files,
        "REFERENCES": "\n".join(f'   <ComponentRef Id="{_id("c", path)}"/>' for path in paths),
    }
    return _MARK.sub(lambda hit: marks[hit.group(1)], _without_remark())


def _without_remark() -> str:
    """Return the template without its opening remark, which speaks of marks."""
    return re.sub(r"<!--.*?-->\n?", "", TEMPLATE.read_text(encoding="utf-8"), flags=re.DOTALL)


def _folder(source: Source, inner: str, depth: int, paths: list[str]) -> Iterator[str]:
    """Yield the lines of one folder and note the files in it."""
    indent = " " * depth
    for path in sorted((source.bundle / inner).iterdir(), key=lambda one: one.name):
        name = f"{inner}/{path.name}".lstrip("/")
        if path.is_dir():
            yield f"{indent}<Directory Id={_quoted('d', name)} Name={quoteattr(path.name)}>"
            yield from _folder(source, name, depth + 1, paths)
            yield f"{indent}</Directory>"
        elif name != MAIN_PROGRAM:
            paths.append(name)
            yield f"{indent}{_component(source, name)}"


def _component(source: Source, name: str) -> str:
    shown = quoteattr(f"{source.shown_bundle}/{name}")
    return (
        f'<Component Id={_quoted("c", name)} Guid="{component_guid(name)}" Win64="yes">'
        f"<File Id={_quoted('f', name)} Source={shown} Name={quoteattr(Path(name).name)}"
        ' KeyPath="yes"/></Component>'
    )


def _id(kind: str, path: str) -> str:
    """Return an identifier Windows Installer accepts, unique by path."""
    return kind + uuid.uuid5(NAMESPACE, path).hex[:16]


def _quoted(kind: str, path: str) -> str:
    return quoteattr(_id(kind, path))
