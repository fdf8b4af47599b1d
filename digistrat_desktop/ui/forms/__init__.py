"""One form engine and its fields."""
