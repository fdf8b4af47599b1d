"""End a window without warning while somebody types steadily: all but the last two seconds is there.

As a program it is the window: `python -m tests.faults.typist FOLDER`. It says each word it typed and when.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.services.store.drafts import recall_drafts
from tests.ui.seat import Seat, open_library
from tests.ui.waiting import Loop

ITEM = "ALN-04"
EVERY_MS = 200
AT_RISK_S = 2.0


def begun(folder):
    """Put the sample into a folder."""
    library = open_library(folder)
    ensure_sample(library)
    library.close()


def lost_words(folder, words):
    """Have so many words typed, kill the window, and give those that are lost and those still at risk.

    Every other word goes into "Why", the rest into a form that is not finished.
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.typist", str(folder)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment,
    )  # fmt: skip
    typed = {}
    while len(typed) < words and (line := typist.stdout.readline()):
        word, at = line.split()
        typed[word] = float(at)
    typist.send_signal(signal.SIGKILL)
    ended = time.monotonic()
    typist.wait()
    typist.stdout.close()
    kept = kept_words(folder)
    gone = {word: at for word, at in typed.items() if word not in kept}
    lost = [word for word, at in gone.items() if ended - at > AT_RISK_S]
    return len(typed), lost, list(gone)


def kept_words(folder):
    """Read what the next start finds."""
    library = open_library(folder)
    try:
        first = library.home(1).latest[0]
        records = library.open_trust(first.trust_id, first.assessment_id).workspace.records
        why = [one.rationale for one in records["response"].values()]
        drafts = [draft.typed.get("title", "") for draft in recall_drafts(library).all.values()]
    finally:
        library.close()
    return set(" ".join([*why, *drafts]).split())


def type_for_ever(folder):
    app = QApplication([])
    seat = Seat(Loop(), folder).sit_down()
    reasons = seat.go("assess", ITEM).reasons
    reasons.evidence.open_form()
    why = reasons.fields.control("rationale")
    why.setFocus()
    why.selectAll()
    title = reasons.evidence.form.control("title")
    title.clear()  # what a draft holds already; a line takes 500 characters
    fields, number = (why, title), 0

    def type_one():
        nonlocal number
        QTest.keyClicks(fields[number % 2], f"word{number} ")
        sys.stdout.write(f"word{number} {time.monotonic()}\n")
        sys.stdout.flush()
        number += 1

    timer = QTimer(app, interval=EVERY_MS)
    timer.timeout.connect(type_one)
    timer.start()
    app.exec()


if __name__ == "__main__":
    type_for_ever(Path(sys.argv[1]))
