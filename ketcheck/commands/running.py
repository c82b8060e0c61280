"""What the commands have in common: their arguments, and the codes that they end with."""

from argparse import Namespace
from typing import Final

Arguments = Namespace

SOUND: Final = 0
DAMAGED: Final = 1
