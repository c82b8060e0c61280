"""A stream that ends with CR is read alike by everyone."""

from io import BytesIO

import page
import pytest
import typst
from papers import faults, words_of
from pypdf import PdfReader
from pypdf.generic import PdfObject

from ketcheck.documents.stream_ends import with_clear_stream_ends
from ketcheck.resources import resource

FONT = "Atkinson Hyperlegible Next"
LETTERS = "abcdefghijkl"


@pytest.fixture(scope="module")
def unclear() -> bytes:
    """A document as typst writes it, with a stream that ends with CR: one in some dozens has."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[resource("fonts")]
    )
    for number in range(3000):
        letters = "".join(letter for bit, letter in enumerate(LETTERS) if number >> bit & 1)
        source = f'#set document(title: "t")\n#set text(font: "{FONT}")\nx{letters} {number}'
        pdf = typst.compile(
            source.encode(), font_paths=fonts, pdf_standards=["a-2a", "ua-1"], timestamp=0
        )
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
