"""What the network can say, and what each data set's labels mean in those words.

The three data sets name clothes at different levels of detail. The network has ONE list of fine
categories; a label of a data set stands for the SET of fine categories it is consistent with, and
training asks only that the probability of that set be high ("partial labels"). Scoring sums the
probabilities of the set again. Within one data set the sets are disjoint, so such a score is well
defined, and each set is a union of subtrees of a category tree:

    Tshirts > Polo Shirts, Longsleeve Tshirts, Tank Tops        Sweatshirts > Hoodies
    Tops > Blouses                                              Casual Shoes > Ankle Boots
"""
from collections import Counter

# Fine categories that no kagl article type names, under the kagl type that includes them.
CHILDREN = {
    "Tshirts": ("Polo Shirts", "Longsleeve Tshirts", "Tank Tops"),
    "Sweatshirts": ("Hoodies",),
    "Tops": ("Blouses",),
    "Casual Shoes": ("Ankle Boots",),
}
# What only photos of worn clothes tell apart: kagl has no article type for it.
WORN_CATEGORIES = ("Coats",)
EXTRA_CATEGORIES = tuple(name for names in CHILDREN.values() for name in names) + WORN_CATEGORIES
# The category whose weights one that is new to an earlier model begins with.
NEAREST = {"Coats": "Jackets"}

_PANTS = ("Jeans", "Trousers", "Track Pants", "Leggings", "Jeggings", "Tights", "Lounge Pants",
          "Capris", "Churidar", "Salwar", "Patiala")
_JACKETS = ("Jackets", "Rain Jacket", "Nehru Jackets", "Waistcoat", "Shrug", "Coats")
_OPEN_SHOES = ("Sandals", "Sports Sandals", "Flip Flops", "Heels", "Flats")
_CLOSED_SHOES = ("Casual Shoes", "Sports Shoes", "Formal Shoes")
_BAGS = ("Handbags", "Clutches", "Backpacks", "Duffel Bag", "Laptop Bag", "Messenger Bag", "Rucksacks", "Trolley Bag", "Waist Pouch",
         "Mobile Pouch", "Tablet Sleeve", "Wallets")
_FOOTWEAR = _CLOSED_SHOES + _OPEN_SHOES + ("Ankle Boots", "Booties")

# clothing-cc0: 17 labels. "Undershirt" there is any sleeveless shirt, printed ones for children too;
# "Longsleeve" is any soft long-sleeved top (sweaters, cardigans and sweatshirts among them); "Top" is
# mostly strappy; "Body" is a baby's one-piece, which kagl files under Rompers.
CLOTHING_CC0 = {
    "T-Shirt": ("Tshirts", "Lounge Tshirts"),
    "Longsleeve": ("Longsleeve Tshirts", "Sweaters", "Sweatshirts"),
    "Pants": _PANTS,
    "Shoes": _FOOTWEAR,
    "Shirt": ("Shirts",),
    "Dress": ("Dresses", "Nightdress"),
    "Outwear": _JACKETS,
    "Shorts": ("Shorts", "Lounge Shorts"),
    "Hat": ("Caps", "Hat"),
    "Skirt": ("Skirts",),
    "Undershirt": ("Tank Tops", "Innerwear Vests"),
    "Polo": ("Polo Shirts",),
    "Blazer": ("Blazers",),
    "Hoodie": ("Hoodies",),
    "Body": ("Rompers",),
    "Top": ("Tops", "Camisoles"),
    "Blouse": ("Blouses",),
}

# Fashion-MNIST: 10 labels, in the order of their numbers.
FASHION_MNIST = {
    "T-shirt/top": ("Tshirts", "Polo Shirts", "Tank Tops", "Lounge Tshirts", "Tops", "Camisoles",
                    "Innerwear Vests"),
    "Trouser": _PANTS,
    "Pullover": ("Sweaters", "Sweatshirts", "Hoodies", "Longsleeve Tshirts"),
    "Dress": ("Dresses", "Nightdress"),
    "Coat": _JACKETS + ("Blazers",),
    "Sandal": _OPEN_SHOES,
    "Shirt": ("Shirts", "Blouses", "Tunics", "Kurtas", "Kurtis"),
    "Sneaker": _CLOSED_SHOES,
    "Bag": _BAGS,
    "Ankle boot": ("Ankle Boots",),
}

