"""Where the window stands: inside the screen, its frame included."""

from PySide6.QtCore import QPoint, QRect, QSize

# What a title bar and edges take at most, in pixels. They are known only once the window is shown.
FRAME = 40
FIRST_SIZE = QSize(1366, 768)
# Below this a window of its own size would leave strips that nobody can use.
ROOMY = QSize(1440, 860)


def first_place(screen: QRect) -> QRect | None:
    """Where a first window stands on the part of a screen that is free; None lets it fill all of that."""
    if screen.width() < ROOMY.width() or screen.height() < ROOMY.height():
        return None
    place = QRect(QPoint(0, 0), FIRST_SIZE)
    place.moveCenter(screen.center())
    return place


def kept_inside(place: QRect, screen: QRect) -> QRect:
    """Where a window stands that stood here once, perhaps on a larger screen that is gone."""
    room = screen.adjusted(0, FRAME, 0, 0)
    inside = QRect(place.topLeft(), place.size().boundedTo(room.size()))
    inside.moveLeft(max(room.left(), min(inside.left(), room.right() + 1 - inside.width())))
    inside.moveTop(max(room.top(), min(inside.top(), room.bottom() + 1 - inside.height())))
    return inside
