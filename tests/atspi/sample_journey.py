"""A look round the sample through the accessibility interface: home, two charts, the board's PDF.

Usage: sample_journey.py OUT.pdf. It prints each thing done, and ends with 1 where one could not be.
"""

import sys

from assistive import NotFound, Person
from main_job import report, say


def look_round(person):
    person.hears("Explore the sample trust")
    say("home says it is the sample")
    person.press("Progress")
    say(f"levels drawn: {person.find('Chart of the number at each level').description}")
    person.press("Metrics")
    say(f"trend drawn: {person.find('Chart: ', begins=True).description}")


def main():
    person = Person("DigiStrat")
    look_round(person)
    report(person, sys.argv[1])
    say("report made")


if __name__ == "__main__":
    try:
        main()
    except NotFound as missing:
        sys.exit(f"could not find {missing}")
