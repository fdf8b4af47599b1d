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

from installer.workshop import PUBLISHER, TITLE, feature_of

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
        bundle: the folder of files; those of the feature Region lie beside it.
        shown_bundle: the same as it is written, relative to where wixl runs.
        shown_icon: the icon, written likewise.
    """

    bundle: Path
    shown_bundle: str
    shown_icon: str
    version: str

    @property
    def folders(self) -> tuple[tuple[Path, str], ...]:
        """The program's folder and the feature's, each with how it is written."""
        feature = feature_of(self.bundle)
        return (self.bundle, self.shown_bundle), (
            feature,
            feature_of(Path(self.shown_bundle)).as_posix(),
        )


def product_code(version: str) -> str:
    """Return the code of one version; the same version has the same code wherever it is made."""
    return str(uuid.uuid5(NAMESPACE, f"product {version}"))


def component_guid(path: str) -> str:
    """Return the GUID of a file's component; Windows takes no notice of capitals."""
    return str(uuid.uuid5(NAMESPACE, f"file {path.casefold()}"))


def installer_source(source: Source) -> str:
    """Return the installer's source.

    Raises:
        ValueError: the program or the feature Region is not there.
    """
    if not (source.bundle / MAIN_PROGRAM).is_file():
        raise ValueError(f"{source.bundle} holds no {MAIN_PROGRAM}")
    if not any(feature_of(source.bundle).glob("*")):
        raise ValueError(f"{feature_of(source.bundle)} has no files of the feature Region")
    parts: tuple[list[str], list[str]] = ([], [])
    files = "\n".join(_folder(source, "", 5, parts))
    marks = {
        "PRODUCT": product_code(source.version),
        "UPGRADE": UPGRADE_CODE,
        "VERSION": source.version,
        "TITLE": TITLE,
        "PUBLISHER": PUBLISHER,
        "BUNDLE": source.shown_bundle,
        "ICON": source.shown_icon,
        "FILES": files,
        "REFERENCES": _references(parts[0]),
        "REGION": _references(parts[1]),
    }
    return _MARK.sub(lambda hit: marks[hit.group(1)], _without_remark())


def _without_remark() -> str:
    """Return the template without its opening remark, which speaks of marks."""
    return re.sub(r"<!--.*?-->\n?", "", TEMPLATE.read_text(encoding="utf-8"), flags=re.DOTALL)


def _references(paths: list[str]) -> str:
    return "\n".join(f'   <ComponentRef Id="{_id("c", path)}"/>' for path in paths)


def _folder(
    source: Source, inner: str, depth: int, parts: tuple[list[str], list[str]]
) -> Iterator[str]:
    """Yield the lines of one folder, the feature's files among the program's, and note the files of each."""
    indent = " " * depth
    for name, number in _listed(source, inner):
        if number is None:
            yield f"{indent}<Directory Id={_quoted('d', name)} Name={quoteattr(Path(name).name)}>"
            yield from _folder(source, name, depth + 1, parts)
            yield f"{indent}</Directory>"
        elif name != MAIN_PROGRAM:
            parts[number].append(name)
            yield f"{indent}{_component(source.folders[number][1], name)}"


def _listed(source: Source, inner: str) -> list[tuple[str, int | None]]:
    """Return what lies in a folder by name, with the number of the folder that a file is in."""
    found: dict[str, int | None] = {}
    for number, (folder, _) in enumerate(source.folders):
        here = folder / inner
        for path in here.iterdir() if here.is_dir() else ():
            name = f"{inner}/{path.name}".lstrip("/")
            if name in found and not path.is_dir():
                raise ValueError(f"{name} is in the program and in the feature Region")
            found[name] = None if path.is_dir() else number
    return sorted(found.items())


def _component(shown_folder: str, name: str) -> str:
    shown = quoteattr(f"{shown_folder}/{name}")
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
