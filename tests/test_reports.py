"""What the reports look like."""

from __future__ import annotations

import json

import pytest

import figcheck
from figcheck.reports.text import Style, width_of, write_text
from tests.conftest import ROOT

GOLDEN = ROOT / "tests" / "golden" / "seeds.txt"


def test_the_text_report_is_the_one_that_was_looked_at(run, monkeypatch):
    monkeypatch.chdir(ROOT)
    _, out, _ = run("verify", "fixtures/seeds/")
    assert out == GOLDEN.read_text(encoding="utf-8")


def test_colour_on_a_terminal_only(run, monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in run("verify", "fixtures/seeds/")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("verify", "fixtures/seeds/")[1]


def test_the_underline_stands_under_the_figure_in_any_script(run, folder):
    (folder / "claims.yaml").write_text("claims:\n  cost: {value: 20 million JPY, context: [費用]}\n", encoding="utf-8")
    (folder / "a.txt").write_text("費用は20億円だった。\n", encoding="utf-8")
    _, out, _ = run("verify", "a.txt", "--locale", "ja")
    source, marks = out.splitlines()[1:3]
    assert width_of(source[: source.index("20")]) == marks.index("^")
    assert marks.count("^") == width_of("20億円")


def test_quiet_prints_findings_only(run, monkeypatch):
    monkeypatch.chdir(ROOT)
    _, out, _ = run("verify", "fixtures/seeds/", "--quiet")
    assert "✓" not in out
    assert "documents" not in out


def test_every_severity_has_its_colour():
    style = Style(colour=True)
    assert len({style.severity(word) for word in ("error", "warning", "note")}) == 3
    assert Style(colour=False).severity("error") == "error"


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("日本", 4), ("é", 1), ("e\u0301", 1), ("a\u200bb", 2)])
def test_columns_of_a_terminal(text, width):
    assert width_of(text) == width


def test_the_json_report_has_every_key_of_the_contract(run, monkeypatch):
    monkeypatch.chdir(ROOT)
    data = json.loads(run("verify", "fixtures/seeds/", "--format", "json")[1])
    assert list(data) == ["figcheck", "command", "claims", "as_of", "documents", "findings", "summary"]
    assert list(data["documents"][0]) == ["path", "locale", "figures", "missing"]
    assert list(data["documents"][0]["figures"][0]) == [
        "text", "start", "end", "line", "column", "kind", "low", "high", "vague", "unit", "per", "qualifier", "direction", "precision",
        "readings", "canonical", "verdict", "claim", "grade", "rule",
    ]  # fmt: skip
    assert list(data["findings"][0]) == [
        "rule", "slug", "severity", "verdict", "document", "line", "column", "start", "end", "text", "claim", "source", "message", "suggestion",
    ]  # fmt: skip
    assert list(data["summary"]) == [
        "documents",
        "figures",
        "supported",
        "contradicted",
        "unverified",
        "ambiguous",
        "missing",
    ]
    for document in data["documents"]:
        text = (ROOT / document["path"]).read_text(encoding="utf-8")
        for figure in document["figures"]:
            assert text[figure["start"] : figure["end"]].replace("*", "") == figure["text"]
            line = text.splitlines()[figure["line"] - 1]
            assert line[figure["column"] - 1 :].startswith(figure["text"].split()[0])


def test_a_report_of_the_library_gives_the_same_as_the_json_report(run, monkeypatch):
    monkeypatch.chdir(ROOT / "fixtures" / "seeds")
    _, out, _ = run("verify", "story.hi.txt", "--claims", "claims.yaml", "--format", "json")
    report = figcheck.verify("story.hi.txt", figcheck.load_claims("claims.yaml"))
    ours, theirs = report.to_dict(), json.loads(out)
    assert ours["documents"] == theirs["documents"] and ours["findings"] == theirs["findings"]


def test_jsonl_is_the_findings_one_a_line(run, monkeypatch):
    monkeypatch.chdir(ROOT)
    lines = run("verify", "fixtures/seeds/", "--format", "jsonl")[1].splitlines()
    whole = json.loads(run("verify", "fixtures/seeds/", "--format", "json")[1])
    assert [json.loads(line) for line in lines] == whole["findings"]


def test_a_report_of_nothing_is_a_summary():
    from figcheck.model.finding import Report

    assert (
        write_text(Report("verify"), style=Style(colour=False))
        == "0 documents, 0 figures: 0 supported, 0 contradicted, 0 unverified\n"
    )
