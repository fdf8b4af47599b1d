"""A folder of DigiStrat files from a made-up region, the same in every run; by hand `python -m` writes one.

Changes are made in bulk, as a program would have recorded them, so that 215 trusts of 3,700 changes
take about a minute.
"""

import datetime as dt
import io
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.domain.frameworks.framework import Direction, MetricKind, SectionKind
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength, Form, TrustKind
from digistrat_desktop.domain.record.events import make_event
from digistrat_desktop.domain.record.fold import as_seen_by
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.trust.actions import Action, ActionStatus
from digistrat_desktop.domain.trust.assessment import Assessment, Evidence, Response, Support, Trust
from digistrat_desktop.domain.trust.metrics import Metric, Reading
from digistrat_desktop.domain.trust.plans import Capacity, Demand, ResourceFamily
from digistrat_desktop.domain.trust.reviews import BlindScore, Challenge, Moderation, Opinion
from digistrat_desktop.domain.trust.strategy import (
    AlignmentLink,
    Initiative,
    InitiativeStatus,
    Objective,
    ObjectiveKind,
    initiative_print,
    objective_print,
)
from digistrat_desktop.domain.wire.records import to_fields
from digistrat_desktop.frameworks.canonical import canonical_json
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.storage.package.envelope import enclose
from digistrat_desktop.storage.package.writing import EVENTS, package_bytes
from digistrat_desktop.storage.port import PackageContent
from digistrat_desktop.system.paths import resources_folder
from tests.helpers.makers import seeded

KINDS = list(TrustKind)
STRENGTHS = list(EvidenceStrength)
RESOURCES = ("Network engineers", "Wards with reliable Wi-Fi", "Trainers")
YEARS = ("2026/27", "2027/28", "2028/29")
REGIONS = ("North", "Midlands", "South")
WIFI = "CON-PHY-01"
FIRST_DAY = dt.date(2025, 3, 31)
STEP = dt.timedelta(days=182)
PLACES = ("Ashby", "Brook", "Carr", "Dale", "Elm", "Ford", "Glen", "Holt", "Isle", "Kirk", "Lyme")
SECRET = "a password nobody gives"  # noqa: S105 - of a made-up file


class RegionSize(NamedTuple):
    trusts: int = 215
    cycles: int = 4
    metrics: int = 60
    readings: int = 36


SMALL = RegionSize(trusts=8, cycles=3, metrics=3, readings=14)


def packs():
    """Give the two frameworks trusts of the region use, the earlier first."""
    catalogue = Catalogue((resources_folder() / "frameworks",))
    return tuple(catalogue.pack("digistrat-board", version) for version in ("1.0.0", "2.0.0"))


class Trail:
    """One trust's changes as they are written, one after the other."""

    def __init__(self, number, size):
        self.number, self.size = number, size
        self.chance = seeded(number)
        self.graph = Graph()
        self.count = 0
        self.day = FIRST_DAY
        self.trust_id = self.new_id()

    def new_id(self):
        self.count += 1
        return f"{self.number + 1:08x}-0000-4000-8000-{self.count:012x}"

    def add(self, kind, place="", record=None, **values):
        """Record a new record with the fields that differ from their defaults; give its id."""
        record = record or self.new_id()
        made = kind(id=record, trust_id=self.trust_id, assessment_id=place or None, **values)
        self.say(kind.KIND, record, to_fields(made), place)
        return record

    def say(self, kind, record, new, place=""):
        at = dt.datetime.combine(self.day, dt.time(9), dt.UTC)
        said = {
            "actor": "person-1",
            "app": "0.1.0",
            "assessment": record if kind == "assessment" else place or None,
            "at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "id": f"{self.new_id()}.1",
            "kind": kind,
            "machine": "",
            "new": new,
            "reason": "",
            "record": record,
            "trust": self.trust_id,
            "undoes": None,
        }
        where = said["assessment"] or ""
        event = make_event(self.graph.parents_for(where), said)
        self.graph.add(event)
        return event

    def sign_off(self, place, pack, state=""):
        """Sign an assessment off; `state` says otherwise what was signed."""
        heads = (h for p, h in self.graph.heads.items() if p not in {"", place})
        beside = sorted(self.graph.events[n].hash for numbers in heads for n in numbers)
        tops = [self.graph.index[h] for h in (*self.graph.parents_for(place), *beside)]
        state = state or as_seen_by(self.graph, tops).digest()
        said = {"role": "Chair", "framework": pack.sha256, "beside": beside, "state": state}
        self.say("seal", self.new_id(), said, place)

    def content(self, used):
        return PackageContent(
            trust_id=self.trust_id,
            events=tuple(self.graph.events),
            packs=tuple(canonical_json(pack) for pack in used),
            people={"person-1": f"Person {self.number}"},
        )


