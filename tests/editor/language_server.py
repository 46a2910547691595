"""A small client of the YAML language server, which is what editors talk to: completion, hover, diagnostics."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

BIN = "node_modules/yaml-language-server/bin/yaml-language-server"
SETTINGS = {"yaml": {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}}
CAPABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}},
}


def find_server() -> list[str] | None:
    """The command that starts the server: installed for all, or where the validators keep their tools."""
    program = shutil.which("yaml-language-server")
    if program:
        return [program, "--stdio"]
    own = Path(os.environ.get("TOOLS", Path.home() / ".cache/drafter-tools")) / BIN
    node = shutil.which("node")
    return [node, str(own), "--stdio"] if node and own.exists() else None


class LanguageServer:
    """A running server with one file open."""

    def __init__(self, command: list[str], file: Path) -> None:
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0
        self.uri = file.resolve().as_uri()
        self.told: list[str] | None = None
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": CAPABILITIES})
        self.send({"method": "initialized", "params": {}})
        text = file.read_text(encoding="utf-8")
        document = {"uri": self.uri, "languageId": "yaml", "version": 1, "text": text}
        self.send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        self.lines = text.split("\n")

    def completions(self, line: str, after: str) -> list[str]:
        """What is offered in a line, after certain words of it."""
        found = self.ask("textDocument/completion", self._at(line, after))
        return [item["label"] for item in (found or {}).get("items", [])]

    def hover(self, line: str, after: str) -> str:
        """What is shown over a word in a line, that which comes after certain words of it."""
        found = self.ask("textDocument/hover", self._at(line, after, 1))
        return found["contents"]["value"] if found else ""

    def diagnostics(self) -> list[str]:
        """What is underlined."""
        while self.told is None:
            self._receive()
        return self.told

    def close(self) -> None:
        """Stops the server."""
        self.process.kill()
        self.process.communicate()

    def _at(self, line: str, after: str, further: int = 0) -> dict[str, Any]:
        number = self.lines.index(line)
        position = {"line": number, "character": line.index(after) + len(after) + further}
        return {"textDocument": {"uri": self.uri}, "position": position}

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """The answer to a request."""
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self.number and "method" not in message:
                return message.get("result")

    def send(self, message: dict[str, Any]) -> None:
        """One message to the server."""
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """One message of the server; its own questions are answered, and what it tells of the file is kept."""
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.decode().partition(":")
            length = int(value) if name == "Content-Length" else length
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if "method" in message and "id" in message:
            asked = message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            self.send(
                {"id": message["id"], "result": [SETTINGS.get(item.get("section"), {}) for item in asked] or None}
            )
        elif message.get("method") == "textDocument/publishDiagnostics":
            self.told = [found["message"] for found in message["params"]["diagnostics"]]
        return message
