"""The small style sheet: what Fusion and a palette cannot say, filled in from the tokens."""

from functools import lru_cache
from string import Template

from digistrat_desktop.ui.text import TypeRole
from digistrat_desktop.ui.theme.theme import Theme
from digistrat_desktop.ui.theme.tokens import BOLD_ROLES, Colours

_TEXT = """
QLabel { background: transparent; }
QLabel[tone="secondary"] { color: $secondary; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="deep"] { color: $deep; }
QLabel[tone="caution"] { color: $caution; }
QLabel[tone="error"] { color: $error; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="disabled"] { color: $disabled; }
QLabel[kind="differs"] { background: $caution_card; border-bottom: 2px solid $caution_line; }
QLabel[weight="bold"] { font-weight: 700; }
QLabel[kind="pill"] {
  border: 1px solid $line; border-radius: ${pill}px; background: $surface;
  min-height: ${pill_height}px; padding: 1px ${snug}px;
}
QLabel[kind="pill"][tone="caution"] { border-color: $caution_line; }
QLabel[kind="pill"][tone="accent"] { border-color: $accent; background: $accent_tint; }
QLabel[kind="keycap"] {
  border: 1px solid $control_line; border-bottom-width: 2px; border-radius: 4px;
  background: $surface; padding: 0 ${keypad}px;
}
QToolTip { background: $surface; color: $text; border: 1px solid $control_line; padding: ${pad}px; }
"""

_BUTTONS = """
QPushButton {
  min-height: ${button}px; padding: 0 ${wide}px; border-radius: 6px;
  border: 1px solid $accent; background: $surface; color: $accent; font-weight: 700;
}
QPushButton { outline: 0; }
QPushButton:hover { background: $accent_wash; }
QPushButton:pressed { background: $accent_tint; }
QPushButton:disabled { border-color: $line; color: $disabled; background: $surface; }
QPushButton[kind="primary"] { background: $accent_fill; border-color: $accent_fill; color: $on_accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:disabled { background: $muted_fill; border-color: $muted_fill; color: $secondary; }
QPushButton[kind="chip"] {
  border: 1px solid $control_line; border-radius: ${chip}px; color: $text; font-weight: 400;
  padding: 0 ${snug}px;
}
QPushButton[kind="chip"]:hover {
  background: $surface; border: 2px solid $accent; min-height: ${button_inner}px;
  padding: 0 ${snug_focus}px;
}
QPushButton[kind="chip"][small="true"] {
  min-height: ${link}px; border-radius: ${pill_round}px; font-size: ${small}pt;
}
QPushButton[kind="chip"][small="true"]:hover { min-height: ${link_inner}px; }
QPushButton[kind="chip"]:disabled { border: 1px dashed $control_line; color: $secondary; background: $surface; }
QPushButton[kind="chip"]:checked { background: $deep; border-color: $deep; color: $surface; }
QPushButton[kind="chip"]:checked:hover { border-color: $accent; }
QPushButton[kind="option"] {
  border: 1px solid transparent; color: $text; font-weight: 400; text-align: left; padding: 0 ${snug}px;
}
QPushButton[kind="option"]:hover {
  background: $surface; border: 2px solid $accent; min-height: ${button_inner}px;
  padding: 0 ${snug_focus}px;
}
QCheckBox, QRadioButton { padding-left: 4px; }  /* the ring goes round the mark */
QCheckBox::indicator, QRadioButton::indicator { width: ${tick}px; height: ${tick}px; }
QPushButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: right center; right: ${pad}px; }
QPushButton[kind="option"]:checked { background: $deep; border-color: $deep; color: $surface; }
QPushButton[kind="option"]:checked:hover { border-color: $accent; }
QPushButton[kind="icon"] {
  border: 1px solid transparent; background: transparent; padding: 0; min-width: ${button}px;
}
QPushButton[kind="icon"]:hover { background: $accent_tint; }
QPushButton[kind="search"] {
  border: 1px solid $control_line; background: $canvas; color: $secondary; font-weight: 400;
  text-align: left;
}
QPushButton[kind="search"]:hover { background: $accent_wash; }
QPushButton[kind="link"] {
  min-height: ${link}px; padding: 0 ${hair}px; border: 0; background: transparent; font-weight: 400;
}
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:disabled { color: $disabled; }
"""

_FIELDS = """
QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QSpinBox {
  border: 1px solid $control_line; border-radius: 6px; background: $surface; color: $text;
  selection-background-color: $accent_fill; selection-color: $on_accent;
}
QLineEdit, QComboBox, QSpinBox { min-height: ${field}px; padding: 0 ${snug}px; }
QPlainTextEdit, QTextEdit { padding: ${pad}px; }
QLineEdit[kind="cell"], QLineEdit[kind="cell"]:focus {
  min-height: 0; padding: 0 ${keypad}px; border: 2px solid $focus; border-radius: 0;
}
QLineEdit:hover, QComboBox:hover, QPlainTextEdit:hover, QTextEdit:hover, QSpinBox:hover { border-color: $accent; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus {
  border: 2px solid $focus;
}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus { min-height: ${field_focus}px; padding: 0 ${snug_focus}px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: ${pad_focus}px; }
QLineEdit[fault="true"], QPlainTextEdit[fault="true"] { border-color: $error; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] { background: $canvas; border-color: $line; }
QPlainTextEdit[kind="quoted"] { background: transparent; border: 0; padding: 0; }
QPlainTextEdit[kind="quoted"]:focus { border: 2px solid $focus; padding: 0; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
  background: $canvas; border-color: $line; color: $disabled;
}
QComboBox { padding-left: ${snug_combo}px; }
QComboBox:focus { padding-left: ${snug_combo_focus}px; }
QComboBox::down-arrow { image: none; }
QComboBox::drop-down { border: 0; width: ${drop}px; }
QComboBox QAbstractItemView {
  background: $surface; color: $text; border: 1px solid $control_line; outline: 0;
  selection-background-color: $accent_tint; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: ${row}px; padding: 0 ${pad}px; }
"""

