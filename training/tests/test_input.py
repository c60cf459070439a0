"""The rule that turns a picture into the network's input."""
import unittest

import numpy as np
from PIL import Image

import data
from tests.folder import picture

RED, WHITE = [200, 30, 30], [255, 255, 255]


class InputRule(unittest.TestCase):
    def test_a_wide_picture_fills_the_width_and_has_white_above_and_below(self):
        page = data.to_input(picture(200, 100))

        self.assertEqual(page.shape, (data.HEIGHT, data.WIDTH, 3))
        self.assertEqual(page[data.HEIGHT // 2, 0].tolist(), RED)
        self.assertEqual(page[0, data.WIDTH // 2].tolist(), WHITE)
        self.assertEqual((page == 255).all(2).mean(), 1 - 56 / 128)

    def test_an_upright_picture_has_white_at_its_sides(self):
        page = data.to_input(picture(50, 100))

        self.assertEqual(page[0, data.WIDTH // 2].tolist(), RED)
        self.assertEqual(page[data.HEIGHT // 2, 0].tolist(), WHITE)

    def test_a_photo_of_a_camera_on_its_side_is_turned_upright(self):
        exif = Image.Exif()
        exif[0x0112] = 6

        page = data.to_input(picture(200, 100, form="JPEG", exif=exif))

        self.assertTrue((page[data.HEIGHT // 2, 0] == 255).all(), "turned, it is higher than wide: white at its sides")

    def test_what_is_transparent_is_white(self):
        self.assertTrue((data.to_input(picture(20, 20, (0, 0, 0, 0))) == 255).all())

    def test_a_squeezed_picture_gets_its_shape_back(self):
        page = data.to_input(picture(100, 100), unsqueeze=(50, 100))

        self.assertTrue((page[data.HEIGHT // 2, 0] == 255).all())

    def test_the_smallest_picture_is_still_a_pixel(self):
        self.assertEqual(data.fitted(1, 10000, data.WIDTH, data.HEIGHT), (1, 128))


class Backdrop(unittest.TestCase):
    def setUp(self):
        self.page = np.full((40, 30, 3), 255, np.uint8)
        self.page[10:30, 8:22] = 90

    def test_white_that_is_joined_to_the_border_is_backdrop(self):
        mask = data.background_mask(self.page)

        self.assertEqual(mask[0, 0], 1)
        self.assertEqual(mask[20, 15], 0)

    def test_white_within_a_product_is_the_products(self):
        self.page[18:22, 12:16] = 255

        self.assertEqual(data.background_mask(self.page)[20, 14], 0)

    def test_a_white_product_on_white_has_no_backdrop(self):
        self.assertEqual(data.background_mask(np.full((40, 30, 3), 255, np.uint8)).sum(), 0)

    def test_a_photo_without_white_has_no_backdrop(self):
        self.assertEqual(data.background_mask(np.full((40, 30, 3), 90, np.uint8)).sum(), 0)


if __name__ == "__main__":
    unittest.main()
