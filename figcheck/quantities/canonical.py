"""Figures and claims as quantities that can be compared, and the bridge from one unit to another at a date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from figcheck.model.figure import Figure
from figcheck.quantities.exchange.protocol import ExchangeRate
from figcheck.quantities.exchange.sources import Exchange
from figcheck.quantities.units import PERIODS, ratio, unit_of

__all__ = ["Bridge", "Quantity", "Step", "build_bridge", "dimension_of", "missing_rate", "quantity_of"]

_SHARES = {"%", "pp", "bp"}
_SERIES_MARGIN = Decimal("0.01")
_NO_SERIES_MARGIN = Decimal("0.03")
_WIDEST = Decimal("0.06")


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a figure or a claim states, in the units it was written in.

    `digits` is the number of written digits of a plain whole number, 0 for others: only such a number's trailing
    zeros may be rounding. `in_words` marks a share in words.
    """

    low: Decimal
    high: Decimal
    unit: str | None
    per: str | None = None
    qualifier: str | None = None
    direction: str | None = None
    precision: Decimal | None = None
    vague: bool = False
    digits: int = 0
    in_words: bool = False

    @property
    def is_range(self) -> bool:
        """Whether two bounds are stated."""
        return self.low != self.high and not self.vague

    def as_unit(self, unit: str, per: str | None) -> Quantity:
        """The same in another unit: what a conversion aims at. The value is that of the source."""
        return replace(self, unit=unit, per=per)

    @property
    def is_point(self) -> bool:
        """Whether one number is stated."""
        return self.low == self.high and not self.vague


@dataclass(frozen=True, slots=True)
class Step:
    """value * factor + offset, the factor uncertain between low and high."""

    factor: Decimal
    offset: Decimal = Decimal(0)
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)

    @property
    def exact(self) -> bool:
        """Whether the factor is certain."""
        return self.low == self.high

    def apply(self, value: Decimal) -> Decimal:
        """A value in the target's unit."""
        return value * self.factor + self.offset


@dataclass(frozen=True, slots=True)
class Bridge:
    """How to express a figure in a claim's unit: the ways to convert, any of which will do.

    `period` tells that both state what they are per; `one_sided` that only one does; `rate` is the exchange rate
    behind it, `converted` that money was changed at a rate that is not exact; `unsaid` that one side left its unit out.
    """

    steps: tuple[Step, ...]
    rate: ExchangeRate | None = None
    converted: bool = False
    one_sided: bool = False
    unsaid: bool = False
    changed: bool = False


def quantity_of(figure: Figure) -> Quantity:
    """The quantity that a figure states."""
    number = figure.part("number")
    digits = 0
    if number is not None and figure.part("scale") is None and not figure.vague and figure.low == figure.high:
        written = figure.text[number.start - figure.start : number.end - figure.start]
        count = sum(character.isdecimal() for character in written)
        whole = (
            figure.precision is not None and figure.precision * 2 >= 1 and figure.low == figure.low.to_integral_value()
        )
        digits = count if whole and figure.unit not in _SHARES else 0
    return Quantity(
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        per=figure.per,
        qualifier=figure.qualifier,
        direction=figure.direction,
        precision=figure.precision,
        vague=figure.vague,
        digits=digits,
        in_words=figure.kind == "percent" and not any(character.isdecimal() for character in figure.text),
    )


def dimension_of(unit: str | None, per: str | None) -> str:
    """What a quantity measures, as a key: two that differ in it are never about one claim. A period does not count."""
    if unit is None:
        return "number"
    if unit in _SHARES:
        return "percent"
    known = unit_of(unit)
    if known is None:
        return "money" if len(unit) == 3 and unit.isupper() else unit
    things = [name for name in (per or "").split("/") if name and name not in PERIODS and unit_of(name)]
    if things:
        over = unit_of(things[0])
        if over is not None:
            return _over(known.dimension, over.dimension)
    return known.dimension


