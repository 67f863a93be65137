"""The five real articles, where they are, and the project's own five."""

from __future__ import annotations

import json
import shutil

import pytest
import yaml

from tests.conftest import ROOT

pytestmark = pytest.mark.shared


@pytest.fixture
def report(shared, folder, run):
    shutil.copytree(shared / "seeds", folder / "seeds")
    status, out, _ = run("verify", "seeds/", "--format", "json")
    return status, json.loads(out)


def test_every_figure_of_the_real_articles_is_found_and_judged_right(shared, report):
    status, data = report
    assert status == 1
    expected = yaml.safe_load((shared / "seeds" / "expected.yaml").read_text(encoding="utf-8"))
    documents = {document["path"].rpartition("/")[2]: document for document in data["documents"]}
    total = 0
    for name, wanted in expected.items():
        text = (shared / "seeds" / name).read_text(encoding="utf-8")
        figures = documents[name]["figures"]
        assert len(figures) == len(wanted), name
        for figure, want in zip(figures, wanted, strict=True):
            start = -1
            for _ in range(want.get("nth", 1)):
                start = text.index(want["text"], start + 1)
            got = (figure["text"], figure["start"], figure["kind"], float(figure["low"]), float(figure["high"]), figure["unit"],
                   figure["per"], figure["qualifier"], figure["verdict"], figure["claim"], figure["rule"])  # fmt: skip
            assert got == (want["text"], start, want["kind"], want["low"], want["high"], want["unit"], want.get("per"),
                           want.get("qualifier"), want["verdict"], want["claim"], want.get("rule")), name  # fmt: skip
            total += 1
    assert total == 33


def test_each_real_error_says_what_would_have_agreed(report):
    _, data = report
    errors = {
        (finding["rule"], finding["suggestion"]) for finding in data["findings"] if finding["severity"] == "error"
    }
    assert errors == {("FIG102", "कई सौ मिलियन डॉलर"), ("FIG104", "ratusan miliar rupiah")}
    crore = next(finding for finding in data["findings"] if finding["rule"] == "FIG102")
    assert crore["message"] == (
        '"कई सौ करोड़ डॉलर" reads as 2 to 10 billion USD; the claim supercomputer-cost says several hundred million USD; '
        'it would agree with "मिलियन" in place of "करोड़" (FIG102 magnitude-slip)'
    )


def test_the_projects_own_articles_show_what_the_tool_is_for(run, monkeypatch):
    monkeypatch.chdir(ROOT)
    status, out, _ = run("verify", "fixtures/seeds/", "--format", "json")
    assert status == 1
    data = json.loads(out)
    found = [
        (f["document"].rpartition(".")[0][-2:], f["rule"], f["text"], f["suggestion"])
        for f in data["findings"]
        if f["verdict"] == "contradicted"
    ]
    assert found == [
        ("da", "FIG110", "25 %", "knap 25 %"),
        ("en", "FIG108", "92%", "29%"),
        ("hi", "FIG102", "कई सौ करोड़ डॉलर", "कई सौ मिलियन डॉलर"),
        ("id", "FIG104", "ratusan miliar rupee", "ratusan miliar rupiah"),
        ("it", "FIG107", "30 e il 41%", "30 e il 31%"),
    ]
    assert data["summary"]["unverified"] == 0
    assert {document["locale"] for document in data["documents"]} == {"da", "en", "hi", "id", "it"}
