"""Full screen, for a room: one question at a time, one chart at a time."""
