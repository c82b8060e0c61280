"""The process that sets several sheets runs ketcheck's own code alone, and can't be dumped."""

import subprocess
import sys
from pathlib import Path

import pytest
from papers import FINISHED, data_of, printed_record

import ketcheck
from ketcheck.checklist.content import Checklist
from ketcheck.documents.batch import command, job_of
from ketcheck.documents.setting import set_sheets
from ketcheck.paper import Paper

PLANTED = ("json.py", "ketcheck.py", "typst.py", "sitecustomize.py", "ketcheck/__init__.py")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
HELD = """
import ctypes, resource
from ketcheck.documents.batch import main
resource.setrlimit(resource.RLIMIT_CORE, (4096, 4096))
main()
print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


def plant(folder: Path) -> Path:
    """Modules in a folder, each of which leaves a trace there if it is run."""
    trace = folder / "trace"
    for name in PLANTED:
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"open({str(trace)!r}, 'a').write(__file__ + '\\n')\n")
    return trace


def test_modules_planted_in_the_current_folder_do_not_run(
    checklist: Checklist, tmp_path: Path
) -> None:
    trace = plant(tmp_path)
    sheets = [data_of(printed_record(), checklist)]
    ran = subprocess.run(
        command(),
        input=job_of(sheets, Paper.A4, FINISHED.at),
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PYTHONSTARTUP": str(tmp_path / "json.py")},
    )
    assert not trace.exists()
    assert ran.stdout == set_sheets(sheets, Paper.A4, FINISHED.at).pdf


def test_they_would_run_without_being_kept_apart(tmp_path: Path) -> None:
    """So that the test above shows something."""
    trace = plant(tmp_path)
    subprocess.run([sys.executable, "-c", "import json"], check=True, cwd=tmp_path)
    assert "json.py" in trace.read_text()


def test_it_is_the_ketcheck_that_runs_here(tmp_path: Path) -> None:
    """Whichever is installed: an editable install may lead to another folder."""
    *words, program, folder = command()
    program = program.replace("sys.exit(main())", "print(ketcheck.__file__)")
    ran = subprocess.run(
        [*words, program, folder], capture_output=True, text=True, check=True, cwd=tmp_path, env={}
    )
    assert ran.stdout.strip() == ketcheck.__file__


def test_nothing_else_is_taken_from_the_folder_of_ketcheck(tmp_path: Path) -> None:
    *words, program, _folder = command()
    program = program.replace("sys.exit(main())", "print(sys.path)")
    package = tmp_path / "ketcheck"
    package.symlink_to(Path(ketcheck.__file__).parent)
    ran = subprocess.run(
        [*words, program, str(tmp_path)], capture_output=True, text=True, check=True, env={}
    )
    assert str(tmp_path) not in ran.stdout


@LINUX
def test_it_can_not_be_dumped() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", HELD], input="{}", capture_output=True, text=True, check=False
    )
    assert ran.stdout == "0 0\n"
