"""The files that a desktop reads: sound by its own validators, and of one name."""

import subprocess
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage

import ketcheck
from ketcheck.resources import resource

DESKTOP = resource("desktop", f"{ketcheck.APP_ID}.desktop")
METAINFO = resource("desktop", f"{ketcheck.APP_ID}.metainfo.xml")
ICON = resource("icons", f"{ketcheck.APP_ID}.svg")


@pytest.mark.parametrize(
    "command",
    [
        ["desktop-file-validate", str(DESKTOP)],
        ["appstreamcli", "validate", "--no-net", str(METAINFO)],
    ],
    ids=lambda command: command[0],
)
def test_desktop_files_are_valid(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_one_name_everywhere() -> None:
    entry = dict(line.split("=", 1) for line in DESKTOP.read_text().splitlines() if "=" in line)
    metainfo = ET.parse(METAINFO).getroot()  # noqa: S314 - our own file
    names = {
        entry["Icon"],
        entry["StartupWMClass"],
        metainfo.findtext("id"),
        metainfo.findtext("icon"),
        (metainfo.findtext("launchable") or "").removesuffix(".desktop"),
    }
    assert names == {ketcheck.APP_ID}


def test_the_release_told_to_desktops_is_this_version() -> None:
    release = ET.parse(METAINFO).getroot().find("releases/release")  # noqa: S314 - our own file
    assert release is not None
    assert release.get("version") == ketcheck.__version__


def test_the_icon_is_a_picture_that_qt_draws() -> None:
    image = QImage(str(ICON))
    assert image.width() == image.height() > 0
    assert image.pixelColor(image.width() // 2, image.height() // 10).name() == "#0b5c6b"
    assert image.pixelColor(0, 0).alpha() == 0
