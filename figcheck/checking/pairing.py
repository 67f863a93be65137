"""The report of a target against its source: verdicts, findings with both places, suggestions."""

from __future__ import annotations

from collections.abc import Sequence

from figcheck.checking import messages
from figcheck.checking.changed_numbers import Change
from figcheck.checking.comparison import Comparer
from figcheck.checking.derive import Derivation
from figcheck.checking.judge import Judgement
from figcheck.checking.options import Options, is_silenced
from figcheck.checking.rules import find_rule
from figcheck.checking.rules.conversion_mismatch import Conversion
from figcheck.checking.slips import number_like, scale_of
from figcheck.checking.view import Complaint
from figcheck.extraction.document import PlacedFigure, Reading
from figcheck.model.finding import CheckedFigure, DocumentReport, Finding, Source
from figcheck.writing.describe import describe, describe_number, number_with_unit
from figcheck.writing.mend import Mended, mend

__all__ = ["PairReporter"]


class PairReporter:
    """Gathers what a comparison finds; positions are those of the figures in the two readings."""

    def __init__(self, source: Reading, target: Reading, comparer: Comparer, options: Options) -> None:
        self.source, self.target, self.comparer, self.options = source, target, comparer, options
        self._verdicts: dict[int, tuple[str, str | None, str | None, int | None]] = {}
        self._findings: list[tuple[int, Finding]] = []
        self._missing: list[str] = []

    def report(self) -> tuple[DocumentReport, list[Finding]]:
        """The target's report, and the findings in the order of its text, those without a place last."""
        checked = []
        for at, placed in enumerate(self.target.figures):
            verdict, rule, grade, source = self._verdicts.get(at, ("unverified", None, None, None))
            checked.append(
                CheckedFigure(placed.figure, placed.start, placed.end, placed.line, placed.column, verdict, None, grade,
                              rule, source=None if source is None else self._source(source))
            )  # fmt: skip
        document = self.target.document
        findings = [
            finding
            for _, finding in sorted(self._findings, key=lambda pair: pair[0])
            if not is_silenced(finding, document)
        ]
        lines = {f.line: document.line_text(f.line) for f in findings if f.line is not None}
        return DocumentReport(
            document.path,
            self.target.locale,
            tuple(checked),
            tuple(self._missing),
            text_lines=lines,
            sources=tuple(map(self._source, range(len(self.source.figures)))),
        ), findings

    # ------------------------------------------------------------ what was found

    def match(self, source: int, target: int, judgement: Judgement) -> None:
        """A target's figure that renders a source's, rightly or not."""
        placed = self.target.figures[target]
        if (agreement := judgement.agreement) is not None:
            self.supported(target, agreement.grade, source)
            if agreement.dropped and not placed.figure.qualifier:
                left_out = (self.source.figures[source].figure.qualifier or "").replace("_", " ")
                text = f'"{placed.figure.text}" leaves out the "{left_out}" of the source'
                self._add("FIG115", target, source, f"{text}, {self._said(source)}", verdict="supported")
            return
        if judgement.ambiguous:
            self._verdicts[target] = ("ambiguous", "FIG301", None, source)
            text = f'"{placed.figure.text}" reads as {describe(placed.figure)}; read with other separators it would agree with the source'
            self._add("FIG301", target, source, f"{text}, {self._said(source)}; name the language", verdict="ambiguous")
            return
        self._verdicts[target] = ("contradicted", judgement.rule, None, source)
        slip = judgement.slip
        mended = None
        if slip is not None and slip.part is not None and slip.value:
            mended = self._mended(placed, slip.part, slip.value)
        figure = self.source.figures[source].figure
        truth = f"the source says {self._said(source)}, {describe(figure)}"
        fact = ("source", f"{self._said(source)}: {describe(figure)}")
        rule = find_rule(judgement.rule or "")
        assert rule is not None
        self._put(rule.code, target, source, messages.contradiction(placed, truth, rule.code, slip, mended),
                  verdict="contradicted", suggestion=mended.text if mended is not None else None,
                  facts=messages.facts_of_contradiction(placed, fact, slip, mended, None))  # fmt: skip

    def swapped(self, one: tuple[int, int], other: tuple[int, int]) -> None:
        """Two figures that stand in each other's place."""
        for (source, target), (_, beside) in ((one, other), (other, one)):
            placed, neighbour = self.target.figures[target], self.target.figures[beside]
            self._verdicts[target] = ("contradicted", "FIG113", None, source)
            text = f'"{placed.figure.text}" and "{neighbour.figure.text}" stand in each other\'s place'
            self._add("FIG113", target, source, f"{text}; the source says {self._said(source)}", verdict="contradicted")

    def conversion(self, target: int, conversion: Conversion) -> None:
        """A conversion that the target adds in brackets, and that is off."""
        placed, amount = self.target.figures[target], self.target.figures[conversion.amount].figure
        self._verdicts[target] = ("contradicted", "FIG111", None, None)
        wanted, mended = "", None
        if conversion.wanted is not None:
            scale = scale_of(placed.figure)
            mended = self._mended(placed, "number", str(number_like(conversion.wanted, placed.figure)))
            wanted = number_with_unit(
                describe_number(conversion.wanted.quantize(scale) if scale > 1 else round(conversion.wanted, 2)),
                placed.figure.unit,
            )
            wanted = f", which is about {wanted}"
        facts = (("reads as", describe(placed.figure)), ("converts", f'"{amount.text}"'), ("rate", conversion.sentence))
        self._add("FIG111", target, None, f'"{placed.figure.text}" is not what "{amount.text}" comes to{wanted}', verdict="contradicted",
                  suggestion=mended.text if mended is not None else None, facts=tuple(fact for fact in facts if fact[1]))  # fmt: skip

    def complaint(self, code: str, complaint: Complaint) -> None:
        """What the target says of itself that does not hold, unless the source says it, too."""
        placed = self.target.figures[complaint.figure]
        verdict = self._verdicts.get(complaint.figure, ("unverified",))[0]
        if complaint.contradicts:
            if verdict != "unverified":
                return
            verdict = "contradicted"
            self._verdicts[complaint.figure] = (verdict, code, None, None)
        mended = self._mended(placed, "number", complaint.number) if complaint.number else None
        self._put(code, complaint.figure, None, complaint.message, verdict=verdict, facts=complaint.facts,
                  suggestion=mended.text if mended is not None else None)  # fmt: skip

    def supported(self, target: int, grade: str, source: int | None = None) -> None:
        """A figure that says again what another one renders, or a part or the whole of what a source's says."""
        self._verdicts[target] = ("supported", None, grade, source)

    def silent(self, target: int) -> None:
        """A figure that is no fact of its own."""
        self._verdicts[target] = ("unverified", None, None, None)

    def added(self, target: int, derived: tuple[Derivation, Sequence[int]] | None) -> None:
        """A figure that the source does not have; `derived` tells how it follows from two that it has."""
        placed = self.target.figures[target]
        text = f'"{placed.figure.text}", which reads as {describe(placed.figure)}, is not in the source'
        if derived is None:
            self._verdicts[target] = ("unverified", "FIG204", None, None)
            self._add("FIG204", target, None, text, verdict="unverified")
            return
        derivation, positions = derived
        first, second = (self._said(positions[at]) for at in (derivation.first, derivation.second))
        self._verdicts[target] = ("supported", None, "approximate", None)
        self._add(
            "FIG204",
            target,
            None,
            f"{text}; it is the {derivation.kind} of {first} and {second}",
            verdict="supported",
            severity="note",
        )

    def missing(self, source: int) -> None:
        """A figure of the source that the target does not have."""
        placed = self.source.figures[source]
        self._missing.append(f"{placed.line}:{placed.column} {placed.figure.text}")
        self._add(
            "FIG203",
            None,
            source,
            f"the source says {self._said(source)}, {describe(placed.figure)}; this text does not",
            verdict="unverified",
        )

    def changed_number(self, change: Change) -> None:
        """A number that is no figure, a year say, and stands otherwise in the source."""
        theirs = self.source.document.blocks[change.source.block].text[change.source.start : change.source.end]
        block = self.target.document.blocks[change.target.block]
        written = block.text[change.target.start : change.target.end]
        start, end = block.offset(change.target.start), block.offset(change.target.end, end=True)
        place = self.target.document.place(start)
        rule = find_rule("FIG108")
        assert rule is not None
        if self.options.wants(rule.code):
            message = f'"{written}" stands where the source has "{theirs}" ({rule.code} {rule.slug})'
            self._findings.append((start, Finding(rule.code, rule.slug, rule.severity, "contradicted", self.target.document.path, message,
                                                  place.line, place.column, start, end, written)))  # fmt: skip

    # ------------------------------------------------------------ findings

    def _add(self, code: str, target: int | None, source: int | None, message: str, *, verdict: str, severity: str | None = None,
             suggestion: str | None = None, facts: tuple[tuple[str, str], ...] = ()) -> None:  # fmt: skip
        rule = find_rule(code)
        assert rule is not None
        self._put(code, target, source, f"{message} ({rule.code} {rule.slug})", verdict=verdict, severity=severity,
                  suggestion=suggestion, facts=facts)  # fmt: skip

    def _put(self, code: str, target: int | None, source: int | None, message: str, *, verdict: str, severity: str | None = None,
             suggestion: str | None = None, facts: tuple[tuple[str, str], ...] = ()) -> None:  # fmt: skip
        rule = find_rule(code)
        assert rule is not None
        if not self.options.wants(code):
            return
        placed = None if target is None else self.target.figures[target]
        place = {} if placed is None else {"line": placed.line, "column": placed.column, "start": placed.start, "end": placed.end,
                                           "text": placed.figure.text, "figure": placed.figure}  # fmt: skip
        finding = Finding(rule.code, rule.slug, severity or rule.severity, verdict, self.target.document.path, message,
                          source=None if source is None else self._source(source), suggestion=suggestion, facts=facts, **place)  # type: ignore[arg-type]  # fmt: skip
        self._findings.append((placed.start if placed is not None else len(self.target.document.text), finding))

    def _source(self, at: int) -> Source:
        placed = self.source.figures[at]
        return Source(self.source.document.path, placed.figure, placed.line, placed.column)

    def _said(self, at: int) -> str:
        placed = self.source.figures[at]
        return f'"{placed.figure.text}" (line {placed.line})'

    def _mended(self, placed: PlacedFigure, part: str, value: str) -> Mended | None:
        return mend(self.target.document.blocks[placed.block].text, placed.figure, part, value)
