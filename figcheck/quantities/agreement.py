"""Do two quantities agree, and how well? A pure function of the two and the bridge between them.

What was written makes the intervals; only then are they converted. The rules and their order are those of XBRL's
rounding intervals for bare numbers, and of one hedge at a time for qualified ones.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from figcheck.quantities.canonical import Bridge, Quantity, Step

__all__ = ["GRADES", "OPPOSED", "Agreement", "agree", "qualified_interval", "stated_interval"]

GRADES = ("exact", "rounded", "coarse", "approximate", "converted", "vague")

_UPWARD = frozenset({"over", "at_least"})
_DOWNWARD = frozenset({"nearly", "under", "up_to"})
OPPOSED = _UPWARD, _DOWNWARD
_NARROWEST, _WIDEST = Decimal("0.01"), Decimal("0.1")
_COARSE_DIGITS = 4
_COARSE = Decimal("0.02")
_HALF = Decimal("0.5")
_NOISE = Decimal("1e-20")  # what a division leaves behind
_NO_CHANGE = ("degree", "kelvin")  # units whose minus is no fall


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two quantities agree.

    `grade` is one of `GRADES`. `needs_context`: it counts only where a context word ties the two. `weak`: vague on
    both sides, or vague after a conversion of currency. `dropped`: the figure left the claim's qualifier out.
    """

    grade: str
    needs_context: bool = False
    weak: bool = False
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class _Interval:
    """From `low` to `high`; None is open. The flags tell whether an end belongs to it."""

    low: Decimal | None
    high: Decimal | None
    low_in: bool = True
    high_in: bool = True

    def holds(self, value: Decimal) -> bool:
        if self.low is not None and (value < self.low or (value == self.low and not self.low_in)):
            return False
        return self.high is None or value < self.high or (value == self.high and self.high_in)

    def holds_inside(self, value: Decimal) -> bool:
        """Whether a value lies strictly inside."""
        return (self.low is None or value > self.low) and (self.high is None or value < self.high)

    def meets(self, low: Decimal, high: Decimal) -> bool:
        below = self.low is not None and (high < self.low or (high == self.low and not self.low_in))
        above = self.high is not None and (low > self.high or (low == self.high and not self.high_in))
        return not below and not above


def agree(figure: Quantity, claim: Quantity, bridge: Bridge, tolerance: Decimal | None = None) -> Agreement | None:
    """Whether a figure agrees with a claim by any of the bridge's ways; the best agreement, or None.

    `tolerance` is a relative width in place of that of the qualifier's roundness.
    """
    best: Agreement | None = None
    for step in bridge.steps:
        found = _agree(figure, claim, step, tolerance)
        if found is not None and (best is None or GRADES.index(found.grade) < GRADES.index(best.grade)):
            best = found
    if best is None:
        return None
    grade = best.grade
    if bridge.converted and grade != "vague":
        grade = "converted"
    elif (bridge.one_sided or bridge.unsaid) and GRADES.index(grade) < GRADES.index("approximate"):
        grade = "approximate"
    weak = best.weak or (grade == "vague" and bridge.converted)
    return Agreement(grade, best.needs_context, weak, best.dropped)


def _agree(figure: Quantity, claim: Quantity, step: Step, tolerance: Decimal | None) -> Agreement | None:
    figure, claim, opposed = _signed(figure, claim)
    if opposed:
        return None
    if figure.vague or claim.vague:
        return _agree_vague(figure, claim, step, tolerance)
    if figure.is_range or claim.is_range:
        return _agree_range(figure, claim, step, tolerance)
    return _agree_points(figure, claim, step, tolerance)


def _signed(figure: Quantity, claim: Quantity) -> tuple[Quantity, Quantity, bool]:
    """Both by magnitude where a sign or a direction is told on each side; and whether these oppose each other."""
    told, known = _sign(figure), _sign(claim)
    if (claim.unit or "").startswith(_NO_CHANGE):
        return figure, claim, False
    if known < 0 and figure.low >= 0 and claim.high < 0 and (told != 0 or figure.direction is None):
        if told > 0:
            return figure, claim, True
        return figure, _flipped(claim), False
    if told < 0 and figure.high < 0 and claim.low >= 0 and known < 0:
        return _flipped(figure), claim, False
    if told and known and told != known and figure.low >= 0 and claim.low >= 0:
        return figure, claim, True
    return figure, claim, False


def _sign(quantity: Quantity) -> int:
    if quantity.high < 0:
        return -1
    return {"up": 1, "down": -1}.get(quantity.direction or "", 0)


def _flipped(quantity: Quantity) -> Quantity:
    return replace(quantity, low=-quantity.high, high=-quantity.low)


# ---------------------------------------------------------------- intervals


