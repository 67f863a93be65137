"""Exchange rates: pinned, embedded, and what is not there."""

from __future__ import annotations

from decimal import Decimal

import pytest

from figcheck.model.claim import PinnedRate
from figcheck.quantities.exchange.ecb import Ecb
from figcheck.quantities.exchange.sources import open_exchange


@pytest.mark.parametrize(("base", "quote", "date", "value"), [
    ("USD", "GBP", "2024-08-01", "0.781611"), ("USD", "IDR", "2024-08-06", "16173.550160"), ("USD", "INR", "2024-08-05", "84.147821"),
    ("EUR", "DKK", "2016-05-12", "7.4407"), ("USD", "DKK", "2024-08-02", "6.887033"),
])  # fmt: skip
def test_the_embedded_history_gives_the_rate_of_a_date(base, quote, date, value):
    rate = Ecb().rate(base, quote, date)
    assert abs(rate.value - Decimal(value)) < Decimal("0.00001") * rate.value
    assert (rate.asked, rate.given, rate.source) == (date, date, "ECB reference rates")


def test_a_day_without_a_rate_takes_the_last_one_before_and_says_so():
    saturday = Ecb().rate("USD", "GBP", "2024-08-03")
    assert saturday.given == "2024-08-02"
    assert saturday.value == Ecb().rate("USD", "GBP", "2024-08-02").value


def test_what_is_not_known_is_none():
    for base, quote, date in (
        ("USD", "XXX", "2024-08-01"),
        ("USD", "RUB", "2024-08-01"),
        ("USD", "GBP", "1990-01-01"),
        ("USD", "GBP", None),
    ):
        assert Ecb().rate(base, quote, date) is None


def test_a_window_holds_the_rates_around_a_date():
    window = Ecb().window("USD", "GBP", "2024-08-01")
    assert window.low < Ecb().rate("USD", "GBP", "2024-08-01").value < window.high


def test_pinned_rates_win_go_both_ways_and_across():
    exchange = open_exchange([PinnedRate("USD", "IDR", Decimal(16100)), PinnedRate("USD", "GBP", Decimal("0.8"))])
    assert exchange.ask("USD", "IDR", "2024-08-01")[0].value == 16100
    assert exchange.ask("IDR", "USD", None)[0].exact
    across, window = exchange.ask("GBP", "IDR", "2024-08-01")
    assert round(across.value) == 20125
    assert window is None


def test_one_currency_is_worth_itself():
    assert open_exchange().ask("USD", "USD", None)[0].value == 1