# ccp: what the labels of its boxes teach. A label that names a part of another's set ("jeans", "pants") keeps to its own part.
CCP = {
    "bag": _BAGS, "belt": ("Belts",), "blazer": ("Blazers",), "blouse": ("Blouses",), "boots": ("Ankle Boots",),
    "bracelet": ("Bracelet", "Bangle"), "cardigan": ("Sweaters",), "coat": ("Coats",), "dress": ("Dresses",), "earrings": ("Earrings",),
    "flats": ("Flats",), "gloves": ("Gloves",), "hat": ("Hat", "Caps"), "heels": ("Heels",), "hoodie": ("Hoodies",), "jacket": ("Jackets",),
    "jeans": ("Jeans",), "jumper": ("Sweaters",), "leggings": ("Leggings",), "loafers": ("Casual Shoes", "Formal Shoes"),
    "necklace": ("Necklace and Chains",), "pants": tuple(p for p in _PANTS if p != "Jeans"), "pumps": ("Heels",),
    "purse": ("Handbags", "Clutches"), "ring": ("Ring",), "romper": ("Rompers",), "sandals": ("Sandals", "Sports Sandals", "Flip Flops"),
    "scarf": ("Scarves", "Stoles", "Mufflers"), "shirt": ("Shirts",), "shoes": _FOOTWEAR, "shorts": ("Shorts",), "skirt": ("Skirts",),
    "sneakers": ("Casual Shoes", "Sports Shoes"), "socks": ("Socks",), "stockings": ("Stockings",), "sunglasses": ("Sunglasses",),
    "sweater": ("Sweaters",), "sweatshirt": ("Sweatshirts", "Hoodies"),
    "t-shirt": ("Tshirts", "Polo Shirts", "Longsleeve Tshirts", "Tank Tops"),
    "tie": ("Ties",), "tights": ("Tights",), "top": ("Tops", "Blouses"), "vest": ("Waistcoat",), "watch": ("Watches",),
    "wedges": ("Heels",),
}
# The labels by which worn clothes are scored, and the categories that are right there, which may be a part of each other. There
# is no category for sneakers.
CCP_SCORED = {label: CCP[label] for label in (
    "bag", "belt", "blazer", "blouse", "boots", "coat", "dress", "hat", "heels", "jacket", "jeans", "purse", "sandals", "scarf", "shirt",
    "shoes", "shorts", "skirt", "sunglasses", "sweater", "sweatshirt", "t-shirt", "top", "vest", "watch")
} | {"pants": _PANTS, "sneakers": ()}

# What clothing-cc0's labels and its "kids" flag imply for other heads (weak labels, sets again).
CC0_SLEEVES = {
    "T-Shirt": ("Short Sleeves",), "Polo": ("Short Sleeves",),
    "Longsleeve": ("Long Sleeves", "Three-Quarter Sleeves"),
    "Hoodie": ("Long Sleeves",), "Blazer": ("Long Sleeves",),
    "Undershirt": ("Sleeveless", "No Sleeves"),
}
CC0_GENDER = {"True": ("Boys", "Girls"), "False": ("Men", "Women", "Unisex")}

# head id -> kagl columns; where several are filled, the first counts. A value becomes a label when at least
# LEAST_VALUE train images have it, and a head needs LEAST_HEAD such images. The facets of kagl.csv itself keep every value.
HEADS = {
    "gender": ("gender",),  # tells the age group too: Boys and Girls are kids, Men and Women adults
    "colour": ("baseColour",),
    "season": ("season",),
    "usage": ("usage",),
    "pattern": ("Pattern",),
    "print-type": ("Print or Pattern Type",),
    "sleeve-length": ("Sleeve Length",),
    "sleeve-style": ("Sleeve Styling",),
    "neckline": ("Neck",),
    "collar": ("Collar",),
    "fit": ("Fit",),
    "length": ("Length",),
    "waist-rise": ("Waist Rise",),
    "material": ("Material", "Fabric"),
    "closure": ("Fastening", "Closure", "Compartment Closure"),
    "toe-shape": ("Toe Shape",),
    "heel-type": ("Heel Type",),
    "heel-height": ("Heel Height",),
}
EVERY_VALUE = ("gender", "colour", "season", "usage")
LEAST_VALUE, LEAST_HEAD = 30, 300

