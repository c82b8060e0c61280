"""About the program: its version, whose it is, where the data is, and what it is not."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from ketcheck import __version__
from ketcheck.messages.catalogue import _, marked
from ketcheck.ui.help.beside import Beside
from ketcheck.ui.widgets.facts import Facts
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.paths import shown_path
from ketcheck.ui.widgets.scrolling import ScrollingColumn

_NOT_A_DEVICE: Final = marked(
    "ketcheck is not a medical device and does not replace your doctor. It goes by your label and "
    "by six safety tips. If you are not sure, ask your doctor or nurse."
)
_OFFLINE: Final = marked("ketcheck never goes on the internet. Your records stay on this computer.")
_FONTS: Final = (
    "Atkinson Hyperlegible Next, Noto Sans Arabic, Noto Emoji. SIL Open Font License 1.1"
)
_PARTS: Final = (
    "Python, Qt for Python (LGPL 3), SQLCipher (BSD), PDFium (BSD), Typst (Apache 2.0), "
    "Argon2, Pydantic (MIT), Peewee (MIT), zxcvbn (MIT)"
)


class AboutWindow(Beside):
    """All of it in one place, to be read to somebody who helps."""

    def __init__(self, window: QWidget, folder: Path) -> None:
        super().__init__(window, _("About ketcheck"))
        page = ScrollingColumn()
        page.column.addWidget(Heading(f"ketcheck {__version__}", scale=1.5))
        page.column.addWidget(Words(_("Check before you put ketamine cream on your skin.")))
        page.column.addWidget(Words(_(_NOT_A_DEVICE)))
        page.column.addWidget(Words(_(_OFFLINE)))
        page.column.addWidget(Facts(_("About this program"), _lines(folder)))
        page.column.addStretch(1)
        self.content.addWidget(page)


def _lines(folder: Path) -> list[tuple[str, str]]:
    return [
        (_("Version"), f"{__version__}, Qt {qVersion()}"),
        (_("Your data"), shown_path(folder)),
        (_("License"), "Apache License 2.0"),
        (_("Fonts"), _FONTS),
        (_("Made with"), _PARTS),
    ]
