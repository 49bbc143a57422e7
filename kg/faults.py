"""Whatever goes wrong, in one line: what, where, what to do next. The one place that knows other programs' errors."""

from __future__ import annotations

import errno

from kg.errors import KgError
from kg.terminal import harmless

_LONGEST = 300  # characters of what another program's error says of itself

_ADVICE = {
    errno.ENOSPC: "the disk is full; free some space and run it again",
    errno.EDQUOT: "your share of the disk is used up; free some space and run it again",
    errno.EROFS: "the disk can only be read; choose another place",
    errno.EACCES: "permission denied; choose another place, or change the permissions",
    errno.EISDIR: "is a folder; name a file",
    errno.ENOTDIR: "a part of its path is a file; choose another place",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.EMFILE: "too many files are open; close some programs, or raise the limit (ulimit -n)",
    errno.ENFILE: "too many files are open on this machine; close some programs",
    errno.EBADF: "it was closed before the work was done",
}


def to_line(error: BaseException) -> str:
    """`error` as one line for people, without control characters."""
    if isinstance(error, KgError):
        return str(error)
    if isinstance(error, MemoryError):
        return "there is not enough memory for this; close other programs, or do it in smaller parts"
    if isinstance(error, RecursionError):
        return "this is nested too deeply to be read; simplify it"
    if isinstance(error, OSError):
        return _system_error(error)
    if isinstance(error, UnicodeError):
        return f"a character cannot be read or shown ({_words(error)}); set PYTHONUTF8=1 and run it again"
    return f"an error that news-kg does not know ({type(error).__name__}: {_words(error)}); please report it"


def _system_error(error: OSError) -> str:
    where = f"{harmless(str(error.filename))}: " if error.filename else ""
    if error.errno == errno.ENOENT and error.filename is None:  # tempfile's, which names no file
        return f"{_words(error)}; make such a folder, or set TMPDIR to one"
    advice = _ADVICE.get(error.errno or 0)
    return f"{where}{advice or error.strerror or _words(error)}"


def _words(error: BaseException) -> str:
    return harmless(str(error))[:_LONGEST] or "nothing more is known"
