"""Finds words a person would read that are not said through the door `tr`."""

import ast
import re

# What these are given is read by the program, not by people.
TECHNICAL = re.compile(
    r"(tr|compile|(setP|p)roperty|log_event|\w*Error|Bug|SelfTestFailed|TypeVar|getattr|Path|colour|get"
    r"|setStyleSheet|replace|r?split|partition|encode|decode|set|ends?with|startswith|remove\w+"
    r"|l?r?strip|join|setStyle|glob|_icon|pixmap|flag|folder|cast|setApplicationName)"
)
NAMES = frozenset({"Noto Sans", "DigiStrat Desktop", "Fusion", "QtOpenGL", "QtOpenGLWidgets"})
STYLES = frozenset({"theme_sheet.py", "theme_tokens.py", "icon_paths.py", "words.py"})
SENTENCE = re.compile(r"[a-z] [a-z]|[a-z], [a-z]|[A-Za-z]\. |^[&]?[A-Z]&?[a-z]+|[a-z][.?…]$")
NO_WORDS = re.compile(
    r"[a-z0-9_.:/#§-]*|[A-Z][A-Z0-9_]+|(Ctrl|Alt|Shift|Esc|Return|Enter|Del|Space|Tab|Pg\w+|F\d+)(\+\S+)?"
    r"|([A-Z][a-z]+){2,}|[\w-]+\.(svg|§)|<qt>§</qt>|(\w+ \| )+\w+"
)


def bare_words(source):
    """Give (line, words) of every visible text that is not said through the door."""
    tree = ast.parse(source)
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    strings = [n for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) or is_text(n)]
    return [
        (node.lineno, words_of(node))
        for node in strings
        if not isinstance(above[node], ast.JoinedStr | ast.Expr)
        and reads_as_words(words_of(node))
        and not is_technical(node, above)
    ]


def is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def words_of(node):
    """The text with § where values go."""
    if isinstance(node, ast.Constant):
        return node.value
    return "".join(part.value if isinstance(part, ast.Constant) else "§" for part in node.values)


def reads_as_words(words):
    said = words.strip()
    if said in NAMES or NO_WORDS.fullmatch(said) or re.search(r"[;{}]$|color:|stroke", said):
        return False
    return bool(SENTENCE.search(said))


def is_technical(node, above):
    here = node
    while here in above:
        parent = above[here]
        if isinstance(parent, ast.JoinedStr | ast.Compare):
            return True
        if isinstance(parent, ast.Call) and here is not parent.func and is_for_machines(parent):
            return True
        if isinstance(parent, ast.Subscript) and parent.slice is here:
            return True
        if isinstance(parent, ast.stmt | ast.arg):
            return here in {getattr(parent, "annotation", None), getattr(parent, "returns", None)}
        here = parent
    return False


def is_for_machines(call):
    return bool(TECHNICAL.fullmatch(ast.unparse(call.func).rsplit(".", maxsplit=1)[-1]))
