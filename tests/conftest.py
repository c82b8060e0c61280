"""Fixtures and settings of every test."""

import pytest
from hypothesis import HealthCheck, settings
from support import base_checklist

from ketcheck.checklist.content import Checklist

# Loading the checklist and slow machines are no reason to fail a property: no test is timed.
settings.register_profile("ketcheck", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ketcheck")


@pytest.fixture(scope="session")
def checklist() -> Checklist:
    """The checklist that ketcheck comes with."""
    return base_checklist()
