"""Pictures of the window: every page and the views in it, in sizes, palettes and states."""
