"""Clause packs and values from a stranger: printed as they stand in every format, or refused; never run or unfolded."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from drafter import pipeline
from drafter.assembly.assemble import assemble
from drafter.diagnostics import Findings, has_errors
from drafter.library.load import Shelf, load_library, load_profile
from drafter.model.clause import ClauseLibrary
from drafter.model.draft import Draft
from drafter.model.inline import Text
from drafter.model.instrument import Article, Paragraph
from drafter.model.walk import nodes

HOUSE = Path(__file__).parent / "bad" / "house"
MOST_MEMORY = 300_000
"""In kilobytes; for a whole run, Python and Pango included."""

AUTHORITY = "authorities: [{source: vclt, status: recalled}]\n"

HOSTILE = (
    "{{ 7*7 }}",
    "{% import os %}{{ os.system('echo harm') }}",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p></body></html>",
    "&lt;b&gt; &amp; &#x41;",
    "../../etc/passwd",
    "file:///etc/passwd",
    "[a|b]",
    "[[[[[[[[[[",
    "*x* **y** _z_ `w` ~v~",
    "{ref notice.duty} {hours} {#name}",
    "!!python/object/apply:os.system",
    "[link](javascript:alert(1)) ![image](http://x.invalid/y.png)",
    "<http://x.invalid/>",
    "# no heading",
    "1. no list",
    "%s %d {0} ${HOME} $(id) `id`",
    "\\n \\ \\\\",
    "a | b | c",
)


# --- readers, written apart from the writers ----------------------------------------------------------------------


def words_of_html(data: bytes) -> str:
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(data.decode())
    body = tree.find("body")
    assert body is not None
    return "".join(body.itertext())


def words_of_markdown(data: bytes) -> str:
    parser = MarkdownIt("commonmark").enable("table")
    return "".join(
        "\n" if child.type in ("softbreak", "hardbreak") else child.content
        for token in parser.parse(data.decode())
        for child in (token.children or ())
        if child.type in ("text", "softbreak", "hardbreak")
    )


def words_of_word(data: bytes) -> str:
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        roots = [ET.fromstring(package.read(n)) for n in package.namelist() if re.match(r"word/\w+\.xml$", n)]
    return "\n".join("".join(t.text or "" for t in p.iter(f"{w}t")) for root in roots for p in root.iter(f"{w}p"))


def words_of_pdf(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


READERS = {"docx": words_of_word, "html": words_of_html, "md": words_of_markdown, "pdf": words_of_pdf}


def bare(words: str) -> str:
    """Words without blanks, line ends and the hyphens a PDF breaks lines with."""
    return re.sub(r"[\s\N{SOFT HYPHEN}\ufffe]|-(?=\s)", "", words).replace("-", "").replace("’", "'")


# --- a process of its own -----------------------------------------------------------------------------------------

CHILD = """
import sys
from drafter.cli.app import run
try:
    run()
finally:
    try:
        with open("/proc/self/status") as status:
            peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
    except OSError:
        import resource
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sys.stdout.write(f"peak {peak}\\n")
"""


@dataclass(frozen=True)
class Run:
    """What a process of Drafter did."""

    exit_code: int
    told: str
    peak: int


def drafter(folder: Path, *arguments: str) -> Run:
    """Runs Drafter in ``folder``; ends it, and the test, where it works without end."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(Path(pipeline.__file__).parents[1]),
            "DRAFTER_DEBUG": "1",
            "PYTHONIOENCODING": "utf-8:strict",
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    peak = re.search(r"peak (\d+)", done.stdout)
    assert peak, done.stderr[-2000:]
    return Run(done.returncode, done.stdout + done.stderr, int(peak[1]))


