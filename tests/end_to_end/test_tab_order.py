"""Tab on every screen, with real keys and seen from another process: all, once, as it is read.

The screens are those of the tour; one that is added to it is walked too.
"""

import pytest

from tests.end_to_end.desktop import Desktop
from tests.end_to_end.tabbing import TabbingUser, touring

pytestmark = pytest.mark.timeout(1800)
LEAST_SCREENS = 100


def test_tab_goes_round_every_screen_as_it_is_read(desktop: Desktop) -> None:
    user = TabbingUser(desktop)
    with touring(desktop) as stops:
        faults = {stop: user.faults_of_tab_order() for stop in stops}
    assert len(faults) > LEAST_SCREENS
    assert {stop: found for stop, found in faults.items() if found} == {}
