"""Takes a picture of every screen: `python -m tests.ui.gallery FOLDER [--look NAME]…`.

Pictures are numbered in the order in which a person comes by the screens.
"""

import argparse
import os
import sys
from pathlib import Path

import pytest

from tests.ui.gallery.looks import LOOKS


def main() -> int:
    """Take the pictures; the exit code of pytest, which runs the rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--look", action="append", choices=LOOKS, help="all when none is named")
    parser.add_argument("--only", default="", help="screens whose names hold this word")
    given = parser.parse_args()
    os.environ["KETCHECK_GALLERY"] = str(given.folder.absolute())
    os.environ["KETCHECK_LOOKS"] = " ".join(given.look or LOOKS)
    os.environ["KETCHECK_ONLY"] = given.only
    rounds = Path(__file__).with_name("rounds.py")
    options = ["-q", "-p", "no:randomly", "-p", "no:cacheprovider", "--timeout=0"]
    return pytest.main([str(rounds), "-o", "python_files=rounds.py", *options])


if __name__ == "__main__":
    sys.exit(main())
