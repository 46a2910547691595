"""Edits Word files in LibreOffice Writer, as a negotiator would. Runs under a Python that has ``uno``, not ours.

Reads one request a line from standard input, JSON with the name of what to ``do``, and answers with one line each:
``{"answer": …}`` or ``{"error": …}``. One Writer for the whole run, with a profile folder and a pipe of its own.
``writer_client.py --probe`` only says whether ``uno`` is there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

SECONDS_TO_START = 60
FILTERS = {".docx": "MS Word 2007 XML", ".pdf": "writer_pdf_Export"}


def setting(name: str, value: object) -> Any:
    """A named value, the form in which Writer takes options."""
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def items(collection: Any) -> Iterator[Any]:
    """What an enumeration of Writer's holds."""
    steps = collection.createEnumeration()
    while steps.hasMoreElements():
        yield steps.nextElement()


@contextmanager
def writer() -> Iterator[Any]:
    """A running Writer: its component context."""
    profile = tempfile.mkdtemp(prefix="drafter-office-")
    own = f"-env:UserInstallation={uno.systemPathToFileUrl(profile)}"
    command = ["soffice", "--headless", "--norestore", "--nologo", "--nodefault", own]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = None
    try:
        # With a new profile the program starts itself a second time, so that is let happen before anyone connects.
        subprocess.run([*command, "--terminate_after_init"], timeout=SECONDS_TO_START, check=False, **quiet)
        pipe = Path(profile).name
        process = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"], **quiet)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        context = connected(resolver, f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext", process)
        yield context
        with suppress(Exception):  # it may answer, or be gone before it can
            context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()
            process.wait(10)
    finally:
        if process is not None:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)
        shutil.rmtree(profile, ignore_errors=True)


def connected(resolver: Any, address: str, process: subprocess.Popen[bytes]) -> Any:
    """The context at ``address`` as soon as Writer answers there."""
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        try:
            return resolver.resolve(address)
        except NoConnectException:
            time.sleep(0.2)
    raise RuntimeError("LibreOffice did not start")


