"""When a figure agrees with a claim, and how well: a table in words, read by figcheck's own reader."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figcheck.claims.nodes import Node
from figcheck.claims.values import value_of
from figcheck.model.claim import PinnedRate
from figcheck.quantities.agreement import GRADES, agree
from figcheck.quantities.canonical import Quantity, build_bridge, quantity_of
from figcheck.quantities.exchange.sources import open_exchange

PINNED = open_exchange([PinnedRate("USD", "IDR", Decimal(16100))])
DATED = open_exchange()
DATE = "2024-07-31"


def quantity(text: str) -> Quantity:
    return quantity_of(value_of(Node(1, 1, text), "test", "en"))


def grade(figure: str, claim: str, exchange=DATED) -> str | None:
    ours, theirs = quantity(figure), quantity(claim)
    bridge = build_bridge(ours, theirs, exchange, DATE)
    if bridge is None:
        return None
    found = agree(ours, theirs, bridge)
    return None if found is None else found.grade + ("!" if found.needs_context else "") + ("?" if found.weak else "")


# figure, claim, grade (! only with context, ? weak) or None
TABLE = [
    # bare against bare
    ("29 %", "29 %", "exact"), ("29 %", "30 %", None), ("21 million", "20 million", None), ("20.0 million", "20 million", "exact"),
    ("15.45 million", "15.4 million", "rounded"), ("15.45 million", "15.5 million", "rounded"), ("15.45 million", "15.6 million", None),
    ("15.4 million", "15.45 million", "rounded"), ("15 million", "15.45 million", "rounded"), ("16 million", "15.45 million", None),
    ("1.5 billion", "1,500 million", "exact"), ("1.49 billion", "1,500 million", None), ("0.6 GW", "604.8 MW", "rounded"),
    ("600 MW", "604.8 MW", None), ("2.5 million", "2,500,000", "exact"), ("2.5 million", "2,480,000", "rounded"), ("3", "3", "exact"), ("3", "4", None),
    # trailing zeros
    ("1,200", "1,217", "coarse"), ("1,200", "1,234", None), ("1,200", "1,250", None), ("20,000", "21,000", None), ("20,000", "20,150", "coarse"),
    ("20,150", "20,000", "coarse"), ("1,300", "1,234", None), ("1200 %", "1234 %", None), ("12 million", "12.34 million", "rounded"),
    ("120", "123", None), ("10,000", "10,400", None), ("10,000", "10,190", "coarse"),
    # one side qualified
    ("20 million", "nearly 20 million", "exact"), ("19 million", "nearly 20 million", "approximate"), ("18 million", "nearly 20 million", "approximate"),
    ("17 million", "nearly 20 million", None), ("21 million", "nearly 20 million", None), ("about 20 million", "20 million", "exact"),
    ("about 20 million", "21 million", "approximate"), ("about 20 million", "23 million", None), ("nearly 25 %", "24 %", "approximate"),
    ("nearly 25 %", "26 %", None), ("over 25 %", "26 %", "approximate"), ("over 25 %", "25 %", "exact"), ("over 25 %", "24 %", None), ("over 25 %", "30 %", None),
    ("about 322 billion", "325 billion", "approximate"), ("about 322 billion", "330 billion", None), ("25 %", "about 25 %", "exact"),
    ("exactly 25 %", "25 %", "exact"), ("exactly 25 %", "nearly 25 %", "exact"),
    # open sides
    ("at least 300", "400", "vague!"), ("at least 300", "300", "exact"), ("at least 300", "200", None), ("up to 5 GW", "4 GW", "vague!"),
    ("4 GW", "up to 5 GW", "vague!"), ("6 GW", "up to 5 GW", None), ("under 300", "250", "vague!"), ("under 300", "350", None),
    # two qualifiers
    ("about 22 million", "nearly 20 million", None), ("about 21 million", "nearly 20 million", "approximate"), ("nearly 20 million", "nearly 20 million", "exact"),
    ("over 25 %", "nearly 25 %", None), ("at least 25 %", "up to 25 %", None), ("about 25 %", "nearly 25 %", "approximate"),
    ("nearly 20 million", "about 20 million", "approximate"),
    # ranges
    ("30 to 31 %", "30 to 31 %", "exact"), ("30 to 31 %", "30 to 32 %", None), ("21 to 34 m", "21 to 34 m", "exact"), ("20 to 30 %", "25 %", "approximate"),
    ("20 to 30 %", "35 %", None), ("25 %", "20 to 30 %", None), ("about 25 %", "20 to 30 %", "approximate"), ("30 %", "30 to 31 %", None),
    # vague
    ("several hundred million", "several hundred million", "vague?"), ("several hundred million", "500 million", "vague"),
    ("several hundred million", "several billion", None), ("several hundred million", "1.5 billion", None), ("several hundred million", "100 million", None),
    ("hundreds of millions", "several hundred million", "vague?"), ("500 million", "several hundred million", "vague"),
    ("millions of dollars", "20 million dollars", "vague"), ("tens of thousands", "5,000", None), ("tens of thousands", "50,000", "vague"),
    # per
    ("20 million USD per month", "240 million USD per year", "exact"), ("20 million USD per month", "20 million USD per year", None),
    ("350,000 EUR per month", "4.2 million EUR per year", "exact"), ("80,000 EUR per week", "4.2 million EUR per year", "rounded"),
    ("20 million USD", "20 million USD per month", "approximate"), ("$1.08 per share", "$1.08", "approximate"), ("$5 per liter", "$5 per kilogram", None),
    ("$2 per kilogram", "$2,000 per tonne", "exact"), ("100 EUR per day", "36,500 EUR per year", "exact"), ("100 EUR per day", "36,000 EUR per year", "exact"),
    ("100 EUR per day", "39,000 EUR per year", None), ("5 EUR per month", "15 EUR per quarter", "exact"),
    # units
    ("30 km", "30,000 m", "exact"), ("19 miles", "30 km", "rounded"), ("12 miles", "30 km", None), ("14 degrees Fahrenheit", "-10 degrees Celsius", "exact"),
    ("37 nautical miles", "37 km", None), ("3 %", "3 percentage points", None), ("25 bp", "0.25 percentage points", "exact"), ("5 kg", "5 km", None),
    # currency at the date
    ("15.45 million GBP", "20 million USD", "converted"), ("15.45 million GBP", "nearly 20 million USD", "converted"), ("18 million GBP", "20 million USD", None),
    ("322 billion IDR", "20 million USD", "converted"), ("322 billion IDR", "nearly 20 million USD", "converted"), ("400 billion IDR", "20 million USD", None),
    ("hundreds of billions of rupiah", "20 million USD", "vague?"), ("5 million KPW", "5 million USD", None),
    # direction
    ("-3 %", "-3 %", "exact"), ("3 %", "-3 %", "exact"), ("3 degrees Celsius", "-3 degrees Celsius", None),
    # more of the same laws, in other units and sizes
    ("0.5 %", "0.5 %", "exact"), ("0.5 %", "0.6 %", None), ("0.54 %", "0.5 %", "rounded"), ("0.55 %", "0.5 %", "rounded"), ("0.55 %", "0.6 %", "rounded"), ("0.56 %", "0.5 %", None),
    ("1,217", "1,217", "exact"), ("1,217", "1,218", None), ("1.2 thousand", "1,217", "rounded"), ("1.3 thousand", "1,217", None), ("7", "7.0", "exact"), ("7", "7.4", "rounded"), ("7", "7.6", None),
    ("30,000", "29,870", "coarse"), ("29,870", "30,000", "coarse"), ("30,000", "29,300", None), ("100,000", "99,500", "coarse"), ("1,000", "1,009", "coarse"), ("1,000", "1,030", None),
    ("nearly 1 billion", "990 million", "approximate"), ("nearly 1 billion", "1 billion", "exact"), ("nearly 1 billion", "1.01 billion", None), ("over 1,000", "1,050", "approximate"), ("over 1,000", "1,200", None),
    ("1,050", "over 1,000", "approximate"), ("950", "over 1,000", None), ("1,000", "over 1,000", "exact"), ("about half", "52 %", "approximate"), ("about half", "57 %", None), ("half", "50 %", "exact"), ("half", "49.7 %", "rounded"),
    ("half", "48 %", None), ("a third", "33 %", "rounded"), ("two thirds", "67 %", "rounded"), ("two thirds", "66 %", None), ("a quarter", "nearly 25 %", "exact"), ("nearly a quarter", "24 %", "approximate"), ("nearly a quarter", "22 %", None),
    ("more than 300", "at least 300", "approximate"), ("at least 300", "at least 300", "exact"), ("under 5 %", "up to 5 %", "approximate"), ("up to 5 %", "3 %", "vague!"), ("up to 5 %", "5 %", "exact"), ("less than 300", "at least 300", None),
    ("30 to 40 km", "35 km", "approximate"), ("30 to 40 km", "45 km", None), ("30 to 40 km", "30 to 40 km", "exact"), ("30 to 40 km", "30,000 to 40,000 m", "exact"), ("about 30 to 40 km", "29 to 41 km", "approximate"), ("about 30 to 40 km", "20 to 41 km", None), ("40 to 50 km", "30 to 40 km", None),
    ("hundreds of people", "several hundred people", "vague?"), ("thousands of people", "several hundred people", None), ("dozens", "40", "vague"), ("tens of millions", "15 million", "vague"), ("tens of millions", "150 million", None), ("millions", "about 20 million", "vague"),
    ("5 km/h", "5 km per hour", "exact"), ("100 km/h", "62 mph", "rounded"), ("100 km/h", "65 mph", None), ("2 hours 14 minutes", "134 minutes", "exact"), ("6 ft 2 in", "188 cm", "rounded"), ("6 ft 2 in", "190 cm", None), ("12 acres", "5 hectares", "rounded"),
    ("159 litres", "1 barrel", "rounded"), ("84 litres per square metre", "84 mm", "exact"), ("5 people per km²", "5 people", "approximate"), ("20 °C", "68 °F", "exact"), ("20 °C", "70 °F", None), ("20 °C", "67.5 °F", "rounded"), ("20 °C", "75 °F", None), ("-5 °C", "5 °C", None),
    ("€60 per MWh", "0.06 EUR per kWh", "exact"), ("€60 per MWh", "0.60 EUR per kWh", None), ("1.08 USD per share", "1.08 USD per share", "exact"), ("12 EUR per hour", "480 EUR per week", None), ("12 EUR per month", "144 EUR per year", "exact"), ("52 USD per year", "1 USD per week", "exact"),
    ("1 pp", "100 bp", "exact"), ("0.25 %", "25 bp", None), ("3 percentage points", "3 percentage points", "exact"), ("1,936.27 ITL", "1 EUR", "exact"), ("3.6725 million AED", "1 million USD", "converted"), ("4.00 million AED", "1.00 million USD", None), ("about 1 billion", "1.3 billion", None), ("25 %", "nearly 25.3 %", "rounded"), ("nearly 25 %", "25.3 %", None), ("18.5 million EUR", "20 million USD", "converted"),
    ("20 million USD", "20 million EUR", None), ("148 million", "148 million EUR", "approximate"), ("148 million", "149 million EUR", None), ("5", "5 %", None), ("a fall of 3 %", "-3 %", "exact"), ("a rise of 3 %", "-3 %", None), ("a rise of 3 %", "3 %", "exact"), ("minus 3 %", "3 %", None),
]  # fmt: skip


@pytest.mark.parametrize(("figure", "claim", "wanted"), TABLE, ids=lambda value: str(value).replace(" ", "_"))
def test_agreement(figure, claim, wanted):
    assert grade(figure, claim) == wanted


@pytest.mark.parametrize(("figure", "claim", "wanted"), [
    ("322 billion IDR", "20 million USD", "exact"), ("321 billion IDR", "20 million USD", "rounded"), ("300 billion IDR", "20 million USD", None), ("322 billion IDR", "nearly 20 million USD", "exact"),
])  # fmt: skip
def test_a_pinned_rate_is_exact(figure, claim, wanted):
    assert grade(figure, claim, PINNED) == wanted


numbers = st.decimals(min_value=1, max_value=10**9, places=0)


def point(value: Decimal, precision: Decimal, **more) -> Quantity:
    return Quantity(value, value, None, precision=precision, **more)


@settings(deadline=None)
@given(numbers, numbers)
def test_two_bare_values_of_one_precision_agree_only_if_equal(first, second):
    ours, theirs = point(first, Decimal("0.5")), point(second, Decimal("0.5"))
    found = agree(ours, theirs, build_bridge(ours, theirs, DATED, DATE))
    assert (found is not None) == (first == second)


@settings(deadline=None)
@given(numbers, numbers, st.sampled_from(["0.5", "50", "5000"]), st.sampled_from(["0.5", "50", "5000"]))
def test_agreement_of_bare_values_is_symmetric(first, second, p, q):
    ours, theirs = point(first, Decimal(p)), point(second, Decimal(q))
    one = agree(ours, theirs, build_bridge(ours, theirs, DATED, DATE))
    other = agree(theirs, ours, build_bridge(theirs, ours, DATED, DATE))
    assert one == other


@settings(deadline=None)
@given(numbers, numbers, st.sampled_from(["about", "nearly", "over"]))
def test_more_tolerance_never_ends_an_agreement(first, second, qualifier):
    ours, theirs = point(first, Decimal("0.5")), point(second, Decimal("0.5"), qualifier=qualifier)
    bridge = build_bridge(ours, theirs, DATED, DATE)
    narrow, wide = agree(ours, theirs, bridge, Decimal("0.05")), agree(ours, theirs, bridge, Decimal("0.2"))
    assert narrow is None or wide is not None


@settings(deadline=None)
@given(numbers, numbers, st.sampled_from([None, "about", "nearly", "over"]))
def test_the_verdict_is_the_same_in_another_unit_of_the_same_written_precision(first, second, qualifier):
    def verdict(unit):
        ours = Quantity(first, first, unit, precision=Decimal("0.5"))
        theirs = Quantity(second, second, unit, precision=Decimal("0.5"), qualifier=qualifier)
        found = agree(ours, theirs, build_bridge(ours, theirs, DATED, DATE))
        return None if found is None else found.grade

    assert verdict("kilometer") == verdict("mile") == verdict("USD") == verdict("%")


def test_the_table_is_long_enough_to_hold_every_law():
    assert len(TABLE) >= 150
    assert len({(figure, claim) for figure, claim, _ in TABLE}) == len(TABLE)


def test_grades_are_in_order_of_strength():
    assert GRADES == ("exact", "rounded", "coarse", "approximate", "converted", "vague")
