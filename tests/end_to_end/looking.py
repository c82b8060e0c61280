"""A user who looks at each screen as assistive technology does, and keeps what is wrong with it."""

from collections import Counter
from collections.abc import Iterator
from typing import Final, Self

from tests.end_to_end.user import User, Widget

CONTROLS: Final = {
    "push button",
    "button menu",
    "toggle button",
    "radio button",
    "check box",
    "combo box",
    "text",
    "entry",
    "password text",
    "list",
    "table",
    "menu item",
}
ROLES: Final = {
    "answer-": {"radio button"},
    "question-": {"heading"},
    "teaching-": {"heading"},
    "quick-": {"toggle button", "check box"},
    "next": {"push button"},
    "back": {"push button"},
    "finish-later": {"push button"},
    "text-size": {"button menu"},
}
"""What a widget whose name begins so has to be."""


class LookingUser(User):
    """Looks before each press; `faults` says of each screen what a blind user would miss."""

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        self.faults: dict[str, list[str]] = {}
        self.screens: list[str] = []

    def presses(self, object_name: str) -> Self:
        """Look, then press."""
        self.sees(id=object_name)
        self.looks()
        return super().presses(object_name)

    def looks(self) -> None:
        """Keep what is wrong with the screen as it is now."""
        tree = self.tree()
        screen = _screen(tree)
        if screen not in self.screens:
            self.screens.append(screen)
        found = list(_faults(tree))
        if found:
            self.faults.setdefault(screen, []).extend(found)


def _screen(tree: list[Widget]) -> str:
    headings = [one["name"] for one in tree if one["role"] == "heading"]
    # The first is the title in the bar over the screen.
    return " / ".join(headings[:2])


def _faults(tree: list[Widget]) -> Iterator[str]:
    if sum(one["role"] == "heading" for one in tree) < 2:
        yield "no heading of its own"
    for one in tree:
        if one["role"] in CONTROLS and not one["name"].strip():
            yield f"{one['role']} {one['id']!r} has no name"
        for start, roles in ROLES.items():
            named = one["id"] == start or (start.endswith("-") and one["id"].startswith(start))
            if named and one["role"] not in roles:
                yield f"{one['id']!r} is a {one['role']}"
    spoken = Counter(one["name"] for one in tree if one["role"] in {"push button", "radio button"})
    for name, count in spoken.items():
        if count > 1:
            yield f"{count} controls are called {name!r}"
