"""Make one long report in a process of its own; print how much the memory's highest mark rose."""

import json
from pathlib import Path

from digistrat_desktop.reports.papers.kinds import paper
from tests.benchmarks.framework import peak_mb
from tests.reports.trusts import model


def main():
    said = model("huge", "full")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # sets the mark down
    before = peak_mb()
    from digistrat_desktop.reports.pdf.render import render_pdf  # noqa: PLC0415 - its libraries count

    render_pdf(paper(said, "full"))
    told = {"before_mb": before, "extra_mb": peak_mb() - before}
    print(json.dumps(told))  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
