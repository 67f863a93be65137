"""Findings: what a rule says of a figure, a claim or a document; and the report of a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from figcheck.model.figure import Figure

__all__ = ["SEVERITIES", "VERDICTS", "Canonical", "CheckedFigure", "DocumentReport", "Finding", "Report", "Source"]

SEVERITIES = ("note", "warning", "error")
VERDICTS = ("supported", "contradicted", "unverified", "ambiguous")


@dataclass(frozen=True, slots=True)
class Canonical:
    """A value in the claim file's canonical currency and period, or in base units."""

    low: Decimal | None
    high: Decimal | None
    unit: str | None
    per: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """The figure of a source that a figure of a target was compared with."""

    path: str
    figure: Figure
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says. Places are None where a finding has none (a missing claim, an unreadable file).

    `message` is the whole sentence; `facts` is the same in parts, for people: (label, text) pairs.
    """

    rule: str
    slug: str
    severity: str
    verdict: str
    document: str
    message: str
    line: int | None = None
    column: int | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None
    claim: str | None = None
    source: Source | None = None
    suggestion: str | None = None
    figure: Figure | None = None
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedFigure:
    """A figure with its place in the file, its verdict and what decided it."""

    figure: Figure
    start: int
    end: int
    line: int
    column: int
    verdict: str
    claim: str | None = None
    grade: str | None = None
    rule: str | None = None
    canonical: Canonical | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One document of a run. `text_lines` are the lines that findings point at, for reports that show them.

    Comparing, `sources` are all figures of the source.
    """

    path: str
    locale: str
    figures: tuple[CheckedFigure, ...] = ()
    missing: tuple[str, ...] = ()
    claims: str | None = None
    text_lines: dict[int, str] = field(default_factory=dict, repr=False)
    sources: tuple[Source, ...] = ()

    def verdict_on(self, source: Source) -> str | None:
        """What became of a source's figure in this document; None where it is missing."""
        place = source.line, source.column
        found = (each for each in self.figures if each.source and (each.source.line, each.source.column) == place)
        return next((each.verdict for each in found), None)


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run; `reports/` prints it."""

    command: str
    documents: tuple[DocumentReport, ...] = ()
    findings: tuple[Finding, ...] = ()
    claims: str | None = None
    as_of: str | None = None
    claim_ids: tuple[str, ...] = ()
    unreadable: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing of severity error was found and every document could be read."""
        return not self.unreadable and not any(
            finding.severity == "error" or finding.verdict == "contradicted" for finding in self.findings
        )

    def count(self, verdict: str) -> int:
        """How many figures of all documents have this verdict."""
        return sum(figure.verdict == verdict for document in self.documents for figure in document.figures)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain data, the same as the JSON report: numbers are texts, places are numbers."""
        from figcheck.model.plain import report_to_dict

        return report_to_dict(self)
