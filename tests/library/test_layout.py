"""What a profile lays over its house style, and the files it names for it."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from drafter import pipeline
from drafter.diagnostics import Findings
from drafter.library.emblem import read_emblem
from drafter.library.layout import initials_of
from drafter.library.load import load_profile
from drafter.library.word_base import LARGEST_PART, UnusableFile, read_word_base
from drafter.model.profile import Profile

BASE = Path(__file__).parents[2] / "templates" / "docx" / "base.docx"
STYLES = "word/styles.xml"


def read(folder: Path, text: str, *settings: str) -> Profile:
    """The profile of a text that extends the model convention."""
    (folder / "own.yaml").write_text(f"extends: model-convention\n{text}", encoding="utf-8")
    findings = Findings()
    profile = load_profile(str(folder / "own.yaml"), pipeline.profile_folders(), findings, settings)
    assert profile is not None
    assert findings.items == []
    return profile


def picture(across: int = 3, down: int = 2, extra: tuple[bytes, bytes] = (b"tEXt", b"Author\0Jane Doe")) -> bytes:
    """A small PNG that also says who made it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x1e\x46\x8c" * across for _ in range(down))
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", across, down, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(*extra) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def segment(kind: int, data: bytes) -> bytes:
    return bytes((0xFF, kind)) + (len(data) + 2).to_bytes(2, "big") + data


def photograph(frame: int = 0xC0, colours: int = 3, bits: int = 8) -> bytes:
    """The bones of a JPEG, 40 by 30 pixels, with a place in it."""
    head = struct.pack(">BHHB", bits, 30, 40, colours) + bytes(3 * colours)
    scan = segment(0xDA, bytes(6)) + b"\x12\x34\xff\x00\x56" + b"\xff\xd9"
    return b"\xff\xd8" + segment(0xE1, b"Exif: Geneva") + segment(frame, head) + scan + b"after the end"


def word_file(changes: dict[str, bytes | None] | None = None) -> bytes:
    """Our own base with parts changed, added, or (``None``) left out."""
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(BASE) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**parts, **(changes or {})}.items():
            if data is not None:
                archive.writestr(name, data)
    return target.getvalue()


def part(name: str) -> bytes:
    with zipfile.ZipFile(BASE) as archive:
        return archive.read(name)


