"""The text report: what an editor reads on a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from figcheck.model.finding import DocumentReport, Finding, Report
from figcheck.writing.describe import describe

__all__ = ["Style", "width_of", "write_text"]

_SIGNS = {"supported": "✓", "contradicted": "✗", "ambiguous": "~"}
_WINDOW = 100  # columns of a long line that are shown around a figure
_WIDEST_MATRIX = 12  # claims side by side in the matrix


class Style:
    """Colours for a terminal, or none."""

    def __init__(self, *, colour: bool) -> None:
        self.colour = colour

    def paint(self, text: str, *codes: str) -> str:
        """A text in a colour."""
        if not self.colour or not text:
            return text
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m"

    def severity(self, severity: str) -> str:
        """A severity's word in its colour."""
        return self.paint(severity, "1", {"error": "31", "warning": "33"}.get(severity, "36"))


def width_of(text: str) -> int:
    """How many columns of a terminal a text takes: two for wide characters, none for marks."""
    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def write_text(report: Report, *, style: Style, notes: bool = False, quiet: bool = False) -> str:
    """The report as text. Notes are only counted unless asked for."""
    if report.command == "extract":
        return _figures(report, style)
    lines: list[str] = []
    documents = {document.path: document for document in report.documents}
    shown = [finding for finding in report.findings if notes or finding.severity != "note"]
    for finding in shown:
        lines += _finding(finding, documents.get(finding.document), style)
        lines.append("")
    if not quiet:
        matrix = _matrix(report, style)
        if matrix:
            lines += [*matrix, ""]
        lines.append(_summary(report, style, hidden=len(report.findings) - len(shown)))
    return "\n".join(lines).rstrip("\n") + "\n" if lines else ""


def _finding(finding: Finding, document: DocumentReport | None, style: Style) -> list[str]:
    place = finding.document
    if finding.line is not None:
        place += f":{finding.line}:{finding.column}"
    lines = [f"{style.paint(place, '1')}: {style.severity(finding.severity)} {finding.rule} {finding.slug}"]
    source = document.text_lines.get(finding.line or 0) if document is not None else None
    if source and finding.column is not None and finding.text is not None:
        lines += _quote(source, finding.column - 1, len(finding.text), style)
    if not finding.facts:
        return [*lines, f"  {_body(finding)}"]
    for label, text in finding.facts:
        shown = style.paint(text, "32") if label == "would agree" else text
        lines.append(f"  {label + ':':<13}{shown}")
    return lines


def _body(finding: Finding) -> str:
    """The sentence without the rule's name behind it, which stands in the first line."""
    return finding.message.removesuffix(f" ({finding.rule} {finding.slug})")


