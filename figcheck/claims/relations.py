"""`monthly-payment / ai-revenue = ai-share`: relations between claims, computed with intervals."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from figcheck.model.claim import Claims, Relation
from figcheck.quantities.agreement import stated_interval
from figcheck.quantities.canonical import Quantity, quantity_of
from figcheck.quantities.exchange.sources import Exchange
from figcheck.quantities.units import PERIODS, ratio, unit_of

__all__ = ["Broken", "RelationError", "check_relations", "evaluate", "parse_relation"]

_TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)(?![\w-])|(?P<id>[A-Za-z_][\w-]*)|(?P<sign>[-+*/()=×÷]))")
_PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2}
_LONGEST = 400


class RelationError(ValueError):
    """A relation that cannot be read; `at` is the offset of the offending sign."""

    def __init__(self, message: str, at: int = 0) -> None:
        super().__init__(message)
        self.at = at


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval in base units and its dimension; None is an open end."""

    low: Decimal | None
    high: Decimal | None
    dimension: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """A relation that does not hold, with the sentence that says so."""

    relation: Relation
    message: str
    result: str | None


def parse_relation(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both sides of a relation as postfix programs of ids, numbers and operators. Raises RelationError."""
    if len(text) > _LONGEST:
        raise RelationError("it is too long")
    sides: list[list[tuple[str, str, int]]] = [[]]
    at = 0
    while at < len(text.rstrip()):
        match = _TOKEN.match(text, at)
        if match is None:
            raise RelationError(
                f"{text[at:].strip()[:1]!r} has no place in it; use ids, numbers, + - * / ( ) and one =", at
            )
        kind = match.lastgroup or ""
        value = match.group(kind).replace("×", "*").replace("÷", "/")
        if value == "=":
            sides.append([])
        else:
            sides[-1].append((kind, value, match.start(kind)))
        at = match.end()
    if len(sides) != 2 or not all(sides):
        raise RelationError("it needs one = with something on either side")
    left, right = (_postfix(side) for side in sides)
    return left, right


def _postfix(tokens: list[tuple[str, str, int]]) -> tuple[str, ...]:
    output: list[str] = []
    stack: list[tuple[str, int]] = []
    expects_value = True
    for kind, value, at in tokens:
        if kind in ("number", "id") or value == "(":
            if not expects_value:
                raise RelationError(f"an operator is missing before {value!r}", at)
            if value == "(":
                stack.append((value, at))
            else:
                output.append(value)
                expects_value = False
        elif value == ")":
            if expects_value:
                raise RelationError("a value is missing before ')'", at)
            while stack and stack[-1][0] != "(":
                output.append(stack.pop()[0])
            if not stack:
                raise RelationError("a '(' is missing", at)
            stack.pop()
        else:
            if expects_value:
                raise RelationError(f"a value is missing before {value!r}", at)
            while stack and _PRECEDENCE.get(stack[-1][0], 0) >= _PRECEDENCE[value]:
                output.append(stack.pop()[0])
            stack.append((value, at))
            expects_value = True
    if expects_value:
        raise RelationError("a value is missing at the end", tokens[-1][2])
    while stack:
        sign, at = stack.pop()
        if sign == "(":
            raise RelationError("a ')' is missing", at)
        output.append(sign)
    return tuple(output)


def check_relations(claims: Claims, exchange: Exchange) -> list[Broken]:
    """The relations of a claim file that its own claims break."""
    quantities = {claim.id: quantity_of(claim.figure) for claim in claims.claims}
    broken = []
    for relation in claims.relations:
        message = _check(relation, quantities, claims, exchange)
        if message is not None:
            result = relation.right[0] if len(relation.right) == 1 and relation.right[0] in quantities else None
            broken.append(Broken(relation, message, result))
    return broken


def _check(relation: Relation, quantities: Mapping[str, Quantity], claims: Claims, exchange: Exchange) -> str | None:
    def look_up(name: str) -> Interval:
        return _interval(quantities[name], claims, exchange)

    try:
        left, right = evaluate(relation.left, look_up), evaluate(relation.right, look_up)
    except RelationError as error:
        return f"the relation {relation.text!r} cannot be computed: {error}"
    if left.dimension != right.dimension:
        return f"the relation {relation.text!r} compares {_named(left)} with {_named(right)}"
    if _meet(left, right):
        return None
    return (
        f"the relation {relation.text!r} does not hold: the left side is {_shown(left)}, the right side {_shown(right)}"
    )


def _meet(left: Interval, right: Interval) -> bool:
    below = left.high is not None and right.low is not None and left.high < right.low
    above = right.high is not None and left.low is not None and right.high < left.low
    return not below and not above


def _named(interval: Interval) -> str:
    return (
        " × ".join(f"{name}^{power}" if power != 1 else name for name, power in interval.dimension) or "a plain number"
    )


def _shown(interval: Interval) -> str:
    ends = [
        None if end is None else f"{end:.4g}" if abs(end) < 10**15 else f"{end:.3E}"
        for end in (interval.low, interval.high)
    ]
    if ends[0] == ends[1] and ends[0] is not None:
        return ends[0]
    if ends[0] is None or ends[1] is None:
        return f"at least {ends[0]}" if ends[0] is not None else f"at most {ends[1]}"
    return f"between {ends[0]} and {ends[1]}"


def evaluate(program: tuple[str, ...], look_up: Callable[[str], Interval]) -> Interval:
    """The interval of a postfix program. Raises RelationError for sums of unlike things and division by zero."""
    stack: list[Interval] = []
    for word in program:
        if word in _PRECEDENCE:
            right, left = stack.pop(), stack.pop()
            stack.append(_apply(word, left, right))
        elif word[0].isdigit():
            stack.append(Interval(Decimal(word), Decimal(word)))
        else:
            stack.append(look_up(word))
    return stack[0]


def _apply(sign: str, left: Interval, right: Interval) -> Interval:
    if sign in "+-":
        if left.dimension != right.dimension:
            raise RelationError(f"{_named(left)} and {_named(right)} cannot be added")
        if sign == "-":
            right = Interval(
                None if right.high is None else -right.high, None if right.low is None else -right.low, right.dimension
            )
        low = None if left.low is None or right.low is None else left.low + right.low
        high = None if left.high is None or right.high is None else left.high + right.high
        return Interval(low, high, left.dimension)
    power = 1 if sign == "*" else -1
    powers = dict(left.dimension)
    for name, exponent in right.dimension:
        powers[name] = powers.get(name, 0) + power * exponent
    dimension = tuple(sorted((name, exponent) for name, exponent in powers.items() if exponent))
    if sign == "/":
        right = _inverse(right)
    return Interval(*_product(left, right), dimension)


def _inverse(interval: Interval) -> Interval:
    low, high = interval.low, interval.high
    if low is None or low < 0 <= (high if high is not None else low) or low == 0 == high:
        raise RelationError("it divides by zero or by something that may be zero")
    return Interval(None if high is None else (1 / high if high else None), 1 / low if low else None)


def _product(left: Interval, right: Interval) -> tuple[Decimal | None, Decimal | None]:
    ends = (left.low, left.high, right.low, right.high)
    if None not in ends:
        known = [
            a * b for a in (left.low, left.high) for b in (right.low, right.high) if a is not None and b is not None
        ]
        return min(known), max(known)
    if (left.low or 0) >= 0 and (right.low or 0) >= 0:
        low = (left.low or Decimal(0)) * (right.low or Decimal(0))
        high = None if left.high is None or right.high is None else left.high * right.high
        return low, high
    return None, None


def _interval(quantity: Quantity, claims: Claims, exchange: Exchange) -> Interval:
    """A claim in base units: money in the file's currency, periods in years, shares as fractions."""
    low, high = stated_interval(quantity, claims.tolerance.approximate)
    factor, dimension = Decimal(1), {}
    unit = quantity.unit
    if unit in ("%", "pp"):
        factor = Decimal("0.01")
    elif unit == "bp":
        factor = Decimal("0.0001")
    elif unit is not None and (known := unit_of(unit)) is not None:
        factor = known.factor
        dimension[known.dimension] = 1
    elif unit is not None:
        rate, _ = exchange.ask(unit, claims.currency, claims.as_of)
        if rate is None:
            raise RelationError(f"there is no exchange rate from {unit} to {claims.currency} on {claims.as_of}")
        factor = rate.value
        dimension["money"] = 1
    for name in (quantity.per or "").split("/"):
        if name in PERIODS:
            factor *= ratio("year", name) or Decimal(1)
            dimension["year"] = dimension.get("year", 0) - 1
        elif name:
            over = unit_of(name)
            factor /= over.factor if over is not None else Decimal(1)
            key = over.dimension if over is not None else name
            dimension[key] = dimension.get(key, 0) - 1
    powers = tuple(sorted((name, power) for name, power in dimension.items() if power))
    return Interval(None if low is None else low * factor, None if high is None else high * factor, powers)
