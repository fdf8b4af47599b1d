"""The administrative templates and the policy page, held against the program's own table.

The rules tried here are those of Microsoft's schema for policy definitions: every name that is
referred to exists, every name is used once, and every element has the attributes it must have.
"""

import re
import tomllib
from xml.etree import ElementTree as ET

import pytest

from digistrat_desktop.system.policy import POLICIES, REGISTRY_KEY, PolicyKind, policy_from
from installer import policy_templates
from tests.installer.made_up import workshop

SPACE = f"{{{policy_templates.SCHEMA}}}"
ORDER = ["parentCategory", "supportedOn", "enabledValue", "disabledValue", "elements"]
BOXES = {"text": "textBox", "enum": "dropdownList", "multiText": "multiTextBox"}


def read(element):
    return ET.fromstring(policy_templates.as_file(element))  # noqa: S314 - our own text


@pytest.fixture(scope="module")
def admx():
    return read(policy_templates.definitions())


@pytest.fixture(scope="module")
def adml():
    return read(policy_templates.resources())


def found(root, name):
    return list(root.iter(f"{SPACE}{name}"))


def local(element):
    return element.tag.removeprefix(SPACE)


def policies(root):
    return {one.get("name"): one for one in found(root, "policy")}


def test_every_policy_of_the_program_is_in_the_template_and_no_other(admx):
    assert list(policies(admx)) == [one.name for one in POLICIES]


def test_every_policy_is_the_machines_and_has_our_key(admx):
    for one in policies(admx).values():
        assert (one.get("class"), one.get("key")) == ("Machine", REGISTRY_KEY)


def test_every_text_that_is_referred_to_exists_and_none_is_left_over(admx, adml):
    asked = set(re.findall(r"\$\(string\.(\w+)\)", ET.tostring(admx, encoding="unicode")))
    given = [one.get("id") for one in found(adml, "string")]
    assert asked == set(given)
    assert len(given) == len(set(given))
    assert all(one.text for one in found(adml, "string"))


def test_every_presentation_belongs_to_a_policy_and_fits_its_elements(admx, adml):
    presented = {one.get("id"): one for one in found(adml, "presentation")}
    asked = {
        name: one.get("presentation").removeprefix("$(presentation.").removesuffix(")")
        for name, one in policies(admx).items()
        if one.get("presentation")
    }
    assert set(asked.values()) == set(presented)
    for name, presentation in asked.items():
        elements = list(policies(admx)[name].find(f"{SPACE}elements"))
        shown = [(local(one), one.get("refId")) for one in presented[presentation]]
        assert shown == [(BOXES[local(one)], one.get("id")) for one in elements]


def test_categories_and_systems_that_are_referred_to_exist(admx):
    categories = {one.get("name") for one in found(admx, "category")}
    systems = {one.get("name") for one in found(admx, "definition")}
    for one in policies(admx).values():
        assert one.find(f"{SPACE}parentCategory").get("ref") in categories
        assert one.find(f"{SPACE}supportedOn").get("ref") in systems


def test_the_parts_of_a_policy_stand_in_the_order_of_the_schema(admx):
    for one in policies(admx).values():
        names = [local(child) for child in one]
        assert names == sorted(names, key=ORDER.index)


def test_names_hold_only_letters_the_schema_allows(admx, adml):
    named = [one.get("name") or one.get("id") for one in (*admx.iter(), *adml.iter())]
    assert all(re.fullmatch(r"[A-Za-z]\w*", name) for name in named if name)


def test_a_flag_is_one_when_enabled_and_nought_when_disabled(admx):
    flags = [one for one in POLICIES if one.kind is PolicyKind.FLAG]
    assert flags
    for flag in flags:
        policy = policies(admx)[flag.name]
        values = {
            state: policy.find(f"{SPACE}{state}/{SPACE}decimal").get("value")
            for state in ("enabledValue", "disabledValue")
        }
        assert values == {"enabledValue": "1", "disabledValue": "0"}
        assert policy.get("valueName") == flag.name


KINDS = {"text": "REG_SZ", "enum": "REG_SZ", "multiText": "REG_MULTI_SZ"}


def test_the_template_writes_the_registry_type_the_program_expects(admx):
    for one in POLICIES:
        elements = policies(admx)[one.name].find(f"{SPACE}elements")
        written = "REG_DWORD" if elements is None else KINDS[local(elements[0])]
        assert written == one.kind.registry_type


def test_what_the_template_can_write_is_what_the_program_understands(admx):
    for one in POLICIES:
        if one.kind is PolicyKind.CHOICE:
            policy = policies(admx)[one.name]
            values = [value.text for value in policy.iter(f"{SPACE}string")]
            assert values == list(one.choices)
            for value in values:
                assert policy_from({one.name: value}).text(one.name) == value


def test_the_choice_shown_first_is_what_applies_anyway(admx, adml):
    for box in found(adml, "dropdownList"):
        (declared,) = [one for one in POLICIES if one.name == box.get("refId")]
        assert declared.choices[int(box.get("defaultItem"))] == declared.default


def test_the_page_of_documentation_is_that_of_the_table():
    page = policy_templates.PAGE.read_text(encoding="utf-8")
    assert page == policy_templates.policy_page(), "run: python installer/build.py policy"


def test_the_file_on_the_page_is_one_the_program_accepts():
    (text,) = re.findall(r"```toml\n(.*?)```", policy_templates.policy_page(), re.DOTALL)
    values = tomllib.loads(text)
    policy = policy_from(values)
    assert set(values) == {one.name for one in POLICIES}
    for one in POLICIES:
        assert policy.fixed[one.name] == one.default


def test_the_templates_are_written_where_windows_looks_for_them(tmp_path):
    shop = workshop(tmp_path)
    policy_templates.write_templates(shop, tmp_path / "page.md")
    names = {path.relative_to(shop.dist).as_posix() for path in shop.dist.rglob("*.adm*")}
    assert names == {"policy/DigiStrat.admx", "policy/en-GB/DigiStrat.adml"}
