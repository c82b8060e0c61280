"""Orca on a desktop of our own: what it says is read from its debug log, and nothing is heard."""

import re
import subprocess
import time
from typing import Self

from tests.end_to_end.desktop import Desktop

PATIENCE = 90.0
"""Seconds until what should be said is given up."""
POLL = 0.05
SPOKEN = re.compile(r"SPEECH OUTPUT: '(.*)'(?: ?\{.*\})?$", re.MULTILINE)
DISPATCHER = """LogLevel 1
LogDir "{folder}"
CommunicationMethod "unix_socket"
SocketPath "{folder}/speech.sock"
AudioOutputMethod "libao"
AddModule "dummy" "sd_dummy" ""
DefaultModule dummy
Timeout 0
"""
"""Speech goes to a module that says nothing, and that to a sound device that plays nothing."""
CUSTOMIZED = """from orca import debug
debug.debugFile.reconfigure(line_buffering=True)
"""
"""Orca runs this as it starts: else its log is behind what it says."""


class ScreenReader:
    """Orca, started before the program it reads; `said` is all it has spoken since."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._log = desktop.home / "orca.log"
        self._seen = 0

    def starts(self) -> Self:
        """Start the silent speech service and Orca, and wait for its first words."""
        folder = self._desktop.home / "speech"
        folder.mkdir()
        (folder / "speechd.conf").write_text(DISPATCHER.format(folder=folder))
        (self._desktop.home / ".libao").write_text("default_driver=null\n")
        self._desktop.env["SPEECHD_ADDRESS"] = f"unix_socket:{folder}/speech.sock"
        self._quietly("speech-dispatcher", "--run-single", "--config-dir", str(folder))
        self._wait((folder / "speech.sock").exists, "the speech service")
        own = self._desktop.home / ".local" / "share" / "orca"
        own.mkdir(parents=True)
        (own / "orca-customizations.py").write_text(CUSTOMIZED)
        self._quietly("orca", "--debug-file", str(self._log))
        self.hears("Screen reader on.")
        return self

    @property
    def said(self) -> list[str]:
        """All that was spoken, in order."""
        if not self._log.exists():
            return []
        return SPOKEN.findall(self._log.read_text(encoding="utf-8", errors="replace"))

    def hears(self, *texts: str) -> list[str]:
        """Wait until each text was spoken, in that order, since what was heard last."""
        found: list[str] = []
        for text in texts:
            self._wait(lambda text=text: self._place_of(text) is not None, text)
            place = self._place_of(text)
            assert place is not None
            found += self.said[self._seen : place + 1]
            self._seen = place + 1
        return found

    def _place_of(self, text: str) -> int | None:
        return next(
            (
                place
                for place, spoken in enumerate(self.said)
                if place >= self._seen and text in spoken
            ),
            None,
        )

    def _quietly(self, *command: str) -> None:
        self._desktop.start([*command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _wait(self, is_there: object, what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not is_there():
            if time.monotonic() > deadline:
                heard = "\n  ".join(self.said[self._seen :])
                raise AssertionError(f"{what!r} was not spoken; since then only\n  {heard}")
            time.sleep(POLL)
