"""Files that others have worked in, damaged or made up: the recipe as it was, or a plain sentence why there is none."""

from __future__ import annotations

import io
import os
import stat
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_files import ITEM, build, changed, members, zipped

import drafter
from drafter import pipeline
from drafter.diagnostics import DraftingError
from drafter.model.clause import ClauseLibrary
from drafter.readers import recipe as reader
from drafter.readers.carried import Damaged, Newer, read_carried
from drafter.readers.word import LARGEST_PART

PROPERTIES = "customXml/itemProps1.xml"


@pytest.fixture(scope="module")
def built(library: ClauseLibrary) -> bytes:
    """A draft as it left the house."""
    return build(library, "code-of-conduct")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(file: bytes | None = None) -> list[str]:
    """What is said of ``back.docx``, which holds ``file``: code, message and hint."""
    if file is not None:
        Path("back.docx").write_bytes(file)
    carried, found = pipeline.try_recipe(Path("back.docx"))
    assert carried is None
    return [f"[{d.code}] {d.message} / {d.hint}" for d in found]


DAMAGED = "[damaged-recipe] back.docx: its recipe {} / build the draft from the profile itself"
NO_RECIPE = (
    "[no-recipe] back.docx carries no recipe"
    " / only files that 'drafter build', 'drafter compare' and 'drafter commentary' wrote carry one"
)
NO_WORD_FILE = "[not-a-word-file] back.docx is no Word file / name a file that Drafter built"


class TestWhatWordAndLibreOfficeDo:
    """Parts get other names and another order, are joined by others' parts, and are written in another manner."""

    @pytest.fixture
    def as_it_was(self, built: bytes, here: Path) -> str:
        (here / "as-it-was.docx").write_bytes(built)
        return drafter.recipe(here / "as-it-was.docx")

    def renamed(self, built: bytes, name: str) -> bytes:
        parts = members(built)
        item = parts.pop(ITEM)
        return zipped({name: item, **dict(reversed(parts.items()))})

    @pytest.mark.parametrize("name", ["customXml/item3.xml", "customXml/item17.xml", "CustomXML/Item1.xml"])
    def test_the_part_has_another_name(self, built: bytes, as_it_was: str, here: Path, name: str) -> None:
        (here / "back.docx").write_bytes(self.renamed(built, name))
        assert drafter.recipe(here / "back.docx") == as_it_was

    def test_others_put_in_parts_of_their_own(self, built: bytes, as_it_was: str, here: Path) -> None:
        others = {
            "customXml/item0.xml": b'<b:Sources xmlns:b="http://schemas.openxmlformats.org/bibliography"/>',
            "customXml/item2.xml": b'<!DOCTYPE x [<!ENTITY y "z">]><x>&y;</x>',
            "customXml/item3.xml": b"<no xml",
            "customXml/item4.xml": b"",
        }
        (here / "back.docx").write_bytes(zipped({**others, **members(built)}))
        assert drafter.recipe(here / "back.docx") == as_it_was

    def test_the_xml_is_written_otherwise(self, built: bytes, as_it_was: str, here: Path) -> None:
        def otherwise(xml: str) -> str:
            xml = xml.replace("<", "<d:").replace("<d:/", "</d:").replace("<d:?", "<?").replace(" xmlns=", " xmlns:d=")
            return (
                xml.replace('"options"', "&quot;options&quot;")
                .replace("'", "&#39;")
                .replace("\n</d:draft>", "</d:draft>")
            )

        (here / "back.docx").write_bytes(changed(built, otherwise))
        assert drafter.recipe(here / "back.docx") == as_it_was

    def test_the_xml_is_in_another_encoding(self, built: bytes, as_it_was: str, here: Path) -> None:
        parts = members(built)
        xml = parts[ITEM].decode().replace("UTF-8", "UTF-16")
        (here / "back.docx").write_bytes(zipped({**parts, ITEM: xml.encode("utf-16")}))
        assert drafter.recipe(here / "back.docx") == as_it_was

    def test_the_text_was_edited(self, built: bytes, as_it_was: str, here: Path) -> None:
        (here / "back.docx").write_bytes(changed(built, lambda xml: xml.replace("should", "may"), "word/document.xml"))
        assert drafter.recipe(here / "back.docx") == as_it_was

    def test_it_is_packed_without_compression(self, built: bytes, as_it_was: str, here: Path) -> None:
        (here / "back.docx").write_bytes(zipped(members(built), zipfile.ZIP_STORED))
        assert drafter.recipe(here / "back.docx") == as_it_was

    def test_the_same_recipe_twice_is_one(self, built: bytes, as_it_was: str, here: Path) -> None:
        parts = members(built)
        (here / "back.docx").write_bytes(zipped({**parts, "customXml/item2.xml": parts[ITEM]}))
        assert drafter.recipe(here / "back.docx") == as_it_was


