"""Which reporter prints which format. A new format is one function and one line in `REPORTERS`."""

from __future__ import annotations

from collections.abc import Callable

from figcheck.model.finding import Report
from figcheck.reports.jsonreport import write_json_report, write_jsonl
from figcheck.reports.text import Style, write_text

__all__ = ["REPORTERS", "write_report"]

Reporter = Callable[[Report], str]

REPORTERS: dict[str, Reporter | None] = {
    "text": None,
    "json": write_json_report,
    "jsonl": write_jsonl,
}


def write_report(report: Report, form: str, *, colour: bool = False, notes: bool = False, quiet: bool = False) -> str:
    """The report in a format of `REPORTERS`."""
    reporter = REPORTERS[form]
    if reporter is None:
        return write_text(report, style=Style(colour=colour), notes=notes, quiet=quiet)
    return reporter(report)
