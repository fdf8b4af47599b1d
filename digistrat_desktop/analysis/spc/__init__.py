"""XmR control charts: the reference analysis, and what the product says beside it."""

from digistrat_desktop.analysis.spc.product import analyse
from digistrat_desktop.analysis.spc.values import (
    Assurance,
    Limits,
    PointKind,
    Profile,
    RebaseAt,
    Remark,
    RemarkKind,
    Series,
    SeriesPoint,
    SpcAnalysis,
    SpcGroup,
    SpcOptions,
    SpcPoint,
    SpecialCause,
    Variation,
)
from digistrat_desktop.analysis.spc.xmr import SETTLED, xmr

__all__ = [
    "SETTLED",
    "Assurance",
    "Limits",
    "PointKind",
    "Profile",
    "RebaseAt",
    "Remark",
    "RemarkKind",
    "Series",
    "SeriesPoint",
    "SpcAnalysis",
    "SpcGroup",
    "SpcOptions",
    "SpcPoint",
    "SpecialCause",
    "Variation",
    "analyse",
    "xmr",
]
