"""The command line: exit statuses, options, configuration, and bad input."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

CLAIMS = "claims:\n  cost: {value: 20 million USD, context: [cost], required: true}\n  share: {value: 25 %, context: [share]}\n"


@pytest.fixture
def story(folder):
    (folder / "claims.yaml").write_text(CLAIMS)
    (folder / "good.txt").write_text("The cost was $20 million, a share of 25 percent.\n")
    (folder / "bad.txt").write_text("The cost was $20 billion, a share of 25 percent.\n")
    return folder


def test_nothing_found_is_0_and_a_contradiction_is_1(story, run):
    assert run("verify", "good.txt")[0] == 0
    status, out, _ = run("verify", "bad.txt")
    assert status == 1
    assert "FIG102 magnitude-slip" in out
    assert '"million" in place of "billion"' in out


def test_fail_on_never_is_0_and_note_counts_notes(story, run):
    assert run("verify", "bad.txt", "--fail-on", "never")[0] == 0
    (story / "extra.txt").write_text("The cost was $20 million, a share of 25 percent. It employs 4,512 people.\n")
    assert run("verify", "extra.txt")[0] == 0
    assert run("verify", "extra.txt", "--fail-on", "note")[0] == 1


def test_notes_are_counted_and_shown_only_if_asked_for(story, run):
    (story / "extra.txt").write_text("The cost was $20 million, a share of 25 percent. It employs 4,512 people.\n")
    assert "FIG201" not in run("verify", "extra.txt")[1]
    assert "1 note; --notes shows them" in run("verify", "extra.txt")[1]
    assert "FIG201" in run("verify", "extra.txt", "--notes")[1]


def test_a_required_claim_that_is_missing_is_an_error(story, run):
    (story / "none.txt").write_text("Nothing is said here.\n")
    status, out, _ = run("verify", "none.txt")
    assert status == 1
    assert "FIG202" in out
    assert run("verify", "none.txt", "--files-only")[0] == 0


def test_select_and_ignore(story, run):
    assert run("verify", "bad.txt", "--ignore", "FIG102")[0] == 0
    assert run("verify", "bad.txt", "--ignore", "magnitude-slip")[0] == 0
    assert run("verify", "bad.txt", "--select", "FIG104,FIG105")[0] == 0
    assert run("verify", "bad.txt", "--select", "FIG1")[0] == 1
    status, _, err = run("verify", "bad.txt", "--ignore", "typo")
    assert (status, "no rule 'typo'" in err) == (2, True)


def test_an_unreadable_document_is_2_and_the_rest_of_the_run_goes_on(story, run):
    (story / "broken.txt").write_bytes(b"\x00\x01" * 100)
    status, out, _ = run("verify", ".", "--format", "json")
    data = json.loads(out)
    assert status == 2
    assert [finding["rule"] for finding in data["findings"] if finding["severity"] == "error"] == ["FIG102", "FIG901"]
    assert data["summary"]["documents"] == 2


@pytest.mark.parametrize(("arguments", "words"), [
    (["verify", "nowhere.txt"], "no such file"),
    (["verify", "good.txt", "--claims", "none.yaml"], "no such claim file"),
    (["verify", "good.txt", "--locale", "xx-nonsense"], "not known"),
    (["verify", "empty"], "no document"),
])  # fmt: skip
def test_a_run_that_cannot_be_made_is_2_with_a_sentence(story, run, arguments, words):
    (story / "empty").mkdir()
    status, out, err = run(*arguments)
    assert status == 2
    assert words in out + err
    assert "Traceback" not in err


def test_no_claim_file_is_2(folder, run):
    (folder / "a.txt").write_text("5 million")
    status, _, err = run("verify", "a.txt")
    assert status == 2
    assert "no claim file for a.txt" in err


def test_a_broken_claim_file_is_2_and_names_the_place(story, run):
    (story / "claims.yaml").write_text("claims:\n  cost: {value: many}\n")
    status, _, err = run("verify", "good.txt")
    assert status == 2
    assert "claims.yaml:2:17" in err


def test_claims_that_break_their_own_relation_are_fig112(story, run):
    (story / "claims.yaml").write_text("claims:\n  a: 10 USD\n  b: 5 USD\n  c: 17 USD\nrelations:\n  - a + b = c\n")
    status, out, _ = run("verify", "good.txt")
    assert status == 1
    assert "claims.yaml:6:5: error FIG112" in out


def test_no_rate_at_the_date_is_fig902(story, run):
    (story / "claims.yaml").write_text("as_of: 2024-07-31\n" + CLAIMS)
    (story / "a.txt").write_text("The cost was KPW 31 million, a share of 25 %.\n")
    status, out, _ = run("verify", "a.txt")
    assert status == 1
    assert "FIG902" in out
    assert "exchange_rates" in out


def test_the_nearest_claim_file_holds_for_each_document(story, run):
    (story / "sub").mkdir()
    (story / "sub" / "claims.yaml").write_text("claims:\n  cost: {value: 20 billion USD, context: [cost]}\n")
    (story / "sub" / "bad.txt").write_text("The cost was $20 billion.\n")
    assert run("verify", "sub/bad.txt", "good.txt")[0] == 0


def test_standard_input(story, run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"The cost was $20 billion; share 25 %.")))
    status, out, _ = run("verify", "-")
    assert status == 1
    assert out.startswith("-:1:14: error FIG102")


def test_output_goes_to_a_file(story, run):
    status, out, _ = run("verify", "bad.txt", "--format", "json", "--output", "report.json")
    assert (status, out) == (1, "")
    assert json.loads((story / "report.json").read_text())["summary"]["contradicted"] == 1
    assert run("verify", "bad.txt", "--output", "nowhere/report.json")[0] == 2


def test_settings_come_from_figcheck_toml_and_the_command_line_wins(story, run):
    (story / "docs").mkdir()
    (story / "docs" / "a.txt").write_text("Il costo è di 20 milioni di dollari.\n")
    (story / "truth.yaml").write_text(CLAIMS.replace("[cost]", "[costo]"))
    (story / "figcheck.toml").write_text(
        'claims = "truth.yaml"\nignore = ["FIG202"]\nexclude = ["bad.txt"]\n[locales]\n"docs/**" = "it"\n'
    )
    status, out, _ = run("verify", "docs", "bad.txt", "--format", "json")
    data = json.loads(out)
    assert status == 0
    assert [(d["path"], d["locale"]) for d in data["documents"]] == [("docs/a.txt", "it")]
    assert data["documents"][0]["figures"][0]["verdict"] == "supported"
    assert run("verify", "docs", "--claims", "none.yaml")[0] == 2


@pytest.mark.parametrize(("text", "words"), [
    ('clams = "x"', "did you mean 'claims'"), ("select = 5", "list of texts"), ('fail-on = "maybe"', "one of"), ("claims = [", "not valid TOML"),
])  # fmt: skip
def test_a_mistake_in_the_settings_says_what_would_be_right(story, run, text, words):
    (story / "figcheck.toml").write_text(text)
    status, _, err = run("verify", "good.txt")
    assert status == 2
    assert words in err


def test_a_comment_in_the_document_silences(story, run):
    (story / "a.md").write_text(
        "The cost was $20 billion. <!-- figcheck: ignore[FIG102] -->\n\nThe share is 25 percent.\n"
    )
    assert run("verify", "a.md")[0] == 0
    (story / "b.md").write_text(
        "<!-- figcheck: ignore-next-line -->\nThe cost was $20 billion, the share 25 percent.\n"
    )
    assert run("verify", "b.md")[0] == 0


def test_a_comment_in_the_document_binds(story, run):
    (story / "a.md").write_text("<!-- figcheck: claim=cost -->\nThey paid $31 million for it, a share of 25 percent.\n")
    status, out, _ = run("verify", "a.md", "--format", "json")
    figure = json.loads(out)["documents"][0]["figures"][0]
    assert (status, figure["verdict"], figure["claim"], figure["rule"]) == (1, "contradicted", "cost", "FIG101")


def test_strict_takes_nothing_weaker(story, run):
    (story / "a.txt").write_text("The cost was about $21 million, the share 25 percent.\n")
    assert run("verify", "a.txt")[0] == 0
    assert run("verify", "a.txt", "--strict", "rounded")[0] == 1


def test_extract_lists_figures(folder, run):
    (folder / "a.txt").write_text("It paid nearly $20 million a month.\n")
    status, out, _ = run("extract", "a.txt", "--locale", "en")
    assert status == 0
    assert "1:16" in out
    assert "nearly 20 million USD per month" in out
    data = json.loads(run("extract", "a.txt", "--format", "json")[1])
    assert data["documents"][0]["figures"][0]["unit"] == "USD"
    assert "verdict" not in data["documents"][0]["figures"][0]
    line = json.loads(run("extract", "a.txt", "--format", "jsonl")[1])
    assert (line["document"], line["text"]) == ("a.txt", "$20 million")


def test_version_and_help(run):
    assert run("--version")[:2] == (0, "figcheck 0.1.0\n")
    status, out, _ = run("--help")
    assert status == 0
    assert "verify" in out
    assert "extract" in out
    status, out, _ = run("verify", "--help")
    assert status == 0
    assert "--claims" in out


def test_a_wrong_option_is_2_without_a_traceback(story):
    for arguments in (
        ["verify", "good.txt", "--nonsense"],
        ["nonsense"],
        ["verify"],
        ["verify", "good.txt", "--format", "xml"],
    ):
        done = subprocess.run([sys.executable, "-m", "figcheck", *arguments], capture_output=True, text=True)
        assert done.returncode == 2, arguments
        assert "Traceback" not in done.stderr


def test_the_same_input_gives_the_same_bytes(story, run):
    assert run("verify", ".", "--format", "json") == run("verify", ".", "--format", "json")
