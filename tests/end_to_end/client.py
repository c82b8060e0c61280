"""A user of the accessibility bus: finds, presses, types and reads in another process's window.

Runs in the system's Python, which has the bindings. Reads one command a line from standard input
and answers each with one line, both JSON. A command waits for its widget until its deadline.
"""

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version is to be named first

POLL = 0.02
WIDEST = 400
"""Children of a widget that are looked at: a table may have 100,000."""


class NotThere(Exception):
    """What was looked for did not come before the deadline."""


def widgets(of: Atspi.Accessible) -> Iterator[Atspi.Accessible]:
    for index in range(min(of.get_child_count(), WIDEST)):
        child = of.get_child_at_index(index)
        if child is not None:
            yield child
            yield from widgets(child)


def everything() -> Iterator[Atspi.Accessible]:
    yield from widgets(Atspi.get_desktop(0))


def object_name(widget: Atspi.Accessible) -> str:
    """Qt gives the object names from the top window down, joined by dots."""
    return (widget.get_accessible_id() or "").rpartition(".")[2]


def is_shown(widget: Atspi.Accessible) -> bool:
    return widget.get_state_set().contains(Atspi.StateType.SHOWING)


def described(widget: Atspi.Accessible) -> dict[str, Any]:
    states = widget.get_state_set()
    box = widget.get_extents(Atspi.CoordType.SCREEN) if widget.get_component_iface() else None
    return {
        "id": object_name(widget),
        "name": widget.get_name(),
        "description": widget.get_description(),
        "role": widget.get_role_name(),
        "text": text_of(widget),
        "states": sorted(state.value_nick for state in states.get_states()),
        "box": [box.x, box.y, box.width, box.height] if box else None,
    }


def text_of(widget: Atspi.Accessible) -> str | None:
    text = widget.get_text_iface()
    return text.get_text(0, text.get_character_count()) if text else None


def is_wanted(widget: Atspi.Accessible, where: dict[str, str]) -> bool:
    return (
        ("id" not in where or object_name(widget) == where["id"])
        and ("starts" not in where or object_name(widget).startswith(where["starts"]))
        and ("name" not in where or widget.get_name() == where["name"])
        and ("holds" not in where or where["holds"] in widget.get_name())
        and ("role" not in where or widget.get_role_name() == where["role"])
        and is_shown(widget)
        and ("state" not in where or where["state"] in described(widget)["states"])
    )


def find(where: dict[str, str], seconds: float) -> Atspi.Accessible:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            for widget in everything():
                if is_wanted(widget, where):
                    return widget
        except GLib.Error:
            pass  # the window changed while it was being walked
        time.sleep(POLL)
    raise NotThere(f"nothing is {where} after {seconds} s")


def act(widget: Atspi.Accessible, names: list[str]) -> None:
    actions = [widget.get_action_name(index) for index in range(widget.get_n_actions())]
    for name in names:
        if name in actions:
            widget.do_action(actions.index(name))
            return
    raise NotThere(f"{object_name(widget)} has the actions {actions}")


def press(widget: Atspi.Accessible, _: dict[str, Any]) -> None:
    act(widget, ["Press", "Toggle", "ShowMenu"])


def type_text(widget: Atspi.Accessible, command: dict[str, Any]) -> None:
    if not widget.set_text_contents(command["text"]):
        raise NotThere(f"{object_name(widget)} takes no text")


def set_value(widget: Atspi.Accessible, command: dict[str, Any]) -> None:
    if not widget.set_current_value(command["value"]):
        raise NotThere(f"{object_name(widget)} takes no value")


def grab_focus(widget: Atspi.Accessible, _: dict[str, Any]) -> None:
    widget.grab_focus()


def read(widget: Atspi.Accessible, _: dict[str, Any]) -> dict[str, Any]:
    return described(widget)


ACTS: dict[str, Any] = {
    "press": press,
    "type": type_text,
    "value": set_value,
    "focus": grab_focus,
    "read": read,
}


def tree() -> list[dict[str, Any]]:
    return [described(widget) for widget in everything() if is_shown(widget)]


def answer(command: dict[str, Any]) -> object:
    if command["act"] == "tree":
        return tree()
    widget = find(command["where"], command["seconds"])
    return ACTS[command["act"]](widget, command)


def main() -> None:
    # No main loop runs here to keep a cache true.
    Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)
    for line in sys.stdin:
        try:
            reply = {"got": answer(json.loads(line))}
        except (NotThere, GLib.Error) as error:
            reply = {"error": str(error), "tree": tree()}
        sys.stdout.write(json.dumps(reply) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
