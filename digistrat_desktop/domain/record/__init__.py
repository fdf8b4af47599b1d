"""Changes, their history, and what several desks make of them."""
