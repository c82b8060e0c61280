"""The table of figures at the end of the run, whichever process each test ran in."""

from typing import Final

import pytest

from tests.faults.figures import Row, table

FAULT: Final = "fault"
"""The property of a test's report that is a row of the table, as JSON."""
_FOLDER: Final = "tests/faults/"


class FaultTable:
    """Gathers the rows of all tests, and prints them, with what was left out."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._not_tried: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and _FOLDER in report.nodeid:
            self._not_tried.append(_kind(report.nodeid))
        if report.when == "teardown":
            said = [text for name, text in report.user_properties if name == FAULT]
            self._rows += [Row.of(str(text)) for text in said]

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._rows or self._not_tried:
            terminalreporter.section("faults: 0 lost and 0 damaged unnoticed, but in the controls")
            for line in table(sorted(self._rows, key=lambda row: (row.control, row.fault))):
                terminalreporter.write_line(line)
            for kind in sorted(self._not_tried):
                terminalreporter.write_line(f"not tried: {kind}")


def _kind(nodeid: str) -> str:
    """What a test is of, in the words of its name."""
    return nodeid.rpartition("::")[2].removeprefix("test_").replace("_", " ")
