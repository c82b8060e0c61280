"""The pages of a closed record file in clear: what somebody with the key could find in it."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, SALT, IV = 4096, 80, 16, 16
"""SQLCipher 4: https://www.zetetic.net/sqlcipher/design/ ."""


def plain_pages(file: Path, key: bytes) -> bytes:
    """All pages, the free ones too."""
    data = file.read_bytes()
    assert len(data) % PAGE == 0
    return b"".join(_plain(data[at : at + PAGE], key, at) for at in range(0, len(data), PAGE))


def _plain(page: bytes, key: bytes, at: int) -> bytes:
    sealed, vector = page[SALT if at == 0 else 0 : -RESERVED], page[-RESERVED : -RESERVED + IV]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return decryptor.update(sealed) + decryptor.finalize()
