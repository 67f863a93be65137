"""What the README says is so."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

import pytest
import yaml

from figcheck.checking.rules import RULES
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def test_the_library_example_runs(monkeypatch):
    monkeypatch.chdir(ROOT)
    for code in blocks("python"):
        exec(compile(code, "README.md", "exec"), {})


def test_the_shown_finding_is_the_programs_own(run, monkeypatch):
    monkeypatch.chdir(ROOT / "fixtures" / "seeds")
    _, out, _ = run("verify", "story.hi.txt")
    for shown in blocks("text"):
        assert shown.strip() in out


def test_the_claim_file_of_the_readme_is_one(run, folder):
    claims = next(text for text in blocks("yaml") if "claims:" in text)
    (folder / "claims.yaml").write_text(claims, encoding="utf-8")
    (folder / "a.txt").write_text("TikTok paid nearly $20 million a month.\n")
    assert run("verify", "a.txt")[0] == 0


def test_the_settings_of_the_readme_are_settings(run, folder):
    (folder / "figcheck.toml").write_text(blocks("toml")[0])
    (folder / "claims.yaml").write_text("claims:\n  a: 20 million USD\n")
    (folder / "a.txt").write_text("It cost $20 million.\n")
    assert run("verify", "a.txt")[0] == 0


def test_the_hook_of_the_readme_is_the_one_that_is_offered():
    config = yaml.safe_load(next(text for text in blocks("yaml") if "repos:" in text))
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert [hook["id"] for hook in config["repos"][0]["hooks"]] == [hook["id"] for hook in offered]


def test_every_rule_is_named():
    for rule in RULES:
        assert rule.code in README, rule.code


def test_every_command_of_the_readme_is_understood(run):
    for command in re.findall(r"`figcheck (\w+)[^`]*`", README):
        assert run(command, "--help")[0] == 0, command


@pytest.mark.skipif(shutil.which("mypy") is None and not (ROOT / ".venv").exists(), reason="mypy is not on the path")
def test_types_are_strict():
    done = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_style_is_held():
    done = subprocess.run([sys.executable, "-m", "ruff", "check", "."], cwd=ROOT, capture_output=True, text=True)
    if "No module named ruff" in done.stderr:
        pytest.skip("ruff is not installed")
    assert done.returncode == 0, done.stdout
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--check", "."], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
