"""forex-python against a real local server that answers well, slowly, wrongly, with errors and not at all."""

from __future__ import annotations

import json
import time
from decimal import Decimal

import pytest

from figcheck.quantities.exchange.forex_python import ForexPython
from tests.ratesserver import rates, serving

DATE = "2024-08-02"


def source(url: str, folder, **more) -> ForexPython:
    return ForexPython(url, folder=folder, timeout=(0.3, 0.3), **more)


def test_a_rate_is_a_decimal_with_its_day_and_source(tmp_path):
    with serving(rates(DATE, GBP=0.784495)) as (url, asked):
        rate = source(url, tmp_path).rate("USD", "GBP", DATE)
    assert (rate.value, rate.given, rate.source, rate.exact) == (Decimal("0.784495"), DATE, "forex-python", False)
    assert isinstance(rate.value, Decimal)
    assert asked == [f"/{DATE}?base=USD&symbols=GBP&rtype=fpy"]


def test_a_good_answer_is_kept_on_disk_and_not_asked_for_again(tmp_path):
    with serving(rates(DATE, GBP=0.784495)) as (url, asked):
        first = source(url, tmp_path).rate("USD", "GBP", DATE)
        second = source(url, tmp_path).rate("USD", "GBP", DATE)
    assert first == second
    assert len(asked) == 1
    assert source("http://127.0.0.1:9/", tmp_path).rate("USD", "GBP", DATE) == first


def test_a_broken_file_on_disk_is_asked_for_anew(tmp_path):
    with serving(rates(DATE, GBP=0.784495)) as (url, asked):
        source(url, tmp_path).rate("USD", "GBP", DATE)
        for content in ("{", "[]", '{"base": "USD", "quote": "IDR", "asked": "2024-08-02", "value": "1"}',
                        json.dumps({"base": "USD", "quote": "GBP", "asked": DATE, "given": DATE, "value": 0.78})):  # fmt: skip
            (tmp_path / "USD-GBP" / f"{DATE}.json").write_text(content)
            assert source(url, tmp_path).rate("USD", "GBP", DATE).value == Decimal("0.784495")
    assert len(asked) == 5


@pytest.mark.parametrize(("status", "body", "tries"), [
    (500, b"", 3), (503, b"busy", 3), (404, b"", 3), (200, b"<html>", 1), (200, b"", 1), (200, b"[]", 1), (200, b'{"rates": {}}', 3),
    (200, b'{"date": "2024-08-02", "rates": {"GBP": 0}}', 3), (200, b'{"date": "2024-08-02", "rates": {"GBP": -1}}', 1),
    (200, b'{"date": "2024-08-02", "rates": {"GBP": "many"}}', 1), (200, b'{"date": "2024-08-02", "rates": {"GBP": NaN}}', 1),
    (200, b'{"date": "2024-08-02", "rates": {"GBP": 1e30}}', 1), (200, b'{"date": "2024-11-02", "rates": {"GBP": 0.78}}', 1),
    (200, b'{"date": "2019-08-02", "rates": {"GBP": 0.78}}', 1), (200, b'{"date": "soon", "rates": {"GBP": 0.78}}', 1),
    (200, b'{"date": "2024-08-02", "rates": {"GBP": [1]}}', 1), (200, b'{"date": "2024-08-02", "rates": {"GBP": true}}', 1),
])  # fmt: skip
def test_a_bad_answer_is_no_rate_and_says_why(tmp_path, status, body, tries):
    with serving(lambda path: (status, body)) as (url, asked):
        asking = source(url, tmp_path)
        assert asking.rate("USD", "GBP", DATE) is None
    assert len(asked) == tries
    assert asking.problem.startswith("forex-python gave no rate for USD and GBP on 2024-08-02: it ")
    assert not list(tmp_path.rglob("*.json"))


def test_an_answer_of_the_friday_before_is_taken_for_a_sunday(tmp_path):
    with serving(rates(DATE, GBP=0.784495)) as (url, _):
        rate = source(url, tmp_path).rate("USD", "GBP", "2024-08-04")
    assert (rate.asked, rate.given) == ("2024-08-04", DATE)


def test_a_slow_service_is_not_waited_for(tmp_path):
    with serving(rates(DATE, GBP=0.78), delay=2) as (url, _):
        asking = source(url, tmp_path, tries=2)
        start = time.perf_counter()
        assert asking.rate("USD", "GBP", DATE) is None
        assert time.perf_counter() - start < 1.5
    assert asking.problem.endswith("it did not answer in time")


def test_a_service_that_fails_once_is_asked_again(tmp_path):
    answers = iter([(503, b""), rates(DATE, GBP=0.78)("")])
    with serving(lambda path: next(answers)) as (url, asked):
        assert source(url, tmp_path).rate("USD", "GBP", DATE).value == Decimal("0.78")
    assert len(asked) == 2


def test_a_dead_service_is_given_up_after_two_pairs(tmp_path):
    with serving(lambda path: (503, b"")) as (url, asked):
        asking = source(url, tmp_path, tries=1)
        for quote in ("GBP", "IDR", "INR", "DKK"):
            assert asking.rate("USD", quote, DATE) is None
    assert len(asked) == 2


def test_where_nobody_listens_there_is_no_rate(tmp_path):
    asking = source("http://127.0.0.1:9/", tmp_path, tries=1)
    assert asking.rate("USD", "GBP", DATE) is None
    assert asking.problem.endswith("it could not be reached")


def test_todays_rate_is_never_asked_for(tmp_path):
    with serving(rates(DATE, GBP=0.78)) as (url, asked):
        assert source(url, tmp_path).rate("USD", "GBP", None) is None
        assert source(url, tmp_path).rate("USD", "GBP", "soon") is None
    assert not asked


def test_forex_python_itself_is_left_as_it_was(tmp_path):
    import forex_python.converter as converter
    import requests

    with serving(rates(DATE, GBP=0.78)) as (url, _):
        source(url, tmp_path).rate("USD", "GBP", DATE)
    assert converter.requests is requests
