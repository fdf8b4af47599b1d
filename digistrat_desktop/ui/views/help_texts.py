"""The words of Help."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One card of Help."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def all_words(self) -> str:
        """Everything it says, for searching."""
        return " ".join((self.title, *self.paragraphs)).casefold()


TOPICS = (
    Topic(
        "First steps",
        (
            (
                "Explore the sample trust on Home to see a finished assessment, or start one of your"
                " own. The short form asks the questions that matter most."
            ),
            (
                "Answer one question at a time. Everything is saved as you go; there is no Save"
                " button. The header shows when it was saved last."
            ),
            "When you are ready, make the board report under Reports.",
        ),
    ),
    Topic(
        "Answering",
        (
            (
                "Read the levels and choose the one that describes your trust today. Keys 1, 2, 3"
                " choose a level, 0 says nobody can say yet, N that the question does not apply, F"
                " marks it for discussion."
            ),
            (
                "Ctrl+Down and Ctrl+Up move to the next and previous question. Ctrl+Z takes back the"
                " last change, Ctrl+Shift+Z or Ctrl+Y does it again."
            ),
            "Give the reason in your own words. Leave out anything about patients.",
        ),
    ),
    Topic(
        "In a room",
        (
            (
                "F11 on Assess shows one question full screen: digits answer, Page Up and Page Down"
                " change the question, Esc leaves. Answers scored alone stay hidden until R is pressed"
                " or the room answers."
            ),
            "F11 on Metrics or Progress shows the charts one at a time; arrows change the chart.",
        ),
    ),
    Topic(
        "Other ways to look",
        (
            (
                "Ctrl+K, then What Good Looks Like: the same answers by the seven measures, counted and"
                " never scored."
            ),
            (
                "Ctrl+K, then Trusts together: the trusts in this store side by side, only where they"
                " answered the same questions. It is not a ranking."
            ),
        ),
    ),
    Topic(
        "Evidence",
        (
            (
                "Add what stands behind an answer: a view is weakest, then a document, data, and"
                " evidence that someone outside the team has checked."
            ),
            (
                "Each piece says up to which level it shows the answer. A level claimed above what the"
                " evidence shows is called “stated, not yet shown”. Evidence older than its shelf"
                " life no longer counts."
            ),
        ),
    ),
    Topic(
        "Levels are words",
        (
            (
                "Levels are never added up or averaged, and trusts are never ranked. Screens and"
                " reports show how many items are at each level and name them."
            ),
            (
                "A move from one assessment to the next asks for a reason. Answers carried forward are"
                " marked “not re-confirmed” until you look at them again."
            ),
        ),
    ),
    Topic(
        "Metrics and their charts",
        (
            (
                "A metric is read with a control chart (XmR): the mean, and an upper and a lower"
                " process limit worked out from the moving range. Points between the limits vary as"
                " usual; a signal is a point outside, seven in a row on one side of the mean, six"
                " rises or falls in a row, or two of three close to a limit."
            ),
            (
                "Circles are usual variation, squares an improvement, triangles a concern. H and L say"
                " that the latest points are high or low; P, F and ? say whether the target will be"
                " passed, failed or hit and missed."
            ),
            "With fewer than 13 points the limits are on trial. A gap is a gap, never nought.",
            "Paste a table from a spreadsheet: one column of periods, one of values.",
        ),
    ),
    Topic(
        "Keys",
        (
            (
                "Ctrl+1 to Ctrl+9 show the pages in the rail, Ctrl+, shows Settings, F1 Help, Ctrl+K"
                " goes to anything."
            ),
            "Tab moves to the next control; arrows move inside a group; Space chooses.",
        ),
    ),
    Topic(
        "What is stored where",
        (
            (
                "Everything is in one file in your own profile on this computer; Settings shows where."
                " Verified backups lie in a folder beside it."
            ),
            (
                "Every change is kept with who, when, before and after. The record cannot be edited"
                " without being noticed by the program's own check."
            ),
            "There is no network code in the program: no telemetry, no update check.",
        ),
    ),
    Topic(
        "Not an NHS product",
        (
            (
                "DigiStrat Desktop is made by an independent project. What a trust says in it is the"
                " trust's own assessment."
            ),
        ),
    ),
)
