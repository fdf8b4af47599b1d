"""The version resource Windows shows in a file's properties."""

from __future__ import annotations

from installer.workshop import PUBLISHER, TITLE

LANGUAGE, CODE_PAGE = 0x0809, 1200  # British English, UTF-16


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """Return a version as the four numbers Windows wants.

    Raises:
        ValueError: it is not made of up to four whole numbers.
    """
    numbers = [int(part) for part in version.split(".")]
    if len(numbers) > 4:  # noqa: PLR2004 - as many as Windows knows
        raise ValueError(f"{version} has more than four numbers")
    one, two, three, four = (*numbers, 0, 0, 0, 0)[:4]
    return one, two, three, four


def version_resource(version: str) -> str:
    """Return the version resource as PyInstaller reads it."""
    numbers = four_numbers(version)
    texts = {
        "CompanyName": PUBLISHER,
        "FileDescription": TITLE,
        "FileVersion": version,
        "InternalName": "digistrat",
        "LegalCopyright": f"{PUBLISHER}, MIT licence",
        "ProductName": TITLE,
        "ProductVersion": version,
    }
    rows = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in texts.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F,"
        " flags=0, OS=0x40004, fileType=1, subtype=0, date=(0, 0)), kids=[StringFileInfo("
        f"[StringTable('{LANGUAGE:04X}{CODE_PAGE:04X}', [{rows}])]),"
        f" VarFileInfo([VarStruct('Translation', [{LANGUAGE}, {CODE_PAGE}])])])\n"
    )
