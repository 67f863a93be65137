"""The commands that check nothing: convert, rates, explain, schema, init."""

from __future__ import annotations

import json
import re

import pytest

from figcheck import load_claims
from figcheck.checking.rules import RULES
from figcheck.claims.draft import value_text
from figcheck.claims.nodes import Node
from figcheck.claims.values import value_of
from figcheck.extraction.extractor import extract_figures
from tests.ratesserver import rates, serving


@pytest.mark.parametrize(("arguments", "wanted"), [
    (("15,45 milioni di sterline al mese", "--to", "USD/year", "--locale", "it", "--as-of", "2024-08-01"),
     "15.45 million GBP per month = 237.202 million USD per year\n1 GBP = 1.27941 USD on 2024-08-01 (ECB reference rates)\n"),
    (("19 miles", "--to", "km"), "19 mile = 30.577536 kilometer\n"), (("-40 °F", "--to", "°C"), "-40 degree Fahrenheit = -40 degree Celsius\n"),
    (("30–31 million euros", "--to", "DEM"), "30 to 31 million EUR = 58.6749 to 60.63073 million DEM\n1 EUR = 1.95583 DEM (1 EUR is 1.95583 DEM, the fixed euro rate)\n"),
    (("$2 per kilogram", "--to", "USD/tonne"), "2 USD per kilogram = 2,000 USD per tonne\n"),
    (("25 basis points", "--to", "percentage points"), "25 bp = 0.25 pp\n"),
    (("nearly 20 million dollars", "--to", "IDR", "--as-of", "2024-08-06"),
     "nearly 20 million USD = nearly 323.471 billion IDR\n1 USD = 16173.6 IDR on 2024-08-06 (ECB reference rates)\n"),
])  # fmt: skip
def test_convert(run, arguments, wanted):
    assert run("convert", *arguments) == (0, wanted, "")


@pytest.mark.parametrize(("arguments", "said"), [
    (("15 pounds sterling", "--to", "USD"), "no exchange rate between GBP and USD without a date; write --as-of 2024-07-31"),
    (("nothing here", "--to", "USD"), "has no figure"), (("5 km and 6 km", "--to", "mi"), "has 2 figures"), (("5 km", "--to", "kg"), "cannot be expressed in kg"),
    (("5 km", "--to", "parsnips"), "'parsnips' is no unit"), (("5 km",), "--to USD/year"), (("5 km", "--to", "mi", "--as-of", "soon"), "'soon' is not a date"),
    (("5 km", "--to", "mi", "--exchange", "oracle"), "no source of exchange rates 'oracle'"), (("5 km", "--to", "mi", "--locale", "xx-YY-zz"), "xx-YY-zz"),
    (("€5", "--to", "KPW", "--as-of", "1999-02-03"), "no exchange rate between EUR and KPW on 1999-02-03"), (("5", "--to", "USD"), "cannot be expressed"),
])  # fmt: skip
def test_what_cannot_be_converted_is_said_in_a_sentence(run, arguments, said):
    status, out, err = run("convert", *arguments)
    assert (status, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_convert_as_data(run):
    status, out, _ = run(
        "convert", "15.45 million pounds sterling", "--to", "USD", "--as-of", "2024-08-01", "--format", "json"
    )
    answer = json.loads(out)
    assert status == 0
    assert (answer["unit"], answer["exchange_rate"]["given"], answer["exchange_rate"]["base"]) == (
        "USD",
        "2024-08-01",
        "GBP",
    )
    assert answer["low"] == answer["high"]


def test_rates(run):
    wanted = "1 USD = 16173.6 IDR on 2024-08-06 (ECB reference rates)\nbetween 15900.2 and 16335.8 from 14 days before to 3 days after\n"
    assert run("rates", "USD", "IDR", "--as-of", "2024-08-06") == (0, wanted, "")
    assert run("rates", "usd", "idr", "--as-of=2024-08-06")[1] == wanted
    status, out, _ = run("rates", "AED", "USD", "--as-of", "2024-08-06", "--format", "json")
    assert (status, json.loads(out)["source"]) == (0, "1 USD is 3.6725 AED, Central Bank of the United Arab Emirates")
    assert "go up to 20" in run("rates")[1]


@pytest.mark.parametrize(("arguments", "said"), [
    (("USD",), "no pair of currencies"), (("USD", "dollars"), "no pair of currencies"), (("USD", "IDR", "GBP"), "at most 2"),
    (("USD", "IDR"), "without a date"), (("USD", "IDR", "--as-of", "1980-01-02"), "on 1980-01-02"),
])  # fmt: skip
def test_rates_that_there_are_not(run, arguments, said):
    status, _, err = run("rates", *arguments)
    assert status == 2
    assert said in err


def test_rates_of_forex_python_are_asked_for_by_name(run, monkeypatch, tmp_path):
    monkeypatch.setenv("FIGCHECK_CACHE", str(tmp_path))
    with serving(rates("2024-08-06", IDR=16000)) as (url, _):
        monkeypatch.setenv("FIGCHECK_FOREX_URL", url)
        assert (
            run("rates", "USD", "IDR", "--as-of", "2024-08-06", "--exchange", "forex-python")[1]
            == "1 USD = 16000 IDR on 2024-08-06 (forex-python)\n"
        )
    monkeypatch.setenv("FIGCHECK_FOREX_URL", "http://127.0.0.1:9/")
    status, out, err = run("rates", "USD", "INR", "--as-of", "2024-08-06", "--exchange", "forex-python")
    assert (status, "ECB" in out) == (0, True)
    assert err == "figcheck: forex-python gave no rate for USD and INR on 2024-08-06: it could not be reached\n"


def test_a_table_of_rates_decides_a_check(folder, run):
    (folder / "claims.yaml").write_text("as_of: 2024-08-06\nclaims: {a: {value: 20 million USD, context: [tower]}}\n")
    (folder / "text.txt").write_text("The tower cost 30 billion naira.\n")
    (folder / "own.csv").write_text("base,quote,value\nUSD,NGN,1500\n")
    assert run("verify", "text.txt", "--exchange", "own.csv")[0] == 0
    (folder / "own.csv").write_text("base,quote,value\nUSD,NGN,900\n")
    status, out, _ = run("verify", "text.txt", "--exchange", "own.csv")
    assert status == 1
    assert "own.csv" in out


def test_the_date_of_the_command_line_wins_over_the_files(folder, run):
    (folder / "claims.yaml").write_text("as_of: 2016-08-05\nclaims: {a: {value: 20 million USD, context: [tower]}}\n")
    (folder / "text.txt").write_text("The tower cost 15.63 million pounds.\n")
    assert run("verify", "text.txt", "--as-of", "2024-08-01")[0] == 0
    assert run("verify", "text.txt", "--as-of", "2014-08-01")[0] == 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_every_rule_is_explained_by_code_and_by_name(run, rule):
    status, page, _ = run("explain", rule.code)
    assert status == 0
    assert page == run("explain", rule.slug.upper())[1]
    assert page.startswith(f"{rule.code} {rule.slug} ({rule.severity})\n\n")
    assert f"ignore[{rule.code}]" in page


def test_all_rules_are_listed(run):
    lines = run("explain")[1].splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in RULES]