def write_pack(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / "pack" / (name.replace("__", "/").replace("_", "-") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "pack"


def escaped(words: str) -> str:
    """Words as the notation writes them when they are meant to be printed as they are."""
    return re.sub(r"([\\{}\[\]*|])", r"\\\1", words)


def quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


# --- what is refused ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("refused")
    bomb = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    bomb += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    head = "heading: Hostile\nsummary: Hostile.\n" + AUTHORITY + "text: |\n  #. "
    write_pack(
        folder,
        general__template=head + "It is {{ 7*7 }}.\n",
        general__statement=head + "{% import os %}It is.\n",
        general__brackets=head + "[" * 100_000 + "\n",
        general__closed_brackets=head + "[" * 100_000 + "]" * 100_000 + "\n",
        general__braces=head + "{" * 100_000 + "\n",
        general__fewer_braces=head + "{" * 900 + "\n",
        general__closing_braces=head + "}" * 100_000 + "\n",
        general__fewer_closing_braces=head + "}" * 900 + "\n",
        general__stars=head + "*" * 100_001 + "\n",
        general__fewer_stars=head + "*" * 901 + "\n",
        general__fewer_brackets=head + "[" * 900 + "\n",
        general__notes=head + "{note " * 50_000 + "\n",
        general__lists=head + "A list:\n" + "".join(f"{' ' * n}- x\n" for n in range(5, 400)),
        general__bomb="heading: Hostile\n" + bomb,
        general__tag='heading: Hostile\nsummary: !!python/object/apply:os.system ["touch harm"]\ntext: x\n' + AUTHORITY,
        general__nested="heading: Hostile\nsummary: " + "[" * 100_000 + "\n",
        general__mappings="heading: Hostile\nsummary: " + "{a: " * 100_000 + "\n",
        general__large="# " + "x" * 1_000_000,
        general__keys="heading: Hostile\n" + "".join(f"k{n}: x\n" for n in range(2000)),
        general__circle=head + "{choose a}\n" + CIRCLE,
    )
    (folder / "pack" / "general" / "zeros.yaml").write_bytes(b"\0" * 100_000)
    run = drafter(folder, "check", "--library", "--pack", "pack")
    assert not (folder / "harm").exists()
    return run


CIRCLE = """\
choices:
  a:
    question: Which?
    default: one
    alternatives:
      one: {label: One, text: "one {choose a}"}
      two: {label: Two, text: "two {choose a}"}
"""


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("template", "notation"),
            ("statement", "notation"),
            ("brackets", "notation"),
            ("closed-brackets", "notation"),
            ("braces", "notation"),
            ("closing-braces", "notation"),
            ("fewer-braces", "notation"),
            ("fewer-closing-braces", "notation"),
            ("fewer-stars", "notation"),
            ("fewer-brackets", "notation"),
            ("stars", "notation"),
            ("notes", "notation"),
            ("lists", "notation"),
            ("bomb", "yaml-alias"),
            ("tag", "yaml-tag"),
            ("nested", "yaml-depth"),
            ("mappings", "yaml-depth"),
            ("large", "file-unreadable"),
            ("keys", "unknown-key"),
            ("zeros", "yaml-syntax"),
        ],
    )
    def test_each_with_a_diagnostic_in_its_own_file(self, refused: Run, name: str, code: str) -> None:
        assert re.search(rf"^pack/general/{name}\.yaml:\d+:\d+: error: .* \[{code}\]$", refused.told, re.MULTILINE)

    def test_it_is_the_fault_of_the_input_and_not_of_the_program(self, refused: Run) -> None:
        assert refused.exit_code == 1
        assert "Traceback" not in refused.told

    def test_the_messages_stay_readable(self, refused: Run) -> None:
        assert max(len(line) for line in refused.told.split("\n")) < 1500
        assert len(refused.told) < 2_000_000

    def test_memory_stays_bounded(self, refused: Run) -> None:
        assert refused.peak < MOST_MEMORY


# --- the command line and huge files ------------------------------------------------------------------------------


class TestTheCommandLine:
    @pytest.mark.parametrize(
        ("setting", "code"),
        [
            ("final.entry-into-force.ratifications=1" + ",000" * 1500, "wrong-value"),
            ("final.entry-into-force.ratifications=" + "9" * 5000, "wrong-value"),
            ("title=a\x1b[2Jb", "bad-setting"),
            ("title=a\udcffb", "bad-setting"),
            ("facts.place=a\udcffb", "bad-setting"),
            ("final.entry-into-force.ratifications=a\udcff", "bad-setting"),
        ],
    )
    def test_a_wrong_value_is_the_users_fault(self, tmp_path: Path, setting: str, code: str) -> None:
        run = drafter(tmp_path, "check", "model-convention", "--set", setting)
        assert (run.exit_code, "Traceback" in run.told) == (1, False), run.told[-2000:]
        assert re.search(rf"^--set: error: .* \[{code}\]$", run.told, re.MULTILINE)
        assert "\x1b" not in run.told

    @pytest.mark.parametrize("words", [("\udcff.yaml",), ("model-convention", "--set", "\udcff=a")])
    def test_bytes_that_are_no_text_can_be_told_as_json(self, tmp_path: Path, words: tuple[str, ...]) -> None:
        run = drafter(tmp_path, "check", *words, "--format", "json")
        assert (run.exit_code, "Traceback" in run.told) == (1, False), run.told[-2000:]

    def test_a_pack_of_a_name_that_is_no_text_can_be_told_as_json(self, tmp_path: Path) -> None:
        run = drafter(tmp_path, "check", "--library", "--pack", "\udcff", "--format", "json")
        assert (run.exit_code, "Traceback" in run.told) == (1, False), run.told[-2000:]


