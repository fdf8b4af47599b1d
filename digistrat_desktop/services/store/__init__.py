"""The store: opening, editing, rescue."""
