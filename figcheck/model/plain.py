"""A report as plain data: what the JSON report holds, and what `Report.to_dict` gives."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from figcheck.model.figure import Figure
from figcheck.model.finding import Canonical, CheckedFigure, DocumentReport, Finding, Report, Source
from figcheck.model.numbers import decimal_text
from figcheck.version import __version__

__all__ = ["checked_to_dict", "figure_to_dict", "finding_to_dict", "report_to_dict"]


def _text(value: Decimal | None) -> str | None:
    return None if value is None else decimal_text(value)


def figure_to_dict(figure: Figure, start: int, end: int, line: int, column: int) -> dict[str, Any]:
    """What was read of a figure, with its place in the file."""
    return {
        "text": figure.text,
        "start": start,
        "end": end,
        "line": line,
        "column": column,
        "kind": figure.kind,
        "low": _text(figure.low),
        "high": _text(figure.high),
        "vague": figure.vague,
        "unit": figure.unit,
        "per": figure.per,
        "qualifier": figure.qualifier,
        "direction": figure.direction,
        "precision": _text(figure.precision),
        "readings": [
            {"low": _text(r.low), "high": _text(r.high), "unit": r.unit, "reason": r.reason} for r in figure.readings
        ],
    }


def _canonical(canonical: Canonical | None) -> dict[str, Any] | None:
    if canonical is None:
        return None
    return {
        "low": _text(canonical.low),
        "high": _text(canonical.high),
        "unit": canonical.unit,
        "per": canonical.per,
    }


def checked_to_dict(checked: CheckedFigure, *, with_verdict: bool) -> dict[str, Any]:
    """A figure of a report, with its verdict where something was checked."""
    result = figure_to_dict(checked.figure, checked.start, checked.end, checked.line, checked.column)
    if with_verdict:
        result |= {
            "canonical": _canonical(checked.canonical),
            "verdict": checked.verdict,
            "claim": checked.claim,
            "grade": checked.grade,
            "rule": checked.rule,
        }
    if checked.source is not None:
        result["source"] = _source(checked.source)
    return result


def _source(source: Source | None) -> dict[str, Any] | None:
    if source is None:
        return None
    figure = source.figure
    return {"path": source.path, "line": source.line, "column": source.column, "text": figure.text,
            "low": _text(figure.low), "high": _text(figure.high), "unit": figure.unit, "per": figure.per}  # fmt: skip


def _document(document: DocumentReport, command: str) -> dict[str, Any]:
    with_verdict = command != "extract"
    result: dict[str, Any] = {
        "path": document.path,
        "locale": document.locale,
        "figures": [checked_to_dict(figure, with_verdict=with_verdict) for figure in document.figures],
    }
    if with_verdict:
        result["missing"] = list(document.missing)
    if command == "compare":
        result["sources"] = [
            {**(_source(source) or {}), "verdict": document.verdict_on(source) or "missing"}
            for source in document.sources
        ]
    return result


def finding_to_dict(finding: Finding) -> dict[str, Any]:
    """One finding."""
    return {
        "rule": finding.rule,
        "slug": finding.slug,
        "severity": finding.severity,
        "verdict": finding.verdict,
        "document": finding.document,
        "line": finding.line,
        "column": finding.column,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "claim": finding.claim,
        "source": _source(finding.source),
        "message": finding.message,
        "suggestion": finding.suggestion,
    }


def report_to_dict(report: Report) -> dict[str, Any]:
    """The whole report as plain data, stable from version to version."""
    result: dict[str, Any] = {"figcheck": __version__, "command": report.command}
    if report.command != "extract":
        result |= {"claims": report.claims, "as_of": report.as_of}
    result["documents"] = [_document(document, report.command) for document in report.documents]
    result["findings"] = [finding_to_dict(finding) for finding in report.findings]
    figures = sum(len(document.figures) for document in report.documents)
    summary: dict[str, Any] = {"documents": len(report.documents), "figures": figures}
    if report.command != "extract":
        summary |= {
            verdict: report.count(verdict) for verdict in ("supported", "contradicted", "unverified", "ambiguous")
        }
        summary["missing"] = sum(len(document.missing) for document in report.documents)
    result["summary"] = summary
    return result
