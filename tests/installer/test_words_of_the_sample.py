"""What the sample trust writes is an example of how the program speaks."""

import tomllib

from digistrat_desktop.system.paths import resources_folder
from installer.words_check import Text, check, rules

ROLES = "people"  # "Head of …" is a title of a post


def written(value, place):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != ROLES:
                yield from written(inner, place)
    elif isinstance(value, list):
        for inner in value:
            yield from written(inner, place)
    elif isinstance(value, str) and " " in value:
        yield Text(value, place)


def test_the_sample_has_no_banned_or_mixed_word_and_no_long_sentence():
    files = sorted((resources_folder() / "sample").glob("*.toml"))
    texts = [
        text
        for path in files
        for text in written(tomllib.loads(path.read_text("utf-8")), f"{path.name}:1")
    ]
    assert len(texts) > 200
    found = check(texts, rules())
    assert set(found.kinds) <= {"hard text"}, found  # names of trusts and papers are long words
