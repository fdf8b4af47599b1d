"""Which action helps most, and their lists."""
