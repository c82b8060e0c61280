"""A user of the accessibility bus: finds, presses, types and reads in another process's window.

Runs in the system's Python, for GLib. Reads one command a line from standard input and answers each
with one line, both JSON. A command waits for its widget until its deadline.

Speaks the protocol (AT-SPI) itself: `libatspi` asks for children one by one, which Qt can't take.
"""

import json
import sys
import time
from collections.abc import Iterator
from functools import cache
from typing import Any

from gi.repository import Gio, GLib

POLL = 0.02
CALL_MS = 5000
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
STATES = {
    "active": 1,
    "busy": 3,
    "checked": 4,
    "enabled": 8,
    "focusable": 11,
    "focused": 12,
    "sensitive": 24,
    "showing": 25,
}
"""Bits of the states that are spoken of here."""
LONG = {"table", "list"}
"""Roles whose children are left alone: there may be 100,000 of them."""

Widget = tuple[str, str]
"""Name on the bus, and path."""


class NotThere(Exception):
    """What was looked for did not come before the deadline."""


ANNOUNCED = ("org.a11y.atspi.Event.Object", "Announcement")
"""Interface and name of the signal that has a screen reader say something."""


class Bus:
    """Calls to the widgets of all programs."""

    def __init__(self) -> None:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        place = ("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
        (address,) = session.call_sync(*place, None, None, 0, CALL_MS, None).unpack()
        flags = Gio.DBusConnectionFlags
        # Paths are never used again, and neither of these changes.
        self.role = cache(self._role)
        self.object_name = cache(self._object_name)
        self._connection = Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None
        )
        self.announced: list[str] = []

    def listen(self) -> None:
        """Take down what is announced from now on."""
        interface, signal = ANNOUNCED
        self._connection.signal_subscribe(
            None, interface, signal, None, None, Gio.DBusSignalFlags.NONE, self._hear
        )
        place = ("org.a11y.atspi.Registry", "/org/a11y/atspi/registry")
        given = GLib.Variant("(sass)", ("object:announcement", [], ""))
        self.call(place, "Registry", "RegisterEvent", given)

    def _hear(self, *signal: Any) -> None:  # noqa: ANN401 - as GLib hands it over
        self.announced.append(str(signal[5].unpack()[3]))

    def call(
        self, widget: Widget, interface: str, method: str, given: GLib.Variant | None = None
    ) -> Any:  # noqa: ANN401 - what a call gives depends on it
        full = interface if "." in interface else f"org.a11y.atspi.{interface}"
        reply = self._connection.call_sync(*widget, full, method, given, None, 0, CALL_MS, None)
        values = reply.unpack()
        return values[0] if values else None

    def property(self, widget: Widget, interface: str, name: str) -> Any:  # noqa: ANN401 - the same
        given = GLib.Variant("(ss)", (f"org.a11y.atspi.{interface}", name))
        return self.call(widget, "org.freedesktop.DBus.Properties", "Get", given)

    def set_number(self, widget: Widget, value: float) -> None:
        number = GLib.Variant("d", value)
        given = GLib.Variant("(ssv)", ("org.a11y.atspi.Value", "CurrentValue", number))
        self.call(widget, "org.freedesktop.DBus.Properties", "Set", given)

    def everything(self, widget: Widget = ROOT) -> Iterator[Widget]:
        """All that shows below a widget.

        What is hidden hides all below it: pages by the dozen, which take a minute to go through.
        """
        for child in self.children(widget):
            # A program itself says nothing of showing.
            if widget == ROOT or "showing" in self.states_or_none(child):
                yield child
                yield from self.everything(child)

    def children(self, widget: Widget) -> list[Widget]:
        try:
            if widget != ROOT and self.role(widget) in LONG:
                return []
            return [tuple(child) for child in self.call(widget, "Accessible", "GetChildren")]
        except GLib.Error:
            return []  # it went while it was looked at

    def _role(self, widget: Widget) -> str:
        return str(self.call(widget, "Accessible", "GetRoleName"))

    def name(self, widget: Widget) -> str:
        return str(self.property(widget, "Accessible", "Name"))

    def _object_name(self, widget: Widget) -> str:
        """Qt gives the object names from the top window down, joined by dots."""
        return str(self.property(widget, "Accessible", "AccessibleId")).rpartition(".")[2]

    def states(self, widget: Widget) -> list[str]:
        low, high = self.call(widget, "Accessible", "GetState")
        bits = low | high << 32
        return [name for name, bit in STATES.items() if bits >> bit & 1]

    def text(self, widget: Widget) -> str | None:
        if "org.a11y.atspi.Text" not in self.call(widget, "Accessible", "GetInterfaces"):
            return None
        whole = GLib.Variant("(ii)", (0, self.property(widget, "Text", "CharacterCount")))
        return str(self.call(widget, "Text", "GetText", whole))

    def described(self, widget: Widget) -> dict[str, Any]:
        return {
            "id": self.object_name(widget),
            "name": self.name(widget),
            "role": self.role(widget),
            "text": self.text(widget),
            "states": self.states(widget),
        }

    def find(self, where: dict[str, str], seconds: float) -> Widget:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for widget in self.everything():
                if self._is_wanted(widget, where):
                    return widget
            time.sleep(POLL)
        raise NotThere(f"nothing is {where} after {seconds} s")

    def _is_wanted(self, widget: Widget, where: dict[str, str]) -> bool:
        try:
            return (
                ("id" not in where or self.object_name(widget) == where["id"])
                and ("name" not in where or self.name(widget) == where["name"])
                and ("holds" not in where or where["holds"] in self.name(widget))
                and ("role" not in where or self.role(widget) == where["role"])
                and {"showing", where.get("state", "showing")} <= set(self.states(widget))
            )
        except GLib.Error:
            return False  # it went while it was looked at

    def wait_for_calm(self, seconds: float) -> None:
        """Until no screen says that it is too new to take keys and presses."""
        deadline = time.monotonic() + seconds
        while any({"busy", "showing"} <= set(self.states_or_none(w)) for w in self.everything()):
            if time.monotonic() > deadline:
                raise NotThere(f"the screen still takes no keys after {seconds} s")
            time.sleep(POLL)

    def states_or_none(self, widget: Widget) -> list[str]:
        try:
            return self.states(widget)
        except GLib.Error:
            return []  # it went while it was looked at

    def tree(self) -> list[dict[str, Any]]:
        shown = []
        for widget in self.everything():
            try:
                shown.append(self.described(widget))
            except GLib.Error:
                continue
        return [widget for widget in shown if "showing" in widget["states"]]


