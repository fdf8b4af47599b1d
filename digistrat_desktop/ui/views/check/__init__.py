"""The check page: everything worth a second look."""
