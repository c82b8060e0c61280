"""Stands for the process that sets several sheets; how it goes is the `way` of the job."""

import json
import sys
import time
from pathlib import Path


def main() -> None:
    """Read the job on standard input, as the real one does, and write what its way is."""
    job = json.loads(sys.stdin.read())
    sheets = job["sheets"]
    for number, _ in enumerate(sheets, 1):
        say(f"{number}/{len(sheets)}")
    match job["way"]:
        case "waits":
            time.sleep(60)
        case "refuses":
            say("The fonts for printing are missing.")
            sys.exit(2)
        case "fails":
            say("Traceback with Maria in it")
            sys.exit(1)
        case _:
            sys.stdout.buffer.write(Path(job["pdf"]).read_bytes())


def say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
