namespace VisionAdapters.Taxonomy.Tests;

/// <summary>
/// Google's labels of shoes, bags, jewelry and other accessories that a naive map gets wrong, by the numbers of the list of mapping traps.
/// </summary>
public sealed class GoogleShoeAndAccessoryTrapTests
{
    private static readonly OpenImagesAnswers Google = OpenImagesAnswers.Google;

    [Fact]
    public void Trap_083_a_heel_is_a_part_of_the_foot()
    {
        Google.SaysNothing("category", "Heel", "Foot", "Ankle", "Sole");
        Google.Shows("category", "heels", "High heels", "Footwear", "Heel");
    }

    [Fact]
    public void Trap_084_the_id_tells_the_wedge_of_a_shoe()
    {
        Google.SaysNothing("category", "Wedge/m/068hl_", "Golf club");
        Google.SaysNothing("category", "Wedge", "Golf club");
        Google.Shows("heel-type", "wedge", "Wedge/m/0b0d0p", "Footwear");
    }

    [Fact]
    public void Trap_086_a_boot_may_be_a_cars()
    {
        Google.Shows("category", "boots", "Boot", "Footwear", "Leather");
        Google.SaysNothing("category", "Boot", "Car", "Automotive exterior", "Vehicle");
    }

    [Theory]
    [InlineData("Rugby boot")]
    [InlineData("Climbing shoe")]
    [InlineData("Cycling shoe")]
    [InlineData("Golf shoe")]
    [InlineData("Ski boot")]
    [InlineData("Cleat")]
    public void Trap_087_shoes_for_one_sport_are_athletic_shoes(string label) => Google.Shows("category", "athletic-shoes", label, "Footwear 0.95", "Shoe 0.9");

    [Theory]
    [InlineData("sneakers", "Nike free")]
    [InlineData("sneakers", "Plimsoll shoe")]
    [InlineData("boots", "Durango boot")]
    [InlineData("handbags", "Birkin bag")]
    [InlineData("handbags", "Kelly bag")]
    public void Trap_088_a_models_name_is_a_look(string value, string label) => Google.ShowsWithin("category", value, label);

    [Fact]
    public void Trap_089_the_family_of_shoe_labels_votes()
    {
        Google.Shows("category", "sneakers", "Footwear 0.99", "Shoe 0.98", "Sneakers 0.9", "Walking shoe 0.9", "Running shoe 0.9", "Athletic shoe 0.9", "Outdoor shoe 0.9");
        Google.Shows("category", "athletic-shoes", "Footwear 0.99", "Shoe 0.98", "Running shoe 0.9", "Athletic shoe 0.9", "Outdoor shoe 0.8");
        Google.Shows("category", "footwear", "Footwear 0.99", "Shoe 0.98", "Walking shoe 0.4");
    }

    [Fact]
    public void Trap_089_shoes_outrank_the_sporty_look_around_them() =>
        Google.ShowsWithin("category", "footwear", "Footwear 0.94", "Sportswear 0.98", "Clothing 0.94", "T-shirt 0.89", "Jersey 0.87");

    [Fact]
    public void Trap_134_shoes_below_a_dress_do_not_outrank_it() =>
        Google.Shows("category", "dresses", "Clothing 0.97", "Dress 0.95", "Footwear 0.85", "High heels 0.7", "Leg 0.9");

    [Fact]
    public void Trap_092_slippers_are_neither_orchids_nor_drinks()
    {
        Google.Shows("category", "slippers", "Slipper", "Footwear");
        Google.SaysNothing("category", "Lady's-slipper", "Flower");
        Google.SaysNothing("category", "Japanese slipper", "Cocktail");
    }

    [Fact]
    public void Trap_093_a_mule_is_an_animal() => Google.SaysNothing("category", "Mule", "Horse");