def press(bus: Bus, widget: Widget, _: dict[str, Any]) -> None:
    actions = [action[0] for action in bus.call(widget, "Action", "GetActions")]
    for name in ("Press", "Toggle", "ShowMenu"):
        if name in actions:
            bus.call(widget, "Action", "DoAction", GLib.Variant("(i)", (actions.index(name),)))
            return
    raise NotThere(f"{bus.object_name(widget)} has the actions {actions}")


def type_text(bus: Bus, widget: Widget, command: dict[str, Any]) -> None:
    given = GLib.Variant("(s)", (command["text"],))
    if not bus.call(widget, "EditableText", "SetTextContents", given):
        raise NotThere(f"{bus.object_name(widget)} takes no text")


def set_value(bus: Bus, widget: Widget, command: dict[str, Any]) -> None:
    bus.set_number(widget, command["value"])


def grab_focus(bus: Bus, widget: Widget, _: dict[str, Any]) -> None:
    bus.call(widget, "Component", "GrabFocus")


def read(bus: Bus, widget: Widget, _: dict[str, Any]) -> dict[str, Any]:
    return bus.described(widget)


def place(bus: Bus, widget: Widget, _: dict[str, Any]) -> list[int]:
    """Where it is on the screen: left, top, width, height."""
    on_screen = GLib.Variant("(u)", (0,))
    return list(bus.call(widget, "Component", "GetExtents", on_screen))


ACTS: dict[str, Any] = {
    "place": place,
    "press": press,
    "type": type_text,
    "value": set_value,
    "focus": grab_focus,
    "read": read,
}


def tab_stops(bus: Bus) -> list[dict[str, Any]]:
    """What takes the keyboard in the window in front, in the order of its tree."""
    windows = [window for program in bus.children(ROOT) for window in bus.children(program)]
    # Of one that a lock covers nothing answers.
    front = (window for window in windows if "active" in bus.states_or_none(window))
    shown = (widget for window in front for widget in bus.everything(window))
    return [_stop(bus, widget) for widget in shown if _takes(bus, widget)]


def _takes(bus: Bus, widget: Widget) -> bool:
    # A heading has the keyboard first, and never again.
    can = {"focusable", "sensitive"} <= set(bus.states_or_none(widget))
    return can and bus.role(widget) not in {"heading", "frame", "dialog"}


def _stop(bus: Bus, widget: Widget) -> dict[str, Any]:
    """Of answers that exclude each other Tab comes by one: what holds them is the stop."""
    is_answer = bus.role(widget) == "radio button"
    holder = tuple(bus.property(widget, "Accessible", "Parent")) if is_answer else widget
    return {"stop": " ".join(holder), "widget": widget, **bus.described(widget)}


def focused(bus: Bus, widgets: list[Widget]) -> int | None:
    """The place among these of the one that has the keyboard."""
    having = ("focused" in bus.states_or_none(widget) for widget in widgets)
    return next((at for at, has in enumerate(having) if has), None)


def announced(bus: Bus) -> list[str]:
    """What was announced since this was asked before."""
    context = GLib.MainContext.default()
    while context.iteration(False):  # noqa: FBT003 - GLib's
        pass
    heard, bus.announced = bus.announced, []
    return heard


def of_all(bus: Bus, command: dict[str, Any]) -> object:
    """Ask the whole bus, or widgets that were found before."""
    widgets = [tuple(one) for one in command.get("widgets", ())]
    acts: dict[str, Any] = {
        "listen": bus.listen,
        "tree": bus.tree,
        "announced": lambda: announced(bus),
        "calm": lambda: bus.wait_for_calm(command["seconds"]),
        "stops": lambda: tab_stops(bus),
        "focused": lambda: focused(bus, widgets),
        "places": lambda: [place(bus, one, {}) for one in widgets],
    }
    return acts[command["act"]]()


def answer(bus: Bus, command: dict[str, Any]) -> object:
    if command["act"] not in ACTS:
        return of_all(bus, command)
    widget = bus.find(command["where"], command["seconds"])
    return ACTS[command["act"]](bus, widget, command)


def main() -> None:
    bus = Bus()
    for line in sys.stdin:
        try:
            reply = {"got": answer(bus, json.loads(line))}
        except (NotThere, GLib.Error) as error:
            reply = {"error": str(error), "tree": bus.tree()}
        sys.stdout.write(json.dumps(reply) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
