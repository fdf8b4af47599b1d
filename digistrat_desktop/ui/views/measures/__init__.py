"""The Metrics page: table, entry, paste, chart."""
