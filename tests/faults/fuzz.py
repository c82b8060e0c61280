"""`python -m tests.faults.fuzz --seconds N`: each way in is fuzzed for so long; prints the counts.

Each door is knocked at twice: with bytes that the coverage of ketcheck leads (atheris), and with
files that are nearly right (hypothesis, led in the same way). Each runs in a process of its own
under a bound of memory and of time a case. It may write in its own folder alone, and what comes
out but one of our errors ends it.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

from tests.faults.surroundings import ROOT, environment

DOORS: Final = ("backup", "record", "content", "slots")
CONTROLS: Final = ("unguarded", "greedy", "astray")
"""Doors that nothing guards."""
SHAPES: Final = ("bytes", "nearly right")
MEMORY: Final = 1 << 30
"""The most bytes of address space that ketcheck may take above what the fuzzer itself takes."""
_A_CASE: Final = 20
"""Seconds after which a case counts as hung."""
_EXECUTED: Final = "stat::number_of_executed_units:"
_CHANCES: Final = [random.Random(number).randbytes(4096) for number in range(16)]  # noqa: S311
"""What hypothesis draws its first files from."""
_WRITING: Final = frozenset({"os.mkdir", "os.rename", "os.link", "os.symlink", "os.remove"})


def fuzz(seconds: int, at_once: int = 2) -> Iterator[tuple[str, str, int]]:
    """Each door and shape, and how many cases there were; AssertionError tells of a failure."""
    runs = [(door, shape) for door in DOORS for shape in SHAPES]
    with ThreadPoolExecutor(at_once) as pool:
        counts = pool.map(lambda run: knocks(*run, seconds), runs)
        for (door, shape), count in zip(runs, counts, strict=True):
            yield door, shape, count


def knocks(door: str, shape: str, seconds: int) -> int:
    """How many cases there were in so many seconds; AssertionError tells which one failed."""
    with tempfile.TemporaryDirectory(prefix="ketcheck-fuzz-") as folder:
        words = ["--door", door, "--shape", shape, "--folder", folder]
        ran = subprocess.run(
            [sys.executable, "-m", "tests.faults.fuzz", "--seconds", str(seconds), *words],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            env=environment(),
            cwd=ROOT,
        )
    told = [line for line in (ran.stdout + ran.stderr).splitlines() if not line.startswith("#")]
    assert ran.returncode == 0, "\n".join([f"{door}, {shape}:", *told[-60:]])
    return int(next(line for line in told if line.startswith(_EXECUTED)).split()[-1])


def _knock_on_and_on(name: str, shape: str, folder: Path, seconds: int) -> None:
    import atheris  # noqa: PLC0415 - it takes hold of imports

    with atheris.instrument_imports(include=["ketcheck", "zipfile", "tomli", "json"]):
        from tests.faults.hostile import doors  # noqa: PLC0415 - to be instrumented

    data, corpus = folder / "made", folder / "corpus"
    data.mkdir()
    corpus.mkdir()
    door = doors(data)[name]
    knock = door.knock if shape == "bytes" else _shaped(door)
    for number, seed in enumerate(door.sound if shape == "bytes" else _CHANCES):
        (corpus / str(number)).write_bytes(seed)
        knock(seed)
    _confine(folder)
    atheris.Setup(
        [
            "fuzz",
            f"-max_total_time={seconds}",
            f"-timeout={_A_CASE}",
            f"-artifact_prefix={folder}/",
            "-rss_limit_mb=0",  # the limit of address space below is the stricter one
            "-max_len=200000",
            "-len_control=0",
            "-print_final_stats=1",
            str(corpus),
        ],
        knock,
    )
    atheris.Fuzz()


def _shaped(door: Any) -> Callable[[bytes], object]:  # noqa: ANN401 - a Door, of a later import
    from hypothesis import given, settings  # noqa: PLC0415 - after the fuzzer took hold

    from tests.faults.hostile import nearly_right  # noqa: PLC0415 - the same

    @settings(database=None, deadline=None)
    @given(nearly_right(door))
    def knock(data: bytes) -> None:
        door.knock(data)

    led: Callable[[bytes], object] = knock.hypothesis.fuzz_one_input  # type: ignore[attr-defined]
    return led


def _confine(folder: Path) -> None:
    """From here on: nothing is written outside the folder, and memory has a bound."""
    # What was imported and made so far is not counted.
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            paths: tuple[Any, ...] = arguments[:1]
        elif event in _WRITING:
            paths = arguments[:2]
        else:
            return
        for path in paths:
            if isinstance(path, str | Path) and not Path(path).resolve().is_relative_to(folder):
                raise SystemError(f"{event} outside the folder: {path}")

    sys.addaudithook(watch)


def main(arguments: Sequence[str] | None = None) -> None:
    """Fuzz every door, or be the process that fuzzes one."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, required=True, help="for each door and shape")
    for name in ("--door", "--shape", "--folder"):
        parser.add_argument(name, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.door:
        _knock_on_and_on(given.door, given.shape, Path(given.folder).resolve(), given.seconds)
        return
    total = 0
    for door, shape, count in fuzz(given.seconds):
        print(f"{door:8} {shape:13} {count:>12,}", flush=True)
        total += count
    print(f"{'all':22} {total:>12,}")


if __name__ == "__main__":
    main()
