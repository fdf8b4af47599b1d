"""XmR control charts: the reference analysis, and what the product says beside it."""