class TestTheStyleKey:
    def test_a_name_alone_lays_nothing_over_the_style(self, tmp_path: Path) -> None:
        profile = read(tmp_path, "style: coe")
        assert (profile.style.value, profile.layout) == ("coe", read(tmp_path, "").layout)

    def test_a_mapping_without_a_name_means_the_usual_style(self, tmp_path: Path) -> None:
        (tmp_path / "bare.yaml").write_text("title: T\nkind: convention\nstyle: {watermark: DRAFT}\n", encoding="utf-8")
        profile = load_profile(str(tmp_path / "bare.yaml"), (), Findings())
        assert profile is not None
        assert (profile.style.value, profile.layout.watermark) == ("un", "DRAFT")

    def test_what_is_set_is_laid_over_the_house_style(self, tmp_path: Path) -> None:
        text = "style: {name: coe, paper: Letter, line_numbers: yes, watermark: Not for citation}"
        style, found = pipeline.try_style(read(tmp_path, text))
        assert found == ()
        assert style is not None
        page = style.page
        assert (style.name, page.paper, page.line_numbers, page.watermark) == (
            "coe",
            "Letter",
            True,
            "Not for citation",
        )

    @pytest.mark.parametrize(
        ("parent", "own", "style", "watermark"),
        [
            ("style: coe", "style: {watermark: DRAFT}", "coe", "DRAFT"),
            ("style: {name: coe, watermark: DRAFT}", "style: soft", "soft", "DRAFT"),
            ("style: {name: coe, watermark: DRAFT}", "style: {line_numbers: yes}", "coe", "DRAFT"),
            ("style: {name: coe, watermark: DRAFT}", 'style: {watermark: ""}', "coe", ""),
            ("style: coe", "style: soft", "soft", ""),
        ],
    )
    def test_extending_merges_key_by_key(
        self, tmp_path: Path, parent: str, own: str, style: str, watermark: str
    ) -> None:
        (tmp_path / "parent.yaml").write_text(f"extends: model-convention\n{parent}\n", encoding="utf-8")
        (tmp_path / "child.yaml").write_text(f"extends: parent.yaml\n{own}\n", encoding="utf-8")
        findings = Findings()
        profile = load_profile(str(tmp_path / "child.yaml"), pipeline.profile_folders(), findings)
        assert profile is not None
        assert findings.items == []
        assert (profile.style.value, profile.layout.watermark) == (style, watermark)

    def test_setting_one_thing_keeps_the_rest(self, tmp_path: Path) -> None:
        profile = read(tmp_path, "style: coe", "style.watermark=DRAFT", "style.line_numbers=yes")
        assert (profile.style.value, profile.layout.watermark, profile.layout.line_numbers) == ("coe", "DRAFT", True)
        profile = read(tmp_path, "style: {watermark: DRAFT}", "style=soft")
        assert (profile.style.value, profile.layout.watermark) == ("soft", "DRAFT")

    def test_an_emblem_can_be_set_on_the_command_line(self, tmp_path: Path) -> None:
        wanted = ("style.emblem.file=e.png", "style.emblem.description=A ring", "style.emblem.width=30")
        emblem = read(tmp_path, "", *wanted).layout.emblem
        assert emblem is not None
        assert (emblem.file.value, emblem.description, emblem.width) == ("e.png", "A ring", 30.0)

    def test_an_empty_text_takes_the_emblem_and_the_base_of_an_extended_profile_away(self, tmp_path: Path) -> None:
        text = "extends: model-convention\nstyle: {emblem: {file: e.png, description: A ring}, docx_base: b.docx}\n"
        (tmp_path / "parent.yaml").write_text(text, encoding="utf-8")
        own = 'extends: parent.yaml\nstyle: {emblem: "", docx_base: ""}\n'
        (tmp_path / "child.yaml").write_text(own, encoding="utf-8")
        profile = load_profile(str(tmp_path / "child.yaml"), pipeline.profile_folders(), Findings())
        assert profile is not None
        assert (profile.layout.emblem, profile.layout.word_base) == (None, None)


class TestTheAuthorKey:
    @pytest.mark.parametrize(
        ("text", "name", "initials"),
        [
            ("", "", ""),
            ("author: Treaty Section", "Treaty Section", "TS"),
            ("author: Ministry of Foreign Affairs", "Ministry of Foreign Affairs", "MFA"),
            ("author: {name: Treaty Section, initials: TrS}", "Treaty Section", "TrS"),
            ("author: {name: Treaty Section}", "Treaty Section", "TS"),
            ("author: équipe juridique", "équipe juridique", "éj"),
        ],
    )
    def test_initials_are_the_capitals_unless_given(self, tmp_path: Path, text: str, name: str, initials: str) -> None:
        profile = read(tmp_path, text)
        assert (profile.author, profile.initials) == (name, initials)

    def test_initials_set_alone_keep_the_name(self, tmp_path: Path) -> None:
        profile = read(tmp_path, "author: Treaty Section", "author.initials=X")
        assert (profile.author, profile.initials) == ("Treaty Section", "X")

    def test_initials_are_as_many_as_word_takes(self) -> None:
        assert initials_of(" ".join("ABCDEFGHIJKL")) == "ABCDEFGHI"


