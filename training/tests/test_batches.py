"""Mixed batches: who is dealt how often, and how pictures are changed."""
import unittest
from collections import Counter

import numpy as np
import torch

import augment
import batches


class Dealing(unittest.TestCase):
    def test_each_picture_comes_once_a_round_when_all_weigh_the_same(self):
        deck = batches.Deck(["a"] * 5 + ["b"] * 5, np.random.default_rng(0), 0.0)

        self.assertEqual(sorted(deck.deal(10).tolist()), list(range(10)))

    def test_a_rare_label_comes_more_often_than_its_share(self):
        deck = batches.Deck(["common"] * 90 + ["rare"] * 10, np.random.default_rng(0), 0.5)

        hands = Counter("rare" if i >= 90 else "common" for i in deck.deal(4000))

        # by the square roots of their numbers: 3.2 of 12.6
        self.assertAlmostEqual(hands["rare"] / 4000, 10 ** 0.5 / (10 ** 0.5 + 90 ** 0.5), delta=0.02)

    def test_the_same_seed_deals_the_same(self):
        hands = [batches.Deck(list("aabbb"), np.random.default_rng(3), 0.25).deal(20).tolist() for _ in range(2)]

        self.assertEqual(hands[0], hands[1])


class Changing(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(0)
        self.images = torch.full((4, 80, 60, 3), 120, dtype=torch.uint8)
        self.pages = torch.zeros(3, 64, 56, 3, dtype=torch.uint8)

    def changed(self, recipe):
        return augment.augment(self.images, torch.ones(4, 1, 80, 60), self.pages, recipe, (128, 112))

    def test_a_picture_comes_out_at_the_size_of_the_page(self):
        x, _ = self.changed(augment.KAGL)

        self.assertEqual(tuple(x.shape), (4, 3, 128, 112))
        self.assertTrue(0 <= float(x.min()) and float(x.max()) <= 255)

    def test_a_strong_change_of_colour_is_told_so_that_the_colour_is_not_taught(self):
        loud = augment.Recipe(turn=0, zoom=(1, 1), shift=0, aspect=0, page=0, colour=1, erase=0)
        quiet = augment.Recipe(turn=0, zoom=(1, 1), shift=0, aspect=0, page=0, colour=0, erase=0)

        self.assertFalse(self.changed(loud)[1].any())
        self.assertTrue(self.changed(quiet)[1].all())

    def test_two_pictures_are_mixed_in_the_share_that_is_told(self):
        x = torch.stack([torch.full((3, 4, 4), float(v)) for v in (0, 100)])

        mixed, second, share = augment.mix(x, torch.tensor([[0], [1]]), 1.0)

        for i in range(2):
            other = float(second[i]) * 100
            self.assertAlmostEqual(float(mixed[i, 0, 0, 0]), float(share[i]) * i * 100 + (1 - float(share[i])) * other, 3)


if __name__ == "__main__":
    unittest.main()
