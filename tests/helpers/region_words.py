"""The tables and views of a region as docs/region.md has them; `python -m tests.helpers.region_words` writes them."""

from pathlib import Path

from digistrat_desktop.analysis.dataset.tables import TABLES
from digistrat_desktop.services.region.views import Views
from digistrat_desktop.system.paths import resources_folder

PAGE = Path(__file__).parents[2] / "docs/region.md"
MARK = "<!-- from the table of tables -->\n"


def in_words():
    views = Views(resources_folder() / "region/views").all()
    lines = ["## Views", "", "| view | what it gives |", "| --- | --- |"]
    lines += [f"| `{one.name}` | {one.meaning} |" for one in views]
    lines += ["", "## Tables", ""]
    for table in TABLES:
        lines += [f"### {table.name}", "", f"{table.meaning}. Key: {', '.join(table.key)}.", ""]
        lines += ["| column | kind | unit | meaning |", "| --- | --- | --- | --- |"]
        lines += [
            f"| `{one.name}` | {one.kind.value} | {one.unit} | {one.meaning} |"
            for one in table.columns
        ]
        lines.append("")
    return "\n".join(lines)


def main():
    before = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    PAGE.write_text(f"{before}{MARK}{in_words()}", encoding="utf-8")


if __name__ == "__main__":
    main()
