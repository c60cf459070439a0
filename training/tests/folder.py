"""Small made-up data sets in a folder that is deleted afterwards."""
import csv
import gzip
import io
import os
import tarfile
import tempfile
import unittest

import numpy as np
from PIL import Image


class FolderTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = folder.name

    def csv(self, path: str, *rows: dict):
        """Writes rows of the same columns."""
        with self.open(path, "w", newline="", encoding="utf-8") as f:
            table = csv.DictWriter(f, list(rows[0]))
            table.writeheader()
            table.writerows(rows)

    def tar(self, path: str, pictures: dict):
        """Writes an archive. `pictures`: name in it -> bytes."""
        with self.open(path, "wb") as f, tarfile.open(fileobj=f, mode="w") as archive:
            for name, content in pictures.items():
                member = tarfile.TarInfo(name)
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))

    def idx(self, path: str, values: np.ndarray):
        """Writes bytes in the form of MNIST's files: a header of two numbers and one for each dimension, then the values."""
        header = b"".join(int(n).to_bytes(4, "big") for n in (2048 + values.ndim, *values.shape))
        with self.open(path, "wb") as f:
            f.write(gzip.compress(header + values.astype(np.uint8).tobytes()))

    def open(self, path: str, *args, **options):
        full = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        return open(full, *args, **options)


def picture(width: int, height: int, colour=(200, 30, 30), form: str = "PNG", **options) -> bytes:
    """An encoded picture of one colour; three numbers, or four with transparency."""
    image = Image.new("RGBA" if len(colour) == 4 else "RGB", (width, height), colour)
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()
