"""Strategy and its map."""
