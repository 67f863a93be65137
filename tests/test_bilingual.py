"""Bilingual files: segments, places, placeholders, what is not translated, what is broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from figcheck.apps.comparing import run_compare
from figcheck.documents.bilingual import read_bilingual
from figcheck.errors import DocumentError

XLIFF1 = """<?xml version="1.0" encoding="utf-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file source-language="en" target-language="de" original="a" datatype="plaintext"><body>
  <trans-unit id="a"><source>The disk holds <g id="1">640</g> MB &amp; more.</source>
   <target>Die Platte fasst <g id="1">460</g> MB &amp; mehr.</target>
   <alt-trans><target>Die Platte fasst 1 MB.</target></alt-trans></trans-unit>
  <trans-unit id="b"><source>It takes 20 minutes.</source><target>Es dauert 20 Minuten.</target></trans-unit>
  <trans-unit id="c"><source>Up to 5 users</source><target></target></trans-unit>
  <trans-unit id="d"><source>Up to 5 users</source><target state="new">Up to 50 users</target></trans-unit>
 </body></file></xliff>
"""
XLIFF2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr">
<file id="f"><unit id="u"><segment id="1"><source>It weighs 2.5 kg<ph id="9"/>.</source><target>Il pèse 25 kg<ph id="9"/>.</target></segment>
<segment id="2" state="initial"><source>It has 4 wheels.</source><target>It has 5 wheels.</target></segment></unit></file></xliff>
"""
TMX = """<tmx version="1.4"><header srclang="en"/><body><tu tuid="x">
<tuv xml:lang="en"><seg>The bridge is 300 metres long.</seg></tuv>
<tuv xml:lang="it"><seg>Il ponte è lungo 300 metri.</seg></tuv>
<tuv xml:lang="es"><seg>El puente mide 30 metros.</seg></tuv></tu></body></tmx>
"""
PO = r"""msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\nLanguage: pl\n"

#: a.c:1
msgid "The cache holds "
"512 MB of data."
msgstr "Pamięć podręczna mieści "
"521 MB danych."

msgid "%d file of 20 MB"
msgid_plural "%d files of 20 MB"
msgstr[0] "%d plik o rozmiarze 20 MB"
msgstr[1] "%d pliki o rozmiarze 20 MB"
msgstr[2] "%d plików o rozmiarze 200 MB"

#, fuzzy
msgid "Wait 5 seconds."
msgstr "Czekaj 6 sekund."

msgid "Wait 30 seconds."
msgstr ""

#~ msgid "Old 5 seconds."
#~ msgstr "Stare 6 sekund."
"""
JSONL = "\n".join(
    json.dumps(line)
    for line in (
        {"source": "Prices rose 3%.", "target": "Die Preise stiegen um 3 %."},
        {"source": 'It cost "$20 million".', "target": 'Es kostete "20 Milliarden Dollar".'},
    )
)
CSV = 'id,en,fi\n1,"The lake is 12 km long, or more.","Järvi on 12 km pitkä, tai enemmän."\n2,It holds 40 litres.,Siihen mahtuu 400 litraa.\n'


def _found(path: Path, capsys, **values):
    status = run_compare([str(path)], {"format": "json", **values})
    report = json.loads(capsys.readouterr().out)
    text = path.read_text(encoding="utf-8")
    for finding in report["findings"]:
        if finding["text"] and path.suffix != ".xlsx":
            assert (text[finding["start"]], text[finding["end"] - 1]) == (finding["text"][0], finding["text"][-1])
    return status, [(f["rule"], f["text"], (f["source"] or {}).get("text")) for f in report["findings"]]


@pytest.mark.parametrize(
    ("name", "content", "values", "wanted"),
    [
        ("a.xlf", XLIFF1, {}, [("FIG108", "460 MB", "640 MB")]),
        ("a.xliff", XLIFF2, {}, [("FIG103", "25 kg", "2.5 kg")]),
        ("a.tmx", TMX, {}, [("FIG102", "30 metros", "300 metres")]),
        ("a.po", PO, {"source_locale": "en"}, [("FIG108", "521 MB", "512 MB"), ("FIG102", "200 MB", "20 MB")]),
        ("a.jsonl", JSONL, {"source_locale": "en", "locale": "de"}, [("FIG102", "20 Milliarden Dollar", "$20 million")]),
        ("a.csv", CSV, {"source_field": "en", "target_field": "fi"}, [("FIG102", "400 litraa", "40 litres")]),
    ],
    ids=["xliff-1.2", "xliff-2", "tmx", "po", "jsonl", "csv"],
)  # fmt: skip
def test_a_slip_in_a_segment_is_named_and_the_rest_is_silent(name, content, values, wanted, tmp_path, capsys):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    status, found = _found(path, capsys, **values)
    assert found == wanted
    assert status == 1


def test_a_workbook_is_compared_by_its_columns(tmp_path, capsys):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (
        ["en", "sv"],
        ["It takes 3 hours.", "Det tar 3 timmar."],
        ["It takes 45 minutes.", "Det tar 54 minuter."],
    ):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    status = run_compare([str(tmp_path / "a.xlsx")], {"format": "json", "source_field": "en", "target_field": "sv"})
    report = json.loads(capsys.readouterr().out)
    assert [(f["rule"], f["line"]) for f in report["findings"]] == [("FIG108", 3)]
    assert status == 1


@pytest.mark.parametrize(
    "pair",
    [
        ("%d of %1$s files, {0} in {count} folders", "{0} fichiers, %d sur %1$s dans {count}"),
        ("<b>20</b> million dollars", "<i>20</i> millions de dollars"),
        (
            "{count, plural, =1 {one file} other {# files}}",
            "{count, plural, =0 {aucun} =1 {un fichier} other {# fichiers}}",
        ),
        ("100% of %s", "100 % de %s"),
        ("Price: ${price} for 3 months", "Prix : ${price} pour 3 mois"),
    ],
)
def test_placeholders_and_tags_are_no_figures(pair, tmp_path, capsys):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"source": pair[0], "target": pair[1]}), encoding="utf-8")
    assert _found(path, capsys, source_locale="en", locale="fr") == (0, [])


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.xlf", "<xliff><file></xliff>", "not well-formed XML"),
        ("a.xlf", "<html/>", "not XLIFF"),
        ("a.tmx", "<html/>", "not TMX"),
        ("a.po", 'magid "a"\nmsgstr "b"\n', "no PO file"),
        ("a.jsonl", "{", "line 1 is no JSON"),
        ("a.jsonl", "[]", "no JSON object"),
        ("a.jsonl", '{"en": "5"}', "no text in the field 'source'; it has en"),
        ("a.csv", "a,b\n1,2\n", "no column 'source'; it has a, b"),
        ("a.rtf", "x", "no sources and targets"),
    ],
)
def test_a_broken_file_is_told_in_a_sentence(name, content, message, tmp_path):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DocumentError, match=message):
        read_bilingual(str(path))


def test_entities_are_never_resolved(tmp_path):
    path = tmp_path / "a.xlf"
    bomb = '<!DOCTYPE x [<!ENTITY a "1111111111"><!ENTITY b "&a;&a;&a;&a;">]>'
    path.write_text(
        bomb
        + '<xliff version="1.2"><file><body><trans-unit id="1"><source>&b; 5</source><target>&b; 5</target></trans-unit></body></file></xliff>',
        encoding="utf-8",
    )
    document = read_bilingual(str(path))
    assert all("1111111111" not in block.text for block in document.blocks)
