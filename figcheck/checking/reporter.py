"""The report of one document out of its bindings: verdicts, findings, suggestions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from figcheck.checking import messages
from figcheck.checking.comparison import Comparer
from figcheck.checking.contradict import Binding
from figcheck.checking.options import Options, is_silenced
from figcheck.checking.rules import find_rule
from figcheck.checking.rules.conversion_mismatch import Conversion
from figcheck.checking.slips import mantissa_of, number_like
from figcheck.checking.view import Complaint
from figcheck.extraction.document import PlacedFigure, Reading
from figcheck.model.claim import Claim, Claims
from figcheck.model.finding import Canonical, CheckedFigure, DocumentReport, Finding
from figcheck.quantities.canonical import dimension_of
from figcheck.quantities.units import ratio
from figcheck.writing.describe import describe, describe_number, number_with_unit
from figcheck.writing.mend import Mended, mend

__all__ = ["Reporter"]


class Reporter:
    """Makes the report of one document out of its bindings."""

    def __init__(self, reading: Reading, claims: Claims, comparer: Comparer, options: Options) -> None:
        self.reading, self.claims, self.comparer, self.options = reading, claims, comparer, options
        self.document = reading.document
        self.findings: list[Finding] = []

    def report(
        self,
        bindings: Sequence[Binding],
        conversions: Iterable[Conversion] = (),
        complaints: Iterable[tuple[str, Complaint]] = (),
    ) -> tuple[DocumentReport, list[Finding]]:
        """The document's report and its findings, in the order of the text."""
        checked = []
        by_figure = {conversion.converted: conversion for conversion in conversions}
        told: dict[int, list[tuple[str, Complaint]]] = defaultdict(list)
        for code, complaint in complaints:
            told[complaint.figure].append((code, complaint))
        for index, (placed, binding) in enumerate(zip(self.reading.figures, bindings, strict=True)):
            checked.append(self._checked(placed, binding))
            if binding.verdict == "contradicted" and (binding.claim is not None or binding.rule == "FIG111"):
                self._contradiction(placed, binding, by_figure.get(index))
            elif binding.verdict == "ambiguous":
                self._ambiguity(placed, binding)
            elif binding.lacks_rate and binding.claim is not None:
                claim = self.claims.claims[binding.claim]
                self._add("FIG902", placed, messages.no_rate(placed, claim, self.comparer.date_for(claim)), claim.id)
            elif binding.verdict == "supported":
                self._notes(placed, binding)
            elif binding.verdict == "unverified" and not self.options.own_only:
                nearest = None if binding.nearest is None else self.claims.claims[binding.nearest]
                self._add("FIG201", placed, messages.unverified(placed, nearest))
            for code, complaint in told[index]:
                self._complaint(placed, binding, code, complaint)
        bound = {binding.claim for binding in bindings if binding.verdict in ("supported", "contradicted")}
        missing = tuple(claim.id for index, claim in enumerate(self.claims.claims) if index not in bound)
        if self.options.required_everywhere and not self.options.own_only:
            for claim_id in missing:
                claim = self.claims.ids[claim_id]
                self._add(
                    "FIG202", None, messages.missing(claim), claim.id, severity="error" if claim.required else None
                )
        findings = [finding for finding in self.findings if not is_silenced(finding, self.document)]
        lines = {f.line: self.document.line_text(f.line) for f in findings if f.line is not None}
        report = DocumentReport(
            self.document.path, self.reading.locale, tuple(checked), missing, self.claims.path or None, lines
        )
        return report, findings

    def _checked(self, placed: PlacedFigure, binding: Binding) -> CheckedFigure:
        claim = self.claims.claims[binding.claim] if binding.claim is not None and not binding.lacks_rate else None
        return CheckedFigure(
            figure=placed.figure,
            start=placed.start,
            end=placed.end,
            line=placed.line,
            column=placed.column,
            verdict=binding.verdict,
            claim=claim.id if claim is not None else None,
            grade=binding.agreement.grade if binding.agreement is not None else None,
            rule=binding.rule,
            canonical=self._canonical(placed, claim),
        )

    def _canonical(self, placed: PlacedFigure, claim: Claim | None) -> Canonical | None:
        """The figure in the file's currency and period; measures and counts as they are."""
        quantity = self.comparer.quantity(placed.figure, claim)
        factor, unit, per = Decimal(1), quantity.unit, quantity.per
        if unit is not None and dimension_of(unit, None) == "money" and unit != self.claims.currency:
            date = self.comparer.date_for(claim) if claim is not None else self.comparer.date
            rate, _ = self.comparer.exchange.ask(unit, self.claims.currency, date)
            if rate is None:
                return None
            factor, unit = rate.value, self.claims.currency
        if per is not None and self.claims.period is not None and per != self.claims.period:
            step = ratio(self.claims.period, per)
            if step is not None:
                factor, per = factor * step, self.claims.period
        low, high = quantity.low * factor, quantity.high * factor
        return Canonical(_short(low), _short(high), unit, per)

    def _contradiction(self, placed: PlacedFigure, binding: Binding, conversion: Conversion | None) -> None:
        claim = self.claims.claims[binding.claim] if binding.claim is not None else None
        if binding.rule == "FIG111" and conversion is not None:
            self._conversion(placed, claim, conversion)
            return
        assert claim is not None
        mended = self._mended(placed, binding)
        quantity = self.comparer.quantity(placed.figure, claim)
        if binding.slip is not None and binding.slip.part == "unit" and dimension_of(quantity.unit, None) == "money":
            quantity = replace(quantity, unit=binding.slip.value)
        rate = messages.rate_sentence(self.comparer, quantity, claim)
        self._add(
            binding.rule or "FIG101",
            placed,
            messages.contradiction(
                placed, f"the claim {claim.id} says {messages.says(claim)}", binding.rule, binding.slip, mended
            ),
            claim.id,
            suggestion=mended.text if mended is not None else self._swapped_text(binding),
            facts=messages.facts_of_contradiction(
                placed, ("claim", f"{claim.id}: {messages.says(claim)}"), binding.slip, mended, rate
            ),
        )

    def _swapped_text(self, binding: Binding) -> str | None:
        """What belongs in a figure's place where another figure stands there."""
        if binding.rule != "FIG113" or binding.other is None:
            return None
        return self.reading.figures[binding.other].figure.text

    def _conversion(self, placed: PlacedFigure, claim: Claim | None, conversion: Conversion) -> None:
        amount = self.reading.figures[conversion.amount].figure
        wanted = ""
        if conversion.wanted is not None:
            shown = describe_number(Decimal(f"{conversion.wanted:.3g}"))
            wanted = f"; at the rate of the date it is about {number_with_unit(shown, placed.figure.unit)}"
        text = f'"{placed.figure.text}" is not what "{amount.text}" comes to{wanted} (FIG111 conversion-mismatch)'
        mended = None
        if conversion.wanted is not None:
            number = number_like(conversion.wanted, placed.figure)
            mended = mend(self._text(placed), placed.figure, "number", str(number))
        facts = [
            ("reads as", describe(placed.figure)),
            ("converts", f'"{amount.text}", {describe(amount)}'),
            ("would agree", mended.text if mended is not None else ""),
            ("rate", conversion.sentence),
        ]
        self._add(
            "FIG111",
            placed,
            text,
            claim.id if claim is not None else None,
            suggestion=mended.text if mended is not None else None,
            facts=tuple((label, fact) for label, fact in facts if fact),
        )

    def _ambiguity(self, placed: PlacedFigure, binding: Binding) -> None:
        """A figure whose readings disagree, and nothing decides."""
        assert binding.claim is not None and binding.rule is not None
        claim = self.claims.claims[binding.claim]
        message = messages.ambiguity(placed, claim, binding.rule)
        self._add(binding.rule, placed, message, claim.id, verdict="ambiguous")

    def _complaint(self, placed: PlacedFigure, binding: Binding, code: str, complaint: Complaint) -> None:
        """What a rule about the whole document says of a figure; nothing against one that a claim supports."""
        if complaint.contradicts and binding.rule != code:
            return
        mended = mend(self._text(placed), placed.figure, "number", complaint.number) if complaint.number else None
        facts = complaint.facts if mended is None else (*complaint.facts, ("would agree", mended.text))
        claim = self.claims.claims[binding.claim].id if binding.claim is not None else None
        self._add(code, placed, complaint.message, claim, verdict=binding.verdict, facts=facts,
                  suggestion=mended.text if mended is not None else None)  # fmt: skip

    def _text(self, placed: PlacedFigure) -> str:
        return self.document.blocks[placed.block].text

    def _mended(self, placed: PlacedFigure, binding: Binding) -> Mended | None:
        slip = binding.slip
        if slip is None or slip.part is None or not slip.value:
            return None
        text, figure = self._text(placed), placed.figure
        found = mend(text, figure, slip.part, slip.value)
        number = mantissa_of(figure)
        if found is None and slip.part == "scale" and number is not None:
            wanted = number * Decimal(slip.value) / max(Decimal(p.value) for p in figure.parts if p.name == "scale")
            found = mend(text, figure, "number", str(_short(wanted)))
        return found

    def _notes(self, placed: PlacedFigure, binding: Binding) -> None:
        assert binding.agreement is not None and binding.claim is not None
        claim = self.claims.claims[binding.claim]
        if binding.agreement.dropped and claim.figure.qualifier:
            text = f'"{placed.figure.text}" leaves out the "{claim.figure.qualifier.replace("_", " ")}" of the claim {claim.id}'
            self._add("FIG115", placed, f"{text} (FIG115 qualifier-dropped)", claim.id, verdict="supported")
        if binding.agreement.grade == "coarse":
            text = f'"{placed.figure.text}" agrees with the claim {claim.id} only if its trailing zeros are rounding'
            self._add("FIG116", placed, f"{text} (FIG116 coarse-rounding)", claim.id, verdict="supported")

    def _add(self, code: str, placed: PlacedFigure | None, message: str, claim: str | None = None, *, severity: str | None = None,
             verdict: str | None = None, suggestion: str | None = None, facts: tuple[tuple[str, str], ...] = ()) -> None:  # fmt: skip
        rule = find_rule(code)
        assert rule is not None
        if not self.options.wants(code):
            return
        if verdict is None:
            verdict = "contradicted" if rule.kind != "run" else "unverified"
        place = {} if placed is None else {"line": placed.line, "column": placed.column, "start": placed.start, "end": placed.end,
                                           "text": placed.figure.text, "figure": placed.figure}  # fmt: skip
        self.findings.append(
            Finding(rule.code, rule.slug, severity or rule.severity, verdict, self.document.path, message, claim=claim,
                    suggestion=suggestion, facts=facts, **place)  # type: ignore[arg-type]
        )  # fmt: skip


def _short(value: Decimal) -> Decimal:
    """A canonical value without the digits that division leaves behind."""
    if value == value.to_integral_value() and abs(value) < Decimal("1e28"):
        return value.quantize(Decimal(1))
    rounded = Decimal(f"{value:.12g}")
    return (
        rounded.quantize(Decimal(1))
        if rounded == rounded.to_integral_value() and abs(rounded) < Decimal("1e28")
        else rounded
    )
