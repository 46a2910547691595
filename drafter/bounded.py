"""Opening what a user or a stranger hands in: ordinary files and archives, never more of them than is asked for."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from pathlib import Path

LARGEST_DIRECTORY = 1_000_000
"""How long the list of an archive's members may be, in bytes: some ten thousand members."""

_PIECE = 1 << 20
_END = struct.Struct("<4s4H2LH")
_END_MARK, _LONG_END_MARK = b"PK\x05\x06", b"PK\x06\x07"
_LONGEST_COMMENT = 0xFFFF
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Unreadable(Exception):
    """What is not read; the message goes on from the name of the file or member."""


class NoArchive(Exception):
    """Bytes that are no zip archive, or a broken one."""


def bytes_of(path: Path, largest: int, *, links: bool) -> bytes:
    """What an ordinary file holds. A pipe or a device is never opened: it could keep the reader waiting for ever.

    Raises:
        Unreadable: where it is no ordinary file, is a link and ``links`` is not set, or is longer than ``largest``.
        OSError: where it is not there, or may not be read.
        ValueError: where no file can have such a name.
    """
    mode = (path.stat() if links else path.lstat()).st_mode
    if stat.S_ISLNK(mode):
        raise Unreadable("is a link, and links are not followed")
    if not stat.S_ISREG(mode):
        raise Unreadable(f"is {'a folder' if stat.S_ISDIR(mode) else 'no ordinary file'}")
    data = bytearray()
    with path.open("rb") as stream:
        # Piece by piece: asked for all at once, Python sets aside room for the largest file there may be.
        while len(data) <= largest and (piece := stream.read(_PIECE)):
            data += piece
    if len(data) > largest:
        raise Unreadable(f"is larger than {largest:,} bytes")
    return bytes(data)


def open_archive(data: bytes) -> zipfile.ZipFile:
    """A zip archive whose list of members is of a bounded length; nothing in it is unpacked yet.

    Raises:
        NoArchive: where it is none, is broken, or lists more members than a document has.
    """
    at = data.rfind(_END_MARK, max(0, len(data) - _END.size - _LONGEST_COMMENT))
    if at < 0 or at + _END.size > len(data):
        raise NoArchive
    listed = _END.unpack_from(data, at)[5]
    # A longer form of the end can name a longer list than the end itself does; no document of this size needs it.
    if listed > LARGEST_DIRECTORY or data[max(0, at - 20) : at].startswith(_LONG_END_MARK):
        raise NoArchive
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as fault:
        raise NoArchive from fault


def member(archive: zipfile.ZipFile, name: str, largest: int) -> bytes:
    """What a member holds, unpacked no further than ``largest`` bytes, whatever the archive says of its size.

    Raises:
        Unreadable: where it is not there, longer, locked by a password, packed in an unusual manner, or broken.
    """
    try:
        info = archive.getinfo(name)
        if info.compress_type not in _COMPRESSIONS:
            raise Unreadable("is packed in a manner that is not read")
        with archive.open(info) as stream:
            data = stream.read(largest + 1)
    except KeyError as fault:
        raise Unreadable("is not there") from fault
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error) as fault:
        raise Unreadable("is broken or locked") from fault
    if len(data) > largest:
        raise Unreadable(f"is larger than {largest:,} bytes")
    return data
