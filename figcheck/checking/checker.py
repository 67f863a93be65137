"""Documents, claims and settings to a report. Only calls the rules; decides nothing itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from figcheck.checking.bind import bind_figures
from figcheck.checking.comparison import Comparer, said_outright
from figcheck.checking.contradict import Binding
from figcheck.checking.evidence import gather_evidence
from figcheck.checking.options import Options
from figcheck.checking.reporter import Reporter
from figcheck.checking.rules import over_precise_conversion, relation_mismatch, restated_differently
from figcheck.checking.rules.conversion_mismatch import Conversion, find_conversions
from figcheck.checking.view import Complaint, View
from figcheck.claims.relations import check_relations
from figcheck.extraction.document import Reading, read_figures
from figcheck.extraction.statements import read_statements
from figcheck.extraction.tables import read_tables
from figcheck.model.claim import Claims
from figcheck.model.document import Document
from figcheck.model.finding import DocumentReport, Finding, Report
from figcheck.quantities.exchange.sources import Exchange, open_exchange

__all__ = ["Options", "check_claim_file", "check_document", "verify_documents"]

_DOCUMENT_RULES = (relation_mismatch, restated_differently, over_precise_conversion)


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
        Finding(
            "FIG112", "relation-mismatch", "error", "contradicted", broken.relation.path or claims.path,
            f"{broken.message} (FIG112 relation-mismatch)", broken.relation.line, broken.relation.column, claim=broken.result,
        )
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
    bindings = _apply_relations(bindings, claims)
    view = View(reading, comparer, bindings, conversions, read_statements(reading), read_tables(reading))
    complaints = [(rule.CODE, each) for rule in _DOCUMENT_RULES for each in rule.complain(view)]
    bindings = _apply_complaints(bindings, complaints)
    return Reporter(reading, claims, comparer, options).report(bindings, conversions, complaints)


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


def _apply_relations(bindings: Sequence[Binding], claims: Claims) -> list[Binding]:
    """An unexplained contradiction of the result of a relation whose terms the document states is FIG112."""
    names = {at: claims.claims[b.claim].id for at, b in enumerate(bindings) if b.claim is not None}
    stated = frozenset(
        names[at] for at, binding in enumerate(bindings) if binding.verdict == "supported" and at in names
    )
    rules = {
        at: b.rule
        for at, b in enumerate(bindings)
        if b.rule is not None and b.verdict == "contradicted" and at in names
    }
    renamed = relation_mismatch.rename(rules, stated, claims, names)
    return [replace(binding, rule="FIG112") if at in renamed else binding for at, binding in enumerate(bindings)]


def _apply_complaints(bindings: Sequence[Binding], complaints: Iterable[tuple[str, Complaint]]) -> list[Binding]:
    """A figure that the text's own arithmetic contradicts is contradicted, unless a claim supports it."""
    result = list(bindings)
    for code, complaint in complaints:
        if complaint.contradicts and result[complaint.figure].verdict == "unverified":
            result[complaint.figure] = Binding("contradicted", rule=code)
    return result
