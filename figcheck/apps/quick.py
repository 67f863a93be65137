"""The quick path: parses a command line by the table of options, without importing typer.

It takes what it fully understands and leaves everything else (help, mistakes, other commands) to the typer app.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from figcheck.apps.options import COMMANDS, Command, Option

__all__ = ["parse_quickly"]


def parse_quickly(arguments: Sequence[str]) -> tuple[Command, list[str], dict[str, Any]] | None:
    """(command, paths, values) of a command line, or None if it is not a plain one."""
    if not arguments:
        return None
    command = next((each for each in COMMANDS if each.name == arguments[0]), None)
    if command is None:
        return None
    flags = {flag: option for option in command.options for flag in option.flags}
    paths: list[str] = []
    values: dict[str, Any] = {}
    rest = list(arguments[1:])
    while rest:
        word = rest.pop(0)
        if word == "--":
            paths += rest
            break
        if word == "-" or not word.startswith("-") or word[1].isdecimal():
            paths.append(word)
            continue
        name, separator, value = word.partition("=")
        option = flags.get(name)
        if option is None or (option.kind == "flag" and separator):
            return None
        if option.kind == "flag":
            values[option.name] = True
            continue
        if not separator:
            if not rest:
                return None
            value = rest.pop(0)
        if not _take(option, value, values):
            return None
    enough = command.least <= len(paths) and (command.most is None or len(paths) <= command.most)
    return (command, paths, values) if enough else None


def _take(option: Option, value: str, values: dict[str, Any]) -> bool:
    if option.kind == "choice" and value not in option.choices:
        return False
    if option.kind == "list":
        values.setdefault(option.name, []).extend(part.strip() for part in value.split(",") if part.strip())
    else:
        values[option.name] = value
    return True