class TestHugeFiles:
    def test_they_are_refused_and_none_of_their_lines_is_shown(self, tmp_path: Path) -> None:
        write_pack(tmp_path, general__huge="", huge="")
        for name in ("pack/general/huge.yaml", "pack/terms.yaml", "huge.yaml"):
            with (tmp_path / name).open("wb") as stream:
                stream.truncate(3_000_000_000)  # of which the disk holds nothing
        run = drafter(tmp_path, "check", "huge.yaml", "--pack", "pack")
        told = re.findall(r"^(\S+):1:1: error: .* \[file-unreadable\]\n(?=\S)", run.told, re.MULTILINE)
        assert (run.exit_code, told) == (1, ["huge.yaml", "pack/general/huge.yaml", "pack/terms.yaml"])
        assert run.peak < MOST_MEMORY


def test_the_line_shown_is_that_of_the_file_that_was_read(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "model-convention.yaml").write_text("secret: words\n" * 300, encoding="utf-8")
    no_testimonium = "heading: No testimonium\nsummary: An article.\ntext: Words.\n" + AUTHORITY
    write_pack(tmp_path, final__testimonium=no_testimonium)
    run = drafter(tmp_path, "check", "model-convention", "--pack", "pack")
    shown = r"^profiles/model-convention\.yaml:\d+:\d+: error: .* \[misplaced-clause\]\n    testimonium: final"
    assert re.search(shown, run.told, re.MULTILINE), run.told
    assert "secret" not in run.told


# --- what is printed ----------------------------------------------------------------------------------------------


def printed_pack(folder: Path) -> None:
    """A pack that says every hostile thing in every place that is printed, escaped where the notation asks for it."""
    texts = "".join(f"  #. Text {n} begins {escaped(words)} ends.\n" for n, words in enumerate(HOSTILE))
    values = "".join(f"  #. Value {n} begins {{v{n}}} ends.\n" for n in range(len(HOSTILE)))
    parameters = "".join(f"  v{n}: {{type: text, default: {quoted(words)}, description: {quoted(words)}}}\n"
                         for n, words in enumerate(HOSTILE))  # fmt: skip
    write_pack(
        folder,
        general__texts=f"heading: {quoted('Heading ' + escaped(HOSTILE[2]))}\nsummary: {quoted(HOSTILE[0])}\n"
        + AUTHORITY.replace("vclt", "hostile")
        + f"text: |\n{texts}",
        general__values=f"heading: Values\nsummary: Values.\ntext: |\n{values}parameters:\n{parameters}{AUTHORITY}",
        authorities=f"hostile: {{type: treaty, weight: treaty, title: {quoted(HOSTILE[2])}, status: recalled}}\n",
    )
    title = f"Title {HOSTILE[2]} {HOSTILE[0]} {HOSTILE[8]}"
    (folder / "hostile.yaml").write_text(
        f"title: {quoted(title)}\nkind: agreement\nsubject: {quoted(HOSTILE[2])}\nkeywords: [{quoted(HOSTILE[3])}]\n"
        f"signatories: [{quoted('For ' + HOSTILE[3])}]\ntestimonium: final.testimonium\n"
        f"facts: {{date: open, place: {quoted(HOSTILE[2])}, languages: [{quoted(HOSTILE[0])}], depositary: x}}\n"
        "parts:\n  - select: [general.texts, general.values]\n",
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Run, Path]]:
    folder = tmp_path_factory.mktemp("printed")
    printed_pack(folder)
    formats = ",".join(READERS)
    arguments = ("--library", "pack", "-f", formats, "-o", "out", "--face", "annotated")
    yield drafter(folder, "build", "hostile.yaml", *arguments), folder / "out"