# Whether the picture shows a fashion product at all; the other heads mean nothing where it does not.
DOMAIN = ("fashion", "not-fashion")

# How much one labeled image counts in the loss of each head; 0.5 for those not named.
LOSS_WEIGHTS = {"category": 1.0, "colour": 0.7, "season": 0.3, "usage": 0.3, "pattern": 0.8, "sleeve-length": 0.8,
                "neckline": 0.8, "fit": 0.3, "material": 0.3}


def value(row: dict, head: str) -> str:
    """What a kagl row says for a head; empty when it says nothing."""
    return next((row[c] for c in HEADS[head] if row.get(c)), "")


def kagl_categories(row: dict) -> tuple:
    """The fine categories one kagl product can be, from its article type and, where the shop's record
    has them, neck, sleeve length and type. A polo collar decides first, then the sleeves."""
    article = row["articleType"]
    possible = {article, *CHILDREN.get(article, ())}
    if article == "Tshirts":
        neck, sleeves = row.get("Neck", ""), row.get("Sleeve Length", "")
        if neck == "Polo Collar":
            return ("Polo Shirts",)
        if neck:
            possible.discard("Polo Shirts")
        if sleeves in ("Long Sleeves", "Three-Quarter Sleeves"):
            possible -= {"Tshirts", "Tank Tops"}
        elif sleeves in ("Sleeveless", "No Sleeves"):
            possible = {"Tank Tops"}
        elif sleeves:
            possible -= {"Longsleeve Tshirts", "Tank Tops"}
    elif article == "Sweatshirts" and row.get("Neck"):
        return ("Hoodies",) if row["Neck"] == "Hood" else ("Sweatshirts",)
    elif article == "Casual Shoes" and row.get("Type"):
        return ("Ankle Boots",) if "Boots" in row["Type"] else ("Casual Shoes",)
    return tuple(sorted(possible))


class LabelBook:
    """Names and numbers of every head's labels, made from the rows of kagl's train split."""

    def __init__(self, heads: dict, sub_of: dict, master_of: dict):
        self.heads = heads          # head id -> list of label names, in the order of the logits
        self.sub_of = sub_of        # article type -> kagl subCategory
        self.master_of = master_of  # article type -> kagl masterCategory

    @staticmethod
    def from_rows(rows: list) -> "LabelBook":
        """`rows`: all kagl rows with their attributes; only train rows decide which labels there are,
        except that no article type is left out."""
        train = [r for r in rows if r["split"] == "train"]
        heads = {"category": sorted({r["articleType"] for r in rows}) + list(EXTRA_CATEGORIES)}
        for head in HEADS:
            counts = Counter(value(r, head) for r in train)
            least = 1 if head in EVERY_VALUE else LEAST_VALUE
            kept = {v: n for v, n in counts.items() if v and n >= least}
            if len(kept) < 2 or sum(kept.values()) < LEAST_HEAD:
                raise ValueError(f"too few labels for {head}: {sum(kept.values())} train rows of {len(kept)} labels, and at least "
                                 f"{LEAST_HEAD} rows of 2 are needed")
            heads[head] = sorted(kept)
        heads["domain"] = list(DOMAIN)

        def parents(column):
            pairs = Counter((r["articleType"], r[column]) for r in rows)
            return {a: p for (a, p), _ in sorted(pairs.items(), key=lambda kv: kv[1])}  # the commonest wins

        return LabelBook(heads, parents("subCategory"), parents("masterCategory"))

    def kagl_sets(self) -> dict:
        """kagl article type -> its fine categories."""
        return {a: (a, *CHILDREN.get(a, ())) for a in self.sub_of}

    def grouped_sets(self, parent_of: dict) -> dict:
        """kagl subCategory or masterCategory -> its fine categories."""
        groups = {}
        for article, names in self.kagl_sets().items():
            groups[parent_of[article]] = groups.get(parent_of[article], ()) + names
        return groups