@pytest.mark.usefixtures("here")
class TestWhatIsNoWordFile:
    @pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x05\x06"])
    def test_an_archive_that_is_none(self, data: bytes) -> None:
        assert told(data) == [NO_WORD_FILE]

    @pytest.mark.parametrize(
        "data", [b"", b"title: A profile\n" * 9, b"\x89PNG\r\n\x1a\n" + bytes(99), b"\xff\xfe\xd8"]
    )
    def test_bytes_of_another_kind(self, data: bytes) -> None:
        assert told(data) == [NO_RECIPE]

    def test_an_archive_of_another_kind(self, built: bytes) -> None:
        assert told(zipped({"readme.txt": b"words"})) == [NO_WORD_FILE]
        assert told(zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"})) == [NO_WORD_FILE]
        without = {name: data for name, data in members(built).items() if name != "[Content_Types].xml"}
        assert told(zipped(without)) == [NO_WORD_FILE]

    def test_half_a_file(self, built: bytes) -> None:
        assert told(built[: len(built) // 2]) == [NO_WORD_FILE]
        assert told(built[: len(built) - 30]) == [NO_WORD_FILE]

    def test_one_locked_with_a_password_or_of_an_older_word(self) -> None:
        hint = "open it in Word, take off its password if it has one, and save it as .docx"
        data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
        assert told(data) == [f"[not-a-word-file] back.docx is no Word file / {hint}"]


@pytest.mark.usefixtures("here")
class TestWhatCannotBeRead:
    HINT = " / name a file that Drafter built"

    def test_nothing_is_there(self) -> None:
        assert told() == [f"[file-unreadable] cannot read back.docx: no such file or directory{self.HINT}"]

    def test_a_name_no_file_can_have(self) -> None:
        _, found = pipeline.try_recipe(Path("a\0b"))
        assert [d.code for d in found] == ["file-unreadable"]

    def test_a_folder(self) -> None:
        Path("back.docx").mkdir()
        assert told() == [f"[file-unreadable] back.docx is a folder{self.HINT}"]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes that lie in a folder")
    def test_a_pipe_is_not_waited_for(self) -> None:
        os.mkfifo("back.docx")
        assert told() == [f"[file-unreadable] back.docx is no ordinary file{self.HINT}"]

    def test_a_device_is_not_opened(self) -> None:
        if not stat.S_ISCHR(Path(os.devnull).stat().st_mode):
            pytest.skip("this system has no devices that lie in a folder")
        Path("back.docx").symlink_to(os.devnull)
        assert told() == [f"[file-unreadable] back.docx is no ordinary file{self.HINT}"]

    def test_a_huge_file_is_not_read_to_its_end(self) -> None:
        with Path("back.docx").open("wb") as stream:
            stream.truncate(reader.LARGEST_FILE + 1)
        assert told() == [f"[file-unreadable] back.docx is larger than 100,000,000 bytes{self.HINT}"]


@pytest.mark.usefixtures("here")
class TestWhatCarriesNone:
    def test_the_part_is_gone(self, built: bytes) -> None:
        parts = {name: data for name, data in members(built).items() if "customXml" not in name}
        assert told(zipped(parts)) == [NO_RECIPE]

    def test_a_part_of_another_namespace(self, built: bytes) -> None:
        assert told(changed(built, lambda xml: xml.replace("urn:drafter:draft:1", "urn:other"))) == [NO_RECIPE]
        assert told(changed(built, lambda xml: xml.replace("draft:1", "draft:one"))) == [NO_RECIPE]

    def test_the_python_interface_raises_the_same(self, built: bytes) -> None:
        Path("back.docx").write_bytes(zipped({**members(built), ITEM: b"<x/>"}))
        with pytest.raises(DraftingError, match=r"back\.docx carries no recipe"):
            drafter.recipe("back.docx")


def put(name: str, words: str) -> Callable[[str], str]:
    """Puts other words into an element of the part."""

    def change(xml: str) -> str:
        head, _, rest = xml.partition(f"<{name}>")
        return f"{head}<{name}>{words}</{name}>{rest.partition(f'</{name}>')[2]}"

    return change


@pytest.mark.usefixtures("here")
class TestWhatIsDamaged:
    @pytest.mark.parametrize(
        ("change", "what"),
        [
            (lambda xml: xml.replace("</draft>", ""), "is no well-formed XML in line {last}"),
            (lambda xml: xml.replace('kind: "code"', 'kind: "protocol"'), "is not the text that was written"),
            (lambda xml: xml.replace('kind: "code"\n', 'kind: "code"\n\n'), "is not the text that was written"),
            (lambda xml: xml.replace("digest=", "digits="), "is not the text that was written"),
            (lambda xml: xml.replace("face>", "fare>"), "has no 'face'"),
            (lambda xml: xml.replace("recipe", "receipt"), "has no 'recipe'"),
            (lambda xml: xml.replace("<id>", "<id>0123456789ab</id><id>"), "has a second 'id'"),
            (lambda xml: xml.replace("<clauses>", "<clauses>" + "<c>" * 20), "goes more than 8 levels deep"),
            (put("id", "0123456789AB"), "has a 'id' that cannot be one"),
            (put("id", "0123456789ab\nextends: /etc/passwd"), "has a 'id' that cannot be one"),
            (put("face", "smiling"), "has a 'face' that cannot be one"),
            (put("document", "poem"), "has a 'document' that cannot be one"),
            (put("library", "1\ntitle: Other"), "has a 'library' that cannot be one"),
            (put("library", "1\u2028title: Other"), "has a 'library' that cannot be one"),
            (put("library", "1" * 300), "has a 'library' that cannot be one"),
            (put("profile", "../../.profile"), "has a 'profile' that cannot be one"),
            (put("profile", "/etc/cron"), "has a 'profile' that cannot be one"),
            (put("profile", "..\\other"), "has a 'profile' that cannot be one"),
            (put("profile", "a\u2029b"), "has a 'profile' that cannot be one"),
            (put("profile", "a&#127;b"), "has a 'profile' that cannot be one"),
        ],
    )
    def test_each_damage_is_told(self, built: bytes, change: Callable[[str], str], what: str) -> None:
        file = changed(built, change)
        last = members(file)[ITEM].decode().count("\n") + 1
        assert told(file) == [DAMAGED.format(what.format(last=last))]

    def test_it_declares_entities(self, built: bytes) -> None:
        lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(30))

        def bomb(xml: str) -> str:
            return xml.replace("<draft ", f"<!DOCTYPE draft [{lines}]><draft ").replace("annexes", "&a29;", 1)

        assert told(changed(built, bomb)) == [DAMAGED.format("declares a type of document, which no recipe does")]
        outside = '<!DOCTYPE draft SYSTEM "file:///etc/passwd"><draft '
        assert told(changed(built, lambda xml: xml.replace("<draft ", outside))) == [
            DAMAGED.format("declares a type of document, which no recipe does")
        ]

    @pytest.mark.parametrize("encoding", ["no-such", "big5", "zlib_codec"])
    def test_it_claims_an_encoding_that_is_not_read(self, built: bytes, encoding: str) -> None:
        file = changed(built, lambda xml: xml.replace("UTF-8", encoding))
        assert told(file) == [DAMAGED.format("is in an encoding that is not read")]

    def test_two_recipes_that_differ(self, built: bytes) -> None:
        parts = members(built)
        other = put("profile", "another")(parts[ITEM].decode()).encode()
        assert told(zipped({**parts, "customXml/item2.xml": other})) == [
            "[damaged-recipe] back.docx carries 2 recipes that differ / build the draft from the profile itself"
        ]

    @pytest.mark.parametrize("form", ["2", "12"])
    def test_a_newer_form(self, built: bytes, form: str) -> None:
        file = changed(built, lambda xml: xml.replace("urn:drafter:draft:1", f"urn:drafter:draft:{form}"))
        assert told(file) == [
            "[newer-recipe] back.docx carries a recipe of a newer form"
            " / read it with the Drafter that built it, or a later one"
        ]


BROKEN = "[damaged-recipe] back.docx: customXml/item1.xml {} / build the draft from the profile itself"


@pytest.mark.usefixtures("here")
class TestHostileArchives:
    def test_a_part_that_unfolds_without_end(self, built: bytes) -> None:
        file = zipped({**members(built), ITEM: b" " * (64 * 1024 * 1024)})
        tracemalloc.start()
        try:
            assert told(file) == [BROKEN.format(f"is larger than {LARGEST_PART:,} bytes")]
            assert tracemalloc.get_traced_memory()[1] < 6 * LARGEST_PART
        finally:
            tracemalloc.stop()

    def test_many_parts_that_unfold_together(self, built: bytes) -> None:
        filler = {f"customXml/item{n}.xml": b"<x>" + b" " * (LARGEST_PART - 10) + b"</x>" for n in range(100, 160)}
        parts = {**members(built), **filler, "customXml/item9.xml": members(built)[ITEM]}
        del parts[ITEM]
        assert told(zipped(parts)) == [
            "[damaged-recipe] back.docx: its custom XML parts are larger than 20,000,000 bytes together"
            " / build the draft from the profile itself"
        ]

    def test_a_part_whose_bytes_are_broken(self, built: bytes) -> None:
        stored = zipped(members(built), zipfile.ZIP_STORED)
        at = stored.index(b"<recipe digest=") + 200
        assert told(stored[:at] + b"#" + stored[at + 1 :]) == [BROKEN.format("is broken or locked")]

    def test_a_part_that_is_locked(self, built: bytes) -> None:
        file = bytearray(zipped(members(built)))
        at = file.rindex(ITEM.encode()) - 46  # its entry in the list of members
        assert file[at : at + 4] == b"PK\x01\x02"
        file[at + 8] |= 1
        assert told(bytes(file)) == [BROKEN.format("is broken or locked")]

    @pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_a_part_packed_as_no_word_file_is(self, built: bytes, compression: int) -> None:
        assert told(zipped(members(built), compression)) == [BROKEN.format("is packed in a manner that is not read")]

    def test_a_list_of_very_many_members(self, built: bytes) -> None:
        many = {**members(built), **{f"word/{n:060}.xml": b"" for n in range(10_000)}}
        assert told(zipped(many)) == [NO_WORD_FILE]

    def test_a_list_that_is_longer_than_its_end_admits(self, built: bytes) -> None:
        """The end of the archive names an empty list; the longer form of an end before it names the whole one."""
        file = zipped(members(built))
        end = file.rindex(b"PK\x05\x06")
        count, size, start = struct.unpack_from("<HLL", file, end + 10)
        longer = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
        pointer = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
        admitted = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0, 0, 0, 0, 0)
        tricked = file[:end] + longer + pointer + admitted
        with zipfile.ZipFile(io.BytesIO(tricked)) as archive:
            assert len(archive.namelist()) == count
        assert told(tricked) == [NO_WORD_FILE]

    def test_names_that_lead_out_of_the_archive_lead_nowhere(self, built: bytes, here: Path) -> None:
        parts = members(built)
        item = parts.pop(ITEM)
        assert told(zipped({**parts, "customXml/../../evil.xml": item, "/customXml/item1.xml": item})) == [NO_RECIPE]
        assert sorted(p.name for p in here.iterdir()) == ["back.docx"]


@given(st.data())
def test_no_change_of_a_byte_breaks_the_reader(data: st.DataObject) -> None:
    """A part with a byte changed is the same recipe, another's part, or told to be damaged: never anything else."""
    part = data.draw(st.sampled_from(_PARTS))
    at = data.draw(st.integers(0, len(part) - 1))
    byte = data.draw(st.binary(min_size=0, max_size=3))
    try:
        found = read_carried(part[:at] + byte + part[at + 1 :])
    except (Damaged, Newer):
        return
    assert found is None or found.text == 'kind: "code"\n'


_PARTS = [
    b'<?xml version="1.0" encoding="UTF-8"?><draft xmlns="urn:drafter:draft:1"><profile>p</profile>'
    b"<id>0123456789ab</id><library>1</library><face>clean</face><document>draft</document>"
    b'<recipe digest="6a06741c9c9b749d7c63af6de8f70803a55bc615889170ab141ccb832d5193a1">kind: "code"\n</recipe></draft>'
]
