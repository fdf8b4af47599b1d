"""Administrative templates and the policy page, made from the program's own table of policies.

ADMX holds the policies, ADML their words in British English. One table makes these, the Settings
page and the documentation, so that none of them can know a policy the others do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from digistrat_desktop.system.disk_errors import size_in_words
from digistrat_desktop.system.paths import LINUX_PLACEHOLDERS, WINDOWS_PLACEHOLDERS
from digistrat_desktop.system.policy import (
    LARGEST_FILE_BYTES,
    LINUX_FILE,
    LONGEST_TEXT,
    POLICIES,
    REGISTRY_KEY,
    PolicyKind,
)
from installer.workshop import ROOT, TITLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digistrat_desktop.system.policy import PolicyValue
    from installer.workshop import Workshop

Element = ET.Element
SCHEMA = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
LANGUAGE = "en-GB"
PAGE = ROOT / "docs/deployment-policy.md"
_OURS = "digistrat"
_VERSIONS = {"revision": "1.0", "schemaVersion": "1.0"}


def write_templates(shop: Workshop, page: Path = PAGE) -> None:
    """Write ADMX and ADML beside the packages, and the policy page into docs/."""
    folder = shop.dist / "policy"
    (folder / LANGUAGE).mkdir(parents=True, exist_ok=True)
    (folder / "DigiStrat.admx").write_bytes(as_file(definitions()))
    (folder / LANGUAGE / "DigiStrat.adml").write_bytes(as_file(resources()))
    page.write_text(policy_page(), encoding="utf-8")
    print(f"Policies: {len(POLICIES)} in {folder} and {page}")


def as_file(root: Element) -> bytes:
    """Return an element as a file Windows reads."""
    ET.indent(root)
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def definitions() -> Element:
    """Return the ADMX: what can be set, and where in the registry."""
    root = ET.Element("policyDefinitions", {"xmlns": SCHEMA, **_VERSIONS})
    spaces = ET.SubElement(root, "policyNamespaces")
    ET.SubElement(spaces, "target", prefix=_OURS, namespace="DigiStrat.Policies.Desktop")
    ET.SubElement(spaces, "using", prefix="windows", namespace="Microsoft.Policies.Windows")
    ET.SubElement(root, "resources", minRequiredRevision="1.0")
    supported = ET.SubElement(ET.SubElement(root, "supportedOn"), "definitions")
    ET.SubElement(supported, "definition", name="Supported", displayName="$(string.Supported)")
    categories = ET.SubElement(root, "categories")
    ET.SubElement(categories, "category", name="Desktop", displayName="$(string.Category)")
    policies = ET.SubElement(root, "policies")
    for one in POLICIES:
        _define(policies, one)
    return root


def _define(policies: Element, one: PolicyValue) -> None:
    shown = {
        "name": one.name,
        "class": "Machine",
        "displayName": f"$(string.{one.name})",
        "explainText": f"$(string.{one.name}_Help)",
        "key": REGISTRY_KEY,
    }
    if one.kind is PolicyKind.FLAG:
        shown["valueName"] = one.name
    else:
        shown["presentation"] = f"$(presentation.{one.name})"
    policy = ET.SubElement(policies, "policy", shown)
    ET.SubElement(policy, "parentCategory", ref="Desktop")
    ET.SubElement(policy, "supportedOn", ref="Supported")
    _VALUES[one.kind](policy, one)


def _define_flag(policy: Element, _one: PolicyValue) -> None:
    for state, value in (("enabledValue", "1"), ("disabledValue", "0")):
        ET.SubElement(ET.SubElement(policy, state), "decimal", value=value)


def _define_text(policy: Element, one: PolicyValue) -> None:
    # Folders, too: the program puts variables in by itself, whatever kind of text holds them.
    elements = ET.SubElement(policy, "elements")
    names = {
        "id": one.name,
        "valueName": one.name,
        "required": "true",
        "maxLength": str(LONGEST_TEXT),
    }
    ET.SubElement(elements, "text", names)


def _define_choice(policy: Element, one: PolicyValue) -> None:
    elements = ET.SubElement(policy, "elements")
    names = {"id": one.name, "valueName": one.name, "required": "true"}
    choice = ET.SubElement(elements, "enum", names)
    for value in one.choices:
        item = ET.SubElement(choice, "item", displayName=f"$(string.{choice_id(one, value)})")
        ET.SubElement(ET.SubElement(item, "value"), "string").text = value


def _define_list(policy: Element, one: PolicyValue) -> None:
    elements = ET.SubElement(policy, "elements")
    ET.SubElement(elements, "multiText", {"id": one.name, "valueName": one.name})


_VALUES: dict[PolicyKind, Callable[[Element, PolicyValue], None]] = {
    PolicyKind.FLAG: _define_flag,
    PolicyKind.TEXT: _define_text,
    PolicyKind.FOLDER: _define_text,
    PolicyKind.CHOICE: _define_choice,
    PolicyKind.LIST: _define_list,
}


def choice_id(one: PolicyValue, value: str) -> str:
    """Return the name of a choice's words; templates allow no hyphen there."""
    return f"{one.name}_{value.replace('-', '_')}"