def _quote(source: str, start: int, length: int, style: Style) -> list[str]:
    """The line of the document with the figure underlined; of a long line, what stands around the figure."""
    expanded = source.replace("\t", " ")
    first = max(0, start - _WINDOW // 2)
    last = min(len(expanded), start + length + _WINDOW // 2)
    while first > 0 and not expanded[first - 1].isspace() and start - first < _WINDOW * 3 // 4:
        first -= 1
    while last < len(expanded) and not expanded[last].isspace() and last - start - length < _WINDOW * 3 // 4:
        last += 1
    before, figure = expanded[first:start], expanded[start : start + length]
    after = expanded[start + length : last]
    opening, closing = "… " if first else "", " …" if last < len(expanded) else ""
    mark = "^" * max(1, width_of(figure))
    return [
        f"    {opening}{before}{style.paint(figure, '1')}{after}{closing}".rstrip(),
        f"    {' ' * width_of(opening + before)}{style.paint(mark, '31')}",
    ]


def _matrix(report: Report, style: Style) -> list[str]:
    """Documents against claims: ✓ supported, ✗ contradicted, ~ ambiguous, · not stated."""
    if report.command == "compare":
        return _renderings(report, style) if len(report.documents) > 1 else []
    if not report.claim_ids or not report.documents:
        return []
    ids = report.claim_ids
    names = [document.path for document in report.documents]
    left = max(map(width_of, names))
    lines = []
    for at in range(0, len(ids), _WIDEST_MATRIX):
        part = ids[at : at + _WIDEST_MATRIX]
        lines += [f"{' ' * left}  {'  '.join(part)}"]
        for document in report.documents:
            cells = [_cell(document, claim, style).center(0) + " " * (len(claim) - 1) for claim in part]
            lines.append(f"{document.path}{' ' * (left - width_of(document.path))}  {'  '.join(cells)}".rstrip())
    return lines


def _renderings(report: Report, style: Style) -> list[str]:
    """The source's figures against the documents that render them, a column each; · where one is missing."""
    lines: list[str] = []
    by_source: dict[str, list[DocumentReport]] = {}
    for document in report.documents:
        if document.sources:
            by_source.setdefault(document.sources[0].path, []).append(document)
    for path, documents in by_source.items():
        if len(documents) < 2:
            continue
        names = [f"{source.line}:{source.column} {source.figure.text}" for source in documents[0].sources]
        left = max(map(width_of, (path, *names)))
        lines.append(f"{path}{' ' * (left - width_of(path))}  {'  '.join(document.path for document in documents)}")
        for source, name in zip(documents[0].sources, names, strict=True):
            cells = [
                _sign(document.verdict_on(source), style) + " " * (width_of(document.path) - 1)
                for document in documents
            ]
            lines.append(f"{name}{' ' * (left - width_of(name))}  {'  '.join(cells)}".rstrip())
    return lines


def _sign(verdict: str | None, style: Style) -> str:
    colour = {"contradicted": "31", "ambiguous": "33", "supported": "32"}.get(verdict or "", "2")
    return style.paint(_SIGNS.get(verdict or "", "·"), colour)


def _cell(document: DocumentReport, claim: str, style: Style) -> str:
    verdicts = {figure.verdict for figure in document.figures if figure.claim == claim}
    for verdict, code in (("contradicted", "31"), ("ambiguous", "33"), ("supported", "32")):
        if verdict in verdicts:
            return style.paint(_SIGNS[verdict], code)
    return style.paint("·", "2")


def _summary(report: Report, style: Style, *, hidden: int) -> str:
    count = len(report.documents)
    figures = sum(len(document.figures) for document in report.documents)
    parts = [
        f"{report.count(verdict)} {verdict}" for verdict in ("supported", "contradicted", "ambiguous", "unverified")
    ]
    if not report.count("ambiguous"):
        parts.pop(2)
    text = f"{_plural(count, 'document')}, {_plural(figures, 'figure')}: {', '.join(parts)}"
    if report.unreadable:
        text += f"; {_plural(report.unreadable, 'file')} could not be read"
    notes = sum(finding.severity == "note" for finding in report.findings)
    if hidden and notes:
        text += f" ({_plural(notes, 'note')}; --notes shows them)"
    return style.paint(text, "1", "32" if report.ok else "31")


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _figures(report: Report, style: Style) -> str:
    """The list of figures of `extract`, a line each."""
    lines: list[str] = []
    for document in report.documents:
        lines.append(style.paint(f"{document.path} ({document.locale})", "1"))
        rows = [(f"{f.line}:{f.column}", f.figure.text, describe(f.figure)) for f in document.figures]
        lines += _table(rows)
        if not rows:
            lines.append("  no figures")
    for finding in report.findings:
        lines.append(f"{finding.document}: {style.severity(finding.severity)} {_body(finding)}")
    return "\n".join(lines) + "\n"


def _table(rows: Iterable[tuple[str, str, str]]) -> list[str]:
    rows = list(rows)
    if not rows:
        return []
    first = max(len(row[0]) for row in rows)
    second = min(max(width_of(row[1]) for row in rows), 40)
    return [f"  {a:<{first}}  {b}{' ' * max(0, second - width_of(b))}  {c}" for a, b, c in rows]
