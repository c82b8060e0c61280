"""A print server of our own on a socket in a folder, and a printer that keeps what it gets."""

import os
import shutil
import socket
import socketserver
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from queue import Queue
from types import TracebackType
from typing import Self

# Debian keeps the server's own programs where only root looks for them.
_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/lib/cups/daemon"
CUPSD = shutil.which("cupsd", path=_PATH)
LPADMIN = shutil.which("lpadmin", path=_PATH)
_START_SECONDS = 30

_CUPSD_CONF = """
Listen {folder}/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
MaxJobsPerPrinter 1
<Location />
Order allow,deny
Allow all
</Location>
<Location /admin>
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""

_FILES_CONF = """
SystemGroup root
ServerRoot {folder}/root
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/temp
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
"""


class Printer:
    """Listens as a network printer does; each job that arrives whole is in `jobs`."""

    def __init__(self) -> None:
        self.jobs: Queue[bytes] = Queue()
        jobs = self.jobs

        class Receive(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                jobs.put(self.rfile.read())

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Receive)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def address(self) -> str:
        """Where a print server sends its jobs."""
        return f"socket://127.0.0.1:{self._server.server_address[1]}"


class PrivateCups:
    """A cupsd that nobody else on this computer prints with; needs root.

    Each of its queues has room for one job: what comes while that one waits is lost.
    """

    def __init__(self) -> None:
        # Its programs run as another user: they must be able to enter the folder.
        self._folder = Path(tempfile.mkdtemp(prefix="ketcheck-cups-"))
        self._folder.chmod(0o755)
        for name in ("root", "root/ppd", "spool", "cache", "state", "temp"):
            (self._folder / name).mkdir()
        self._write("cupsd.conf", _CUPSD_CONF)
        self._write("cups-files.conf", _FILES_CONF)

    @property
    def server(self) -> str:
        """What programs are told as `CUPS_SERVER`."""
        return str(self._folder / "cups.sock")

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [
                str(CUPSD),
                "-f",
                "-c",
                self._folder / "cupsd.conf",
                "-s",
                self._folder / "cups-files.conf",
            ]
        )
        self._wait_until_it_answers()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait(timeout=_START_SECONDS)
        shutil.rmtree(self._folder)

    def add_queue(self, name: str, address: str) -> None:
        """Put up a queue that passes on what it gets as it is."""
        self._administer("-p", name, "-E", "-v", address, "-m", "raw")

    def remove_queue(self, name: str) -> None:
        """Take a queue away."""
        self._administer("-x", name)

    def reject(self, name: str) -> None:
        """Have a queue take no more jobs."""
        self._run("cupsreject", name)

    def pause(self, name: str) -> None:
        """Have a queue keep what it gets."""
        self._run("cupsdisable", name)

    def hold_jobs(self, name: str) -> None:
        """Have each job of a queue wait until somebody lets it go."""
        self._administer("-p", name, "-o", "job-hold-until-default=indefinite")

    def job_count(self) -> int:
        """How many jobs there are or were."""
        return len(self._run("lpstat", "-W", "all", "-o").splitlines())

    def _administer(self, *arguments: str) -> None:
        self._run("lpadmin", *arguments)

    def _run(self, program: str, *arguments: str) -> str:
        found = shutil.which(program, path=_PATH)
        assert found, program
        environment = {**os.environ, "CUPS_SERVER": self.server}
        ran = subprocess.run(
            [found, *arguments], env=environment, check=True, capture_output=True, text=True
        )
        return ran.stdout

    def _write(self, name: str, text: str) -> None:
        (self._folder / name).write_text(text.format(folder=self._folder), encoding="utf-8")

    def _wait_until_it_answers(self) -> None:
        until = time.monotonic() + _START_SECONDS
        while True:
            with socket.socket(socket.AF_UNIX) as knock:
                try:
                    knock.connect(self.server)
                except OSError:
                    if time.monotonic() > until or self._process.poll() is not None:
                        raise
                    threading.Event().wait(0.02)
                else:
                    return
