"""A page pressed to print arrives whole at a real queue; where it can not, a sentence says so."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from end_to_end import print_client
from end_to_end.private_cups import CUPSD, LPADMIN, Printer, PrivateCups
from papers import printed_record, render_record
from pypdf import PdfReader
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from ketcheck.checklist.content import Checklist
from ketcheck.documents.sheet import Paper, render_blank
from ketcheck.ui.printing.pdf import Pdf
from ketcheck.ui.printing.print_queue import LOST, PAUSED, REFUSES
from ketcheck.ui.printing.printer import DOTS_PER_INCH, NO_PRINTER

ARRIVAL_SECONDS = 60
JOB = "KC-NC9C-TD7F-S"

pytestmark = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0 or not (CUPSD and LPADMIN),
    reason="a private print server needs root, and cupsd and lpadmin (Debian: cups, cups-client)",
)


@pytest.fixture
def cups() -> Iterator[PrivateCups]:
    with PrivateCups() as server:
        yield server


@pytest.fixture
def printer() -> Iterator[Printer]:
    with Printer() as one:
        yield one


class Client:
    """The preview in a process of its own."""

    def __init__(self, pdf: Path, server: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, print_client.__file__, str(pdf), JOB],
            env={**os.environ, "CUPS_SERVER": server, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        self.offered = [name for name in self._process.stdout.readline().strip().split(",") if name]

    def press_print(self) -> str:
        """Press, and give what the preview says then."""
        said, _ = self._process.communicate("\n", timeout=ARRIVAL_SECONDS)
        assert self._process.returncode == 0
        return said.strip()


@pytest.fixture
def sheet(checklist: Checklist, tmp_path: Path) -> Path:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(render_record(printed_record(), checklist, paper=Paper.A4))
    return path


def small(image: QImage) -> bytes:
    """The picture in big grey dots, so that only what differs to the eye differs."""
    size = QSize(105, 148)
    whole = image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
    grey = whole.convertToFormat(QImage.Format.Format_Grayscale8)
    return b"".join(bytes(grey.constScanLine(row))[: size.width()] for row in range(size.height()))


def difference(one: bytes, other: bytes) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one) / 255


@pytest.mark.parametrize("paper", Paper)
def test_a_job_arrives_whole(
    cups: PrivateCups, printer: Printer, checklist: Checklist, tmp_path: Path, paper: Paper
) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(render_blank(checklist, paper=paper))
    cups.add_queue("office", printer.address)
    client = Client(path, cups.server)
    assert client.offered == ["office"]
    assert client.press_print() == "Sent to the printer “office”."

    arrived = printer.jobs.get(timeout=ARRIVAL_SECONDS)
    assert arrived.rstrip().endswith(b"%%EOF")
    sent, got = Pdf(path.read_bytes()), Pdf(arrived)
    assert got.page_count == sent.page_count > 1
    for number in range(sent.page_count):
        here, there = (pdf.page_size(number) for pdf in (sent, got))
        assert (here - there).width() == pytest.approx(0, abs=1)
        assert (here - there).height() == pytest.approx(0, abs=1)
        page, print_ = (
            small(pdf.page_image(number, DOTS_PER_INCH, grey=True)) for pdf in (sent, got)
        )
        assert min(page) < 128 < max(page)
        assert difference(page, print_) < 0.01
        assert difference(page, bytes([255]) * len(page)) > 0.02


def test_the_job_is_named_by_its_short_id_alone(
    cups: PrivateCups, printer: Printer, sheet: Path
) -> None:
    cups.add_queue("office", printer.address)
    Client(sheet, cups.server).press_print()
    arrived = printer.jobs.get(timeout=ARRIVAL_SECONDS)
    information = PdfReader(BytesIO(arrived)).metadata
    assert information is not None
    assert information.title == JOB
    assert b"Alvarez" not in arrived


def test_a_printer_that_goes_away_is_named(
    cups: PrivateCups, printer: Printer, sheet: Path
) -> None:
    cups.add_queue("office", printer.address)
    cups.add_queue("ward", printer.address)
    client = Client(sheet, cups.server)
    assert client.offered == ["office", "ward"]
    cups.remove_queue("office")
    assert client.press_print() == "The printer “office” is gone. Choose another one."
    assert printer.jobs.empty()


def test_when_the_last_printer_goes_away_the_way_out_is_a_file(
    cups: PrivateCups, printer: Printer, sheet: Path
) -> None:
    cups.add_queue("office", printer.address)
    client = Client(sheet, cups.server)
    cups.remove_queue("office")
    assert client.press_print() == NO_PRINTER


@pytest.mark.parametrize(
    ("shut", "said"),
    [(PrivateCups.reject, REFUSES), (PrivateCups.pause, PAUSED)],
)
def test_a_printer_that_takes_nothing_is_told_and_never_sent_to(
    cups: PrivateCups,
    printer: Printer,
    sheet: Path,
    shut: Callable[[PrivateCups, str], None],
    said: str,
) -> None:
    cups.add_queue("office", printer.address)
    client = Client(sheet, cups.server)
    shut(cups, "office")
    assert client.press_print() == said.format(printer="office")
    assert cups.job_count() == 0
    assert printer.jobs.empty()


def test_a_page_that_is_held_back_or_lost_is_not_called_sent(
    cups: PrivateCups, printer: Printer, sheet: Path
) -> None:
    cups.add_queue("office", printer.address)
    cups.hold_jobs("office")
    said = Client(sheet, cups.server).press_print()
    assert said.startswith("The page is on hold at the printer “office”.")
    assert cups.job_count() == 1
    # There is room for one job that waits, and the queue looks as open as before.
    assert Client(sheet, cups.server).press_print() == LOST.format(printer="office")
    assert cups.job_count() == 1
    assert printer.jobs.empty()


def test_without_a_printer_a_sentence_says_so(cups: PrivateCups, sheet: Path) -> None:
    client = Client(sheet, cups.server)
    assert client.offered == []
    assert client.press_print() == NO_PRINTER


def test_without_a_print_server_a_sentence_says_so(sheet: Path, tmp_path: Path) -> None:
    client = Client(sheet, str(tmp_path / "nobody.sock"))
    assert client.offered == []
    assert client.press_print() == NO_PRINTER
