"""Stands for logind on a bus of the test's own: what holds sleep back, and signals by hand.

Runs in the system's Python, for GLib. `true` and `false` on standard input say that sleep comes and
that it is over; on standard output it tells what it was asked for, and what was let go.
"""

import os
import sys

from gi.repository import Gio, GLib

NAME, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
XML = """<node><interface name="org.freedesktop.login1.Manager">
<method name="Inhibit"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="h" direction="out"/></method>
<signal name="PrepareForSleep"><arg type="b"/></signal>
</interface></node>"""


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def let_go(*_: object) -> bool:
    say("let go")
    return False


def inhibit(*call: object) -> None:
    """Give an end of a pipe; the other end hangs up once that is closed everywhere."""
    given, invocation = call[5], call[6]
    ours, theirs = os.pipe()
    descriptors = Gio.UnixFDList.new()
    place = descriptors.append(theirs)
    os.close(theirs)
    GLib.io_add_watch(ours, GLib.IOCondition.HUP, let_go)
    invocation.return_value_with_unix_fd_list(GLib.Variant("(h)", (place,)), descriptors)
    what, who, _why, mode = given.unpack()
    say(f"held {what} {who} {mode}")


def take_line(bus: Gio.DBusConnection) -> bool:
    line = sys.stdin.readline().strip()
    if not line:
        return False
    signal = GLib.Variant("(b)", (line == "true",))
    bus.emit_signal(None, PATH, f"{NAME}.Manager", "PrepareForSleep", signal)
    return True


def main() -> None:
    bus = Gio.bus_get_sync(Gio.BusType.SYSTEM)
    interface = Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0]
    bus.register_object(PATH, interface, inhibit, None, None)
    Gio.bus_own_name_on_connection(
        bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: say("there"), None
    )
    GLib.io_add_watch(sys.stdin, GLib.IOCondition.IN, lambda *_: take_line(bus))
    GLib.MainLoop().run()


if __name__ == "__main__":
    main()