class TestFilesOfAProfile:
    def test_a_path_is_read_from_the_folder_of_the_profile_it_stands_in(self, tmp_path: Path) -> None:
        folder = tmp_path / "ministry"
        folder.mkdir()
        (folder / "e.png").write_bytes(picture())
        text = "extends: model-convention\nstyle: {emblem: {file: e.png, description: A ring, width: 30}}\n"
        (folder / "parent.yaml").write_text(text, encoding="utf-8")
        (tmp_path / "child.yaml").write_text("extends: ministry/parent.yaml\n", encoding="utf-8")
        profile = load_profile(str(tmp_path / "child.yaml"), pipeline.profile_folders(), Findings())
        assert profile is not None
        style, found = pipeline.try_style(profile)
        assert found == ()
        assert style is not None
        assert style.emblem is not None
        assert (style.emblem.kind, style.emblem.width, style.emblem.height) == ("png", 30.0, 20.0)

    def test_a_draft_is_another_when_the_files_are_others_and_the_same_when_they_are_not(self, tmp_path: Path) -> None:
        text = "style: {emblem: {file: e.png, description: A ring}, docx_base: base.docx}"
        library = pipeline.load_library()

        def draft_id() -> str:
            return pipeline.draft(library, read(tmp_path, text)).instrument.identity.draft_id

        (tmp_path / "e.png").write_bytes(picture())
        (tmp_path / "base.docx").write_bytes(word_file())
        first = draft_id()
        (tmp_path / "e.png").write_bytes(picture(4, 4))
        second = draft_id()
        (tmp_path / "base.docx").write_bytes(word_file({STYLES: part(STYLES).replace(b'"24"', b'"26"')}))
        third = draft_id()
        (tmp_path / "e.png").write_bytes(picture())
        (tmp_path / "base.docx").write_bytes(word_file())
        assert len({first, second, third}) == 3
        assert draft_id() == first

    def test_a_folder_is_no_file(self, tmp_path: Path) -> None:
        (tmp_path / "base.docx").mkdir()
        _, found = pipeline.try_style(read(tmp_path, "style: {docx_base: base.docx}"))
        assert [(d.code, d.message) for d in found] == [("file-unreadable", "'base.docx' is a folder")]


class TestEmblems:
    def test_a_png_keeps_what_is_seen_and_loses_what_is_told(self) -> None:
        emblem = read_emblem(picture(300, 200), "A ring", 30)
        assert (emblem.kind, emblem.width, emblem.height) == ("png", 30, 20.0)
        assert b"IDAT" in emblem.data
        assert b"Jane Doe" not in emblem.data
        assert emblem.data == read_emblem(emblem.data, "", 30).data

    def test_a_jpeg_too(self) -> None:
        emblem = read_emblem(photograph(), "A ring", 40)
        assert (emblem.kind, emblem.width, emblem.height) == ("jpeg", 40, 30.0)
        assert b"Geneva" not in emblem.data
        assert emblem.data.endswith(b"\xff\x00\x56\xff\xd9")

    def test_its_bytes_are_not_shown_but_stand_for_it(self) -> None:
        first, second = (repr(read_emblem(picture(n, 2), "A ring", 30)) for n in (2, 3))
        assert first != second
        assert "IDAT" not in first

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", "is no PNG or JPEG picture"),
            (b"<svg/>", "is no PNG or JPEG picture"),
            (picture()[:-4], "is a broken picture"),
            (picture()[:40], "is a broken picture"),
            (picture().replace(b"Jane", b"John"), "is a broken picture"),
            (b"\x89PNG\r\n\x1a\n", "is a broken picture"),
            (picture(extra=(b"IDAT", b"no rows")), "is a broken picture"),
            (picture(extra=(b"IDAT", zlib.compress(bytes(9)))), "is a broken picture"),
            (picture(extra=(b"IDAT", zlib.compress(bytes(9_000_000)))), "is a broken picture"),
            (b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR", "is a broken picture"),
            (picture(0, 5), "is 0 by 5 pixels, and may have 6,000 either way"),
            (picture(1, 6001), "is 1 by 6,001 pixels, and may have 6,000 either way"),
            (picture(1, 100), "would be 3000 mm high, and may be 120 mm"),
            (photograph()[:30], "is a broken picture"),
            (photograph().replace(b"\xff\xd9", b""), "is a broken picture"),
            (b"\xff\xd8" + b"\xff" * 99, "is a broken picture"),
            (b"\xff\xd8\xff\xe0\x00\x00", "is a broken picture"),
            (photograph(colours=4), "is a JPEG of a form that not every program shows, such as for printing presses"),
            (photograph(frame=0xC9), "is a JPEG of a form that not every program shows, such as for printing presses"),
            (photograph(bits=12), "is a JPEG of a form that not every program shows, such as for printing presses"),
        ],
    )
    def test_others_are_refused_with_what_can_serve(self, data: bytes, message: str) -> None:
        with pytest.raises(UnusableFile) as refused:
            read_emblem(data, "", 30)
        assert str(refused.value) == message
        assert refused.value.hint


