"""How values become JSON and back."""
