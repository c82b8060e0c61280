"""Asking, judging and recording need no Qt."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["ketcheck.checklist.result", "ketcheck.records.model"])
def test_judging_and_recording_load_no_qt(module: str) -> None:
    program = f"import sys, {module}; print([name for name in sys.modules if 'PySide6' in name])"

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


def test_every_module_of_the_checklist_loads_without_qt() -> None:
    program = (
        "import sys, pkgutil, importlib, ketcheck.checklist as package\n"
        "for one in pkgutil.iter_modules(package.__path__, 'ketcheck.checklist.'):\n"
        "    importlib.import_module(one.name)\n"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'peewee', 'typst'))])"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"
