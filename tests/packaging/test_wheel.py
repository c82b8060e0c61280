"""The built packages, used from outside the source tree as a user would have them."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import ketcheck
from ketcheck.records.upgrading import SCRIPTS
from tests.answers import FIRST

pytestmark = pytest.mark.xdist_group("one wheel for all")

ROOT = Path(__file__).parents[2]
NOT_AT_RUN_TIME = {"desktop", "pictures"}
"""Folders for the desktop, which finds them elsewhere, and for the README."""
FIRST_CHECK = {
    "person": {"name": "Maria Alvarez", "born": "1956-03-14"},
    "plan": {"amount": "a pea-size amount", "times_a_day": 3, "hours_between": 6},
    "answers": FIRST,
}


def _build(source: Path, out: Path, umask: int = 0o022) -> Path:
    """The wheel and the source package, built with the build tools that are installed."""
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(source)]
    done = subprocess.run(build, capture_output=True, text=True, check=False, umask=umask)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build(ROOT, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    return next(dist.glob("*.whl"))


@pytest.fixture(scope="module")
def home(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel; the libraries it needs are borrowed from this one."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    python = str(folder / "bin" / "python")
    install = [python, "-m", "pip", "install", "-q", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(install, check=True)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    site_packages = folder / "lib" / version / "site-packages"
    borrowed = site_packages / "borrowed.pth"
    borrowed.write_text("\n".join(path for path in sys.path if path.endswith("site-packages")))
    return folder


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _run(home: Path, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    data = home / "data"
    environment = {"PATH": os.defpath, "HOME": str(home), "KETCHECK_DATA": str(data)}
    done = subprocess.run(
        [str(home / "bin" / words[0]), *words[1:]],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        cwd=home,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    return done


def test_the_same_source_gives_the_same_bytes(dist: Path, tmp_path: Path) -> None:
    """Built again from another folder, by another user's rights, at another time."""
    copy = tmp_path / "elsewhere"
    copy.mkdir()
    for name in ("ketcheck", "resources"):
        shutil.copytree(ROOT / name, copy / name, copy_function=shutil.copyfile)
    for name in ("LICENSE", "README.md", "pyproject.toml", ".gitignore"):
        shutil.copyfile(ROOT / name, copy / name)
    again = _build(copy, tmp_path / "again", umask=0o077)
    first = {file.name: _digest(file) for file in dist.iterdir()}
    assert {file.name: _digest(file) for file in again.iterdir()} == first


def test_the_program_is_the_installed_one(home: Path) -> None:
    where = _run(home, "python", "-c", "import ketcheck; print(ketcheck.__file__)").stdout
    assert Path(where.strip()).is_relative_to(home)


def test_resources_are_found_inside_the_package(home: Path) -> None:
    script = "from ketcheck.resources import resource; print(resource('checklists'))"
    folder = Path(_run(home, "python", "-c", script).stdout.strip())
    assert folder.is_relative_to(home)
    assert list(folder.glob("*.toml"))


def test_it_says_its_version(home: Path) -> None:
    assert ketcheck.__version__ in _run(home, "ketcheck", "--version").stdout


def test_it_makes_the_blank_form(home: Path) -> None:
    _run(home, "ketcheck", "blank", "form.pdf")
    assert (home / "form.pdf").read_bytes().startswith(b"%PDF")


def test_it_records_a_check_and_prints_it(home: Path) -> None:
    saved = json.loads(_run(home, "ketcheck", "record", "-", stdin=json.dumps(FIRST_CHECK)).stdout)
    assert saved["level"] == "ok"
    _run(home, "ketcheck", "sheet", saved["short_id"], "sheet.pdf")
    assert (home / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_the_process_that_sets_several_sheets_is_installed_too(home: Path) -> None:
    script = (
        "import subprocess; from ketcheck.documents.batch import command\n"
        "*words, program, folder = command()\n"
        "program = program.replace('sys.exit(main())', 'import typst; print(ketcheck.__file__)')\n"
        "subprocess.run([*words, program, folder], check=True, env={})"
    )
    where = _run(home, "python", "-c", script).stdout
    assert Path(where.strip()).is_relative_to(home)


def test_the_wheel_holds_the_program_its_resources_and_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
    assert {name.split("/")[0] for name in names if ".data/" not in name} == {"ketcheck"}
    files = {file for file in (ROOT / "resources").rglob("*") if file.is_file()}
    run_time = {file for file in files if file.parts[-2] not in NOT_AT_RUN_TIME}
    carried = {name for name in names if name.startswith("ketcheck/resources/")}
    assert carried == {f"ketcheck/{file.relative_to(ROOT)}" for file in run_time}


def test_the_wheel_holds_the_scripts_that_upgrade_older_records(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    scripts = {file.relative_to(ROOT) for file in SCRIPTS.glob("[0-9]*.py")}
    assert scripts
    assert {script.as_posix() for script in scripts} <= names


def test_a_desktop_finds_entry_icon_and_metainfo(home: Path) -> None:
    share = home / "share"
    assert (share / "applications" / f"{ketcheck.APP_ID}.desktop").is_file()
    assert (share / "metainfo" / f"{ketcheck.APP_ID}.metainfo.xml").is_file()
    icons = share / "icons" / "hicolor" / "scalable" / "apps"
    assert (icons / f"{ketcheck.APP_ID}.svg").is_file()


def test_the_source_package_holds_no_tests(dist: Path) -> None:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        tops = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    assert "ketcheck" in tops
    assert "resources" in tops
    assert "tests" not in tops


def test_qt_comes_in_parts_not_as_the_umbrella_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        metadata = next(name for name in archive.namelist() if name.endswith("/METADATA"))
        lines = archive.read(metadata).decode().splitlines()
    needed = {line.split()[1] for line in lines if line.startswith("Requires-Dist:")}
    names = {re.split(r"[<>=!~;\[]", one)[0].lower() for one in needed}
    assert {name for name in names if name.startswith("pyside6")} == {"pyside6-essentials"}
