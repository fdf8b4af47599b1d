"""What is on the disk after the plug is pulled at any moment, and does the store still hold.

A run of saves is logged. Each trial stops the log at a random change and rebuilds the files: what
was synced is certain; of the rest every 512-byte piece is kept, lost or garbled by chance; a file
made or deleted is certain only after its folder was synced. Each state must open whole, hold every
save that had been acknowledged by then, and no half of one.
"""

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from digistrat_desktop.domain.errors import DigiStratError
from digistrat_desktop.storage.sqlite.store import SqliteStore
from tests.faults.disk import PIECE, Disk, overwrite
from tests.helpers.makers import Desk, seeded
from tests.helpers.stores import ORIGIN, PEOPLE, batch_of, random_step, verified

FILE = "digistrat.db"


@dataclass
class Report:
    """What a run of power cuts showed.

    Attributes:
        unsound: states in which the store could not be opened, or did not agree with itself.
        lost: states in which an acknowledged save was missing.
        torn: states that held a part of a save.
        examples: what was wrong, at most a few.
    """

    states: int = 0
    changes: int = 0
    syncs: int = 0
    unsound: int = 0
    lost: int = 0
    torn: int = 0
    examples: list = field(default_factory=list)

    @property
    def clean(self):
        return not (self.unsound or self.lost or self.torn)


@dataclass
class Run:
    """A logged run of saves.

    Attributes:
        promised: (length of the log, events acknowledged by then), in order.
        batches: numbers of events at which a save was complete.
    """

    log: list
    promised: list
    batches: set
    trust_id: str


def logged_run(saves, seed, weaker):
    disk, rng, desk = Disk(), seeded(seed), Desk()
    store = SqliteStore(Path("made-up") / FILE, ORIGIN, disk.connector(**weaker))
    run = Run(disk.log, [(0, 0)], {0}, "")
    trust = desk.add_trust()
    assessment = desk.start(trust)
    steps = 0
    for number in range(saves):
        if number:
            random_step(desk, assessment, rng)
        store.record(batch_of(*desk.steps[steps:], people=PEOPLE))
        steps = len(desk.steps)
        run.promised.append((len(disk.log), len(desk.changes)))
        run.batches.add(len(desk.changes))
    run.trust_id = trust.trust_id
    store.close()
    disk.unregister()
    return run


def power_cuts(states, saves=60, seed=11, **weaker):
    """Cut the power `states` times at random moments of one run of saves.

    `weaker` names settings other than the store's own, in which the simulator must find faults.
    """
    run = logged_run(saves, seed, weaker)
    report = Report(states, len(run.log), sum(op[0] == "sync" for op in run.log))
    rng = seeded(seed + 1)
    shm = Path("/dev/shm")  # noqa: S108 - a memory disk makes thousands of states quick
    folder = Path(tempfile.mkdtemp(dir=shm if shm.is_dir() else None))
    try:
        for _ in range(states):
            stop = rng.randrange(len(run.log) + 1)
            files = after_power_cut(run.log[:stop], rng)
            _judge(run, stop, files, folder, report)
    finally:
        shutil.rmtree(folder)
    return report


def _judge(run, stop, files, folder, report):
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    promised = max(events for length, events in run.promised if length <= stop)
    try:
        found = _events_of_sound_store(folder / FILE, run.trust_id)
    except DigiStratError as error:
        report.unsound += 1
        report.examples = [*report.examples, f"{stop}: {error!r}"][:5]
        return
    report.lost += found < promised
    report.torn += found not in run.batches


def _events_of_sound_store(path, trust_id):
    store = SqliteStore(path, ORIGIN)
    try:
        store.confirm()
        verdicts = {verdict.trail: verdict for verdict in verified(store)}
        bad = [verdict for verdict in verdicts.values() if not verdict.sound]
        if bad:
            raise DigiStratError(str(bad[0]))
        return verdicts[trust_id].changes if trust_id in verdicts else 0
    finally:
        store.close()


class _Names:
    """Which file a name stood for at each change, and what was certain when the power went.

    Attributes:
        inode_at: the file each change was about.
        synced: last sync of each file.
        folder_synced: last change that made the folder's names certain.
    """

    def __init__(self, log):
        self.inode_at = []
        self.synced = {}
        self.folder_synced = -1
        self._current = {}
        self._fresh = set()
        for at, op in enumerate(log):
            self._note(at, op)

    def _note(self, at, op):
        kind, name = op[0], op[1]
        if kind == "create":
            self._current[name] = at
            self._fresh.add(at)
        inode = self._current.get(name)
        self.inode_at.append(inode)
        if kind == "sync":
            self.synced[inode] = at
            if inode in self._fresh:  # SQLite syncs the folder when it first syncs a new file
                self._fresh.discard(inode)
                self.folder_synced = at
        if kind == "delete" and op[2]:
            self.folder_synced = at


def after_power_cut(log, rng):
    """Give the files found when the power went just after the last change of the log."""
    names = _Names(log)
    keep = rng.choice([0, 0.1, 0.5, 0.9, 1])
    keep_names = rng.random() < 0.5
    data, found = {}, {}
    for at, op in enumerate(log):
        inode = names.inode_at[at]
        certain = at < names.synced.get(inode, -1)
        named = at <= names.folder_synced or keep_names
        if op[0] == "create":
            data[inode] = bytearray()
            if named or op[1] not in found or rng.random() < 0.5:
                found[op[1]] = inode
        elif op[0] == "delete" and named:
            found.pop(op[1], None)
        elif op[0] == "write":
            _write_pieces(data[inode], op[2], op[3], 1 if certain else keep, rng)
        elif op[0] == "truncate" and (certain or rng.random() < keep):
            del data[inode][op[2] :]
    return {name: data[inode] for name, inode in found.items()}


def _write_pieces(content, offset, written, keep, rng):
    if keep == 1:
        overwrite(content, offset, written)
        return
    for start in range(0, len(written), PIECE):
        piece, luck = written[start : start + PIECE], rng.random()
        if luck < keep:
            overwrite(content, offset + start, piece)
        elif luck > 0.97:
            overwrite(content, offset + start, rng.randbytes(len(piece)))
