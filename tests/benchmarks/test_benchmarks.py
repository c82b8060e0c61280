"""The benchmarks run; what they measure is not asserted here: it depends on the machine."""

import pytest

from tests.benchmarks.__main__ import main


def test_every_row_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    rows = main(["--records", "1", "3", "--rounds", "2"])
    assert all(row.got > 0 and row.limit > 0 for row in rows)
    assert capsys.readouterr().out.count("\n| ") == len(rows) + 1
