"""The actions page: what was agreed, next best first."""
