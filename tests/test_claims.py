"""Claim files: what is read, and what every mistake is answered with."""

from __future__ import annotations

from decimal import Decimal

import pytest
import yaml as plain_yaml

from figcheck.claims.load import load_claims
from figcheck.claims.relations import RelationError, check_relations, parse_relation
from figcheck.claims.schema import claim_file_schema
from figcheck.errors import ClaimFileError
from figcheck.quantities.exchange.sources import open_exchange

GOOD = """\
figcheck: 1
as_of: 2024-07-31
currency: EUR
period: month
exchange_rates:
  - 1 USD = 16100 IDR
tolerance: {approximate: 5%, conversion: 3%}
claims:
  payment:
    value: nearly 20 million USD per month
    statement: TikTok paid Microsoft nearly $20 million a month
    context: [TikTok, टिकटॉक]
    required: true
    tolerance: 4%
    as_of: 2024-08-01
  revenue: 1 billion USD per year
  share: {value: 24%}
  goal: {value: {low: 30, high: 31, unit: "%"}}
  amount: {value: {amount: 20e6, unit: USD, per: month, qualifier: nearly}}
  depth:
    value: tra 21 e 34 m
    locale: it
relations:
  - payment / revenue = share
"""


def write(folder, text, name="claims.yaml"):
    (folder / name).write_text(text, encoding="utf-8")
    return name


def test_a_claim_file_is_read(folder):
    claims = load_claims(write(folder, GOOD))
    assert (claims.as_of, claims.currency, claims.period) == ("2024-07-31", "EUR", "month")
    payment = claims.ids["payment"]
    figure = payment.figure
    assert (figure.low, figure.unit, figure.per, figure.qualifier) == (20_000_000, "USD", "month", "nearly")
    assert (payment.required, payment.context, payment.as_of) == (True, ("TikTok", "टिकटॉक"), "2024-08-01")
    assert payment.tolerance.approximate == payment.tolerance.conversion == Decimal("0.04")
    assert (claims.tolerance.approximate, claims.tolerance.conversion) == (Decimal("0.05"), Decimal("0.03"))
    assert (payment.line, payment.column) == (9, 3)
    amount = claims.ids["amount"].figure
    assert (amount.low, amount.precision, amount.qualifier) == (20_000_000, 500_000, "nearly")
    assert (claims.ids["goal"].figure.low, claims.ids["goal"].figure.high) == (30, 31)
    assert (claims.ids["depth"].figure.low, claims.ids["depth"].figure.unit) == (21, "meter")


@pytest.mark.parametrize(("text", "low", "unit", "per", "qualifier"), [
    ("≥ 5 GW", "5", "gigawatt", None, "at_least"), ("$1.08 per share", "1.08", "USD", "share", None), ("72", "72", None, None, None),
    ("650,000", "650000", None, None, None), ("2024", "2024", None, None, None), ("1,000 cubic metres per day", "1000", "cubic_meter", "day", None),
    ("several hundred million USD", "2e8", "USD", None, None), ("18.5 million EUR", "18500000", "EUR", None, None), ("a quarter", "25", "%", None, None),
    ("24 cents a share", "0.24", "USD", "share", None), ("-0.2 %", "-0.2", "%", None, None), ("0.5 percentage points", "0.5", "pp", None, None),
])  # fmt: skip
def test_values_as_text(folder, text, low, unit, per, qualifier):
    figure = load_claims(write(folder, f"claims:\n  a: {text!r}\n")).ids["a"].figure
    assert (figure.low, figure.unit, figure.per, figure.qualifier) == (Decimal(low), unit, per, qualifier)


def test_toml_and_json_say_the_same(folder):
    toml = 'as_of = 2024-07-31\n[claims]\nrevenue = "1 billion USD per year"\n[claims.payment]\nvalue = "20 million USD"\nrequired = true\n'
    json = '{"as_of": "2024-07-31",\n\t"claims": {"revenue": "1 billion USD per year", "payment": {"value": "20 million USD", "required": true}}}'
    one, other = load_claims(write(folder, toml, "claims.toml")), load_claims(write(folder, json, "claims.json"))
    assert one.as_of == other.as_of == "2024-07-31"
    assert [(c.id, c.figure.low, c.required) for c in one.claims] == [
        (c.id, c.figure.low, c.required) for c in other.claims
    ]
    assert one.ids["payment"].line == 4


