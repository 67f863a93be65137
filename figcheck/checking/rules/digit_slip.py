"""One digit was changed, dropped or doubled, or two stand in each other's place.

Example claim: `604.8 MW`
Wrong: The plant yields 640.8 MW.
Right: The plant yields 604.8 MW.
"""

from __future__ import annotations

from decimal import Decimal

from figcheck.checking.slips import Pair, Slip, scale_of
from figcheck.quantities.canonical import Step

CODE, SLUG = "FIG108", "digit-slip"

_SHORT = 6  # digits of a number that is worth suggesting


def explain(pair: Pair) -> Slip | None:
    """The claim's digits, if the figure's differ from them by one slip of a typist."""
    if not pair.quantity.is_point or not pair.truth.is_point:
        return None
    bridge = pair.comparer.bridge(pair.quantity, pair.claim)
    if bridge is None or bridge.converted:
        return None
    for step in bridge.steps:
        wanted = _wanted(pair, step)
        if wanted is None:
            continue
        scale = scale_of(pair.figure)
        ours, theirs = abs(pair.quantity.low / scale), abs(wanted / scale)
        if is_one_slip(_digits(ours), _digits(theirs)):
            value = theirs.quantize(Decimal(1)) if theirs == theirs.to_integral_value() else theirs.normalize()
            return Slip("number", f"{value:f}")
    return None


def wanted_number(pair: Pair) -> str | None:
    """The claim's value as the number that would stand before the figure's own scale word and unit, if it is short."""
    bridge = pair.comparer.bridge(pair.quantity, pair.claim)
    if bridge is None or bridge.converted or not pair.quantity.is_point or not pair.truth.is_point:
        return None
    wanted = _wanted(pair, bridge.steps[0])
    if wanted is None or wanted < 0:
        return None
    value = (wanted / scale_of(pair.figure)).normalize()
    if len(value.as_tuple().digits) > _SHORT:
        return None
    return f"{value:f}"


def _wanted(pair: Pair, step: Step) -> Decimal | None:
    if not step.factor:
        return None
    value = (pair.truth.low - step.offset) / step.factor
    return value if step.factor == 1 or value == value.quantize(Decimal("0.0001")) else None


def _digits(value: Decimal) -> str:
    text = f"{value.normalize():f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_one_slip(ours: str, theirs: str) -> bool:
    """Whether two numerals of two or more digits differ by one substitution, insertion, deletion or transposition."""
    if (
        ours == theirs
        or min(len(ours.replace(".", "")), len(theirs.replace(".", ""))) < 2
        or abs(len(ours) - len(theirs)) > 1
    ):
        return False
    start = 0
    while start < min(len(ours), len(theirs)) and ours[start] == theirs[start]:
        start += 1
    rest, other = ours[start:], theirs[start:]
    if len(ours) == len(theirs):
        if "." in rest[:1] + other[:1]:
            return False
        return rest[1:] == other[1:] or (ours.find(".") == theirs.find(".") and _is_swapped(rest, other))
    longer, shorter = (rest, other) if len(rest) > len(other) else (other, rest)
    return longer[:1] != "." and longer[1:] == shorter


def _is_swapped(ours: str, theirs: str) -> bool:
    """Whether the first two digits stand in each other's place, a decimal sign between them or not."""
    one, other = ours.replace(".", ""), theirs.replace(".", "")
    return len(one) > 1 and one[:2] == other[1::-1] and one[2:] == other[2:]
