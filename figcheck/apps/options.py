"""The commands and their options, as one table of plain data.

The typer app is made from it, and so is the quick path, which parses without importing typer.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from figcheck.config import GRADE_NAMES, SEVERITY_NAMES

__all__ = ["COMMANDS", "Command", "Option"]

FORMATS = ("text", "json", "jsonl")


@dataclass(frozen=True, slots=True)
class Option:
    """An option: its flags, its help, and how it is read.

    `kind` is flag, text, choice or list (given several times, or with commas between).
    """

    name: str
    flags: tuple[str, ...]
    help: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    metavar: str = ""
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its help, its options, and what its arguments are called."""

    name: str
    help: str
    options: tuple[Option, ...] = ()
    argument: str = "PATH"
    argument_help: str = "Files and folders; - is standard input."
    extra: dict[str, str] = field(default_factory=dict)


_LOCALE = Option(
    "locale",
    ("--locale",),
    "The language of the documents, as hi or pt-BR; found out for each if left out.",
    metavar="TAG",
)
_FORMAT = Option("format", ("--format",), "How the report is written.", "choice", FORMATS, default="text")
_OUTPUT = Option("output", ("--output", "-o"), "Write the report to a file.", metavar="FILE")
_QUIET = Option("quiet", ("--quiet", "-q"), "Print findings only, no table and no summary.", "flag")
_EXCLUDE = Option(
    "exclude",
    ("--exclude",),
    "Leave out paths that match a pattern, also those named outright.",
    "list",
    metavar="PATTERN",
)

COMMANDS = (
    Command(
        "verify",
        "Check the figures of documents against a claim file.",
        (
            Option(
                "claims",
                ("--claims",),
                "The claim file; else the nearest claims.yaml at or above each document.",
                "list",
                metavar="FILE",
            ),
            _LOCALE,
            _FORMAT,
            _OUTPUT,
            Option("select", ("--select",), "Report these rules only, by code or name.", "list", metavar="RULE"),
            Option("ignore", ("--ignore",), "Do not report these rules.", "list", metavar="RULE"),
            Option(
                "fail_on",
                ("--fail-on",),
                "From which severity on the exit status is 1.",
                "choice",
                SEVERITY_NAMES,
                default="error",
            ),
            Option("strict", ("--strict",), "Take no agreement weaker than this grade.", "choice", GRADE_NAMES),
            Option("notes", ("--notes",), "Print notes too; else they are only counted.", "flag"),
            _EXCLUDE,
            Option(
                "files_only",
                ("--files-only",),
                "Only what stands in the files given: no finding for claims that none of them states (for hooks).",
                "flag",
            ),
            _QUIET,
        ),
    ),
    Command(
        "extract",
        "List the figures of documents, without checking them.",
        (_LOCALE, _FORMAT, _OUTPUT, _EXCLUDE, _QUIET),
    ),
)


def find_command(name: str) -> Command | None:
    """A command by its name."""
    return next((command for command in COMMANDS if command.name == name), None)
