"""Data sets for other programs: Parquet, CSV and what describes them."""
