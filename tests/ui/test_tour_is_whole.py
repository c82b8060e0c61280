"""The tour comes by every screen: what is looked at on each, such as the way of Tab, is whole."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from itertools import chain

from house import House
from PySide6.QtWidgets import QWidget

import ketcheck.ui
from ketcheck.ui.check.page import Page
from ketcheck.ui.shell.journey import Journey
from ketcheck.ui.shell.screen import Screen
from tests.ui.conftest import Open
from tests.ui.seldom_tour import seldom_stops
from tests.ui.tour import Tour

NOT_TOURED = {"SalvagedScreen", "LatestUsePage", "VouchedPage"}
"""One is of damaged records; two are pages of fields such as the tour has, after rare answers."""
SOON_GONE = {"Working"}
"""It stands while a work takes, and is seen only if that takes long enough."""


def kinds_below(kind: type[QWidget]) -> Iterator[type[QWidget]]:
    for one in kind.__subclasses__():
        # What others are made from is shown as them.
        if not one.__subclasses__() and one.__module__.startswith("ketcheck."):
            yield one
        yield from kinds_below(one)


def test_the_tour_comes_by_every_screen(empty_house: House, open_window: Open) -> None:
    for module in pkgutil.walk_packages(ketcheck.ui.__path__, "ketcheck.ui."):
        import_module(module.name)
    every = {one.__name__ for kind in (Screen, Page, Journey) for one in kinds_below(kind)}
    seen: set[str] = set()
    tour = Tour(empty_house, open_window).all()
    for _stop, patient in chain(tour, seldom_stops(open_window)):
        seen |= {type(one).__name__ for one in patient.all_of(QWidget)}
    assert every - seen - SOON_GONE == NOT_TOURED
