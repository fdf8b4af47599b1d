"""The pages, a folder each; `table.py` lists them."""
