"""The built wheel, installed into an environment that has never seen this checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[1]
_AT_MOST = 40 * 1024 * 1024  # bytes


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from this checkout by the build backend that is installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    _run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(_ROOT)], folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory):
    """A virtual environment with the wheel in it; dependencies are lent by this one, which saves downloading them.

    They are lent through a path file. Python reads no path files in folders that come by one, so an editable install
    of this checkout, which is such a file, does not come along.
    """
    folder = tmp_path_factory.mktemp("environment") / "venv"
    venv.create(folder, symlinks=os.name != "nt")
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    _run([*pip, str(wheel)], folder)
    site = _run([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder).stdout.strip()
    lent = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    Path(site, "lent.pth").write_text("".join(f"{path}\n" for path in lent), encoding="utf-8")
    return python.parent


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `command` in `folder` without this checkout or its settings in sight; fail with all it printed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KG_"))}
    done = subprocess.run(
        command, cwd=folder, env=kept, capture_output=True, text=True, encoding="utf-8", timeout=600, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


def test_the_wheel_carries_ontology_model_and_sample(wheel):
    """What the program needs at run time is inside, tests and training data are not, and the size stays small."""
    with zipfile.ZipFile(wheel) as content:
        names = set(content.namelist())
    assert {"kg/ontology/schema.ttl", "kg/ontology/entities.ttl", "kg/ontology/shapes.ttl"} <= names
    assert {"kg/sample/coast-herald.txt", "kg/sample/levant-courier.txt"} <= names
    assert any(name.endswith(".onnx") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "output/")) or name.endswith(".pyc")]
    assert wheel.stat().st_size < _AT_MOST


def test_the_installed_package_is_the_wheel(environment, tmp_path):
    """In the clean environment `kg` comes from the wheel, not from this checkout."""
    place = _run([str(environment / "python"), "-c", "import kg; print(kg.__file__)"], tmp_path).stdout.strip()
    assert Path(place).is_relative_to(environment.parent)


def test_help_runs_from_the_wheel(environment, tmp_path):
    """`kg --help` names the commands."""
    shown = _run([str(environment / "kg"), "--help"], tmp_path).stdout
    assert {"run", "extract", "ingest", "query", "export", "graph", "validate"} <= set(shown.split())


def test_the_sample_runs_from_the_wheel(environment, tmp_path):
    """`kg run --sample` needs nothing but the package, and writes the graph and its page."""
    shown = _run([str(environment / "kg"), "run", "--sample"], tmp_path).stdout
    assert shown.strip()
    assert "Ahmed al-Sharaa" in (tmp_path / "output" / "graph.ttl").read_text(encoding="utf-8")
    assert "<html" in (tmp_path / "output" / "graph.html").read_text(encoding="utf-8").casefold()
    asked = _run([str(environment / "kg"), "query", "--name", "speakers", "--format", "csv"], tmp_path).stdout
    assert "Ahmed al-Sharaa,person," in asked, "the named questions are in the wheel"