def content_types(*, main: str) -> bytes:
    return part("[Content_Types].xml").replace(b"wordprocessingml.document.main", main.encode())


def relationships(target: str) -> bytes:
    return part("word/_rels/document.xml.rels").replace(b'Target="styles.xml"', f'Target="{target}"'.encode())


class TestWordBases:
    def test_styles_theme_and_fonts_are_read_and_nothing_else(self) -> None:
        base = read_word_base(word_file(), "ministry.docx")
        assert base.name == "ministry.docx"
        assert (base.styles, base.theme, base.fonts) == tuple(map(part, (STYLES, "word/theme.xml", "word/fonts.xml")))
        assert "w:style" not in repr(base)

    def test_a_template_serves_as_well_and_so_do_parts_elsewhere(self) -> None:
        template = {"[Content_Types].xml": content_types(main="wordprocessingml.template.main")}
        assert read_word_base(word_file(template), "m.dotx").styles == part(STYLES)
        moved = {
            STYLES: None,
            "word/looks/s2.xml": part(STYLES),
            "word/_rels/document.xml.rels": relationships("/word/looks/s2.xml"),
        }
        assert read_word_base(word_file(moved), "m.docx").styles == part(STYLES)

    def test_a_base_without_theme_and_fonts_serves(self) -> None:
        base = read_word_base(word_file({"word/theme.xml": None, "word/fonts.xml": None}), "m.docx")
        assert (base.theme, base.fonts) == (b"", b"")

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", "is no Word file"),
            (b"PK\x03\x04 and no more", "is no Word file"),
            (b"{\\rtf1}", "is no Word file"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "is in Word's old form, or locked with a password"),
            (word_file()[:-200], "is no Word file"),
            (word_file({"[Content_Types].xml": None}), "is no Word file"),
            (word_file({"[Content_Types].xml": content_types(main="spreadsheetml.sheet.main")}), "is no Word file"),
            (
                word_file({"[Content_Types].xml": content_types(main="ms-word.document.macroEnabled.main")}),
                "holds macros",
            ),
            (word_file({STYLES: None}), "has no styles"),
            (word_file({"word/_rels/document.xml.rels": relationships("../../../etc/passwd")}), "has no styles"),
            (word_file({"word/_rels/document.xml.rels": None}), "has no styles"),
            (word_file({STYLES: b"<w:styles"}), "cannot be read: word/styles.xml is no well-formed XML"),
            (word_file({STYLES: b"<styles/>"}), "has something else where its styles should be"),
            (
                word_file({STYLES: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
                "cannot be read: word/styles.xml declares a type of document,"
                " by which a small file can unfold to a huge one",
            ),
            (
                word_file({"word/theme.xml": b"<a>" * 200 + b"</a>" * 200}),
                "cannot be read: word/theme.xml is nested too deeply",
            ),
            (
                word_file({STYLES: b" " * (LARGEST_PART + 1)}),
                "cannot be unpacked: word/styles.xml is larger than 5,000,000 bytes",
            ),
            (
                word_file({STYLES: b'<w:styles xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'}),
                "is in the form that Word calls strict",
            ),
        ],
    )
    def test_others_are_refused_with_what_can_serve(self, data: bytes, message: str) -> None:
        with pytest.raises(UnusableFile) as refused:
            read_word_base(data, "ministry.docx")
        assert str(refused.value) == message
        assert "save" in refused.value.hint

    def test_a_damaged_member_is_refused(self) -> None:
        data = bytearray(word_file())
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            at = archive.getinfo(STYLES).header_offset + 60
        data[at : at + 40] = bytes(40)
        with pytest.raises(UnusableFile, match=r"cannot be unpacked: word/styles\.xml is broken or locked"):
            read_word_base(bytes(data), "ministry.docx")
