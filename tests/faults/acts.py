"""What is done under faults, by name."""

from typing import Final

from tests.faults import acts_on_files, acts_on_keys, acts_on_records
from tests.faults.controls import CONTROLS

ACTS: Final = {
    act.name: act
    for act in (*acts_on_records.ACTS, *acts_on_files.ACTS, *acts_on_keys.ACTS, *CONTROLS)
}
