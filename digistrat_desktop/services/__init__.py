"""Use cases, free of Qt, shared by the window and the command line.

What the world does not let happen raises `Refused`, or the kind of it that tells more (`NotSaved`: the
store did not take a write; `PasswordNeeded`: a package is under a password and none was given), in
words for a person. Nothing is half done then: what was there before is as it was. A docstring speaks
of it only where a caller has to tell one case from another.
"""