def trust_name(number):
    first, second = divmod(number, len(PLACES))
    again = f" {first // len(PLACES) + 1}" if first >= len(PLACES) else ""
    return (
        f"{PLACES[second]} and {PLACES[first % len(PLACES)]} NHS Foundation Trust{again} (made up)"
    )


def begin(number, size, kind=Trail):
    trail = kind(number, size)
    kind = KINDS[number % (len(KINDS) - 1)]
    trail.add(
        Trust,
        record=trail.trust_id,
        name=trust_name(number),
        ods_code=f"Z{number:03d}",
        trust_kind=kind,
        region=REGIONS[number % 3],
    )
    return trail


def pack_of(number, cycle, size, both):
    """Most changed to the later framework half way; a third used one of the two throughout."""
    way = number % 6
    if way in {0, 1}:
        return both[way]
    return both[0] if cycle < size.cycles // 2 else both[1]


def made_trust(number, size=SMALL, both=None, kind=Trail):
    """Give one trust of the region with all its assessments, readings and plans."""
    both = both or packs()
    trail = begin(number, size, kind)
    measure(trail)
    plan(trail)
    used, before = {}, {}
    for cycle in range(size.cycles):
        trail.day = FIRST_DAY + STEP * cycle
        pack = pack_of(number, cycle, size, both)
        used[pack.sha256] = pack
        place, before = assess(trail, cycle, pack, before)
        if cycle < size.cycles - 1 or number % 2:
            trail.sign_off(place, pack)
    return trail, tuple(used.values())


def assess(trail, cycle, pack, before):
    """Answer an assessment as the last one, but for every fifth question; give it with its answers."""
    chance = trail.chance
    form = Form.SHORT if trail.number % 7 == 3 else Form.FULL
    place = trail.new_id()
    trail.add(
        Assessment,
        record=place,
        title=f"Cycle {cycle + 1}",
        as_of=trail.day,
        form=form,
        pack_sha256=pack.sha256,
    )
    answers = {}
    for section in pack.sections:
        if section.scale_id is None:
            continue
        levels = [level.id for level in pack.scale(section.scale_id).levels]
        second = section.second_scale_id
        halves = [level.id for level in pack.scale(second).levels] if second else levels
        for item in section.items():
            answer = before.get(item.id, "")
            moved = not answer or chance.random() < 0.2
            if moved:
                answer = chance.choice([*levels, *levels, "cannot_say"])
            if item.id == WIFI and chance.random() < 0.8:
                answer = levels[-2]
            answers[item.id] = answer
            given = respond(trail, place, section, item, answer, (halves, bool(second), moved))
            if answer in levels and chance.random() < 0.6:
                back(trail, place, given, answer)
            if trail.number % 4 == 1 and section.kind is SectionKind.ALIGNMENT and answer in levels:
                score(trail, place, item, levels, answer)
    return place, answers


def respond(trail, place, section, item, answer, more):
    halves, is_second, moved = more
    values = {"item_id": item.id, "answer": answer}
    if is_second:
        values["second_answer"] = trail.chance.choice(halves)
    elif section.asked_twice:
        values["second_answer"] = answer
    if moved and trail.chance.random() < 0.5:
        values["movement_reason"] = "A new system went live."
    if answer == "cannot_say":
        values["rationale"] = "Nobody has looked yet."
    return trail.add(Response, place, **values)


