"""`unzip.py list`, `unzip.py read NUMBER`: what a zip file on standard input holds, for `packed.py`, which sets limits.

Writes nothing but its output: no name of a member is ever a path.
"""

import json
import re
import shutil
import stat
import struct
import sys
import zipfile

# Kana and kanji side by side: Shift-JIS. Accented Latin letters stand alone between others.
JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]{2}")
# Systems that give a name instead of a mode.
UNIX = 3
UTF8, ENCRYPTED = 0x800, 0x1


def main() -> None:
    """The command."""
    with zipfile.ZipFile(open(0, "rb")) as packed:
        if sys.argv[1] == "list":
            json.dump([described(info) for info in packed.infolist()], sys.stdout)
        else:
            with packed.open(packed.infolist()[int(sys.argv[2])]) as member:
                shutil.copyfileobj(member, sys.stdout.buffer, 1 << 20)


def described(info: zipfile.ZipInfo) -> dict:
    """What is known about a member without reading it."""
    mode = info.external_attr >> 16 if info.create_system == UNIX else 0
    return {
        "name": info.orig_filename if info.flag_bits & UTF8 else name(info.orig_filename.encode("cp437")),
        "size": info.file_size,
        "mode": mode if stat.S_IFMT(mode) else mode | (stat.S_IFDIR if info.is_dir() else stat.S_IFREG),
        "encrypted": bool(info.flag_bits & ENCRYPTED),
        "local": list(info.date_time),
        "seconds": seconds(info.extra),
    }


def name(data: bytes) -> str:
    """A name whose encoding the zip file does not state."""
    for encoding in ("utf8", "cp932", "cp1252", "cp437"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "cp932" or JAPANESE.search(text):
            return text
    raise AssertionError("every byte is a character of code page 437")


def seconds(extra: bytes) -> int | None:
    """The time of a member in seconds since 1970, if given."""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == 0x5455 and len(field) >= 5 and field[0] & 1:
            return struct.unpack_from("<i", field, 1)[0]
    return None


if __name__ == "__main__":
    main()
