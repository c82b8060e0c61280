"""Names of the settings that more than one part reads."""

from typing import Final

EMERGENCY: Final = "emergency-number"
POISON: Final = "poison-line"
