"""What the print server says of a printer, and of the job that it was to get from us."""

import os
import sys
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final
from urllib.parse import quote

from ketcheck.errors import NoPrinter
from ketcheck.messages.catalogue import _, marked
from ketcheck.ui.printing.ipp import Attributes, Keyword, Operation, ServerSilent, ask

PRINT_SERVER: Final = "/run/cups/cups.sock"
"""Where this socket is missing, CUPS would look for a server on the network's port 631."""

REFUSES: Final = marked(
    "The printer “{printer}” isn't taking pages right now, so nothing was sent. "
    "Choose another printer, or save the page as a PDF."
)
PAUSED: Final = marked(
    "The printer “{printer}” is paused, so nothing was sent. "
    "Start it again in your computer's printer settings, or choose another printer."
)
LOST: Final = marked(
    "The printer “{printer}” doesn't list this page, so it may be lost. See if it prints. "
    "If it doesn't, choose another printer, or save the page as a PDF."
)
STOPPED: Final = marked(
    "The printer “{printer}” stopped before the page was printed. Check the printer and try again."
)

_STOPPED_PRINTER: Final = 5
_HELD, _STOPPED_JOB, _CANCELED, _ABORTED = 4, 6, 7, 8


class Handed(Enum):
    """What became of a page that was handed over."""

    SENT = auto()
    """It is in the queue of the printer, or on paper already."""
    HELD = auto()
    """It waits until somebody lets it go."""
    UNKNOWN = auto()
    """The print server does not say."""


SAID: Final = {
    Handed.SENT: marked("Sent to the printer “{printer}”."),
    Handed.HELD: marked(
        "The page is on hold at the printer “{printer}”. It prints when someone releases it there."
    ),
    Handed.UNKNOWN: marked(
        "Sent to the printer “{printer}”. ketcheck can't tell if it printed, so check the printer."
    ),
}
"""What is said to the user, by what became of the page."""


@dataclass(frozen=True)
class PrintQueue:
    """The queue of a printer, as the print server knows it."""

    printer: str

    def refuse_if_closed(self) -> None:
        """Raise NoPrinter where a page would be lost, or would lie there until somebody looks.

        A page that comes out hours later says what no longer holds, and lies where others pass.
        """
        with suppress(ServerSilent):
            for found in self._attributes():
                if found.get("printer-is-accepting-jobs") == [False]:
                    raise NoPrinter(_(REFUSES).format(printer=self.printer))
                if found.get("printer-state") == [_STOPPED_PRINTER]:
                    raise NoPrinter(_(PAUSED).format(printer=self.printer))

    def jobs(self) -> frozenset[int] | None:
        """The numbers of all jobs of ours that there are; None where the server does not say."""
        try:
            return frozenset(_numbers(_own_jobs()))
        except ServerSilent:
            return None

    def handed_over(self, before: Collection[int] | None) -> Handed:
        """What became of the job that was not there before; NoPrinter where there is none."""
        if before is None:
            return Handed.UNKNOWN
        try:
            new = [job for job in _own_jobs() if not set(before).issuperset(_numbers([job]))]
        except ServerSilent:
            return Handed.UNKNOWN
        if not new:
            raise NoPrinter(_(LOST).format(printer=self.printer))
        states = {state for job in new for state in job.get("job-state", [])}
        if states & {_STOPPED_JOB, _CANCELED, _ABORTED}:
            raise NoPrinter(_(STOPPED).format(printer=self.printer))
        return Handed.HELD if _HELD in states else Handed.SENT

    def _attributes(self) -> list[Attributes]:
        # An instance, as in “office/draft”, is a set of options and no printer of its own.
        name = quote(self.printer.partition("/")[0])
        return _asked(
            Operation.GET_PRINTER_ATTRIBUTES,
            f"ipp://localhost/printers/{name}",
            wanted=("printer-state", "printer-is-accepting-jobs"),
        )


def use_local_server() -> None:
    """Have Qt, and whoever asks, use the server of this computer where no other is named."""
    if sys.platform == "linux":
        os.environ.setdefault("CUPS_SERVER", PRINT_SERVER)


def _own_jobs() -> list[Attributes]:
    return _asked(
        Operation.GET_JOBS,
        "ipp://localhost/",
        wanted=("job-id", "job-state"),
        more={"which-jobs": Keyword("all"), "my-jobs": True},
    )


def _numbers(jobs: list[Attributes]) -> list[int]:
    return [number for job in jobs for number in job.get("job-id", []) if isinstance(number, int)]


def _asked(
    operation: Operation,
    uri: str,
    *,
    wanted: tuple[str, ...],
    more: dict[str, str | bool] | None = None,
) -> list[Attributes]:
    if sys.platform != "linux":
        raise ServerSilent
    use_local_server()
    who = {"requesting-user-name": _user()}
    return ask(
        os.environ["CUPS_SERVER"], operation, uri, wanted=wanted, more={**who, **(more or {})}
    )


def _user() -> str:
    """Whom the print server takes us for: the owner of this process, as its own programs do."""
    import pwd  # noqa: PLC0415 - there is none on Windows

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return "unknown"