def _over(dimension: str, divisor: str) -> str:
    """[length] ** 3 over [length] ** 2 is [length]; what does not reduce is kept as a quotient."""
    powers: dict[str, int] = {}
    for text, sign in ((dimension, 1), (divisor, -1)):
        side = 1
        for part in text.replace(" * ", "|*|").replace(" / ", "|/|").split("|"):
            if part == "/":
                side = -1
            elif part == "*":
                side = 1
            else:
                name, _, power = part.partition(" ** ")
                if name != "1" and name != "dimensionless":
                    powers[name] = powers.get(name, 0) + sign * side * int(power or 1)
    above = [f"{n} ** {p}" if p > 1 else n for n, p in sorted(powers.items()) if p > 0]
    below = [f"{n} ** {-p}" if p < -1 else n for n, p in sorted(powers.items()) if p < 0]
    return " / ".join([" * ".join(above) or "1", *below])


def build_bridge(source: Quantity, target: Quantity, exchange: Exchange, date: str | None,
                 tolerance: Decimal | None = None) -> Bridge | None:  # fmt: skip
    """How to express `source` in the units of `target` at a date; None if the two cannot be compared.

    `tolerance` is a relative margin for conversions of currency in place of the window of rates.
    """
    folded = _folded_bridge(source, target)
    if folded is not None:
        return folded
    per = _per_steps(source.per, target.per)
    if per is None:
        return None
    factors, one_sided = per
    unsaid = (source.unit is None) != (target.unit is None)
    if unsaid:
        if {source.unit, target.unit} & _SHARES:
            return None
        return Bridge(tuple(_exact(factor) for factor in factors), unsaid=True, one_sided=one_sided)
    if source.unit == target.unit:
        return Bridge(tuple(_exact(f) for f in factors), one_sided=one_sided, changed=factors != (Decimal(1),))
    if source.unit in _SHARES or target.unit in _SHARES:
        return _share_bridge(source, target, factors, one_sided=one_sided)
    if source.unit is None or target.unit is None:
        return None
    if dimension_of(source.unit, None) == "money" == dimension_of(target.unit, None):
        return _money_bridge(source.unit, target.unit, factors, exchange, date, tolerance, one_sided=one_sided)
    return _unit_bridge(source, target, factors, one_sided=one_sided)


def _folded_bridge(source: Quantity, target: Quantity) -> Bridge | None:
    """Measures whose *per* is a unit that joins the dimension: 84 liters per square meter of rain are 84 mm."""
    (time, thing), (other_time, other_thing) = _split_per(source.per), _split_per(target.per)
    if thing == other_thing or not source.unit or not target.unit:
        return None
    first, second = _folded(source.unit, thing), _folded(target.unit, other_thing)
    if first is None or second is None or first[0] != second[0]:
        return None
    steps = _per_steps(time, other_time)
    if steps is None:
        return None
    scale = first[1] / second[1]
    return Bridge(tuple(_exact(scale * factor) for factor in steps[0]), one_sided=steps[1], changed=True)


def _folded(unit: str, thing: str | None) -> tuple[str, Decimal] | None:
    """The dimension and factor of a measure over a thing; None where either is no unit without an offset."""
    above = unit_of(unit)
    if above is None or above.offset:
        return None
    if thing is None:
        return above.dimension, above.factor
    below = unit_of(thing)
    return None if below is None else (_over(above.dimension, below.dimension), above.factor / below.factor)


def _exact(factor: Decimal, offset: Decimal = Decimal(0)) -> Step:
    return Step(factor, offset, factor, factor)


def _share_bridge(
    source: Quantity, target: Quantity, factors: tuple[Decimal, ...], *, one_sided: bool
) -> Bridge | None:
    """Basis points are hundredths of a percentage point; percent and points are never equal."""
    pair = (source.unit, target.unit)
    factor = {("bp", "pp"): Decimal("0.01"), ("pp", "bp"): Decimal(100)}.get(pair)  # type: ignore[arg-type]
    if factor is None:
        return None
    return Bridge(tuple(_exact(factor * each) for each in factors), one_sided=one_sided, changed=True)


