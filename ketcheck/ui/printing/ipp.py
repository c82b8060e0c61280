"""One question to the print server of this computer, in the protocol that it speaks (RFC 8010).

Qt hands a job over and does not say what became of it; the server itself does. Nothing but the
names of the printer and of the user goes over the wire, to the server that Qt prints by.
"""

import http.client
import socket
import struct
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import count
from typing import Final
from urllib.parse import urlsplit

Value = str | int | bool
Attributes = dict[str, list[Value]]


class Keyword(str):
    """A word of the protocol itself, as against a name that somebody chose."""

    __slots__ = ()


_PORT: Final = 631
_SECONDS: Final = 5
_LONGEST_ANSWER: Final = 4_000_000
_VERSION: Final = b"\x02\x00"
_FIRST_FAULT: Final = 0x0400
_numbers = count(1)


class Operation(IntEnum):
    """What a print server is asked."""

    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B


class _Tag(IntEnum):
    OPERATION = 0x01
    END = 0x03
    LAST_DELIMITER = 0x0F
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48


class ServerSilent(Exception):
    """The print server gave no answer that can be read; nobody is told more than that."""


def ask(
    server: str,
    operation: Operation,
    uri: str,
    *,
    wanted: Sequence[str],
    more: Mapping[str, str | bool] | None = None,
) -> list[Attributes]:
    """What `server` answers, group by group; ServerSilent.

    `server` is what CUPS_SERVER says: the path of a socket, or a host with or without a port.
    """
    body = request(operation, uri, wanted=wanted, more=more or {})
    connection = _connection(server)
    try:
        connection.request("POST", "/", body, {"Content-Type": "application/ipp"})
        answer = connection.getresponse()
        content = answer.read(_LONGEST_ANSWER)
    except (OSError, http.client.HTTPException) as error:
        raise ServerSilent from error
    finally:
        connection.close()
    if answer.status != http.client.OK:
        raise ServerSilent
    return groups_of(content)


def request(
    operation: Operation, uri: str, *, wanted: Sequence[str], more: Mapping[str, str | bool]
) -> bytes:
    """A question as bytes."""
    head = _VERSION + struct.pack(">HI", operation, next(_numbers)) + bytes([_Tag.OPERATION])
    parts = [
        _attribute(_Tag.CHARSET, "attributes-charset", "utf-8"),
        _attribute(_Tag.LANGUAGE, "attributes-natural-language", "en"),
        _attribute(_Tag.URI, "printer-uri", uri),
        *(_attribute(_tag_of(value), name, value) for name, value in more.items()),
        *(
            _attribute(_Tag.KEYWORD, "" if number else "requested-attributes", name)
            for number, name in enumerate(wanted)
        ),
    ]
    return head + b"".join(parts) + bytes([_Tag.END])


def groups_of(answer: bytes) -> list[Attributes]:
    """The attributes of an answer, without the group that is about the question; ServerSilent."""
    try:
        (status,) = struct.unpack_from(">H", answer, 2)
        if status >= _FIRST_FAULT:
            raise ServerSilent
        return [group for tag, group in _groups(answer) if tag != _Tag.OPERATION]
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise ServerSilent from error


def _groups(answer: bytes) -> Iterator[tuple[int, Attributes]]:
    at, group, name, kind = 8, Attributes(), "", int(_Tag.END)
    while True:
        tag = answer[at]
        at += 1
        if tag <= _Tag.LAST_DELIMITER:
            if kind != _Tag.END:
                yield kind, group
            if tag == _Tag.END:
                return
            group, kind = {}, tag
            continue
        given, at = _piece(answer, at)
        value, at = _piece(answer, at)
        # A value without a name is one more of the attribute before it.
        name = given.decode() or name
        group.setdefault(name, []).append(_value(tag, value))


def _piece(answer: bytes, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from(">H", answer, at)
    end = at + 2 + length
    if end > len(answer):
        raise IndexError(end)
    return answer[at + 2 : end], end


def _value(tag: int, value: bytes) -> Value:
    match tag:
        case _Tag.INTEGER | _Tag.ENUM:
            return int(struct.unpack(">i", value)[0])
        case _Tag.BOOLEAN:
            return value != b"\x00"
        case _:
            return value.decode(errors="replace")


def _tag_of(value: str | bool) -> _Tag:  # noqa: FBT001 - a value that goes over the wire
    match value:
        case bool():
            return _Tag.BOOLEAN
        case Keyword():
            return _Tag.KEYWORD
        case _:
            return _Tag.NAME


def _attribute(tag: _Tag, name: str, value: str | bool) -> bytes:  # noqa: FBT001 - the same
    content = bytes([value]) if isinstance(value, bool) else value.encode()
    named = struct.pack(">H", len(name)) + name.encode()
    return bytes([tag]) + named + struct.pack(">H", len(content)) + content


def _connection(server: str) -> http.client.HTTPConnection:
    if server.startswith("/"):
        return _OverSocket(server)
    try:
        parts = urlsplit(f"//{server}")
        host, port = parts.hostname or "localhost", parts.port or _PORT
    except ValueError as error:
        raise ServerSilent from error
    return http.client.HTTPConnection(host, port, timeout=_SECONDS)


class _OverSocket(http.client.HTTPConnection):
    """The same over a socket that has a path."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=_SECONDS)
        self._path = path

    def connect(self) -> None:
        """Open the socket."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(_SECONDS)
        self.sock.connect(self._path)
