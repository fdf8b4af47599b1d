"""A theme on every widget of the process: those of the kit stand in no window that wears it."""

from digistrat_desktop.ui.theme.sheet import style_sheet
from digistrat_desktop.ui.theme.theme import apply_theme


def dress_all(app, theme):
    apply_theme(app, theme)
    app.setStyleSheet(style_sheet(theme))
