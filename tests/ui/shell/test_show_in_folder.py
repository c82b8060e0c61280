"""A saved file is shown by the file manager, asked over a session bus of the test's own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ketcheck.ui.shell import show_in_folder as module
from ketcheck.ui.shell.show_in_folder import show_in_folder

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection
from ketcheck.ui.shell.show_in_folder import show_in_folder

@ClassInfo({"D-Bus Interface": "org.freedesktop.FileManager1"})
class FileManager(QObject):
    @Slot("QStringList", str)
    def ShowItems(self, files, token):
        print(files, flush=True)
        QCoreApplication.quit()

app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
manager = FileManager()
everything = QDBusConnection.RegisterOption.ExportAllSlots
assert bus.registerObject("/org/freedesktop/FileManager1", manager, everything)
assert bus.registerService("org.freedesktop.FileManager1")
QTimer.singleShot(0, lambda: show_in_folder(Path(sys.argv[1])))
QTimer.singleShot(20_000, lambda: app.exit(1))
sys.exit(app.exec())
"""


def test_the_file_manager_is_asked_to_mark_it(tmp_path: Path) -> None:
    file = tmp_path / "a page.pdf"
    command = ["dbus-run-session", "--", sys.executable, "-c", PROGRAM, str(file)]
    done = subprocess.run(command, env=os.environ, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str([QUrl.fromLocalFile(str(file)).toString()])


def test_without_one_its_folder_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(module, "_is_marked", lambda _file: False)
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    show_in_folder(tmp_path / "a page.pdf")
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]
