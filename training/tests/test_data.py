"""What the readers of the data sets do with small files of the real layout: python3 -m unittest discover -s training/tests"""
import io
import os
import sys
import tarfile
import tempfile
import unittest

import numpy as np
from PIL import Image

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import data
import labels


def jpeg(width, height, colour, orientation=None) -> bytes:
    buffer = io.BytesIO()
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    Image.new("RGB", (width, height), colour).save(buffer, "JPEG", quality=95, exif=exif)
    return buffer.getvalue()


def write_tar(path, files):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with tarfile.open(path, "w") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))


class ToInput(unittest.TestCase):
    def test_a_wide_picture_has_white_bars_above_and_below(self):
        page = data.to_input(jpeg(224, 112, (200, 0, 0)))
        self.assertEqual(page.shape, (data.HEIGHT, data.WIDTH, 3))
        self.assertTrue((page[0] == 255).all() and (page[-1] == 255).all())
        self.assertGreater(int(page[64, 56, 0]) - int(page[64, 56, 1]), 150)

    def test_a_turned_picture_stands_upright(self):
        page = data.to_input(jpeg(200, 100, (0, 0, 200), orientation=6))
        self.assertTrue((page[:, 0] == 255).all())
        self.assertFalse((page[0, 56] == 255).all())


class Ccp(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        root = self.folder.name
        photo = np.zeros((400, 200, 3), np.uint8)
        photo[300:340, 80:120] = (220, 30, 30)
        buffer = io.BytesIO()
        Image.fromarray(photo).save(buffer, "JPEG", quality=95)
        write_tar(f"{root}/ccp/ccp.tar", {"0001.jpg": buffer.getvalue(), "0002.jpg": jpeg(200, 400, (9, 9, 9))})
        with open(f"{root}/ccp/ccp.csv", "w", encoding="utf-8") as f:
            f.write("image,split,tags,level\n0001.jpg,train,hair|shoes|skin,pixel\n0002.jpg,val,hair|skin,tag\n")
        with open(f"{root}/ccp/ccp_boxes.csv", "w", encoding="utf-8") as f:
            f.write("image,label,left,top,right,bottom,share\n0001.jpg,shoes,80,300,120,340,0.02\n"
                    "0001.jpg,hair,0,0,9,9,0.01\n0001.jpg,belt,10,10,60,20,0.0001\n0001.jpg,ring,10,10,14,14,0.002\n")

    def tearDown(self):
        self.folder.cleanup()

    def test_boxes_are_those_of_the_split_that_are_wanted_and_large_enough(self):
        self.assertEqual([r["label"] for r in data.ccp_boxes(self.folder.name, "train", labels.CCP)], ["shoes"])
        self.assertEqual(data.ccp_boxes(self.folder.name, "val", labels.CCP), [])

    def test_photos_are_those_that_say_what_is_worn(self):
        self.assertEqual([r["image"] for r in data.ccp_rows(self.folder.name, "train")], ["0001.jpg"])
        self.assertEqual(data.ccp_rows(self.folder.name, "val"), [])

    def test_an_item_is_cut_out_with_a_tenth_around_it(self):
        crop = data.load_ccp_crops(self.folder.name, data.ccp_boxes(self.folder.name, "train", labels.CCP))[0]
        red = (crop[..., 0].astype(int) - crop[..., 1]) > 100
        self.assertAlmostEqual(red.sum() / (112 * 112), (40 / 52) ** 2, delta=0.03)  # 40 pixels and a margin of 4 + 2 on each side

    def test_cuts_by_chance_differ_and_keep_the_item(self):
        boxes = data.ccp_boxes(self.folder.name, "train", labels.CCP) * 3
        crops = data.load_ccp_crops(self.folder.name, boxes, rng=np.random.default_rng(1))
        self.assertFalse((crops[0] == crops[1]).all())
        self.assertTrue(all((c[64, 56, 0].astype(int) - c[64, 56, 1]) > 100 for c in crops))


class Labels(unittest.TestCase):
    def test_every_category_that_a_data_set_names_is_known(self):
        known = set(labels.EXTRA_CATEGORIES)
        named = {c for sets in (labels.CLOTHING_CC0, labels.FASHION_MNIST) for group in sets.values() for c in group}
        for label, group in labels.CCP.items():
            self.assertTrue(set(group) <= named | known | labels_of_kagl(), f"{label}: {set(group) - named - known - labels_of_kagl()}")

    def test_a_polo_collar_makes_a_polo_shirt(self):
        self.assertEqual(labels.kagl_categories({"articleType": "Tshirts", "Neck": "Polo Collar"}), ("Polo Shirts",))


def labels_of_kagl() -> set:
    """The article types that ccp's labels stand for."""
    return {"Belts", "Bracelet", "Bangle", "Earrings", "Gloves", "Necklace and Chains", "Ring", "Scarves", "Stoles", "Mufflers", "Socks",
            "Stockings", "Sunglasses", "Ties", "Watches"}


if __name__ == "__main__":
    unittest.main()
