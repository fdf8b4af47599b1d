"""Reports as tagged, archival PDF; `render.py` is the way in."""
