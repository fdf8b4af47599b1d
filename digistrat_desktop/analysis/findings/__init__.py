"""What a board should not miss: plain findings, each from a named rule."""
