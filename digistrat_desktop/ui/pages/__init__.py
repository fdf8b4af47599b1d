"""The pages, a module or a folder each; `table.py` lists them."""
