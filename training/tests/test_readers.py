"""The readers of the data sets."""
import unittest

import numpy as np

import data
import labels
from tests.folder import FolderTest, picture


class Archives(FolderTest):
    def test_only_the_wanted_pictures_are_read_and_by_their_names_alone(self):
        self.tar("a.tar", {"folder/1.jpg": b"one", "2.jpg": b"two"})

        self.assertEqual(data.read_tar(f"{self.root}/a.tar", {"1"}), {"1": b"one"})

    def test_a_picture_that_is_missing_is_told_by_its_name(self):
        self.tar("a.tar", {"1.jpg": b"one"})

        with self.assertRaisesRegex(data.BadData, "a.tar lacks.*2"):
            data.read_tar(f"{self.root}/a.tar", {"1", "2"})


class Kagl(FolderTest):
    def setUp(self):
        super().setUp()
        self.csv("kagl/kagl.csv", {"id": "1", "articleType": "Tshirts"}, {"id": "2", "articleType": "Jeans"})
        self.csv("kagl/kagl_attributes.csv", {"id": "1", "Neck": "Polo Collar"})
        self.tar("kagl/kagl.tar", {"1.jpg": picture(60, 80, form="JPEG"), "2.jpg": picture(60, 80, (20, 40, 200), form="JPEG")})

    def test_a_product_gets_the_facts_of_its_record_and_others_none(self):
        rows = data.kagl_rows(self.root)

        self.assertEqual([r.get("Neck", "") for r in rows], ["Polo Collar", ""])

    def test_pictures_come_in_the_order_of_the_rows(self):
        images = data.load_kagl(self.root, data.kagl_rows(self.root)[::-1])

        self.assertEqual(images.shape, (2, data.HEIGHT, data.WIDTH, 3))
        self.assertGreater(images[0, 64, 56, 2], images[0, 64, 56, 0])
        self.assertGreater(images[1, 64, 56, 0], images[1, 64, 56, 2])


class Ccp(FolderTest):
    def setUp(self):
        super().setUp()
        self.csv(
            "ccp/ccp.csv", {"image": "0001.jpg", "split": "train", "tags": "dress|skin"},
            {"image": "0002.jpg", "split": "train", "tags": "skin"}, {"image": "0003.jpg", "split": "val", "tags": "coat"})
        self.boxes(("0001.jpg", "dress", 50, 20, 150, 220, 0.2))
        self.tar("ccp/ccp.tar", {n: picture(200, 300, form="JPEG") for n in ("0001.jpg", "0002.jpg", "0003.jpg")})

    def boxes(self, *rows):
        names = ("image", "label", "left", "top", "right", "bottom", "share")
        self.csv("ccp/ccp_boxes.csv", *(dict(zip(names, r)) for r in rows))

    def test_a_photo_in_which_nothing_known_is_worn_is_left_out(self):
        self.assertEqual([r["image"] for r in data.ccp_rows(self.root, "train")], ["0001.jpg"])

    def test_boxes_are_those_of_the_split_with_a_wanted_label_and_large_enough(self):
        self.boxes(
            ("0001.jpg", "dress", 50, 20, 150, 220, 0.2), ("0001.jpg", "skin", 0, 0, 90, 90, 0.2),
            ("0001.jpg", "belt", 0, 0, 90, 90, 0.0001), ("0001.jpg", "belt", 10, 10, 100, 16, 0.1), ("0003.jpg", "coat", 0, 0, 90, 90, 0.2))

        self.assertEqual([r["label"] for r in data.ccp_boxes(self.root, "train", labels.CCP)], ["dress"])

    def test_a_box_without_extent_is_told(self):
        self.boxes(("0001.jpg", "dress", 50, 20, 50, 220, 0.2))

        with self.assertRaisesRegex(data.BadData, "dress.*0001.jpg"):
            data.ccp_boxes(self.root, "train", labels.CCP)

    def test_a_box_of_an_unknown_photo_is_told(self):
        self.boxes(("0009.jpg", "dress", 50, 20, 150, 220, 0.2))

        with self.assertRaisesRegex(data.BadData, "0009.jpg"):
            data.ccp_boxes(self.root, "train", labels.CCP)

    def test_a_box_is_cut_out_with_a_tenth_around_it(self):
        page = data.load_ccp_crops(self.root, data.ccp_boxes(self.root, "train", labels.CCP))[0]

        # 100 x 200 pixels and a margin of 12 and 22 on each side, of which 20 are there above: 124 x 242 pixels
        self.assertEqual(int((page[64] < 250).any(1).sum()), data.fitted(124, 242, data.WIDTH, data.HEIGHT)[0])

    def test_while_training_a_box_is_cut_out_anew_each_time(self):
        boxes = data.ccp_boxes(self.root, "train", labels.CCP) * 8

        widths = {int((p[64] < 250).any(1).sum()) for p in data.load_ccp_crops(self.root, boxes, rng=np.random.default_rng(1))}

        self.assertGreater(len(widths), 1)


class FashionMnist(FolderTest):
    def setUp(self):
        super().setUp()
        images = np.zeros((2, 28, 28))
        images[1] = 200
        self.idx("t10k-images-idx3-ubyte.gz", images)
        self.idx("t10k-labels-idx1-ubyte.gz", np.array([3, 9]))

    def test_images_and_their_numbers_are_read(self):
        images, numbers = data.load_fashion_mnist(self.root, "t10k")

        self.assertEqual(images.shape, (2, 28, 28))
        self.assertEqual(numbers.tolist(), [3, 9])

    def test_files_that_do_not_belong_together_are_told(self):
        self.idx("t10k-labels-idx1-ubyte.gz", np.array([3, 9, 1]))

        with self.assertRaisesRegex(data.BadData, "2 images and 3 labels"):
            data.load_fashion_mnist(self.root, "t10k")

    def test_a_picture_stands_in_the_middle_of_the_page(self):
        page = data.fashion_mnist_inputs(data.load_fashion_mnist(self.root, "t10k")[0])[1]

        self.assertEqual(page[64, 56].tolist(), [200, 200, 200])
        self.assertEqual(page[0, 56].tolist(), [255, 255, 255])


class Cache(FolderTest):
    def test_what_is_in_the_cache_is_not_made_again(self):
        made = []

        def make():
            made.append(1)
            return {"images": np.arange(3)}

        for _ in range(2):
            self.assertEqual(data.cached(f"{self.root}/sub/a.npz", make)["images"].tolist(), [0, 1, 2])
        self.assertEqual(len(made), 1)

    def test_without_a_path_nothing_is_kept(self):
        self.assertEqual(data.cached(None, lambda: {"a": 1}), {"a": 1})


if __name__ == "__main__":
    unittest.main()
