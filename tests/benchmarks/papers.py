"""Reports: processor time a page, size, a very long table, memory."""

import json
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pypdfium2

from digistrat_desktop.reports.blocks import Column, Heading, Table, text
from digistrat_desktop.reports.papers.kinds import paper
from digistrat_desktop.reports.pdf.render import render_pdf
from tests.benchmarks import yardsticks
from tests.benchmarks.framework import Figure, interleaved, processor_milliseconds
from tests.benchmarks.untagged import untagged
from tests.reports.samples import document
from tests.reports.trusts import model

ROOT = Path(__file__).parents[2]
ROWS = 20_000
SHORT_ROWS = 2_000
PAGES = 40
SIZES = {"board": 15, "full": 17}
MEMORY = 2


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
        piece, size_kb = yardsticks.python(), len(made.data) / 1024
        name = f"PDF, {kind} report"
        found += [
            Figure(f"{name}, a page", taken / made.pages, "ms", 6.7, *piece),
            Figure(f"{name}, its size", size_kb, "KB", SIZES[kind], *_words_zipped(made.data)),
        ]
        if kind == "full":
            whole = taken / made.pages * PAGES
            name = f"PDF of {PAGES} pages (from {made.pages})"
            found.append(Figure(name, whole, "ms", 400, *piece))
    return found


def _words_zipped(pdf):
    """Kilobytes of a report's words alone, a page at a time: no letter shapes, lines or tags."""
    read = pypdfium2.PdfDocument(pdf)
    words = [page.get_textpage().get_text_bounded().encode() for page in read]
    read.close()
    return sum(len(zlib.compress(one, 9)) for one in words) / 1024, "its words, zipped"


def _rows_of_words(count):
    columns = tuple(Column(f"Column {n}") for n in range(5))
    rows = tuple(tuple(text(f"Row {r}, {c}") for c in range(5)) for r in range(count))
    return document(Heading(1, "Readings"), Table(columns, rows, "Readings"))


def long_table():
    """A table of 20,000 rows and five columns."""
    said = _rows_of_words(ROWS)
    taken, _ = _cpu(lambda: render_pdf(said))
    return [Figure("PDF of 20,000 rows", taken, "ms", 1075, *yardsticks.python())]


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
    return Figure(f"PDF, {name}", with_tags, "ms", 1.25, without, "the same without tags")


def memory():
    """How much more memory a process needs once it has made a long report."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.report_once"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    name, before = "memory added by a full report", told["before_mb"]
    return [Figure(name, told["extra_mb"], "MB", MEMORY, before, "the process before it")]


BENCHMARKS = (reports_set, long_table, tags, memory)
