"""Files written whole or not at all, with the permissions that the user wants, and nothing left of killed runs."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from command import environment_of

from kg.errors import InputError
from kg.files import UNFINISHED
from kg.jobs import replacing

HOLD = """
import sys
from pathlib import Path
from kg.jobs import replacing
with replacing(Path(sys.argv[1])) as stream:
    stream.write(b"half")
    stream.flush()
    print("holding", flush=True)
    sys.stdin.read()
"""


def write(path: Path, data: bytes) -> None:
    """Write a file as exports do."""
    with replacing(path) as stream:
        stream.write(data)


@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_a_new_file_has_what_the_umask_leaves(tmp_path: Path, umask: int) -> None:
    """And one that is there keeps its permissions."""
    before = os.umask(umask)
    try:
        write(tmp_path / "new", b"1")
        (tmp_path / "old").touch(0o640)
        (tmp_path / "old").chmod(0o640)
        write(tmp_path / "old", b"2")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o666 & ~umask
    assert stat.S_IMODE((tmp_path / "old").stat().st_mode) == 0o640


def test_only_regular_files_are_replaced(tmp_path: Path) -> None:
    """A link stays a link, a pipe a pipe, a device a device; a folder is refused, and nothing is left."""
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", str(tmp_path / "pipe")], stdout=subprocess.PIPE) as cat:
        write(tmp_path / "pipe", b"through")
        assert cat.communicate()[0] == b"through"
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    write(Path("/dev/null"), b"away")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match=r"it is a folder\); choose another place"):
        write(tmp_path / "folder", b"x")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder", "link", "pipe", "real"]
    assert not list((tmp_path / "folder").iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's full disk")
def test_a_full_disk_is_one_line() -> None:
    """What the system says while bytes are written names the file."""
    with pytest.raises(InputError, match=r"/dev/full: cannot be written \(No space left on device\)"):
        write(Path("/dev/full"), b"x" * 100_000)


def test_what_a_killed_run_left_goes_with_the_next(tmp_path: Path) -> None:
    """The unfinished file of a killed run goes; that of one at work stays, and becomes its file."""
    command = [sys.executable, "-c", HOLD]
    started = [
        subprocess.Popen([*command, str(tmp_path / name)], env=environment_of(), stdin=-1, stdout=-1)
        for name in ("dead", "alive")
    ]
    for process in started:
        assert process.stdout
        assert process.stdout.readline() == b"holding\n"
    dead, alive = started
    dead.kill()
    dead.communicate()
    assert sum(path.name.startswith(UNFINISHED) for path in tmp_path.iterdir()) == 2
    write(tmp_path / "next", b"1")
    assert sum(path.name.startswith(UNFINISHED) for path in tmp_path.iterdir()) == 1
    alive.communicate(b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["alive", "next"]
    assert (tmp_path / "alive").read_bytes() == b"half"
