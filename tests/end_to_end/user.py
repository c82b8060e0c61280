"""The user of a desktop: a separate process on its accessibility bus, spoken to in lines."""

import json
import subprocess
from pathlib import Path
from typing import Any, Self

from tests.end_to_end.desktop import Desktop

CLIENT = Path(__file__).with_name("client.py")
SYSTEM_PYTHON = "/usr/bin/python3"
PATIENCE = 20.0
"""Seconds until what should be on the screen is given up."""

Widget = dict[str, Any]


class User:
    """Finds widgets by `id` (object name), `name`, `role`, `holds` or `state`, and uses them."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._client = desktop.start(
            [SYSTEM_PYTHON, str(CLIENT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def sees(self, **where: str) -> Widget:
        """The widget, once it shows."""
        widget: Widget = self._do("read", where)
        return widget

    def presses(self, object_name: str) -> Self:
        """Press a button or choose an answer, once it can be pressed."""
        self._do("press", {"id": object_name, "state": "sensitive"})
        return self

    def types(self, object_name: str, text: str) -> Self:
        """Put text into a field."""
        self._do("type", {"id": object_name}, text=text)
        return self

    def sets(self, object_name: str, value: float) -> Self:
        """Put a number into a field."""
        self._do("value", {"id": object_name}, value=value)
        return self

    def focuses(self, object_name: str) -> Self:
        """Bring the keyboard to a widget."""
        self._do("focus", {"id": object_name})
        return self

    def keys(self, *names: str) -> Self:
        """Press keys one after the other, each once what is on the screen was there for a while."""
        for name in names:
            self._do("calm", {})
            self._desktop.keys(name)
        return self

    def keys_in(self, object_name: str, *keys: str) -> Self:
        """Press keys in a field that takes text from the keyboard alone."""
        self.focuses(object_name)
        self.sees(id=object_name, state="focused")
        return self.keys(*keys)

    def draws_in(self, object_name: str) -> Self:
        """Draw a swing from one corner of a field to another with the mouse."""
        self.focuses(object_name)
        self._do("calm", {})
        left, top, width, height = self._do("place", {"id": object_name})
        points = [(0.1, 0.8), (0.3, 0.2), (0.5, 0.8), (0.9, 0.3)]
        self._desktop.drags(
            [(left + int(across * width), top + int(down * height)) for across, down in points]
        )
        return self

    def types_hidden(self, object_name: str, text: str) -> Self:
        """Type into a field that shows dots: it takes text from the keyboard alone."""
        self.keys_in(object_name, "ctrl+a")
        self._desktop.types(text)
        return self

    def opens_the_newest_record(self) -> Self:
        """Open the first of the newest checks at home."""
        return self.presses("check-1")

    def tree(self) -> list[Widget]:
        """Every widget that shows."""
        widgets: list[Widget] = self._do("tree", {})
        return widgets

    def listens(self) -> Self:
        """Take down from now on what a screen reader is told to say at once."""
        self._do("listen", {})
        return self

    def announced(self) -> list[str]:
        """What it was told to say since this was asked before."""
        texts: list[str] = self._do("announced", {})
        return texts

    def _do(self, act: str, where: dict[str, str], **more: object) -> Any:  # noqa: ANN401
        command = {"act": act, "where": where, "seconds": PATIENCE, **more}
        assert self._client.stdin
        assert self._client.stdout
        self._client.stdin.write(json.dumps(command) + "\n")
        self._client.stdin.flush()
        reply = json.loads(self._client.stdout.readline())
        if "error" in reply:
            picture = self._desktop.picture(self._desktop.home / "screen.png")
            raise AssertionError(f"{reply['error']}; see {picture}: {_outline(reply['tree'])}")
        return reply["got"]


def _outline(tree: list[Widget]) -> str:
    lines = (f"{item['role']} {item['id']!r} {item['name']!r}" for item in tree)
    return "\n  ".join(["", *lines])
