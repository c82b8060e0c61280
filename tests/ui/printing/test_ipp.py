"""What a print server is asked and answers, byte by byte, and what is made of its silence."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketcheck.errors import NoPrinter
from ketcheck.ui.printing.ipp import (
    Keyword,
    Operation,
    ServerSilent,
    ask,
    groups_of,
    request,
)
from ketcheck.ui.printing.print_queue import Handed, PrintQueue

OK, NOT_FOUND = 0x0000, 0x0406
URI = "ipp://localhost/printers/office"


def piece(tag: int, name: str, value: bytes) -> bytes:
    named = struct.pack(">H", len(name)) + name.encode()
    return bytes([tag]) + named + struct.pack(">H", len(value)) + value


def number(name: str, value: int) -> bytes:
    return piece(0x23, name, struct.pack(">i", value))


def answer(*groups: bytes, status: int = OK) -> bytes:
    """An answer with those groups, after the one that is about the question."""
    head = struct.pack(">BBHI", 2, 0, status, 1) + b"\x01"
    about = piece(0x47, "attributes-charset", b"utf-8")
    return head + about + b"".join(b"\x02" + group for group in groups) + b"\x03"


def job(job_id: int, state: int) -> bytes:
    return piece(0x21, "job-id", struct.pack(">i", job_id)) + number("job-state", state)


def printer(state: int, *, accepts: bool) -> bytes:
    accepting = piece(0x22, "printer-is-accepting-jobs", bytes([accepts]))
    return number("printer-state", state) + accepting


class Served(socketserver.ThreadingUnixStreamServer):
    """A print server that gives these answers one after the other, and keeps what it was asked."""

    daemon_threads = True
    answers: list[bytes]
    asked: list[bytes]


class _Handler(BaseHTTPRequestHandler):
    server: Served

    def do_POST(self) -> None:
        self.server.asked.append(self.rfile.read(int(self.headers["Content-Length"])))
        content = self.server.answers.pop(0)
        self.send_response(200 if content else 401)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def served(path: Path, *answers: bytes) -> Iterator[Served]:
    with Served(str(path), _Handler) as server:
        server.answers, server.asked = list(answers), []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    one = tmp_path / "cups.sock"
    monkeypatch.setenv("CUPS_SERVER", str(one))
    return one


def test_a_question_is_written_as_the_protocol_says() -> None:
    more = {"which-jobs": Keyword("all"), "my-jobs": True, "requesting-user-name": "maria"}
    said = request(Operation.GET_JOBS, URI, wanted=("job-id", "job-state"), more=more)
    assert said[:4] == b"\x02\x00\x00\x0a"
    assert said[8:9] == b"\x01"
    assert piece(0x45, "printer-uri", URI.encode()) in said
    assert piece(0x44, "which-jobs", b"all") in said
    assert piece(0x22, "my-jobs", b"\x01") in said
    assert piece(0x42, "requesting-user-name", b"maria") in said
    wanted = piece(0x44, "requested-attributes", b"job-id") + piece(0x44, "", b"job-state")
    assert said.endswith(wanted + b"\x03")


def test_an_answer_is_read_group_by_group() -> None:
    several = piece(0x44, "reasons", b"paused") + piece(0x44, "", b"media-empty")
    assert groups_of(answer(job(7, 9), several)) == [
        {"job-id": [7], "job-state": [9]},
        {"reasons": ["paused", "media-empty"]},
    ]
    assert groups_of(answer()) == []


@given(st.binary(max_size=200))
def test_no_bytes_are_more_than_silence(content: bytes) -> None:
    for one in (content, answer()[:9] + content):
        with suppress(ServerSilent):
            groups_of(one)


def test_a_server_that_refuses_or_is_not_there_is_silent(path: Path) -> None:
    with pytest.raises(ServerSilent):
        ask(str(path), Operation.GET_JOBS, URI, wanted=("job-id",))
    with served(path, b"", answer(status=NOT_FOUND)) as server:
        for _ in range(2):
            with pytest.raises(ServerSilent):
                ask(str(path), Operation.GET_JOBS, URI, wanted=("job-id",))
    assert len(server.asked) == 2
    with pytest.raises(ServerSilent):
        ask("[::", Operation.GET_JOBS, URI, wanted=("job-id",))


@pytest.mark.parametrize(
    ("state", "accepts", "said"),
    [(3, False, "isn't taking pages"), (5, True, "is paused"), (5, False, "isn't taking pages")],
)
def test_a_queue_that_is_shut_is_told_before_anything_is_sent(
    path: Path, state: int, said: str, *, accepts: bool
) -> None:
    with served(path, answer(printer(state, accepts=accepts))), pytest.raises(NoPrinter) as error:
        PrintQueue("office").refuse_if_closed()
    assert said in str(error.value)
    assert "nothing was sent" in str(error.value)


@pytest.mark.parametrize("state", [3, 4])
def test_an_open_queue_is_let_be_and_so_is_one_that_nobody_knows(path: Path, state: int) -> None:
    answers = (answer(printer(state, accepts=True)), answer(status=NOT_FOUND))
    with served(path, *answers) as server:
        PrintQueue("the office/draft").refuse_if_closed()
        PrintQueue("office").refuse_if_closed()
    assert b"printers/the%20office\x42" in server.asked[0]


@pytest.mark.parametrize(
    ("state", "handed"), [(3, Handed.SENT), (5, Handed.SENT), (9, Handed.SENT), (4, Handed.HELD)]
)
def test_the_job_that_was_not_there_before_is_ours(path: Path, state: int, handed: Handed) -> None:
    queue = PrintQueue("office")
    with served(path, answer(job(7, 8)), answer(job(8, state), job(7, 8))):
        assert queue.handed_over(queue.jobs()) is handed


@pytest.mark.parametrize("after", [(), (job(7, 9),), (job(7, 9), job(8, 8)), (job(8, 6),)])
def test_no_job_or_one_that_ended_early_is_never_called_sent(
    path: Path, after: tuple[bytes, ...]
) -> None:
    queue = PrintQueue("office")
    with served(path, answer(job(7, 9)), answer(*after)):
        before = queue.jobs()
        with pytest.raises(NoPrinter):
            queue.handed_over(before)


def test_what_the_server_does_not_say_is_not_known(path: Path) -> None:
    queue = PrintQueue("office")
    assert queue.jobs() is None
    assert queue.handed_over(None) is Handed.UNKNOWN
    with served(path, b""):
        assert queue.handed_over(frozenset()) is Handed.UNKNOWN
