"""Figures or claims that must fit each other do not: a share of a whole, a sum, a monthly and a yearly amount.

In the claim file, `relations:` says what must hold: `monthly-payment / ai-revenue = ai-share`. In a document, the figure
that states the result of a relation is named where the others are right. Without any claim, a percentage is held against
the two counts it is said of, a total against the list before it, and in tables the rows and columns called a total, a
subtotal or a change against their terms, all within the rounding of what was written.

Wrong text: The council voted 29 of 60, or 84 percent, in favour.
Right text: The council voted 29 of 60, or 48 percent, in favour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from figcheck.checking.slips import number_like
from figcheck.checking.sums import Broken, Term, adds_up, find_broken_totals, share_of
from figcheck.checking.view import Complaint, View
from figcheck.extraction.statements import Statement
from figcheck.model.claim import Claims
from figcheck.model.figure import Figure
from figcheck.quantities.agreement import stated_interval
from figcheck.quantities.canonical import quantity_of
from figcheck.writing.describe import describe, describe_number, number_with_unit

CODE, SLUG = "FIG112", "relation-mismatch"

_CLOSE = 15  # percentage points within which a percentage near two counts is meant as their share


def results_of(claims: Claims) -> dict[str, tuple[str, ...]]:
    """Claim id -> the ids it is the result of, by the relations that have one id alone on a side."""
    found: dict[str, tuple[str, ...]] = {}
    for relation in claims.relations:
        for result, others in ((relation.right, relation.left), (relation.left, relation.right)):
            ids = tuple(word for word in others if word in claims.ids)
            if len(result) == 1 and result[0] in claims.ids and ids:
                found.setdefault(result[0], ids)
    return found


def complain(view: View) -> Iterator[Complaint]:
    """Shares, sums and totals of a document that its own figures do not make."""
    for statement in view.statements:
        found = _share(view, statement) if statement.kind == "share" else _sum(view, statement)
        if found is not None:
            yield found
    amounts = _amounts(view)
    for table in view.tables:
        for broken in find_broken_totals(table, amounts):
            yield _total(view, broken)


def _amounts(view: View) -> dict[int, Term]:
    return {
        at: Term(placed.figure.low, placed.figure.precision or Decimal(0)) for at, placed in enumerate(view.figures)
        if placed.figure.low == placed.figure.high and not placed.figure.vague
    }  # fmt: skip


def _term(figure: Figure) -> Term:
    return Term(figure.low, Decimal(0))


def _share(view: View, statement: Statement) -> Complaint | None:
    share, part, whole = (view.figures[at].figure for at in (statement.result, *statement.terms))
    bounds = share_of(_term(part), _term(whole))
    low, high = stated_interval(quantity_of(share))
    if bounds is None or low is None or high is None or (bounds[0] <= high and bounds[1] >= low):
        return None
    wanted = bounds[0]
    if not statement.certain and abs(wanted - share.low) > _CLOSE:
        return None  # a percentage of something else
    shown = f"{wanted.quantize(Decimal(1)):f}"
    message = (
        f'"{share.text}" is not the share of "{part.text}" in "{whole.text}", which is about {shown} % ({CODE} {SLUG})'
    )
    facts = (("reads as", describe(share)), ("share", f"{describe(part)} of {describe(whole)} is about {shown} %"))
    return Complaint(statement.result, message, facts, number=f"{number_like(wanted, share):f}")


def _sum(view: View, statement: Statement) -> Complaint | None:
    total = view.figures[statement.result].figure
    terms = [view.figures[at].figure for at in statement.terms]
    amounts = [Term(each.low, each.precision or Decimal(0)) for each in (*terms, total)]
    if adds_up(amounts[:-1], amounts[-1]):
        return None
    wanted = sum((term.low for term in terms), Decimal(0))
    return _said_total(statement.result, total, wanted, len(terms))


def _total(view: View, broken: Broken) -> Complaint:
    figure = view.figures[broken.total].figure
    if not broken.change:
        return _said_total(broken.total, figure, broken.wanted, len(broken.terms))
    first, second = (view.figures[at].figure for at in broken.terms)
    shown = describe_number(Decimal(f"{broken.wanted:.6g}"))
    message = (
        f'"{figure.text}" is called the change from "{first.text}" to "{second.text}", which is {shown} ({CODE} {SLUG})'
    )
    facts = (("reads as", describe(figure)), ("change", f"from {describe(first)} to {describe(second)}: {shown}"))
    return Complaint(broken.total, message, facts, number=f"{number_like(abs(broken.wanted), figure):f}")


def _said_total(at: int, total: Figure, wanted: Decimal, terms: int) -> Complaint:
    shown = number_with_unit(describe_number(wanted), total.unit)
    message = f'"{total.text}" is called the total of {terms} figures, which add up to {shown} ({CODE} {SLUG})'
    facts = (("reads as", describe(total)), ("adds up to", shown))
    return Complaint(at, message, facts, number=f"{number_like(wanted, total):f}")


def rename(rules: Mapping[int, str], stated: frozenset[str], claims: Claims, claim_of: Mapping[int, str]) -> set[int]:
    """Figures whose unexplained contradiction (FIG101) is of the result of a relation, all of whose terms are stated."""
    results = results_of(claims)
    return {
        at for at, rule in rules.items()
        if rule == "FIG101" and (terms := results.get(claim_of[at])) is not None and stated.issuperset(terms)
    }  # fmt: skip
