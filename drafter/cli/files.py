"""Writing files so that there is always the old one or the whole new one, never half."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path


def write_files(files: dict[Path, bytes]) -> None:
    """Writes each file through a temporary one beside it and a rename.

    Raises:
        OSError: where a folder or file cannot be written; files not yet renamed are taken away again.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, "a folder of that name is in the way", str(path))
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
            waiting.append((Path(name), path))
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(name).chmod(0o644)
        while waiting:
            temporary, path = waiting[0]
            temporary.replace(path)
            waiting.pop(0)
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)
