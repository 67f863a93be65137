"""Files to blocks: places, encodings, markup, directives, and which files a run is about."""

from __future__ import annotations

import os
import subprocess

import pytest

from figcheck.documents.files import find_documents, matches
from figcheck.documents.readers import read_document, read_string
from figcheck.documents.sentences import sentence_spans
from figcheck.errors import DocumentError


def texts(document):
    return [block.text for block in document.blocks]


def test_a_line_is_a_block_and_the_first_short_one_a_heading():
    document = read_string("A title\n\nOne line.\nAnother line.\n")
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("heading", "A title"), ("paragraph", "One line."), ("paragraph", "Another line."),
    ]  # fmt: skip


def test_lines_broken_to_a_width_are_one_paragraph_with_true_places():
    text = (
        "The company said on Tuesday that its new plant would cost 20\n"
        "million dollars a month to run, which is a good deal more than\nit had planned.\n"
    )
    document = read_string(text)
    (block,) = document.blocks
    assert "cost 20 million dollars" in block.text
    at = block.text.index("million")
    assert document.place(block.offset(at)).line == 2
    assert text[block.offset(at) :].startswith("million")


def test_markdown_is_read_without_its_markup_and_places_stay_true():
    text = "# Head *line*\n\nIt costs **$20** million, see [the *report*](http://x.org/5) and `code 7`.\n"
    document = read_string(text, suffix=".md")
    heading, paragraph = document.blocks
    assert (heading.kind, heading.text) == ("heading", "Head line")
    assert "costs $20 million" in paragraph.text
    assert "7" not in paragraph.text
    for word in ("$20", "million", "report"):
        at = paragraph.text.index(word)
        assert text[paragraph.offset(at) : paragraph.offset(at + len(word), end=True)].startswith(word)


def test_markdown_code_is_not_read_and_table_cells_know_their_headers():
    text = "```\n5 million\n```\n\n| Year | Sales |\n|---|---|\n| North | 5 |\n"
    cells = [block for block in read_string(text, suffix=".md").blocks if block.kind == "cell"]
    assert [(cell.text, cell.cell.row, cell.cell.column) for cell in cells] == [
        ("Year", 0, 0), ("Sales", 0, 1), ("North", 1, 0), ("5", 1, 1),
    ]  # fmt: skip
    assert cells[3].cell.headers == ("Sales", "North")


def test_front_matter_gives_language_and_date_and_is_not_read():
    document = read_string("---\nlang: pt-BR\ndate: 2024-07-31\nnumber: 12\n---\n\nTexto.\n", suffix=".md")
    assert (document.locale, document.date, texts(document)) == ("pt-BR", "2024-07-31", ["Texto."])


@pytest.mark.parametrize(("text", "action", "rules", "claim"), [
    ("<!-- figcheck: ignore -->", "ignore", (), None),
    ("<!-- figcheck: ignore[FIG201, digit-slip] -->", "ignore", ("FIG201", "digit-slip"), None),
    ("<!-- figcheck: ignore-next-line -->", "ignore-next-line", (), None),
    ("<!-- figcheck: claim=monthly-payment -->", "claim", (), "monthly-payment"),
    ("# figcheck: ignore-next-line", "ignore-next-line", (), None),
])  # fmt: skip
def test_directives_are_read_from_comments(text, action, rules, claim):
    (directive,) = read_string(f"First.\n\n{text}\nSecond.\n").directives
    assert (directive.action, directive.rules, directive.claim, directive.line) == (action, rules, claim, 3)


def test_a_comment_is_no_text():
    document = read_string("First.\n\n<!-- figcheck: ignore -->\n# figcheck: ignore\nSecond.\n")
    assert texts(document) == ["First.", "Second."]


@pytest.mark.parametrize(("data", "wanted"), [
    ("Søren købte 5 æbler".encode("cp1252"), "Søren købte 5 æbler"),
    ("\ufeff5 millions".encode(), "5 millions"),
    ("\ufeff5 mila €".encode("utf-16"), "5 mila €"),
    ("Привет, пять миллионов рублей и ещё немного слов".encode("cp1251"), "Привет, пять миллионов рублей и ещё немного слов"),
])  # fmt: skip
def test_other_encodings_are_detected(folder, data, wanted):
    (folder / "a.txt").write_bytes(data)
    assert read_document("a.txt").text.strip("\ufeff") == wanted


def test_what_cannot_be_read_says_why(folder):
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02" * 50)
    (folder / "link.txt").symlink_to("nowhere.txt")
    for name, words in (
        ("binary.txt", "binary"),
        ("link.txt", "link to a file that is not there"),
        ("none.txt", "no such file"),
    ):
        with pytest.raises(DocumentError, match=words):
            read_document(name)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(folder):
    (folder / "a.txt").write_text("5")
    (folder / "a.txt").chmod(0)
    with pytest.raises(DocumentError, match="permissions"):
        read_document("a.txt")


def test_an_empty_file_is_a_document_without_blocks(folder):
    (folder / "a.txt").write_bytes(b"")
    assert read_document("a.txt").blocks == ()


@pytest.mark.parametrize(
    ("name", "locale"), [("story.hi.md", "hi"), ("story.pt-BR.txt", "pt-BR"), ("story.txt", None), ("v1.2.txt", None)]
)
def test_a_file_name_may_tell_the_language(folder, name, locale):
    (folder / name).write_text("text")
    assert read_document(name).locale == locale


def test_a_folder_gives_its_known_files_sorted_and_no_claim_or_configuration_files(folder):
    for name in ("b.md", "a.txt", "claims.yaml", "figcheck.toml", "c.png", ".hidden/x.txt", "sub/d.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x")
    assert find_documents(["."]) == ["a.txt", "b.md", "sub/d.txt"]


def test_what_git_ignores_is_left_out(folder):
    subprocess.run(["git", "init", "-q", "."], check=True)
    (folder / ".gitignore").write_text("drafts/\n")
    (folder / "drafts").mkdir()
    (folder / "drafts" / "a.txt").write_text("5")
    (folder / "b.txt").write_text("5")
    assert find_documents(["."]) == ["b.txt"]
    assert find_documents(["drafts/a.txt"]) == ["drafts/a.txt"]


def test_excludes_hold_for_paths_named_outright(folder):
    (folder / "a.txt").write_text("5")
    assert find_documents(["a.txt"], ["*.txt"]) == []


@pytest.mark.parametrize(("path", "pattern", "wanted"), [
    ("it/a.md", "it/**", True), ("x/it/a.md", "it/**", True), ("it.md", "it/**", False), ("a.txt", "*.txt", True),
    ("x/a.txt", "a.txt", True), ("drafts/a/b.txt", "drafts/", True),
])  # fmt: skip
def test_path_patterns(path, pattern, wanted):
    assert matches(path, [pattern]) is wanted


@pytest.mark.parametrize(("text", "count"), [
    ("It cost $3.5 million. He paid.", 2),
    ("Mr. Smith paid 5 p.c. in cash.", 1),
    ("पहला वाक्य। दूसरा वाक्य।", 2),
    ("彼は5円払った。次に3円。", 2),
    ("Really? Yes! It did…", 3),
    ("den 3. maj 2024 kom de", 1),
])  # fmt: skip
def test_sentences(text, count):
    spans = sentence_spans(text, {"mr."})
    assert len(spans) == count
    assert "".join(text[start:end] for start, end in spans) == text
