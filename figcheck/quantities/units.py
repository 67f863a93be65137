"""figcheck's unit names, and what pint knows of them. Nobody else imports pint.

Dimensions and factors are asked of pint once and kept in the user's cache (or the wheel), because importing pint
costs more than a whole run; the table is `units.toml`, and no other string reaches pint.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from figcheck.cache import cache_folder, fingerprint, read_json, write_json

__all__ = ["PERIODS", "Unit", "convert", "ratio", "unit_names", "unit_of", "write_units"]

_TABLE = Path(__file__).with_name("units.toml")
_BUILT = Path(__file__).with_name("compiled") / "units.json"
PERIODS = ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its dimension (pint's, as text), and value * factor + offset in the dimension's base unit."""

    name: str
    dimension: str
    factor: Decimal
    offset: Decimal = Decimal(0)


@cache
def unit_names() -> frozenset[str]:
    """Every unit name that figcheck knows."""
    return frozenset(_units())


@cache
def _units() -> dict[str, Unit]:
    data = read_json(_BUILT)
    if data is None:
        cached = cache_folder() / f"units-{fingerprint([_TABLE, Path(__file__)], ('pint',))}.json"
        data = read_json(cached)
        if data is None:
            data = _asked_of_pint()
            write_json(cached, data)
    return {name: Unit(name, line[0], Decimal(line[1]), Decimal(line[2])) for name, line in data.items()}


def write_units(folder: Path) -> None:
    """Write the table of factors into a folder, for the wheel."""
    write_json(folder / "units.json", _asked_of_pint())


def _asked_of_pint() -> dict[str, Any]:
    import pint

    registry: Any = pint.UnitRegistry(non_int_type=Decimal, autoconvert_offset_to_baseunit=True)
    result: dict[str, Any] = {}
    for group, units in tomllib.loads(_TABLE.read_text(encoding="utf-8")).items():
        for name, expression in units.items():
            if not expression:
                result[name] = [f"[{name}]", "1", "0"]
            elif group == "temperature":
                zero, one = (registry.Quantity(Decimal(n), expression).to("kelvin").magnitude for n in (0, 1))
                result[name] = ["[temperature]", str((one - zero).normalize()), str(zero)]
            else:
                quantity = registry.parse_expression(expression).to_base_units()
                dimension = str(quantity.dimensionality) if group not in ("angle", "digital") else f"[{group}]"
                if group == "digital" and "second" in expression:
                    dimension = "[digital] / [time]"
                # An expression may mix pint's floats in; 15 digits are what a float holds.
                magnitude = Decimal(str(quantity.magnitude))
                result[name] = [dimension, str(+magnitude), "0"]
    return result


def unit_of(name: str) -> Unit | None:
    """What is known of a unit name, or None."""
    return _units().get(name)


def ratio(larger: str, smaller: str) -> Decimal | None:
    """How many of the second unit make one of the first; None if they do not convert by a factor.

    Months and years to days are not taken: their length depends on the calendar.
    """
    first, second = unit_of(larger), unit_of(smaller)
    if first is None or second is None or first.dimension != second.dimension or first.offset or second.offset:
        return None
    result = first.factor / second.factor
    rounded = result.quantize(Decimal("1e-9")) if result < Decimal("1e15") else result
    return rounded.normalize() if abs(rounded - result) < Decimal("1e-12") * abs(result) else result


def convert(value: Decimal, source: str, target: str) -> Decimal | None:
    """A value in another unit, offsets (°C, °F) included; None if the units do not convert."""
    first, second = unit_of(source), unit_of(target)
    if first is None or second is None or first.dimension != second.dimension:
        return None
    return (value * first.factor + first.offset - second.offset) / second.factor