def back(trail, place, response, answer):
    chance = trail.chance
    found = trail.add(
        Evidence,
        title=f"Minutes {trail.count}",
        strength=chance.choice(STRENGTHS),
        dated=trail.day - dt.timedelta(days=chance.randrange(10, 800)),
    )
    trail.add(Support, place, evidence_id=found, response_id=response, shows=answer)


def score(trail, place, item, levels, answer):
    """Two people's own answers beside the agreed one, mostly the same."""
    for n in range(2):
        own = answer if trail.chance.random() < 0.75 else trail.chance.choice(levels)
        person = f"person-{n + 2}"
        trail.add(BlindScore, assessment=place, item_id=item.id, answer=own, scorer_id=person)
    trail.add(Moderation, assessment=place, item_id=item.id, agreed=answer, why="As shown.")
    found = answer if trail.chance.random() < 0.7 else trail.chance.choice(levels)
    agrees = {"opinion": Opinion.AGREE} if found == answer else {"opinion": Opinion.DISAGREE}
    said = {"answer_then": answer, "level": "" if found == answer else found, "comment": "Seen."}
    trail.add(Challenge, assessment=place, item_id=item.id, **agrees, **said)


def measure(trail):
    chance, size = trail.chance, trail.size
    for n in range(size.metrics):
        leading = n % 2 == 0
        metric = trail.add(
            Metric,
            name=f"Metric {n + 1}",
            catalogue_id="digital_take_up" if n == 0 else "",
            role=MetricKind.LEADING if leading else MetricKind.OUTCOME,
            direction=list(Direction)[n % 3],
            unit="%",
            target="70" if n % 3 else "",
        )
        level, drift = 50 + chance.random() * 10, chance.choice([0, 0, 0.2])
        for p in range(size.readings):
            year, month = divmod(2023 * 12 + 8 + p, 12)
            value = f"{level + drift * p + chance.gauss(0, 2):.1f}"
            trail.add(Reading, metric_id=metric, period=f"{year}-{month + 1:02d}", value=value)


def plan(trail):
    chance = trail.chance
    goals = [
        {
            "title": f"Objective {n + 1}",
            "objective_kind": list(ObjectiveKind)[n % 3],
            "statement": "Fewer people wait.",
        }
        for n in range(3)
    ]
    ids = [trail.add(Objective, **one) for one in goals]
    for n in range(4):
        values = {
            "title": f"Initiative {n + 1}",
            "need": "Staff lose time.",
            "status": list(InitiativeStatus)[1 + n % 3],
            "starts": dt.date(2026, 5, 1),
            "ends": dt.date(2027, 9, 30),
            "capital_costs": ((YEARS[0], str(100_000 * (n + 1))),),
        }
        made = trail.add(Initiative, **values)
        whole = Initiative(id=made, trust_id=trail.trust_id, **values)
        goal = n % len(goals)
        aim = Objective(id=ids[goal], trust_id=trail.trust_id, **goals[goal])
        trail.add(
            AlignmentLink,
            objective_id=ids[goal],
            initiative_id=made,
            strength=1 + n % 3,
            reason="It shortens the wait.",
            agreed_objective=objective_print(aim),
            agreed_initiative=initiative_print(whole),
        )
        for resource in RESOURCES:
            year, amount = chance.choice(YEARS), f"{chance.randrange(1, 60) / 10}"
            trail.add(Demand, initiative_id=made, resource=resource, year=year, amount=amount)
        trail.add(
            Action,
            title=f"Agree the plan for initiative {n + 1}",
            due=dt.date(2026, 9, 1) + dt.timedelta(days=30 * n),
            status=list(ActionStatus)[n % 5],
            addresses=(made,),
        )
    for year in YEARS:
        for resource in RESOURCES:
            amount = str(chance.randrange(2, 12))
            unit = "wards" if "Wards" in resource else "WTE"
            trail.add(Capacity, resource=resource, unit=unit, year=year, amount=amount)
        trail.add(Capacity, family=ResourceFamily.CAPITAL, year=year, amount="600000")


def name_of(number):
    return f"trust-{number:04d}.digistrat"


