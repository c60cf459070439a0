"""The networks: folding, growing, and the small one for grey pictures."""
import unittest

import numpy as np
import torch

import data
import earlier
import grey_joining
import grey_network
import labels
from network import FashionNet, folded


class Folding(unittest.TestCase):
    def test_a_folded_network_gives_the_same_answers(self):
        torch.manual_seed(0)
        net = FashionNet({"category": 3, "domain": 2}).eval()
        x = torch.rand(2, 3, 64, 48) * 255

        with torch.no_grad():
            (plain, answers), (merged, others) = net(x), folded(net)(x)

        torch.testing.assert_close(plain, merged, rtol=1e-3, atol=1e-3)
        torch.testing.assert_close(answers["category"], others["category"], rtol=1e-3, atol=1e-3)


class Growing(unittest.TestCase):
    def test_a_category_that_an_earlier_model_lacks_begins_as_its_nearest(self):
        names = ["Jackets", "Jeans", *labels.NEAREST]

        grown = earlier.grown(np.array([[1.0], [2.0]]), names)

        self.assertEqual(grown.tolist()[2:], [[1.0 if n == "Jackets" else 2.0] for n in labels.NEAREST.values()])


class Grey(unittest.TestCase):
    def page(self, *colour):
        return torch.tensor(colour, dtype=torch.float32).view(1, 3, 1, 1).expand(1, 3, data.HEIGHT, data.WIDTH).clone()

    def test_a_page_is_grey_when_no_pixel_has_a_colour(self):
        page = self.page(90, 90, 90)
        self.assertEqual(float(grey_network.is_grey(page)), 1.0)
        page[0, 0, 5, 5] = 120
        self.assertEqual(float(grey_network.is_grey(page)), 0.0)

    def test_a_page_with_colour_passes_unchanged(self):
        net = folded(grey_network.GreyNet())
        page = self.page(200, 30, 30).permute(0, 2, 3, 1).numpy().astype(np.uint8)
        names = sorted({m for members in labels.FASHION_MNIST.values() for m in members})

        added = grey_joining.logits(net, names, page, 1.0)

        self.assertEqual(float(added.abs().max()), 0.0)

    def test_the_small_picture_is_cut_from_the_middle_of_the_page(self):
        page = self.page(255, 255, 255)
        page[:, :, grey_network.TOP:grey_network.TOP + data.WIDTH] = 40

        self.assertEqual(grey_network.to_small(page).unique().tolist(), [40.0])


if __name__ == "__main__":
    unittest.main()