def qualified_interval(quantity: Quantity, tolerance: Decimal | None = None) -> _Interval:
    """The interval that a qualified quantity stands for, in its own unit; a range's bounds are widened each."""
    low, high = quantity.low, quantity.high
    below, above = _width(low, quantity, tolerance), _width(high, quantity, tolerance)
    # Nothing measured but a temperature or a change lies below zero, so "under 5" means from 0.
    floor = (
        Decimal(0)
        if low >= 0 and quantity.direction is None and not (quantity.unit or "").startswith("degree")
        else None
    )
    match quantity.qualifier:
        case "about":
            return _Interval(low - below, high + above)
        case "nearly":
            return _Interval(low - below, high)
        case "over":
            return _Interval(low, high + above, low_in=quantity.is_range)
        case "at_least":
            return _Interval(low, None)
        case "under" | "up_to":
            return _Interval(floor, high)
        case _:
            return _Interval(low, high)


def _width(value: Decimal, quantity: Quantity, tolerance: Decimal | None) -> Decimal:
    if value == 0:
        return Decimal(0)
    if tolerance is not None:
        return abs(value) * tolerance
    if quantity.in_words:
        return abs(value) * _WIDEST
    share = 2 * _last_unit(value) / abs(value)
    return abs(value) * min(max(share, _NARROWEST), _WIDEST)


def _last_unit(value: Decimal) -> Decimal:
    """One step of the last digit that is not zero: of 322,000 it is 1000."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))


def stated_interval(quantity: Quantity, tolerance: Decimal | None = None) -> tuple[Decimal | None, Decimal | None]:
    """What a quantity may mean: its stated precision if bare, its width if qualified, its bounds if vague."""
    if quantity.vague:
        return quantity.low, quantity.high
    if quantity.qualifier and quantity.qualifier != "exactly":
        interval = qualified_interval(quantity, tolerance)
        return interval.low, interval.high
    half = quantity.precision or Decimal(0)
    if quantity.qualifier == "exactly":
        half = Decimal(0)
    return quantity.low - half, quantity.high + half


# ---------------------------------------------------------------- points


def _agree_points(figure: Quantity, claim: Quantity, step: Step, tolerance: Decimal | None) -> Agreement | None:
    bare = _agree_bare(figure, claim, step)
    ours = None if figure.qualifier == "exactly" else figure.qualifier
    theirs = None if claim.qualifier == "exactly" else claim.qualifier
    if ours == theirs:
        return bare
    if ours is None or theirs is None:
        if bare is not None and _states(figure, claim, step, of_claim=theirs is not None):
            return Agreement(bare.grade, dropped=ours is None)
        return _agree_one_side(figure, claim, step, tolerance, on_claim=theirs is not None)
    if any(ours in side and theirs in other for side, other in (OPPOSED, OPPOSED[::-1])):
        return None
    if bare is not None and any({ours, theirs} <= side for side in OPPOSED):
        return Agreement("approximate")  # `more than 80` and `at least 80`
    interval = qualified_interval(claim, tolerance)
    value = step.apply(figure.low)
    if interval.holds(value):
        return Agreement("approximate", needs_context=_is_open(claim) and bare is None)
    own = qualified_interval(figure, tolerance)
    back = (claim.low - step.offset) / step.factor
    if own.holds_inside(back):
        return Agreement("approximate", needs_context=_is_open(figure))
    return None


def _states(figure: Quantity, claim: Quantity, step: Step, *, of_claim: bool) -> bool:
    """Whether a bare value equals the stated value of a qualified one, to the bare one's own precision.

    `about 1 billion` is not stated by 1.3 billion, though that rounds to it.
    """
    if not step.exact:
        return True
    slack = (figure.precision or Decimal(0)) * abs(step.factor) if of_claim else claim.precision or Decimal(0)
    return abs(step.apply(figure.low) - claim.low) <= slack


def _is_open(quantity: Quantity) -> bool:
    return quantity.qualifier in ("at_least", "under", "up_to")


def _agree_bare(figure: Quantity, claim: Quantity, step: Step) -> Agreement | None:
    """Two stated numbers by their precision alone."""
    value = step.apply(figure.low)
    scale = abs(step.factor)
    ours = (figure.precision or Decimal(0)) * scale
    theirs = claim.precision or Decimal(0)
    if step.exact:
        difference = abs(value - claim.low)
        if difference <= abs(value) * _NOISE:
            return Agreement("exact")
        in_words = figure.in_words or claim.in_words  # a third, which is stated to the whole per cent
        if difference <= max(ours, theirs) and (ours != theirs or step.factor != 1 or in_words):
            return Agreement("rounded")
        if _rounds_coarsely(figure, value, ours, claim, theirs, scale):
            return Agreement("coarse")
        return None
    if figure.low == claim.low and not step.low <= 1 <= step.high:
        return None  # nobody converts an amount into the same number
    low, high = figure.low * step.low, figure.low * step.high
    if low > high:
        low, high = high, low
    ours, theirs = min(ours, abs(value) * _WIDEST), min(theirs, abs(claim.low) * _WIDEST)
    if low - ours <= claim.low + theirs and claim.low - theirs <= high + ours:
        return Agreement("converted")
    return None


def _rounds_coarsely(
    figure: Quantity, value: Decimal, ours: Decimal, claim: Quantity, theirs: Decimal, scale: Decimal
) -> bool:
    """Whether one side's trailing zeros are rounding: a whole number of four or more digits, within 2 %."""
    if figure.digits >= _COARSE_DIGITS and figure.low:
        half = _last_unit(figure.low) * scale / 2
        if half > ours and theirs < half and abs(value - claim.low) <= min(half, abs(value) * _COARSE):
            return True
    if claim.digits >= _COARSE_DIGITS and claim.low:
        half = _last_unit(claim.low) / 2
        if half > theirs and ours < half and abs(value - claim.low) <= min(half, abs(claim.low) * _COARSE):
            return True
    return False