class TestWhatIsPrinted:
    def test_it_is_no_fault(self, printed: tuple[Run, Path]) -> None:
        run, _ = printed
        assert run.exit_code == 0, run.told[-3000:]
        assert "error: " not in run.told

    def test_memory_stays_bounded(self, printed: tuple[Run, Path]) -> None:
        assert printed[0].peak < MOST_MEMORY

    def test_only_the_files_asked_for_are_written(self, printed: tuple[Run, Path]) -> None:
        assert sorted(path.name for path in printed[1].iterdir()) == [
            "hostile.docx",
            "hostile.html",
            "hostile.md",
            "hostile.pdf",
        ]

    @pytest.mark.parametrize("format_", READERS)
    def test_every_text_and_every_value_stands_there_letter_for_letter(
        self, printed: tuple[Run, Path], format_: str
    ) -> None:
        found = bare(READERS[format_]((printed[1] / f"hostile.{format_}").read_bytes()))
        for number, words in enumerate(HOSTILE):
            assert bare(f"Text {number} begins {words} ends.") in found
            assert bare(f"Value {number} begins {words} ends.") in found

    def test_no_element_of_the_page_comes_from_the_pack(self, printed: tuple[Run, Path]) -> None:
        page = (printed[1] / "hostile.html").read_text(encoding="utf-8")
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
        elements = list(tree.iter())
        scripts = [e for e in elements if e.tag == "script"]
        assert [e.get("type") for e in scripts] == [None, "application/xml"]  # ours, and the recipe, which does nothing
        assert "alert" not in (scripts[0].text or "")
        assert not [e for e in elements if e.tag in ("img", "iframe", "object", "embed", "link", "base")]
        for element in elements:
            for name, value in element.attrib.items():
                assert not name.startswith("on"), (element.tag, name)
                assert not (name in ("href", "src") and not value.startswith(("#", "data:"))), (name, value)

    def test_no_link_of_the_markdown_leads_out_and_no_raw_html_is_the_packs(self, printed: tuple[Run, Path]) -> None:
        text, _, recipe = (printed[1] / "hostile.md").read_text(encoding="utf-8").rpartition("\n<!--\n")
        assert recipe.find("-->") == len(recipe) - len("-->\n")  # nothing in it ends the comment before its end
        tokens = [c for t in MarkdownIt("commonmark").parse(text) for c in (t, *(t.children or ()))]
        raw = "".join(t.content for t in tokens if t.type in ("html_block", "html_inline"))
        assert not re.search("alert|script|img|passwd", raw)
        links = [str(t.attrs["href"]) for t in tokens if t.type == "link_open"]
        assert [link for link in links if not link.startswith("#")] == []
        assert not [t for t in tokens if t.type == "image"]


# --- values, one by one -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def house() -> ClauseLibrary:
    findings = Findings()
    library = load_library((Shelf(HOUSE / "clauses", "clauses"),), findings)
    assert findings.items == []
    return library


def draft_with(house: ClauseLibrary, style: str, *set_: str, profile: str = "model-notice") -> Draft:
    findings = Findings()
    resolved = load_profile(profile, (HOUSE / "profiles",), findings, set_)
    assert resolved is not None
    draft = assemble(house, resolved, pipeline.load_style(style))
    assert not has_errors((*findings.items, *draft.diagnostics)), (*findings.items, *draft.diagnostics)
    return draft


def seat_of(draft: Draft) -> Paragraph:
    """The paragraph ``The seat is {seat}.``, which has nothing else in it."""
    (article,) = (n for n in nodes(draft.instrument) if isinstance(n, Article) and n.clause_id == "final.entry")
    last = article.content[-1]
    assert isinstance(last, Paragraph)
    return last


VALUES = st.text(
    st.one_of(
        st.sampled_from("{}[]|*\\#-_`<>&\"'“”’!?.,;:()= "),
        st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"),
    ),
    min_size=1,
    max_size=30,
).filter(lambda words: words.strip() and words.strip() != "open" and not re.fullmatch(r"\[.*\]", words.strip()))


class TestAValueIsLiteralText:
    @pytest.mark.parametrize("style", ["un", "coe"])
    @settings(deadline=None, derandomize=True, max_examples=60)
    @given(value=VALUES)
    @example(value='the States Parties\' "cooperation" programme, organized under this Convention')
    @example(value="Geneva ;  and , also : x .")
    @example(value="{term incident}")
    @example(value="article {ref notice.duty}, paragraph 2")
    def test_the_tree_holds_exactly_what_was_typed(self, house: ClauseLibrary, style: str, value: str) -> None:
        paragraph = seat_of(draft_with(house, style, f"final.entry.seat={value}"))
        typed = " ".join(value.split())
        assert paragraph.chapeau == (Text(f"The seat is {typed}."),)

    @pytest.mark.parametrize("value", HOSTILE)
    def test_every_format_prints_exactly_what_was_typed(self, house: ClauseLibrary, value: str, tmp_path: Path) -> None:
        profile = tmp_path / "own.yaml"
        profile.write_text(f"extends: model-notice\nsettings:\n  final.entry: {{seat: {quoted(value)}}}\n", "utf-8")
        draft = draft_with(house, "un", profile=str(profile))
        assert seat_of(draft).chapeau == (Text(f"The seat is {value}."),)
        for format_ in ("docx", "html", "md"):
            found = " ".join(READERS[format_](pipeline.write(draft.instrument, format_)).split())
            assert f"The seat is {value}." in found, format_

    def test_a_list_is_printed_item_by_item(self, house: ClauseLibrary) -> None:
        draft = draft_with(house, "un", "final.entry.languages=[<b>English</b>, *French*, {ref x.y}]")
        for format_ in ("docx", "html", "md"):
            found = " ".join(READERS[format_](pipeline.write(draft.instrument, format_)).split())
            assert "the register are <b>English</b>, *French* and {ref x.y}." in found, format_
