"""Every rule: its module, its page, its examples, and its fixture folders."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter

import pytest

from figcheck import compare, load_claims, verify_text
from figcheck.checking.rules import RULES, SLIP_ORDER, find_rule, rule_module
from figcheck.documents.readers import read_document
from tests.conftest import ROOT

CASES = ROOT / "fixtures" / "cases"
EXAMPLE = re.compile(
    r"^(?P<kind>Wrong|Right|Noted)(?P<own> text)?(?: \((?P<more>[^)]*)\))?: (?P<text>.+)$", re.MULTILINE
)
SOURCE = re.compile(r"^Source: (?P<text>.+)$", re.MULTILINE)
CLAIM = re.compile(r"^Example claims?: (?P<values>`.+`)$", re.MULTILINE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_one_module_named_by_its_slug_with_a_page(rule):
    module = rule_module(rule)
    assert (rule.code, rule.slug) == (module.CODE, module.SLUG)
    assert module.__doc__ and len(module.__doc__.splitlines()[0]) > 20
    assert find_rule(rule.slug) is find_rule(rule.code) is rule


def test_codes_and_slugs_are_unique_and_ordered():
    assert [rule.code for rule in RULES] == sorted({rule.code for rule in RULES})
    assert len({rule.slug for rule in RULES}) == len(RULES)
    assert SLIP_ORDER[-1] == "FIG101"


def _examples():
    for rule in RULES:
        page = rule_module(rule).__doc__ or ""
        claim = CLAIM.search(page)
        values = re.findall("`([^`]+)`", claim["values"]) if claim else []
        for found in EXAMPLE.finditer(page):
            source = SOURCE.search(page)
            values = source["text"] if source else values
            yield pytest.param(rule, values, found, id=f"{rule.code}-{found['kind']}")


@pytest.mark.parametrize(("rule", "values", "example"), list(_examples()))
def test_the_examples_of_a_page_are_true(rule, values, example, tmp_path):
    more, text = example["more"] or "", example["text"].replace("¶", "\n\n")
    if isinstance(values, str):
        report = compare(values, text, source_locale="en", target_locale="en")
        assert ([finding.rule for finding in report.findings] == [rule.code]) is (example["kind"] == "Wrong")
        return
    date = re.search(r"\d{4}-\d\d-\d\d", more)
    words = [word for word in re.findall(r"[^\W\d_]{4,}", text) if word[0].islower() or word[0].isupper()]
    claims = {}
    for value in [] if example["own"] else values:
        name, _, told = value.rpartition(": ")
        claims[name or "example"] = {"value": told, "context": [name] if name else words}
    as_of = {"as_of": date.group()} if date else {}
    (tmp_path / "claims.json").write_text(json.dumps({**as_of, "claims": claims}), encoding="utf-8")
    locale = more if re.fullmatch("[a-z]{2,3}", more) else "en"
    report = verify_text(text, load_claims(tmp_path / "claims.json"), locale=locale)
    found = {finding.rule for finding in report.findings if finding.rule not in ("FIG201", "FIG202")}
    assert (rule.code in found) is (example["kind"] in ("Wrong", "Noted")), found


def test_every_rule_about_figures_has_an_example_of_wrong_and_of_right():
    for rule in RULES:
        kinds = {found["kind"] for found in EXAMPLE.finditer(rule_module(rule).__doc__ or "")}
        assert ("Right" in kinds and kinds & {"Wrong", "Noted"}) or rule.kind == "run", rule.slug


def detect_script(text: str) -> str:
    """The script of most letters: LATIN, DEVANAGARI, CJK, …"""
    names = Counter(unicodedata.name(letter, "? ").split()[0].split("-")[0] for letter in text if letter.isalpha())
    return names.most_common(1)[0][0]


def _cases():
    for folder in sorted(CASES.iterdir()) if CASES.is_dir() else ():
        for side in ("pass", "fail"):
            for path in sorted((folder / side).iterdir()):
                yield pytest.param(folder.name, side, path, id=f"{folder.name}-{side}-{path.name}")


@pytest.mark.parametrize(("slug", "side", "path"), list(_cases()))
def test_a_case_folder_is_judged_as_it_is_named(slug, side, path):
    from figcheck import verify

    rule = find_rule(slug)
    report = verify(read_document(str(path)), load_claims(CASES / slug / "claims.yaml"))
    found = {finding.rule for finding in report.findings if finding.severity != "note" or finding.rule == rule.code}
    found -= set() if rule.kind == "run" else {"FIG202"}
    assert found == ({rule.code} if side == "fail" else set())


def test_every_slip_has_case_folders():
    for rule in RULES:
        for side in ("pass", "fail") if rule.kind != "run" else ():
            paths = list((CASES / rule.slug / side).iterdir())
            scripts = {detect_script(path.read_text(encoding="utf-8")) for path in paths}
            assert len(scripts) >= 3, (rule.slug, side, scripts)