    [Fact]
    public void Trap_094_a_clutch_is_a_bag_and_a_clutch_part_is_not()
    {
        Google.Shows("category", "clutches", "Clutch/m/01xf5", "Handbag 0.6", "Fashion accessory");
        Google.SaysNothing("category", "Clutch part", "Auto part");
        Google.SaysNothing("category", "Clutch", "Clutch part", "Auto part");
    }

    [Theory]
    [InlineData("Plastic bag")]
    [InlineData("Paper bag")]
    [InlineData("Bin bag")]
    [InlineData("Punching bag")]
    [InlineData("Sleeping bag")]
    [InlineData("Bean bag")]
    public void Trap_096_packaging_and_camping_bags_are_no_bags(string label)
    {
        Google.SaysNothing("category", label);
        Google.SaysNothing("category", label, "Bag 0.8");
    }

    [Theory]
    [InlineData("lb-1", "Backpack")]
    [InlineData("lb-12", "Suitcase")]
    [InlineData("lb-2", "Briefcase")]
    public void Trap_097_luggage_has_the_ids_of_luggage(string shopify, string label) =>
        Assert.Equal(shopify, Google.Map(label, "Bag 0.9", "Luggage and bags 0.8").Best("category")?.Value.ExternalIds["shopify"]);

    [Fact]
    public void Trap_098_a_coin_purse_is_a_wallet() => Google.ShowsWithin("category", "wallets", "Coin purse", "Wallet 0.8");

    [Fact]
    public void Trap_099_sunglasses_only_when_their_label_leads()
    {
        Google.Shows("category", "sunglasses", "Eyewear 0.96", "Sunglasses 0.93", "Glasses 0.8", "Vision care 0.8");
        Google.Shows("category", "eyeglasses", "Eyewear 0.96", "Glasses 0.93", "Sunglasses 0.6", "Vision care 0.8");
        Google.SaysNothing("category", "Goggles 0.9", "Vision care 0.8");
    }

    [Fact]
    public void Trap_099_glasses_on_a_face_are_no_product() => Google.SaysNothing("category", "Face 0.97", "People 0.95", "Smile 0.8", "Glasses 0.7");

    [Fact]
    public void Trap_101_an_apron_is_a_household_textile()
    {
        Google.Shows("category", "aprons", "Apron", "Cooking 0.7");
        Google.Denies("category", "apparel", "Apron", "Cooking 0.7");
        Google.SaysNothing("category", "Airport apron", "Airline");
    }

    [Theory]
    [InlineData("Helmet")]
    [InlineData("Hard hat")]
    [InlineData("Football helmet")]
    [InlineData("Goaltender mask")]
    public void Trap_103_helmets_are_no_hats(string label) => Google.SaysNothing("category", label, "Headgear 0.9", "Hat 0.7", "Personal protective equipment 0.9");

    [Fact]
    public void Trap_103_headgear_is_weakly_a_hat() => Google.Shows("category", "hats", "Headgear 0.9");

    [Fact]
    public void Trap_104_not_every_cap_is_a_hat()
    {
        Google.Shows("category", "caps", "Cap", "Baseball cap", "Headgear");
        Google.SaysNothing("category", "Ice cap", "Arctic");
        Google.Denies("category", "hats", "Swim cap", "Swimming");
    }

    [Fact]
    public void Trap_106_a_tie_needs_a_collar_or_a_suit()
    {
        Google.SaysNothing("category", "Tie");
        Google.Shows("category", "ties", "Tie", "Collar/m/091410 0.8", "Formal wear 0.8");
        Google.Shows("category", "bow-ties", "Bow tie", "Formal wear 0.8");
        Google.Denies("category", "neckwear", "Hair tie");
        Assert.Equal(Google.Confidence("category", "ties", "Tie", "Shirt"), Google.Confidence("category", "ties", "Tie", "Necktie 0.8", "Shirt"), 1e-12);
    }

