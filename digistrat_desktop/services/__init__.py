"""Use cases, free of Qt, shared by the window and the command line."""
