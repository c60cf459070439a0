"""What labels stand for, and the loss over sets of labels."""
import unittest

import torch

import evaluate
import labels
import targets


def rows(**counts) -> list:
    """As many train rows of each article type, with every facet filled so that each head has two labels."""
    found = []
    for article, count in counts.items():
        for i in range(count):
            row = {"split": "train", "articleType": article.replace("_", " "), "subCategory": "S", "masterCategory": "M"}
            found.append({**row, **{column: f"{column} {i % 2}" for columns in labels.HEADS.values() for column in columns}})
    return found


class Meaning(unittest.TestCase):
    def test_a_category_belongs_to_one_label_of_a_set_at_most(self):
        for sets in (labels.CLOTHING_CC0, labels.FASHION_MNIST):
            members = [m for group in sets.values() for m in group]
            self.assertEqual(len(members), len(set(members)))

    def test_what_may_be_right_of_a_worn_item_is_what_its_label_teaches_or_more(self):
        for label, right in labels.CCP_SCORED.items():
            self.assertTrue(not right or set(labels.CCP[label]) <= set(right), label)

    def test_a_polo_collar_makes_a_polo_shirt_whatever_the_sleeves(self):
        row = {"articleType": "Tshirts", "Neck": "Polo Collar", "Sleeve Length": "Long Sleeves"}

        self.assertEqual(labels.kagl_categories(row), ("Polo Shirts",))

    def test_a_record_that_says_nothing_leaves_all_kinds_open(self):
        self.assertEqual(set(labels.kagl_categories({"articleType": "Tshirts"})), {"Tshirts", *labels.CHILDREN["Tshirts"]})

    def test_the_first_filled_column_of_a_head_counts(self):
        self.assertEqual(labels.value({"Material": "", "Fabric": "Cotton"}, "material"), "Cotton")

    def test_a_head_with_too_few_labeled_photos_is_told(self):
        with self.assertRaisesRegex(ValueError, "too few"):
            labels.LabelBook.from_rows(rows(Tshirts=10))


class Loss(unittest.TestCase):
    def setUp(self):
        book = labels.LabelBook({"category": ["a", "b", "c"]}, {}, {})
        self.targets = targets.Targets(book)
        self.numbers = torch.tensor([[self.targets.number("category", ("a", "b"))], [-1]])
        self.targets.finish()

    def loss(self, *logits):
        found = {"category": torch.tensor([logits, (0.0, 0.0, 9.0)])}
        return float(targets.loss_of(found, self.numbers, self.targets.masks, ["category"], torch.ones(2), smoothing=0.0))

    def test_either_label_of_a_set_is_right(self):
        self.assertAlmostEqual(self.loss(9.0, 0.0, 0.0), self.loss(0.0, 9.0, 0.0), 5)
        self.assertLess(self.loss(9.0, 0.0, 0.0), self.loss(0.0, 0.0, 9.0))

    def test_how_a_set_shares_its_probability_does_not_matter(self):
        self.assertAlmostEqual(self.loss(20.0, 20.0, 0.0), 0.0, 5)

    def test_labels_that_no_head_knows_are_dropped(self):
        self.assertEqual(self.targets.number("category", ("unknown",)), -1)


class Scores(unittest.TestCase):
    def test_sets_that_share_a_category_cannot_be_scored_as_one_choice(self):
        with self.assertRaisesRegex(ValueError, "share"):
            evaluate.set_matrix(["a", "b"], {"x": ("a",), "y": ("a", "b")})

    def test_the_probabilities_of_a_set_add_up(self):
        matrix = evaluate.set_matrix(["a", "b", "c"], {"x": ("a", "b"), "y": ("c",)})

        p = evaluate.probabilities(torch.tensor([[1.0, 1.0, 1.0]]), matrix)

        self.assertAlmostEqual(float(p[0, 0]), 2 / 3, 5)

    def test_the_temperature_that_fits_overconfident_answers_is_above_one(self):
        logits = torch.tensor([[4.0, 0.0]] * 10)
        truth = torch.tensor([0] * 7 + [1] * 3).numpy()

        self.assertGreater(evaluate.fit_temperature([(logits, truth, None)]), 1.5)


if __name__ == "__main__":
    unittest.main()
