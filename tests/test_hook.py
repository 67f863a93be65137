"""The hook: a real pre-commit in a scratch repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT, need

CLAIMS = """\
claims:
  cost:
    value: 20 million USD
    context: [cost]
    required: true
  share:
    value: 25 %
    context: [share]
    required: true
"""


def git(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    identity = {
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@b",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@b",
    }
    return subprocess.run(
        ["git", *arguments], cwd=cwd, env={**os.environ, **identity}, capture_output=True, text=True, check=True
    )


def pre_commit() -> str | None:
    beside = Path(sys.executable).with_name("pre-commit")
    return str(beside) if beside.exists() else shutil.which("pre-commit")


def test_the_hook_names_what_exists():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert hook["id"] == "figcheck-verify"
    assert hook["entry"].split()[:2] == ["figcheck", "verify"]


@pytest.fixture
def scratch(tmp_path):
    need("hook", shutil.which("git") is not None, "git is not installed")
    need("hook", pre_commit() is not None, "pre-commit is not installed")
    folder = tmp_path / "scratch"
    folder.mkdir()
    git("init", "-q", cwd=folder)
    (folder / "claims.yaml").write_text(CLAIMS)
    (folder / "docs").mkdir()
    (folder / "docs" / "old.md").write_text("The cost was $90 million.\n")
    (folder / "figcheck.toml").write_text('exclude = ["drafts/**"]\n')
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "begin", cwd=folder)
    return folder


@pytest.fixture(scope="session")
def repository(tmp_path_factory):
    """The project as a repository of one commit, as pre-commit wants it."""
    need("hook", shutil.which("git") is not None, "git is not installed")
    folder = tmp_path_factory.mktemp("project") / "figcheck"
    names = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
    )
    for name in names.stdout.splitlines():
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    git("init", "-q", cwd=folder)
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "all", cwd=folder)
    return folder


def try_hook(repository: Path, scratch: Path, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PIP_REQUIRE_VIRTUALENV")
    }
    environment |= {"PRE_COMMIT_HOME": str(home)}
    return subprocess.run(
        [pre_commit() or "pre-commit", "try-repo", str(repository), "figcheck-verify", "--verbose"],
        cwd=scratch, env=environment, capture_output=True, text=True, timeout=600,
    )  # fmt: skip


@pytest.mark.hook
@pytest.mark.slow
def test_a_wrong_figure_stops_a_commit_and_a_right_one_does_not(repository, scratch, tmp_path_factory):
    home = tmp_path_factory.mktemp("pre-commit")
    story = scratch / "docs" / "story.md"

    story.write_text("The cost was $20 billion.\n")
    git("add", "-A", cwd=scratch)
    stopped = try_hook(repository, scratch, home)
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert "docs/story.md:1:14: error FIG102 magnitude-slip" in stopped.stdout
    assert "old.md" not in stopped.stdout  # only the changed files are handed over
    assert "FIG202" not in stopped.stdout  # claims of files not handed over are not missed

    story.write_text("The cost was $20 million.\n")
    (scratch / "drafts").mkdir()
    (scratch / "drafts" / "wrong.md").write_text("The cost was $20 billion.\n")  # excluded, though named outright
    git("add", "-A", cwd=scratch)
    passed = try_hook(repository, scratch, home)
    assert passed.returncode == 0, passed.stdout + passed.stderr