class Session:
    """One document at a time, and what may be done with it: every method but ``__init__`` is a request."""

    def __init__(self, context: Any) -> None:
        self._context = context
        self._desktop = self._service("com.sun.star.frame.Desktop")
        self._document: Any = None
        self._folder = ""

    def _service(self, name: str) -> Any:
        return self._context.ServiceManager.createInstanceWithContext(name, self._context)

    def version(self) -> str:
        """Which LibreOffice this is."""
        access = self._service("com.sun.star.configuration.ConfigurationProvider").createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationAccess", (setting("nodepath", "/org.openoffice.Setup/Product"),)
        )
        return str(access.getByName("ooSetupVersion"))

    def open(self, file: str) -> None:
        """Opens a copy, so that no lock of an earlier run can stand beside the file."""
        self.close()
        self._folder = tempfile.mkdtemp(prefix="drafter-office-")
        copy = shutil.copy(file, self._folder)
        self._document = self._desktop.loadComponentFromURL(
            uno.systemPathToFileUrl(copy), "_blank", 0, (setting("Hidden", True),)
        )
        if self._document is None:
            raise RuntimeError(f"LibreOffice could not open {Path(file).name}")

    def close(self) -> None:
        """Closes the document, if one is open."""
        if self._document is not None:
            self._document.close(True)
            self._document = None
        shutil.rmtree(self._folder, ignore_errors=True)

    def save(self, file: str) -> None:
        """Saves a copy in the format that the name says."""
        chosen = setting("FilterName", FILTERS[Path(file).suffix])
        self._document.storeToURL(uno.systemPathToFileUrl(os.path.abspath(file)), (chosen,))  # noqa: PTH100

    def update(self) -> None:
        """Updates all fields and indexes, as a user does before sending a text on."""
        # The contents want to know the page of each heading, so the pages are made before and after.
        for _ in range(2):
            self._document.TextFields.refresh()
            self._document.refresh()
            for number in range(self._document.DocumentIndexes.Count):
                self._document.DocumentIndexes.getByIndex(number).update()

    def accept(self) -> None:
        """Accepts every tracked change."""
        self._dispatch(".uno:AcceptAllTrackedChanges")

    def reject(self) -> None:
        """Rejects every tracked change."""
        self._dispatch(".uno:RejectAllTrackedChanges")

    def _dispatch(self, command: str, **values: object) -> None:
        """A command as menus and keys give it, so that styles are applied as for a user and not merely set."""
        frame = self._document.CurrentController.Frame
        settings = tuple(setting(name, value) for name, value in values.items())
        self._service("com.sun.star.frame.DispatchHelper").executeDispatch(frame, command, "", 0, settings)

    # --- looking ------------------------------------------------------------------------------------------------------

    def paragraphs(self) -> list[dict[str, Any]]:
        """Style, number and words of every paragraph of the text, tables and contents included."""
        return [
            {"style": p.ParaStyleName, "label": p.ListLabelString, "text": p.String, "outline": p.OutlineLevel}
            for p in self._paragraphs(self._document.Text)
        ]

    def _paragraphs(self, text: Any) -> Iterator[Any]:
        for block in items(text):
            if block.supportsService("com.sun.star.text.TextTable"):
                for name in block.CellNames:
                    yield from self._paragraphs(block.getCellByName(name))
            else:
                yield block

    def references(self) -> list[dict[str, str]]:
        """Each reference with what it shows, and the number of the paragraph it leads to (null where there is none)."""
        marks = self._document.Bookmarks
        found = []
        for field in items(self._document.TextFields):
            if field.supportsService("com.sun.star.text.textfield.GetReference"):
                name = field.SourceName
                label = self._label_at(marks.getByName(name).Anchor) if marks.hasByName(name) else None
                found.append({"name": name, "shown": field.getPresentation(False), "label": label})
        return found

    def _label_at(self, place: Any) -> str:
        return str(next(items(place.Text.createTextCursorByRange(place.Start))).ListLabelString)

    def contents(self) -> list[str]:
        """The lines of the table of contents."""
        indexes = self._document.DocumentIndexes
        return [line for n in range(indexes.Count) for line in indexes.getByIndex(n).Anchor.String.splitlines()]

    def counts(self) -> dict[str, int]:
        """How many pages, footnotes and tracked changes there are."""
        return {
            "pages": self._document.CurrentController.PageCount,
            "footnotes": self._document.Footnotes.Count,
            "changes": sum(1 for _ in items(self._document.Redlines)),
        }

    # --- writing ------------------------------------------------------------------------------------------------------

    def insert_article(self, bookmark: str, where: str, heading: str, paragraphs: list[str]) -> None:
        """Types a new article in front of the one whose heading bears ``bookmark``.

        ``where``: the cursor is put ``before`` the words of that heading, or ``after`` the last words of the paragraph
        that stands in front of it.
        """
        cursor = self._document.CurrentController.ViewCursor
        cursor.gotoRange(self._document.Bookmarks.getByName(bookmark).Anchor.Start, False)
        cursor.gotoStartOfLine(False)
        if where == "before":
            self._dispatch(".uno:InsertPara")
            cursor.goLeft(1, False)
        else:
            cursor.goLeft(1, False)
            self._dispatch(".uno:InsertPara")
        self._style("Article heading")
        self._dispatch(".uno:InsertLinebreak")
        self._type(heading)
        for words in paragraphs:
            self._dispatch(".uno:InsertPara")
            self._style("Paragraph")
            self._type(words)

    def _style(self, name: str) -> None:
        self._dispatch(".uno:StyleApply", Style=name, FamilyName="ParagraphStyles")
        # Writer 7.4 leaves a paragraph on a deeper level where the new style is the first of its list; a user who sees
        # that presses Shift and Tab. Word goes to the level of the style by itself.
        level = self._document.StyleFamilies.getByName("ParagraphStyles").getByName(name).NumberingLevel
        while self._document.CurrentController.ViewCursor.NumberingLevel > level:
            self._dispatch(".uno:IncrementLevel")

    def _type(self, words: str) -> None:
        self._dispatch(".uno:InsertText", Text=words)


def main() -> None:
    """Answers requests until there are no more."""
    with writer() as context:
        session = Session(context)
        for line in sys.stdin:
            request = json.loads(line)
            try:
                reply = {"answer": getattr(session, request.pop("do"))(**request)}
            except Exception as fault:  # whatever it is, the test is to see it
                reply = {"error": f"{type(fault).__name__}: {fault}"}
            print(json.dumps(reply), flush=True)
        session.close()


if __name__ == "__main__" and "--probe" not in sys.argv:
    main()
