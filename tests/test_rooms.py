"""The house: who may import whom, and what no module may do."""

from __future__ import annotations

import ast
import re
import tokenize

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "figcheck"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))

# A room may import from itself and from the rooms of the rows above its own.
ROWS = [
    {"model", "errors", "config", "cache", "version"},
    {"locales", "quantities", "documents"},
    {"extraction", "writing"},
    {"claims"},
    {"checking"},
    {"reports"},
    {"apps", "batch", "api"},
    {"__main__", "__init__"},
]
HEIGHT = {room: height for height, row in enumerate(ROWS) for room in row}
# `writing` reads back what it wrote; `extraction` needs no `writing`.
WITHIN_A_ROW = {("writing", "extraction"), ("config", "errors"), ("model", "version"), ("api", "apps")}


def room_of(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imports_of(path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("figcheck"):
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def name_of(path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_imports_only_from_the_rooms_above_it(path):
    own = room_of(name_of(path))
    assert own in HEIGHT, f"{own} is not a room of the house"
    for name in imports_of(path):
        if not name.startswith("figcheck"):
            continue
        other = room_of(name)
        allowed = other == own or HEIGHT[other] < HEIGHT[own] or (own, other) in WITHIN_A_ROW
        assert allowed, f"{name_of(path)} imports {name}"


OWNERS = {"babel": "figcheck.locales", "unicode_rbnf": "figcheck.locales.spellout", "pint": "figcheck.quantities.units",
          "typer": "figcheck.apps.cli", "yaml": "figcheck.claims.nodes", "forex_python": "figcheck.quantities.exchange"}  # fmt: skip


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_library_is_imported_in_its_own_room_only(path):
    for name in imports_of(path) | {
        node.module
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    }:
        owner = OWNERS.get(name.split(".")[0])
        assert owner is None or name_of(path).startswith(owner), f"{name_of(path)} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_float_in_arithmetic_on_figures(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), f"{name_of(path)}:{node.lineno}"
        assert not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "float"), (
            f"{name_of(path)}:{node.lineno}"
        )


LANGUAGE = re.compile(r"(lang|language|locale|tag)\w*\s*(==|!=|in)\s*[\[({]?\s*[\"'][a-z]{2,3}([_-]\w+)?[\"']")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_code_names_a_language(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = LANGUAGE.search(line)
        if found and not re.search(r"[\"'](und|en)[\"']", found.group()):  # the root, and the claim file's own language
            pytest.fail(f"{name_of(path)}:{number}: {line.strip()}")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_no_longer_than_one_thing(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 600


def test_no_room_is_called_after_nothing():
    for path in MODULES:
        assert not {"utils", "helpers", "core", "base", "manager", "common", "misc"} & set(name_of(path).split("."))


def test_every_public_name_has_a_docstring():
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree) or not tree.body, name_of(path)
        for node in tree.body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{name_of(path)}.{node.name}"


def test_comments_put_nothing_off():
    for path in MODULES:
        with path.open("rb") as file:
            for token in tokenize.tokenize(file.readline):
                if token.type == tokenize.COMMENT:
                    assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b", token.string), (
                        f"{name_of(path)}:{token.start[0]}"
                    )
