"""Sentences in code that no catalogue knows: found by reading the code, not by running it."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeGuard

MARKING: Final = {"_", "counted", "marked"}
SENTENCE: Final = re.compile(
    r"[A-Za-z]{2,}[,.:;!?…]?\s+[A-Za-z{&]|^&?[A-Z][a-z]+[a-z&]*…?$|^[A-Z]&[a-z]+|^[A-Z][a-z]+[.!?:]$"
)
"""Two words, or one that begins as a sentence does; a code is written in small letters."""
PIECE: Final = re.compile(r"(^|\s)[A-Za-z]{2,}(\s|$)|\s[a-z]{2,}[.,]$")
"""A word beside what is put in: `after {time}`."""
TYPE_MAKERS: Final = {"TypeVar", "ParamSpec", "NewType", "cast"}


@dataclass(frozen=True)
class Literal:
    """Words that stand in a file, and the line they stand in."""

    line: int
    words: str


def unmarked(code: str) -> Iterator[Literal]:
    """Each sentence outside the calls that mark sentences."""
    tree = ast.parse(code)
    told_to_code = set(_told_to_code(tree))
    pieces = {id(piece) for node in ast.walk(tree) for piece in _pieces(node)}
    for node in ast.walk(tree):
        if id(node) in told_to_code:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_piece = id(node) in pieces and PIECE.search(node.value)
            if is_piece or SENTENCE.search(node.value):
                yield Literal(node.lineno, node.value)


def looked_up_unseen(code: str, marked_elsewhere: set[str]) -> Iterator[Literal]:
    """Each `_()` of words put together there, or of a table of the file that is not marked."""
    tree = ast.parse(code)
    tables = _tables(tree)
    for node in ast.walk(tree):
        if not _calls(node, {"_"}):
            continue
        for argument in node.args:
            if _is_built(argument) or _is_unmarked_name(argument, tables, marked_elsewhere):
                yield Literal(node.lineno, ast.unparse(argument))


def marked_names(folder: Path) -> set[str]:
    """The names that hold marked sentences anywhere below a folder."""
    trees = (ast.parse(file.read_text("utf-8")) for file in folder.rglob("*.py"))
    tables = (_tables(tree) for tree in trees)
    return {name for table in tables for name, is_marked in table.items() if is_marked}


def _pieces(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.JoinedStr):
        yield from (value for value in node.values if isinstance(value, ast.Constant))


def _told_to_code(tree: ast.AST) -> Iterator[int]:
    """What a person never reads: docstrings, types, codes, and what is marked already."""
    for node in ast.walk(tree):
        for part in _hidden_parts(node):
            yield from map(id, ast.walk(part))


def _hidden_parts(node: ast.AST) -> Iterator[ast.AST]:
    if _calls(node, MARKING | TYPE_MAKERS) or _is_no_text(node):
        yield node
    elif isinstance(node, ast.Subscript):
        yield node.slice
    elif isinstance(node, ast.AnnAssign | ast.arg) and node.annotation:
        yield node.annotation
    elif isinstance(node, ast.FunctionDef) and node.returns:
        yield node.returns
    elif isinstance(node, ast.ClassDef) and any("Enum" in ast.unparse(one) for one in node.bases):
        yield from (part for part in node.body if isinstance(part, ast.Assign))


def _is_no_text(node: ast.AST) -> bool:
    """A docstring, an assertion, or the list of what a module hands on."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0]) == "__all__"
    return isinstance(node, ast.Assert)


def _calls(node: ast.AST, names: set[str]) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def _tables(tree: ast.Module) -> dict[str, bool]:
    """The names of a file that are bound to text, and whether that text is marked."""
    found: dict[str, bool] = {}
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign) and node.value:
            targets = [node.target]
        for target in targets:
            name = ast.unparse(target)
            if name.isupper() or name.strip("_").isupper():
                found[name] = any(_calls(one, {"marked"}) for one in ast.walk(node))
    return found


def _is_built(argument: ast.expr) -> bool:
    """Whether the words are put together first, so that no catalogue can hold them."""
    return isinstance(argument, ast.JoinedStr | ast.BinOp) or (
        isinstance(argument, ast.Call) and ast.unparse(argument).split("(")[0].endswith(".format")
    )


def _is_unmarked_name(argument: ast.expr, tables: dict[str, bool], elsewhere: set[str]) -> bool:
    while isinstance(argument, ast.Subscript):
        argument = argument.value
    if not isinstance(argument, ast.Name):
        return False
    name = argument.id
    return name.strip("_").isupper() and not tables.get(name, name in elsewhere)
