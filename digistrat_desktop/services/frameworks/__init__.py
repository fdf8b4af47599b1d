"""Packs of one's own: the workshop and what is done to a draft."""
