"""How much a run tries: `make test` a covering part, the release runs (`make faults`, `make papers`) all."""

import os

RELEASE_RUN = os.environ.get("DIGISTRAT_TEST_SIZE") == "release"


def covering(rows, columns, whole_rows=()):
    """Give the pairs to try of two kinds of things, each pair in a release run.

    Otherwise each row stands with one column in turn, so that every row and column is met, and the rows
    named in `whole_rows` with all.
    """
    turns = {row: columns[number % len(columns)] for number, row in enumerate(rows)}
    return [
        (row, column)
        for row in rows
        for column in columns
        if RELEASE_RUN or row in whole_rows or turns[row] == column
    ]
