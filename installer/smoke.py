"""Running the frozen program: its own test of itself, and a short journey as a person makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.workshop import FoundWrongError, Workshop, run

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE_S = 120  # a frozen program that fails with a window up would otherwise wait for ever
REPORTS = ("board.pdf", "board.html")


def program_in(bundle: Path) -> Path:
    """Return the frozen program that answers on the command line."""
    names = ("digistrat-console.exe", "digistrat.exe", "digistrat")
    found = [bundle / name for name in names if (bundle / name).is_file()]
    if not found:
        raise FoundWrongError(f"{bundle} holds no program; run the step bundle first")
    return found[0]


def smoke(shop: Workshop) -> None:
    """Run the self-test, make the sample and report on it, all inside the frozen program."""
    out = shop.work / "smoke"
    out.mkdir(parents=True, exist_ok=True)
    program, store = program_in(shop.bundle), out / "store"
    answers = [ask(program, "self-test", "--out", out / "self-test")]
    ask(program, "sample", "--store", store)
    answers.append(ask(program, "list", "--store", store))
    for name in REPORTS:
        ask(program, "report", "--store", store, *_board(out / name))
        refuse_empty(out / name)
    print("\n".join(answers))


def _board(target: Path) -> tuple[str | Path, ...]:
    return ("--assessment", "latest", "--kind", "board", "--out", target)


def ask(program: Path, *words: str | Path) -> str:
    """Run the frozen program off screen, without the Python that froze it."""
    return run(
        [program, *words],
        folder=program.parent,
        environment={"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": "", "PYTHONHOME": ""},
        patience_s=PATIENCE_S,
    )


def refuse_empty(path: Path) -> None:
    """Refuse a file that is absent or hardly begun."""
    if not path.is_file() or path.stat().st_size < 1000:  # noqa: PLR2004 - no report is so short
        raise FoundWrongError(f"the frozen program wrote no {path.name}")
