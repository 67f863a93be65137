"""Laws of reading, on texts nobody wrote down."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from babel import Locale
from babel.numbers import format_decimal, format_percent
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from figcheck import extract
from figcheck.locales.cldr import known_tags

LOCALES = ["en", "it", "da", "id", "hi", "de-CH", "fr", "ar", "fa", "ja", "th", "pt-BR", "ru", "sv", "es-MX", "tr"]
PROSE = st.text(alphabet=st.sampled_from("abcdefghij klmno pqrst,.;:-()\"'\n äßéñйقह水"), max_size=60)
relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)


@relaxed
@given(st.text(max_size=200), st.sampled_from(LOCALES))
@example("\ud800 5\udfff million", "en")
@example("\x00\x07 5 \x1b[31m %", "en")
@example("5" * 5000, "en")
@example("1," * 3000, "it")
@example("((((((((((" * 300, "en")
@example("hundred " * 500, "en")
def test_extraction_never_raises(text, locale):
    extract(text, locale=locale)


@relaxed
@given(
    st.text(alphabet=st.sampled_from("0123456789.,% $€Rp-–/():milionetwenty०१२٣٤半万億 \u00a0"), max_size=80),
    st.sampled_from(LOCALES),
)
def test_offsets_point_at_the_figures_own_text_in_order_and_apart(text, locale):
    last = 0
    for figure in extract(text, locale=locale):
        assert text[figure.start : figure.end] == figure.text
        assert figure.start >= last
        assert figure.start < figure.end
        assert figure.low <= figure.high
        last = figure.end


@relaxed
@given(st.decimals(min_value=0, max_value=10**12, allow_nan=False, places=2), st.sampled_from(sorted(known_tags())))
def test_what_babel_formats_reads_back(value, tag):
    locale = tag.replace("-", "_")
    try:
        text = format_decimal(value, locale=locale, format="#,##0.00")
    except KeyError:  # babel does not resolve the symbols of this locale's default digits
        return
    figures = extract(f"x = {text} y", locale=tag)
    if 1900 <= value <= 2099 and value == value.to_integral_value():
        return
    readings = [figures[0].low, *(reading.low for reading in figures[0].readings)] if figures else []
    assert value in readings, (tag, text, figures)


@relaxed
@given(st.integers(min_value=0, max_value=1000), st.sampled_from(sorted(known_tags())))
def test_percentages_that_babel_formats_read_back(value, tag):
    try:
        text = format_percent(Decimal(value) / 100, locale=tag.replace("-", "_"))
    except KeyError:
        return
    if "#,#0" in Locale.parse(tag.replace("-", "_")).percent_formats[None].pattern:  # CLDR groups by two there
        return
    figures = extract(text, locale=tag)
    assert [(figure.low, figure.unit) for figure in figures] == [(Decimal(value), "%")], (tag, text)


FIGURES = [
    ("$20 million", "en"), ("15,45 milioni di sterline", "it"), ("Rp 322 miliar", "id"), ("25 %", "da"),
    ("20 मिलियन डॉलर", "hi"), ("nearly 25%", "en"), ("30-31 %", "da"), ("several hundred million dollars", "en"),
]  # fmt: skip


@relaxed
@given(PROSE, PROSE, st.sampled_from(FIGURES))
def test_prose_around_a_figure_changes_nothing_about_it(before, after, case):
    text, locale = case
    (alone,) = extract(text, locale=locale)
    around = extract(f"{before}\n\n{text}\n\n{after}", locale=locale)
    start = len(before) + 2
    found = [figure for figure in around if start <= figure.start < start + len(text)]
    assert [(f.text, f.low, f.high, f.unit, f.precision) for f in found] == [
        (alone.text, alone.low, alone.high, alone.unit, alone.precision)
    ]


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC"])
@pytest.mark.parametrize(("text", "locale"), [
    ("20 millioner kr. månedligt", "da"), ("डेढ़ करोड़ रुपये", "hi"), ("quasi 65 m² di più", "it"), ("½ million", "en"), ("５０％", "en"),
    ("più di 20 milioni", "it"), ("२५ प्रतिशत", "hi"),
])  # fmt: skip
def test_normal_forms_read_alike(text, locale, form):
    def values(each):
        return [(f.low, f.high, f.unit, f.per, f.qualifier) for f in extract(each, locale=locale)]

    assert values(text)
    assert values(unicodedata.normalize(form, text)) == values(text)


@pytest.mark.parametrize(
    "space", [chr(c) for c in (0x20, 0xA0, 0x2002, 0x2003, 0x2007, 0x2009, 0x200A, 0x202F, 0x205F, 0x3000)]
)
def test_any_space_reads_alike(space):
    text = "20 million dollars per month".replace(" ", space)
    (figure,) = extract(text, locale="en")
    assert (figure.low, figure.unit, figure.per) == (20_000_000, "USD", "month")
    (grouped,) = extract(f"12{space}500 hectares", locale="en")
    assert grouped.low == 12_500


@pytest.mark.parametrize("text", ["20 MILLION DOLLARS", "20 million dollars", "20 Million Dollars"])
def test_case_does_not_matter(text):
    (figure,) = extract(text, locale="en")
    assert (figure.low, figure.unit) == (20_000_000, "USD")
