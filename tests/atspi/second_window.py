"""What a second window on one store says of itself through the accessibility interface."""

import sys

from assistive import NotFound, Person
from main_job import say


def main():
    told = Person("DigiStrat").hears("You are viewing a copy made").name
    say(f"second window: {told}")


if __name__ == "__main__":
    try:
        main()
    except NotFound as missing:
        sys.exit(f"could not find {missing}")
