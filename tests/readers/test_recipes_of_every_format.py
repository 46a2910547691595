"""Every format carries the recipe, and gives it back after other programs have saved it; damage to it is told."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject
from word_files import OPEN, build

import drafter
from drafter import pipeline
from drafter.model.clause import ClauseLibrary
from drafter.readers import pdf as reader

FORMS = ("docx", "pdf", "html", "md", "akn")
SUFFIXES = {"akn": "akn.xml"}
SLOWEST = 10
"""How many seconds a reader may take over a damaged file; it takes far less than one."""


@pytest.fixture(scope="module")
def files(library: ClauseLibrary, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One draft in every format."""
    profile = tmp_path_factory.mktemp("profile") / "small.yaml"
    profile.write_text(OPEN.replace("Small convention", "Small --> convention -- <b>"), encoding="utf-8")
    return {form: build(library, profile, face="options", form=form) for form in FORMS}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def as_it_was(files: dict[str, bytes], here: Path) -> str:
    """The recipe as the Word file gives it."""
    return given(files["docx"])


def given(file: bytes, name: str = "back") -> str:
    """The profile in a file, which has no name that tells of its format."""
    Path(name).write_bytes(file)
    return drafter.recipe(name)


def told(file: bytes) -> list[str]:
    """What is said of a file that gives no recipe: code and message."""
    Path("back").write_bytes(file)
    carried, found = pipeline.try_recipe(Path("back"))
    assert carried is None
    return [f"[{d.code}] {d.message}" for d in found]


@pytest.mark.parametrize("form", FORMS)
def test_every_format_gives_the_recipe_under_whatever_name(files: dict[str, bytes], as_it_was: str, form: str) -> None:
    assert "Small --> convention -- <b>" in as_it_was
    assert given(files[form]) == as_it_was
    assert given(files[form], "back.docx") == as_it_was


class TestTextThatWasSavedAgain:
    @pytest.mark.parametrize("form", ["html", "md", "akn"])
    @pytest.mark.parametrize(
        "change",
        [
            lambda text: text.replace("\n", "\r\n").encode(),
            lambda text: b"\xef\xbb\xbf" + text.encode(),
            lambda text: text.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16"),
        ],
        ids=["CRLF", "byte order mark", "UTF-16"],
    )
    def test_with_other_line_ends_and_encodings(
        self, files: dict[str, bytes], as_it_was: str, form: str, change: Callable[[str], bytes]
    ) -> None:
        assert given(change(files[form].decode())) == as_it_was

    def test_xml_with_other_prefixes_and_no_declaration(self, files: dict[str, bytes], as_it_was: str) -> None:
        again = ET.tostring(ET.fromstring(files["akn"]))
        assert b"<ns0:akomaNtoso" in again
        assert given(again) == as_it_was

    def test_a_page_as_a_browser_saves_it(self, files: dict[str, bytes], as_it_was: str) -> None:
        page = files["html"].decode()
        doctype = page[: page.index(">") + 1]
        assert doctype.lower() == "<!doctype html>"
        saved = f"<!DOCTYPE html>\n<!-- saved from url=(0014)about:internet -->\n{page.removeprefix(doctype)}"
        assert given(saved.encode()) == as_it_was

    def test_words_of_the_text_were_edited(self, files: dict[str, bytes], as_it_was: str) -> None:
        assert given(files["md"].replace(b"## Contents", b"## What is in it\n\n<!-- a remark -->")) == as_it_was
        assert given(files["html"].replace(b"</body>", b"<script>let urn = 1</script></body>")) == as_it_was


class TestTextsThatCarryNone:
    def test_the_comment_or_the_script_is_gone(self, files: dict[str, bytes], here: Path) -> None:
        for form, opening in (("md", b"<!--\n<draft "), ("html", b"<draft "), ("akn", b"<draft ")):
            start = files[form].index(opening)
            end = files[form].index(b"</draft>", start) + 8
            assert told(files[form][:start] + files[form][end:]) == ["[no-recipe] back carries no recipe"], form

    def test_a_comment_that_never_ends(self, files: dict[str, bytes], here: Path) -> None:
        at = files["md"].rindex(b"-->")
        assert told(files["md"][:at]) == ["[no-recipe] back carries no recipe"]

    def test_many_comments_are_read_once(self, here: Path) -> None:
        start = time.perf_counter()
        assert told(b"<!-- " * 1_000_000) == ["[no-recipe] back carries no recipe"]
        assert told(b"<!DOCTYPE html><script>" + b"<script " * 1_000_000) == ["[no-recipe] back carries no recipe"]
        assert told(b"<a " + b" " * 5_000_000) == ["[no-recipe] back carries no recipe"]
        assert time.perf_counter() - start < SLOWEST


