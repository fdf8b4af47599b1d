"""The style sheet of the HTML twin; colours come from the same table as on paper."""

from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.reports.style import INKS

_SHEET = """
:root{--text:TEXT;--quiet:SECONDARY;--line:LINE;--accent:ACCENT;--tint:ACCENT_TINT;--deep:DEEP;--caution:CAUTION}
*{box-sizing:border-box}
html{font:100%/1.5 "Noto Sans",Arial,sans-serif;color:var(--text);background:#fff;-webkit-text-size-adjust:100%}
body{max-width:60rem;margin:0 auto;padding:1rem 1.25rem 3rem;overflow-wrap:break-word}
h1{font-size:2rem;line-height:1.25}h2{font-size:1.35rem;margin-top:2.25rem}h3{font-size:1.1rem;margin-top:1.6rem}
h1,h2,h3{color:var(--deep);margin-bottom:.5rem}h4,h5,h6{margin:1.25rem 0 .4rem;font-size:1rem}
p{margin:0 0 .75rem}a{color:var(--accent)}a:hover{text-decoration-thickness:.15em}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999em;background:#fff;padding:.5rem 1rem}.skip:focus{left:1rem;top:.5rem;z-index:1}
header,footer{display:flex;flex-wrap:wrap;gap:.25rem 2rem;justify-content:space-between;color:var(--quiet);font-size:.875rem}
footer{border-top:1px solid var(--line);margin-top:2.5rem;padding-top:.75rem}
footer svg{width:7rem;height:7rem;background:#fff}
.logo{max-height:3rem;max-width:14rem}
.lead{font-size:1.15rem}.small{font-size:.875rem}.secondary{font-size:.875rem;color:var(--quiet)}.caution{color:var(--caution)}
.callout{background:var(--tint);border-left:4px solid var(--accent);padding:1rem 1.25rem .5rem;margin:1rem 0 1.5rem}
.callout>:first-child{margin-top:0;color:var(--deep);font-size:1rem}
.scroll{overflow-x:auto;margin:.5rem 0 1.5rem}table{border-collapse:collapse;width:100%}
caption{text-align:left;color:var(--quiet);font-size:.875rem;padding-bottom:.4rem}
th,td{padding:.5rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:middle;font-weight:400}
thead th{color:var(--quiet);font-weight:700;font-size:.875rem}
.end{text-align:right;font-variant-numeric:tabular-nums}.middle{text-align:center}
td svg{vertical-align:middle;margin-right:.2rem}figure{margin:.75rem 0 1.25rem}
figure svg,figure img{max-width:100%;height:auto}figcaption{color:var(--quiet);font-size:.875rem}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:0 2.5rem}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1rem 1.5rem;list-style:none;padding:0;margin:1rem 0 1.5rem}
.figures li{border-top:3px solid var(--accent);padding-top:.4rem}.figures strong{display:block;font-size:1.75rem;line-height:1.2;color:var(--deep)}
.figures span{display:block}hr{border:0;border-top:1px solid var(--line);margin:1.25rem 0}
nav ul{list-style:none;padding-left:0}nav .deep{padding-left:1.25rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{body{max-width:none;padding:0}.skip{display:none}.scroll{overflow:visible}table,figure,.callout{break-inside:auto}thead{display:table-header-group}h2,h3{break-after:avoid}tr,figure{break-inside:avoid}.page{break-before:page}}
"""


def style_sheet() -> str:
    """Return the style sheet: CSS without any address in it, so that the page fetches nothing."""
    sheet = _SHEET
    for ink in (
        Ink.TEXT,
        Ink.SECONDARY,
        Ink.LINE,
        Ink.ACCENT_TINT,
        Ink.ACCENT,
        Ink.DEEP,
        Ink.CAUTION,
    ):
        sheet = sheet.replace(f":{ink.name}", f":{INKS[ink]}", 1)
    return sheet.strip()
