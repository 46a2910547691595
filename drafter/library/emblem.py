"""A picture file to an :class:`Emblem`: PNG or JPEG, its size read from its own bytes.

What a picture needs not to be seen (the camera, the place, the person, the day) is left out: nobody means to publish
it with a treaty.
"""

from __future__ import annotations

import hashlib
import struct
import zlib

from drafter.library.word_base import UnusableFile
from drafter.model.style import Emblem

LARGEST_EMBLEM = 2_000_000
"""In bytes."""
MOST_PIXELS = 6_000
"""Across or down."""
TALLEST = 120.0
"""In millimetres, so that the title stays on the first page."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT"))
_PNG_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""How many numbers a pixel has, by the kind of colour."""
_STEP = 1_000_000
_JPEG = b"\xff\xd8"
_JPEG_FRAMES = (0xC0, 0xC1, 0xC2)
"""Baseline, extended and progressive frames; nothing shows the others."""
_JPEG_FORMS_OF_FRAME = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))
_JPEG_DROPPED = frozenset((0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE))
"""Segments that tell of the picture and not how it looks; the colour profile and Adobe's transform stay."""
_SCAN, _END = 0xDA, b"\xff\xd9"
_SAVE_AS = "save it as PNG or JPEG, in colour or grey"


def read_emblem(data: bytes, description: str, width: float) -> Emblem:
    """The emblem in the bytes of a picture; ``width`` in millimetres.

    Raises:
        UnusableFile: where it is no PNG or JPEG, is broken, or would be too large on the page.
    """
    if data.startswith(_PNG):
        kind, (across, down), data = "png", *_png(data)
    elif data.startswith(_JPEG):
        kind, (across, down), data = "jpeg", *_jpeg(data)
    else:
        raise UnusableFile("is no PNG or JPEG picture", _SAVE_AS)
    if not (0 < across <= MOST_PIXELS and 0 < down <= MOST_PIXELS):
        message = f"is {across:,} by {down:,} pixels, and may have {MOST_PIXELS:,} either way"
        raise UnusableFile(message, "make it smaller")
    height = round(width * down / across, 2)
    if height > TALLEST:
        message = f"would be {height:.0f} mm high, and may be {TALLEST:.0f} mm"
        raise UnusableFile(message, "give it a smaller 'width'")
    return Emblem(kind, data, hashlib.sha256(data).hexdigest(), description, width, height)


def _broken() -> UnusableFile:
    return UnusableFile("is a broken picture", f"open it and {_SAVE_AS}")


def _png(data: bytes) -> tuple[tuple[int, int], bytes]:
    """Breadth and height in pixels, and the picture with the chunks by which it is seen."""
    kept = [_PNG]
    rows: list[bytes] = []
    size, form = (0, 0), b""
    at = len(_PNG)
    while True:
        if at + 12 > len(data):
            raise _broken()
        length, kind = struct.unpack_from(">I4s", data, at)
        whole = data[at : at + 12 + length]
        if len(whole) < 12 + length or zlib.crc32(whole[4:-4]) != int.from_bytes(whole[-4:], "big"):
            raise _broken()
        if at == len(_PNG):
            if kind != b"IHDR" or length != 13:
                raise _broken()
            size = struct.unpack_from(">II", data, at + 8)
            form = data[at + 16 : at + 21]
        if kind == b"IDAT":
            rows.append(whole[8:-4])
        if kind in _PNG_KEPT:
            kept.append(whole)
        if kind == b"IEND":
            _check_rows(b"".join(rows), size, form)
            return size, b"".join(kept)
        at += 12 + length


def _check_rows(packed: bytes, size: tuple[int, int], form: bytes) -> None:
    """Unpacks the rows of pixels and throws them away: a picture that no program can show must not be taken for one.

    ``form`` is what the header says after the size: bits, kind of colour, two methods, and whether it is interlaced.
    """
    across, down = size
    bits, colour, interlaced = form[0], form[1], form[4]
    if not (0 < across <= MOST_PIXELS and 0 < down <= MOST_PIXELS):
        return  # which is told in words of its own
    if colour not in _PNG_SAMPLES or bits not in (1, 2, 4, 8, 16):
        raise _broken()
    whole = down * (1 + (across * bits * _PNG_SAMPLES[colour] + 7) // 8)
    least, most = (1, 2 * whole + 64) if interlaced else (whole, whole)
    unpacking = zlib.decompressobj()
    length = 0
    try:
        while not unpacking.eof and length <= most:
            piece = unpacking.decompress(packed, _STEP)
            packed = unpacking.unconsumed_tail
            if not piece and not packed:
                break
            length += len(piece)
    except zlib.error:
        raise _broken() from None
    if not unpacking.eof or not least <= length <= most:
        raise _broken()


def _jpeg(data: bytes) -> tuple[tuple[int, int], bytes]:
    """Breadth and height in pixels, and the picture without the segments that only tell of it."""
    kept = [_JPEG]
    size: tuple[int, int] | None = None
    at = len(_JPEG)
    while True:
        if at + 4 > len(data) or data[at] != 0xFF:
            raise _broken()
        kind = data[at + 1]
        if kind == 0xFF:  # any number of these may stand before a mark
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if end > len(data) or end < at + 4:
            raise _broken()
        if kind in _JPEG_FORMS_OF_FRAME:
            size = _frame(kind, data[at + 4 : end])
        if kind == _SCAN:
            if size is None or _END not in data[end:]:
                raise _broken()
            return size, b"".join([*kept, data[at : data.rindex(_END) + 2]])
        if kind not in _JPEG_DROPPED:
            kept.append(data[at:end])
        at = end


def _frame(kind: int, segment: bytes) -> tuple[int, int]:
    if len(segment) < 6:
        raise _broken()
    bits, down, across, colours = struct.unpack_from(">BHHB", segment)
    if kind not in _JPEG_FRAMES or bits != 8 or colours not in (1, 3):
        raise UnusableFile("is a JPEG of a form that not every program shows, such as for printing presses", _SAVE_AS)
    return across, down
