"""Metrics: table, chart, forms, bringing in tables."""
