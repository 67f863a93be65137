"""Which claim a figure speaks of, where words are shared."""

from __future__ import annotations

import figcheck
from figcheck.checking.assign import assign
from figcheck.model.claim import Claim, Claims


def _claims(**values):
    found = []
    for name, (value, *context) in values.items():
        (figure,) = figcheck.extract(value, locale="en")
        found.append(Claim(name.replace("_", "-"), figure, value, context=tuple(context)))
    return Claims(as_of="2024-07-31", claims=tuple(found))


def _verdicts(text, claims, locale="en"):
    report = figcheck.verify_text(text, claims, locale=locale)
    return [(each.figure.text, each.verdict, each.claim, each.rule) for each in report.documents[0].figures]


DEBT = _claims(before=("212 million EUR", "debt", "deuda"), now=("187 million EUR", "debt", "deuda"))


def test_two_claims_with_one_word_each_find_their_figure():
    found = _verdicts("Its debt fell from €212 million to €187 million.", DEBT)
    assert [each[1:3] for each in found] == [("supported", "before"), ("supported", "now")]


def test_a_word_whose_nearest_figure_states_another_claim_speaks_for_the_next():
    found = _verdicts("Its debt fell from €212 million to €117 million.", DEBT)
    assert [each[1:] for each in found] == [("supported", "before", None), ("contradicted", "now", "FIG108")]


def test_it_speaks_for_none_that_no_slip_explains():
    found = _verdicts("Its debt of €212 million is owed to a bank worth €940 million.", DEBT)
    assert [each[1] for each in found] == ["supported", "unverified"]


def test_another_form_of_a_context_word_helps_an_agreement():
    claims = _claims(goals=("23", "pogodaka"), shirts=("4,300", "dresova"))
    assert _verdicts("Postigao je 23 pogotka.", claims, "hr") == [("23", "supported", "goals", None)]


def test_degrees_are_those_of_the_claim():
    claims = _claims(cold=("-5 °C", "workshops"))
    (found,) = _verdicts("In the workshops it was 5 degrees.", claims)
    assert found[1:] == ("contradicted", "cold", "FIG109")


def test_two_figures_that_fit_two_claims_get_one_each():
    claims = _claims(growth=("29 %", "Azure"), forecast=("29 %", "Azure"))
    found = _verdicts("Azure grew 29 percent, and Azure will grow 29 percent again.", claims)
    assert sorted(each[2] for each in found) == ["forecast", "growth"]


def test_an_assignment_states_as_many_claims_as_it_can():
    assert assign({0: [1, 2], 1: [1]}) == {0: 2, 1: 1}
    assert assign({0: [1], 1: [1]}) == {0: 1, 1: 1}
    assert assign({0: [1, 2], 1: [2, 1], 5: [7]}) == {0: 1, 1: 2, 5: 7}
    assert assign({at: [1, 2, 3] for at in range(9)}) == dict.fromkeys(range(9), 1)