class TestTextsThatAreDamaged:
    @pytest.mark.parametrize("form", ["html", "md", "akn"])
    def test_a_word_of_the_recipe_is_another(self, files: dict[str, bytes], here: Path, form: str) -> None:
        at = files[form].index(b"<recipe ")
        file = files[form][:at] + files[form][at:].replace(b"convention", b"protocol", 1)
        assert told(file) == ["[damaged-recipe] back: its recipe is not the text that was written"]

    def test_two_recipes_that_differ(self, files: dict[str, bytes], here: Path) -> None:
        other = files["md"].replace(b"<profile>small", b"<profile>another")
        assert told(files["md"] + other) == ["[damaged-recipe] back carries 2 recipes that differ"]

    def test_xml_that_declares_entities(self, files: dict[str, bytes], here: Path) -> None:
        bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        head, _, rest = files["akn"].partition(b"?>")
        message = "[damaged-recipe] back: its recipe declares a type of document, which no recipe does"
        assert told(head + b"?>" + bomb + rest.replace(b"<profile>", b"<profile>&b;")) == [message]

    def test_xml_in_which_a_recipe_stands_twice(self, files: dict[str, bytes], here: Path) -> None:
        start, end = files["akn"].index(b"<draft "), files["akn"].index(b"</draft>") + 8
        twice = files["akn"][:end] + files["akn"][start:end] + files["akn"][end:]
        assert told(twice) == ["[damaged-recipe] back: its recipe stands in it twice"]


# --- PDF ----------------------------------------------------------------------------------------------------------


def rewritten(file: bytes, change: Callable[[PdfWriter], None] = lambda _: None) -> bytes:
    """A PDF as another program writes it."""
    writer = PdfWriter(clone_from=io.BytesIO(file))
    change(writer)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def attachments(writer: PdfWriter) -> DictionaryObject:
    tree = writer.root_object["/Names"]["/EmbeddedFiles"]  # type: ignore[index]
    assert isinstance(tree, DictionaryObject)
    return tree


class TestPdfsThatWereSavedAgain:
    @pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
    @pytest.mark.parametrize("option", ["--object-streams=generate", "--linearize", "--qdf", "--compress-streams=n"])
    def test_by_qpdf(self, files: dict[str, bytes], as_it_was: str, here: Path, option: str) -> None:
        Path("built.pdf").write_bytes(files["pdf"])
        subprocess.run(["qpdf", option, "built.pdf", "again.pdf"], check=True, capture_output=True)
        assert drafter.recipe("again.pdf") == as_it_was

    def test_by_pypdf(self, files: dict[str, bytes], as_it_was: str) -> None:
        assert given(rewritten(files["pdf"])) == as_it_was

    def test_with_words_before_its_sign(self, files: dict[str, bytes], as_it_was: str) -> None:
        assert given(b"\r\n--boundary--\r\n\r\n" + files["pdf"]) == as_it_was

    @pytest.mark.parametrize("lost", ["/AF", "/Names"])
    def test_one_of_the_two_lists_of_attachments_is_enough(
        self, files: dict[str, bytes], as_it_was: str, lost: str
    ) -> None:
        def lose(writer: PdfWriter) -> None:
            del writer.root_object[NameObject(lost)]

        assert given(rewritten(files["pdf"], lose)) == as_it_was

    def test_with_attachments_of_others(self, files: dict[str, bytes], as_it_was: str) -> None:
        def attach(writer: PdfWriter) -> None:
            writer.add_attachment("other.akn.xml", b"<akomaNtoso/>")
            writer.add_attachment("recipe.xml", b"<draft xmlns='urn:drafter:draft:9'/>")

        assert given(rewritten(files["pdf"], attach)) == as_it_was