def resources() -> Element:
    """Return the ADML: the words, in British English."""
    names = {"xmlns": SCHEMA, **_VERSIONS}
    root = ET.Element("policyDefinitionResources", names)
    ET.SubElement(root, "displayName").text = TITLE
    ET.SubElement(root, "description").text = f"What an organisation can fix in {TITLE}."
    inner = ET.SubElement(root, "resources")
    table = ET.SubElement(inner, "stringTable")
    for name, text in strings().items():
        ET.SubElement(table, "string", id=name).text = text
    presentations = ET.SubElement(inner, "presentationTable")
    for one in POLICIES:
        if one.kind is not PolicyKind.FLAG:
            _present(ET.SubElement(presentations, "presentation", id=one.name), one)
    return root


def strings() -> dict[str, str]:
    """Return every text the templates show, by its name."""
    found = {"Category": TITLE, "Supported": "Windows 10 version 1809 or later"}
    for one in POLICIES:
        found[one.name] = title(one.name)
        found[f"{one.name}_Help"] = f"{one.words}\n\n{_unset(one)}"
        found |= {choice_id(one, value): value for value in one.choices}
    return found


def title(name: str) -> str:
    """Return a policy's name as words: `DataFolder` becomes `Data folder`."""
    spaced = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)
    return spaced.strip().capitalize()


def _unset(one: PolicyValue) -> str:
    return (
        f"Not configured: {shown_default(one)}. Users see the value and cannot change it.\n\n"
        f"The value must be {one.must_be}. The program does not start with any other."
    )


def shown_default(one: PolicyValue) -> str:
    """Return in words what applies where nothing is set."""
    if isinstance(one.default, bool):
        return "on" if one.default else "off"
    return str(one.default) if one.default else "empty"


def _present(place: Element, one: PolicyValue) -> None:
    words = title(one.name)
    if one.kind is PolicyKind.CHOICE:
        where = str(one.choices.index(str(one.default)))
        box = ET.SubElement(place, "dropdownList", refId=one.name, defaultItem=where)
        box.text = words
    elif one.kind is PolicyKind.LIST:
        ET.SubElement(place, "multiTextBox", refId=one.name).text = words
    else:
        box = ET.SubElement(place, "textBox", refId=one.name)
        ET.SubElement(box, "label").text = words


def policy_page() -> str:
    """Return the page of documentation."""
    rows = "\n".join(_row(one) for one in POLICIES)
    samples = "\n".join(_sample(one) for one in POLICIES)
    return (
        "# What an organisation can fix\n\n"
        "Made by `python installer/build.py policy` from the program's own table; do not edit.\n\n"
        f"On Windows the values are in `HKEY_LOCAL_MACHINE\\{REGISTRY_KEY}`, set by the templates\n"
        "`DigiStrat.admx` and `en-GB/DigiStrat.adml` or by any other means. On Linux they are in\n"
        f"`{LINUX_FILE}`, which only an administrator can change. Users cannot override them:\n"
        'Settings shows them locked, with the words "set by your organisation". The user\'s part\n'
        "of the registry is never read.\n\n"
        "| value | type | meaning | where nothing is set | must be |\n"
        "| --- | --- | --- | --- | --- |\n"
        f"{rows}\n\n{_FOLDERS}\n{_FAULTS}\n"
        f"## The same as a file\n\nEvery value of `{LINUX_FILE}`, with what applies without it. A line that is there\n"
        "fixes its value, so take only those you want.\n\n"
        f"```toml\n{samples}\n```\n"
    )


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


_FOLDERS = f"""## Folders

A folder is a full path. It may contain these placeholders, as `%NAME%` or `${{NAME}}`:

- on Windows {_listed(WINDOWS_PLACEHOLDERS)}
- on Linux {_listed(LINUX_PLACEHOLDERS)}

The program asks the system for them, never the environment, which users can change. Any other
variable is refused. If `DataFolder` is set, `--store` cannot choose another folder. This is so for
every command and for the window. DigiStrat files and other data files can still be read and
imported. `self-test` keeps its trial data in the folder you name. In a folder that belongs to the
user, the user can still move files or make links.
"""
_FAULTS = f"""## What happens if something is wrong

The program does not start until it is corrected. The window shows a message and ends. Each command
prints it on standard error. The exit code is 2. The message names the file and the line, or the
registry key and the name. Nothing is ignored, and no default takes the place of a value. Only
`--version` and `--help` still work. `self-test` reports the fault like any other command. These
stop the program:

- a name that is not in the table, also with other capital letters, a heading (`[name]`), or a
  registry key below ours
- a value of another type, outside its range, or with characters that cannot be printed
- a file that is not TOML in UTF-8 without a byte order mark, or has a name twice
- a file larger than {size_in_words(LARGEST_FILE_BYTES)}, or one that cannot be read
- a file that not only an administrator can change. On Linux its folders count too, and so does what a
  link leads to
- a folder, a device, a pipe or a link to nothing in place of the file or of its folder

If there is no file or no registry key, nothing is fixed. So it is with an empty file.
"""


def _row(one: PolicyValue) -> str:
    kind = f"{one.kind.value}, {one.kind.registry_type}"
    return f"| `{one.name}` | {kind} | {one.words} | {shown_default(one)} | {one.must_be} |"


def _sample(one: PolicyValue) -> str:
    if isinstance(one.default, bool):
        value = str(one.default).lower()
    elif isinstance(one.default, tuple):
        value = "[]"
    else:
        value = f'"{one.default}"'
    return f"{one.name} = {value}"
