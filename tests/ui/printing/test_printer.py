"""A page as dots, a page as a file, and the sentences where neither is to be had."""

import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSaveFile
from pytestqt.qtbot import QtBot

from ketcheck.checklist.content import Checklist
from ketcheck.documents.sheet import Paper, render_blank
from ketcheck.errors import DiskFull, FolderUnusable, NoPrinter
from ketcheck.ui.printing import printer
from ketcheck.ui.printing.pdf import Pdf
from ketcheck.ui.printing.printer import DOTS_PER_INCH, print_pdf, save_pdf


@pytest.fixture
def pdf(qtbot: QtBot, checklist: Checklist) -> Iterator[Pdf]:
    assert qtbot
    one = Pdf(render_blank(checklist, paper=Paper.LETTER))
    yield one
    one.close()


def test_a_page_is_dark_on_white_at_the_resolution_of_print(pdf: Pdf) -> None:
    image = pdf.page_image(0, DOTS_PER_INCH, grey=True)
    assert image.width() == pytest.approx(8.5 * DOTS_PER_INCH, abs=1)
    assert image.height() == pytest.approx(11 * DOTS_PER_INCH, abs=1)
    assert image.pixelColor(2, 2).lightness() == 255
    corner = image.copy(0, 0, image.width(), image.height() // 4)
    assert b"\x00" in bytes(corner.constBits())


def test_a_printer_that_is_not_there_is_refused_before_anything_is_written(
    pdf: Pdf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoPrinter):
        print_pdf(pdf, "no such printer", "KC-0000-0000-0")
    assert list(tmp_path.iterdir()) == []


def test_the_file_holds_the_very_bytes_and_is_for_its_owner_alone(pdf: Pdf, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    save_pdf(pdf, path)
    assert path.read_bytes() == pdf.content
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_was_there_is_replaced(pdf: Pdf, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"x" * 10_000_000)
    save_pdf(pdf, path)
    assert path.read_bytes() == pdf.content


@pytest.mark.parametrize("place", ["no/such/folder/sheet.pdf", "."])
def test_a_place_that_can_not_be_written_is_told(pdf: Pdf, tmp_path: Path, place: str) -> None:
    with pytest.raises(FolderUnusable, match="Choose another folder"):
        save_pdf(pdf, tmp_path / place)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_taken_meanwhile_is_not_told_as_a_full_disk(
    pdf: Pdf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sheet.pdf"

    class Taken(QSaveFile):
        def commit(self) -> bool:
            path.mkdir()
            return super().commit()

    monkeypatch.setattr(printer, "QSaveFile", Taken)
    with pytest.raises(FolderUnusable, match="Choose another folder"):
        save_pdf(pdf, path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("a disk of 64 KB needs root and the right to mount")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_full_disk_is_told_and_keeps_what_was_there(pdf: Pdf, small_disk: Path) -> None:
    path = small_disk / "sheet.pdf"
    path.write_bytes(b"older")
    with pytest.raises(DiskFull, match="Free up space"):
        save_pdf(pdf, path)
    assert path.read_bytes() == b"older"
    assert list(small_disk.iterdir()) == [path]
