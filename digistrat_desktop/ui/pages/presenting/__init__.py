"""Charts full screen, for a room."""