    [Fact]
    public void Trap_107_a_bow_needs_a_ribbon_or_hair()
    {
        Google.SaysNothing("category", "Bow", "Archery");
        Google.ShowsWithin("category", "hair-accessories", "Bow", "Hair accessory 0.7");
    }

    [Theory]
    [InlineData("Seat belt")]
    [InlineData("Ammunition belt")]
    [InlineData("Vacuum belt")]
    public void Trap_108_other_belts_are_no_belts(string label) => Google.SaysNothing("category", label);

    [Fact]
    public void Trap_108_a_belt_beside_trousers_is_a_detail()
    {
        Google.Shows("category", "belts", "Belt", "Leather 0.8");
        Google.ShowsWithin("category", "pants", "Belt", "Jeans 0.8", "Denim 0.8");
    }

    [Theory]
    [InlineData("Ring")]
    [InlineData("Chain")]
    [InlineData("Cross")]
    [InlineData("Diamond")]
    [InlineData("Pearl")]
    [InlineData("Bead")]
    [InlineData("Pin")]
    [InlineData("Badge")]
    [InlineData("Crown")]
    [InlineData("Heart")]
    [InlineData("Crystal")]
    [InlineData("Onion ring")]
    [InlineData("Piston ring")]
    [InlineData("Boxing ring")]
    public void Trap_109_things_of_the_world_are_no_jewelry(string label) => Google.SaysNothing("category", label);

    [Fact]
    public void Trap_109_a_ring_beside_jewelry_is_a_ring() =>
        Google.Shows("category", "rings", "Ring", "Jewellery", "Fashion accessory", "Diamond", "Gemstone 0.7");

    [Fact]
    public void Trap_111_body_jewelry_is_weak() => Google.Shows("category", "necklaces", "Body jewelry 0.95", "Necklace 0.7", "Neck 0.9");

    [Fact]
    public void Trap_112_watches()
    {
        Google.Shows("category", "watches", "Analog watch", "Watch 0.95", "Fashion accessory");
        Google.Shows("category", "smart-watches", "Watch phone");
        Google.SaysNothing("category", "Wall clock", "Clock");
    }

    [Fact]
    public void Trap_113_a_mask_needs_a_costume_or_a_face()
    {
        Google.SaysNothing("category", "Mask");
        Google.SaysNothing("category", "Gas mask", "Mask", "Personal protective equipment", "Face");
        Google.Shows("category", "costume-masks", "Mask", "Costume 0.8", "Carnival 0.8");
        Google.Shows("category", "fashion-face-masks", "Face mask", "Face");
    }

    [Theory]
    [InlineData("Halter")]
    [InlineData("Leash")]
    [InlineData("Saddle")]
    [InlineData("Horse harness")]
    [InlineData("Dog collar")]
    [InlineData("Dog clothes")]
    public void Trap_114_an_animals_gear_is_no_fashion(string label)
    {
        Google.SaysNothing("category", label, "Dog 0.9", "Horse 0.8");
        Google.SaysNothing("neckline", label);
    }

    [Fact]
    public void Trap_117_a_sock_beside_shoes_is_a_part_of_the_picture()
    {
        Google.Denies("category", "socks", "Sock", "Shoe 0.8", "Footwear 0.9");
        Google.Shows("category", "socks", "Sock", "Wool 0.6");
    }

    [Theory]
    [InlineData("Hat 0.8", "Headgear 0.7")]
    [InlineData("Bow tie 0.8", "Formal wear 0.6")]
    [InlineData("Sunglasses 0.8", "Eyewear 0.9")]
    [InlineData("Scarf 0.8", "Fur 0.7")]
    [InlineData("Costume 0.8", "Halloween costume 0.9")]
    [InlineData("Bag 0.8", "Luggage and bags 0.6")]
    public void Trap_137_what_an_animal_wears_or_sits_in_is_no_product(params string[] labels) =>
        Google.SaysNothing("category", [.. labels, "Dog 0.98", "Dog breed 0.95", "Snout 0.9", "Cat 0.5"]);
}
