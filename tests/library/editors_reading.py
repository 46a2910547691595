"""YAML as an editor reads it: YAML 1.2 with its core schema, in which ``60`` is a number and ``no`` a text."""

from __future__ import annotations

import re
from typing import Any

import yaml

_NULL = re.compile(r"(?:~|null|Null|NULL)?")
_TRUTH = re.compile(r"true|True|TRUE|false|False|FALSE")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


def as_an_editor_reads(text: str) -> Any:
    """The values in a file.

    Raises:
        yaml.YAMLError: where it is no YAML.
    """
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    return None if root is None else _value(root)


def _value(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {str(_value(key)): _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    return single(node.value) if node.style is None else node.value


def single(text: str) -> Any:
    """What a text without quotation marks is taken for."""
    if _NULL.fullmatch(text):
        return None
    if _TRUTH.fullmatch(text):
        return text.lower() == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text
