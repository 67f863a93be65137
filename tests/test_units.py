"""Units by pint, and that no other name reaches it."""

from __future__ import annotations

import re
from decimal import Decimal

import pint
import pytest

from figcheck.extraction.amounts import parse_unit
from figcheck.locales.cldr import known_tags, unit_words
from figcheck.locales.lexicon import open_lexicon
from figcheck.locales.supplement import data_tags, load_supplement
from figcheck.quantities.units import convert, ratio, unit_names, unit_of


@pytest.mark.parametrize(("first", "second", "wanted"), [
    ("kilometer", "meter", "1000"), ("mile", "kilometer", "1.609344"), ("hour", "minute", "60"), ("year", "month", "12"),
    ("quarter", "month", "3"), ("week", "day", "7"), ("tonne", "kilogram", "1000"), ("barrel", "liter", "158.987294928"),
    ("foot", "inch", "12"), ("hectare", "square_meter", "10000"), ("gigawatt", "megawatt", "1000"),
    ("nautical_mile", "kilometer", "1.852"), ("kilowatt_hour", "megajoule", "3.6"), ("byte", "bit", "8"),
])  # fmt: skip
def test_ratios(first, second, wanted):
    assert ratio(first, second) == Decimal(wanted)


@pytest.mark.parametrize(
    ("first", "second"), [("kilometer", "kilogram"), ("degree_Celsius", "degree_Fahrenheit"), ("kilometer", "nothing")]
)
def test_what_does_not_convert_by_a_factor_has_no_ratio(first, second):
    assert ratio(first, second) is None


@pytest.mark.parametrize(("value", "source", "target", "wanted"), [
    ("14", "degree_Fahrenheit", "degree_Celsius", "-10"), ("122", "degree_Fahrenheit", "degree_Celsius", "50"),
    ("0", "degree_Celsius", "kelvin", "273.15"), ("30", "kilometer", "mile", "18.6411"),
])  # fmt: skip
def test_offsets_are_converted(value, source, target, wanted):
    assert abs(convert(Decimal(value), source, target) - Decimal(wanted)) < Decimal("0.001")


def test_every_unit_of_the_table_is_known_to_pint_by_its_expression():
    registry = pint.UnitRegistry(non_int_type=Decimal)
    for name in ("mile", "acre", "horsepower", "psi", "knot", "troy_ounce", "bushel"):
        assert abs(unit_of(name).factor / (1 * registry.Unit(name)).to_base_units().magnitude - 1) < Decimal("1e-9")


@pytest.mark.parametrize("tag", data_tags())
def test_every_unit_of_a_data_file_is_in_the_table(tag):
    names = unit_names()
    for entry in load_supplement(tag).entries:
        if entry.key == "units":
            for name in entry.value.split("|"):
                assert name.split("*")[0].split("/")[0] in names, (tag, entry.value)


def test_every_unit_that_cldr_names_is_in_the_table():
    names = unit_names()
    for layer in open_lexicon("en")._layers:
        for packed in layer["entries"].values():
            for line in packed.split("\n"):
                role, value, *_ = line.split("\t")
                if role == "unit":
                    assert all(re.split(r"[*/]", name)[0] in names for name in value.split("|")), value


def test_every_unit_that_cldr_names_anywhere_is_known():
    unknown = {name for tag in known_tags() for _, name, _, _ in unit_words(tag)} - unit_names()
    assert not unknown


def test_every_unit_of_a_data_file_is_known():
    named = {
        reading.name
        for tag in data_tags()
        for entry in load_supplement(tag).entries
        if entry.key in ("units", "durations")
        for reading in parse_unit("measure", entry.value)
    }
    assert not named - unit_names()
