"""Opens the preview of a PDF in a process of its own, and presses Print when told to.

It says which printers are offered, waits for a line, presses, and says what the preview says.
Qt asks CUPS_SERVER once a process, so each test of printing needs a new one.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

from ketcheck.ui.printing.preview import Preview


def main(pdf: str, job: str) -> None:
    """Show the file and print it under that job name."""
    application = QApplication([])
    preview = Preview(lambda _paper: Path(pdf).read_bytes(), job)
    preview.show()
    application.processEvents()
    offered = preview.findChild(QComboBox, "printer")
    button = preview.findChild(QPushButton, "print")
    message = preview.findChild(QLabel, "print-message")
    assert offered is not None
    assert button is not None
    assert message is not None
    print(",".join(offered.itemText(at) for at in range(offered.count())), flush=True)  # noqa: T201
    sys.stdin.readline()
    button.click()
    print(message.text(), flush=True)  # noqa: T201
    preview.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