def test_a_rule_that_there_is_not(run):
    status, _, err = run("explain", "magnitude")
    assert (status, err) == (2, "figcheck: there is no rule 'magnitude'; did you mean magnitude-slip?\n")


def test_the_schema_is_printed(run):
    status, out, _ = run("schema")
    assert (status, json.loads(out)["title"]) == (0, "figcheck claim file")


STORY = """Windy Hollow

The Nordholm wind farm cost €1.2 billion, nearly a quarter of the budget. Its 42 turbines stand 37 kilometres from Esbjerg.
Hundreds of thousands of homes get their power from Nordholm, which earns about €20 million a month.
"""


def test_a_draft_is_a_claim_file_that_its_own_documents_meet(folder, run):
    (folder / "story.txt").write_text(STORY)
    status, out, _ = run("init", "story.txt", "--as-of", "2024-07-31", "-o", "claims.yaml")
    assert (status, out) == (0, "")
    claims = load_claims(folder / "claims.yaml")
    assert [claim.value for claim in claims.claims] == [
        "1.2 billion EUR", "nearly 25%", "42", "37 kilometer", "hundreds of thousands", "about 20 million EUR per month",
    ]  # fmt: skip
    assert claims.currency == "EUR"
    assert claims.claims[0].context == ("Nordholm",)
    assert claims.claims[0].statement.startswith("The Nordholm wind farm cost")
    status, out, _ = run("verify", "story.txt")
    assert status == 0
    assert "6 supported" in out


def test_a_draft_never_writes_over_a_file(folder, run):
    (folder / "story.txt").write_text(STORY)
    (folder / "claims.yaml").write_text("mine\n")
    status, _, err = run("init", "story.txt", "-o", "claims.yaml")
    assert (status, "there already" in err) == (2, True)
    assert (folder / "claims.yaml").read_text() == "mine\n"


def test_a_draft_takes_a_figure_of_several_documents_once(folder, run):
    (folder / "story.en.txt").write_text("Nordholm cost $20 million, said Vestas.\n")
    (folder / "story.it.txt").write_text("Il parco di Nordholm è costato 20 milioni di dollari, secondo Vestas.\n")
    out = run("init", "story.en.txt", "story.it.txt")[1]
    assert len(re.findall("value:", out)) == 1


@pytest.mark.parametrize(("text", "locale"), [
    ("several hundred million dollars", "en"), ("ratusan miliar rupiah", "id"), ("कई सौ करोड़ डॉलर", "hi"), ("tens of thousands of people", "en"), ("30–31 %", "da"),
    ("quasi 20 milioni di dollari al mese", "it"), ("1.234.567 euros", "es"), ("minus 3,5 grader Celsius", "da"), ("0.25 percentage points", "en"),
    ("at least 5 GW", "en"), ("two thirds", "en"), ("millions of euros", "en"), ("84 litres per square metre", "en"), ("12 liters a day per person", "en"),
])  # fmt: skip
def test_what_a_draft_says_of_a_figure_is_read_back_as_that(text, locale):
    (figure,) = extract_figures(text, locale)
    back = value_of(Node(1, 1, value_text(figure)), "draft", "en")
    assert (back.low, back.high, back.unit, back.per, back.qualifier) == pytest.approx(
        (figure.low, figure.high, figure.unit, figure.per, figure.qualifier)
    )