class TestPdfsThatAreNotRead:
    def test_one_without_attachments(self, files: dict[str, bytes], here: Path) -> None:
        def lose(writer: PdfWriter) -> None:
            for key in ("/AF", "/Names"):
                del writer.root_object[NameObject(key)]

        assert told(rewritten(files["pdf"], lose)) == ["[no-recipe] back carries no recipe"]

    def test_one_that_is_locked(self, files: dict[str, bytes], here: Path) -> None:
        locked = rewritten(files["pdf"], lambda writer: writer.encrypt("secret", algorithm="RC4-128"))
        assert told(locked) == ["[file-unreadable] back is locked with a password"]

    @pytest.mark.parametrize("data", [b"%PDF-", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\nstartxref\n0\n%%EOF\n" * 99])
    def test_what_only_begins_like_one(self, here: Path, data: bytes) -> None:
        assert told(data) == ["[file-unreadable] back is a PDF that is damaged"]

    def test_half_of_one(self, files: dict[str, bytes], here: Path) -> None:
        assert told(files["pdf"][: len(files["pdf"]) // 3]) == ["[file-unreadable] back is a PDF that is damaged"]

    def test_an_attachment_that_unfolds_without_end(self, files: dict[str, bytes], here: Path) -> None:
        def attach(writer: PdfWriter) -> None:
            writer.add_attachment("bomb.akn.xml", bytes(3 * reader.LARGEST_ATTACHMENT))
            writer.compress_identical_objects()

        bomb = rewritten(files["pdf"], attach)
        stream = bytes(3 * reader.LARGEST_ATTACHMENT)
        packed = zlib.compress(stream)
        if stream in bomb:
            bomb = bomb.replace(b"/Length %d" % len(stream), b"/Filter /FlateDecode /Length %d" % len(packed))
            bomb = bomb.replace(stream, packed)
        assert len(bomb) < reader.LARGEST_ATTACHMENT
        assert told(bomb) == ["[file-unreadable] back is a PDF that is damaged"]

    def test_a_tree_of_attachments_that_holds_itself(self, files: dict[str, bytes], here: Path) -> None:
        def loop(writer: PdfWriter) -> None:
            tree = attachments(writer)
            node = writer._add_object(DictionaryObject())
            other = writer._add_object(DictionaryObject({NameObject("/Kids"): ArrayObject([node, node, node])}))
            node.get_object()[NameObject("/Kids")] = ArrayObject([other, node])
            tree.clear()
            tree[NameObject("/Kids")] = ArrayObject([node, other])
            del writer.root_object[NameObject("/AF")]

        start = time.perf_counter()
        assert told(rewritten(files["pdf"], loop)) == ["[no-recipe] back carries no recipe"]
        assert time.perf_counter() - start < SLOWEST

    def test_lists_that_are_none(self, files: dict[str, bytes], here: Path) -> None:
        def spoil(writer: PdfWriter) -> None:
            attachments(writer)[NameObject("/Names")] = TextStringObject("a.akn.xml")
            writer.root_object[NameObject("/AF")] = DictionaryObject()

        assert told(rewritten(files["pdf"], spoil)) == ["[no-recipe] back carries no recipe"]


@pytest.mark.parametrize(("whole", "times"), [(False, 280), (True, 20)], ids=["attachments alone", "a draft"])
def test_no_damage_to_a_pdf_breaks_its_reader(files: dict[str, bytes], as_it_was: str, whole: bool, times: int) -> None:
    """Bytes changed, lost or doubled: the recipe as it was, or one plain error, and soon."""
    chance = random.Random(20261123)
    pdf = files["pdf"] if whole else _attachments_alone(files)
    outcomes = {"given": 0, "told": 0}
    for _ in range(times):
        Path("back").write_bytes(_damaged(bytearray(pdf), chance))
        start = time.perf_counter()
        carried, found = pipeline.try_recipe(Path("back"))
        assert time.perf_counter() - start < SLOWEST
        if carried is None:
            assert [d.code for d in found] in (["file-unreadable"], ["damaged-recipe"], ["no-recipe"])
            outcomes["told"] += 1
        else:
            assert pipeline.recipe_as_profile(carried) == as_it_was
            outcomes["given"] += 1
    assert min(outcomes.values()) > 0, outcomes


def _attachments_alone(files: dict[str, bytes]) -> bytes:
    """A PDF of one empty page, in which damage seldom hits anything but the attachments and what leads to them."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    start, end = files["akn"].index(b"<draft "), files["akn"].index(b"</draft>") + 8
    writer.add_attachment("small.akn.xml", files["akn"][start:end])
    writer.add_attachment("small.yaml", b"title: Small\n")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _damaged(file: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.choice([1, 5, 50])):
        at = chance.randrange(len(file))
        match chance.randrange(3):
            case 0:
                file[at] = chance.randrange(256)
            case 1:
                del file[at : at + chance.randrange(1, 200)]
            case _:
                other = chance.randrange(len(file))
                file[at:at] = file[other : other + chance.randrange(1, 500)]
    return bytes(file)


def test_the_reader_of_pdfs_leaves_no_setting_behind(files: dict[str, bytes], as_it_was: str) -> None:
    import logging

    from pypdf import get_configuration

    before = get_configuration(), logging.getLogger("pypdf").level
    given(files["pdf"])
    told(b"%PDF-")
    assert (get_configuration(), logging.getLogger("pypdf").level) == before
    assert PdfReader(io.BytesIO(files["pdf"])).attachments
