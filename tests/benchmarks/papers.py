"""Reports: processor time a page, size, a very long table, memory."""

import json
import subprocess
import sys
import time
from pathlib import Path

from digistrat_desktop.reports.blocks import Column, Heading, Table, text
from digistrat_desktop.reports.papers import paper
from digistrat_desktop.reports.pdf.render import render_pdf
from tests.benchmarks.framework import Figure, interleaved, processor_milliseconds
from tests.benchmarks.untagged import untagged
from tests.reports.samples import document
from tests.reports.trusts import model

ROOT = Path(__file__).parents[2]
ROWS = 20_000
SHORT_ROWS = 2_000
PAGES = 40


def _cpu(work):
    began = time.process_time()
    given = work()
    return (time.process_time() - began) * 1000, given


def reports_set():
    """A board report and a long one: milliseconds of processor and kilobytes a page."""
    found = []
    for kind, size in (("board", "typical"), ("full", "huge")):
        said = model(size, kind)
        render_pdf(paper(said, kind))
        taken, made = _cpu(lambda s=said, k=kind: render_pdf(paper(s, k)))
        found += [
            Figure(f"PDF, {kind} report, a page", taken / made.pages, "ms", 25),
            Figure(
                f"PDF, {kind} report, size of a page", len(made.data) / 1024 / made.pages, "KB", 10
            ),
        ]
        if kind == "full":
            whole = taken / made.pages * PAGES / 1000
            found.append(Figure(f"PDF of {PAGES} pages (from {made.pages})", whole, "s", 1.5))
    return found


def _rows_of_words(count):
    columns = tuple(Column(f"Column {n}") for n in range(5))
    rows = tuple(tuple(text(f"Row {r}, {c}") for c in range(5)) for r in range(count))
    return document(Heading(1, "Readings"), Table(columns, rows, "Readings"))


def long_table():
    """A table of 20,000 rows and five columns."""
    said = _rows_of_words(ROWS)
    taken, _ = _cpu(lambda: render_pdf(said))
    return [Figure("PDF of 20,000 rows", taken / 1000, "s", 4)]


def tags():
    """What tags cost: every kind of report, and a table of nothing but short cells."""
    found = []
    for kind, size in (
        ("board", "typical"),
        ("progress", "typical"),
        ("audit", "typical"),
        ("full", "typical"),
        ("full", "huge"),
    ):
        said = model(size, kind)
        found.append(_tagged(f"{kind} report, {size} trust", lambda s=said, k=kind: paper(s, k)))
    rows = _rows_of_words(SHORT_ROWS)
    return [*found, _tagged(f"table of {SHORT_ROWS:,} rows of short cells", lambda: rows)]


def _tagged(name, said):
    def plainly():
        with untagged():
            render_pdf(said())

    with_tags, without = interleaved(
        5, lambda: render_pdf(said()), plainly, clock=processor_milliseconds
    )
    return Figure(f"PDF tagged against untagged, {name}", with_tags, "ms", 1.25, without)


def memory():
    """How much more memory a process needs once it has made a long report."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.report_once"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    extra = json.loads(done.stdout.splitlines()[-1])["extra_mb"]
    return [Figure("memory added by a full report", extra, "MB", 60)]


BENCHMARKS = (reports_set, long_table, tags, memory)
