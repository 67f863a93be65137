"""The commands and their options, as one table of plain data.

The typer app is made from it, and so is the quick path, which parses without importing typer.
"""

from __future__ import annotations

from dataclasses import dataclass

from figcheck.config import GRADE_NAMES, SEVERITY_NAMES

__all__ = ["COMMANDS", "Command", "Option"]

FORMATS = ("text", "json", "jsonl")
SHORT_FORMATS = ("text", "json")


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
    """A command: its help, its options, and what its arguments are called and how many of them it takes.

    `most` is None where there may be any number.
    """

    name: str
    help: str
    options: tuple[Option, ...] = ()
    argument: str = "PATH"
    argument_help: str = "Files and folders; - is standard input."
    least: int = 1
    most: int | None = None


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

_EXCHANGE = Option(
    "exchange",
    ("--exchange",),
    "Ask this source of exchange rates first: forex-python (online), nbp, or a .csv or .parquet file.",
    metavar="SOURCE",
)
_AS_OF = Option("as_of", ("--as-of",), "The date of the exchange rates, as 2024-07-31.", metavar="DATE")
_SHORT_FORMAT = Option("format", ("--format",), "How the answer is written.", "choice", SHORT_FORMATS, default="text")

_CHECKING = (
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
    _AS_OF,
    _EXCHANGE,
    Option("strict", ("--strict",), "Take no agreement weaker than this grade.", "choice", GRADE_NAMES),
    Option("notes", ("--notes",), "Print notes too; else they are only counted.", "flag"),
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
            *_CHECKING,
            _EXCLUDE,
            Option(
                "own_only",
                ("--self",),
                "Check only what a text says of itself: conversions, shares, sums, one fact told twice. No claim file.",
                "flag",
            ),
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
        "compare",
        "Check translations or summaries against their source.",
        (
            Option(
                "source_locale",
                ("--source-locale",),
                "The language of the source; found out if left out.",
                metavar="TAG",
            ),
            Option(
                "locale",
                ("--target-locale", "--locale"),
                "The language of the targets; found out for each if left out.",
                metavar="TAG",
            ),
            Option(
                "summary", ("--summary",), "The targets may leave figures out; none may be changed or added.", "flag"
            ),
            Option(
                "by_path",
                ("--by-path",),
                "Compare folders: the files of the first with those of the same name in each other.",
                "flag",
            ),
            Option(
                "source_field",
                ("--source-field",),
                "The column or field that holds the source, in a bilingual table or JSONL.",
                metavar="NAME",
            ),
            Option("target_field", ("--target-field",), "The column or field that holds the target.", metavar="NAME"),
            _FORMAT,
            _OUTPUT,
            *_CHECKING,
            _EXCLUDE,
            _QUIET,
        ),
        argument="SOURCE TARGET",
        argument_help="The source and its translations or summaries; or bilingual files alone.",
    ),
    Command(
        "extract",
        "List the figures of documents, without checking them.",
        (_LOCALE, _FORMAT, _OUTPUT, _EXCLUDE, _QUIET),
    ),
    Command(
        "convert",
        "Express one figure in another currency, unit or period.",
        (
            Option("to", ("--to",), "What to express it in: USD, USD/year, km, km/h, …", metavar="UNIT"),
            _AS_OF,
            Option("locale", ("--locale",), "The language of the figure, as it or pt-BR.", metavar="TAG"),
            _EXCHANGE,
            _SHORT_FORMAT,
        ),
        argument="FIGURE",
        argument_help='A figure as a text has it: "15,45 milioni di sterline al mese".',
        most=1,
    ),
    Command(
        "init",
        "Draft a claim file from the figures of documents, to be edited.",
        (
            _LOCALE,
            _AS_OF,
            Option(
                "output", ("--output", "-o"), "Write the draft to a file; one that is there is kept.", metavar="FILE"
            ),
            _EXCLUDE,
        ),
    ),
    Command(
        "rates",
        "Show an exchange rate, its date and its source.",
        (
            _AS_OF,
            _EXCHANGE,
            Option("update", ("--update",), "Fetch the newest rates of the ECB into your cache.", "flag"),
            _SHORT_FORMAT,
        ),
        argument="CURRENCY",
        argument_help="Two ISO codes: USD IDR.",
        least=0,
        most=2,
    ),
    Command(
        "explain",
        "Explain a rule, with an example, and how to mend or silence it.",
        (),
        argument="RULE",
        argument_help="A code (FIG102) or a name (magnitude-slip); all of them if left out.",
        least=0,
        most=1,
    ),
    Command(
        "schema", "Print the JSON Schema of the claim file, for editors that complete from it.", (), least=0, most=0
    ),
)


def find_command(name: str) -> Command | None:
    """A command by its name."""
    return next((command for command in COMMANDS if command.name == name), None)