MISTAKES = [
    ("claim: {}\n", 1, 1, "did you mean 'claims'"),
    ("figcheck: 2\nclaims: {a: 5}\n", 1, 11, "format '2' is not known"),
    ("as_of: yesterday\nclaims: {a: 5}\n", 1, 8, "is not a date"),
    ("currency: dollars\nclaims: {a: 5}\n", 1, 11, "ISO code"),
    ("claims:\n  a: 5\n  a: 6\n", 3, 3, "stands twice"),
    ("claims:\n  a: many\n", 2, 6, "has no figure"),
    ("claims:\n  a: 20 million blorks\n", 2, 6, "'blorks'"),
    ("claims:\n  a:\n    valu: 5\n", 3, 5, "did you mean 'value'"),
    ("claims:\n  a:\n    statement: x\n", 2, 3, "has no `value`"),
    ("claims:\n  a:\n    value: 5\n    required: perhaps\n", 4, 15, "true or false"),
    ("claims:\n  a:\n    value: {amount: x}\n", 3, 21, "not a number"),
    ("claims:\n  a:\n    value: {amount: 5, unit: blorks}\n", 3, 30, "not known"),
    ("claims:\n  a:\n    value: {low: 5, high: 3}\n", 3, 18, "greater"),
    ("claims:\n  a: 5\nrelations:\n  - a / b = a\n", 4, 9, "names no known claim with 'b'"),
    ("claims:\n  a: 5\nrelations:\n  - a + = a\n", 4, 7, "cannot be read"),
    ("claims:\n  a: 5\ntolerance: 5\n", 3, 12, "as 5%"),
    ("claims:\n  a: 5\nexchange_rates: [USD 5]\n", 3, 18, "1 USD = 16100 IDR"),
    ("claims:\n  a: &x 5\n  b: *x\n", 2, 6, "anchors"),
    ("claims:\n  a: !!python/object:os.system 5\n", 2, 6, "tag"),
    ("claims:\n  a: 'x\n", 3, 1, "not valid YAML"),
    ("- a\n- b\n", 1, 1, "must begin with keys"),
    ("", None, None, "empty"),
    ("claims:\n  9a b: 5\n", 2, 3, "cannot be an id"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "words"), MISTAKES)
def test_a_mistake_is_named_by_its_place_and_what_would_be_right(folder, text, line, column, words):
    with pytest.raises(ClaimFileError) as caught:
        load_claims(write(folder, text))
    error = caught.value
    assert words in error.message
    assert (error.line, error.column) == (line, column)
    assert str(error).startswith("claims.yaml")


def test_scalars_are_kept_as_text(folder):
    claims = load_claims(write(folder, "claims:\n  no: {value: 5, context: [No, yes, 1e3]}\n"))
    assert claims.ids["no"].context == ("No", "yes", "1e3")


def test_a_hostile_file_is_refused_not_followed(folder):
    for text in ("[" * 50_000, "{a: " * 3000, "claims: {a: " + "9" * 100_000 + "}"):
        with pytest.raises(ClaimFileError):
            load_claims(write(folder, text))
    with pytest.raises(ClaimFileError, match="larger"):
        load_claims(write(folder, "#" * 1_100_000))


def test_a_file_that_is_not_there_or_has_another_ending_says_so(folder):
    with pytest.raises(ClaimFileError, match="no such claim file"):
        load_claims("none.yaml")
    with pytest.raises(ClaimFileError, match="ends in"):
        load_claims(write(folder, GOOD, "claims.ini"))


def relation_message(folder, claims, relation):
    text = "as_of: 2024-07-31\nclaims:\n" + "".join(f"  {line}\n" for line in claims) + f"relations:\n  - {relation}\n"
    broken = check_relations(load_claims(write(folder, text)), open_exchange())
    return broken[0].message if broken else None


@pytest.mark.parametrize(("claims", "relation", "holds"), [
    (["payment: nearly 20 million USD per month", "revenue: 1 billion USD per year", "share: nearly 25%"], "payment / revenue = share", True),
    (["payment: 20 million USD per month", "revenue: 1.00 billion USD per year", "share: 30%"], "payment / revenue = share", False),
    (["a: 10 million USD", "b: 5 million USD", "c: 15 million USD"], "a + b = c", True),
    (["a: 10 million USD", "b: 5 million USD", "c: 17 million USD"], "a + b = c", False),
    (["capacity: 604.8 MW", "turbines: 72", "size: 8.4 MW"], "capacity / turbines = size", True),
    (["capacity: 604.8 MW", "turbines: 72", "size: 9.4 MW"], "capacity / turbines = size", False),
    (["month: 350000 EUR per month", "year: 4.2 million EUR per year"], "month = year", True),
    (["a: 10 USD", "b: 5 km"], "a = b", False),
    (["a: 20 million USD", "b: 15.45 million GBP"], "a = b", True),
    (["net: 80 EUR", "gross: 100 EUR", "tax: 20%"], "gross * (1 - tax) = net", True),
    (["whole: at least 100", "part: 20"], "part = whole", False),
])  # fmt: skip
def test_relations_are_computed_with_intervals(folder, claims, relation, holds):
    assert (relation_message(folder, claims, relation) is None) is holds


@pytest.mark.parametrize(
    "text",
    ["a", "a = ", "= a", "a = b = c", "a + = b", "(a = b", "a) = b", "a b = c", "a ? b = c", "a = b" + " + b" * 200],
)
def test_relations_that_cannot_be_read_say_so(text):
    with pytest.raises(RelationError):
        parse_relation(text)


def test_the_schema_describes_the_example():
    schema = claim_file_schema()
    data = plain_yaml.safe_load(GOOD)
    assert set(data) <= set(schema["properties"])
    claim_keys = schema["properties"]["claims"]["additionalProperties"]["oneOf"][1]["properties"]
    assert set(data["claims"]["payment"]) <= set(claim_keys)
    assert all(entry["description"] for entry in schema["properties"].values())
