"""Documents, claims and settings to a report. Only calls the rules; decides nothing itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from figcheck.checking import messages
from figcheck.checking.bind import Binding, bind_figures
from figcheck.checking.comparison import Comparer, said_outright
from figcheck.checking.evidence import gather_evidence
from figcheck.checking.rules import find_rule
from figcheck.checking.rules.conversion_mismatch import Conversion, find_conversions
from figcheck.claims.relations import check_relations
from figcheck.extraction.document import PlacedFigure, Reading, read_figures
from figcheck.model.claim import Claim, Claims
from figcheck.model.document import Document
from figcheck.model.finding import Canonical, CheckedFigure, DocumentReport, Finding, Report
from figcheck.quantities.canonical import dimension_of
from figcheck.quantities.exchange.sources import Exchange, open_exchange
from figcheck.quantities.units import ratio
from figcheck.writing.describe import describe, describe_number, number_with_unit
from figcheck.writing.mend import Mended, mend

__all__ = ["Options", "check_claim_file", "check_document", "verify_documents"]


@dataclass(frozen=True, slots=True)
class Options:
    """What a run asks for beyond documents and claims."""

    locale: str | None = None
    locales: Mapping[str, str] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: str = "vague"
    required_everywhere: bool = True

    def wants(self, code: str) -> bool:
        """Whether findings of a rule are asked for."""
        if self.select and not _named(code, self.select):
            return False
        return not _named(code, self.ignore)

    def locale_for(self, path: str) -> str | None:
        """The locale that options or configuration give a path."""
        from figcheck.documents.files import matches

        if self.locale:
            return self.locale
        return next((locale for pattern, locale in self.locales.items() if matches(path, [pattern])), None)


def _named(code: str, names: Iterable[str]) -> bool:
    rule = find_rule(code)
    return rule is not None and any(
        name.lower() in (rule.code.lower(), rule.slug)
        or (rule.code.lower().startswith(name.lower()) and name[:3].upper() == "FIG")
        for name in names
    )


def verify_documents(documents: Iterable[Document], claims: Claims, options: Options | None = None) -> Report:
    """Check documents against one claim file. Raises LocaleError for a locale that is not known."""
    options = options or Options()
    exchange = open_exchange(claims.exchange_rates)
    findings = check_claim_file(claims, exchange, options)
    reports = []
    for document in documents:
        report, found = check_document(document, claims, exchange, options)
        reports.append(report)
        findings += found
    return Report("verify", tuple(reports), tuple(findings), claims.path or None, claims.as_of,
                  tuple(claim.id for claim in claims.claims))  # fmt: skip


def check_claim_file(claims: Claims, exchange: Exchange, options: Options) -> list[Finding]:
    """FIG112 on the claim file: relations that its own claims break."""
    if not options.wants("FIG112"):
        return []
    return [
        Finding("FIG112", "relation-mismatch", "error", "contradicted", broken.relation.path or claims.path, f"{broken.message} (FIG112 relation-mismatch)",
                broken.relation.line, broken.relation.column, claim=broken.result)
        for broken in check_relations(claims, exchange)
    ]  # fmt: skip


def check_document(
    document: Document, claims: Claims, exchange: Exchange, options: Options
) -> tuple[DocumentReport, list[Finding]]:
    """One document against a claim file."""
    reading = read_figures(document, options.locale_for(document.path))
    said = said_outright(placed.figure for placed in reading.figures)
    comparer = Comparer(claims, exchange, claims.as_of or document.date, said, options.strict)
    evidence = gather_evidence(reading, claims)
    bindings = bind_figures(reading, evidence, comparer, _forced(reading, claims))
    conversions = list(find_conversions(document, reading.figures, comparer))
    bindings = _apply_conversions(bindings, conversions)
    return _Reporter(reading, claims, comparer, options).report(bindings, {c.converted: c for c in conversions})


def _forced(reading: Reading, claims: Claims) -> dict[int, int]:
    """The figures that a comment binds: the first behind it."""
    ids = {claim.id: index for index, claim in enumerate(claims.claims)}
    forced = {}
    for directive in reading.document.directives:
        if directive.action == "claim" and directive.claim in ids:
            following = next((i for i, placed in enumerate(reading.figures) if placed.start >= directive.end), None)
            if following is not None:
                forced[following] = ids[directive.claim]
    return forced


def _apply_conversions(bindings: Sequence[Binding], conversions: Iterable[Conversion]) -> list[Binding]:
    """A wrong conversion in brackets is FIG111; a right one is supported by the claim of what it converts."""
    result = list(bindings)
    for conversion in conversions:
        amount, converted = result[conversion.amount], result[conversion.converted]
        if conversion.holds is False and amount.verdict != "contradicted":
            if converted.verdict == "supported" and amount.verdict != "supported":
                continue
            result[conversion.converted] = Binding("contradicted", amount.claim, rule="FIG111")
        elif conversion.holds and amount.verdict == "supported" and converted.verdict != "supported":
            agreement = amount.agreement and replace(amount.agreement, grade="converted", dropped=False)
            result[conversion.converted] = Binding("supported", amount.claim, agreement)
    return result


class _Reporter:
    """Makes the report of one document out of its bindings."""

    def __init__(self, reading: Reading, claims: Claims, comparer: Comparer, options: Options) -> None:
        self.reading, self.claims, self.comparer, self.options = reading, claims, comparer, options
        self.document = reading.document
        self.findings: list[Finding] = []

    def report(
        self, bindings: Sequence[Binding], conversions: Mapping[int, Conversion]
    ) -> tuple[DocumentReport, list[Finding]]:
        checked = []
        for index, (placed, binding) in enumerate(zip(self.reading.figures, bindings, strict=True)):
            checked.append(self._checked(placed, binding))
            if binding.verdict == "contradicted":
                self._contradiction(placed, binding, conversions.get(index))
            elif binding.lacks_rate and binding.claim is not None:
                claim = self.claims.claims[binding.claim]
                self._add("FIG902", placed, messages.no_rate(placed, claim, self.comparer.date_for(claim)), claim.id)
            elif binding.verdict == "supported":
                self._notes(placed, binding)
            else:
                nearest = None if binding.nearest is None else self.claims.claims[binding.nearest]
                self._add("FIG201", placed, messages.unverified(placed, nearest))
        bound = {binding.claim for binding in bindings if binding.verdict in ("supported", "contradicted")}
        missing = tuple(claim.id for index, claim in enumerate(self.claims.claims) if index not in bound)
        if self.options.required_everywhere:
            for claim_id in missing:
                claim = self.claims.ids[claim_id]
                self._add(
                    "FIG202", None, messages.missing(claim), claim.id, severity="error" if claim.required else None
                )
        findings = [finding for finding in self.findings if not self._silenced(finding)]
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
            messages.contradiction(placed, claim, binding, mended),
            claim.id,
            suggestion=mended.text if mended is not None else None,
            facts=messages.facts_of_contradiction(placed, claim, binding, mended, rate),
        )

    def _conversion(self, placed: PlacedFigure, claim: Claim | None, conversion: Conversion) -> None:
        amount = self.reading.figures[conversion.amount].figure
        wanted = ""
        if conversion.wanted is not None:
            shown = describe_number(Decimal(f"{conversion.wanted:.3g}"))
            wanted = f"; at the rate of the date it is about {number_with_unit(shown, placed.figure.unit)}"
        text = f'"{placed.figure.text}" is not what "{amount.text}" comes to{wanted} (FIG111 conversion-mismatch)'
        mended = None
        scale = Decimal(1)
        for part in placed.figure.parts:
            if part.name == "scale" and part.end > part.start:
                scale *= Decimal(part.value)
        if conversion.wanted is not None:
            value = conversion.wanted / scale
            mended = mend(
                self._text(placed), placed.figure, "number", str(_round_like(value, placed.figure.precision, scale))
            )
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

    def _text(self, placed: PlacedFigure) -> str:
        return self.document.blocks[placed.block].text

    def _mended(self, placed: PlacedFigure, binding: Binding) -> Mended | None:
        slip = binding.slip
        if slip is None or slip.part is None or not slip.value:
            return None
        return mend(self._text(placed), placed.figure, slip.part, slip.value)

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

    def _silenced(self, finding: Finding) -> bool:
        """Whether a comment of the document silences a finding."""
        for directive in self.document.directives:
            if directive.action == "claim" or (directive.rules and not _named(finding.rule, directive.rules)):
                continue
            line = directive.line + (directive.action == "ignore-next-line")
            if finding.line == line:
                return True
        return False


def _round_like(value: Decimal, precision: Decimal | None, scale: Decimal) -> Decimal:
    """A value rounded to the places that another figure was written with."""
    step = (precision or scale / 2) * 2 / scale
    exponent = min(int(step.normalize().as_tuple().exponent), 0)
    return value.quantize(Decimal(1).scaleb(exponent))


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
