"""YAML, TOML and JSON to one tree in which every scalar is its text and knows its place."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from figcheck.errors import ClaimFileError

__all__ = ["LARGEST", "Node", "parse_json", "parse_toml", "parse_yaml"]

LARGEST = 1024 * 1024  # bytes of a claim file
_DEEPEST = 20


@dataclass(slots=True)
class Node:
    """A scalar (`text`), a list (`items`) or a mapping (`pairs`, keys with their own places), and its place from 1."""

    line: int
    column: int
    text: str | None = None
    items: list[Node] = field(default_factory=list)
    pairs: list[tuple[Node, Node]] = field(default_factory=list)
    kind: str = "scalar"

    def get(self, key: str) -> Node | None:
        """The value of a key of a mapping."""
        return next((value for name, value in self.pairs if name.text == key), None)


def parse_yaml(text: str, path: str) -> Node:
    """A YAML (or JSON) text. No aliases, no tags, no anchors. Raises ClaimFileError with the place."""
    import yaml

    loader = yaml.SafeLoader(text)
    try:
        root = _compose(loader, path)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (None, None)
        problem = (error.problem or "it is not YAML").strip()
        raise ClaimFileError(f"it is not valid YAML here: {problem}", path, *place) from error
    except yaml.YAMLError as error:
        raise ClaimFileError(f"it is not valid YAML: {str(error).splitlines()[0]}", path) from error
    except RecursionError as error:
        raise ClaimFileError("it is nested too deeply", path) from error
    finally:
        loader.dispose()
    if root is None:
        raise ClaimFileError("it is empty; write `figcheck: 1` and a `claims:` section", path)
    return root


def _compose(loader: Any, path: str) -> Node | None:
    import yaml

    if loader.check_event(yaml.StreamStartEvent):
        loader.get_event()
    if loader.check_event(yaml.StreamEndEvent):
        return None
    loader.get_event()  # the document's start
    node = _node(loader, path, 0)
    loader.get_event()
    if not loader.check_event(yaml.StreamEndEvent):
        mark = loader.peek_event().start_mark
        raise ClaimFileError(
            "a claim file holds one document; take out the line `---`", path, mark.line + 1, mark.column + 1
        )
    return node


def _node(loader: Any, path: str, depth: int) -> Node:
    import yaml

    event = loader.get_event()
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise ClaimFileError(
            "aliases (`*name`) and anchors (`&name`) are not read; write the value out", path, line, column
        )
    if getattr(event, "tag", None):
        raise ClaimFileError(f"the tag {event.tag} is not read; write the plain value", path, line, column)
    if depth > _DEEPEST:
        raise ClaimFileError("it is nested too deeply", path, line, column)
    if isinstance(event, yaml.ScalarEvent):
        return Node(line, column, event.value)
    if isinstance(event, yaml.SequenceStartEvent):
        node = Node(line, column, kind="list")
        while not loader.check_event(yaml.SequenceEndEvent):
            node.items.append(_node(loader, path, depth + 1))
        loader.get_event()
        return node
    node = Node(line, column, kind="mapping")
    while not loader.check_event(yaml.MappingEndEvent):
        key = _node(loader, path, depth + 1)
        if key.text is None:
            raise ClaimFileError("a key must be a word", path, key.line, key.column)
        node.pairs.append((key, _node(loader, path, depth + 1)))
    loader.get_event()
    return node


def parse_json(text: str, path: str) -> Node:
    """A JSON text, with the same tree. Raises ClaimFileError with the place."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        raise ClaimFileError(f"it is not valid JSON here: {error.msg}", path, error.lineno, error.colno) from error
    except RecursionError as error:
        raise ClaimFileError("it is nested too deeply", path) from error
    return parse_yaml(text.replace("\t", " "), path)  # JSON is YAML, once tabs are out of the indentation


def parse_toml(text: str, path: str) -> Node:
    """A TOML text, with the same tree; places are those of the keys. Raises ClaimFileError with the place."""
    import tomllib

    try:
        data = tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        place = (int(found.group(1)), int(found.group(2))) if found else (None, None)
        raise ClaimFileError(f"it is not valid TOML here: {str(error).partition(' (at')[0]}", path, *place) from error
    return _from_data(data, text.splitlines(), 0)


def _from_data(value: Any, lines: list[str], start: int) -> Node:
    if isinstance(value, dict):
        node = Node(start + 1, 1, kind="mapping")
        for key, inner in value.items():
            line, column = _find_key(str(key), lines, start)
            node.pairs.append((Node(line + 1, column + 1, str(key)), _from_data(inner, lines, line)))
        return node
    if isinstance(value, list):
        return Node(start + 1, 1, items=[_from_data(item, lines, start) for item in value], kind="list")
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return Node(start + 1, 1, text)


def _find_key(key: str, lines: list[str], start: int) -> tuple[int, int]:
    """The line and column (from 0) of a key's first mention from a line on: as `key =` or in a `[table]`."""
    pattern = re.compile(rf"(?:^|[\s.\[\"'{{,])({re.escape(key)})(?=[\"']?\s*(?:[.=\]]))")
    for index in range(start, len(lines)):
        if found := pattern.search(lines[index]):
            return index, found.start(1)
    return start, 0
