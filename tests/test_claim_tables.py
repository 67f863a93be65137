"""Claims from spreadsheets, and several claim files as one."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from figcheck import load_claims
from figcheck.claims.merge import merge_claims
from figcheck.errors import ClaimFileError

ROWS = [
    ["id", "value", "unit", "per", "qualifier", "statement", "context", "required", "as_of", "note"],
    ["payment", "20000000", "USD", "month", "nearly", "TikTok paid", "TikTok, टिकटॉक", "yes", "2024-07-31", "x"],
    ["share", "25 %", "", "", "", "", "", "", "", ""],
    ["cost", "several hundred million", "USD", "", "", "", "supercomputer", "no", "", ""],
    ["growth", "30 to 31", "%", "", "", "", "", "", "", ""],
    ["", "", "", "", "", "", "", "", "", ""],
    ["farms", "604.8", "MW", "", "", "", "", "", "", ""],
]


def _check(claims):
    payment, share, cost, growth, farms = claims.claims
    assert (payment.figure.low, payment.figure.unit, payment.figure.per, payment.figure.qualifier) == (
        20_000_000,
        "USD",
        "month",
        "nearly",
    )
    assert (payment.context, payment.required, payment.as_of, payment.line) == (
        ("TikTok", "टिकटॉक"),
        True,
        "2024-07-31",
        2,
    )
    assert (share.figure.low, share.figure.unit) == (25, "%")
    assert (cost.figure.low, cost.figure.high, cost.figure.unit, cost.figure.vague) == (
        200_000_000,
        1_000_000_000,
        "USD",
        True,
    )
    assert (growth.figure.low, growth.figure.high, growth.figure.unit) == (30, 31, "%")
    assert (farms.figure.low, farms.figure.unit, farms.line) == (Decimal("604.8"), "megawatt", 7)


@pytest.mark.parametrize(("name", "delimiter"), [("claims.csv", ","), ("claims.csv", ";"), ("claims.tsv", "\t")])
def test_claims_from_delimited_text(tmp_path, name, delimiter):
    quoted = [[f'"{cell}"' if "," in cell else cell for cell in row] for row in ROWS]
    (tmp_path / name).write_text("\n".join(delimiter.join(row) for row in quoted), encoding="utf-8-sig")
    _check(load_claims(tmp_path / name))


def test_claims_from_a_spreadsheet(tmp_path):
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed: pip install figcheck[tables]")
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active["B2"] = 20_000_000
    book.active["I2"] = datetime.datetime(2024, 7, 31)
    book.active["B3"], book.active["B3"].number_format = 0.25, "0%"
    book.active["B7"] = 604.8
    book.active["H2"] = True
    book.save(tmp_path / "claims.xlsx")
    _check(load_claims(tmp_path / "claims.xlsx"))


def test_claims_from_parquet(tmp_path):
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install figcheck[tables]")
    parquet = pytest.importorskip("pyarrow.parquet")
    columns = {name: [row[at] or None for row in ROWS[1:]] for at, name in enumerate(ROWS[0])}
    columns["context"] = [cell.split(", ") if cell else None for cell in columns["context"]]
    parquet.write_table(pyarrow.table(columns), tmp_path / "claims.parquet")
    _check(load_claims(tmp_path / "claims.parquet"))


@pytest.mark.parametrize(("text", "place", "said"), [
    ("", None, "it is empty"), ("name,value\n", "1:1", "no column 'id'"), ("id,id,value\n", "1:2", "a second time"), ("id,value\n,5\n", "2:1", "no id"),
    ("id,value\na,\n", "2:2", "no value"), ("id,value\na,lots\n", "2:2", "'lots' has no figure"), ("id,value\na,5 %\na,6 %\n", "3:1", "'a' stands twice"),
    ("id,value,unit\na,5,parsnips\n", "2:3", "'parsnips' is not known"), ("id,value,required\na,5 %,maybe\n", "2:3", "true or false"),
    ("id,value,as_of\na,5 %,soon\n", "2:3", "not a date"), ("id,value,unit,qualifier\na,5,%,roughly\n", "2:4", "no qualifier"),
])  # fmt: skip
def test_a_mistake_in_a_table_has_its_row_and_column(tmp_path, text, place, said):
    path = tmp_path / "claims.csv"
    path.write_text(text)
    with pytest.raises(ClaimFileError, match=said) as caught:
        load_claims(path)
    if place:
        assert f"{path}:{place}:" in str(caught.value)


@pytest.mark.parametrize("name", ["claims.xlsx", "claims.parquet"])
def test_a_file_that_is_no_table_says_so(tmp_path, name):
    pytest.importorskip({"claims.xlsx": "openpyxl", "claims.parquet": "pyarrow"}[name])
    (tmp_path / name).write_bytes(b"PK\x03\x04 nonsense")
    with pytest.raises(ClaimFileError, match="can be read"):
        load_claims(tmp_path / name)


def _file(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    return load_claims(tmp_path / name)


def test_several_claim_files_are_taken_as_one(tmp_path):
    first = _file(
        tmp_path, "a.yaml", "as_of: 2024-07-31\ntolerance: 5%\nexchange_rates: [1 USD = 16100 IDR]\nclaims: {a: 5 %}\n"
    )
    second = _file(tmp_path, "b.yaml", "as_of: 2023-01-02\nclaims: {b: 6 %}\nrelations: [b = 6]\n")
    both = merge_claims([first, second])
    assert [claim.id for claim in both.claims] == ["a", "b"]
    assert [claim.as_of for claim in both.claims] == ["2024-07-31", "2023-01-02"]
    assert [claim.tolerance.conversion for claim in both.claims] == [Decimal("0.05"), None]
    assert len(both.exchange_rates) == 1
    assert both.relations[0].path.endswith("b.yaml")


def test_an_id_in_two_files_names_both_places(tmp_path):
    first, second = _file(tmp_path, "a.yaml", "claims: {a: 5 %}\n"), _file(tmp_path, "b.yaml", "claims:\n  a: 6 %\n")
    with pytest.raises(ClaimFileError, match=r"b\.yaml:2:3: the id 'a' stands in .*a\.yaml:1, too"):
        merge_claims([first, second])


def test_two_rates_for_one_pair_are_a_mistake(tmp_path):
    files = [
        _file(tmp_path, f"{n}.yaml", f"exchange_rates: [1 USD = {n} IDR]\nclaims: {{a{n}: 5 %}}\n")
        for n in (16100, 16200)
    ]
    with pytest.raises(ClaimFileError, match="pins 1 USD to 16100 IDR, this one to 16200"):
        merge_claims(files)


def test_verify_takes_several_claim_files(folder, run):
    (folder / "a.yaml").write_text("claims: {a: 5 %}\n")
    (folder / "b.csv").write_text("id,value\nb,7 km\n")
    (folder / "text.txt").write_text("It grew 5 percent along 7 kilometres.\n")
    status, out, _ = run("verify", "text.txt", "--claims", "a.yaml,b.csv")
    assert status == 0
    assert "2 figures" in out or "2 supported" in out
