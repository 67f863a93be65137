"""The JSON report, and JSONL: its findings, one a line."""

from __future__ import annotations

import json

from figcheck.model.finding import Report
from figcheck.model.plain import checked_to_dict, finding_to_dict, report_to_dict

__all__ = ["write_json_report", "write_jsonl"]


def write_json_report(report: Report) -> str:
    """The JSON report with its final line end."""
    return json.dumps(report_to_dict(report), ensure_ascii=False, indent=2) + "\n"


def write_jsonl(report: Report) -> str:
    """The findings (of `extract`: the figures), one a line."""
    if report.command == "extract":
        lines = [
            {"document": document.path, **checked_to_dict(figure, with_verdict=False)}
            for document in report.documents
            for figure in document.figures
        ]
    else:
        lines = [finding_to_dict(finding) for finding in report.findings]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
