from dataclasses import fields, replace

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.system.settings import (
    SETTINGS,
    Settings,
    load_settings,
    save_settings,
    settings_from,
)

KEYS = {one.key: one for one in SETTINGS}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "settings.toml"


def test_a_new_user_gets_the_defaults_without_a_word(path):
    loaded = load_settings(path)
    assert loaded.settings == Settings()
    assert loaded.notes == ()
    assert not path.exists()


def test_what_is_chosen_comes_back(path):
    chosen = Settings(
        theme="dark", text_percent=150, questions_not_asked=("a.digistrat", 'b "x".d')
    )
    save_settings(path, chosen)
    assert load_settings(path).settings == chosen


def test_only_what_differs_from_the_defaults_is_written(path):
    save_settings(path, Settings(text_percent=120))
    assert path.read_text(encoding="utf-8") == "text_percent = 120\n"


def test_what_a_later_version_wrote_is_kept(path):
    path.write_text(
        'theme = "dark"\ncolour_of_rail = "blue"\n[new]\nx = [1, 2]\n', encoding="utf-8"
    )
    loaded = load_settings(path)
    save_settings(path, replace(loaded.settings, theme="light"), loaded.unknown)
    again = load_settings(path)
    assert again.settings.theme == "light"
    assert again.unknown == {"colour_of_rail": "blue", "new": {"x": [1, 2]}}


@pytest.mark.parametrize(
    "line",
    [
        "text_percent = 1000",
        'text_percent = "100"',
        "text_percent = true",
        "text_percent = 100.0",
        'theme = "pink"',
        "questions_not_asked = [1]",
        'questions_not_asked = "a"',
        f'actor_id = "{"x" * 3000}"',
        'actor_id = "Ann Lee"',
        "reduce_motion = 1",
    ],
)
def test_a_value_that_cannot_be_gives_the_default_and_a_note(path, line):
    path.write_text(f'export_folder = "reports"\n{line}\n', encoding="utf-8")
    loaded = load_settings(path)
    assert loaded.settings == Settings(export_folder="reports")
    assert line.partition(" ")[0] in loaded.notes[0]


@pytest.mark.parametrize(
    "content", [b"theme = ", b"\xff\xfe\x00", b"a=1\na=2", b"x = " + b"[" * 9000]
)
def test_a_damaged_file_gives_the_defaults_and_is_kept_aside_on_saving(path, content):
    path.write_bytes(content)
    loaded = load_settings(path)
    assert loaded.settings == Settings()
    assert loaded.notes
    save_settings(path, Settings(theme="dark"))
    assert path.with_name("settings.toml.unreadable").read_bytes() == content
    assert load_settings(path).settings.theme == "dark"


def test_a_file_far_too_large_is_not_read(path):
    path.write_bytes(b"#" * 1_000_001)
    assert load_settings(path).notes


def test_settings_that_cannot_be_written_are_told_in_words(tmp_path):
    with pytest.raises(Refused, match="was not found"):
        save_settings(tmp_path / "gone/settings.toml", Settings(theme="dark"))


def test_every_setting_is_declared_once_with_words_and_accepts_its_default():
    assert [one.key for one in SETTINGS] == [one.name for one in fields(Settings)]
    for one in SETTINGS:
        assert one.words.endswith(".")
        assert one.accepts(one.default)


def test_a_list_has_an_end():
    assert not KEYS["questions_not_asked"].accepts(("x",) * 201)


def test_reading_needs_no_file():
    assert settings_from({"theme": "light"}).settings.theme == "light"
