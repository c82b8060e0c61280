"""A client of the accessibility bus that remembers each object of a program, and asks it again.

Runs in the system's Python, as `client` does. It goes through what is hidden too. Of what it tries,
reading or changing, it tells all that anything answers to.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

from client import ROOT, Bus, Widget
from gi.repository import GLib

OVERWRITTEN = "overwritten from outside"
ACTIONS = 4
FIRST_CELL = GLib.Variant("(ii)", (0, 0))
READ = {
    "role": ("Accessible", "GetRoleName", None),
    "children": ("Accessible", "GetChildren", None),
    "interfaces": ("Accessible", "GetInterfaces", None),
    "text": ("Text", "GetText", GLib.Variant("(ii)", (0, -1))),
    "actions": ("Action", "GetActions", None),
    "cell": ("Table", "GetAccessibleAt", FIRST_CELL),
    "chosen": ("Selection", "GetSelectedChild", GLib.Variant("(i)", (0,))),
}
PROPERTIES = {
    "name": ("Accessible", "Name"),
    "description": ("Accessible", "Description"),
    "id": ("Accessible", "AccessibleId"),
    "value": ("Value", "CurrentValue"),
}
CHANGE = {
    "write": ("EditableText", "SetTextContents", GLib.Variant("(s)", (OVERWRITTEN,))),
    "insert": ("EditableText", "InsertText", GLib.Variant("(isi)", (0, "x", 1))),
    "focus": ("Component", "GrabFocus", None),
    "choose": ("Selection", "SelectChild", GLib.Variant("(i)", (0,))),
    **{
        f"act {number}": ("Action", "DoAction", GLib.Variant("(i)", (number,)))
        for number in range(ACTIONS)
    },
}


def all_of(bus: Bus, widget: Widget = ROOT) -> Iterator[Widget]:
    """Every object, shown or not, rows of tables too."""
    try:
        children = [tuple(one) for one in bus.call(widget, "Accessible", "GetChildren")]
    except GLib.Error:
        return
    for child in children:
        yield child
        yield from all_of(bus, child)


def read(bus: Bus, widget: Widget) -> dict[str, Any]:
    """What it says, by what it was asked."""
    said = {}
    has = _or_none(lambda: bus.call(widget, "Accessible", "GetInterfaces"))
    for what, (interface, method, given) in READ.items():
        # Asked as a table, an entry of a list that is no table ends a program of Qt. Of what does
        # not say what it is, everything is asked.
        if has and f"org.a11y.atspi.{interface}" not in has:
            continue
        said[what] = _or_none(lambda: bus.call(widget, interface, method, given))  # noqa: B023 - called at once
    for what, (interface, name) in PROPERTIES.items():
        said[what] = _or_none(lambda: bus.property(widget, interface, name))  # noqa: B023 - called at once
    return {what: answer for what, answer in said.items() if answer is not None}


def change(bus: Bus, widget: Widget) -> dict[str, Any]:
    """What took a change, by what was tried."""
    took = {}
    for what, (interface, method, given) in CHANGE.items():
        took[what] = _or_none(lambda: bus.call(widget, interface, method, given) or True)  # noqa: B023 - called at once
    took["number"] = _or_none(lambda: bus.set_number(widget, 1.0) or True)
    return {what: answer for what, answer in took.items() if answer is not None}


def _or_none(ask: Any) -> Any:  # noqa: ANN401 - whatever is asked
    try:
        return ask()
    except GLib.Error:
        return None


def main() -> None:
    """`all`, or `try` with the objects to try, one command a line."""
    bus = Bus()
    for line in sys.stdin:
        command = json.loads(line)
        if command["act"] == "all":
            got: Any = [[*one, read(bus, one)] for one in dict.fromkeys(all_of(bus))]
        else:
            widgets = [tuple(one) for one in command["widgets"]]
            got = [[*one, read(bus, one) | change(bus, one)] for one in widgets]
        sys.stdout.write(json.dumps(got, default=str) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
