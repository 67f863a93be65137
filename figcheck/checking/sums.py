"""Whether amounts add up, within the rounding of what was written: terms, totals, shares, tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from figcheck.extraction.tables import Table

__all__ = ["Broken", "Term", "adds_up", "find_broken_totals", "share_of"]

_LEAST_ROWS = 3  # terms of a lone column, below which a label alone proves no sum
_NEAR = Decimal("0.2")  # how far a lone total may lie from the sum of its terms and still be meant as one


@dataclass(frozen=True, slots=True)
class Term:
    """A written amount: its value and half a unit of its last digit."""

    value: Decimal
    half: Decimal


@dataclass(frozen=True, slots=True)
class Broken:
    """A total that its terms do not make: positions of the figures, and what they come to."""

    total: int
    terms: tuple[int, ...]
    wanted: Decimal
    change: bool = False


def adds_up(terms: Sequence[Term], total: Term) -> bool:
    """Whether the terms make the total, each rounded as it was written."""
    slack = sum((term.half for term in terms), total.half)
    return abs(sum((term.value for term in terms), Decimal(0)) - total.value) <= slack


def share_of(part: Term, whole: Term) -> tuple[Decimal, Decimal] | None:
    """The least and the greatest percentage that a part may be of a whole; None of nothing."""
    low_whole, high_whole = whole.value - whole.half, whole.value + whole.half
    if low_whole <= 0:
        return None
    return 100 * (part.value - part.half) / high_whole, 100 * (part.value + part.half) / low_whole


def find_broken_totals(table: Table, amounts: Mapping[int, Term]) -> Iterator[Broken]:
    """Rows, then columns, whose label says total or change, and which their terms do not make.

    Where other columns of the same row do not add up either, it is no sum (an average, another year's total): only a
    minority that fails is named, or as many that nearly fit.
    """
    for each in (table, table.turned()):
        yield from _broken_rows(each, amounts)
        yield from _broken_changes(each, amounts)


def _broken_rows(table: Table, amounts: Mapping[int, Term]) -> Iterator[Broken]:
    columns = sorted({column for _, column in table.cells} - set(table.columns))
    for row in sorted(row for row, role in table.rows.items() if role in ("total", "subtotal")):
        fits, fails = 0, []
        for column in columns:
            found = _check_total(table, row, column, amounts)
            if found is None:
                continue
            if isinstance(found, Broken):
                fails.append(found)
            else:
                fits += 1
        least = 2 if fits else _LEAST_ROWS
        close = len(fails) <= max(fits, 1) and all(_nearly(broken, amounts, least) for broken in fails)
        if len(fails) < fits or close:
            yield from fails


def _check_total(table: Table, row: int, column: int, amounts: Mapping[int, Term]) -> Broken | bool | None:
    """True where the total is right, the broken sum where it is not, None where there is nothing to add."""
    total = table.cells.get((row, column))
    if total is None or total not in amounts:
        return None
    ways = [terms for terms in _ways(table, row, column) if len(terms) >= 2 and all(term in amounts for term in terms)]
    if not ways:
        return None
    if any(adds_up([amounts[term] for term in terms], amounts[total]) for terms in ways):
        return True
    sums = [(sum((amounts[term].value for term in terms), Decimal(0)), terms) for terms in ways]
    wanted, terms = min(sums, key=lambda found: abs(found[0] - amounts[total].value))
    return Broken(total, terms, wanted)


def _ways(table: Table, row: int, column: int) -> list[tuple[int, ...]]:
    """What a total may be the sum of: the plain rows above it, the subtotals above it, the plain rows below it."""
    own = table.rows[row]
    above: list[int] = []
    subtotals: list[int] = []
    for other in range(row - 1, 0, -1):
        role, at = table.rows.get(other), table.cells.get((other, column))
        if role == "total" or (role == "subtotal" and own == "subtotal"):
            break
        if at is not None and role == "subtotal":
            subtotals.append(at)
        elif at is not None and role is None:
            above.append(at)
    below: list[int] = []
    last = max((other for other, _ in table.cells), default=0)
    for other in range(row + 1, last + 1):
        role, at = table.rows.get(other), table.cells.get((other, column))
        if role in ("total", "subtotal"):
            break
        if at is not None and role is None:
            below.append(at)
    return [tuple(reversed(above)), tuple(reversed(subtotals)), tuple(below)]


def _nearly(broken: Broken, amounts: Mapping[int, Term], least: int) -> bool:
    total = abs(amounts[broken.total].value)
    return len(broken.terms) >= least and abs(broken.wanted - amounts[broken.total].value) <= total * _NEAR


def _broken_changes(table: Table, amounts: Mapping[int, Term]) -> Iterator[Broken]:
    """Rows called a change, between the two rows before them: a difference or a percentage, as most columns have it."""
    for row in sorted(row for row, role in table.rows.items() if role == "change"):
        plain = [other for other in range(row - 1, 0, -1) if table.rows.get(other) != "change"][:2]
        if len(plain) < 2:
            continue
        later, earlier = plain
        by_kind: dict[str, list[tuple[bool, Broken]]] = defaultdict(list)
        for column in sorted({column for _, column in table.cells}):
            places = [table.cells.get((each, column)) for each in (row, earlier, later)]
            if any(place is None or place not in amounts for place in places):
                continue
            change, first, second = (place for place in places if place is not None)
            for kind, right, wanted in _changes(amounts[change], amounts[first], amounts[second]):
                by_kind[kind].append((right, Broken(change, (first, second), wanted, change=True)))
        if not by_kind:
            continue
        best = max(by_kind.values(), key=lambda found: sum(right for right, _ in found))
        fits = sum(right for right, _ in best)
        if fits > len(best) - fits and fits >= 2:
            yield from (broken for right, broken in best if not right)


def _changes(change: Term, first: Term, second: Term) -> Iterator[tuple[str, bool, Decimal]]:
    """Whether a change is the difference or the percentage from the first to the second, or the other way round."""
    for name, start, end in (("on", first, second), ("back", second, first)):
        wanted = end.value - start.value
        slack = change.half + start.half + end.half
        right = min(abs(wanted - change.value), abs(abs(wanted) - change.value)) <= slack
        yield f"difference {name}", right, wanted
        if start.value > 0:
            share = 100 * wanted / start.value
            slack = change.half + 100 * (end.half + start.half * abs(end.value / start.value)) / start.value
            right = min(abs(share - change.value), abs(abs(share) - change.value)) <= slack
            yield f"percentage {name}", right, share
