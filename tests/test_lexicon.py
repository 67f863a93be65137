"""The data files and the lexicons made from them."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from figcheck import LocaleError, extract
from figcheck.locales import store, supplement
from figcheck.locales.compile import compilable_tags, compile_lexicon
from figcheck.locales.detect import detect
from figcheck.locales.lexicon import open_lexicon, resolve
from figcheck.locales.spellout import ADD, AND, MULTIPLY, Word, combine, invert, rule_languages, split_glued
from figcheck.locales.supplement import LISTS, TABLES, data_tags, load_supplement
from tests.corpus import FOLDER, all_lines

LANGUAGES = [tag for tag in data_tags() if tag != "und" and "-" not in tag]


@pytest.mark.parametrize("tag", data_tags())
def test_a_data_file_is_valid(tag):
    assert load_supplement(tag).entries


@pytest.mark.parametrize(("text", "words"), [
    ("[scale]\n1e3 = ['x']", "unknown key 'scale'"), ("[scales]\nmany = ['x']", "not a number"), ("[scales]\n1e3 = 'x'", "list of strings"),
    ("[qualifiers]\nalmost = ['x']", "may hold"), ("articles = ['']", "none of them empty"), ("glued = 'yes'", "must be a bool"), ("calendar_years = '1403'", "two years"), ("[scales", "xx.toml"),
])  # fmt: skip
def test_a_mistake_in_a_data_file_says_what_is_wrong(tmp_path, monkeypatch, text, words):
    monkeypatch.setattr(supplement, "DATA", tmp_path)
    (tmp_path / "xx.toml").write_text(text)
    supplement.load_supplement.cache_clear()
    with pytest.raises(LocaleError, match=words):
        load_supplement("xx")
    supplement.load_supplement.cache_clear()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_language_fills_every_key(tag):
    filled = {entry.key for entry in load_supplement(tag).entries}
    optional = {
        "suffixes",
        "period_prefixes",
        "denominators",
        "numbers",
        "abbreviations",
        "signs",
        "amounts",
        "during",
        "by",
        "lengths",
        "costing",
    }
    optional |= {"not_units", "numeral_endings"}
    assert {*LISTS, *TABLES} - filled - optional == set()
    assert (FOLDER / f"{tag}.toml").exists()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_scale_word_is_unknown(tag):
    """Every scale word of a language, in every form, multiplies the number before it (or behind it)."""
    lexicon = open_lexicon(tag)
    powers = set()
    for entry in load_supplement(tag).entries:
        if entry.key != "scales":
            continue
        value = Decimal(entry.value.split("|")[0])
        powers.add(value)
        surface = entry.surface.replace("…", "").strip()
        before = entry.surface.rstrip().endswith("…")
        money = "€" if len(surface) < 3 and surface.isascii() else ""  # a lone `m` is a million where there is money
        text = f"{surface} 3" if before else f"{money}3{surface if len(surface) == 1 else ' ' + surface}"
        found = extract(text, locale=tag)
        readings = [f.low for f in found] + [r.low for f in found for r in f.readings]
        assert 3 * value in readings, (tag, text, found)
    assert {Decimal(1000), Decimal(10) ** 6} <= powers or {Decimal(1000), Decimal(10) ** 4} <= powers
    assert lexicon.tag == tag


def test_a_corpus_line_uses_every_language():
    assert {line.language for line in all_lines()} >= set(LANGUAGES)


@pytest.mark.parametrize(("given", "wanted"), [
    ("en", "en"), ("EN_gb", "en-GB"), ("pt-br", "pt-BR"), ("de-AT-1996", "de-AT"), ("zh-TW", "zh-Hant-TW"), ("iw", "he"), ("en-XX", "en"),
    ("sr-Latn-RS", "sr-Latn"), ("no", "nb"),
])  # fmt: skip
def test_a_tag_is_resolved_to_the_nearest_locale(given, wanted):
    assert resolve(given) == wanted


@pytest.mark.parametrize("tag", ["xx-nonsense", "", "12", "qq"])
def test_an_unknown_tag_says_so(tag):
    with pytest.raises(LocaleError, match="not known"):
        resolve(tag)


def test_every_locale_of_cldr_reads_digits_and_its_own_currency():
    for tag in compilable_tags()[::25]:
        if tag != "und":
            (figure,) = extract("7 %", locale=tag)
            assert (figure.low, figure.unit) == (7, "%")


def test_a_compiled_lexicon_is_plain_data_and_a_region_holds_only_what_differs():
    whole, region = compile_lexicon("es"), compile_lexicon("es-MX")
    assert json.loads(json.dumps(whole)) == whole
    assert region["parent"] == "es-419"
    assert len(region["entries"]) < len(whole["entries"])


def test_where_nothing_can_be_written_the_lexicon_lives_in_memory(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FIGCHECK_CACHE", str(tmp_path / "file" / "below"))
    store.open_compiled.cache_clear()
    store.cached_folder.cache_clear()
    assert store.open_compiled("da")["tag"] == "da"
    store.open_compiled.cache_clear()
    store.cached_folder.cache_clear()


@pytest.mark.parametrize(("words", "value"), [
    ([(ADD, 2), (MULTIPLY, 100), (AND, 0), (ADD, 5)], 205), ([(MULTIPLY, 1000)], 1000), ([(ADD, 12), (MULTIPLY, 1000), (ADD, 450), (MULTIPLY, 10**6)], 12_450_000_000),
    ([(ADD, 1), (AND, 0), (ADD, 20)], 21), ([(ADD, 3), (MULTIPLY, 10**6), (ADD, 2), (MULTIPLY, 100), (MULTIPLY, 1000)], 3_200_000),
    ([(ADD, 45), (MULTIPLY, 100)], 4500), ([(ADD, 2), (MULTIPLY, 10**8), (ADD, 3000), (MULTIPLY, 10**4)], 230_000_000),
])  # fmt: skip
def test_number_words_combine(words, value):
    phrase = [Word(role, Decimal(each)) for role, each in words]
    assert combine(phrase) == (Decimal(value), len(words))


def test_words_that_are_two_numbers_end_the_first():
    twenty_five, thirty = [Word(ADD, Decimal(20)), Word(ADD, Decimal(5))], Word(ADD, Decimal(30))
    assert combine([*twenty_five, thirty]) == (25, 2)


def test_a_scale_word_may_go_first():
    phrase = [
        Word(MULTIPLY, Decimal(10**6)),
        Word(ADD, Decimal(2)),
        Word(AND),
        Word(MULTIPLY, Decimal(1000)),
        Word(ADD, Decimal(5)),
    ]
    assert combine(phrase, scale_first=True) == (2_005_000, 5)


def test_glued_words_are_cut_in_linear_time():
    words = {"zwei": Word(ADD, Decimal(2)), "hundert": Word(MULTIPLY, Decimal(100)), "dreißig": Word(ADD, Decimal(30))}
    assert [word.value for word in split_glued("zweihundertdreißig", words, 10)] == [2, 100, 30]
    assert split_glued("zweihundertx", words, 10) is None
    assert split_glued("hundert" * 1000, words, 10) is not None


ODD_RULES = {
    "ar",
    "ccp",
    "chr",
    "ff",
    "kl",
    "lrc",
    "qu",
    "se",
    "su",
    "vec",
    "yue",
    "yue-Hans",
    "ga",
    "sw",
    "ta",
    "ms",
    "my",
    "zu",
    "cy",
}


@pytest.mark.slow
@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag in rule_languages() and tag not in ODD_RULES])
def test_the_spellout_rules_run_backwards_read_what_they_write(tag):
    from unicode_rbnf import RbnfEngine

    if invert(tag) is None:
        pytest.skip("no cardinal rules")
    engine = RbnfEngine.for_language(tag)
    wrong = []
    numbers = [13, 21, 47, 99, 100, 101, 117, 250, 999, 1000, 1001, 1984, 2000, 12_345, 100_000, 250_000]
    for number in numbers:
        for name, text in engine.format_number(number).text_by_ruleset.items():
            if any(map(str.isdigit, text)) or "plural" in name:  # number words that count pairs and sets
                continue
            found = extract(text, locale=tag)
            if [f.low for f in found] != [number]:
                wrong.append((number, text, [str(f.low) for f in found]))
    assert len(wrong) <= 3, wrong


@pytest.mark.parametrize(("text", "locale"), [
    ("The company paid its workers more than it had in the year before.", "en"),
    ("La società ha pagato ai lavoratori più di quanto avesse fatto l'anno prima.", "it"),
    ("Virksomheden betalte sine medarbejdere mere, end den havde gjort året før.", "da"),
    ("Perusahaan itu membayar para pekerja lebih banyak dari tahun sebelumnya.", "id"),
    ("कंपनी ने अपने कर्मचारियों को पिछले साल से अधिक भुगतान किया है।", "hi"),
    ("12345 67890", "und"), ("", "und"),
])  # fmt: skip
def test_languages_are_told_apart(text, locale):
    assert detect(text) == locale
