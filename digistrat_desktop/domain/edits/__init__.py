"""What a person can do, one small function each: from the present workspace to a `Step`.

A value that does not belong in its field raises `InvalidValue`.
"""
