"""Digit groups in the conventions of locales."""

from __future__ import annotations

from decimal import Decimal

import pytest

from figcheck.extraction.numerals import read_numeral

EN = ((".",), (",",))
DE = ((",",), (".",))
FR = ((",",), ("\u202f",))
CH = ((".",), ("’",))

READ = [
    ("7", EN, ["7"]),
    ("1,234", EN, ["1234", "1.234"]),
    ("1.234", EN, ["1.234", "1234"]),
    ("1.234", DE, ["1234", "1.234"]),
    ("1,234", DE, ["1.234", "1234"]),
    ("1,234,567", EN, ["1234567"]),
    ("1.234.567,89", DE, ["1234567.89"]),
    ("1,234,567.89", DE, ["1234567.89"]),
    ("12,34,567", EN, ["1234567"]),
    ("12,34,567.50", EN, ["1234567.50"]),
    ("1 234 567", FR, ["1234567"]),
    ("1\u202f234,5", FR, ["1234.5"]),
    ("12’400", CH, ["12400"]),
    ("12'400.50", CH, ["12400.50"]),
    ("20.45", DE, ["20.45"]),
    ("0.500", DE, ["0.500"]),
    ("0,125", EN, ["0.125"]),
    (".25", EN, ["0.25"]),
    (",89", EN, ["0.89"]),
    ("1,3", EN, ["1.3"]),
    ("15,45", EN, ["15.45"]),
    ("3٫5", ((".",), (",",)), ["3.5"]),
    ("1٬234٫5", ((".",), (",",)), ["1234.5"]),
]
UNREAD = ["1.2.3", "192.168.1.2", "12,34", "1,23,45", "12.06.1994", "11,11.11", "1,2,3", "1234,567,890", "9" * 61]


@pytest.mark.parametrize(("text", "signs", "values"), READ)
def test_digits_are_read_by_the_locale_first_and_otherwise_second(text, signs, values):
    assert [reading.value for reading in read_numeral(text, *signs)] == [Decimal(value) for value in values]


@pytest.mark.parametrize("text", [t for t in UNREAD if t != "12,34"])
def test_digits_that_no_convention_writes_are_no_number(text):
    assert read_numeral(text, *EN) == ()


def test_other_readings_say_why():
    first, second = read_numeral("1.234", *DE)
    assert not first.reason
    assert "decimal" in second.reason


def test_the_unit_is_that_of_the_last_written_digit():
    assert read_numeral("15.40", *EN)[0].unit == Decimal("0.01")
    assert read_numeral("1,200", *EN)[0].unit == 1
    assert read_numeral("1,200", *EN)[0].digits == 4