_AREAS = """
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="card"][tone="caution"] { background: $caution_card; border-color: $caution_border; }
QFrame[kind="card"][tone="error"] { background: $error_card; border-color: $error_border; }
QFrame[kind="card"][tone="info"] { background: $accent_wash; border-color: $line; }
QFrame[kind="popover"] { background: $surface; border: 1px solid $control_line; border-radius: 8px; }
QFrame[kind="papers"] { background: $muted_fill; border: 1px solid $line; border-radius: 8px; }
QLabel[kind="paper"] { border: 1px solid $control_line; }
QFrame[kind="chrome"] { background: $surface; border: 0; }
QFrame[kind="rule"] { background: $line; border: 0; }
QScrollArea, QScrollArea > QWidget > QWidget[kind="sheet"] { background: transparent; border: 0; }
QAbstractItemView { outline: 0; }
QTableView, QTreeView, QListView {
  background: $surface; color: $text; border: 1px solid $line; padding: 1px; border-radius: 8px;
  gridline-color: $line; alternate-background-color: $canvas;
  selection-background-color: $accent_tint; selection-color: $text;
}
QTableView:focus, QTreeView:focus, QListView:focus { border: 2px solid $focus; padding: 0; }
QTableView[kind="painted"] { border: 0; padding: 0; background: transparent; }
#qt_calendar_navigationbar { background: $surface; }
#qt_calendar_navigationbar QLabel { color: $text; }
#qt_calendar_navigationbar QToolButton { color: $text; background: transparent; border: 0; font-weight: 700; padding: ${pad}px; }
#qt_calendar_navigationbar QToolButton:hover { background: $accent_tint; }
#qt_calendar_navigationbar QToolButton::menu-indicator { image: none; }
QTableView[kind="years"] { border: 0; padding: 0; border-radius: 0; background: $surface; }
QTableView QTableCornerButton::section {
  background: $surface; border: 0; border-bottom: 1px solid $line; border-top-left-radius: 8px;
}
QAbstractScrollArea::corner { background: transparent; border: 0; }
QTableView::item, QListView::item { padding: 0 ${pad}px; }
QTableView::item:selected, QListView::item:selected { background: $accent_tint; color: $text; }
QTableView::item:focus, QListView::item:focus { border: 2px solid $focus; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
  background: $surface; color: $secondary; font-weight: 700; border: 0;
  border-bottom: 1px solid $line; padding: ${pad}px ${snug}px;
}
QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 0; }
QScrollBar::handle { background: $control_line; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenuBar { background: transparent; border: 0; }
QMenuBar::item { background: transparent; padding: ${pad}px ${snug}px; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent_tint; color: $deep; }
QMenu { background: $surface; color: $text; border: 1px solid $control_line; padding: ${hair}px; icon-size: ${tick}px; }
QMenu::item { padding: ${pad}px ${wide}px; border-radius: 4px; }
QMenu::icon { padding-left: ${snug}px; }
QMenu::item:selected { background: $accent_tint; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: ${hair}px 0; }
"""


@lru_cache(maxsize=2)
def style_sheet(theme: Theme) -> str:
    """The style sheet for a palette and a text size; each page asks for the same."""
    parts = (_sizes(theme), _TEXT, _BUTTONS, _FIELDS, _AREAS)
    small = theme.points(TypeRole.SMALL)
    return Template("".join(parts)).substitute(
        _colours(theme.colours), small=small, **_lengths(theme)
    )


def _sizes(theme: Theme) -> str:
    return "".join(_size(theme, role) for role in TypeRole)


def _size(theme: Theme, role: TypeRole) -> str:
    weight = 700 if role in BOLD_ROLES else 400
    size = f"font-size: {theme.points(role)}pt"
    return f'QLabel[role="{role}"] {{ {size}; font-weight: {weight}; }}\n'


def _colours(colours: Colours) -> dict[str, str]:
    return {name: str(value) for name, value in colours._asdict().items()}


def _lengths(theme: Theme) -> dict[str, int]:
    """Lengths of the sheet in pixels; a ring of 2 px takes 1 px from what it surrounds."""
    field, snug, pad = theme.px(30), theme.space(2.5), theme.space(1.5)
    return {
        "button": theme.px(30),
        "button_inner": theme.px(30) - 2,
        "link": theme.px(24),
        "link_inner": theme.px(24) - 2,
        "pill_round": theme.px(12),
        "field": field,
        "field_focus": field - 2,
        "snug": snug,
        "snug_focus": snug - 1,
        "snug_combo": snug + 2,
        "snug_combo_focus": snug + 1,
        "pad": pad,
        "pad_focus": pad - 1,
        "wide": theme.space(4),
        "hair": theme.space(0.5),
        "drop": theme.px(24),
        "row": theme.px(28),
        "bar": theme.space(3),
        "pill": theme.px(9.5),
        "pill_height": theme.px(18),
        "chip": theme.px(15),
        "keypad": theme.px(5),
        "tick": theme.px(14),
    }