def _agree_one_side(
    figure: Quantity, claim: Quantity, step: Step, tolerance: Decimal | None, *, on_claim: bool
) -> Agreement | None:
    """A bare value against a qualified one."""
    if on_claim:
        interval = qualified_interval(claim, tolerance)
        ends = sorted(
            (
                figure.low * (step.low or step.factor) + step.offset,
                figure.low * (step.high or step.factor) + step.offset,
            )
        )
        if not interval.meets(ends[0], ends[1]):
            return None
        return Agreement(
            "vague" if _is_open(claim) else "approximate", needs_context=_is_open(claim), dropped=not _is_open(claim)
        )
    interval = qualified_interval(figure, tolerance)
    factors = (step.low or step.factor, step.high or step.factor)
    ends = sorted((claim.low - step.offset) / factor for factor in factors)
    if not interval.meets(ends[0], ends[1]):
        return None
    return Agreement("vague" if _is_open(figure) else "approximate", needs_context=_is_open(figure))


# ---------------------------------------------------------------- ranges and vague amounts


def _agree_range(figure: Quantity, claim: Quantity, step: Step, tolerance: Decimal | None) -> Agreement | None:
    if figure.is_range and claim.is_range:
        bounds = []
        for ours, theirs in ((figure.low, claim.low), (figure.high, claim.high)):
            bounds.append(
                _agree_points(
                    replace(figure, low=ours, high=ours), replace(claim, low=theirs, high=theirs), step, tolerance
                )
            )
        if None in bounds:
            return None
        found = [bound for bound in bounds if bound is not None]
        return max(found, key=lambda bound: GRADES.index(bound.grade))
    if figure.is_range:
        if claim.qualifier in ("at_least", "under", "up_to"):
            return None
        ends = sorted(
            end * factor + step.offset for end in (figure.low, figure.high) for factor in (step.low, step.high)
        )
        return Agreement("approximate") if ends[0] <= claim.low <= ends[-1] else None
    value = step.apply(figure.low)
    if figure.qualifier == "about" and claim.low <= value <= claim.high:
        return Agreement("approximate")
    return None


def _agree_vague(figure: Quantity, claim: Quantity, step: Step, tolerance: Decimal | None) -> Agreement | None:
    low, high = sorted((step.apply(figure.low), step.apply(figure.high)))
    if figure.vague and claim.vague:
        return Agreement("vague", weak=True) if _share_half(low, high, claim.low, claim.high) else None
    if claim.vague:
        if figure.is_point and figure.qualifier in ("at_least", "over", "under", "up_to"):
            bound = qualified_interval(figure, tolerance)
            value = step.apply(figure.low)
            inside = claim.low <= value < claim.high
            return Agreement("vague", weak=True) if inside and bound else None
        slack = (step.high / step.factor - 1) if step.factor and not step.exact else Decimal(0)
        inside = claim.low * (1 - slack) <= low and high < claim.high * (1 + slack)
        return Agreement("vague", weak=not step.exact) if inside else None
    inside = low <= claim.low and claim.high < high
    return Agreement("vague", weak=not step.exact) if inside else None


def _share_half(low: Decimal, high: Decimal, other_low: Decimal, other_high: Decimal) -> bool:
    """Whether two half-open intervals share at least half of the narrower one, in logarithms."""
    if low <= 0 or other_low <= 0:
        return False
    shared_low, shared_high = max(low, other_low), min(high, other_high)
    if shared_high <= shared_low:
        return False
    narrower = min((high / low).log10(), (other_high / other_low).log10())
    return (shared_high / shared_low).log10() >= narrower * _HALF
