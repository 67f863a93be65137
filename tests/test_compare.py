"""Comparing a translation or a summary with its source."""

from __future__ import annotations

import json
import time
from decimal import Decimal

import pytest
import yaml

import figcheck
from figcheck.apps.comparing import run_compare
from figcheck.checking.align import align
from figcheck.checking.judge import Judge
from tests.conftest import SHARED

ALIKE = [  # (source locale, source, target locale, target)
    ("en", "It cost $2.5 million.", "de", "Es kostete 2.500.000 Dollar."),
    ("en", "It cost $2.5 million.", "ja", "費用は250万ドルだった。"),
    ("en", "It cost 2.5 million rupees.", "hi", "इसकी लागत 25 लाख रुपये थी।"),
    ("en", "A quarter of the town works there.", "it", "Il 25 per cento della città lavora lì."),
    ("en", "It has 24 rooms and 3 lifts.", "fr", "Il a vingt-quatre chambres et trois ascenseurs."),
    ("en", "The wall is 6 feet high.", "es", "El muro mide 1,8 metros de alto."),
    ("en", "The wall is 6 feet high.", "es", "El muro mide 6 pies (1,8 metros) de alto."),
    (
        "en",
        "Profit rose from $745 million to $912 million.",
        "de",
        "Der Gewinn stieg von 745 auf 912 Millionen Dollar.",
    ),
    ("en", "It keeps between 14°F and 122°F.", "pt", "Funciona de -10 °C a 50 °C."),
    ("en", "Both bridges are 40 metres long.", "sv", "De två broarna är 40 meter långa."),
    ("en", "On 5 March 2024 he ran 12 km.", "pl", "05.03.2024 przebiegł 12 km."),
    ("en", "More than 80 languages are known.", "ko", "80개 이상의 언어가 알려져 있다."),
    ("en", "It took 2 hours 14 minutes.", "es", "Tardó 134 minutos."),
    ("ar", "بلغت الأرباح ٣٫٥ مليون دولار.", "en", "Profits came to $3.5 million."),
    ("en", "The firm hired 40 people. It now has 900.", "nl", "Het bedrijf heeft nu 900 mensen. Het nam er 40 aan."),
]
UNLIKE = [  # rule, source locale, source, target locale, target
    ("FIG102", "en", "It cost $2.5 billion.", "de", "Es kostete 2,5 Millionen Dollar."),
    ("FIG102", "en", "It cost $900 million.", "ja", "費用は9000万ドルだった。"),
    ("FIG102", "hi", "लागत 320 करोड़ रुपये है।", "en", "The cost is 320 million rupees."),
    ("FIG103", "en", "The price is 15.45 euros.", "it", "Il prezzo è di 1545 euro."),
    ("FIG104", "en", "It paid 322 billion rupiah.", "id", "Dibayar 322 miliar rupee."),
    ("FIG105", "it", "Riceve 800 euro al mese.", "da", "Han får 800 euro om året."),
    ("FIG106", "en", "The town is 37 miles away.", "sv", "Staden ligger 37 kilometer bort."),
    ("FIG107", "en", "It is 21 to 34 metres deep.", "de", "Es ist 21 bis 43 Meter tief."),
    ("FIG108", "fr", "Le groupe supprime 1 256 emplois.", "en", "The group cuts 1,265 jobs."),
    ("FIG109", "fr", "Les ventes sont en recul de 3,8 %.", "en", "Sales rose 3.8 percent."),
    ("FIG110", "en", "Nearly 25 percent agree.", "da", "Mere end 25 procent er enige."),
    ("FIG111", "en", "The road is 30 km long.", "es", "La carretera mide 30 km (12 millas)."),
    ("FIG203", "it", "Saranno assunti 245 insegnanti e 60 vigili.", "da", "Der ansættes 245 lærere."),
    ("FIG204", "en", "The town hires 245 teachers.", "fr", "La ville engage 245 enseignants et 60 gardiens."),
    ("FIG108", "en", "It was founded in 1987.", "de", "Es wurde 1978 gegründet."),
    ("FIG108", "en", "It needs Windows 8 and amd64.", "fr", "Il faut Windows 9 et amd64."),
]  # fmt: skip


def _rules(source, target, locales, **options):
    report = figcheck.compare(source, target, source_locale=locales[0], target_locale=locales[1], **options)
    return [finding.rule for finding in report.findings if finding.severity != "note"]


@pytest.mark.parametrize(("ours", "source", "theirs", "target"), ALIKE)
def test_legitimate_differences_are_silent(ours, source, theirs, target):
    assert _rules(source, target, (ours, theirs)) == []
    assert _rules(target, source, (theirs, ours)) == []


@pytest.mark.parametrize(("rule", "ours", "source", "theirs", "target"), UNLIKE)
def test_an_error_is_called_by_its_name(rule, ours, source, theirs, target):
    assert _rules(source, target, (ours, theirs)) == [rule]


def test_a_finding_names_both_places():
    report = figcheck.compare(
        "A.\n\nIt cost $2.5 billion.", "Es kostete 2,5 Millionen Dollar.", source_locale="en", target_locale="de"
    )
    (finding,) = report.findings
    assert (finding.source.line, finding.source.figure.text, finding.line) == (3, "$2.5 billion", 1)
    assert finding.suggestion == "2,5 Milliarden Dollar"
    assert 'the source says "$2.5 billion" (line 3)' in finding.message
    (figure,) = report.to_dict()["documents"][0]["figures"]
    assert figure["source"]["text"] == "$2.5 billion"


