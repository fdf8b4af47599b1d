"""Made-up documents for the tests of the report engine."""

from datetime import UTC, datetime
from itertools import pairwise

from digistrat_desktop.analysis.charts.drawing import (
    Anchor,
    Box,
    Disc,
    Drawing,
    DrawingPart,
    Ink,
    Label,
    Markers,
    Polygon,
    Segments,
    Shape,
)
from digistrat_desktop.reports import blocks as b

WHEN = datetime(2026, 5, 14, 10, 30, tzinfo=UTC)
TRUST = "Northmoor University Hospitals NHS Foundation Trust (sample)"


def document(*blocks, **known):
    defaults = {
        "title": "Sample report",
        "language": "en-GB",
        "author_line": TRUST,
        "subject": "How digital serves the strategy",
        "when": WHEN,
        "header_left": TRUST,
        "header_right": "Board, 4 December 2026",
        "footer_left": "Assessed by the trust itself · sample data",
        "footer_middle": "Not signed off · data 9c1e…b27a",
        "fingerprint": "9c1e" * 16,
    }
    return b.Document(blocks=blocks, **{**defaults, **known})


def spark(values, alt="Digital take-up over 24 months: rising for seven months in a row."):
    pairs = [(4 + i * 92 / (len(values) - 1), 20 - v * 16) for i, v in enumerate(values)]
    pieces = tuple((*a, *z) for a, z in pairwise(pairs))
    marks = (
        Segments(pieces, Ink.SECONDARY, 1.0),
        Markers((pairs[-1],), Shape.CIRCLE, Ink.DEEP, 4.5),
    )
    return Drawing(100, 24, marks, alt)


def symbol(letter, ink, alt):
    marks = (
        Disc(9, 9, 8, ink, DrawingPart.EMPTY, 1.8),
        Label(9, 12, letter, ink, 8, Anchor.MIDDLE, bold=True),
    )
    return Drawing(18, 18, marks, alt)


def strip():
    names = [
        "Place in strategy",
        "Link to objectives",
        "One way",
        "Clinical",
        "Board",
        "Who answers",
        "Money",
    ]
    marks = []
    for row, words in enumerate(("Spring 2026", "Autumn 2026")):
        marks.append(Label(4, 44 + row * 22, words, Ink.SECONDARY, 8))
        for i in range(len(names)):
            part = (DrawingPart.EMPTY, DrawingPart.HALF, DrawingPart.FULL)[(i + row) % 3]
            marks.append(Disc(100 + i * 62, 41 + row * 22, 5, Ink.DEEP, part))
    marks += [
        Label(100 + i * 62, 20, n, Ink.SECONDARY, 7, Anchor.MIDDLE) for i, n in enumerate(names)
    ]
    alt = "Seven alignment items in spring and autumn 2026: four moved up and none moved down."
    return Drawing(515, 74, tuple(marks), alt)


def chart(points=60):
    ys = [60 - 20 * ((i * 7919) % 13) / 13 - (25 if i > 42 else 0) for i in range(points)]
    xs = [40 + i * 460 / (points - 1) for i in range(points)]
    line = tuple((xs[i], ys[i] + 40, xs[i + 1], ys[i + 1] + 40) for i in range(points - 1))
    common = tuple((x, y + 40) for i, (x, y) in enumerate(zip(xs, ys, strict=True)) if i <= 42)
    special = tuple((x, y + 40) for i, (x, y) in enumerate(zip(xs, ys, strict=True)) if i > 42)
    marks = (
        Box(40, 10, 460, 130, Ink.SURFACE, Ink.LINE, 0.6, 4),
        Polygon(((40, 60), (500, 60), (500, 100), (40, 100)), Ink.ACCENT_TINT),
        Segments(((40, 80, 500, 80),), Ink.TEXT, 1),
        Segments(((40, 60, 500, 60), (40, 100, 500, 100)), Ink.COMMON, 0.8, (4, 3)),
        Segments(line, Ink.SECONDARY, 1),
        Markers(common, Shape.CIRCLE, Ink.COMMON, 4),
        Markers(special, Shape.SQUARE, Ink.IMPROVEMENT, 5)
        if special
        else Markers(common, Shape.DIAMOND, Ink.COMMON, 4),
        Markers(((60, 30),), Shape.TRIANGLE_UP, Ink.CONCERN),
        Markers(((80, 30),), Shape.TRIANGLE_DOWN, Ink.CONCERN),
        Label(36, 83, "62.4 %", Ink.SECONDARY, 8, Anchor.END),
        Label(500, 155, "≥ target → May 2026", Ink.SECONDARY, 8, Anchor.END),
    )
    return Drawing(
        515,
        165,
        marks,
        "Digital take-up, 60 months: seventeen months above the mean, an improvement.",
    )


def measures():
    wave = [0.2, 0.3, 0.25, 0.35, 0.3, 0.5, 0.45, 0.8, 0.7, 0.9, 0.8, 0.75]
    high = symbol("H", Ink.IMPROVEMENT, "Variation: special cause, an improvement, high values")
    fails = symbol("F", Ink.CONCERN, "Assurance: the target will be missed if nothing changes")
    rows = (
        (
            "Digital take-up",
            "62.4 %",
            "70 %",
            "Rising, 7 months in a row, an improvement. Not yet enough for the target.",
        ),
        (
            "Cost per transaction",
            "£6.18",
            "£5.00",
            "No clear change. The target will be missed if nothing changes.",
        ),
        ("User satisfaction", "78 %", "80 %", "No clear change: 22 months inside the usual range."),
        ("Failure demand", "34 %", "none", "No clear change. Sampled twice a year."),
    )
    columns = (
        b.Column("Measure", 2.2),
        b.Column("Latest", 1, b.Align.END),
        b.Column("Target", 1, b.Align.END),
        b.Column("24 months", 2),
        b.Column("Signs", 1),
        b.Column("Summary", 4.3),
    )
    cells = tuple(
        (b.text(n), b.text(v), b.text(t), spark(wave[i:] + wave[:i]), (high, fails), b.text(w))
        for i, (n, v, t, w) in enumerate(rows)
    )
    return b.Table(
        columns,
        cells,
        "Measures with their latest value and what the chart says",
        0,
        show_caption=False,
    )


