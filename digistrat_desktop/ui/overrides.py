"""Errors in methods that Qt calls, made whole before Qt's binding sees them.

On Python 3.11 an error that C code raises is a type and a bare text until somebody catches it. When a
method of ours that Qt calls ends with one, PySide 6.9 reads that text as an exception, and the process
ends: an index out of range in a `resizeEvent`, `int("x")`, a widget that is gone, too deep a recursion
(tried one by one). An error that was caught and raised again is whole, goes to whoever called Qt or to
`sys.excepthook`, is logged and told, and the program goes on.

Source: Python's documentation of `PyErr_Fetch`, "exceptions may be unnormalized", and of 3.12, where
they no longer are; PySide 6.9, sbkerrors.cpp, `storePythonOverrideErrorOrPrint`.
"""

from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject

# Beside all that end in "Event". What is also a slot is left alone: Qt counts its arguments.
CALLED_BY_QT = frozenset(
    {
        *("event", "eventFilter", "viewportEvent", "hitButton"),
        *("canInsertFromMimeData", "insertFromMimeData"),
        *("sizeHint", "minimumSizeHint", "minimumSize", "heightForWidth", "hasHeightForWidth"),
        *("expandingDirections", "count", "addItem", "itemAt", "takeAt", "setGeometry"),
        *("data", "headerData", "rowCount", "columnCount", "flags", "sort"),
        *("paint", "boundingRect", "shape", "itemChange"),
        *("indexAt", "scrollTo", "visualRect", "scrollContentsBy"),
        *("updateGeometries", "dataChanged", "currentChanged", "setData", "nextCheckState"),
        *("createEditor", "setEditorData", "updateEditorGeometry", "edit", "closeEditor"),
        *("paintSection", "paintCell", "showPopup", "hidePopup"),
        *("child", "childCount", "childAt", "indexOfChild", "focusChild", "text", "rect", "state"),
        *("setText", "initStyleOption"),
    }
)
_ROOT = QObject.__mro__[1]  # Shiboken.Object: graphics items are no QObject
_MARK = "makes_errors_whole"


def guard_overrides() -> None:
    """See to every class that is made from one of Qt's after this; to be called before any is."""
    _ROOT.__init_subclass__ = classmethod(_guard)  # type: ignore[assignment,method-assign]  # PySide's own class


def is_guarded(method: object) -> bool:
    """Tell whether a method's errors are made whole."""
    return hasattr(method, _MARK)


def overrides(kind: type) -> dict[str, FunctionType]:
    """Give the methods of a class, by name, that stand in for one of Qt's."""
    bases = [base for base in kind.__mro__[1:] if base.__module__.startswith("PySide6")]
    return {
        name: method
        for name, method in vars(kind).items()
        if isinstance(method, FunctionType) and any(name in vars(base) for base in bases)
    }


def _guard(kind: type, /, **more: Any) -> None:
    super(_ROOT, kind).__init_subclass__(**more)  # type: ignore[arg-type]  # found as it runs
    for name, method in vars(kind).copy().items():
        called = name in CALLED_BY_QT or name.endswith("Event")
        if called and isinstance(method, FunctionType):
            setattr(kind, name, _whole(method))


def _whole(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def called(*given: Any, **named: Any) -> Any:
        try:
            return method(*given, **named)
        except BaseException:  # noqa: TRY203 - to catch it is what makes it whole
            raise

    setattr(called, _MARK, True)
    return called
