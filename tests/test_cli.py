"""The command line, called as the installed script calls it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from terminal import CHECKS, GOOD, Terminal, changed


class TestUse:
    def test_the_data_folder_is_named_before_or_after_the_command(
        self, terminal: Terminal, tmp_path: Path
    ) -> None:
        file = tmp_path / "check.json"
        file.write_text(json.dumps(GOOD))
        assert terminal.run("--data", tmp_path / "one", "record", file) == 0
        assert terminal.run("record", file, "--data", tmp_path / "two") == 0
        assert (tmp_path / "one" / "records.db").exists()
        assert (tmp_path / "two" / "records.db").exists()
        assert not (tmp_path / "data").exists()

    @pytest.mark.parametrize("arguments", [["frob"], ["show"], ["list", "--frob"], ["record"]])
    def test_a_wrong_use_is_one_line(self, terminal: Terminal, arguments: list[str]) -> None:
        assert terminal.run(*arguments) == 2
        assert len(terminal.err.splitlines()) == 1

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
    def test_no_display_is_told(self) -> None:
        hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
        ran = subprocess.run(
            [sys.executable, "-m", "ketcheck"],
            cwd=Path(__file__).parents[1],
            check=False,
            capture_output=True,
            text=True,
            env={name: value for name, value in os.environ.items() if name not in hidden},
        )
        assert ran.returncode == 2
        assert ran.stderr.startswith("ketcheck: There is no screen")
        assert len(ran.stderr.splitlines()) == 1

    def test_names_are_printed_in_any_locale(self, terminal: Terminal) -> None:
        assert terminal.record(changed(person__name="José 王")) == 0
        ran = subprocess.run(
            [sys.executable, "-m", "ketcheck", "list"],
            cwd=Path(__file__).parents[1],
            check=False,
            capture_output=True,
            env={**os.environ, "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        )
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert "José 王" in ran.stdout.decode()

    def test_a_second_instance_is_told(
        self, terminal: Terminal, open_elsewhere: Callable[[Path], None]
    ) -> None:
        open_elsewhere(terminal.folder / "data")
        assert terminal.record(GOOD) == 2
        assert "already open" in terminal.err

    def test_no_command_needs_qt(self, terminal: Terminal) -> None:
        program = (
            "import sys; from ketcheck.cli import main; code = main(sys.argv[1:]);"
            "assert not [name for name in sys.modules if name.startswith('PySide6')];"
            "sys.exit(code)"
        )
        for arguments in (["record", CHECKS / "covered.json"], ["list"], ["verify"]):
            ran = subprocess.run(
                [sys.executable, "-c", program, *map(str, arguments)],
                cwd=Path(__file__).parents[1],
                check=False,
                capture_output=True,
            )
            assert (ran.returncode, ran.stderr) == (0, b"")
        assert len(terminal.listed()) == 1

    def test_a_reader_that_stops_early_is_no_fault(self, filled: Terminal) -> None:
        program = [sys.executable, "-m", "ketcheck", "list", "--json"]
        reading, writing = os.pipe()
        os.close(reading)
        ran = subprocess.run(
            program,
            cwd=Path(__file__).parents[1],
            check=False,
            stdout=writing,
            stderr=subprocess.PIPE,
        )
        os.close(writing)
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert filled.listed()

    def test_a_fault_of_ours_shows_nothing_that_was_typed(
        self, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise ZeroDivisionError("Maria Alvarez")

        monkeypatch.setattr("ketcheck.commands.recording.read_check", fail)
        assert terminal.record(GOOD) == 3
        assert "ZeroDivisionError" in terminal.err
        assert "Maria" not in terminal.err


@pytest.fixture
def open_elsewhere() -> Any:  # noqa: ANN401 - a generator of a function
    """Hold a data folder open in another process."""
    program = (
        "import sys, pathlib, ketcheck.records.opening as o;"
        "s = o.open_store(pathlib.Path(sys.argv[1]), keyring=False); print('open', flush=True);"
        "sys.stdin.read()"
    )
    holders: list[subprocess.Popen[bytes]] = []

    def hold(folder: Path) -> None:
        holder = subprocess.Popen(
            [sys.executable, "-c", program, str(folder)],
            cwd=Path(__file__).parents[1],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        holders.append(holder)
        assert holder.stdout
        assert holder.stdout.readline() == b"open\n"

    yield hold
    for holder in holders:
        holder.communicate()


class TestPlugIns:
    """What pydantic would hand all that it validates to."""

    @pytest.fixture
    def ran(self, tmp_path: Path) -> Callable[[str], bool]:
        """Runs some Python where a plug-in is installed; whether that was loaded."""
        loaded = tmp_path / "loaded"
        (tmp_path / "spy.py").write_text(f"open({str(loaded)!r}, 'w').close()\nplugin = None\n")
        installed = tmp_path / "spy-1.dist-info"
        installed.mkdir()
        (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: spy\nVersion: 1\n")
        (installed / "entry_points.txt").write_text("[pydantic]\nspy = spy:plugin\n")
        path = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[1])])

        def run(text: str) -> bool:
            env = {**os.environ, "PYTHONPATH": path}
            env.pop("PYDANTIC_DISABLE_PLUGINS", None)
            subprocess.run([sys.executable, "-c", text], env=env, capture_output=True, check=False)
            return loaded.exists()

        return run

    def test_the_program_loads_none(self, ran: Callable[[str], bool], tmp_path: Path) -> None:
        folder, file = tmp_path / "data", tmp_path / "check.json"
        file.write_text(json.dumps(GOOD))
        typed = ["--data", str(folder), "record", str(file)]
        assert not ran(f"from ketcheck.cli import main; main({typed})")
        assert (folder / "records.db").exists()

    def test_else_pydantic_would(self, ran: Callable[[str], bool]) -> None:
        assert ran("import pydantic; pydantic.create_model('Any', x=int)")
