"""Every rule: its module, its page, its examples, and its fixture folders."""

from __future__ import annotations

import re

import pytest

from figcheck import load_claims, verify_text
from figcheck.checking.rules import RULES, SLIP_ORDER, find_rule, rule_module
from figcheck.documents.readers import read_document
from tests.conftest import ROOT

CASES = ROOT / "fixtures" / "cases"
EXAMPLE = re.compile(r"^(?P<kind>Wrong|Right|Noted)(?: \((?P<more>[^)]*)\))?: (?P<text>.+)$", re.MULTILINE)
CLAIM = re.compile(r"^Example claim: `(?P<value>.+)`$", re.MULTILINE)


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
        for found in EXAMPLE.finditer(page) if claim else ():
            yield pytest.param(
                rule,
                claim["value"],
                found["kind"],
                found["more"] or "",
                found["text"],
                id=f"{rule.code}-{found['kind']}",
            )


@pytest.mark.parametrize(("rule", "value", "kind", "more", "text"), list(_examples()))
def test_the_examples_of_a_page_are_true(rule, value, kind, more, text, tmp_path):
    words = [word for word in re.findall(r"[^\W\d_]{4,}", text) if word[0].islower() or word[0].isupper()]
    date = re.search(r"\d{4}-\d\d-\d\d", more)
    (tmp_path / "claims.yaml").write_text(
        (f"as_of: {date.group()}\n" if date else "")
        + f"claims:\n  example:\n    value: {value!r}\n    context: {words}\n",
        encoding="utf-8",
    )
    locale = more if re.fullmatch("[a-z]{2}", more) else "en"
    report = verify_text(text, load_claims(tmp_path / "claims.yaml"), locale=locale)
    found = {finding.rule for finding in report.findings if finding.rule not in ("FIG201", "FIG202")}
    assert (rule.code in found) is (kind in ("Wrong", "Noted")), found


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
        if rule.kind == "slip":
            assert (CASES / rule.slug / "pass").is_dir() and (CASES / rule.slug / "fail").is_dir(), rule.slug
