"""How a second window asks the store's holder for a copy to read.

A request is a small file beside the lock, the answer another. The answer names a file in a folder
both sides know and can never point anywhere else. Asking and answering happen by looking: neither
side waits for the other, and each goes on when the other is gone.

Source: docs/spec/store.md#one-holder.
"""

import contextlib
import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.system.atomic_file import save_bytes
from digistrat_desktop.system.file_lock import Holder, holder_of, read_small_json

_ID = re.compile("[0-9a-f-]{8,40}")
_SNAPSHOT_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,100}")
_LONGEST_WORDS = 500


class SnapshotRequest(NamedTuple):
    """One process asks another for a copy of the store."""

    lock_path: Path  # the lock the request lies beside
    id: str  # UUID text chosen by the asker
    asker: Holder  # who asks; its `since` is when it asked


class SnapshotAnswer(NamedTuple):
    snapshot: str  # the file's name in the snapshots folder; empty when there is none
    refusal: str  # why there is none; empty when there is one
    at: str  # when it was answered, ISO, UTC


def request_snapshot(lock_path: Path, asker: Holder, request_id: str) -> SnapshotRequest:
    """Ask a lock's holder for a snapshot; `Refused` where the request cannot be written."""
    if not _ID.fullmatch(request_id):
        message = "a request's id is a UUID"
        raise ValueError(message)
    request = SnapshotRequest(lock_path, request_id, asker)
    save_bytes(_file(lock_path, "ask", request_id), json.dumps(asker._asdict()).encode())
    return request


def pending_requests(lock_path: Path) -> tuple[SnapshotRequest, ...]:
    """List what is asked and not yet answered, oldest first; what cannot be read is left out."""
    found = []
    for path in lock_path.parent.glob(f"{lock_path.name}.ask.*.json"):
        request_id = path.name.removeprefix(f"{lock_path.name}.ask.").removesuffix(".json")
        asker = holder_of(read_small_json(path) or {})
        if asker is not None and _ID.fullmatch(request_id):
            found.append(SnapshotRequest(lock_path, request_id, asker))
    return tuple(sorted(found, key=lambda one: (one.asker.since, one.id)))


def answer_request(
    request: SnapshotRequest, at: dt.datetime, *, snapshot: str = "", refusal: str = ""
) -> None:
    """Tell the asker where its snapshot is, or why there is none.

    Args:
        at: now; aware.
        snapshot: the name of a finished, verified file in the snapshots folder.
        refusal: one plain sentence.

    Raises:
        Refused: the answer cannot be written.
    """
    if bool(snapshot) == bool(refusal) or (snapshot and not _SNAPSHOT_NAME.fullmatch(snapshot)):
        message = "an answer is the name of a file or a reason"
        raise ValueError(message)
    answer = {"snapshot": snapshot, "refusal": refusal, "at": at.isoformat()}
    save_bytes(_file(request.lock_path, "answer", request.id), json.dumps(answer).encode())
    _remove(_file(request.lock_path, "ask", request.id))


def read_answer(request: SnapshotRequest) -> SnapshotAnswer | None:
    """Look for the answer; None when there is none yet, or none that can be trusted."""
    found = read_small_json(_file(request.lock_path, "answer", request.id)) or {}
    snapshot, refusal, at = (found.get(name) for name in ("snapshot", "refusal", "at"))
    if not isinstance(snapshot, str) or not isinstance(refusal, str) or not isinstance(at, str):
        return None
    if not refusal and not _SNAPSHOT_NAME.fullmatch(snapshot):
        return None
    return SnapshotAnswer("" if refusal else snapshot, refusal[:_LONGEST_WORDS], at)


def wait_for_answer(
    request: SnapshotRequest,
    sleep: Callable[[float], None],
    patience_s: float = 5.0,
    look_every_s: float = 0.1,
) -> SnapshotAnswer | None:
    """Look again and again, as the command line may; None when patience ran out, and it is withdrawn."""
    for _ in range(int(patience_s / look_every_s) + 1):
        answer = read_answer(request)
        if answer is not None:
            return answer
        sleep(look_every_s)
    withdraw_request(request)
    return None


def withdraw_request(request: SnapshotRequest) -> None:
    """Clear away a request and its answer; the asker does this when it is done."""
    _remove(_file(request.lock_path, "ask", request.id))
    _remove(_file(request.lock_path, "answer", request.id))


def clear_old_requests(lock_path: Path, before: dt.datetime) -> int:
    """Remove requests and answers nobody came back for; gives how many."""
    removed = 0
    for kind in ("ask", "answer"):
        for path in lock_path.parent.glob(f"{lock_path.name}.{kind}.*.json"):
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < before.timestamp():
                    path.unlink()
                    removed += 1
    return removed


def _file(lock_path: Path, kind: str, request_id: str) -> Path:
    return lock_path.with_name(f"{lock_path.name}.{kind}.{request_id}.json")


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
