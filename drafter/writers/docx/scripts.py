"""Words in other scripts than Latin: which they are, and what Word must be told of them.

Word chooses the font of Arabic, Hebrew and East Asian words, and the dictionary of all, by what their run says.
"""

from __future__ import annotations

import re

RIGHT_TO_LEFT = "<w:rtl/>"

_MARKS = "\u0300-\u036f\u200c\u200d"
"""What joins or stands above the letter before it, in whatever script."""
_BETWEEN = r"[ \t\u00a0.,;:!?'()\u2010-\u201f/0-9-]"
"""What may stand between two words of one script without ending it."""
_LETTERS = {
    "greek": "\u0370-\u0373\u0376-\u037d\u037f-\u03ff\u1f00-\u1fff",
    "cyrillic": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "hebrew": "\u0591-\u05f4\ufb1d-\ufb4f",
    "arabic": "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "east-asian": "\u2e80-\u2fdf\u3000-\u312f\u31a0-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff9f\uffe0-\uffef"
    "\U00020000-\U0003ffff",
    "korean": "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc",
}
"""Letters of each script; Chinese and Japanese share theirs."""

_other = re.compile(
    "|".join(
        f"(?P<{name.replace('-', '_')}>[{letters}][{letters}{_MARKS}]*(?:{_BETWEEN}*[{letters}][{letters}{_MARKS}]*)*)"
        for name, letters in _LETTERS.items()
    )
)
_not_latin = re.compile("[\u0370-\u1fff\u2c00-\U0003ffff]")
_japanese = re.compile("[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_words = re.compile(r"<w:(?:t|delText)[ >][^<]*")
_right_to_left = re.compile(f"[{_LETTERS['hebrew']}{_LETTERS['arabic']}]")

_PROPERTIES = {
    "greek": '<w:lang w:val="el-GR"/>',
    "cyrillic": '<w:lang w:val="ru-RU"/>',
    "hebrew": f'{RIGHT_TO_LEFT}<w:lang w:bidi="he-IL"/>',
    "arabic": f'{RIGHT_TO_LEFT}<w:lang w:bidi="ar-SA"/>',
    "east-asian": '<w:rFonts w:hint="eastAsia"/><w:lang w:eastAsia="zh-CN"/>',
    "korean": '<w:rFonts w:hint="eastAsia"/><w:lang w:eastAsia="ko-KR"/>',
}
"""In schema order, which has the direction before the language. Of several languages in one script the one of the
United Nations is meant, where it has one."""


def in_one_script(text: str) -> list[tuple[str, str]]:
    """The text in pieces with their scripts, Latin being the empty one; no pieces where all of it is Latin."""
    if not _not_latin.search(text):
        return []
    pieces = []
    reached = 0
    for found in _other.finditer(text):
        if found.start() > reached:
            pieces.append((text[reached : found.start()], ""))
        pieces.append((found.group(), (found.lastgroup or "").replace("_", "-")))
        reached = found.end()
    if pieces and reached < len(text):
        pieces.append((text[reached:], ""))
    return pieces


def script_properties(words: str, script: str) -> str:
    """What a run of words in a script says of them."""
    properties = _PROPERTIES.get(script, "")
    return properties.replace("zh-CN", "ja-JP") if script == "east-asian" and _japanese.search(words) else properties


def all_right_to_left(content: str) -> bool:
    """Whether the words of a paragraph's ready XML are all of a script that is written from right to left."""
    words = "".join(found.partition(">")[2] for found in _words.findall(content))
    return all(_right_to_left.match(letter) for letter in words if letter.isalpha())