def fill_folder(folder, size=SMALL, *, odd=True):
    """Write the region's files into a folder; give the names of the odd ones, each with what it is."""
    folder.mkdir(parents=True, exist_ok=True)
    both = packs()
    for number in range(size.trusts):
        write_trust(folder, number, size, both)
    return odd_files(folder, size, both) if odd else {}


def write_trust(folder, number, size=SMALL, both=None):
    trail, used = made_trust(number, size, both)
    path = folder / name_of(number)
    path.write_bytes(package_bytes(trail.content(used), "0.1.0"))
    return path


def odd_files(folder, size, both):
    """Write what a real folder also has: older copies, copies that differ, forged and broken files."""
    little = size._replace(metrics=min(size.metrics, 2), readings=min(size.readings, 6))
    (folder / "notes.txt").write_text("Not a DigiStrat file.", encoding="utf-8")
    (folder / "a-broken.digistrat").write_bytes((folder / name_of(0)).read_bytes()[:-400])
    (folder / "b-words.digistrat").write_text("Dear all, please find attached.", encoding="utf-8")
    (folder / "c-altered.digistrat").write_bytes(altered((folder / name_of(1)).read_bytes()))
    whole = package_bytes(made_trust(9001, little, both)[0].content(both), "0.1.0")
    (folder / "d-locked.digistrat").write_bytes(enclose(whole, SECRET, bytes, bytes(16)))
    (folder / "e-forged-seal.digistrat").write_bytes(with_forged_seal(9002, little, both))
    (folder / "f-piece.digistrat").write_bytes(piece(9003, little, both))
    (folder / "g-older.digistrat").write_bytes(older((folder, name_of(2)), size, both))
    for name, content in apart(9004, little, both).items():
        (folder / name).write_bytes(content)
    return {
        "a-broken.digistrat": "set apart",
        "b-words.digistrat": "set apart",
        "c-altered.digistrat": "set apart",
        "d-locked.digistrat": "set apart",
        "e-forged-seal.digistrat": "set apart",
        "f-piece.digistrat": "set apart",
        "g-older.digistrat": "older",
        "h-here.digistrat": "brought together",
        "h-there.digistrat": "brought together",
    }


def altered(data):
    """Change one answer inside a file and leave the list of contents as it was."""
    return rewritten(data, lambda text: text.replace(b"cannot_say", b"not_settled", 1))


def rewritten(data, change):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text) if name == EVENTS else text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def with_forged_seal(number, size, both):
    """A file that agrees with itself, and says that something was signed that was not."""
    trail = begin(number, size)
    place, _ = assess(trail, 0, both[1], {})
    trail.sign_off(place, both[1], "f" * 64)
    return package_bytes(trail.content(both[1:]), "0.1.0")


def piece(number, size, both):
    """What is new for somebody who has the rest: it cannot be read alone."""
    trail, used = made_trust(number, size, both)
    last = trail.graph.events[-1]
    content = trail.content(used)._replace(events=(last,), packs=(), needs=frozenset(last.parents))
    return package_bytes(content, "0.1.0")


def older(path, size, both):
    """The first assessment alone of a trust whose whole record is there too."""
    number = int(path[1][6:10])
    trail, used = made_trust(number, size, both)
    first = next(n for n, e in enumerate(trail.graph.events) if e.key[1] == "seal")
    content = trail.content(used)
    return package_bytes(content._replace(events=content.events[: first + 1]), "0.1.0")


def apart(number, size, both):
    """Two copies of one trust, each with an action the other lacks."""
    found = {}
    for way, (name, title) in enumerate((("here", "Buy routers"), ("there", "Train staff"))):
        trail, used = made_trust(number, size, both)
        trail.count += 100 * way
        trail.add(Action, title=title, due=dt.date(2027, 1, 31), status=ActionStatus.AGREED)
        found[f"h-{name}.digistrat"] = package_bytes(trail.content(used), "0.1.0")
    return found


if __name__ == "__main__":
    wanted = RegionSize(*map(int, sys.argv[2:]))
    fill_folder(Path(sys.argv[1]), wanted)
