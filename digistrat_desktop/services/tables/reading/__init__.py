"""Reading the rows of a table by its layout: each with its period, its value and what becomes of it."""
