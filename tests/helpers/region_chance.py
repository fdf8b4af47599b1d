"""A data set of chance: rows of no real record, for what must be true of every view whatever is in it."""

import datetime as dt

from digistrat_desktop.analysis.dataset.tables import BY_NAME, Kind

EMPTY = {Kind.WHOLE: 0, Kind.NUMBER: None, Kind.DAY: None, Kind.FLAG: False}
DAY = dt.date(2026, 10, 1)
FRAMEWORK = "f" * 64
LEVELS = ("none", "some", "limits", "blocks")
SERIOUS = LEVELS[2:]
QUESTIONS = {
    "CON-1": "constraints",
    "CON-2": "constraints",
    "ALN-1": "alignment",
    "ALN-2": "alignment",
}
GAPS = ("nothing", "opinion", "expired", "other_level", "undated")
FEW = 0.06  # of trusts are not asked a question, need nothing or have no metric
WAYS = ("same", "up", "down", "first", "lost", "other", "")


def row(table, **values):
    """Give a row with what is not named left empty."""
    return tuple(values.get(one.name, EMPTY.get(one.kind, "")) for one in BY_NAME[table].columns)


def of_all():
    ask = {"framework": FRAMEWORK}
    return {
        "about": [row("about", schema_version="x", fewest=1)],
        "files": [row("files", file="a.digistrat", verdict="used")],
        "frameworks": [row("frameworks", **ask, id="board", version="1.0.0", place=1, title="Board")],
        "questions": [
            row("questions", **ask, question=one, place=at, section=kind, section_kind=kind)
            for at, (one, kind) in enumerate(QUESTIONS.items())
        ],
        "levels": [
            row("levels", **ask, question=one, half=1, level=level, place=at, label=level)
            for one in QUESTIONS
            for at, level in enumerate(LEVELS)
        ],
        "framework_metrics": [
            row("framework_metrics", **ask, metric="take_up", name="Take-up", role="leading", unit="%", direction="up")
        ],
        "likenesses": [],
    }  # fmt: skip


def trust_rows(chance, number, lean):
    """Give one trust's rows; `lean` makes some choices rare, so that small numbers are many."""
    trust, cycle = f"t{number:03d}", f"c{number:03d}"
    at = {"trust": trust, "cycle": cycle}
    found = {
        "trusts": [row("trusts", trust=trust, name=f"Trust {number}", kind="acute", as_at=DAY)],
        "cycles": [
            row(
                "cycles", **at, as_of=DAY, judged_on=DAY, form="full", status="draft",
                framework=FRAMEWORK, number=1 if chance.random() < FEW else 2, is_latest=True,
            )
        ],
        "answers": [], "constraints": [], "movements": [], "capacity": [], "metrics": [], "findings": [],
    }  # fmt: skip
    for question in QUESTIONS:
        if chance.random() > FEW:
            rows_of_question(chance, found, {**at, "question": question}, lean)
    for year in ("2026/27", "2027/28"):
        if chance.random() < FEW:
            continue
        known, short = chance.random() < lean, chance.random() < lean
        amounts = {"available": 1.0 if known else None, "essential": 2.0, "desired": 0.0}
        amounts["short"] = (1.0 if short else 0.0) if known else None
        found["capacity"].append(
            row("capacity", trust=trust, family="staff", resource="nurses", unit="WTE", year=year, **amounts)
        )  # fmt: skip
    for metric in ("m1", "m2")[: chance.choices((0, 1, 2), (FEW, 1, 0.1))[0]]:
        found["metrics"].append(
            row(
                "metrics", trust=trust, metric=metric, catalogue="take_up", role="leading", unit="%",
                direction="up", concern=chance.random() < 1 - lean, better=chance.random() < 1 - lean,
                assurance=chance.choice(("pass", "fail", "", "")), overdue=chance.random() < 1 - lean,
            )
        )  # fmt: skip
    twice = chance.random() < 0.1
    for place, rule in enumerate(
        ("slipped back", "unexplained move", *("slipped back",) * twice), start=1
    ):
        if chance.random() < lean:
            found["findings"].append(
                row(
                    "findings", trust=trust, place=place, rule=rule, family="movement", severity=1 + place % 2,
                    accepted=chance.random() < 0.2, first_three=chance.random() < 0.4,
                )
            )  # fmt: skip
    return trust, found


def rows_of_question(chance, found, at, lean):
    answered = chance.random() < lean
    level = chance.choices(LEVELS, (lean, 0.3, 0.5, 1 - lean))[0]
    backed = chance.random() < 1 - lean
    gap = "" if backed or not answered else chance.choices(GAPS, (8, 4, 2, 1, 1))[0]
    backing = "not_claimed" if not answered else "shown" if backed else "stated"
    found["answers"].append(
        row(
            "answers", **at, framework=FRAMEWORK, standing="level" if answered else "cannot_say",
            answer=level if answered else "", backing=backing, gap=gap,
        )
    )  # fmt: skip
    if answered and QUESTIONS[at["question"]] == "constraints":
        serious = level in SERIOUS
        found["constraints"].append(
            row(
                "constraints", **at, severity=level, serious=serious,
                not_mentioned=serious and chance.random() < lean, has_owner=chance.random() < lean,
            )
        )  # fmt: skip
    way = chance.choices(WAYS, (6, 3, 2, 1, 1, 1, 1))[0]
    if way != "same":
        found["movements"].append(
            row("movements", **at, way=way, cause="framework" if way == "" else "judged_anew")
        )


def write_chance(sets, folder, views, chance, trusts, lean):
    """Write the data set of so many trusts."""
    made = dict(trust_rows(chance, number, lean) for number in range(trusts))
    columns = {trust: sets.columns(rows) for trust, rows in made.items()}
    sets.write(folder, "DigiStrat Desktop, by chance", of_all(), columns, views)
