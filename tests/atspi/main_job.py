"""The main job through the accessibility interface alone: start, answer, give reasons, a PDF.

Usage: main_job.py OUT.pdf. It prints each thing done, and ends with 1 where one could not be.
"""

import sys

from assistive import NotFound, Person, said_in

TRUST = "Vale Hospitals NHS Trust"
ANSWERS = (
    ("ALN-01", "Siloed.", "One paragraph on page 9 names digital."),
    ("ALN-02", "Absent.", "None of the five objectives needs a digital change."),
    ("ALN-04", "Embedded.", "Each clinical strategy has a digital chapter."),
)


def say(words):
    sys.stdout.write(f"{words}\n")


def start(person):
    person.press("Start an assessment")
    person.write("Name of the trust", TRUST)
    person.press("Start assessment")
    person.find("All questions", "tree")


def answer(person, item_id, level, reason):
    """Go to a question by the palette, choose its level and say why."""
    person.press("Find anything")
    person.write("Find anything", item_id)
    person.press("Go there")
    person.hears(f"· {item_id} ·")
    card = person.press(level, "radio button", begins=True)
    person.wait_for(lambda: person.is_checked(card), f"{level} chosen")
    person.write("Why this level", reason)
    person.press("Next question")
    person.hears("Saved ")


def reason_before(person, item_id):
    """Go one question back, to this one, and read why its level was chosen."""
    person.press("Previous")
    person.hears(f"· {item_id} ·")
    field = person.find("Why this level", "text")
    person.wait_for(lambda: said_in(field), "a reason that was kept")
    return said_in(field)


def count(person):
    """The page says how much is answered, in words."""
    person.press("Assess")
    person.hears("answered, 0 backed by evidence")


def report(person, out):
    person.press("Reports")
    person.press("Save as PDF…")
    person.write("File name:", out)
    person.press("Save")
    person.hears("The report is saved")


def main():
    person = Person("DigiStrat")
    start(person)
    say("started")
    for one in ANSWERS:
        answer(person, *one)
        say(f"answered {one[0]}")
    say(f"reason kept: {reason_before(person, ANSWERS[-1][0])}")
    count(person)
    report(person, sys.argv[1])
    say("report made")


if __name__ == "__main__":
    try:
        main()
    except NotFound as missing:
        sys.exit(f"could not find {missing}")
