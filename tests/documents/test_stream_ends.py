"""A stream that ends with CR is read alike by everyone."""

from io import BytesIO

import page
import pytest
from papers import faults, printed_record, words_of
from pypdf import PdfReader
from pypdf.generic import PdfObject

from ketcheck.checklist.content import Checklist
from ketcheck.documents import typesetting
from ketcheck.documents.sheet import Paper, render_record
from ketcheck.documents.stream_ends import with_clear_stream_ends


@pytest.fixture(scope="module")
def unclear(checklist: Checklist) -> bytes:
    """A sheet as typst writes it, with a stream that ends with CR: about one in twenty has one."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(typesetting, "with_clear_stream_ends", lambda pdf: pdf)
        for number in range(400):
            record = printed_record(signed=f"Maria Alvarez {number}")
            pdf = render_record(record, checklist, paper=Paper.A4)
            if b"\r\nendstream" in pdf:
                return pdf
    pytest.fail("typst no longer writes such streams: this module can go")


def written(thing: PdfObject | None) -> bytes:
    assert thing is not None
    stream = BytesIO()
    thing.write_to_stream(stream)
    return stream.getvalue()


def test_a_validator_accepts_it_only_afterwards(unclear: bytes) -> None:
    assert not page.is_pdf_compliant_bytes(unclear, profile="2a")
    assert faults(with_clear_stream_ends(unclear)) == []


def test_everything_in_it_stays_in_its_place(unclear: bytes) -> None:
    clear = with_clear_stream_ends(unclear)
    assert words_of(clear) == words_of(unclear)
    before, after = (PdfReader(BytesIO(pdf), strict=True) for pdf in (unclear, clear))
    assert len(after.xref[0]) == len(before.xref[0])
    for number in before.xref[0]:
        assert written(after.get_object(number)) == written(before.get_object(number))


def test_a_clear_document_is_left_alone(unclear: bytes) -> None:
    clear = unclear.replace(b"\r\nendstream", b"\n\nendstream")
    assert with_clear_stream_ends(clear) is clear
