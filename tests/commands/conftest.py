from pathlib import Path

import pytest

from tests.histories_by_command import Patient


@pytest.fixture
def maria(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Patient:
    """A patient on a computer without a keyring."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr("ketcheck.cli.forbid_core_dumps", lambda: None)
    return Patient(capsys, monkeypatch, tmp_path / "data")
