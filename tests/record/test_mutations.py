"""Everything in a file is changed, one thing at a time: the program and the script agree on each."""

import pytest

from tests.helpers.makers import seeded
from tests.record.hostile_vectors import PACK
from tests.record.mutations import CHAIN, CHANGES, Opened, to_canonical
from tests.record.readers import by_program, by_script
from tests.record.vectors import (
    BROKEN,
    SOUND,
    WINTER,
    Vector,
    attached,
    begun,
    first,
    package_bytes,
    part_of_first,
    piece,
    signed,
    two_places,
)

PACKS, STATE = ("packs.json",), ("assessment.json",)
FILES = {
    "attached": lambda: attached(title="More"),
    "signed off": lambda: signed().file(packs=(PACK,)),
    "piece": piece,
    "blind": lambda: begun().part(WINTER, blind=True),
    "version 1 in format 2": lambda: package_bytes(two_places().content(), "2.0.0"),
    "part of version 1 in format 2": part_of_first,
    "version 1": first,
    "version 1, a part": lambda: first("_part"),
    "version 1 signed": lambda: first("_sealed"),
}
PLAIN = Vector(SOUND, begun)


def is_known_to_the_program_only(part, path):
    """Tell whether a place says which kinds, fields and values there are; see `ONLY_THE_PROGRAM`."""
    if part[0] in {CHANGES, CHAIN} and len(part) > len(("name", "line")):
        return path[:1] in {("new",), ("old",), ("kind",), ("entity",)}
    return (part == PACKS and path) or (part == STATE and path[:1] == ("packs",))


@pytest.mark.faults
@pytest.mark.parametrize("name", FILES)
def test_program_and_script_agree_on_a_file_with_one_thing_changed(tmp_path, sized, name):
    path = tmp_path / "x.digistrat"
    every = list(Opened(FILES[name]()).all())
    count = min(sized(150, release=4_000), len(every))
    differ = []
    for (part, way, what), make in seeded(len(name)).sample(every, count):
        content = make()
        path.write_bytes(content)
        program, script = by_program(content, PLAIN), by_script(path, PLAIN)
        excused = program == BROKEN and is_known_to_the_program_only(part, way)
        if program != script and not excused:
            differ.append((part, way, what, program, script))
    assert not differ


def test_a_changed_file_is_reached_behind_its_fingerprints():
    """What follows from a change is made right, so that a file with another actor is sound."""
    for make in (begun().file, first, FILES["version 1 in format 2"], part_of_first):
        opened = Opened(make())
        told = [part for part in opened.parts if part[-1] in {"b", "v1", "body"}]
        assert told
        for part in told:
            said = {**opened.parts[part], "actor": "eve"}
            changed = opened.with_text(part, to_canonical(said))
            assert by_program(changed, PLAIN) == SOUND
