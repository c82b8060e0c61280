"""A finished PDF to a printer or to a file, and what is said where that can't be done."""

from pathlib import Path

from PySide6.QtCore import QFileDevice, QIODevice, QRectF, QSaveFile
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ketcheck.errors import DiskFull, FolderUnusable, NoPrinter
from ketcheck.messages.catalogue import _, marked
from ketcheck.ui.printing.pdf import Pdf
from ketcheck.ui.printing.print_queue import Handed, PrintQueue, use_local_server

# The printer's own resolution of 1,200 would take a gigabyte a page and print no better.
DOTS_PER_INCH = 300

_NO_ERROR, _FULL = QFileDevice.FileError.NoError, QFileDevice.FileError.ResourceError

NO_PRINTER = marked(
    "There is no printer on this computer. Save the page as a PDF, and print it elsewhere."
)


def printers() -> list[str]:
    """Names of the printers that can be chosen, the default one first."""
    use_local_server()
    # Without a printer Qt would write a PDF somewhere and say nothing.
    names = QPrinterInfo.availablePrinterNames()
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(names, key=lambda name: (name != usual, name.casefold()))


def print_pdf(pdf: Pdf, printer_name: str, job: str) -> Handed:
    """Print every page; `job` is all that the print queue shows of it. Raises NoPrinter.

    Qt does not say if anybody took the job: the print server is asked before and after.
    """
    _present(printer_name)
    queue = PrintQueue(printer_name)
    queue.refuse_if_closed()
    before = queue.jobs()
    _hand_over(pdf, printer_name, job)
    _present(printer_name)
    return queue.handed_over(before)


def _hand_over(pdf: Pdf, printer_name: str, job: str) -> None:
    printer = QPrinter(_present(printer_name), QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS_PER_INCH)
    printer.setDocName(job)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setFullPage(True)
    size = QPageSize(pdf.page_size(0), QPageSize.Unit.Point)
    printer.setPageSize(size)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    painter = QPainter()
    if not painter.begin(printer):
        raise NoPrinter(
            _("The printer “{printer}” doesn't answer. Check it, and try again.").format(
                printer=printer_name
            )
        )
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    for number in range(pdf.page_count):
        if number:
            printer.newPage()
        page = pdf.page_image(number, DOTS_PER_INCH, grey=True)
        painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), page)
    painter.end()


def save_pdf(pdf: Pdf, path: Path) -> None:
    """Write the file whole or not at all, readable by its owner alone.

    Raises FolderUnusable or DiskFull; a file that was there stays as it was.
    """
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _unusable(file, path)
    file.setPermissions(QFileDevice.Permission.ReadOwner | QFileDevice.Permission.WriteOwner)
    # On a disk that gets full the first write is cut short, and that alone is no error to Qt.
    is_whole = file.write(pdf.content) == len(pdf.content)
    is_full = not is_whole and file.error() in {_NO_ERROR, _FULL}
    if not is_whole:
        file.cancelWriting()
    if file.commit() and is_whole:
        return
    if not is_full and file.error() is not _FULL:
        raise _unusable(file, path)
    full = _("This disk is full, so “{file}” was not saved. Free up space, or choose another disk.")
    raise DiskFull(full.format(file=path.name))


def _unusable(file: QSaveFile, path: Path) -> FolderUnusable:
    message = _("ketcheck can't write “{file}” here ({why}). Choose another folder.")
    return FolderUnusable(message.format(file=path.name, why=file.errorString()))


def _present(printer_name: str) -> QPrinterInfo:
    info = QPrinterInfo.printerInfo(printer_name)
    if not info.isNull():
        return info
    if not QPrinterInfo.availablePrinterNames():
        raise NoPrinter(_(NO_PRINTER))
    gone = _("The printer “{printer}” is gone. Choose another one.")
    raise NoPrinter(gone.format(printer=printer_name))