def _money_bridge(source: str, target: str, factors: tuple[Decimal, ...], exchange: Exchange, date: str | None,
                  tolerance: Decimal | None, *, one_sided: bool) -> Bridge | None:  # fmt: skip
    rate, window = exchange.ask(source, target, date)
    if rate is None:
        return None
    if rate.exact:
        steps = tuple(_exact(rate.value * factor) for factor in factors)
        return Bridge(steps, rate, one_sided=one_sided, changed=True)
    if tolerance is not None:
        low, high = rate.value * (1 - tolerance), rate.value * (1 + tolerance)
    elif window is None:
        low, high = rate.value * (1 - _NO_SERIES_MARGIN), rate.value * (1 + _NO_SERIES_MARGIN)
    else:
        low = max(window.low * (1 - _SERIES_MARGIN), rate.value * (1 - _WIDEST))
        high = min(window.high * (1 + _SERIES_MARGIN), rate.value * (1 + _WIDEST))
    steps = tuple(Step(rate.value * f, Decimal(0), low * f, high * f) for f in factors)
    return Bridge(steps, rate, converted=True, one_sided=one_sided, changed=True)


def _unit_bridge(source: Quantity, target: Quantity, factors: tuple[Decimal, ...], *, one_sided: bool) -> Bridge | None:
    first, second = unit_of(source.unit or ""), unit_of(target.unit or "")
    if first is None or second is None or first.dimension != second.dimension:
        return None
    scale = first.factor / second.factor
    offset = (first.offset - second.offset) / second.factor
    return Bridge(tuple(_exact(scale * factor, offset) for factor in factors), one_sided=one_sided, changed=True)


def _split_per(per: str | None) -> tuple[str | None, str | None]:
    """(time, thing) of a *per*."""
    time = thing = None
    for name in (per or "").split("/"):
        if name in PERIODS:
            time = name
        elif name:
            thing = name
    return time, thing


# Weeks and days to the year by the ways people reckon: 52 weeks, 360 or 365 days, and the exact year.
_DAYS_OF_YEAR = (Decimal("365.25"), Decimal(365), Decimal(360), Decimal(366))
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def _per_steps(source: str | None, target: str | None) -> tuple[tuple[Decimal, ...], bool] | None:
    """The factors from an amount per one thing to an amount per another, and whether only one side says."""
    time, thing = _split_per(source)
    other_time, other_thing = _split_per(target)
    one_sided = (time is None) != (other_time is None) or (thing is None) != (other_thing is None)
    factors: tuple[Decimal, ...] = (Decimal(1),)
    if thing is not None and other_thing is not None and thing != other_thing:
        factor = ratio(other_thing, thing)
        if factor is None:
            return None
        factors = (factor,)
    if time is None or other_time is None or time == other_time:
        return factors, one_sided
    if time in _MONTHS and other_time in _MONTHS:
        months: tuple[Decimal, ...] = (Decimal(_MONTHS[other_time]) / _MONTHS[time],)
    else:
        exact = ratio(other_time, time)
        if exact is None:
            return None
        months = (exact,)
        if (time in _MONTHS) != (other_time in _MONTHS):
            months = tuple(dict.fromkeys((exact, *_reckoned(time, other_time))))
    return tuple(factor * step for factor in factors for step in months), one_sided


def _reckoned(time: str, other: str) -> list[Decimal]:
    """The factor between a period counted in months and one counted in days, by each length of the year."""
    in_months, in_days, inverse = (other, time, False) if other in _MONTHS else (time, other, True)
    day = ratio("day", in_days) or Decimal(1)
    years = Decimal(_MONTHS[in_months]) / 12
    factors = [years * days * day for days in _DAYS_OF_YEAR]
    if in_days == "week":
        factors.append(years * 52)
    return [1 / factor for factor in factors] if inverse else factors


def missing_rate(source: Quantity, target: Quantity, exchange: Exchange, date: str | None) -> bool:
    """Whether two amounts of money cannot be compared for want of an exchange rate alone."""
    if source.unit is None or target.unit is None or source.unit == target.unit:
        return False
    if dimension_of(source.unit, None) != "money" or dimension_of(target.unit, None) != "money":
        return False
    return exchange.ask(source.unit, target.unit, date)[0] is None