def test_two_figures_in_each_others_place_are_found_by_the_names_beside_them():
    source = "Vestanor earned 48 million euros and Nordholm 52 million euros."
    target = "Vestanor verdiente 52 Millionen Euro und Nordholm 48 Millionen Euro."
    assert _rules(source, target, ("en", "de")) == ["FIG113", "FIG113"]
    turned = "Nordholm verdiente 52 Millionen Euro und Vestanor 48 Millionen Euro."
    assert _rules(source, turned, ("en", "de")) == []


def test_a_summary_may_leave_out_but_not_change_or_invent():
    source = "Sales were 40 million euros in spring and 35 million euros in autumn. It has 812 staff."
    assert _rules(source, "Il a 812 employés.", ("en", "fr"), summary=True) == []
    assert _rules(source, "Il a 821 employés.", ("en", "fr"), summary=True) == ["FIG108"]
    assert _rules(source, "Il a 812 employés et 17 usines.", ("en", "fr"), summary=True) == ["FIG204"]


def test_a_sound_derivation_in_a_summary_is_a_note_that_names_its_terms():
    source = "Sales were 40 million euros in spring and 35 million euros in autumn."
    report = figcheck.compare(
        source, "Les ventes ont atteint 75 millions d'euros.", source_locale="en", target_locale="fr", summary=True
    )
    (finding,) = report.findings
    assert (finding.rule, finding.severity) == ("FIG204", "note")
    assert 'the sum of "40 million euros" (line 1) and "35 million euros"' in finding.message


def test_a_conversion_added_in_brackets_is_held_to_the_rate_of_the_date():
    source = "The tower cost 20 million dollars."
    right, wrong = (
        f"La tour a coûté 20 millions de dollars ({amount} millions d'euros)." for amount in ("18,5", "28,5")
    )
    assert _rules(source, right, ("en", "fr"), as_of="2024-08-01") == []
    assert _rules(source, wrong, ("en", "fr"), as_of="2024-08-01") == ["FIG111"]


def test_an_over_precise_conversion_is_a_note_and_a_sum_that_is_off_an_error():
    source, target = "The tower cost 20 million dollars.", "La tour a coûté 20 millions de dollars (18 482 573 euros)."
    report = figcheck.compare(source, target, source_locale="en", target_locale="fr", as_of="2024-08-01")
    assert [(finding.rule, finding.severity) for finding in report.findings] == [("FIG117", "note")]
    source = "20 men, 25 women and 15 children were there."
    target = "20 men, 25 women and 15 children were there, 66 in total."
    assert "FIG112" in _rules(source, target, ("en", "en"))


def test_folders_are_compared_by_path(tmp_path, capsys):
    for folder, name, text in (
        ("en", "a/story.en.md", "It has 40 rooms."), ("it", "a/story.it.md", "Ha 44 stanze."), ("it", "b.md", "Ha 7 porte."),
    ):  # fmt: skip
        path = tmp_path / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    status = run_compare([str(tmp_path / "en"), str(tmp_path / "it")], {"by_path": True, "format": "json"})
    report = json.loads(capsys.readouterr().out)
    assert status == 1
    assert [(f["rule"], f["text"], f["source"]["text"]) for f in report["findings"]] == [("FIG108", "44", "40")]


def test_one_source_against_many_targets(tmp_path, capsys):
    for name, text in (
        ("s.en.txt", "It has 40 rooms and 300 beds."),
        ("a.fr.txt", "Il a 40 chambres et 300 lits."),
        ("b.de.txt", "Es hat 40 Zimmer."),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    status = run_compare([str(tmp_path / name) for name in ("s.en.txt", "a.fr.txt", "b.de.txt")], {})
    out = capsys.readouterr().out
    assert status == 1
    assert "FIG203" in out and '"300" (line 1)' in out
    assert [line.split() for line in out.splitlines() if "300 " in line] == [["1:21", "300", "✓", "·"]]


def test_time_grows_with_the_figures_not_with_their_square():
    def seconds(many):
        figures = [
            figcheck.Figure(str(at), 0, 1, "number", Decimal(value), Decimal(value), precision=Decimal("0.5"))
            for at, value in enumerate((7 * at * at + 13) % 9973 for at in range(many))
        ]
        changed = [figure for at, figure in enumerate(figures) if at % 11]
        judge = Judge([], [], None)
        start = time.process_time()
        align(figures, changed, lambda *_: None, judge.states)
        return time.process_time() - start

    small, large = (min(seconds(many) for _ in range(3)) for many in (4000, 32000))
    assert large < 8 * 3 * max(small, 0.01)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared cases are not here")
def test_the_open_pairs_are_judged_as_their_makers_say():
    for folder in sorted((SHARED / "cases" / "pairs").iterdir()):
        gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
        report = figcheck.compare(folder / "source.txt", folder / "target.txt", summary=gold["mode"] == "summary")
        found = sorted(finding.rule for finding in report.findings if finding.severity != "note")
        assert found == sorted(each["rule"] for each in gold["expected"]), folder.name