def board_page():
    bold = lambda words: b.Run(words, bold=True)  # noqa: E731 - three letters keep the page readable
    return (
        b.Heading(
            1, "Digital strategy: more joined up than in spring, and held back by the network"
        ),
        b.Paragraph(
            b.text(
                "Seven of 14 alignment items moved up, five of them with new evidence. Take-up is rising; patient experience is not yet moving. One constraint that limits us is not in the strategy."
            ),
            b.TextStyle.LEAD,
        ),
        b.Callout(
            "The board is asked to",
            (
                b.NumberedList(
                    (
                        b.text(
                            "decide whether Wi-Fi renewal goes before the patient portal (paper 9b)"
                        ),
                        b.text("note the position below"),
                        b.text("agree that the Chief Nurse answers for e-observations results"),
                    )
                ),
            ),
        ),
        b.Heading(2, "Position: 2 Embedded, 11 Siloed, 0 Absent, 1 cannot say yet", "position"),
        b.Figure(strip(), caption="A separate strategy is not a fault in itself."),
        b.Heading(2, "Measures", "measures"),
        measures(),
        b.TwoColumns(
            (
                b.Heading(3, "Constraints the strategy does not mention"),
                b.Paragraph(
                    (
                        bold("Limits us:"),
                        b.Run(
                            " network capacity on three wards (CON-PHY-02, owner: Director of Estates). "
                        ),
                        bold("Slows us:"),
                        b.Run(" funded time for clinical digital roles."),
                    )
                ),
                b.Heading(3, "What changed and why"),
                b.Paragraph(
                    (
                        bold("Money"),
                        b.Run(" Absent to Siloed: whole-life costs in two of three cases."),
                    )
                ),
            ),
            (
                b.Heading(3, "How sure we are"),
                b.Paragraph(
                    b.text(
                        "13 of 14 answered. 8 backed by a document or data, 5 based on "
                        "opinion only. Oldest evidence: March 2025."
                    )
                ),
                b.Heading(3, "Next steps"),
                b.Paragraph(
                    b.text(
                        "Network survey, Estates, 31 January. Outcome measure for the portal, Chief Nurse, 28 February."
                    )
                ),
            ),
        ),
    )


def evidence_table(rows, caption="Evidence by criterion"):
    levels = ("Absent", "Siloed", "Embedded")
    columns = (
        b.Column("Ref", 1),
        b.Column("Criterion", 5),
        b.Column("Level", 1.4),
        b.Column("Owner", 1.6),
    )
    cells = tuple(
        (
            b.text(f"1.{i:03d}"),
            b.text(
                f"Criterion {i}: evidence of take-up is recorded and reviewed by an accountable owner"
            ),
            b.text(levels[i % 3]),
            b.text(f"Owner {i % 9}"),
        )
        for i in range(rows)
    )
    return b.Table(columns, cells, caption)


def full_blocks(rows=120):
    return (
        b.Heading(1, "Digital strategy assessment: full report"),
        b.Paragraph(
            (
                b.Run("Target ≥ 75 → ✓ ▲: ", bold=True),
                b.Run("Guidance: "),
                b.Run("NHS website", link_to="https://www.nhs.uk/"),
                b.Run(". See "),
                b.Run("the measures below", link_to="#chart"),
                b.Run(", or a "),
                b.Run("script", link_to="javascript:alert(1)"),
                b.Run(". "),
                b.Run("Croeso i Dŷ Ŵyn", lang="cy"),
                b.Run(" is Welsh."),
            )
        ),
        b.Paragraph(
            b.text("Croeso i Dŷ Ŵyn: mae'r cynllun digidol yn gwasanaethu'r strategaeth."),
            lang="cy",
        ),
        b.Heading(2, "Contents"),
        b.Contents(3),
        b.PageBreak(),
        b.Heading(2, "At a glance", "glance"),
        b.KeyFigures(
            (
                b.KeyFigure("62.4 %", "digital take-up", "rising for 7 months"),
                b.KeyFigure("£6.18", "cost per transaction", "no clear change"),
                b.KeyFigure("78 %", "user satisfaction", "target 80 %"),
                b.KeyFigure("8 of 13", "answers backed by a document"),
            )
        ),
        b.BulletList(
            (
                b.text("Every answer was given by the trust itself."),
                b.text("≥ 12 months → old; ✓ done, ▲ up, ● point; bold ≥ too.", bold=True),
                b.text("Not printable: 😀 中文 עברית."),
            )
        ),
        b.KeepTogether(
            (
                b.Heading(3, "Take-up is rising", "chart"),
                b.Figure(chart(), caption="Source: portal counts, monthly."),
            )
        ),
        b.Paragraph(b.text("A caution: three answers rest on a view only."), b.TextStyle.CAUTION),
        b.RuleLine(),
        b.Paragraph(b.text("Small print."), b.TextStyle.SMALL),
        b.Paragraph(b.text("Less important."), b.TextStyle.SECONDARY),
        b.Spacer(4),
        b.Heading(2, "Evidence", "evidence"),
        evidence_table(rows),
        b.Heading(2, "Measures", "measures"),
        measures(),
    )
