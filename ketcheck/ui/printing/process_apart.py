"""A process of its own that is handed nothing but what it needs."""

import os
import sys
from typing import Final

from PySide6.QtCore import QDir, QObject, QProcess, QProcessEnvironment

NEEDED: Final = frozenset(
    ("TZ", "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "SYSTEMROOT", "USERPROFILE", "LOCALAPPDATA")
)
"""Variables that a process is handed: the time zone, and where fonts are found."""


def process_apart(parent: QObject) -> QProcess:
    """A process to be started: of this one it gets no open file, no folder, and few variables."""
    process = QProcess(parent)
    environment = QProcessEnvironment()
    for name in NEEDED & os.environ.keys():
        environment.insert(name, os.environ[name])
    if environment.isEmpty():
        # An empty one would stand for all variables of this process.
        environment.insert("LC_CTYPE", "C.UTF-8")
    process.setProcessEnvironment(environment)
    process.setWorkingDirectory(QDir.rootPath())
    if sys.platform != "win32":
        process.setUnixProcessParameters(QProcess.UnixProcessFlag.CloseFileDescriptors)
    return process
